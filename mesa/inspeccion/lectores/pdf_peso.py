"""How much content a page unfolds into, known before a reader is set to unfold it."""

import re
import zlib
from collections.abc import Iterator

import pikepdf

_BYTES = 4_000_000  # of drawing orders on one page; a written page has some 10,000, a dense plan a million
_PIXELES = 100_000_000  # of one image
_FILTROS = 4
_NOMBRES = 2000  # forms and images one page is asked about
_HONDURA = 12
# The most that a byte of these can unfold into; what is not named here is not unfolded in content.
_RAZON = {"/LZWDecode": 1366, "/LZW": 1366, "/RunLengthDecode": 64, "/RL": 64, "/A85": 1, "/ASCII85Decode": 1}
_FLATE = ("/FlateDecode", "/Fl")
_ROTO = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, OverflowError)


class _DemasiadoError(Exception):
    """There is more than a page is allowed."""


class Balanza:
    """Weighs the pages of one open PDF; forms that pages share are weighed once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._formas: dict[tuple[int, int], int] = {}

    def es_pesada(self, indice: int) -> bool:
        """Tell whether a page, by its index, has more to draw than an honest one does; broken pages have not."""
        try:
            pagina = self._pdf.pages[indice].obj
            self._sumar(_flujos(pagina.get("/Contents")), _heredado(pagina, "/Resources"), _HONDURA)
        except _DemasiadoError:
            return True
        except _ROTO:
            return False
        return False

    def _sumar(self, flujos: Iterator[pikepdf.Stream], recursos: object, hondura: int) -> int:
        total, ordenes = 0, []
        for flujo in flujos:
            ordenes.append(_desplegar(flujo, _BYTES - total))
            total += len(ordenes[-1])
            if total >= _BYTES:
                raise _DemasiadoError
        if isinstance(recursos, pikepdf.Dictionary):
            total += self._formas_de(recursos, b"\n".join(ordenes), hondura)
        if total >= _BYTES:
            raise _DemasiadoError
        return total

    def _formas_de(self, recursos: pikepdf.Dictionary, ordenes: bytes, hondura: int) -> int:
        """Add what each form unfolds into, as often as it is called: ten that call ten, ten times over, are a bomb."""
        objetos = recursos.get("/XObject")
        if not isinstance(objetos, pikepdf.Dictionary) or b"Do" not in ordenes:
            return 0
        total = 0
        for nombre in list(objetos.keys())[:_NOMBRES]:
            veces = len(re.findall(re.escape(nombre.encode()) + rb"\s+Do\b", ordenes))
            objeto = objetos.get(nombre) if veces else None
            if isinstance(objeto, pikepdf.Stream):
                total += veces * self._un_objeto(objeto, recursos, hondura)
                if total >= _BYTES:
                    raise _DemasiadoError
        return total

    def _un_objeto(self, objeto: pikepdf.Stream, recursos: pikepdf.Dictionary, hondura: int) -> int:
        if objeto.get("/Subtype") != pikepdf.Name.Form:
            if int(objeto.get("/Width", 0)) * int(objeto.get("/Height", 0)) > _PIXELES:
                raise _DemasiadoError
            return 0
        if objeto.objgen not in self._formas:
            if not hondura:
                raise _DemasiadoError
            self._formas[objeto.objgen] = 0  # a form that calls itself is not followed
            propios = objeto.get("/Resources", recursos)
            self._formas[objeto.objgen] = self._sumar(iter((objeto,)), propios, hondura - 1)
        return self._formas[objeto.objgen]


def _flujos(contenido: object) -> Iterator[pikepdf.Stream]:
    if isinstance(contenido, pikepdf.Stream):
        yield contenido
    elif isinstance(contenido, pikepdf.Array):
        yield from (parte for parte in contenido if isinstance(parte, pikepdf.Stream))


def _heredado(pagina: pikepdf.Object, clave: str) -> object:
    """Return a page's attribute, or that of the nearest group of pages above it."""
    for _ in range(_HONDURA):
        if clave in pagina or not isinstance(pagina.get("/Parent"), pikepdf.Dictionary):
            break
        pagina = pagina["/Parent"]
    return pagina.get(clave)


def _desplegar(flujo: pikepdf.Stream, limite: int) -> bytes:
    """Return a stream's content, up to `limite` bytes of it; raise _DemasiadoError where it could not be bounded."""
    filtros = flujo.get("/Filter", pikepdf.Array())
    nombres = [str(filtro) for filtro in (filtros if isinstance(filtros, pikepdf.Array) else [filtros])]
    if len(nombres) > _FILTROS:
        raise _DemasiadoError
    contenido = flujo.read_raw_bytes()
    for nombre in nombres:
        if nombre in _FLATE:
            contenido = _inflar(contenido, limite)
        elif len(contenido) * _RAZON.get(nombre, 1) > limite:
            raise _DemasiadoError
        else:
            return b""  # small enough whatever it holds
    return contenido[:limite]


def _inflar(comprimido: bytes, limite: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(comprimido, max(1, limite))
    except zlib.error:
        return b""
