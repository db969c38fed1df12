"""From rows to the shapes of the API. No query here but those the caller prefetched."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from mesa.api.v1.esquemas import (
    ActoDeExpediente,
    ArchivoPresentado,
    DocumentoDeExpediente,
    ExpedienteCompleto,
    Firma,
    Inspeccion,
    PruebaDeRecibo,
    ResumenDeExpediente,
)
from mesa.api.v1.esquemas_comunes import Hallazgo
from mesa.api.v1.esquemas_de_comprobantes import ComprobanteDeExpediente
from mesa.api.v1.vistas_de_comprobantes import xml_leido
from mesa.expedientes.historia import Lector, hitos
from mesa.expedientes.models import Acto, Documento, Expediente, Recibo

_DE_UN_HALLAZGO = ("codigo", "gravedad", "mensaje", "solucion", "pagina")


def documento(fila: Documento) -> DocumentoDeExpediente:
    return DocumentoDeExpediente(
        id=fila.id,
        rol=fila.rol,
        nombre=fila.nombre,
        bytes=fila.bytes,
        sha256=fila.sha256,
        formato=fila.formato,
        folios=fila.folios,
        subido_en=fila.subido_en,
        analisis=fila.analisis,
        inspeccion=Inspeccion(
            estado=fila.estado_de_inspeccion,
            veredicto=fila.veredicto or None,
            estado_firma=fila.estado_firma_vigente or None,
            hallazgos=[Hallazgo(**{campo: h.get(campo) for campo in _DE_UN_HALLAZGO}) for h in fila.hallazgos],
            firmas=[Firma(**firma) for firma in fila.firmas_vigentes],
            firmas_en=fila.firmas_revisadas_en or fila.firmas_en,
            comprobante=xml_leido(fila),
        ),
    )


def resumen(fila: Expediente) -> ResumenDeExpediente:
    return ResumenDeExpediente(**_columnas(fila))


def borrador(
    fila: Expediente, documentos: Iterable[Documento], comprobantes: Iterable[ComprobanteDeExpediente] = ()
) -> ExpedienteCompleto:
    """A draft: nothing has happened to it yet, so nothing is asked about it."""
    return _expediente(fila, documentos=documentos, comprobantes=comprobantes, hechos=(), recibos=(), pruebas=())


def completo(
    fila: Expediente, comprobantes: Iterable[ComprobanteDeExpediente], *, cerrado_hasta: int
) -> ExpedienteCompleto:
    """Expects documentos, actos and recibos prefetched. `cerrado_hasta`: index of the last act that has a proof."""
    recibos = fila.recibos.all()
    return _expediente(
        fila,
        documentos=fila.documentos.all(),
        comprobantes=comprobantes,
        hechos=fila.actos.all(),
        recibos=recibos,
        pruebas=[_prueba(uno) for uno in recibos if uno.acto_id <= cerrado_hasta],
    )


def _prueba(recibo: Recibo) -> PruebaDeRecibo:
    url = settings.SITE_URL + reverse("registro_prueba", args=[recibo.acto_id])
    return PruebaDeRecibo(recibo=recibo.clase, indice=recibo.acto_id, url=url)


def _expediente(
    fila: Expediente, *, documentos: Iterable[Documento], comprobantes: Iterable[ComprobanteDeExpediente],
    hechos: Iterable[Acto], recibos: Iterable[Recibo], pruebas: Iterable[PruebaDeRecibo],
) -> ExpedienteCompleto:  # fmt: skip
    actual = fila.dependencia_actual
    return ExpedienteCompleto(
        **_columnas(fila),
        clave=fila.clave_legible or None,
        canal=fila.canal or None,
        regla=fila.regla or None,
        motivo=fila.motivo_de_ingreso or None,
        dependencia_actual=actual.codigo if actual else None,
        documentos=[documento(d) for d in documentos],
        comprobantes=list(comprobantes),
        actos=actos(hechos, lector=Lector.REMITENTE),
        recibos=[r.clase for r in recibos],
        pruebas=list(pruebas),
    )


def actos(filas: Iterable[Acto], *, lector: Lector) -> list[ActoDeExpediente]:
    """The history, oldest first, with as much as its reader may know."""
    actos = list(filas)
    return [
        ActoDeExpediente(acto=acto.acto, en=acto.en, por=str(hito.por), nota=str(hito.nota or hito.dicho))
        for acto, hito in zip(actos, hitos(actos, lector=lector), strict=True)
    ]


def archivos(manifiesto: Iterable[Mapping[str, Any]]) -> list[ArchivoPresentado]:
    """The files of a manifest, as presentar and verificaciones show them."""
    return [
        ArchivoPresentado(nombre=a["nombre"], sha256=a["sha256"], bytes=a["bytes"], folios=a["folios"])
        for a in manifiesto
    ]


def _columnas(fila: Expediente) -> dict[str, Any]:
    return {
        "id": fila.id,
        "numero": fila.numero,
        "estado": fila.estado,
        "tipo_documento": fila.tipo_documento.codigo if fila.tipo_documento else None,
        "numero_documento": fila.numero_documento,
        "fecha_documento": fila.fecha_documento,
        "sede": fila.sede.codigo if fila.sede else None,
        "dependencia": fila.dependencia.codigo if fila.dependencia else None,
        "destinatario_persona": fila.destinatario_persona,
        "asunto": fila.asunto,
        "referencia": fila.referencia,
        "orden_de_compra": fila.orden_de_compra,
        "creado_en": fila.creado_en,
        "actualizado_en": fila.actualizado_en,
        "presentado_en": fila.presentado_en,
        "fecha_de_ingreso": fila.fecha_de_ingreso,
    }
