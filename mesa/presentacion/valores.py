"""The words of a draft as the page's fields hold them: codes and texts, from the row or from what was just typed."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from mesa.expedientes.models import Expediente
from mesa.presentacion.forms import CAMPOS


def valores_de(expediente: Expediente) -> dict[str, str]:
    """Return the fields' values of a stored draft."""
    sede, dependencia = expediente.sede, expediente.dependencia
    return {
        "tipo_documento": expediente.tipo_documento.codigo if expediente.tipo_documento else "",
        "numero_documento": expediente.numero_documento,
        "fecha_documento": expediente.fecha_documento.isoformat() if expediente.fecha_documento else "",
        "sede": sede.codigo if sede else "",
        "dependencia": f"{sede.codigo}/{dependencia.codigo}" if sede and dependencia else "",
        "destinatario_persona": expediente.destinatario_persona,
        "asunto": expediente.asunto,
        "referencia": expediente.referencia,
        "orden_de_compra": expediente.orden_de_compra,
    }


def valores_escritos(expediente: Expediente, data: Mapping[str, Any]) -> dict[str, str]:
    """Return the stored values with what was typed over them, valid or not, so that nobody types twice."""
    valores = valores_de(expediente) | {name: str(data[name]) for name in CAMPOS if name in data}
    if valores["dependencia"] and "/" not in valores["dependencia"]:
        valores["dependencia"] = f"{valores['sede']}/{valores['dependencia']}"
    return valores


def datos_de_la_pagina(data: QueryDict) -> QueryDict:
    """Return the page's data as the form takes it.

    Without JavaScript all dependencias are in one list, and codes repeat from sede to sede, so the page sends
    `sede/dependencia`; a dependencia chosen alone brings its sede along.
    """
    sede, separator, dependencia = data.get("dependencia", "").partition("/")
    if not separator:
        return data
    copia = data.copy()
    if not copia.get("sede"):
        copia["sede"] = sede
    if copia["sede"] == sede:
        copia["dependencia"] = dependencia
    return copia


def sin_lo_leido(data: QueryDict, expediente: Expediente) -> QueryDict:
    """Return the page's data without the empty fields that were filled in from a voucher behind the page's back.

    Which of them the page shows as read, it says in `leido`: one of those that comes empty was emptied by its filer.
    """
    valores, vistos = valores_de(expediente), data.getlist("leido")
    ocultos = [
        campo
        for campo, dicho in expediente.completado.items()
        if dicho and valores.get(campo) == dicho and campo not in vistos and not data.get(campo, "").strip()
    ]
    if not ocultos:
        return data
    copia = data.copy()
    for campo in ocultos:
        copia.pop(campo, None)
    return copia
