"""What the shapes of answers are made of. Instants are ISO 8601 on Lima's clock (-05:00)."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import PlainSerializer, WithJsonSchema

from mesa.expedientes.estados import Estado
from mesa.lib.fechas import en_lima

Instante = Annotated[
    datetime,
    PlainSerializer(lambda momento: en_lima(momento).isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-06-26T10:24:05.123456-05:00"]}),
]
Numero = Annotated[str, Field(description="Número del trámite, AAAA-NNNNNNN", examples=["2026-0012345"])]
Sha256 = Annotated[str, Field(description="SHA-256 en hexadecimal", examples=["9f86d081884c7d659a2feaa0c55ad015"])]


def uno_de(*valores: str, o_nada: bool = False) -> Any:
    """A text whose possible values the document lists; the rows they come from already hold no other."""
    uno = {"type": "string", "enum": list(valores)}
    return WithJsonSchema({"anyOf": [uno, {"type": "null"}]} if o_nada else uno)


EstadoDeExpediente = Annotated[str, uno_de(*Estado.values)]
Rol = Annotated[str, uno_de("principal", "anexo")]
Gravedad = Annotated[str, uno_de("error", "aviso", "info")]
Analisis = Annotated[str, uno_de("sin_antivirus", "pendiente", "limpio", "infectado")]
EstadoDeInspeccion = Annotated[str, uno_de("pendiente", "en_curso", "concluida")]
Veredicto = Annotated[str | None, uno_de("conforme", "con_avisos", "rechazado", o_nada=True)]
EstadoDeUnaFirma = Annotated[str, uno_de("valida", "integra_no_confiable", "modificada", "invalida", "no_verificable")]
ClaseDeRecibo = Annotated[str, uno_de("constancia", "cargo")]


class Hallazgo(Schema):
    """Algo que corregir o tener en cuenta, con su remedio."""

    codigo: str = Field(examples=["asunto.falta"])
    gravedad: Gravedad
    mensaje: str = Field(examples=["Falta el asunto"])
    solucion: str = Field(examples=["Di en una frase qué pides o informas."])
    pagina: int | None = None


class HallazgoDeCampo(Hallazgo):
    """Un hallazgo y el campo al que se refiere."""

    campo: str | None = None
