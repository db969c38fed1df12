"""What in a PDF would do something by itself: scripts, programs, files inside, forms that send. Bounded walks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pikepdf

_PAGINAS = 20_000
_ANEXOS = 50_000
_NODOS = 5_000  # of a tree of names, of a form's fields or of the bookmarks
_CADENA = 20  # actions one after another
_DE_LA_PAGINA = 0.8  # covered by one link
_ROTO = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, OverflowError)


class Activo(StrEnum):
    """A kind of active content."""

    JAVASCRIPT = "javascript"
    PROGRAMA = "programa"
    ADJUNTO = "adjunto"
    FORMULARIO_XFA = "xfa"
    MULTIMEDIA = "multimedia"
    ENVIO = "envio"
    OTRO_ARCHIVO = "otro_archivo"
    AL_ABRIR = "al_abrir"
    ENLACE = "enlace"  # that covers a page: whoever clicks anywhere is taken elsewhere


# ISO 32000-2, 12.6.4.1; what is not here (going to a page, opening a web link somebody clicks on) does no harm.
_ACCIONES = {
    "/JavaScript": Activo.JAVASCRIPT,
    "/Launch": Activo.PROGRAMA,
    "/SubmitForm": Activo.ENVIO,
    "/ImportData": Activo.ENVIO,
    "/GoToR": Activo.OTRO_ARCHIVO,
    "/GoToE": Activo.OTRO_ARCHIVO,
    "/Rendition": Activo.MULTIMEDIA,
    "/Movie": Activo.MULTIMEDIA,
    "/Sound": Activo.MULTIMEDIA,
    "/RichMediaExecute": Activo.MULTIMEDIA,
    "/GoTo3DView": Activo.MULTIMEDIA,
}
_ANEXOS_ACTIVOS = {
    "/FileAttachment": Activo.ADJUNTO,
    "/Screen": Activo.MULTIMEDIA,
    "/Movie": Activo.MULTIMEDIA,
    "/Sound": Activo.MULTIMEDIA,
    "/RichMedia": Activo.MULTIMEDIA,
    "/3D": Activo.MULTIMEDIA,
}
_AL_ABRIR = frozenset({"/URI", "/Named", "/Hide"})


@dataclass(frozen=True, slots=True, order=True)
class Hallado:
    """A kind of active content and the page where it was first seen, from 1; 0 when it is of the whole file."""

    activo: Activo
    pagina: int = 0


def contenido_activo(pdf: pikepdf.Pdf) -> tuple[Hallado, ...]:
    """Return each kind of active content once, in the order of `Activo`."""
    primeros: dict[Activo, int] = {}
    for recorrer in (_del_archivo, _de_campos, _de_marcadores, _de_paginas):
        try:
            for activo, pagina in recorrer(pdf):
                primeros.setdefault(activo, pagina)
        except _ROTO:  # a part that is broken hides what follows in it, not what the others hold
            continue
    return tuple(Hallado(activo, primeros[activo]) for activo in Activo if activo in primeros)


def _del_archivo(pdf: pikepdf.Pdf) -> Iterator[tuple[Activo, int]]:
    raiz = pdf.Root
    formulario = raiz.get("/AcroForm")
    if isinstance(formulario, pikepdf.Dictionary) and "/XFA" in formulario:
        yield Activo.FORMULARIO_XFA, 0
    yield from ((activo, 0) for activo in _de_acciones(raiz.get("/AA")))
    abrir = raiz.get("/OpenAction")
    if isinstance(abrir, pikepdf.Dictionary):
        yield from ((activo, 0) for activo in _de_accion(abrir))
        if str(abrir.get("/S")) in _AL_ABRIR:
            yield Activo.AL_ABRIR, 0
    nombres = raiz.get("/Names")
    if isinstance(nombres, pikepdf.Dictionary):
        if _tiene_hojas(nombres.get("/JavaScript")):
            yield Activo.JAVASCRIPT, 0
        if _tiene_hojas(nombres.get("/EmbeddedFiles")):
            yield Activo.ADJUNTO, 0
    if len(_lista(raiz.get("/AF"))):
        yield Activo.ADJUNTO, 0


def _de_campos(pdf: pikepdf.Pdf) -> Iterator[tuple[Activo, int]]:
    formulario = pdf.Root.get("/AcroForm")
    if isinstance(formulario, pikepdf.Dictionary):
        for campo in _arbol(_lista(formulario.get("/Fields")), "/Kids"):
            yield from ((activo, 0) for activo in _de_un_lugar(campo))


def _de_marcadores(pdf: pikepdf.Pdf) -> Iterator[tuple[Activo, int]]:
    marcadores = pdf.Root.get("/Outlines")
    if isinstance(marcadores, pikepdf.Dictionary):
        for marcador in _arbol([marcadores.get("/First")], "/First", "/Next"):
            yield from ((activo, 0) for activo in _de_un_lugar(marcador))


def _de_paginas(pdf: pikepdf.Pdf) -> Iterator[tuple[Activo, int]]:
    quedan = _ANEXOS
    for numero, pagina in enumerate(pdf.pages, 1):
        objeto = pagina.obj
        if numero > _PAGINAS or quedan <= 0:
            return
        if "/AA" in objeto:
            yield from ((activo, numero) for activo in _de_acciones(objeto["/AA"]))
        if "/AF" in objeto:
            yield Activo.ADJUNTO, numero
        if "/Annots" in objeto:
            anexos = _lista(objeto["/Annots"])[:quedan]
            quedan -= len(anexos)
            yield from ((activo, numero) for anexo in anexos for activo in _de_anexo(anexo))
            if any(_cubre(anexo, objeto.get("/MediaBox")) for anexo in anexos):
                yield Activo.ENLACE, numero


def _de_anexo(anexo: object) -> Iterator[Activo]:
    if isinstance(anexo, pikepdf.Dictionary):
        clase = _ANEXOS_ACTIVOS.get(str(anexo.get("/Subtype")))
        if clase:
            yield clase
        yield from _de_un_lugar(anexo)


def _cubre(anexo: object, hoja: object) -> bool:
    """Tell whether an annotation is a web link over nearly the whole page."""
    if not isinstance(anexo, pikepdf.Dictionary) or anexo.get("/Subtype") != pikepdf.Name.Link:
        return False
    accion = anexo.get("/A")
    if not isinstance(accion, pikepdf.Dictionary) or accion.get("/S") != pikepdf.Name.URI:
        return False
    return _area(anexo.get("/Rect")) >= _DE_LA_PAGINA * (_area(hoja) or float("inf"))


def _area(rectangulo: object) -> float:
    lados = [float(str(lado)) for lado in _lista(rectangulo)]
    return abs((lados[2] - lados[0]) * (lados[3] - lados[1])) if len(lados) == 4 else 0.0


def _de_un_lugar(objeto: pikepdf.Dictionary) -> Iterator[Activo]:
    """Yield what a field, a bookmark or an annotation does when it is touched."""
    if "/A" in objeto:
        yield from _de_accion(objeto["/A"])
    if "/AA" in objeto:
        yield from _de_acciones(objeto["/AA"])


def _de_acciones(acciones: object) -> Iterator[Activo]:
    if isinstance(acciones, pikepdf.Dictionary):
        for clave in list(acciones.keys())[:_CADENA]:
            yield from _de_accion(acciones[clave])


def _de_accion(accion: object) -> Iterator[Activo]:
    pendientes = [accion]
    for _ in range(_CADENA):
        if not pendientes:
            return
        una = pendientes.pop()
        if isinstance(una, pikepdf.Dictionary):
            activo = _ACCIONES.get(str(una.get("/S")))
            if activo:
                yield activo
            siguiente = una.get("/Next")
            pendientes += _lista(siguiente)[:_CADENA] or [siguiente]


def _tiene_hojas(arbol: object) -> bool:
    """Tell whether a tree of names (ISO 32000-2, 7.9.6) has any: programs leave empty ones behind."""
    return any(len(_lista(nodo.get("/Names"))) for nodo in _arbol([arbol], "/Kids"))


def _arbol(raices: list[object], *claves: str) -> Iterator[pikepdf.Dictionary]:
    """Walk what hangs from `raices` by `claves`, each node once, however the file twists it."""
    pendientes, vistos = list(raices), set()
    for _ in range(_NODOS):
        if not pendientes:
            return
        nodo = pendientes.pop()
        if not isinstance(nodo, pikepdf.Dictionary) or (nodo.is_indirect and nodo.objgen in vistos):
            continue
        vistos.add(nodo.objgen)
        yield nodo
        for clave in claves:
            hijos = nodo.get(clave)
            pendientes += _lista(hijos)[:_NODOS] or [hijos]


def _lista(valor: object) -> list[object]:
    return list(valor) if isinstance(valor, pikepdf.Array) else []
