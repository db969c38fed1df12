"""Signed files damaged by the hundred: each has a verdict, and none reads valid for other content."""

import random
from pathlib import Path

from mesa.firmas.lectura.aislada import leer_aislado
from tests.firmas.lectura.hechas import CARTA, con_prueba_de_largo_plazo, con_sello_de_documento, una_confianza
from tests.pki.pki import MOMENTO, Pki
from tools.mutantes import mutantes

CUANTOS = 400


def test_damaged_signed_files_are_judged_and_never_valid(pki: Pki, tmp_path: Path) -> None:
    sellada = pki.firmar(CARTA, sellador=pki.sellador())
    originales = {
        "simple": pki.firmar(CARTA),
        "sellada": sellada,
        "dos": pki.firmar(sellada, "empresa", campo="Firma2"),
        "larga": con_sello_de_documento(con_prueba_de_largo_plazo(sellada, pki), pki.sellador()),
    }
    rutas = []
    for nombre, contenido in originales.items():
        rutas.append(tmp_path / f"{nombre}.pdf")
        rutas[-1].write_bytes(contenido)
    confianza, danado = una_confianza(pki), tmp_path / "mutante.pdf"
    estados = []
    for mutante in mutantes(rutas, cuantos=CUANTOS, semilla=2026):
        danado.write_bytes(mutante.contenido)

        firmas, estado = leer_aislado(danado, confianza=confianza, ahora=MOMENTO)

        estados.append(estado)
        if estado == "valida":
            assert _dice_lo_mismo(mutante.contenido, mutante.origen.read_bytes()), (mutante.numero, mutante.cambio)
        assert all(firma["motivo"] for firma in firmas)
    assert len(estados) == CUANTOS
    assert {"invalida", "no_verificable"} <= set(estados)


def test_every_signed_byte_counts(pki: Pki, tmp_path: Path) -> None:
    firmada, azar, danado = pki.firmar(CARTA), random.Random(7), tmp_path / "a.pdf"
    desde = firmada.index(b"/Contents <") + len(b"/Contents ")
    hasta = firmada.index(b">", desde) + 1
    for _ in range(60):
        lugar = azar.choice([azar.randrange(desde), azar.randrange(hasta, len(firmada))])
        cambiada = bytearray(firmada)
        cambiada[lugar] ^= 1 << azar.randrange(8)
        danado.write_bytes(cambiada)

        _firmas, estado = leer_aislado(danado, confianza=una_confianza(pki), ahora=MOMENTO)

        assert estado in {"invalida", "no_verificable", "modificada"}, lugar


def _dice_lo_mismo(mutante: bytes, original: bytes) -> bool:
    """Whether the two differ in the signatures' own values alone, which no signature covers."""
    return _sin_valores(mutante) == _sin_valores(original)


def _sin_valores(pdf: bytes) -> bytes:
    trozos = pdf.split(b"/Contents <")
    return b"".join([trozos[0], *(trozo.partition(b">")[2] for trozo in trozos[1:])])
