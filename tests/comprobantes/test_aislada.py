"""Vouchers read in the jail: as good as outside, whatever they bring."""

from pathlib import Path

import pytest

from mesa.comprobantes.aislada import NO_LEIDO, leer_aislado
from mesa.comprobantes.ensayo import ensayar
from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.firma.hechos import Autor, EstadoFirma
from mesa.comprobantes.firma.traslado import a_datos, de_datos
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from mesa.lib import sandbox
from tests.archivos.firmar_xml import MAS, Firmante, autofirmado, firmar
from tests.archivos.hacer_comprobantes import un_cdr, un_certificado, una_guia, una_nota, una_venta, unas_bajas


def guardado(carpeta: Path, contenido: bytes) -> Path:
    ruta = carpeta / "comprobante.xml"
    ruta.write_bytes(contenido)
    return ruta


@pytest.mark.parametrize("xml", [una_venta(), una_nota(), una_guia(), un_certificado(), unas_bajas(), un_cdr()])
def test_jail_says_the_same_as_outside(tmp_path: Path, emisor: Firmante, confianza: Confianza, xml: str) -> None:
    contenido = firmar(xml, emisor)

    assert leer_aislado(guardado(tmp_path, contenido), confianza=confianza) == juzgar(
        leer(contenido), confianza=confianza
    )


@pytest.mark.parametrize("metodo", ["rsa-sha256", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384"])
def test_every_kind_of_key_is_verified_behind_the_walls(tmp_path: Path, emisor: Firmante, metodo: str) -> None:
    firmante = emisor if metodo.startswith("rsa") else autofirmado()

    leido = leer_aislado(guardado(tmp_path, firmar(una_venta(), firmante, metodo=f"{MAS}{metodo}")))

    assert leido.firma.estado is EstadoFirma.INTEGRA_NO_CONFIABLE


def test_trust_is_there_in_the_jail_and_changes_with_what_is_given(
    tmp_path: Path, emisor: Firmante, confianza: Confianza
) -> None:
    ruta = guardado(tmp_path, firmar(una_venta(), emisor))

    estados = [leer_aislado(ruta, confianza=una).firma for una in (confianza, Confianza(), confianza)]

    assert [firma.estado.value for firma in estados] == ["valida", "integra_no_confiable", "valida"]
    assert estados[0].autor is Autor.EMISOR


@pytest.mark.parametrize("contenido", [b"", b"\0" * 1000, b"<a>" * 100_000, una_venta().encode("utf-16")])
def test_whatever_comes_is_answered(tmp_path: Path, contenido: bytes) -> None:
    assert leer_aislado(guardado(tmp_path, contenido)) == leer(contenido)


def test_reading_that_dies_is_not_a_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def muere(*_: object, **__: object) -> dict[str, object]:
        raise sandbox.NoConcluidaError("terminada")

    monkeypatch.setattr(sandbox, "ejecutar", muere)

    assert leer_aislado(guardado(tmp_path, una_venta().encode())) == NO_LEIDO
    assert NO_LEIDO.firma.estado is EstadoFirma.NO_VERIFICABLE


def test_missing_file_is_the_callers_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        leer_aislado(tmp_path / "nada.xml")


def test_trust_travels_whole(confianza: Confianza) -> None:
    assert de_datos(a_datos(confianza)) == confianza


def test_rehearsal_needs_no_more_than_what_is_in_the_house() -> None:
    ensayar()
