"""What a draft still lacks before it can be filed: one list for the page, the API and the verb."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mesa.expedientes.firmas import SIN_FIRMA, del_remitente, ninguna_integra
from mesa.expedientes.models import Documento, Expediente
from mesa.expedientes.motivos_de_firma import frase_principal
from mesa.presentacion.palabras import en_palabras


@dataclass(frozen=True, slots=True)
class Falta:
    """One thing to do: a stable code, the field or file it belongs to, what is wrong and how to mend it."""

    codigo: str
    campo: str
    mensaje: str | Promise
    solucion: str | Promise
    documento: Documento | None = None


def que_falta(expediente: Expediente, *, hoy: date, limite: int) -> list[Falta]:
    """Return what keeps `expediente` from being filed; empty when nothing does.

    `hoy` is the day in Lima, `limite` the size of a whole expediente in bytes.
    """
    return [*_de_los_datos(expediente, hoy=hoy), *_de_los_archivos(expediente, limite=limite)]


def _de_los_datos(expediente: Expediente, *, hoy: date) -> Iterator[Falta]:
    tipo = expediente.tipo_documento
    if tipo is None:
        yield Falta("tipo.falta", "tipo_documento", _("Falta el tipo de documento"), _("Elige qué presentas."))
    elif tipo.solo_fisico:
        yield Falta(
            "tipo.solo_fisico",
            "tipo_documento",
            _("Este documento se presenta en papel"),
            tipo.explicacion or _("Llévalo a las oficinas de Trámite Documentario."),
        )
    if expediente.fecha_documento is None:
        yield Falta(
            "fecha.falta", "fecha_documento", _("Falta la fecha del documento"), _("Escribe la fecha que lleva.")
        )
    elif expediente.fecha_documento > hoy:
        yield Falta(
            "fecha.futura",
            "fecha_documento",
            _("La fecha del documento está en el futuro"),
            _("Escribe la fecha que lleva el documento: hoy o antes."),
        )
    if expediente.sede is None:
        yield Falta("sede.falta", "sede", _("Falta la sede"), _("Elige la sede a la que va dirigido."))
    if expediente.dependencia is None or expediente.dependencia.sede_id != expediente.sede_id:
        yield Falta(
            "dependencia.falta", "dependencia", _("Falta la dependencia"), _("Elige a qué dependencia va dirigido.")
        )
    if not expediente.asunto:
        yield Falta("asunto.falta", "asunto", _("Falta el asunto"), _("Di en una frase qué pides o informas."))


def _de_los_archivos(expediente: Expediente, *, limite: int) -> Iterator[Falta]:
    principal = expediente.principal
    sin_firma = _sin_firma_exigida(expediente, principal) if principal else None
    if principal is None:
        yield Falta("principal.falta", "principal", _("Falta el documento principal"), _("Sube el PDF que presentas."))
    elif sin_firma:
        yield sin_firma
    for documento in expediente.documentos.all():
        if documento.impide_presentar and not (documento == principal and sin_firma):
            yield _archivo_rechazado(documento)
    if len(expediente.documentos.all()) > settings.MAX_FILES:
        yield Falta(
            "archivos.demasiados",
            "anexos",
            _("Hay más de %(maximo)s archivos") % {"maximo": settings.MAX_FILES},
            _("Une algunos en un solo PDF o quítalos."),
        )
    if expediente.bytes_totales > limite:
        yield Falta("peso.excedido", "anexos", _("Los archivos pesan demasiado"), _("Quita o reduce alguno."))


def _sin_firma_exigida(expediente: Expediente, principal: Documento) -> Falta | None:
    """Contracts, OS and OTT come signed with a digital certificate; without an intact signature they are refused."""
    tipo = expediente.tipo_documento
    if not (tipo and tipo.solo_certificado_digital):
        return None
    if principal.estado_firma == SIN_FIRMA:
        return Falta(
            "firma.falta_digital",
            "principal",
            _("El documento principal no tiene firma digital"),
            _("Los contratos y órdenes se reciben solo firmados con certificado digital: fírmalo y súbelo otra vez."),
            principal,
        )
    if ninguna_integra(principal.firmas_vigentes):
        return Falta(
            "firma.sin_integra",
            "principal",
            _("La firma digital del documento principal no vale. %(motivo)s")
            % {"motivo": frase_principal(del_remitente(principal.firmas_vigentes)[0])},
            _("Sube el PDF tal como lo dejó el programa de firma; si no estaba firmado o lo cambiaste, fírmalo."),
            principal,
        )
    return None


def _archivo_rechazado(documento: Documento) -> Falta:
    errores = [h for h in en_palabras(documento.hallazgos) if h.es_error]
    primero = errores[0] if errores else None
    return Falta(
        primero.codigo if primero else "inspeccion.no_concluida",
        f"documento-{documento.pk}",
        gettext("Reemplaza o quita «%(nombre)s»: %(mensaje)s")
        % {"nombre": documento.nombre, "mensaje": primero.mensaje if primero else gettext("no se pudo revisar")},
        primero.solucion if primero else "",
        documento,
    )
