"""The shapes of answers, as OpenAPI publishes them. Instants are ISO 8601 on Lima's clock (-05:00)."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from mesa.api.v1.esquemas_comunes import (
    Analisis,
    ClaseDeRecibo,
    EstadoDeExpediente,
    EstadoDeInspeccion,
    EstadoDeUnaFirma,
    Hallazgo,
    HallazgoDeCampo,
    Instante,
    Numero,
    Rol,
    Sha256,
    Veredicto,
    uno_de,
)
from mesa.api.v1.esquemas_de_comprobantes import ComprobanteDeExpediente, XmlLeido


class Problema(Schema):
    """Un error, según la RFC 9457."""

    type: str = Field(description="Página que lo explica", examples=["/api/v1/errores#no-se-puede-presentar"])
    title: str
    status: int
    detail: str = Field(description="Qué pasó y cómo arreglarlo")
    codigo: str = Field(description="Identificador estable", examples=["no-se-puede-presentar"])
    hallazgos: list[HallazgoDeCampo]


class Firma(Schema):
    """Una firma digital de un archivo. Lo que no se pudo comprobar no es ni válido ni inválido."""

    firmante: str = Field(description="Como lo dice el certificado", examples=["RAMOS IBARRA Lucía FIR 40123456 hard"])
    documento: str = Field(examples=["DNI 40123456"])
    organizacion: str
    emisor: str = Field(description="Quién emitió el certificado")
    fecha: str | None = Field(description="ISO 8601", examples=["2026-06-25T14:05:00-05:00"])
    fecha_origen: Annotated[str, uno_de("sellada", "declarada", "desconocida")] = Field(
        description="sellada: da fe un sello de tiempo; declarada: según el reloj de quien firmó"
    )
    integra: bool | None = Field(description="Si el contenido es el que se firmó; null: no se pudo comprobar")
    confianza: Annotated[str, uno_de("valida", "invalida", "indeterminada")] = Field(description="En el certificado")
    cubre_todo: bool = Field(description="false: se agregó algo después de firmar")
    estado: EstadoDeUnaFirma
    motivo: str = Field(description="Por qué, en una frase")
    motivos: list[str] = Field(description="Códigos estables, el peor primero")
    debil: bool = Field(description="Algoritmo o clave que ya no se considera segura")
    uso_tributario: bool = Field(description="El certificado es solo para uso tributario")
    propia: bool = Field(description="Es el sello de esta mesa, no una firma del remitente")
    revision: int | None = Field(description="Bytes, desde el inicio, de la versión firmada cuando hay más después")
    campo: str


class Inspeccion(Schema):
    """Lo que se encontró al revisar un archivo."""

    estado: EstadoDeInspeccion
    veredicto: Veredicto
    estado_firma: str | None = Field(description="El peor de sus firmas", examples=["valida"])
    hallazgos: list[Hallazgo]
    firmas: list[Firma] = Field(description="Cada firma digital, según la última comprobación")
    firmas_en: Instante | None = Field(description="Cuándo se comprobaron")
    comprobante: XmlLeido | None = Field(description="Lo que dice el XML, si es un comprobante o su constancia")


class DocumentoDeExpediente(Schema):
    """Un archivo del expediente."""

    id: UUID
    rol: Rol
    nombre: str = Field(description="Como quedó guardado", examples=["Carta-0147-2026.pdf"])
    bytes: int
    sha256: Sha256
    formato: str = Field(examples=["pdf"])
    folios: int | None
    subido_en: Instante
    analisis: Analisis = Field(description="Contra virus; lo pendiente se analiza solo y no impide presentar")
    inspeccion: Inspeccion


class ActoDeExpediente(Schema):
    """Un paso del trámite."""

    acto: str = Field(examples=["presentar"])
    en: Instante
    por: str
    nota: str


class PruebaDeRecibo(Schema):
    """Dónde está la prueba de que el acto de un recibo figura en el registro público."""

    recibo: ClaseDeRecibo
    indice: int = Field(description="Lugar del acto en la cadena", examples=[12])
    url: str = Field(examples=["https://mesa.example/registro-publico/pruebas/12.json"])


class ResumenDeExpediente(Schema):
    """Un expediente en una lista; tipo de documento, sede y dependencia por su código del catálogo."""

    id: UUID
    numero: Numero | None
    estado: EstadoDeExpediente
    tipo_documento: str | None
    numero_documento: str
    fecha_documento: date | None
    sede: str | None
    dependencia: str | None
    destinatario_persona: str
    asunto: str
    referencia: str
    orden_de_compra: str
    creado_en: Instante
    actualizado_en: Instante
    presentado_en: Instante | None
    fecha_de_ingreso: date | None


class ExpedienteCompleto(ResumenDeExpediente):
    """Un expediente con sus archivos y su historia."""

    clave: str | None = Field(description="Con el número abre el seguimiento público", examples=["H7KM-3QXR-9TWB"])
    canal: str | None
    regla: str | None
    motivo: str | None
    dependencia_actual: str | None
    documentos: list[DocumentoDeExpediente]
    comprobantes: list[ComprobanteDeExpediente] = Field(
        description="Cada comprobante con lo que lo acompaña; en lo presentado, como se dijo al presentar"
    )
    actos: list[ActoDeExpediente]
    recibos: list[ClaseDeRecibo] = Field(description="Los que ya se pueden descargar")
    pruebas: list[PruebaDeRecibo] = Field(
        description="De los recibos cuyo día ya se cerró; cada día se cierra pasada la medianoche"
    )


class PaginaDeExpedientes(Schema):
    """Hasta 25 expedientes, del más nuevo al más antiguo."""

    resultados: list[ResumenDeExpediente]
    siguiente: str | None = Field(description="Cursor de la página siguiente; null en la última")


class ArchivoPresentado(Schema):
    """Un archivo tal como se presentó."""

    nombre: str
    sha256: Sha256
    bytes: int
    folios: int | None


class Presentacion(Schema):
    """La prueba de haber presentado: siempre la misma para el mismo expediente."""

    numero: Numero
    clave: str = Field(examples=["H7KM-3QXR-9TWB"])
    estado: Literal["PRESENTADO"]
    presentado_en: Instante
    fecha_de_ingreso: date
    regla: str = Field(examples=["A-2026.1"])
    motivo: str
    documentos: list[ArchivoPresentado]
