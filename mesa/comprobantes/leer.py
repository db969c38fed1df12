"""Read an XML once: verify its signature, and take every value from the very tree that was verified."""

from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.comprobante import Resumen
from mesa.comprobantes.firma.hechos import SIN_FIRMA, EstadoFirma, Firma, Motivo
from mesa.comprobantes.firma.puerta import DS
from mesa.comprobantes.firma.verificacion import verificar
from mesa.comprobantes.lectura.documento import LECTORES, leer_documento
from mesa.comprobantes.lectura.ubl import Elemento
from mesa.comprobantes.leido import Clase, Leido
from mesa.lib.xml_seguro import ProblemaXml, XmlInseguroError, leer_arbol

BYTES_MAXIMO = 20 << 20  # as much as a whole expediente may weigh
ELEMENTOS_MAXIMO = 400_000  # some 8,000 lines of a sale
_FIRMADO = b"SignatureValue"


def leer(contenido: bytes) -> Leido:
    """Return what an XML is and says. Nothing in it raises, and nothing that it names is opened."""
    if len(contenido) > BYTES_MAXIMO:
        return _ilegible(contenido, ProblemaXml.DESMEDIDO)
    try:
        raiz = leer_arbol(contenido, elementos_maximo=ELEMENTOS_MAXIMO).getroot()
    except XmlInseguroError as error:
        return _ilegible(contenido, error.problema)
    if raiz.tag not in LECTORES:
        return _otro(raiz)
    firma = verificar(raiz)
    documento = leer_documento(raiz)
    if isinstance(documento, Cdr):
        return Leido(clase=Clase.CDR, firma=firma, cdr=documento)
    if isinstance(documento, Resumen):
        return Leido(clase=Clase.RESUMEN, firma=firma, resumen=documento)
    return Leido(clase=Clase.COMPROBANTE, firma=firma, comprobante=documento)


def _otro(raiz: Elemento) -> Leido:
    """Return an XML of other forms, whose signatures follow other rules and are not judged by these."""
    firmado = next(raiz.iter(f"{DS}Signature"), None) is not None
    return Leido(clase=Clase.OTRO, firma=_sin_verificar(Motivo.NO_ES_COMPROBANTE) if firmado else SIN_FIRMA)


def _ilegible(contenido: bytes, problema: ProblemaXml) -> Leido:
    firmado = _FIRMADO in contenido or _FIRMADO in contenido.replace(b"\0", b"")
    firma = _sin_verificar(Motivo.XML_ILEGIBLE) if firmado else SIN_FIRMA
    return Leido(clase=Clase.ILEGIBLE, firma=firma, problema=problema)


def _sin_verificar(motivo: Motivo) -> Firma:
    return Firma(estado=EstadoFirma.NO_VERIFICABLE, motivo=motivo)
