"""What an Office Open XML package says its parts are (ECMA-376 part 2, 7.3), read without unpacking the package."""

from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from mesa.lib.zip_seguro import EntradaDanadaError, Paquete, Presupuesto, ZipInseguroError, abrir, clave

CONTENIDO = "[Content_Types].xml"
RELACIONES = "_rels/.rels"
_BYTES_MAXIMO = 1 << 20  # of the list of parts
_ESPACIO = "http://schemas.openxmlformats.org/package/2006/content-types"
_DOCUMENTO = "/officeDocument"  # how the relationship to the main part ends, in both flavours of the standard


class NoEsPaqueteError(Exception):
    """The archive has no list of parts that can be read in one way only."""


class DoctypeError(Exception):
    """A part brings a DOCTYPE, which the standard forbids (ECMA-376 part 2, 6.2.5); only an attack does."""


_PRINCIPALES = (".main+xml", ".main")  # the second is the binary workbook's
_DE_UNA_PARTE_ROTA = (EntradaDanadaError, expat.ExpatError, LookupError, ValueError)


@dataclass(frozen=True, slots=True)
class Tipos:
    """The content types of a package: by part and, for the parts not named, by extension; all in lower case."""

    por_parte: dict[str, str] = field(default_factory=dict)
    por_extension: dict[str, str] = field(default_factory=dict)

    def de(self, parte: str) -> str:
        """Return the content type of a part, empty when it has none."""
        nombre = clave(parte)
        return self.por_parte.get(nombre) or self.por_extension.get(nombre.rpartition(".")[2], "")

    @property
    def principales(self) -> set[str]:
        """The types of main parts the list names; an honest one names one."""
        return {
            tipo for tipo in {*self.por_parte.values(), *self.por_extension.values()} if tipo.endswith(_PRINCIPALES)
        }


def tipo_principal(archivo: BinaryIO) -> str | None:
    """Return the content type of the package's main part; None when there is none, or more than one claims to be."""
    try:
        principales = tipos_de(abrir(archivo, Presupuesto(archivo.seek(0, 2)))).principales
    except (ZipInseguroError, NoEsPaqueteError):
        return None
    return principales.pop() if len(principales) == 1 else None


def tipos_de(paquete: Paquete) -> Tipos:
    """Return the package's list of parts. Raise NoEsPaqueteError, also for a list that contradicts itself."""
    tipos = Tipos()

    def al_abrir(nombre: str, atributos: dict[str, str]) -> None:
        espacio, _, elemento = nombre.rpartition(" ")
        donde = {"Override": tipos.por_parte, "Default": tipos.por_extension}.get(elemento)
        if espacio != _ESPACIO or donde is None:
            return
        cual = clave(atributos.get("PartName" if elemento == "Override" else "Extension", ""))
        tipo = atributos.get("ContentType", "").strip().lower()
        if donde.setdefault(cual, tipo) != tipo:
            raise NoEsPaqueteError

    try:
        leer_xml_de(paquete.leer(CONTENIDO, _BYTES_MAXIMO), al_abrir)
    except (*_DE_UNA_PARTE_ROTA, DoctypeError) as error:
        raise NoEsPaqueteError from error
    return tipos


def parte_principal(paquete: Paquete) -> str:
    """Return the part that opening the package opens. Raise NoEsPaqueteError when it is not there."""
    destinos: set[str] = set()

    def al_abrir(nombre: str, atributos: dict[str, str]) -> None:
        if nombre.endswith(" Relationship") and atributos.get("Type", "").endswith(_DOCUMENTO):
            destinos.add(clave(atributos.get("Target", "")).removeprefix("./"))

    try:
        leer_xml_de(paquete.leer(RELACIONES, _BYTES_MAXIMO), al_abrir)
    except _DE_UNA_PARTE_ROTA as error:
        raise NoEsPaqueteError from error
    if len(destinos) != 1 or not destinos <= paquete.entradas.keys():
        raise NoEsPaqueteError
    return destinos.pop()


def lector_xml() -> expat.XMLParserType:
    """Return a parser that stops at a DOCTYPE, whatever its encoding; names come as «namespace local»."""
    lector = expat.ParserCreate(namespace_separator=" ")
    lector.StartDoctypeDeclHandler = _al_declarar
    return lector


def leer_xml_de(contenido: bytes, al_abrir: object) -> None:
    lector = lector_xml()
    lector.StartElementHandler = al_abrir  # type: ignore[assignment]
    lector.Parse(contenido, True)


def _al_declarar(*_: object) -> None:
    raise DoctypeError
