"""Verdicts on signatures as the reader writes them, for tests of what is made of them."""

from typing import Any

from mesa.firmas.lectura.motivos import Motivo, en_palabras

_VALIDA: dict[str, Any] = {
    "firmante": "RAMOS IBARRA Lucía FIR 40123456 hard",
    "documento": "DNI 40123456",
    "organizacion": "",
    "emisor": "ECEP de prueba CA Class 2",
    "fecha": "2026-06-25T14:05:00-05:00",
    "fecha_origen": "declarada",
    "integra": True,
    "confianza": "valida",
    "cubre_todo": True,
    "estado": "valida",
    "debil": False,
    "uso_tributario": False,
    "propia": False,
    "revision": None,
    "campo": "Signature1",
}


def una_firma(**cambios: Any) -> dict[str, Any]:
    """A valid signature of Lucía Ramos, but for what is told."""
    motivos = tuple(Motivo(uno) for uno in cambios.get("motivos", ()))
    return {**_VALIDA, **cambios, "motivo": en_palabras(motivos), "motivos": [uno.value for uno in motivos]}


def una_firma_alterada(revision: int = 1000, **cambios: Any) -> dict[str, Any]:
    """An intact signature after which something was added; it signs the first `revision` bytes."""
    datos: dict[str, Any] = {"cubre_todo": False, "estado": "modificada", "motivos": ["firma.modificada"]}
    return una_firma(**datos | {"revision": revision} | cambios)


def una_firma_rota(**cambios: Any) -> dict[str, Any]:
    """A signature that does not match what it signed."""
    datos: dict[str, Any] = {"integra": False, "estado": "invalida", "motivos": ["firma.alterada"]}
    return una_firma(**datos | {"confianza": "indeterminada"} | cambios)


def una_firma_por_confirmar(*motivos: str, **cambios: Any) -> dict[str, Any]:
    """An intact signature whose certificate nobody could judge, for these reasons."""
    return una_firma(confianza="indeterminada", estado="integra_no_confiable", motivos=motivos, **cambios)


def una_firma_revocada(**cambios: Any) -> dict[str, Any]:
    """An intact signature of somebody whose certificate had been revoked."""
    datos: dict[str, Any] = {"confianza": "invalida", "estado": "integra_no_confiable", "motivos": ["firma.revocada"]}
    return una_firma(**datos | cambios)


def un_sello_propio(**cambios: Any) -> dict[str, Any]:
    """The seal of this desk on one of its receipts."""
    return una_firma(firmante="Institución de prueba", documento="RUC 20100128218", propia=True, **cambios)
