"""What stands behind a signed revision, read so that no two readers can take it for different things.

pyHanko compares revisions object by object, each looked up where the newest index says. That leaves three ways of
changing what is read and nothing to compare: a signed revision that points at bytes or numbers which only come later;
objects that no index names, for readers that search the file instead; and keys and numbers told twice, of which
readers take either the first or the last.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import IO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.pdf_utils.xref import (
    ObjStreamRef,
    XRefBuilder,
    XRefEntry,
    XRefSectionType,
    parse_xref_stream,
    parse_xref_table,
    read_object_header,
)

from mesa.firmas.lectura.apertura import abrir

_BLANCO = rb"[\0\t\n\f\r ]"
_CABEZA = re.compile(rb"(?<![0-9])([0-9]{1,10})%b+([0-9]{1,5})%b*obj" % (_BLANCO, _BLANCO))
_BLANCOS_Y_CABEZA = re.compile(_BLANCO + b"*" + _CABEZA.pattern)
_COLOFON = re.compile(rb"trailer%b*<<" % _BLANCO)


class Agregado:
    """What was added to one file; asked of its signed revisions from the oldest on, each costs what it brings."""

    def __init__(self, lector: PdfFileReader, archivo: IO[bytes]) -> None:
        self._lector = lector
        archivo.seek(0)
        self._pdf = archivo.read()
        self._ultima = lector.xrefs.total_revisions - 1
        self._suficiente = -1

    def se_lee_de_una_manera(self, revision: int, *, hasta: int) -> bool:
        """Whether a revision, the first `hasta` bytes, is the same whoever reads it, with what follows it.

        Raises whatever pyHanko raises for what cannot be read.
        """
        posteriores = range(revision + 1, self._ultima + 1)
        return (
            self._se_basta(revision, hasta)
            and self._todo_tiene_indice(posteriores, hasta)
            and not any(numero in self._con_algo_dicho_dos_veces for numero in posteriores)
        )

    def _se_basta(self, revision: int, hasta: int) -> bool:
        """Whether a revision reads the same alone as inside the file."""
        dentro = self._lector.get_historical_resolver(revision)
        # From the catalogue: what else a trailer points at, as LibreOffice's points at the original, no reader shows.
        usadas = dentro.collect_dependencies(dentro.trailer_view.raw_get("/Root"))
        sola = abrir(BytesIO(self._pdf[:hasta]))
        if sola.xrefs.total_revisions != revision + 1:
            return False
        # Those of a revision that was enough by itself need no second look.
        desde = self._suficiente + 1 if self._suficiente < revision else 0
        suyas = {una for numero in range(desde, revision + 1) for una in sola.xrefs.explicit_refs_in_revision(numero)}
        basta = all(
            _es_la_misma(una, sola, dentro) if una in suyas else not self._se_define_despues(una, revision)
            for una in usadas
        )
        self._suficiente = revision if basta else self._suficiente
        return basta

    def _se_define_despues(self, referencia: generic.Reference, revision: int) -> bool:
        if self._lector.xrefs.get_historical_ref(referencia, revision) is not None:
            return False
        try:
            self._lector.xrefs.get_introducing_revision(referencia)
        except KeyError:
            return False
        return True

    def _todo_tiene_indice(self, revisiones: range, desde: int) -> bool:
        """Whether every object behind `desde` is one that the index of these revisions names, and is what it says."""
        nombradas = {lugar for numero in revisiones for lugar in self._nombradas[numero]}
        colofones = len(_COLOFON.findall(self._pdf, desde))
        return None not in nombradas and self._cabezas(desde) <= nombradas and colofones <= len(revisiones)

    def _cabezas(self, desde: int) -> set[int]:
        return {cabeza.start(1) for cabeza in _CABEZA.finditer(self._pdf, desde)}

    @cached_property
    def _nombradas(self) -> list[set[int | None]]:
        return [set(_nombradas(self._lector, numero, self._pdf)) for numero in range(self._ultima + 1)]

    @cached_property
    def _con_algo_dicho_dos_veces(self) -> set[int]:
        severo = abrir(BytesIO(self._pdf))
        severo.strict = True  # after its index was read: only now does a key told twice raise
        XRefBuilder(severo, severo.stream, strict=False, last_startxref=severo.last_startxref or 0).read_xrefs()
        return {numero for numero in range(1, self._ultima + 1) if not _se_lee_con_rigor(severo, numero)}


def _es_la_misma(referencia: generic.Reference, sola: PdfFileReader, dentro: HistoricalResolver) -> bool:
    suya = generic.Reference(referencia.idnum, referencia.generation, sola)
    lugar = sola.xrefs[suya]
    if isinstance(lugar, ObjStreamRef):
        envase = lugar.obj_stream_id
        suya, referencia = generic.Reference(envase, 0, sola), generic.Reference(envase, 0, dentro)
    return _flujo(sola.get_object(suya)) == _flujo(dentro(referencia))


def _flujo(objeto: generic.PdfObject) -> bytes | None:
    """The data of a stream, whose end may be told elsewhere; any other object that reads alone ends where it ends."""
    return objeto.encoded_data if isinstance(objeto, generic.StreamObject) else None


def _nombradas(lector: PdfFileReader, revision: int, pdf: bytes) -> Iterator[int | None]:
    """Yield where each object that a revision's index names begins, and the index itself if it is one.

    None for one that is not what it is called.
    """
    seccion = lector.xrefs.get_xref_data(revision)
    partes = [seccion, *([seccion.hybrid.xref_data] if seccion.hybrid else [])]
    for numero, (generacion, lugar) in (uno for parte in partes for uno in parte.standard_xrefs.items()):
        cabeza = _BLANCOS_Y_CABEZA.match(pdf, lugar)
        yield cabeza.start(1) if cabeza and (int(cabeza[1]), int(cabeza[2])) == (numero, generacion) else None
    indices = [lector.xrefs.get_xref_container_info(revision), *([seccion.hybrid.meta_info] if seccion.hybrid else [])]
    for indice in indices:
        if cabeza := _BLANCOS_Y_CABEZA.match(pdf, indice.start_location):
            yield cabeza.start(1)


def _indice_de(severo: PdfFileReader, revision: int) -> Iterator[XRefEntry]:
    """Yield the entries of a revision's index as they stand; pyHanko keeps the last of each number."""
    seccion = severo.xrefs.get_xref_container_info(revision)
    severo.stream.seek(seccion.start_location)
    if seccion.xref_section_type is XRefSectionType.STREAM:
        # Where it stands, for it need not name itself.
        numero, generacion = read_object_header(severo.stream, strict=False)
        yield from parse_xref_stream(
            generic.StreamObject.read_from_stream(severo.stream, generic.Reference(numero, generacion, severo))
        )
    else:
        yield from parse_xref_table(severo.stream, strict=True)


def _se_lee_con_rigor(severo: PdfFileReader, revision: int) -> bool:
    try:
        nombrados = [entrada.idnum for entrada in _indice_de(severo, revision) if entrada.idnum]
        if len(nombrados) != len(set(nombrados)):
            return False
        for referencia in severo.xrefs.explicit_refs_in_revision(revision):
            if severo.xrefs.get_historical_ref(referencia, revision) is not None:
                severo.get_object(referencia, revision)
    except PdfStrictReadError:
        return False
    return True
