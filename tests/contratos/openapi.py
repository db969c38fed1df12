"""A small judge of answers against docs/api/openapi.json: the part of JSON Schema that the document uses."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

DOCUMENTO = Path(__file__).resolve().parents[2] / "docs" / "api" / "openapi.json"
_TIPOS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
_FORMATOS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uuid": UUID,
}


def contrato() -> dict[str, Any]:
    leido: dict[str, Any] = json.loads(DOCUMENTO.read_text(encoding="utf-8"))
    return leido


def faltas_al_contrato(respuesta: Any, metodo: str, ruta: str) -> list[str]:
    """What an answer has that the document does not promise, or the other way round; `ruta` as the document has it."""
    documento = contrato()
    prometidas = documento["paths"][f"/api/v1/{ruta}"][metodo]["responses"]
    prometida = prometidas.get(str(respuesta.status_code))
    if prometida is None:
        return [f"status {respuesta.status_code} is not in the document"]
    if "content" not in prometida:
        return [] if not respuesta.content else ["a body where none is promised"]
    tipo = respuesta["Content-Type"].split(";")[0]
    if tipo not in prometida["content"]:
        return [f"content type {tipo} is not in the document"]
    if "json" not in tipo:
        return []
    return faltas(respuesta.json(), prometida["content"][tipo]["schema"], documento, "$")


def faltas(valor: Any, esquema: dict[str, Any], documento: dict[str, Any], donde: str) -> list[str]:
    """Return what is wrong with a value, by its path."""
    if "$ref" in esquema:
        nombre = esquema["$ref"].rsplit("/", 1)[1]
        return faltas(valor, documento["components"]["schemas"][nombre], documento, donde)
    if "anyOf" in esquema:
        intentos = [faltas(valor, uno, documento, donde) for uno in esquema["anyOf"]]
        return [] if not all(intentos) else [f"{donde}: none of anyOf: {valor!r}"]
    return _de_un_valor(valor, esquema, donde) or _de_sus_partes(valor, esquema, documento, donde)


def _de_un_valor(valor: Any, esquema: dict[str, Any], donde: str) -> list[str]:
    tipo = esquema["type"]
    if not isinstance(valor, _TIPOS[tipo]) or (tipo == "integer" and isinstance(valor, bool)):
        return [f"{donde}: {valor!r} is no {tipo}"]
    if "enum" in esquema and valor not in esquema["enum"]:
        return [f"{donde}: {valor!r} is not listed"]
    if "const" in esquema and valor != esquema["const"]:
        return [f"{donde}: {valor!r} is not {esquema['const']!r}"]
    if esquema.get("format") in _FORMATOS:
        try:
            _FORMATOS[esquema["format"]](str(valor))
        except ValueError:
            return [f"{donde}: {valor!r} is no {esquema['format']}"]
    if esquema.get("format") == "date-time" and not re.search(r"-05:00$", str(valor)):
        return [f"{donde}: {valor!r} is not on Lima's clock"]
    return []


def _de_sus_partes(valor: Any, esquema: dict[str, Any], documento: dict[str, Any], donde: str) -> list[str]:
    if isinstance(valor, list):
        partes = [faltas(uno, esquema["items"], documento, f"{donde}[{n}]") for n, uno in enumerate(valor)]
        return [falta for parte in partes for falta in parte]
    if not isinstance(valor, dict):
        return []
    prometidas = esquema["properties"]
    halladas = [f"{donde}.{campo} is missing" for campo in esquema.get("required", []) if campo not in valor]
    halladas += [f"{donde}.{campo} is not in the document" for campo in valor if campo not in prometidas]
    for campo in valor.keys() & prometidas.keys():
        halladas += faltas(valor[campo], prometidas[campo], documento, f"{donde}.{campo}")
    return halladas
