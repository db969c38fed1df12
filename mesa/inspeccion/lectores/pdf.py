"""Facts about a PDF: whether it opens, what its pages show, what it carries. Read by qpdf and by pdfium.

They forgive different faults: what either can read is received, since the reader at the desk may be of either kind.
"""

import io
import mmap  # noqa: F401  asked for by pikepdf on opening a file, when there may be no file system left to load it from
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader
from typing import Any, BinaryIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from mesa.inspeccion.lectores.pdf_activo import Activo, Hallado, contenido_activo
from mesa.inspeccion.lectores.pdf_cola import Extremos, leer_extremos
from mesa.inspeccion.lectores.pdf_firma import lleva_firma, lleva_firma_segun_pdfium
from mesa.inspeccion.lectores.pdf_hoja import Hoja, mirar_hojas
from mesa.inspeccion.lectores.pdf_peso import Balanza

# What qpdf says when it had to guess where things are; lesser repairs change nothing a reader sees.
_RECONSTRUIDO = ("file is damaged", "reconstruct")
_ROTO = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, OverflowError)

_ENTERO = Extremos(con_fin=True)


def _abrir_la_fuente_de_azar() -> None:
    """Have qpdf open /dev/urandom, which it wants for encrypted files and keeps: a jail without files has none."""
    with pikepdf.new() as pdf:
        pdf.save(io.BytesIO(), encryption=pikepdf.Encryption(owner="", user=""))


_abrir_la_fuente_de_azar()


class Apertura(StrEnum):
    """What happened on opening a PDF without a password."""

    ABRE = "abre"
    CON_CONTRASENA = "con_contrasena"
    NO_ABRE = "no_abre"


@dataclass(frozen=True, slots=True)
class HechosPdf:
    """`restringido`: opens without a password, yet its author limited printing, copying or editing.

    `danado`: its structure is broken and a reader had to mend it. `hojas` are the pages looked at, a sample of a long
    PDF; `con_hojas` is False when they could not be looked at. `extremos` tells what was put before or after it.
    """

    apertura: Apertura
    restringido: bool = False
    paginas: int = 0
    con_firma: bool = False
    danado: bool = False
    activo: tuple[Hallado, ...] = ()
    hojas: tuple[Hoja, ...] = ()
    con_hojas: bool = True
    extremos: Extremos = _ENTERO


def leer_pdf(archivo: BufferedReader) -> HechosPdf:
    """Return the facts of a PDF. It is read lazily: cost grows with its pages, up to a bound, and not with its size."""
    extremos = leer_extremos(archivo)
    archivo.seek(0)
    try:
        with pikepdf.open(archivo, access_mode=pikepdf.AccessMode.mmap) as pdf:
            return _con_qpdf(pdf, archivo, extremos)
    except pikepdf.PasswordError:
        return _sin_qpdf(archivo, extremos, Apertura.CON_CONTRASENA)
    except _ROTO:
        return _sin_qpdf(archivo, extremos, Apertura.NO_ABRE)


def _con_qpdf(pdf: pikepdf.Pdf, archivo: BufferedReader, extremos: Extremos) -> HechosPdf:
    paginas = len(pdf.pages)
    if not paginas:
        return HechosPdf(Apertura.ABRE, extremos=extremos)
    hojas, mendado = _hojas(pdf, archivo, extremos)
    if hojas is None or (hojas and all(hoja.rota for hoja in hojas)):
        return HechosPdf(Apertura.NO_ABRE, extremos=extremos)
    return HechosPdf(
        apertura=Apertura.ABRE,
        restringido=pdf.is_encrypted and not pdf.owner_password_matched,
        paginas=paginas,
        con_firma=lleva_firma(pdf),
        danado=mendado or extremos.antes > 0 or _se_reconstruyo(pdf),
        activo=contenido_activo(pdf),
        hojas=hojas,
        con_hojas=bool(hojas),
        extremos=extremos,
    )


def _hojas(pdf: pikepdf.Pdf, archivo: BufferedReader, extremos: Extremos) -> tuple[tuple[Hoja, ...] | None, bool]:
    """Return the pages, and whether they had to be read from a mended copy; None when nobody can show them.

    pdfium also refuses files that qpdf opens: with the password of the owner left empty, which takes nothing from the
    reader, and broken ones. A file cut before its end is not mended: what is missing cannot be.
    """
    pesada = Balanza(pdf).es_pesada
    try:
        return _hojas_segun_pdfium(archivo, pesada), False
    except pypdfium2.PdfiumError as error:
        pide_clave = error.err_code == pdfium.FPDF_ERR_PASSWORD
    if not (pide_clave or extremos.con_fin):
        return None, True
    copia = io.BytesIO()
    try:
        with warnings.catch_warnings(action="ignore"):
            pdf.save(copia, encryption=False)
        hojas = _hojas_segun_pdfium(copia, pesada)
    except (*_ROTO, pypdfium2.PdfiumError):
        return (), True
    return (hojas if pide_clave or any(_algo_muestra(hoja) for hoja in hojas) else None), not pide_clave


def _sin_qpdf(archivo: BufferedReader, extremos: Extremos, si_no: Apertura) -> HechosPdf:
    """A broken PDF must show something to be received: pdfium makes empty pages out of next to nothing."""
    try:
        archivo.seek(0)
        with pypdfium2.PdfDocument(archivo) as documento:
            hojas = mirar_hojas(documento, es_pesada=lambda _: False)
            if si_no is Apertura.NO_ABRE and not any(_algo_muestra(hoja) for hoja in hojas):
                return HechosPdf(Apertura.NO_ABRE, extremos=extremos)
            return HechosPdf(
                apertura=Apertura.ABRE,
                paginas=len(documento),
                con_firma=lleva_firma_segun_pdfium(documento),
                danado=si_no is Apertura.NO_ABRE,
                activo=_activo_segun_pdfium(documento),
                hojas=hojas,
                extremos=extremos,
            )
    except pypdfium2.PdfiumError as error:
        clave = si_no is Apertura.CON_CONTRASENA or error.err_code == pdfium.FPDF_ERR_PASSWORD
        return HechosPdf(Apertura.CON_CONTRASENA if clave else Apertura.NO_ABRE, extremos=extremos)


def _hojas_segun_pdfium(archivo: BinaryIO, pesada: Callable[[int], bool]) -> tuple[Hoja, ...]:
    archivo.seek(0)
    with pypdfium2.PdfDocument(archivo) as documento:
        return mirar_hojas(documento, es_pesada=pesada)


def _algo_muestra(hoja: Hoja) -> bool:
    return not (hoja.rota or hoja.vacia)


def _activo_segun_pdfium(documento: Any) -> tuple[Hallado, ...]:
    """Return the little that pdfium tells of a file in which qpdf finds no way about."""
    cuentas = {
        Activo.JAVASCRIPT: pdfium.FPDFDoc_GetJavaScriptActionCount(documento.raw) > 0,
        Activo.ADJUNTO: pdfium.FPDFDoc_GetAttachmentCount(documento.raw) > 0,
        Activo.FORMULARIO_XFA: pdfium.FPDF_GetFormType(documento.raw) >= pdfium.FORMTYPE_XFA_FULL,
    }
    return tuple(Hallado(activo) for activo, hay in cuentas.items() if hay)


def _se_reconstruyo(pdf: pikepdf.Pdf) -> bool:
    return any(dicho in str(aviso) for aviso in pdf.get_warnings() for dicho in _RECONSTRUIDO)
