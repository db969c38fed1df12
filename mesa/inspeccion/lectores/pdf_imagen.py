"""Whether the images of a page show anything, found out as cheaply as can be."""

import ctypes
import io
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image as Pillow
from PIL.JpegImagePlugin import JpegImageFile

from mesa.inspeccion.lectores.pdf_contenido import Imagen

_LLENA = 1.0
_FRANJAS = 12  # images a blank page may be made of
_PIXELES = 40_000_000  # decoded for one file
_BYTES = 10_000_000  # of JPEG decoded for one file
_REDUCCION = 8  # each way: a page at 200 dots per inch is looked at as one at 25
_MARGEN = 0.04  # at each side, where scanners leave shadows
_CONTRASTE = 40  # of 255, between the paper and what is on it
_BLANCA = 0.00005  # share of such dots: three or four on a sheet are dust
_CASI_BLANCA = 0.0004  # a page number
# Bytes per pixel above which an image of this kind is too rich to be a blank sheet, so that only poor ones are decoded.
_DENSIDAD = {"DCTDecode": 0.12, "FlateDecode": 0.05, "CCITTFaxDecode": 0.002, "JBIG2Decode": 0.002}
_MODOS = {
    pdfium.FPDFBitmap_Gray: ("L", "L"),
    pdfium.FPDFBitmap_BGR: ("RGB", "BGR"),
    pdfium.FPDFBitmap_BGRx: ("RGB", "BGRX"),
    pdfium.FPDFBitmap_BGRA: ("RGB", "BGRX"),
}


class Mirada:
    """Looks at the images of one file, within what is allowed for all of them."""

    def __init__(self) -> None:
        self._pixeles = _PIXELES
        self._bytes = _BYTES

    def tinta(self, imagenes: Sequence[Imagen]) -> float:
        """Return how much ink the images show: 0 none, below 1 hardly any, 1 enough or not known."""
        if len(imagenes) > _FRANJAS:
            return _LLENA
        return max((self._tinta_de(imagen) for imagen in imagenes), default=0.0)

    def _tinta_de(self, imagen: Imagen) -> float:
        filtro, pixeles = _filtro(imagen.objeto), imagen.ancho * imagen.alto
        largo = pdfium.FPDFImageObj_GetImageDataRaw(imagen.objeto, None, 0)
        if not pixeles or largo > pixeles * _DENSIDAD.get(filtro, 0):
            return _LLENA
        try:
            imagen_chica = self._leer_jpg(imagen, largo) if filtro == "DCTDecode" else self._leer(imagen)
        except Exception:  # noqa: BLE001  Pillow raises all sorts on hostile images; such a one is not called blank
            return _LLENA
        return _tinta(imagen_chica) if imagen_chica else _LLENA

    def _leer_jpg(self, imagen: Imagen, largo: int) -> Pillow.Image | None:
        """Decode at an eighth of its size, which JPEG allows without computing the rest."""
        if largo > self._bytes:
            return None
        self._bytes -= largo
        crudo = ctypes.create_string_buffer(largo)
        pdfium.FPDFImageObj_GetImageDataRaw(imagen.objeto, crudo, largo)
        with JpegImageFile(io.BytesIO(crudo.raw)) as jpg:
            if jpg.width * jpg.height > 2 * imagen.ancho * imagen.alto:  # says more than the page does
                return None
            jpg.draft("L", (jpg.width // _REDUCCION, jpg.height // _REDUCCION))
            return jpg.convert("L")

    def _leer(self, imagen: Imagen) -> Pillow.Image | None:
        pixeles = imagen.ancho * imagen.alto
        if pixeles > self._pixeles:
            return None
        self._pixeles -= pixeles
        mapa = pdfium.FPDFImageObj_GetBitmap(imagen.objeto)
        if not mapa:
            return None
        try:
            return _reducir(mapa)
        finally:
            pdfium.FPDFBitmap_Destroy(mapa)


def _filtro(objeto: Any) -> str:
    """Return the name of an image's only filter, empty when it has none or several."""
    if pdfium.FPDFImageObj_GetImageFilterCount(objeto) != 1:
        return ""
    nombre = ctypes.create_string_buffer(32)
    pdfium.FPDFImageObj_GetImageFilter(objeto, 0, nombre, len(nombre))
    return nombre.value.decode("ascii", errors="replace")


def _reducir(mapa: Any) -> Pillow.Image | None:
    modos = _MODOS.get(pdfium.FPDFBitmap_GetFormat(mapa))
    if modos is None:
        return None
    ancho, alto = pdfium.FPDFBitmap_GetWidth(mapa), pdfium.FPDFBitmap_GetHeight(mapa)
    paso = pdfium.FPDFBitmap_GetStride(mapa)
    crudo = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(mapa), paso * alto)
    return Pillow.frombuffer(modos[0], (ancho, alto), crudo, "raw", modos[1], paso, 1).convert("L").reduce(_REDUCCION)


def _tinta(imagen: Pillow.Image) -> float:
    borde_x, borde_y = int(imagen.width * _MARGEN), int(imagen.height * _MARGEN)
    tonos = imagen.crop((borde_x, borde_y, imagen.width - borde_x, imagen.height - borde_y)).histogram()
    papel = max(range(256), key=tonos.__getitem__)
    manchas = sum(cuantos for tono, cuantos in enumerate(tonos) if abs(tono - papel) > _CONTRASTE) / max(1, sum(tonos))
    if manchas <= _BLANCA:
        return 0.0
    return manchas if manchas < _CASI_BLANCA else _LLENA
