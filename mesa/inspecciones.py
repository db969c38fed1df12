"""Inspect a file for the place it takes in an expediente: its type's policy, this installation's trust."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from mesa import analisis
from mesa.confianza.actual import vigente
from mesa.examen.examinar import examinar
from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Documento, Expediente
from mesa.inspeccion.inspector import Inspeccion
from mesa.inspeccion.politica import Rol, politica_para
from mesa.organizacion.queries import institucion_actual
from mesa.presentacion.subida import Hechos, anotar_hechos


def inspeccionar(
    expediente: Expediente, rol: str, ruta: Path, nombre: str, sha256: str | None, *, bytes_maximo: int | None = None
) -> Hechos:
    """Return what is found in the file at `ruta`, sent with this name for this rol."""
    politica = politica_para(
        rol=Rol(rol),
        exige_firma_digital=rol == Documento.Rol.PRINCIPAL and exige_firma(expediente),
        bytes_maximo=bytes_maximo or institucion_actual().expediente_bytes,
    )
    return hechos_de(
        examinar(ruta, nombre=nombre, politica=politica, confianza=vigente, ahora=timezone.now(), sha256=sha256)
    )


def inspeccionar_de_nuevo(documento: Documento) -> Hechos:
    """Inspect a draft's document as it lies there."""
    ruta = ruta_en_cuarentena(documento)
    return inspeccionar(documento.expediente, documento.rol, ruta, documento.nombre, documento.sha256)


def anotar_de_nuevo(documento: Documento, ahora: datetime) -> None:
    """Inspect a draft's document anew and write what is found, unless it was filed or taken out meanwhile."""
    hechos = inspeccionar_de_nuevo(documento)
    with transaction.atomic():
        Expediente.objects.select_for_update().filter(pk=documento.expediente_id).first()
        actual = Documento.objects.filter(pk=documento.pk, expediente__estado=Estado.BORRADOR).first()
        if actual:
            hechos = analisis.con_hallazgos(hechos, analisis.ajenos_a_los_bytes(actual))
            anotar_hechos(actual, hechos, ahora=ahora)


def exige_firma(expediente: Expediente) -> bool:
    """Tell whether the main file of an expediente must be signed digitally."""
    return bool(expediente.tipo_documento and expediente.tipo_documento.solo_certificado_digital)


def hechos_de(resultado: Inspeccion) -> Hechos:
    """Return an inspection as columns of Documento."""
    return Hechos(
        formato=resultado.formato,
        folios=resultado.paginas,
        veredicto=resultado.veredicto.value,
        estado_firma=resultado.estado_firma,
        hallazgos=[analisis.guardado(uno) for uno in resultado.hallazgos],
        firmas=resultado.firmas,
        leido=resultado.leido,
    )
