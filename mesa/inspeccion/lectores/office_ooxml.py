"""Facts about an OOXML package: every part is unpacked once, counted, and read for what it hides."""

import io
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

from mesa.inspeccion.lectores.office_hechos import Cuaderno, Estado, HechosOffice
from mesa.inspeccion.lectores.office_ole import MAGIA, leer_ole
from mesa.inspeccion.lectores.office_partes import LectorDeParte, LectorDeRelaciones, LectorDeTexto, LectorDeVinculos
from mesa.inspeccion.lectores.office_programa import es_programa, nombre_de_programa
from mesa.inspeccion.lectores.ooxml import (
    CONTENIDO,
    RELACIONES,
    DoctypeError,
    NoEsPaqueteError,
    Tipos,
    parte_principal,
    tipos_de,
)
from mesa.lib.zip_seguro import (
    EMPIEZA,
    NIVELES_MAXIMO,
    EntradaDanadaError,
    Paquete,
    Presupuesto,
    ProblemaZip,
    ZipInseguroError,
    abrir,
    clave,
)

_CONTENEDOR_MAXIMO = 64 * 1_048_576  # bytes of an embedded document kept in memory to look inside
_DE_MACROS = ("vbaproject", "macrosheet", "vbadata")  # what the content types of macro parts have in common
_CON_MACROS = "macroenabled"
_BINARIO = ".binary."  # a binary workbook is called macro-enabled even without macros
_NO_ES_XML = (expat.ExpatError, LookupError, ValueError)


def leer_ooxml(archivo: BinaryIO) -> HechosOffice:
    """Return the facts of a package; for a plain zip, only that it is none."""
    cuaderno = Cuaderno()
    try:
        _leer_paquete(archivo, Presupuesto(archivo.seek(0, 2)), cuaderno, nivel=0)
    except ZipInseguroError as inseguro:
        cuaderno.problema = inseguro.problema
        cuaderno.paquete |= _nombra_el_contenido(archivo)
    except DoctypeError:
        cuaderno.doctype = True
    return cuaderno.cerrar()


def _nombra_el_contenido(archivo: BinaryIO) -> bool:
    """Tell what was a package from a plain zip, when its directory is missing or not to be trusted."""
    archivo.seek(0)
    return CONTENIDO.encode() in archivo.read()


def _leer_paquete(archivo: BinaryIO, presupuesto: Presupuesto, cuaderno: Cuaderno, *, nivel: int) -> None:
    """Raise ZipInseguroError or DoctypeError at the first thing that makes going on pointless."""
    paquete = abrir(archivo, presupuesto)
    es_documento = clave(CONTENIDO) in paquete.entradas
    if nivel == 0:
        cuaderno.paquete = es_documento
        if not es_documento:
            return
    cuaderno.adjuntos += not es_documento
    tipos, vitales = _entender(paquete) if es_documento else (Tipos(), frozenset[str]())
    cuaderno.macros |= any(_CON_MACROS in tipo and _BINARIO not in tipo for tipo in tipos.principales)
    if es_documento and not vitales and nivel == 0:
        cuaderno.estado = Estado.NO_ABRE
    for nombre in paquete.entradas:
        try:
            _leer_parte(paquete, nombre, tipos.de(nombre), cuaderno, nivel=nivel)
        except EntradaDanadaError:
            if nivel == 0:
                _anotar_dano(cuaderno, vital=nombre in vitales)


def _entender(paquete: Paquete) -> tuple[Tipos, frozenset[str]]:
    """Return the types of the parts, and the names of those without which nothing opens: none when nothing does."""
    try:
        tipos = tipos_de(paquete)
    except NoEsPaqueteError:
        return Tipos(), frozenset()
    try:
        return tipos, frozenset((clave(CONTENIDO), clave(RELACIONES), parte_principal(paquete)))
    except NoEsPaqueteError:
        return tipos, frozenset()


def _anotar_dano(cuaderno: Cuaderno, *, vital: bool) -> None:
    if vital:
        cuaderno.estado = Estado.NO_ABRE
    elif cuaderno.estado is Estado.INTEGRO:
        cuaderno.estado = Estado.DANADO


def _leer_parte(paquete: Paquete, nombre: str, tipo: str, cuaderno: Cuaderno, *, nivel: int) -> None:
    """Read one part to its end, also when it makes no sense: what is not measured is not known."""
    trozos = paquete.trozos(paquete.entradas[nombre])
    comienzo = next(trozos, b"")
    resto = chain((comienzo,), trozos)
    entero = True
    cuaderno.macros |= any(marca in tipo for marca in _DE_MACROS)
    cuaderno.programa |= es_programa(comienzo) or (nombre_de_programa(nombre) and bool(comienzo))
    if comienzo.startswith(MAGIA):
        _leer_incrustado_antiguo(_juntar(resto), cuaderno)
    elif comienzo.startswith(EMPIEZA):
        _leer_incrustado(_juntar(resto), paquete.presupuesto, cuaderno, nivel=nivel + 1)
    elif _es_xml(nombre, tipo):
        entero = _leer_xml(_lector_de(nombre, tipo, cuaderno), resto)
    deque(resto, maxlen=0)
    if not entero and not nombre.endswith(".vml"):  # drawings in VML are written loosely by Office itself
        raise EntradaDanadaError


def _juntar(trozos: Iterator[bytes]) -> bytes:
    junto = bytearray()
    for trozo in trozos:
        junto += trozo
        if len(junto) > _CONTENEDOR_MAXIMO:
            raise ZipInseguroError(ProblemaZip.BOMBA)
    return bytes(junto)


def _leer_incrustado_antiguo(contenido: bytes, cuaderno: Cuaderno) -> None:
    """A compound file with a VBA project at its root is the document's own macros, whatever the part is called."""
    hechos = leer_ole(io.BytesIO(contenido))
    cuaderno.macros |= hechos.macros
    cuaderno.adoptar(hechos)


def _leer_incrustado(contenido: bytes, presupuesto: Presupuesto, cuaderno: Cuaderno, *, nivel: int) -> None:
    if nivel > NIVELES_MAXIMO:
        raise ZipInseguroError(ProblemaZip.ANIDADO)
    try:
        _leer_paquete(io.BytesIO(contenido), presupuesto, cuaderno, nivel=nivel)
    except ZipInseguroError as inseguro:
        if inseguro.problema not in (ProblemaZip.NO_ABRE, ProblemaZip.CIFRADO):
            raise  # what does not open harms nobody; the rest is the same attack one level down


def _es_xml(nombre: str, tipo: str) -> bool:
    return tipo.endswith(("+xml", "/xml")) or nombre.endswith((".xml", ".rels", ".vml"))


def _lector_de(nombre: str, tipo: str, cuaderno: Cuaderno) -> LectorDeParte:
    if nombre.endswith(".rels"):
        return LectorDeRelaciones(cuaderno)
    if "externallink" in tipo:
        return LectorDeVinculos(cuaderno)
    return LectorDeTexto(cuaderno) if "wordprocessingml" in tipo else LectorDeParte(cuaderno)


def _leer_xml(lector: LectorDeParte, trozos: Iterator[bytes]) -> bool:
    """Return whether the part is well-formed."""
    try:
        for trozo in trozos:
            lector.leer(trozo)
        lector.terminar()
    except _NO_ES_XML:
        return False
    return True
