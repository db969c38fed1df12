"""What is said of a signature: whose it is, whether it is intact, whether the certificate is trusted, what else.

What could not be checked never reads as invalid, and never as valid; a name that nobody vouches for is the
certificate's word, not ours.
"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from mesa.expedientes.firmas import Firma, se_agrego_algo, sin_firmar
from mesa.expedientes.motivos_de_firma import (
    DE_CAMBIO,
    DE_CONFIANZA,
    frase_de_motivo,
    frase_principal,
    motivo_entre,
)
from mesa.firmas.lectura.motivos import Motivo
from mesa.lib.nombres import texto_visible

_NOMBRE_MAXIMO = 150
# What Peruvian providers put around a name: «… FIR <DNI> hard», «… FAU <RUC>», «||USO TRIBUTARIO|| … CDT <RUC>».
_COLA_DEL_NOMBRE = re.compile(r"\s+(?:FIR|FAU|AUT|CDT)\s+\d{8,12}\b.*$")
_USO_EN_EL_NOMBRE = re.compile(r"\|\|[^|]*\|\|\s*")


def frases_de(firma: Firma, *, exige: bool) -> Iterator[str]:
    """Yield the sentences on a stored verdict, in the page's language. `exige`: it has to be signed digitally."""
    if firma["propia"]:
        return _del_sello(firma)
    return iter([frase_principal(firma)]) if sin_firmar(firma) else _de_una_firma(firma, exige=exige)


def nombre_de(firma: Firma) -> str:
    """Return who the certificate says signed, without the codes that providers write into the name; "" if unknown."""
    visible = texto_visible(firma["firmante"])
    return _COLA_DEL_NOMBRE.sub("", _USO_EN_EL_NOMBRE.sub("", visible)).strip()[:_NOMBRE_MAXIMO]


def _del_sello(firma: Firma) -> Iterator[str]:
    yield _("Es el sello de esta mesa de partes (una constancia o cargo), no una firma del remitente.")
    if se_agrego_algo(firma):
        yield _("Se agregó algo después de sellar.")


def _de_una_firma(firma: Firma, *, exige: bool) -> Iterator[str]:
    yield _quien(firma)
    yield from _integridad(firma)
    if se_agrego_algo(firma):
        yield _lo_agregado(firma)
    if firma["uso_tributario"]:
        yield _uso_tributario(exige=exige)
    if firma["debil"] and motivo_entre(firma, DE_CONFIANZA) is not Motivo.DEBIL:
        yield frase_de_motivo(Motivo.DEBIL)


def _quien(firma: Firma) -> str:
    nombre = nombre_de(firma)
    if not nombre:
        return _("La firma no dice de quién es.")
    documento, organizacion = texto_visible(firma["documento"]), texto_visible(firma["organizacion"])
    aparte = documento and documento not in organizacion
    datos = {"quien": f"{nombre} ({documento})" if aparte else nombre, "organizacion": organizacion}
    return _plantilla_de_quien(firma, con_organizacion=bool(organizacion)) % datos


def _plantilla_de_quien(firma: Firma, *, con_organizacion: bool) -> str:
    if firma["integra"] and firma["confianza"] == "valida":
        if con_organizacion:
            return _("Firmado por %(quien)s, de %(organizacion)s.")
        return _("Firmado por %(quien)s.")
    if firma["integra"]:
        if con_organizacion:
            return _("Firmado con un certificado a nombre de %(quien)s, de %(organizacion)s.")
        return _("Firmado con un certificado a nombre de %(quien)s.")
    if con_organizacion:
        return _("La firma dice ser de %(quien)s, de %(organizacion)s.")
    return _("La firma dice ser de %(quien)s.")


def _integridad(firma: Firma) -> Iterator[str]:
    if firma["integra"] is False:
        yield frase_principal(firma) or _("No corresponde al contenido: el documento o la firma cambiaron.")
    elif firma["integra"] is None:
        yield frase_principal(firma) or _("No pudimos comprobar la firma.")
        yield _("Eso no quiere decir que valga ni que no valga: lo decidirá una persona.")
    elif firma["confianza"] == "valida":
        yield _("La firma está íntegra y el certificado es de un prestador acreditado.")
    else:
        yield from _sin_confianza(motivo_entre(firma, DE_CONFIANZA))


def _sin_confianza(motivo: Motivo | None) -> Iterator[str]:
    """Of content that is intact under a certificate that is not, or not yet, to be trusted."""
    if motivo is Motivo.REVOCACION_DESCONOCIDA:
        yield _(
            "El contenido firmado está íntegro, pero no pudimos comprobar si el certificado seguía vigente: lo "
            "decidirá una persona."
        )
    elif motivo in {None, Motivo.SIN_LISTA}:
        yield _(
            "El contenido firmado está íntegro, pero no pudimos comprobar si el certificado es de un prestador "
            "acreditado: lo decidirá una persona."
        )
    elif motivo is Motivo.EMISOR_DESCONOCIDO:
        yield _(
            "El contenido firmado está íntegro, pero quien emitió el certificado no está en la lista de prestadores "
            "acreditados: lo decidirá una persona."
        )
    else:
        yield _("El contenido firmado está íntegro.")
        yield frase_de_motivo(motivo)
        yield _("Lo decidirá una persona.")


def _lo_agregado(firma: Firma) -> str:
    motivo = motivo_entre(firma, DE_CAMBIO)
    if motivo in {None, Motivo.MODIFICADA}:
        return _("Se agregó algo después de firmar.")
    return frase_de_motivo(motivo)


def _uso_tributario(*, exige: bool) -> str:
    if exige:
        return _("El certificado es solo para uso tributario; la mesa decidirá si sirve para este documento.")
    return _("El certificado es solo para uso tributario.")
