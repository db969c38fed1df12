"""The shapes of vouchers in answers. Amounts are strings, as the XML wrote them; an absent fact is null or ""."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import WithJsonSchema

from mesa.api.v1.esquemas_comunes import Hallazgo, Instante, Veredicto, uno_de

Monto = Annotated[str | None, WithJsonSchema({"anyOf": [{"type": "string", "examples": ["118.00"]}, {"type": "null"}]})]
EstadoDeFirmaXml = Annotated[str, uno_de("valida", "integra_no_confiable", "invalida", "no_verificable", "sin_firma")]


class ParteDeComprobante(Schema):
    """Quien emite o recibe."""

    documento: str = Field(description="Catálogo 06 de SUNAT: 6 RUC, 1 DNI…", examples=["6"])
    numero: str = Field(examples=["20131312955"])
    nombre: str


class FirmaDeXml(Schema):
    """La firma de un XML. Solo «valida» dice quién firmó."""

    estado: EstadoDeFirmaXml
    motivo: str = Field(description="Por qué no llega más lejos; código estable, vacío si es válida")
    autor: Annotated[str, uno_de("", "emisor", "sunat", "ose")]
    firmante: str = Field(description="Como lo dice el certificado")
    ruc: list[str]
    emisor: str = Field(description="Quién emitió el certificado")
    algoritmo: str = Field(examples=["rsa-sha256"])
    debil: bool


class ReferenciaDeComprobante(Schema):
    tipo: str
    identificador: str
    emision: date | None


class TotalesDeComprobante(Schema):
    """Las sumas del pie."""

    valor_de_venta: Monto
    impuestos: Monto
    precio_de_venta: Monto
    descuentos: Monto
    cargos: Monto
    anticipos: Monto
    redondeo: Monto
    total: Monto


class ImpuestoDeComprobante(Schema):
    """Un tributo de todo el comprobante."""

    codigo: str = Field(description="Catálogo 05 de SUNAT", examples=["1000"])
    nombre: str
    base: Monto
    monto: Monto


class CuotaDeComprobante(Schema):
    """Una cuota de una venta al crédito."""

    nombre: str
    monto: Monto
    vence: date | None


class PagoDeComprobante(Schema):
    """Cómo se paga."""

    forma: str = Field(examples=["contado", "credito"])
    pendiente: Monto
    cuotas: list[CuotaDeComprobante]


class DetraccionDeComprobante(Schema):
    """Lo que quien paga deposita en el Banco de la Nación."""

    bien: str = Field(description="Catálogo 54 de SUNAT")
    tasa: Monto
    monto: Monto
    cuenta: str


class RegimenDeComprobante(Schema):
    """Una percepción o una retención."""

    codigo: str
    tasa: Monto
    base: Monto
    monto: Monto
    total: Monto


class ObservacionDeConstancia(Schema):
    codigo: str
    texto: str


class ComprobanteLeido(Schema):
    """Un comprobante de pago electrónico, como lo dice su XML."""

    clase: Literal["comprobante"]
    tipo: str | None = Field(description="Catálogo 01 de SUNAT; R1 y R7, de honorarios", examples=["01"])
    nombre_de_tipo: str = Field(examples=["Factura"])
    clave: str | None = Field(description="RUC, tipo, serie y número", examples=["20131312955-01-F001-12"])
    identificador: str = Field(examples=["F001-12"])
    serie: str | None
    numero: int | None
    emision: date | None
    vencimiento: date | None
    emisor: ParteDeComprobante
    receptor: ParteDeComprobante
    moneda: str | None = Field(examples=["PEN"])
    total: Monto
    totales: TotalesDeComprobante
    impuestos: list[ImpuestoDeComprobante]
    pago: PagoDeComprobante | None
    detraccion: DetraccionDeComprobante | None
    percepcion: RegimenDeComprobante | None
    retencion: RegimenDeComprobante | None
    orden_de_compra: str = Field(description="La que cita el XML")
    modifica: list[ReferenciaDeComprobante] = Field(description="Lo que cambia una nota")
    motivo: str
    ilegibles: list[str] = Field(description="Lo que no se pudo leer")
    firma: FirmaDeXml


class ConstanciaLeida(Schema):
    """La constancia de recepción (CDR) de un comprobante. Vale lo que valga su firma."""

    clase: Literal["cdr"]
    tipo: str | None
    nombre_de_tipo: str
    comprobante: str = Field(description="A cuál responde", examples=["F001-12"])
    emisor: str
    receptor: str
    fecha: date | None
    respuesta: Annotated[str, uno_de("aceptado", "observado", "excepcion", "rechazado", "desconocida")]
    codigo: str
    descripcion: str
    observaciones: list[ObservacionDeConstancia]
    firma: FirmaDeXml


class ComunicacionLeida(Schema):
    """Una comunicación diaria a SUNAT, que no es un comprobante."""

    clase: Literal["resumen"]
    tipo: str = Field(examples=["RC"])
    identificador: str
    emision: date | None
    emisor: ParteDeComprobante
    firma: FirmaDeXml


XmlLeido = ComprobanteLeido | ConstanciaLeida | ComunicacionLeida


class Conformidad(Schema):
    """Hasta cuándo la institución puede dar la conformidad o la disconformidad (DU 013-2020)."""

    hasta: date
    estado: Annotated[str, uno_de("en_plazo", "por_vencer", "vencido")]
    explicacion: str


class ValidezSegunSunat(Schema):
    """Lo que respondió la SUNAT cuando se le consultó."""

    estado: Annotated[str, uno_de("no_existe", "aceptado", "anulado", "autorizado", "no_autorizado", "no_consultado")]
    consultado_en: Instante
    mensaje: str


class ComprobanteDeExpediente(Schema):
    """Un comprobante del expediente con lo que lo acompaña y lo que se le objeta."""

    documento: UUID = Field(description="El XML")
    nombre: str
    comprobante: ComprobanteLeido
    cdr: UUID | None = Field(description="El documento que es su constancia")
    pdf: UUID | None = Field(description="El documento que es su representación impresa")
    entregables: list[UUID]
    orden_de_compra: str = Field(description="La que cuenta: la que se escribió o, si no, la del XML")
    se_revisa: bool = Field(description="false: el tipo de documento elegido no admite comprobantes")
    veredicto: Veredicto
    hallazgos: list[Hallazgo]
    conformidad: Conformidad | None
    sunat: ValidezSegunSunat | None
