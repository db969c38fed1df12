"""What was filed under a number, for who holds its clave: enough to compare files with, and nobody's name or words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mesa.expedientes.models import Documento, Expediente, Recibo


@dataclass(frozen=True, slots=True, kw_only=True)
class ParaCotejar:
    """Something that a file can be compared with: what it is, its weight in bytes, its SHA-256, its folios.

    `acto_con_prueba`: the index of a receipt's act, once there is a proof that it is in the public log.
    """

    titulo: str | Promise
    nota: str
    octetos: int
    sha256: str
    folios: int | None = None
    emitido_en: datetime | None = None
    acto_con_prueba: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoPresentado:
    """The public part of a filing, with the fingerprints of its files and receipts."""

    numero: str
    tipo_de_documento: str
    sede: str
    dependencia: str
    presentado_en: datetime | None
    fecha_de_ingreso: date | None
    motivo_de_ingreso: str
    archivos: list[ParaCotejar]
    recibos: list[ParaCotejar]


def lo_presentado(expediente: Expediente, *, cerrado_hasta: int) -> LoPresentado:
    """Return what number and clave open of a filing. Names of files are the filer's words: they stay out.

    `cerrado_hasta`: the last act that has a proof of inclusion.
    """
    return LoPresentado(
        numero=str(expediente.numero),
        tipo_de_documento=str(expediente.tipo_documento),
        sede=str(expediente.sede),
        dependencia=str(expediente.dependencia),
        presentado_en=expediente.presentado_en,
        fecha_de_ingreso=expediente.fecha_de_ingreso,
        motivo_de_ingreso=expediente.motivo_de_ingreso,
        archivos=list(_archivos(expediente)),
        recibos=[_recibo(uno, cerrado_hasta) for uno in expediente.recibos.order_by("acto")],
    )


def _archivos(expediente: Expediente) -> Iterator[ParaCotejar]:
    anexo = 0
    for documento in expediente.documentos.all():
        anexo += documento.rol == Documento.Rol.ANEXO
        es_anexo = documento.rol == Documento.Rol.ANEXO
        yield ParaCotejar(
            titulo=_("Anexo %(numero)s") % {"numero": anexo} if es_anexo else documento.get_rol_display(),
            nota=documento.formato.upper(),
            octetos=documento.bytes,
            sha256=documento.sha256,
            folios=documento.folios,
        )


def _recibo(recibo: Recibo, cerrado_hasta: int) -> ParaCotejar:
    return ParaCotejar(
        titulo=recibo.get_clase_display(),
        nota="PDF",
        octetos=recibo.bytes,
        sha256=recibo.sha256,
        emitido_en=recibo.emitido_en,
        acto_con_prueba=recibo.acto_id if recibo.acto_id <= cerrado_hasta else None,
    )
