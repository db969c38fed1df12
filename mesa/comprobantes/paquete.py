"""A zip as SUNAT and its vendors hand vouchers over, opened within bounds for its XML.

The zip itself is no received format: it is opened as a help where it is dropped on the page, and refused elsewhere.
"""

import io
from dataclasses import dataclass

from mesa.lib.zip_seguro import EntradaDanadaError, Paquete, Presupuesto, ProblemaZip, ZipInseguroError, abrir

EMPACADO_MAXIMO = 20 << 20  # bytes of the zip
SUELTO_MAXIMO = 40 << 20  # bytes of all that is inside
ENTRADAS_MAXIMO = 50
XML_MAXIMO = 20 << 20
_COMPRIMIDOS = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class Extraido:
    """A file out of a zip: its name without folders, and its bytes as they were put in."""

    nombre: str
    contenido: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Apertura:
    """What came out. `problema` tells why nothing did; `sobrantes` names what was left inside, being no XML."""

    extraidos: tuple[Extraido, ...] = ()
    sobrantes: tuple[str, ...] = ()
    problema: ProblemaZip | None = None


def desempacar(contenido: bytes) -> Apertura:
    """Return the XML files of a zip, whatever the capitals of their names; empty folders like `dummy/` do not matter.

    A zip that is too large, nested, encrypted, broken, or says two things of itself gives nothing but its problem.
    """
    if len(contenido) > EMPACADO_MAXIMO:
        return Apertura(problema=ProblemaZip.BOMBA)
    presupuesto = Presupuesto(
        bytes_empacados=len(contenido), bytes_restantes=SUELTO_MAXIMO, entradas_restantes=ENTRADAS_MAXIMO
    )
    try:
        return _abierto(abrir(io.BytesIO(contenido), presupuesto))
    except ZipInseguroError as error:
        return Apertura(problema=error.problema)
    except EntradaDanadaError:
        return Apertura(problema=ProblemaZip.NO_ABRE)


def _abierto(paquete: Paquete) -> Apertura:
    extraidos, sobrantes = [], []
    for entrada in paquete.entradas.values():
        nombre = entrada.nombre.replace("\\", "/").rstrip("/").rpartition("/")[2]
        if entrada.declarados == 0 or nombre.startswith("._"):  # folders, and what macOS adds of its own
            continue
        dentro = paquete.leer(entrada.nombre, XML_MAXIMO)
        if dentro.startswith(_COMPRIMIDOS):
            raise ZipInseguroError(ProblemaZip.ANIDADO)
        if nombre.lower().endswith(".xml"):
            extraidos.append(Extraido(nombre, dentro))
        else:
            sobrantes.append(nombre)
    return Apertura(extraidos=tuple(extraidos), sobrantes=tuple(sobrantes))
