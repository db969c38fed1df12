"""GET catalogo: what can be filed, with whom, and under which limits and hours."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from mesa.lib.fechas import DIAS
from mesa.organizacion.models import Sede, TipoDocumento
from mesa.organizacion.queries import institucion_actual, sedes_activas, tipos_activos
from mesa.registro.calendario import regla_vigente

router = Router(tags=["Catálogo"])


class DatosDeInstitucion(Schema):
    nombre: str
    ruc: str


class DatosDeDependencia(Schema):
    codigo: str
    nombre: str


class DatosDeSede(Schema):
    codigo: str
    nombre: str
    dependencias: list[DatosDeDependencia]


class DatosDeTipo(Schema):
    """Un tipo de documento y lo que exige."""

    codigo: str = Field(examples=["carta"])
    nombre: str
    clase: str = Field(description="correspondencia, comprobante o contrato")
    solo_certificado_digital: bool = Field(description="El principal debe llevar firma digital")
    solo_fisico: bool = Field(description="Se presenta en papel; aquí no se puede")
    explicacion: str
    comprobantes: list[str] = Field(description="Los que se revisan para su pago, por su código", examples=[["01"]])
    pide_orden: bool = Field(description="Pide el número de la orden de compra o de servicio")
    patron_de_orden: str = Field(description="Expresión regular que cumple ese número; vacía: cualquiera")
    exige_orden: bool
    exige_cdr: bool
    exige_pdf: bool


class Limites(Schema):
    expediente_bytes: int = Field(description="Todos los archivos juntos", examples=[20_971_520])
    formatos_principal: list[str]
    formatos_anexo: list[str]


class Horario(Schema):
    """La regla general; una sede puede tener la suya: consulta «plazo»."""

    regla: str = Field(examples=["A-2026.1"])
    zona: str = Field(examples=["America/Lima"])
    dias: list[str] = Field(examples=[["lunes", "martes"]])
    desde: str = Field(examples=["07:00"])
    hasta: str = Field(description="El minuto de cierre todavía cuenta", examples=["16:36"])


class Catalogo(Schema):
    institucion: DatosDeInstitucion
    sedes: list[DatosDeSede]
    tipos_de_documento: list[DatosDeTipo]
    limites: Limites
    horario: Horario


@router.get(
    "catalogo", response=Catalogo, operation_id="catalogo", summary="Sedes, dependencias, tipos, límites y horario"
)
def catalogo(request: HttpRequest) -> Catalogo:  # noqa: ARG001 – django-ninja passes it by name
    """Los códigos que usa POST expedientes. No pide token."""
    institucion = institucion_actual()
    return Catalogo(
        institucion=DatosDeInstitucion(nombre=institucion.nombre, ruc=institucion.ruc),
        sedes=[_sede(sede) for sede in sedes_activas()],
        tipos_de_documento=[_tipo(tipo) for tipo in tipos_activos()],
        limites=Limites(
            expediente_bytes=institucion.expediente_bytes,
            formatos_principal=institucion.formatos_principal,
            formatos_anexo=institucion.formatos_anexo,
        ),
        horario=_horario(),
    )


def _sede(sede: Sede) -> DatosDeSede:
    dependencias = [DatosDeDependencia(codigo=d.codigo, nombre=d.nombre) for d in sede.dependencias.all()]
    return DatosDeSede(codigo=sede.codigo, nombre=sede.nombre, dependencias=dependencias)


def _tipo(tipo: TipoDocumento) -> DatosDeTipo:
    return DatosDeTipo(
        codigo=tipo.codigo,
        nombre=tipo.nombre,
        clase=tipo.clase,
        solo_certificado_digital=tipo.solo_certificado_digital,
        solo_fisico=tipo.solo_fisico,
        explicacion=tipo.explicacion,
        comprobantes=tipo.comprobantes,
        pide_orden=tipo.pide_orden,
        patron_de_orden=tipo.patron_de_orden,
        exige_orden=tipo.exige_orden,
        exige_cdr=tipo.exige_cdr,
        exige_pdf=tipo.exige_pdf,
    )


def _horario() -> Horario:
    regla = regla_vigente(None, timezone.now())
    return Horario(
        regla=regla.version,
        zona=regla.zona,
        dias=[DIAS[dia] for dia in sorted(regla.dias)],
        desde=f"{regla.desde:%H:%M}",
        hasta=f"{regla.hasta:%H:%M}",
    )
