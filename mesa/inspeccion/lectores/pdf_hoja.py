"""Facts about the pages of a PDF, as pdfium reads them. Nothing is rendered: a page is judged by what lies on it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from mesa.inspeccion.lectores.pdf_contenido import Contenido, contenido_de
from mesa.inspeccion.lectores.pdf_imagen import Mirada

HOJAS_MIRADAS = 60
_PRIMERAS = 40
_SEGUNDOS = 5.0  # of CPU for all pages, looked at between one and the next; an honest scan takes less than one
_HOJA_LARGA = 14 * 72  # points; what is longer is taken for a page made in pixels of a sheet that was A4
_A4_LARGO = 842
_CUBIERTA = 0.5  # of the page, by images: below, it is a written page with pictures
_TEXTOS_EN_ESCANEO = 20  # stamps and page numbers written over a scan
_TEXTOS_PARA_ORIENTAR = 5
_LETRAS_POCAS = 10
_DE_UN_ANEXO_VISIBLE = frozenset(
    {
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_FILEATTACHMENT,
        pdfium.FPDF_ANNOT_WIDGET,
    }
)
_ANEXOS_MIRADOS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hoja:
    """One page. `numero` counts from 1; `ancho` and `alto` in points (1/72 inch), as shown.

    `rota`: it cannot be loaded. `pesada`: it was not looked at, since that would take too long. `ppp`: dots per inch of
    a scan, None when the page is no scan. `con_texto`: has words that can be searched. `de_cabeza`: its words stand
    upside down.
    """

    numero: int
    ancho: float = 0
    alto: float = 0
    rota: bool = False
    pesada: bool = False
    vacia: bool = False
    casi_vacia: bool = False
    ppp: int | None = None
    con_texto: bool = False
    de_cabeza: bool = False


def hojas_por_mirar(paginas: int) -> list[int]:
    """Return the indices of the pages that are looked at: all of a short PDF; the first and a sample of a long one."""
    if paginas <= HOJAS_MIRADAS:
        return list(range(paginas))
    muestra = HOJAS_MIRADAS - _PRIMERAS
    paso = (paginas - _PRIMERAS) / muestra
    return [*range(_PRIMERAS), *(_PRIMERAS + int((lugar + 1) * paso) - 1 for lugar in range(muestra))]


def mirar_hojas(documento: Any, *, es_pesada: Callable[[int], bool]) -> tuple[Hoja, ...]:
    """Return the facts of the pages looked at of an open pypdfium2 document.

    `es_pesada` tells by its index, before pdfium touches it, whether a page would keep us too long.
    """
    limite = time.process_time() + _SEGUNDOS
    mirada = Mirada()
    return tuple(
        _pesada(documento, indice)
        if time.process_time() > limite or es_pesada(indice)
        else _mirar(documento, indice, mirada)
        for indice in hojas_por_mirar(len(documento))
    )


def _pesada(documento: Any, indice: int) -> Hoja:
    medida = pdfium.FS_SIZEF()
    pdfium.FPDF_GetPageSizeByIndexF(documento.raw, indice, medida)
    return Hoja(numero=indice + 1, ancho=medida.width, alto=medida.height, pesada=True)


def _mirar(documento: Any, indice: int, mirada: Mirada) -> Hoja:
    hoja = pdfium.FPDF_LoadPage(documento.raw, indice)
    if not hoja:
        return Hoja(numero=indice + 1, rota=True)
    try:
        return _describir(hoja, indice + 1, mirada)
    finally:
        pdfium.FPDF_ClosePage(hoja)


def _describir(hoja: Any, numero: int, mirada: Mirada) -> Hoja:
    ancho, alto = pdfium.FPDF_GetPageWidthF(hoja), pdfium.FPDF_GetPageHeightF(hoja)
    contenido = contenido_de(hoja)
    letras = _letras(hoja, contenido)
    ppp = _ppp(contenido, ancho, alto)
    sin_tinta = not (contenido.trazos or letras or contenido.inacabado or _anexos_visibles(hoja))
    tinta = mirada.tinta(contenido.imagenes) if sin_tinta else 1.0
    return Hoja(
        numero=numero,
        ancho=ancho,
        alto=alto,
        vacia=sin_tinta and tinta <= 0,
        casi_vacia=(sin_tinta and 0 < tinta < 1) or _apenas_escrita(contenido, letras),
        ppp=ppp,
        con_texto=bool(contenido.textos or contenido.textos_ocultos),
        de_cabeza=_de_cabeza(contenido, pdfium.FPDFPage_GetRotation(hoja)),
    )


def _letras(hoja: Any, contenido: Contenido) -> int:
    """Count what is written, as far as it matters: word processors leave pages with nothing but a space."""
    if not contenido.textos or contenido.textos > _TEXTOS_PARA_ORIENTAR:
        return contenido.textos
    textos = pdfium.FPDFText_LoadPage(hoja)
    if not textos:
        return contenido.textos
    try:
        cuantas = min(pdfium.FPDFText_CountChars(textos), 1000)
        return sum(not chr(pdfium.FPDFText_GetUnicode(textos, lugar)).isspace() for lugar in range(cuantas))
    finally:
        pdfium.FPDFText_ClosePage(textos)


def _apenas_escrita(contenido: Contenido, letras: int) -> bool:
    otros = contenido.trazos or contenido.imagenes or contenido.inacabado
    return not otros and 0 < letras < _LETRAS_POCAS and contenido.textos <= _TEXTOS_PARA_ORIENTAR


def _anexos_visibles(hoja: Any) -> bool:
    """Tell whether something was pasted or written over the page: a stamp, a note, the fields of a form."""
    for lugar in range(min(pdfium.FPDFPage_GetAnnotCount(hoja), _ANEXOS_MIRADOS)):
        anexo = pdfium.FPDFPage_GetAnnot(hoja, lugar)
        if not anexo:
            continue
        clase = pdfium.FPDFAnnot_GetSubtype(anexo)
        pdfium.FPDFPage_CloseAnnot(anexo)
        if clase in _DE_UN_ANEXO_VISIBLE:
            return True
    return False


def _ppp(contenido: Contenido, ancho: float, alto: float) -> int | None:
    """Return the best resolution at which half of the page is covered: a scan may come in strips or in layers.

    A page made by a telephone may be as large as its photograph has pixels, at 72 to the inch: what is longer than
    any office sheet is measured as if it were A4.
    """
    if contenido.textos > _TEXTOS_EN_ESCANEO or not ancho * alto:
        return None
    largo = max(ancho, alto)
    escala = largo / _A4_LARGO if largo > _HOJA_LARGA else 1
    cubierto = 0.0
    for imagen in sorted(contenido.imagenes, key=lambda una: -una.ppp):
        cubierto += imagen.area / (ancho * alto)
        if cubierto >= _CUBIERTA:
            return round(imagen.ppp * escala)
    return None


def _de_cabeza(contenido: Contenido, giro: int) -> bool:
    """Tell by the letters, never by the picture. `giro` counts quarter turns clockwise that the viewer applies."""
    orientados = contenido.derechos + contenido.invertidos + contenido.de_lado
    al_reves = {0: contenido.invertidos, 2: contenido.derechos}.get(giro, 0)
    return orientados >= _TEXTOS_PARA_ORIENTAR and al_reves >= 0.9 * orientados
