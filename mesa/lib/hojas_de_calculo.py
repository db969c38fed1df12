"""Tables as CSV and XLSX, row by row in constant memory; the same rows give the same bytes.

XLSX is for people. CSV is for other programs: UTF-8, RFC 4180 (commas, CRLF), a decimal point as in Peru, days in ISO
8601. It starts with a BOM, without which Excel reads accents wrong. Instants are given on Lima's clock, which never
changes its distance from UTC. Whatever a stranger wrote is text and stays text (mesa/lib/celdas.py).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from tempfile import TemporaryDirectory
from typing import BinaryIO, assert_never

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from mesa.lib.celdas import texto_de_csv, texto_de_xlsx
from mesa.lib.fechas import en_lima

Valor = str | Decimal | date | datetime | None
Fila = Sequence[Valor]

BOM = b"\xef\xbb\xbf"
TROZO = 64 * 1024
FILAS_MAXIMAS = 1_048_575  # of an XLSX sheet, below the titles
_CREADO = datetime(1980, 1, 1)  # noqa: DTZ001 – not an instant: what the file says of itself, always the same
_PRIMER_ANIO = 1900  # Excel counts days from here


class Tipo(Enum):
    """What a column holds: text, money (Decimal), a day (date) or an instant (datetime with zone)."""

    TEXTO = str
    IMPORTE = Decimal
    FECHA = date
    INSTANTE = datetime


@dataclass(frozen=True, slots=True)
class Columna:
    """A column: its title, what it holds, and its width in characters."""

    titulo: str
    tipo: Tipo = Tipo.TEXTO
    ancho: int = 16


class DemasiadasFilasError(Exception):
    """A sheet does not hold that many rows."""

    def __init__(self) -> None:
        super().__init__(f"Una hoja tiene como máximo {FILAS_MAXIMAS} filas: elige un periodo más corto.")


def trozos_de_csv(columnas: Sequence[Columna], filas: Iterable[Fila]) -> Iterator[bytes]:
    """Yield the CSV in pieces of 64 KB or so. Raises TypeError for what a column does not hold; None fits in all."""
    salida = io.StringIO(newline="")
    escritor = csv.writer(salida)  # RFC 4180: commas, CRLF, quotes where needed
    escritor.writerow([texto_de_csv(columna.titulo) for columna in columnas])
    pendiente = BOM
    for fila in filas:
        escritor.writerow([_en_csv(valor) for _columna, valor in _comprobada(columnas, fila)])
        if salida.tell() >= TROZO:
            yield pendiente + _vaciar(salida)
            pendiente = b""
    yield pendiente + _vaciar(salida)


def escribir_xlsx(destino: BinaryIO, columnas: Sequence[Columna], filas: Iterable[Fila], *, hoja: str) -> int:
    """Write one sheet, with titles that stay in sight and can be filtered; return how many rows it has.

    `hoja`: its name, of at most 31 letters and digits. Raises TypeError for what a column does not hold,
    DemasiadasFilasError.
    """
    with TemporaryDirectory() as carpeta, Workbook(destino, {"constant_memory": True, "tmpdir": carpeta}) as libro:
        libro.set_properties({"created": _CREADO})
        return _Hoja(libro, hoja).llenar(columnas, filas)


class _Hoja:
    """A sheet of a workbook while it is written, one row after the other."""

    def __init__(self, libro: Workbook, nombre: str) -> None:
        self._hoja: Worksheet = libro.add_worksheet(nombre)
        self._de_titulo: Format = libro.add_format({"bold": True, "quote_prefix": True})
        self._formatos: dict[Tipo, Format] = {
            # With the prefix, who edits a cell that starts with «=» does not turn it into a formula.
            Tipo.TEXTO: libro.add_format({"num_format": "@", "quote_prefix": True}),
            Tipo.IMPORTE: libro.add_format({"num_format": "#,##0.00"}),
            Tipo.FECHA: libro.add_format({"num_format": "dd/mm/yyyy"}),
            Tipo.INSTANTE: libro.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}),
        }

    def llenar(self, columnas: Sequence[Columna], filas: Iterable[Fila]) -> int:
        for posicion, columna in enumerate(columnas):
            self._hoja.set_column(posicion, posicion, columna.ancho)
            self._hoja.write_string(0, posicion, texto_de_xlsx(columna.titulo), self._de_titulo)
        cuantas = 0
        for cuantas, fila in enumerate(filas, start=1):
            if cuantas > FILAS_MAXIMAS:
                raise DemasiadasFilasError
            for posicion, (columna, valor) in enumerate(_comprobada(columnas, fila)):
                if valor is not None:
                    self._poner(cuantas, posicion, valor, columna.tipo)
        self._hoja.freeze_panes(1, 0)
        self._hoja.autofilter(0, 0, cuantas, len(columnas) - 1)
        return cuantas

    def _poner(self, fila: int, posicion: int, valor: Valor, tipo: Tipo) -> None:
        numero = _numero_de_excel(valor)
        if numero is None:
            self._hoja.write_string(fila, posicion, texto_de_xlsx(_como_texto(valor)), self._formatos[Tipo.TEXTO])
        elif isinstance(numero, float):
            self._hoja.write_number(fila, posicion, numero, self._formatos[tipo])
        else:
            self._hoja.write_datetime(fila, posicion, numero, self._formatos[tipo])


def _numero_de_excel(valor: Valor) -> float | date | None:
    """Return what Excel keeps as a number; None for text, and for amounts and days that it would keep changed."""
    if isinstance(valor, Decimal):
        return float(valor) if _es_corriente(valor) and len(valor.as_tuple().digits) <= 15 else None
    if isinstance(valor, datetime):
        valor = en_lima(valor).replace(tzinfo=None, microsecond=0)
    return valor if isinstance(valor, date) and valor.year >= _PRIMER_ANIO else None


def _como_texto(valor: Valor) -> str:
    match valor:
        case None:
            return ""
        case str():
            return valor
        case Decimal():
            return f"{valor:f}" if _es_corriente(valor) else str(valor)
        case datetime():
            return en_lima(valor).replace(tzinfo=None, microsecond=0).isoformat(" ")
        case date():
            return valor.isoformat()
        case _:
            assert_never(valor)


def _en_csv(valor: Valor) -> str:
    texto = _como_texto(valor)
    es_nuestro = isinstance(valor, date) or (isinstance(valor, Decimal) and _es_corriente(valor))
    return texto if es_nuestro else texto_de_csv(texto)


def _es_corriente(importe: Decimal) -> bool:
    """Tell an amount from what a voucher may call one: «1E+999999» would be a million digits, «NaN» is none."""
    exponente = importe.as_tuple().exponent
    return isinstance(exponente, int) and exponente >= -10 and importe.adjusted() < 20


def _comprobada(columnas: Sequence[Columna], fila: Fila) -> Iterator[tuple[Columna, Valor]]:
    for columna, valor in zip(columnas, fila, strict=True):
        # A datetime is a date for Python, but its day depends on a zone.
        ajeno = isinstance(valor, datetime) and columna.tipo is Tipo.FECHA
        if valor is not None and (ajeno or not isinstance(valor, columna.tipo.value)):
            raise TypeError(f"«{columna.titulo}» holds {columna.tipo.name}, not {type(valor).__name__}")
        yield columna, valor


def _vaciar(salida: io.StringIO) -> bytes:
    texto = salida.getvalue()
    salida.seek(0)
    salida.truncate()
    return texto.encode()


__all__ = ["Columna", "DemasiadasFilasError", "Fila", "Tipo", "Valor", "escribir_xlsx", "trozos_de_csv"]
