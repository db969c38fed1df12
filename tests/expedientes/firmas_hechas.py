"""Verdicts on signatures as the reader writes them, for tests of what is made of them."""

from typing import Any

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
    "motivo": "",
    "motivos": [],
    "debil": False,
    "uso_tributario": False,
    "propia": False,
    "revision": None,
    "campo": "Signature1",
}


def una_firma(**cambios: Any) -> dict[str, Any]:
    """A valid signature of Lucía Ramos, but for what is told."""
    return {**_VALIDA, **cambios}


def una_firma_alterada(revision: int = 1000, **cambios: Any) -> dict[str, Any]:
    """An intact signature after which something was added; it signs the first `revision` bytes."""
    return una_firma(cubre_todo=False, estado="modificada", revision=revision, **cambios)


def una_firma_rota(**cambios: Any) -> dict[str, Any]:
    """A signature that does not match what it signed."""
    return una_firma(integra=False, confianza="indeterminada", estado="invalida", **cambios)


def un_sello_propio(**cambios: Any) -> dict[str, Any]:
    """The seal of this desk on one of its receipts."""
    return una_firma(firmante="Institución de prueba", documento="RUC 20100128218", propia=True, **cambios)
