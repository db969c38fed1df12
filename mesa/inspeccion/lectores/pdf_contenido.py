"""What lies on a page of a PDF: texts, images and lines, told by pdfium's list of objects."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_OBJETOS = 3000  # per page; what comes after tells nothing new
_HONDURA = 4  # forms within forms
_CASI_BLANCO = 250
_PUNTOS_POR_PULGADA = 72
_PINCEL_OCULTO = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE  # how a scanner's text recognition lays its words over the image

Matriz = tuple[float, float, float, float]  # a b c d of ISO 32000-2, 8.3.3; where it stands does not matter here
_IDENTIDAD: Matriz = (1, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class Imagen:
    """An image as placed: `area` in square points, `ppp` in dots per inch. `objeto` lives as long as its page."""

    objeto: Any
    ancho: int
    alto: int
    area: float
    ppp: float


@dataclass(slots=True)
class Contenido:
    """Counts of a page's objects. `inacabado`: there were more than are looked at."""

    textos: int = 0
    textos_ocultos: int = 0
    derechos: int = 0
    invertidos: int = 0
    de_lado: int = 0
    trazos: int = 0
    inacabado: bool = False
    imagenes: list[Imagen] = field(default_factory=list)


def contenido_de(hoja: Any) -> Contenido:
    """Return what lies on a loaded page."""
    contenido = Contenido()
    for visto, (objeto, matriz) in enumerate(_objetos(hoja)):
        if visto >= _OBJETOS:
            contenido.inacabado = True
            break
        _anotar(contenido, objeto, matriz)
    return contenido


def _objetos(hoja: Any) -> Iterator[tuple[Any, Matriz]]:
    """Yield the objects of the page and, in place of each form, those in it, with what the forms do to them."""
    for lugar in range(pdfium.FPDFPage_CountObjects(hoja)):
        yield from _desplegar(pdfium.FPDFPage_GetObject(hoja, lugar), _IDENTIDAD, _HONDURA)


def _desplegar(objeto: Any, por_encima: Matriz, hondura: int) -> Iterator[tuple[Any, Matriz]]:
    if pdfium.FPDFPageObj_GetType(objeto) != pdfium.FPDF_PAGEOBJ_FORM or not hondura:
        yield objeto, por_encima
        return
    matriz = _por(_matriz(objeto), por_encima)
    for lugar in range(max(0, pdfium.FPDFFormObj_CountObjects(objeto))):
        yield from _desplegar(pdfium.FPDFFormObj_GetObject(objeto, lugar), matriz, hondura - 1)


def _anotar(contenido: Contenido, objeto: Any, por_encima: Matriz) -> None:
    clase = pdfium.FPDFPageObj_GetType(objeto)
    if clase == pdfium.FPDF_PAGEOBJ_TEXT:
        _anotar_texto(contenido, objeto, por_encima)
    elif clase == pdfium.FPDF_PAGEOBJ_IMAGE:
        contenido.imagenes.append(_imagen(objeto, por_encima))
    elif clase != pdfium.FPDF_PAGEOBJ_PATH or _se_ve(objeto):
        contenido.trazos += 1


def _anotar_texto(contenido: Contenido, objeto: Any, por_encima: Matriz) -> None:
    if pdfium.FPDFTextObj_GetTextRenderMode(objeto) == _PINCEL_OCULTO:
        contenido.textos_ocultos += 1
    else:
        contenido.textos += 1
    a, b, c, d = _por(_matriz(objeto), por_encima)
    if abs(b) > abs(a) or abs(c) > abs(d):
        contenido.de_lado += 1
    elif a < 0 and d < 0:
        contenido.invertidos += 1
    else:
        contenido.derechos += 1


def _imagen(objeto: Any, por_encima: Matriz) -> Imagen:
    ancho, alto = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(objeto, ancho, alto)
    a, b, c, d = _por(_matriz(objeto), por_encima)
    ppp = min(
        puntos * _PUNTOS_POR_PULGADA / lado if lado else math.inf
        for puntos, lado in ((ancho.value, math.hypot(a, b)), (alto.value, math.hypot(c, d)))
    )
    return Imagen(objeto, ancho.value, alto.value, abs(a * d - b * c), min(ppp, 1e6))


def _se_ve(trazo: Any) -> bool:
    """Tell a drawn line or surface from the white sheet that some programs paint first."""
    relleno, contorno = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(trazo, relleno, contorno):
        return True
    return bool(
        (relleno.value and _tine(pdfium.FPDFPageObj_GetFillColor, trazo))
        or (contorno.value and _tine(pdfium.FPDFPageObj_GetStrokeColor, trazo))
    )


def _tine(color_de: Any, trazo: Any) -> bool:
    rojo, verde, azul, alfa = (ctypes.c_uint() for _ in range(4))
    if not color_de(trazo, rojo, verde, azul, alfa):
        return True  # a pattern, which is there to be seen
    return alfa.value > 0 and min(rojo.value, verde.value, azul.value) < _CASI_BLANCO


def _matriz(objeto: Any) -> Matriz:
    matriz = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(objeto, matriz):
        return _IDENTIDAD
    return matriz.a, matriz.b, matriz.c, matriz.d


def _por(m: Matriz, n: Matriz) -> Matriz:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
    )
