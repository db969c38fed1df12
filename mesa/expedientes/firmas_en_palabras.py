"""The verdict on each signature as a person reads it: who, whether it is intact, whether it is trusted, and since when.

What could not be checked never reads as invalid, and never as valid; a name that nobody vouches for is the
certificate's word, not ours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from mesa.expedientes.firmas import Firma, se_agrego_algo
from mesa.expedientes.models import Documento
from mesa.lib.nombres import texto_visible

# The mark of each state: its tone and its word. An intact signature that is not trusted has two, see _marca.
_MARCAS: dict[str, tuple[str, str | Promise]] = {
    "valida": ("firma", gettext_lazy("Firma digital válida")),
    "modificada": ("ojo", gettext_lazy("Modificado después de la firma")),
    "invalida": ("mal", gettext_lazy("Firma digital no válida")),
    "no_verificable": ("espera", gettext_lazy("Firma digital sin comprobar")),
}
_INTEGRA_SIN_COMPROBAR = ("ojo", gettext_lazy("Firma íntegra, falta comprobar el certificado"))
_INTEGRA_NO_ACEPTADA = ("ojo", gettext_lazy("Firma íntegra, certificado que no se acepta"))
_SELLO_NUESTRO = ("curso", gettext_lazy("Sello de esta mesa de partes"))
_SIN_FIRMAR = ("espera", gettext_lazy("Lugar para una firma, sin firmar"))

# Of what is known of the certificate, when the content is intact.
_CONFIANZAS = {
    "valida": gettext_noop("La firma está íntegra y el certificado es de un prestador acreditado."),
    "invalida": gettext_noop("El contenido firmado está íntegro, pero el certificado no se acepta."),
    "indeterminada": gettext_noop(
        "El contenido firmado está íntegro, pero no pudimos comprobar si el certificado es de un prestador "
        "acreditado: lo decidirá una persona."
    ),
    "sin_revocacion": gettext_noop(
        "El contenido firmado está íntegro, pero no pudimos comprobar si el certificado seguía vigente: lo decidirá "
        "una persona."
    ),
}
_RELOJES: dict[str, str | Promise] = {
    "sellada": gettext_lazy("con sello de tiempo"),
    "declarada": gettext_lazy("según el reloj de quien firmó"),
}
# Codes of reasons that change how something is said; all of them are mesa.firmas' own.
_VACIA, _DEBIL, _SIN_REVOCACION = "firma.vacia", "firma.debil", "firma.revocacion_desconocida"
_NOMBRE_MAXIMO = 150
# What Peruvian providers put around a name: «… FIR <DNI> hard», «… FAU <RUC>», «||USO TRIBUTARIO|| … CDT <RUC>».
_COLA_DEL_NOMBRE = re.compile(r"\s+(?:FIR|FAU|AUT|CDT)\s+\d{8,12}\b.*$")
_USO_EN_EL_NOMBRE = re.compile(r"\|\|[^|]*\|\|\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaEnPalabras:
    """A signature as a page shows it: its mark, sentences, and when it was made by whose clock.

    `emisor` and `motivo` are for who decides: what the sentences say already is left out of `motivo`. `antes` is the
    mark the filer was shown, when a later check changed it.
    """

    tono: str
    titulo: str | Promise
    frases: tuple[str, ...]
    cuando: datetime | None = None
    reloj: str | Promise = ""
    emisor: str = ""
    motivo: str = ""
    antes: str | Promise = ""


def firmas_en_palabras(documento: Documento) -> tuple[FirmaEnPalabras, ...]:
    """Return the signatures of a document in the order of the file, by the last verdict on each."""
    vigentes = documento.firmas_vigentes
    exige = bool(vigentes) and _exige_firma_digital(documento)
    mostradas = {firma.get("campo"): _marca(firma)[1] for firma in documento.firmas}
    return tuple(_en_palabras(firma, exige=exige, mostrada=mostradas.get(firma.get("campo"), "")) for firma in vigentes)


def nombre_de(firma: Firma) -> str:
    """Return who the certificate says signed, without the codes that providers write into the name; "" if unknown."""
    visible = texto_visible(str(firma.get("firmante") or ""))
    return _COLA_DEL_NOMBRE.sub("", _USO_EN_EL_NOMBRE.sub("", visible)).strip()[:_NOMBRE_MAXIMO]


def _exige_firma_digital(documento: Documento) -> bool:
    tipo = documento.expediente.tipo_documento
    return documento.rol == Documento.Rol.PRINCIPAL and bool(tipo and tipo.solo_certificado_digital)


def _en_palabras(firma: Firma, *, exige: bool, mostrada: str | Promise) -> FirmaEnPalabras:
    tono, titulo = _marca(firma)
    frases = tuple(_frases_del_sello(firma) if firma.get("propia") else _frases(firma, exige=exige))
    motivo = _motivo(firma)
    return FirmaEnPalabras(
        tono=tono,
        titulo=titulo,
        frases=frases,
        cuando=datetime.fromisoformat(firma["fecha"]) if firma.get("fecha") else None,
        reloj=_RELOJES.get(str(firma.get("fecha_origen")), ""),
        emisor=texto_visible(str(firma.get("emisor") or "")),
        motivo="" if motivo in frases or firma["estado"] == "valida" else motivo,
        antes=mostrada if mostrada != titulo else "",
    )


def _marca(firma: Firma) -> tuple[str, str | Promise]:
    if firma.get("propia") and firma["integra"]:
        return _SELLO_NUESTRO
    if _VACIA in firma["motivos"]:
        return _SIN_FIRMAR
    if firma["estado"] == "integra_no_confiable":
        return _INTEGRA_NO_ACEPTADA if firma["confianza"] == "invalida" else _INTEGRA_SIN_COMPROBAR
    return _MARCAS[firma["estado"]]


def _frases_del_sello(firma: Firma) -> Iterator[str]:
    yield _("Es el sello de esta mesa de partes (una constancia o cargo), no una firma del remitente.")
    if firma["integra"] is False:
        yield _("El contenido no coincide con lo que se selló.")
    elif se_agrego_algo(firma):
        yield _("Se agregó algo después de sellar.")


def _frases(firma: Firma, *, exige: bool) -> Iterator[str]:
    if _VACIA in firma["motivos"]:
        yield _motivo(firma)
        return
    yield _quien(firma)
    yield from _integridad(firma)
    if se_agrego_algo(firma):
        yield _("Se agregó algo después de firmar.")
    if firma.get("uso_tributario"):
        yield _uso_tributario(exige=exige)
    if firma.get("debil") and firma["motivos"][:1] != [_DEBIL]:
        yield _("Usa un algoritmo o una clave que ya no se considera segura.")


def _quien(firma: Firma) -> str:
    nombre = nombre_de(firma)
    if not nombre:
        return _("La firma no dice de quién es.")
    documento = texto_visible(str(firma.get("documento") or ""))
    organizacion = texto_visible(str(firma.get("organizacion") or ""))
    datos = {"quien": f"{nombre} ({documento})" if documento else nombre, "organizacion": organizacion}
    return _plantilla_de_quien(firma, organizacion=bool(organizacion)) % datos


def _plantilla_de_quien(firma: Firma, *, organizacion: bool) -> str:
    if firma["integra"] and firma["confianza"] == "valida":
        if organizacion:
            return _("Firmado por %(quien)s, de %(organizacion)s.")
        return _("Firmado por %(quien)s.")
    if firma["integra"]:
        if organizacion:
            return _("Firmado con un certificado a nombre de %(quien)s, de %(organizacion)s.")
        return _("Firmado con un certificado a nombre de %(quien)s.")
    if organizacion:
        return _("La firma dice ser de %(quien)s, de %(organizacion)s.")
    return _("La firma dice ser de %(quien)s.")


def _integridad(firma: Firma) -> Iterator[str]:
    if firma["integra"] is False:
        yield _motivo(firma) or _("No corresponde al contenido: el documento o la firma cambiaron.")
    elif firma["integra"] is None:
        yield _motivo(firma) or _("No pudimos comprobar la firma.")
        yield _("Eso no quiere decir que valga ni que no valga: lo decidirá una persona.")
    else:
        yield _confianza(firma)
        if firma["confianza"] == "invalida":
            yield _motivo(firma)


def _confianza(firma: Firma) -> str:
    indeterminada = firma["confianza"] == "indeterminada"
    clave = "sin_revocacion" if indeterminada and _SIN_REVOCACION in firma["motivos"] else firma["confianza"]
    return _(_CONFIANZAS[str(clave)])


def _motivo(firma: Firma) -> str:
    """The reader's sentence for the worst reason, in the page's language."""
    frase = texto_visible(str(firma.get("motivo") or ""))
    return _(frase) if frase else ""


def _uso_tributario(*, exige: bool) -> str:
    if exige:
        return _("El certificado es solo para uso tributario; la mesa decidirá si sirve para este documento.")
    return _("El certificado es solo para uso tributario.")
