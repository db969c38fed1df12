"""Why a signature is judged as it is: stable codes, worst first, each with a sentence in plain words."""

from collections.abc import Sequence
from enum import StrEnum

from mesa.lib.texto import gettext_noop


class Motivo(StrEnum):
    """In the order in which a person should hear of them. Codes are stored: one is never renamed or reused."""

    ALTERADA = "firma.alterada"
    NO_CORRESPONDE = "firma.no_corresponde"
    SELLO_AJENO = "firma.sello_ajeno"
    MODIFICADA = "firma.modificada"
    NO_CUBRE_TODO = "firma.no_cubre_todo"
    VACIA = "firma.vacia"
    NO_CONCLUIDA = "firma.no_concluida"
    ILEGIBLE = "firma.ilegible"
    VARIOS_FIRMANTES = "firma.varios_firmantes"
    FORMATO_NO_ADMITIDO = "firma.formato_no_admitido"
    ALGORITMO_NO_ADMITIDO = "firma.algoritmo_no_admitido"
    CAMBIOS_SIN_COMPROBAR = "firma.cambios_sin_comprobar"
    REVOCADA = "firma.revocada"
    VENCIDA = "firma.vencida"
    DEBIL = "firma.debil"
    LLENADO_POSTERIOR = "firma.llenado_posterior"
    TAPADA = "firma.tapada"
    REVOCADA_DESPUES = "firma.revocada_despues"
    USO_NO_PERMITIDO = "firma.uso_no_permitido"
    SIN_LISTA = "firma.sin_lista"
    EMISOR_DESCONOCIDO = "firma.emisor_desconocido"
    CADENA_DEFECTUOSA = "firma.cadena_defectuosa"
    EMISOR_VENCIDO = "firma.emisor_vencido"
    FECHA_FUTURA = "firma.fecha_futura"
    REVOCACION_DESCONOCIDA = "firma.revocacion_desconocida"
    SELLO_NO_CONFIABLE = "firma.sello_no_confiable"
    USO_TRIBUTARIO = "firma.uso_tributario"


FRASES: dict[Motivo, str] = {
    Motivo.ALTERADA: gettext_noop(
        "Lo que dice el archivo ya no es lo que se firmó: alguien cambió el contenido firmado."
    ),
    Motivo.NO_CORRESPONDE: gettext_noop("La firma no fue hecha con el certificado que lleva."),
    Motivo.SELLO_AJENO: gettext_noop("El sello de tiempo que lleva el archivo es de otro documento o está alterado."),
    Motivo.MODIFICADA: gettext_noop("El documento fue modificado después de esta firma."),
    Motivo.NO_CUBRE_TODO: gettext_noop(
        "La firma deja fuera una parte del archivo, que pudo cambiarse después de firmar."
    ),
    Motivo.VACIA: gettext_noop("Hay un lugar preparado para una firma, pero nadie llegó a firmar en él."),
    Motivo.NO_CONCLUIDA: gettext_noop("No se pudo terminar de revisar las firmas de este archivo."),
    Motivo.ILEGIBLE: gettext_noop("La firma está dañada o mal formada y no se puede comprobar."),
    Motivo.VARIOS_FIRMANTES: gettext_noop("La firma dice ser de varias personas a la vez y no se puede comprobar."),
    Motivo.FORMATO_NO_ADMITIDO: gettext_noop("La firma está hecha en un formato que aquí no se puede comprobar."),
    Motivo.ALGORITMO_NO_ADMITIDO: gettext_noop("La firma usa un algoritmo que aquí no se puede comprobar."),
    Motivo.CAMBIOS_SIN_COMPROBAR: gettext_noop("Se agregó algo después de esta firma y no se pudo comprobar qué."),
    Motivo.REVOCADA: gettext_noop("El certificado estaba cancelado cuando se firmó."),
    Motivo.VENCIDA: gettext_noop("El certificado no estaba vigente cuando se firmó."),
    Motivo.DEBIL: gettext_noop("La firma usa un algoritmo antiguo que hoy se puede falsificar: no sirve como prueba."),
    Motivo.LLENADO_POSTERIOR: gettext_noop(
        "Después de esta firma se llenaron campos de un formulario o cambió cómo se ven, y lo cubre la firma de otra "
        "persona."
    ),
    Motivo.TAPADA: gettext_noop("Una firma posterior ocupa buena parte de una página y puede tapar lo que decía."),
    Motivo.REVOCADA_DESPUES: gettext_noop(
        "El certificado fue cancelado, y ningún sello de tiempo prueba que la firma sea de antes."
    ),
    Motivo.USO_NO_PERMITIDO: gettext_noop("El certificado no fue emitido para firmar documentos."),
    Motivo.SIN_LISTA: gettext_noop("No se pudo comprobar quién emitió el certificado: falta la lista de confianza."),
    Motivo.EMISOR_DESCONOCIDO: gettext_noop(
        "El documento está como se firmó, pero quien emitió el certificado no está en la lista de confianza."
    ),
    Motivo.CADENA_DEFECTUOSA: gettext_noop(
        "Los certificados que respaldan la firma no cumplen las reglas de confianza."
    ),
    Motivo.EMISOR_VENCIDO: gettext_noop("La autoridad que emitió el certificado no estaba vigente cuando se firmó."),
    Motivo.FECHA_FUTURA: gettext_noop("La fecha que dice la firma todavía no llega."),
    Motivo.REVOCACION_DESCONOCIDA: gettext_noop("No se pudo comprobar si el certificado estaba cancelado."),
    Motivo.SELLO_NO_CONFIABLE: gettext_noop("Quien selló la fecha no está en la lista de confianza."),
    Motivo.USO_TRIBUTARIO: gettext_noop("El certificado es solo para uso tributario."),
}
VALIDA = gettext_noop("El documento está como se firmó y el certificado era de confianza en esa fecha.")
# What adds to a verdict without being its reason.
_ACCESORIOS = frozenset({Motivo.SELLO_NO_CONFIABLE, Motivo.USO_TRIBUTARIO})


def en_palabras(motivos: Sequence[Motivo]) -> str:
    """Return the sentence that tells the worst reason; the good one when none weighs."""
    return FRASES[motivos[0]] if motivos and motivos[0] not in _ACCESORIOS else VALIDA


def ordenados(motivos: set[Motivo]) -> tuple[Motivo, ...]:
    """Return them worst first."""
    return tuple(uno for uno in Motivo if uno in motivos)
