"""The inspector against the labelled corpus, where there is one beside the project: a fixed sample of its sure rows."""

import csv
import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mesa.examen.examinar import examinar
from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.inspeccion.inspector import Inspeccion
from mesa.inspeccion.politica import Rol, politica_para

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
A_LO_SUMO = 120  # files, so that the sample takes seconds
COINCIDENCIA = 0.98
ESTADOS = {"VALIDA_TSL": "valida"}  # the others are called alike
NUNCA_VALIDA = {"MODIFICADA", "INVALIDA", "NO_VERIFICABLE", "SIN_FIRMA"}

pytestmark = pytest.mark.skipif(
    not (CORPUS / "MANIFEST.tsv").is_file(), reason="the labelled corpus is not beside the project"
)


@dataclass(frozen=True, slots=True)
class Fila:
    """A labelled file and what the desk says of it."""

    archivo: str
    se_rechaza: bool
    firma: str
    dicho: Inspeccion

    @property
    def coincide(self) -> bool:
        return self.dicho.rechaza == self.se_rechaza


@pytest.fixture(scope="module")
def muestra() -> list[Fila]:
    """Every n-th of the rows whose label is sure, inspected in the jail."""
    seguras = list(_seguras())
    elegidas = seguras[:: math.ceil(len(seguras) / A_LO_SUMO)]
    with ThreadPoolExecutor(2) as hilos:
        return list(hilos.map(_inspeccionada, elegidas))


def _seguras() -> Iterator[dict[str, str]]:
    with (CORPUS / "MANIFEST.tsv").open(newline="") as fuente:
        for fila in csv.DictReader(fuente, delimiter="\t"):
            if fila["certeza"] == "alta" and (CORPUS / fila["archivo"]).is_file():
                yield fila


def _inspeccionada(fila: dict[str, str]) -> Fila:
    ruta = CORPUS / fila["archivo"]
    return Fila(
        archivo=fila["archivo"],
        se_rechaza=fila["veredicto"] in {"RECHAZA", "AISLA"},
        firma=fila["estado_firma"],
        dicho=examinar(
            ruta,
            nombre=ruta.name,
            politica=politica_para(rol=Rol.ANEXO),
            confianza=lambda: leer_carpeta(CORPUS.parent / "confianza"),
            ahora=datetime.now(UTC),
        ),
    )


def test_the_verdicts_agree_with_the_labels(muestra: list[Fila]) -> None:
    distintos = [f"{fila.archivo}: {fila.dicho.veredicto}" for fila in muestra if not fila.coincide]

    assert len(muestra) > A_LO_SUMO // 2
    assert any(fila.se_rechaza for fila in muestra)
    assert len(distintos) <= (1 - COINCIDENCIA) * len(muestra), distintos


def test_every_file_is_inspected_to_the_end(muestra: list[Fila]) -> None:
    codigos = {(fila.archivo, hallado.codigo) for fila in muestra for hallado in fila.dicho.hallazgos}

    assert [archivo for archivo, codigo in codigos if codigo == "inspeccion.no_concluida"] == []


def test_no_signature_is_called_valid_that_is_not(muestra: list[Fila]) -> None:
    dudosas = [fila for fila in muestra if fila.firma in NUNCA_VALIDA]

    assert dudosas
    assert [fila.archivo for fila in dudosas if fila.dicho.estado_firma.value == "valida"] == []


@pytest.fixture(scope="module")
def firmados() -> list[Fila]:
    """Every signed PDF whose label is sure."""
    filas = [fila for fila in _seguras() if fila["clase"] == "pdf_firmado"]
    with ThreadPoolExecutor(2) as hilos:
        return list(hilos.map(_inspeccionada, filas))


def test_the_states_of_signed_pdfs_agree_with_the_labels(firmados: list[Fila]) -> None:
    distintos = [
        f"{fila.archivo}: {fila.dicho.estado_firma}"
        for fila in firmados
        if fila.dicho.estado_firma.value != ESTADOS.get(fila.firma, fila.firma.lower())
    ]

    assert len(firmados) > 40
    assert len(distintos) <= (1 - COINCIDENCIA) * len(firmados), distintos
