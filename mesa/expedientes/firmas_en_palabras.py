"""The signatures of a document as a page shows them: a mark, sentences, whose clock, and what who decides must know."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.firmas import Firma
from mesa.expedientes.frases_de_firma import frases_de
from mesa.expedientes.marcas_de_firma import marca_de
from mesa.expedientes.models import Documento
from mesa.expedientes.motivos_de_firma import DE_CONFIANZA, frase_de_motivo, motivo_entre, motivos_en_palabras
from mesa.firmas.lectura.motivos import Motivo
from mesa.lib.nombres import texto_visible

_RELOJES: dict[str, str | Promise] = {
    "sellada": _("con sello de tiempo"),
    "declarada": _("según el reloj de quien firmó"),
}
_SELLADA_POR_UN_EXTRANO = _("con un sello de tiempo que no es de un prestador acreditado")
# Said of the signature in other words already: these always, those when they are the worst against the certificate.
_DICHOS = {Motivo.MODIFICADA, Motivo.USO_TRIBUTARIO}
_DICHOS_SI_PESAN = {Motivo.EMISOR_DESCONOCIDO, Motivo.REVOCACION_DESCONOCIDA}


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmaEnPalabras:
    """A signature as a page shows it. `tono`, `titulo`, `ancla`: see marcas_de_firma.Marca.

    `emisor` and `motivos` are for who decides; what the sentences say already is not in `motivos`. `antes` is the word
    of the mark that the filer was shown, when the later check of `revisada_en` changed it.
    """

    tono: str
    titulo: str | Promise
    ancla: str
    frases: tuple[str, ...]
    cuando: datetime | None
    reloj: str | Promise
    emisor: str
    motivos: tuple[str, ...]
    antes: str | Promise = ""
    revisada_en: datetime | None = None


def firmas_en_palabras(documento: Documento) -> tuple[FirmaEnPalabras, ...]:
    """Return the signatures of a document in the order of the file, by the last verdict on each."""
    vigentes = documento.firmas_vigentes
    exige = bool(vigentes) and _exige_firma_digital(documento)
    antes = {} if documento.firmas_revisadas is None else {f["campo"]: marca_de(f).titulo for f in documento.firmas}
    todas = (_en_palabras(firma, exige=exige, antes=antes.get(firma["campo"], "")) for firma in vigentes)
    return tuple(replace(una, revisada_en=documento.firmas_revisadas_en) for una in todas)


def _exige_firma_digital(documento: Documento) -> bool:
    tipo = documento.expediente.tipo_documento
    return documento.rol == Documento.Rol.PRINCIPAL and bool(tipo and tipo.solo_certificado_digital)


def _en_palabras(firma: Firma, *, exige: bool, antes: str | Promise) -> FirmaEnPalabras:
    marca = marca_de(firma)
    frases = tuple(frases_de(firma, exige=exige))
    return FirmaEnPalabras(
        tono=marca.tono,
        titulo=marca.titulo,
        ancla=marca.ancla,
        frases=frases,
        cuando=datetime.fromisoformat(firma["fecha"]) if firma["fecha"] else None,
        reloj=_reloj(firma),
        emisor=texto_visible(firma["emisor"]),
        motivos=_por_que(firma, ya_dicho=frases),
        antes=antes if antes != marca.titulo else "",
    )


def _reloj(firma: Firma) -> str | Promise:
    if firma["fecha_origen"] == "sellada" and Motivo.SELLO_NO_CONFIABLE in firma["motivos"]:
        return _SELLADA_POR_UN_EXTRANO
    return _RELOJES.get(firma["fecha_origen"], "")


def _por_que(firma: Firma, *, ya_dicho: tuple[str, ...]) -> tuple[str, ...]:
    peor = motivo_entre(firma, DE_CONFIANZA)
    dichos = [*_DICHOS, *(motivo for motivo in _DICHOS_SI_PESAN if motivo is peor)]
    frases = {*ya_dicho, *map(frase_de_motivo, dichos)}
    return tuple(motivo for motivo in motivos_en_palabras(firma) if motivo not in frases)
