"""What a receipt says, as data: the same facts that its sheet prints and that travel inside it as `manifiesto.json`.

Canonical JSON (sorted keys, UTF-8, no spaces) so that two programs that hold the same facts hold the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Self

# 2 says where the proof of its act will be; 1 is what receipts of the first release say.
VERSION = 2
VERSIONES = (1, 2)
_DESDE_LA_2 = {"url_prueba"}


class ManifiestoInvalido(ValueError):
    """The mapping is not a manifest of a version this program knows."""


class ClaseDeRecibo(StrEnum):
    """Constancia: automatic, at filing. Cargo: by the desk, at reception."""

    CONSTANCIA = "constancia"
    CARGO = "cargo"


@dataclass(frozen=True, slots=True)
class Archivo:
    """One filed file: size in bytes, SHA-256 in lower-case hexadecimal, folios (pages) where the format has them."""

    rol: str
    nombre: str
    formato: str
    bytes: int
    sha256: str
    folios: int | None


@dataclass(frozen=True, slots=True)
class Remitente:
    """Who files. `tipo_documento` as printed: RUC, DNI, CE, Pasaporte, Tax ID."""

    nombre: str
    tipo_documento: str
    numero_documento: str
    representante: str | None


@dataclass(frozen=True, slots=True)
class Destinatario:
    """Whom the document is for."""

    sede: str
    dependencia: str
    persona: str | None


@dataclass(frozen=True, slots=True)
class Institucion:
    """Whose desk this is."""

    nombre: str
    ruc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifiesto:
    """Everything a receipt proves. Instants are aware UTC, dates are legal days in Lima.

    `acto_indice` and `acto_resumen`: the place of its act in the log and the digest of the log up to it; `url_prueba`:
    where the proof that the act is in the public log appears once its day is closed.
    """

    version: int = VERSION
    clase: ClaseDeRecibo
    numero: str
    clave: str
    institucion: Institucion
    presentado_en: datetime
    fecha_de_ingreso: date
    regla: str
    motivo: str
    canal: str
    remitente: Remitente
    destinatario: Destinatario
    tipo_de_documento: str
    numero_documento: str | None
    fecha_documento: date | None
    asunto: str
    referencia: str | None
    archivos: tuple[Archivo, ...]
    url_verificar: str
    url_seguimiento: str
    acto_indice: int | None = None
    acto_resumen: str | None = None
    url_prueba: str | None = None
    recibido_en: datetime | None = None
    recibido_por: str | None = None
    demostracion: bool = False

    @property
    def folios(self) -> int:
        """Folios of all files together; files without pages count none."""
        return sum(archivo.folios or 0 for archivo in self.archivos)

    def a_dict(self) -> dict[str, Any]:
        """Return plain JSON types: instants as ISO 8601 ending in Z, dates as AAAA-MM-DD."""
        ausentes = _DESDE_LA_2 if self.version < 2 else set()
        return {campo.name: _a_json(getattr(self, campo.name)) for campo in fields(self) if campo.name not in ausentes}

    def a_json(self) -> str:
        """Return the canonical text: sorted keys, no spaces, not escaped beyond what JSON demands."""
        return json.dumps(self.a_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def de_dict(cls, datos: Mapping[str, Any]) -> Self:
        """Return the manifest of `a_dict`. Raises ManifiestoInvalido on anything else."""
        try:
            return cls(**_campos(datos))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ManifiestoInvalido(str(error)) from error


def _a_json(valor: Any) -> Any:
    if isinstance(valor, datetime):
        return _instante_a_texto(valor)
    if isinstance(valor, date):
        return valor.isoformat()
    if isinstance(valor, tuple):
        return [_a_json(elemento) for elemento in valor]
    if is_dataclass(valor):
        return {campo.name: _a_json(getattr(valor, campo.name)) for campo in fields(valor)}
    return valor.value if isinstance(valor, StrEnum) else valor


def _instante_a_texto(momento: datetime) -> str:
    if momento.tzinfo is None:
        raise ValueError("a manifest takes aware instants only")
    return momento.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _campos(datos: Mapping[str, Any]) -> dict[str, Any]:
    if datos["version"] not in VERSIONES or (datos["version"] < 2 and _DESDE_LA_2 & set(datos)):
        raise ValueError(f"unknown version: {datos['version']!r}")
    recibido = datos.get("recibido_en")
    fecha = datos["fecha_documento"]
    return dict(datos) | {
        "clase": ClaseDeRecibo(datos["clase"]),
        "institucion": Institucion(**datos["institucion"]),
        "remitente": Remitente(**datos["remitente"]),
        "destinatario": Destinatario(**datos["destinatario"]),
        "archivos": tuple(Archivo(**archivo) for archivo in datos["archivos"]),
        "presentado_en": _texto_a_instante(datos["presentado_en"]),
        "recibido_en": _texto_a_instante(recibido) if recibido else None,
        "fecha_de_ingreso": date.fromisoformat(datos["fecha_de_ingreso"]),
        "fecha_documento": date.fromisoformat(fecha) if fecha else None,
    }


def _texto_a_instante(texto: str) -> datetime:
    momento = datetime.fromisoformat(texto)
    if momento.tzinfo is None:
        raise ValueError(f"an instant without zone: {texto!r}")
    return momento.astimezone(UTC)
