"""Why a signature's verdict is not better: its stored codes as sentences, in the page's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from mesa.expedientes.firmas import Firma
from mesa.firmas.lectura.motivos import FRASES, Motivo
from mesa.lib.nombres import texto_visible

# What is against trust in a certificate, or leaves it open, when the signed content is intact.
DE_CONFIANZA = (
    Motivo.REVOCADA,
    Motivo.VENCIDA,
    Motivo.DEBIL,
    Motivo.LLENADO_POSTERIOR,
    Motivo.TAPADA,
    Motivo.REVOCADA_DESPUES,
    Motivo.USO_NO_PERMITIDO,
    Motivo.SIN_LISTA,
    Motivo.EMISOR_DESCONOCIDO,
    Motivo.CADENA_DEFECTUOSA,
    Motivo.EMISOR_VENCIDO,
    Motivo.FECHA_FUTURA,
    Motivo.REVOCACION_DESCONOCIDA,
)
# What was added after signing, or may have been.
DE_CAMBIO = (Motivo.MODIFICADA, Motivo.NO_CUBRE_TODO, Motivo.CAMBIOS_SIN_COMPROBAR)


def motivo_entre(firma: Firma, cuales: Iterable[Motivo]) -> Motivo | None:
    """Return the worst reason of a verdict that is one of `cuales`."""
    buscados = frozenset(cuales)
    return next((Motivo(codigo) for codigo in firma["motivos"] if codigo in buscados), None)


def frase_de_motivo(motivo: Motivo) -> str:
    """Return the sentence of a reason."""
    return _(FRASES[motivo])


def frase_principal(firma: Firma) -> str:
    """Return the sentence of the worst reason; as it was stored, in Spanish, when its code is not known any more."""
    motivo = motivo_entre(firma, Motivo)
    return frase_de_motivo(motivo) if motivo else texto_visible(firma["motivo"])


def motivos_en_palabras(firma: Firma) -> list[str]:
    """Return the sentences of all reasons, worst first."""
    return [_(FRASES[Motivo(codigo)]) for codigo in firma["motivos"] if codigo in FRASES]
