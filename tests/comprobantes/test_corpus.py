"""The reader against the labelled corpus, where there is one beside the project: states, facts, and no false alarms."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from asn1crypto import pem

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso
from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer
from mesa.comprobantes.leido import Clase, Leido
from mesa.comprobantes.revisar import revisar
from tests.comprobantes.casos import HOY, Presentados
from tests.comprobantes.corpus_a_mano import A_MANO

COMPARTIDO = Path(__file__).resolve().parents[3] / "shared"
CORPUS, AUTORIDADES = COMPARTIDO / "corpus", COMPARTIDO / "confianza" / "ca"
ACIERTO_DE_ESTADOS, ACIERTO_DE_HECHOS = 0.98, 0.99
NUNCA_VALIDA = {"MODIFICADA", "INVALIDA", "NO_VERIFICABLE", "SIN_FIRMA"}
ESTADOS = {
    "VALIDA_TSL": "valida",
    "INTEGRA_NO_CONFIABLE": "integra_no_confiable",
    "INVALIDA": "invalida",
    "NO_VERIFICABLE": "no_verificable",
    "SIN_FIRMA": "sin_firma",
}
CLASES = {
    "factura": tipos.FACTURA,
    "boleta": tipos.BOLETA,
    "nota de crédito": tipos.NOTA_DE_CREDITO,
    "nota de débito": tipos.NOTA_DE_DEBITO,
    "guía de remisión": tipos.GUIA_DE_REMITENTE,
    "retención": tipos.RETENCION,
    "percepción": tipos.PERCEPCION,
    "recibo por honorarios": tipos.RECIBO_POR_HONORARIOS,
}
# «factura F001-1 emisor 20606433094 total PEN 118.00 …»; «?» and what is in braces is not there to be read.
ESPERADO = re.compile(
    r"(?P<clase>[^\d?]+?) (?P<numero>\S+) emisor (?P<emisor>[^\s.]+)(?: total (?P<moneda>\w{3}) (?P<total>[\d.]*\d))?"
)
# What these say of themselves does not add up: made for tests by people in a hurry.
DESCUADRADAS = {"notacr-fac.xml", "notadb-fac.xml", "20606433094-01-F001-3.xml"}

pytestmark = pytest.mark.skipif(
    not (CORPUS / "MANIFEST.tsv").is_file(), reason="the labelled corpus is not beside the project"
)


@dataclass(frozen=True, slots=True)
class Fila:
    """A labelled file and what is read in it."""

    archivo: str
    subclase: str
    firma: str
    esperado: str
    segura: bool
    leido: Leido


@pytest.fixture(scope="module")
def filas() -> list[Fila]:
    return list(_filas())


def _filas() -> Iterator[Fila]:
    confianza = Confianza(anclas=tuple(pem.unarmor(ruta.read_bytes())[2] for ruta in sorted(AUTORIDADES.glob("*.pem"))))
    with (CORPUS / "MANIFEST.tsv").open(newline="") as fuente:
        for fila in csv.DictReader(fuente, delimiter="\t"):
            if fila["clase"].startswith(("sunat", "xml")) and not fila["archivo"].endswith(".zip"):
                leido = juzgar(leer((CORPUS / fila["archivo"]).read_bytes()), confianza=confianza)
                segura = fila["certeza"] == "alta"
                nombre = Path(fila["archivo"]).name
                yield Fila(nombre, fila["subclase"], fila["estado_firma"], fila["esperado"], segura, leido)


def test_signature_states_agree_with_the_labels(filas: list[Fila]) -> None:
    rotuladas = [fila for fila in filas if fila.segura and fila.firma]
    distintas = [f"{fila.archivo}: {fila.leido.firma}" for fila in rotuladas if _estado(fila) != ESTADOS[fila.firma]]

    assert len(rotuladas) > 70
    assert len(distintas) <= (1 - ACIERTO_DE_ESTADOS) * len(rotuladas), distintas


def test_intact_vouchers_are_all_reported_intact(filas: list[Fila]) -> None:
    intactas = [fila for fila in filas if fila.firma in {"VALIDA_TSL", "INTEGRA_NO_CONFIABLE"}]

    assert len(intactas) > 25
    assert [fila.archivo for fila in intactas if not fila.leido.firma.integra] == []


def test_nothing_is_falsely_valid(filas: list[Fila]) -> None:
    assert [fila.archivo for fila in filas if fila.firma in NUNCA_VALIDA and _estado(fila) == "valida"] == []


def test_kind_number_issuer_and_total_are_as_labelled(filas: list[Fila]) -> None:
    comparadas = [fila for fila in filas if _hechos(fila) is not None]
    errores = [f"{fila.archivo}: {_hechos(fila)}" for fila in comparadas if _hechos(fila)]

    assert len(comparadas) > 45
    assert len(errores) <= (1 - ACIERTO_DE_HECHOS) * len(comparadas), errores


def test_date_receiver_lines_and_taxes_are_as_read_by_hand(filas: list[Fila]) -> None:
    por_nombre = {fila.archivo: fila.leido.comprobante for fila in filas}
    comparadas = [archivo for archivo in A_MANO if archivo in por_nombre]
    errores = []
    for archivo in comparadas:
        comprobante = por_nombre[archivo]
        assert comprobante is not None
        leidos = (
            comprobante.emision,
            comprobante.receptor.numero,
            comprobante.detalle.lineas,
            comprobante.totales.impuestos,
        )
        emision, receptor, lineas, impuestos = A_MANO[archivo]
        a_mano = (date.fromisoformat(emision), receptor, lineas, Decimal(impuestos) if impuestos else None)
        if leidos != a_mano:
            errores.append(f"{archivo}: {leidos}, by hand {a_mano}")

    assert len(A_MANO) == 30
    assert len(comparadas) >= 25
    assert errores == []


def test_answers_give_the_code_that_the_label_says(filas: list[Fila]) -> None:
    respuestas = [fila for fila in filas if fila.leido.clase is Clase.CDR]
    dichos = [re.match(r'"?CDR (\S+), código (\d+)', fila.esperado) for fila in respuestas]

    assert len(respuestas) > 4
    for fila, dicho in zip(respuestas, dichos, strict=True):
        assert dicho is not None
        assert fila.leido.cdr is not None
        assert (fila.leido.cdr.identificador or "?", fila.leido.cdr.codigo) == dicho.groups()


def test_sound_vouchers_raise_no_alarm_about_figures(filas: list[Fila]) -> None:
    sanas = [
        fila
        for fila in filas
        if fila.leido.comprobante and fila.archivo not in DESCUADRADAS and fila.firma != "INVALIDA"
    ]
    reparos = [(fila.archivo, uno) for fila in sanas for uno in revisar(_caso(fila.leido))]

    assert len(sanas) > 45
    assert [(archivo, uno.mensaje) for archivo, uno in reparos if uno.codigo.startswith("importes.")] == []


def test_changed_digits_raise_one(filas: list[Fila]) -> None:
    adulteradas = [fila for fila in filas if fila.subclase == "adulterado"]

    assert len(adulteradas) >= 5
    for fila in adulteradas:
        assert any(uno.codigo.startswith("importes.") for uno in revisar(_caso(fila.leido))), fila.archivo


def _caso(leido: Leido) -> Caso:
    assert leido.comprobante is not None
    return Caso(leido=leido, institucion=leido.comprobante.receptor.numero, hoy=HOY, registro=Presentados())


def _estado(fila: Fila) -> str:
    return fila.leido.firma.estado.value


def _hechos(fila: Fila) -> list[str] | None:
    """Return which of the labelled facts are read otherwise; None when the label tells of none."""
    dicho = ESPERADO.match(fila.esperado.strip('"'))
    comprobante = fila.leido.comprobante
    if dicho is None or comprobante is None or dicho["clase"] not in CLASES:
        return None
    leidos = {
        "numero": comprobante.identificador,
        "emisor": comprobante.emisor.numero,
        "moneda": comprobante.moneda or "",
        "total": comprobante.totales.total,
    }
    esperados = {
        "numero": _a_la_vista(dicho["numero"]),
        "emisor": _a_la_vista(dicho["emisor"]),
        "moneda": dicho["moneda"],
        "total": None if dicho["total"] is None else Decimal(dicho["total"]),
    }
    errores = [hecho for hecho, valor in esperados.items() if valor is not None and leidos[hecho] != valor]
    de_guia = {comprobante.tipo, CLASES[dicho["clase"]]} == {tipos.GUIA_DE_TRANSPORTISTA, tipos.GUIA_DE_REMITENTE}
    return errores if comprobante.tipo == CLASES[dicho["clase"]] or de_guia else ["tipo", *errores]


def _a_la_vista(dicho: str) -> str:
    return "" if dicho == "?" or "{" in dicho else dicho
