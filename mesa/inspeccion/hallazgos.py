"""What the inspection can say about a file: stable codes, and for each one the text a person reads.

Codes are stored and published (API, help anchors): one is never renamed or reused. The texts are translatable;
a page in another language renders `hallazgo.texto` with its own catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self, TypedDict


class Gravedad(StrEnum):
    """How much a finding weighs: an error refuses the file, an aviso and an info do not."""

    ERROR = "error"
    AVISO = "aviso"
    INFO = "info"


class HallazgoPublico(TypedDict):
    """A finding as pages, API and command show it."""

    codigo: str
    gravedad: str
    mensaje: str
    solucion: str
    pagina: int | None


class HallazgoGuardado(TypedDict):
    """A finding as it is stored: no text, so that better wording also reaches old findings."""

    codigo: str
    gravedad: str
    pagina: int | None
    datos: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Texto:
    """The words of one code: its usual gravedad, what is wrong, and how to mend it (`%(clave)s` templates)."""

    gravedad: Gravedad
    mensaje: str
    solucion: str


def gettext_noop(texto: str) -> str:
    """Mark a text for `make mensajes`; this package is pure and translates nothing itself."""
    return texto


CATALOGO: Mapping[str, Texto] = {
    "tipo.no_admitido": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo no está en un formato que se pueda recibir."),
        gettext_noop(
            "Se reciben: %(formatos)s. Ábrelo en el programa donde lo hiciste, quítale la contraseña o las macros si "
            "las tiene, guárdalo en uno de esos formatos y sube la copia. Si es un ZIP o un RAR, sube por separado lo "
            "que lleva dentro."
        ),
    ),
    "tipo.extension_no_coincide": Texto(
        Gravedad.ERROR,
        gettext_noop("El nombre termina en «.%(extension)s», pero por dentro el archivo es %(formato)s."),
        gettext_noop(
            "Ábrelo para comprobar que es el que quieres presentar. Si lo es, cambia el final del nombre a "
            "«.%(correcta)s» y súbelo de nuevo; si no, elige el archivo correcto."
        ),
    ),
    "archivo.vacio": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo está vacío: pesa 0 bytes."),
        gettext_noop(
            "Ábrelo en tu computadora y comprueba que tenga contenido; guárdalo de nuevo y sube la copia nueva."
        ),
    ),
    "peso.excedido": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo pesa %(peso)s MB y todo el expediente puede pesar hasta %(maximo)s MB."),
        gettext_noop(
            "Redúcelo: si es un escaneo, escanéalo a 200 ppp y en grises; si es un PDF o un documento con fotos, "
            "guárdalo con la opción de tamaño reducido. Si aun así no entra, divídelo en varias presentaciones y en "
            "cada una cita el número de la primera."
        ),
    ),
    "pdf.no_es_pdf": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento principal tiene que ser un PDF y este archivo no lo es."),
        gettext_noop(
            "Ábrelo en el programa donde lo hiciste, elige Imprimir → Guardar como PDF y sube ese PDF. No basta con "
            "cambiar el final del nombre a «.pdf»."
        ),
    ),
    "pdf.no_abre": Texto(
        Gravedad.ERROR,
        gettext_noop("El PDF está dañado o incompleto y no se puede abrir."),
        gettext_noop(
            "Comprueba si se abre en tu computadora. Si se abre, elige Imprimir → Guardar como PDF y sube la copia "
            "nueva; si no se abre, vuelve a descargarlo, exportarlo o escanearlo."
        ),
    ),
    "pdf.con_contrasena": Texto(
        Gravedad.ERROR,
        gettext_noop("El PDF pide contraseña para abrirse."),
        gettext_noop("Ábrelo con su contraseña, elige Imprimir → Guardar como PDF y sube la copia nueva."),
    ),
    "pdf.restringido": Texto(
        Gravedad.INFO,
        gettext_noop("El PDF se abre sin contraseña, aunque su autor limitó acciones como copiar o editar."),
        gettext_noop("No tienes que hacer nada: se recibe tal como está."),
    ),
    "pdf.sin_paginas": Texto(
        Gravedad.ERROR,
        gettext_noop("El PDF no tiene ninguna página."),
        gettext_noop("Vuelve a exportarlo o a escanearlo, comprueba que se vean sus páginas y sube el PDF nuevo."),
    ),
    "firma.falta_digital": Texto(
        Gravedad.ERROR,
        gettext_noop("Este tipo de documento se recibe solo con firma digital, y el PDF no tiene ninguna."),
        gettext_noop(
            "Fírmalo con un certificado digital (por ejemplo, el de tu DNI electrónico) y sube el PDF firmado tal "
            "como lo dejó el programa de firma: imprimirlo o guardarlo de nuevo borra la firma."
        ),
    ),
    "firma.no_vista": Texto(
        Gravedad.INFO,
        gettext_noop("No vimos una firma digital en el documento. ¿Está firmado a mano?"),
        gettext_noop(
            "Si está firmado a mano, comprueba que la firma se vea bien en el PDF y sigue. Si aún no está firmado, "
            "fírmalo y sube la copia firmada."
        ),
    ),
    "malware.infectado": Texto(
        Gravedad.ERROR,
        gettext_noop("El antivirus encontró un programa dañino en el archivo."),
        gettext_noop(
            "No lo abras ni lo reenvíes. Analiza tu computadora con un antivirus, vuelve a hacer el documento desde el "
            "programa de origen o escanéalo otra vez, y sube esa copia limpia. Si crees que es un error, escríbenos o "
            "llámanos: los datos de contacto están en Ayuda."
        ),
    ),
    "malware.cifrado": Texto(
        Gravedad.AVISO,
        gettext_noop("Dentro del archivo hay algo con contraseña que el antivirus no puede analizar."),
        gettext_noop(
            "Mientras no se pueda analizar, la institución no lo podrá abrir. Quítale la contraseña a lo que lleva "
            "dentro, o sácalo y súbelo por separado, y reemplaza este archivo."
        ),
    ),
    "inspeccion.no_concluida": Texto(
        Gravedad.ERROR,
        gettext_noop("No pudimos terminar de revisar el archivo, y sin revisarlo no se puede recibir."),
        gettext_noop(
            "Ábrelo en tu computadora, guárdalo como un archivo nuevo (si es un PDF, con Imprimir → Guardar como PDF) "
            "y sube la copia. Si vuelve a pasar, escríbenos o llámanos: los datos de contacto están en Ayuda."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """One thing a control found.

    `pagina` counts from 1 (None: the whole file); `datos` fill the templates of the code.
    """

    codigo: str
    gravedad: Gravedad
    pagina: int | None = None
    datos: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def texto(self) -> Texto:
        """The untranslated templates, for a page that renders them in its reader's language."""
        return CATALOGO[self.codigo]

    @property
    def mensaje(self) -> str:
        return self.texto.mensaje % self.datos

    @property
    def solucion(self) -> str:
        return self.texto.solucion % self.datos

    def como_dict(self) -> HallazgoPublico:
        """Return what a reader sees, in Spanish."""
        return {
            "codigo": self.codigo,
            "gravedad": self.gravedad.value,
            "mensaje": self.mensaje,
            "solucion": self.solucion,
            "pagina": self.pagina,
        }

    def a_json(self) -> HallazgoGuardado:
        """Return all that is needed to rebuild this hallazgo with `de_json`."""
        return {
            "codigo": self.codigo,
            "gravedad": self.gravedad.value,
            "pagina": self.pagina,
            "datos": dict(self.datos),
        }

    @classmethod
    def de_json(cls, guardado: HallazgoGuardado) -> Self:
        return cls(guardado["codigo"], Gravedad(guardado["gravedad"]), guardado["pagina"], dict(guardado["datos"]))


def hallazgo(codigo: str, *, pagina: int | None = None, **datos: str | int) -> Hallazgo:
    """Return a finding with the gravedad its code usually has. Raise KeyError for a code not in the CATALOGO."""
    return Hallazgo(codigo, CATALOGO[codigo].gravedad, pagina, datos)
