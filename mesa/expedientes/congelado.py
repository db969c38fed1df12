"""What of an expediente's rows is fixed at filing and its manifest does not state, frozen in the act of presentar.

The manifest says what a receipt proves; this says the rest, so that `mesa auditar` sees any later edit of a column.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from mesa.expedientes.models import Documento, Expediente

# The key under which an act of presentar holds it, beside the manifest's facts.
CLAVE = "congelado"


def congelar(expediente: Expediente) -> dict[str, Any]:
    """Return it of an expediente and its documents, as plain JSON types."""
    documentos = {str(documento.pk): de_documento(documento) for documento in expediente.documentos.all()}
    return {CLAVE: {"expediente": de_expediente(expediente), "documentos": documentos}}


def de_expediente(expediente: Expediente) -> dict[str, Any]:
    """Return the columns of the expediente alone: whose it is, and the rows of the catalogue it names."""
    orden = {"orden_de_compra": expediente.orden_de_compra} if expediente.orden_de_compra else {}
    return orden | {
        "cuenta": expediente.cuenta_id,
        "tipo_documento": expediente.tipo_documento_id,
        "sede": expediente.sede_id,
        "dependencia": expediente.dependencia_id,
        "creado_en": _instante(expediente.creado_en),
    }


def de_documento(documento: Documento) -> dict[str, Any]:
    """Return what was found in a file before it was filed; long findings by their digest.

    While its analysis for malware is pending, that part is left open: it comes later.
    """
    hechos = {
        "veredicto": documento.veredicto,
        "estado_firma": documento.estado_firma,
        "hallazgos": _resumen(documento.hallazgos),
        "firmas": _resumen(documento.firmas),
        "firmas_en": _instante(documento.firmas_en),
        "subido_en": _instante(documento.subido_en),
    }
    analisis = {
        "analisis": documento.analisis,
        "analisis_firma": documento.analisis_firma,
        "analizado_en": _instante(documento.analizado_en),
    }
    leido = {} if documento.leido is None else {"leido": _resumen(documento.leido)}
    return hechos | leido if documento.por_analizar else hechos | leido | analisis


def _instante(momento: datetime | None) -> str | None:
    return momento.astimezone(UTC).isoformat() if momento else None


def _resumen(valor: Any) -> str:
    texto = json.dumps(valor, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(texto.encode()).hexdigest()
