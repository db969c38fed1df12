"""What the inspection can say about a file: stable codes, and for each one the text a person reads.

Codes are stored and published (API, help anchors): one is never renamed or reused. The texts are translatable;
a page in another language renders `hallazgo.texto` with its own catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self, TypedDict

from mesa.comprobantes.reparos import CATALOGO as DE_COMPROBANTES
from mesa.inspeccion.textos.firmas import FIRMAS
from mesa.inspeccion.textos.office import OFFICE
from mesa.inspeccion.textos.tipo import TIPO
from mesa.inspeccion.textos.xml import XML
from mesa.lib.texto import Gravedad, Texto, gettext_noop

__all__ = [
    "CATALOGO",
    "Gravedad",
    "Hallazgo",
    "HallazgoGuardado",
    "HallazgoPublico",
    "Texto",
    "gettext_noop",
    "hallazgo",
]


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


CATALOGO: Mapping[str, Texto] = {
    **TIPO,
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
    "pdf.danado": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF tiene daños en su estructura, aunque se puede leer."),
        gettext_noop(
            "Ábrelo y comprueba que estén todas sus páginas. Si no lleva firma digital, elige Imprimir → Guardar como "
            "PDF y sube la copia; si la lleva, pide de nuevo el archivo firmado: guardarlo otra vez borra la firma."
        ),
    ),
    "pdf.pagina_danada": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s está dañada y no se puede ver."),
        gettext_noop("Vuelve a exportar o a escanear el documento, comprueba que se vean todas y sube el PDF nuevo."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s están dañadas y no se pueden ver."),
    ),
    "pdf.sin_mirar": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF se abre, pero no pudimos revisar si se lee bien."),
        gettext_noop("Ábrelo y comprueba que se lean bien todas sus páginas. Si se leen, puedes seguir."),
    ),
    "pdf.pagina_pesada": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s es tan pesada que no pudimos revisar si se lee bien."),
        gettext_noop(
            "Comprueba que se vea bien y sin demora. Si tarda en abrirse, elige Imprimir → Guardar como PDF y sube la "
            "copia, salvo que lleve firma digital."
        ),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s son tan pesadas que no pudimos revisar si se leen bien."),
    ),
    "pdf.muestra": Texto(
        Gravedad.INFO,
        gettext_noop("El PDF es largo: revisamos si se leen bien %(miradas)s de sus %(total)s páginas."),
        gettext_noop("Comprueba que las demás también se lean bien y sigue."),
    ),
    "pdf.en_blanco": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF parece estar en blanco: no vimos nada escrito en sus páginas."),
        gettext_noop(
            "Ábrelo y comprueba que tenga contenido. Si lo escaneaste, revisa que las hojas no estuvieran al revés y "
            "escanéalo de nuevo."
        ),
    ),
    "pdf.pagina_en_blanco": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s parece estar en blanco."),
        gettext_noop("Si es el reverso de una hoja, sigue. Si debía tener algo, escanea o exporta de nuevo."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s parecen estar en blanco."),
    ),
    "pdf.pagina_casi_vacia": Texto(
        Gravedad.INFO,
        gettext_noop("La página %(paginas)s tiene muy poco escrito."),
        gettext_noop("Si así es tu documento, sigue. Si falta algo, escanea o exporta de nuevo."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s tienen muy poco escrito."),
    ),
    "pdf.baja_resolucion": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s se lee con dificultad: %(ppp)s ppp."),
        gettext_noop("Escanea de nuevo a 200 ppp o más."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s se leen con dificultad: desde %(ppp)s ppp."),
    ),
    "pdf.pagina_de_cabeza": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s está de cabeza."),
        gettext_noop("Gírala en tu programa de PDF antes de presentar, salvo que el documento lleve firma digital."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s están de cabeza."),
    ),
    "pdf.pagina_enorme": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s mide más de 5 metros: muchos programas no la muestran ni la imprimen."),
        gettext_noop("Expórtala en un tamaño de papel usual, como A4 o, si es un plano, A0."),
        gettext_noop(
            "Las páginas %(paginas)s y %(ultima)s miden más de 5 metros: muchos programas no las muestran ni las "
            "imprimen."
        ),
    ),
    "pdf.pagina_diminuta": Texto(
        Gravedad.AVISO,
        gettext_noop("La página %(paginas)s mide menos de 2 centímetros: no se podrá leer."),
        gettext_noop("Expórtala en un tamaño de papel usual, como A4."),
        gettext_noop("Las páginas %(paginas)s y %(ultima)s miden menos de 2 centímetros: no se podrán leer."),
    ),
    "pdf.sin_texto": Texto(
        Gravedad.INFO,
        gettext_noop("El PDF es una imagen: sus palabras no se pueden buscar ni copiar."),
        gettext_noop(
            "No tienes que hacer nada. Si tu escáner ofrece reconocer el texto (OCR), el documento será más fácil de "
            "atender."
        ),
    ),
    "pdf.javascript": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF lleva un programa por dentro (JavaScript), que aquí nunca se ejecuta."),
        gettext_noop(
            "Puedes presentarlo así. Si no lo necesita, elige Imprimir → Guardar como PDF y sube la copia, salvo que "
            "lleve firma digital."
        ),
    ),
    "pdf.programa": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF intenta abrir un programa o un archivo de la computadora de quien lo lee."),
        gettext_noop(
            "Comprueba de dónde viene. Luego elige Imprimir → Guardar como PDF y sube la copia, salvo que lleve firma "
            "digital."
        ),
    ),
    "pdf.adjunto": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF lleva otros archivos dentro, que la mesa de partes puede no ver."),
        gettext_noop("Si son parte de lo que presentas, guárdalos aparte y súbelos como anexos."),
    ),
    "pdf.xfa": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF es un formulario XFA: muchos programas no muestran lo que está escrito en él."),
        gettext_noop(
            "Ábrelo con Adobe Reader, elige Imprimir → Guardar como PDF y sube la copia, salvo que lleve firma digital."
        ),
    ),
    "pdf.multimedia": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF lleva sonido, video o un modelo en 3D, que aquí no se reproduce."),
        gettext_noop("Si es parte de lo que presentas, explica con palabras o imágenes lo que muestra."),
    ),
    "pdf.envio": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF tiene un botón o una orden que envía o trae datos de fuera."),
        gettext_noop("Puedes presentarlo así: aquí no se usa. Comprueba que lo que llenaste se vea en sus páginas."),
    ),
    "pdf.otro_archivo": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF remite a otro archivo que no está en lo que presentas."),
        gettext_noop("Si hace falta para entender tu documento, súbelo también como anexo."),
    ),
    "pdf.al_abrir": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF intenta hacer algo por su cuenta al abrirse, como ir a una página web."),
        gettext_noop("Aquí no se ejecuta. Comprueba que el PDF sea el que quieres presentar."),
    ),
    "pdf.enlace": Texto(
        Gravedad.AVISO,
        gettext_noop("Un enlace cubre toda una página del PDF y lleva a una dirección de Internet."),
        gettext_noop("Comprueba que el PDF sea el que quieres presentar y que el enlace sea tuyo."),
    ),
    "jpg.no_abre": Texto(
        Gravedad.ERROR,
        gettext_noop("La imagen está dañada y no se puede ver."),
        gettext_noop("Comprueba si se ve en tu computadora o celular; tómala o expórtala de nuevo y sube la copia."),
    ),
    "jpg.bomba": Texto(
        Gravedad.ERROR,
        gettext_noop("La imagen dice medir %(ancho)s × %(alto)s píxeles, y el archivo no puede contener tantos."),
        gettext_noop("Ábrela en tu computadora, guárdala como JPG con un tamaño usual y sube la copia."),
    ),
    "jpg.danada": Texto(
        Gravedad.AVISO,
        gettext_noop("La imagen está incompleta o dañada: puede faltarle una parte."),
        gettext_noop("Comprueba que se vea entera. Si no, tómala o expórtala de nuevo y sube la copia."),
    ),
    "jpg.enorme": Texto(
        Gravedad.AVISO,
        gettext_noop("La imagen (%(ancho)s × %(alto)s píxeles) es tan pesada que no pudimos revisar si se ve bien."),
        gettext_noop("Comprueba que se vea bien y sigue, o guárdala más pequeña y sube la copia."),
    ),
    "jpg.pequena": Texto(
        Gravedad.AVISO,
        gettext_noop("La imagen es pequeña (%(ancho)s × %(alto)s píxeles): si es un documento, no se podrá leer."),
        gettext_noop("Si es un documento, escanéalo a 200 ppp o más, o tómale una foto de cerca con buena luz."),
    ),
    "jpg.con_ubicacion": Texto(
        Gravedad.INFO,
        gettext_noop("La foto lleva dentro el lugar donde se tomó. La recibimos y guardamos tal como está."),
        gettext_noop("Si no quieres que se conozca, quítale la ubicación en tu celular y sube la copia."),
    ),
    **OFFICE,
    **XML,
    **FIRMAS,
    # What is said of a voucher is stored and shown like any finding.
    **DE_COMPROBANTES,
    "duplicado.en_expediente": Texto(
        Gravedad.ERROR,
        gettext_noop("Este archivo ya está en el expediente, con el nombre «%(nombre)s»."),
        gettext_noop("Basta presentarlo una vez: quita uno de los dos."),
    ),
    "duplicado.en_otro_tramite": Texto(
        Gravedad.AVISO,
        gettext_noop("Ya presentaste este mismo archivo en el trámite %(numero)s."),
        gettext_noop("Si lo presentas otra vez a propósito, sigue. Si no, quítalo y sigue aquel trámite."),
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
        return self.texto.mensaje_para(self.datos) % self.datos

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
