"""Signatures read in the jail: as outside of it, with the trust it was given, and without ever taking the file along."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.firmas.confianza.modelo import SIN_CONFIANZA
from mesa.firmas.confianza.traslado import a_datos, de_datos
from mesa.firmas.lectura import aislada
from mesa.firmas.lectura.aislada import leer_aislado
from mesa.lib import sandbox
from tests.firmas.lectura.hechas import (
    CARTA,
    con_campo_llenado,
    con_formulario,
    con_pagina_de_mas,
    con_prueba_de_largo_plazo,
    con_revision,
    con_sello_de_documento,
    leidas,
    una_confianza,
)
from tests.pki.pki import MOMENTO, Pki


@pytest.fixture
def firmado(pki: Pki, tmp_path: Path) -> Path:
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(pki.firmar(CARTA))
    return ruta


def casos(pki: Pki) -> Iterator[bytes]:
    firmada = pki.firmar(CARTA, sellador=pki.sellador())
    yield firmada
    yield con_sello_de_documento(con_prueba_de_largo_plazo(firmada, pki, ocsp_de="persona"), pki.sellador())
    yield con_pagina_de_mas(firmada)
    yield con_revision(firmada, info={"/Title": "Otra"})
    yield con_campo_llenado(pki.firmar(con_formulario(CARTA)), "900")
    yield firmada[:-50]


def test_behind_the_wall_it_reads_what_it_reads_outside(pki: Pki, tmp_path: Path) -> None:
    confianza, ruta = una_confianza(pki), tmp_path / "a.pdf"
    for pdf in casos(pki):
        ruta.write_bytes(pdf)

        firmas, _estado = leer_aislado(ruta, confianza=confianza, ahora=MOMENTO)

        assert list(firmas) == [una.a_json() for una in leidas(pdf, confianza)]


def test_new_trust_is_in_force_at_once(pki: Pki, firmado: Path) -> None:
    assert leer_aislado(firmado, confianza=SIN_CONFIANZA, ahora=MOMENTO)[1] == "integra_no_confiable"
    assert leer_aislado(firmado, confianza=una_confianza(pki), ahora=MOMENTO)[1] == "valida"
    assert leer_aislado(firmado, confianza=una_confianza(pki, crls=()), ahora=MOMENTO)[1] == "integra_no_confiable"


def test_reading_that_dies_leaves_one_that_could_not_be_verified(
    firmado: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aislada, "TAREA", "tests.lib.tareas_hostiles:morir")

    firmas, estado = leer_aislado(firmado, confianza=SIN_CONFIANZA, ahora=MOMENTO)

    assert estado == "no_verificable"
    assert [(una["integra"], una["motivos"]) for una in firmas] == [(None, ["firma.no_concluida"])]


def test_signature_that_one_reader_saw_and_another_does_not_find_is_not_passed_over(pki: Pki, tmp_path: Path) -> None:
    ruta = tmp_path / "a.pdf"
    ruta.write_bytes(con_sello_de_documento(CARTA, pki.sellador()))

    firmas, estado = leer_aislado(ruta, confianza=una_confianza(pki), ahora=MOMENTO)

    assert (estado, [una["motivos"] for una in firmas]) == ("no_verificable", [["firma.ilegible"]])


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        leer_aislado(tmp_path / "nada.pdf", confianza=SIN_CONFIANZA, ahora=MOMENTO)


def test_trust_crosses_into_the_jail_whole(pki: Pki) -> None:
    confianza = una_confianza(pki, intermedios=(pki.der("emisora"),), propios=(pki.der("sello"),))

    assert de_datos(a_datos(confianza)) == confianza


@pytest.fixture(autouse=True, scope="module")
def _no_jail_of_another_test() -> Iterator[None]:
    yield
    sandbox._forget()
