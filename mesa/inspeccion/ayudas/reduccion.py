"""Make a scanned PDF lighter: its large pictures coded again, with as many dots as reading and printing need."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil

import pikepdf
from PIL import Image as Pillow
from PIL.JpegImagePlugin import JpegImageFile

Pillow.preinit()

_DPI_DESDE = 140  # dots per inch of a picture worth the work; fewer, and it is a logo or thin already
_DPI_GRIS, _DPI_COLOR = 200, 150
_CALIDAD = 60
_BYTES_DESDE = 40_000
_PIXELES = 100_000_000
_GANANCIA = 0.85  # of its weight, and a picture stays as it was
_HONDURA = 4
_OBJETOS = 20_000
_PLANOS = ("/FlateDecode", "/LZWDecode", "/RunLengthDecode")


@dataclass(frozen=True, slots=True)
class Candidata:
    """A picture of a PDF: at how many dots per inch it is drawn, at least, and how many bytes it takes."""

    objeto: pikepdf.Stream
    dpi: float
    bytes: int


def reducir(pdf: pikepdf.Pdf, *, segundos: float) -> int:
    """Code the large pictures of an open PDF again, the heaviest first, for at most `segundos` of CPU.

    Return how many became lighter. Pictures that cannot be read, or would not gain, stay as they are.
    """
    hasta = time.process_time() + segundos
    cuantas = 0
    for una in sorted(_candidatas(pdf), key=lambda candidata: -candidata.bytes):
        if time.process_time() > hasta:
            break
        try:
            cuantas += _reducir_una(una)
        except Exception:  # noqa: BLE001, S112 – Pillow and qpdf raise all sorts; what cannot be read stays as it is
            continue
    return cuantas


def _candidatas(pdf: pikepdf.Pdf) -> Iterator[Candidata]:
    # A picture drawn on several pages is as large as on the largest of them.
    dpi: dict[tuple[int, int], float] = {}
    objetos: dict[tuple[int, int], pikepdf.Stream] = {}
    for objeto, propios in islice(_dibujadas(pdf), _OBJETOS):
        dpi[objeto.objgen] = min(propios, dpi.get(objeto.objgen, propios))
        objetos[objeto.objgen] = objeto
    for clave, objeto in objetos.items():
        largo = len(objeto.read_raw_bytes())
        if dpi[clave] >= _DPI_DESDE and largo >= _BYTES_DESDE:
            yield Candidata(objeto, dpi[clave], largo)


def _dibujadas(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Stream, float]]:
    """Yield each picture of each page with the dots per inch it has there at least: it is no larger than the page."""
    for pagina in pdf.pages:
        largo, corto = _lados(pagina)
        for objeto in _imagenes(pagina.obj.get("/Resources"), _HONDURA, set()):
            lados = sorted((int(objeto.get("/Width", 0)), int(objeto.get("/Height", 0))))
            yield objeto, max(lados[1] / largo, lados[0] / corto)


def _lados(pagina: pikepdf.Page) -> tuple[float, float]:
    """Return the page's long and short side in inches."""
    x0, y0, x1, y1 = (float(v) for v in pagina.mediabox)
    unidad = float(pagina.obj.get("/UserUnit", 1)) / 72
    corto, largo = sorted((abs(x1 - x0) * unidad, abs(y1 - y0) * unidad))
    return max(largo, 0.1), max(corto, 0.1)


def _imagenes(recursos: object, hondura: int, vistos: set[tuple[int, int]]) -> Iterator[pikepdf.Stream]:
    objetos = recursos.get("/XObject") if isinstance(recursos, pikepdf.Dictionary) else None
    if not isinstance(objetos, pikepdf.Dictionary) or not hondura:
        return
    for objeto in objetos.values():
        if not isinstance(objeto, pikepdf.Stream) or objeto.objgen in vistos:
            continue
        vistos.add(objeto.objgen)
        if objeto.get("/Subtype") == pikepdf.Name.Image:
            yield objeto
        else:
            yield from _imagenes(objeto.get("/Resources"), hondura - 1, vistos)


def _reducir_una(una: Candidata) -> bool:
    objeto = una.objeto
    if not _se_entiende(objeto):
        return False
    componentes = _componentes(objeto.get("/ColorSpace"))
    objetivo = {1: _DPI_GRIS, 3: _DPI_COLOR}.get(componentes)
    if objetivo is None:
        return False
    imagen = _leer(objeto, componentes, factor=min(1.0, objetivo / una.dpi))
    salida = io.BytesIO()
    imagen.save(salida, "JPEG", quality=_CALIDAD, optimize=True)
    if salida.tell() > una.bytes * _GANANCIA:
        return False
    objeto.write(salida.getvalue(), filter=pikepdf.Name.DCTDecode)
    objeto.Width, objeto.Height, objeto.BitsPerComponent = imagen.width, imagen.height, 8
    return True


def _se_entiende(objeto: pikepdf.Stream) -> bool:
    """Tell a plain picture, of 8 bits a colour, from masks and those whose values mean something else."""
    mascara = objeto.get("/SMask")
    return (
        int(objeto.get("/BitsPerComponent", 0)) == 8
        and 0 < int(objeto.Width) * int(objeto.Height) <= _PIXELES
        and not objeto.get("/ImageMask", False)
        and "/Decode" not in objeto
        and not isinstance(objeto.get("/Mask"), pikepdf.Array)
        and not (isinstance(mascara, pikepdf.Stream) and "/Matte" in mascara)
    )


def _componentes(espacio: object) -> int:
    """Return how many colours a picture's dots are made of: 1 or 3; 0 for what is left alone."""
    if isinstance(espacio, pikepdf.Array) and len(espacio) > 1:
        clase = str(espacio[0])
        if clase == "/ICCBased" and isinstance(espacio[1], pikepdf.Stream):
            cuantos = int(espacio[1].get("/N", 0))
            return cuantos if cuantos in {1, 3} else 0
        return {"/CalGray": 1, "/CalRGB": 3}.get(clase, 0)
    return {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(espacio), 0)


def _leer(objeto: pikepdf.Stream, componentes: int, *, factor: float) -> Pillow.Image:
    """Return a picture's dots at `factor` of its size. Raise ValueError for codings that are left alone."""
    modo = {1: "L", 3: "RGB"}[componentes]
    tamano = (ceil(int(objeto.Width) * factor), ceil(int(objeto.Height) * factor))
    imagen = _leer_jpeg(objeto, tamano) if _filtro(objeto) == "/DCTDecode" else _leer_plana(objeto, modo)
    if imagen.mode != modo:
        raise ValueError("the JPEG has other colours than the PDF says")
    return imagen if imagen.size == tamano else imagen.resize(tamano, Pillow.Resampling.LANCZOS, reducing_gap=2.0)


def _leer_jpeg(objeto: pikepdf.Stream, tamano: tuple[int, int]) -> Pillow.Image:
    if "/DecodeParms" in objeto:
        raise ValueError("colours coded as the PDF says, not as the JPEG does")
    with JpegImageFile(io.BytesIO(objeto.read_raw_bytes())) as jpeg:
        if jpeg.size != (int(objeto.Width), int(objeto.Height)):
            raise ValueError("the JPEG has another size than the PDF says")
        jpeg.draft(jpeg.mode, tamano)
        return jpeg.copy()


def _leer_plana(objeto: pikepdf.Stream, modo: str) -> Pillow.Image:
    if _filtro(objeto) not in _PLANOS:
        raise ValueError("a coding that is left alone")
    return Pillow.frombytes(modo, (int(objeto.Width), int(objeto.Height)), objeto.read_bytes())


def _filtro(objeto: pikepdf.Stream) -> str:
    """Return the name of a picture's only filter, empty when it has none or several."""
    filtro = objeto.get("/Filter")
    if isinstance(filtro, pikepdf.Array):
        return str(filtro[0]) if len(filtro) == 1 else ""
    return str(filtro) if filtro is not None else ""
