"""What is done in the jail: open a PDF that somebody unknown sealed."""

from datetime import datetime
from io import BufferedReader, BufferedWriter
from typing import Any

from cryptography import x509
from cryptography.hazmat.backends.openssl import backend

from mesa.firmas.tiempo import SelloDeTiempo
from mesa.firmas.verificacion import EstadoDeRecibo, VeredictoDeRecibo, verificar_recibo

# Imported by cryptography when the first elliptic curve comes: behind the wall there is nothing to import.
PRECARGADO = (backend,)


def verificar(
    archivo: BufferedReader,
    *,
    salida: BufferedWriter | None,  # noqa: ARG001 – every task is called alike
    certificados: list[str],
    autoridades: list[str],
    momento: str,
) -> dict[str, Any]:
    """Return the verdict on a receipt as plain data; certificates come as PEM, `momento` as ISO 8601."""
    veredicto = verificar_recibo(
        archivo.read(),
        certificados=[x509.load_pem_x509_certificate(uno.encode()) for uno in certificados],
        autoridades=[x509.load_pem_x509_certificate(uno.encode()) for uno in autoridades],
        momento=datetime.fromisoformat(momento),
    )
    return a_dict(veredicto)


def a_dict(veredicto: VeredictoDeRecibo) -> dict[str, Any]:
    """Return a verdict as plain data, lossless."""
    tiempo = veredicto.tiempo
    return {
        "estado": veredicto.estado.value,
        "motivo": veredicto.motivo,
        "sha256": veredicto.sha256,
        "manifiesto": veredicto.manifiesto,
        "sellado_en": veredicto.sellado_en.isoformat() if veredicto.sellado_en else None,
        "tiempo": {"en": tiempo.en.isoformat(), "tsa": tiempo.tsa, "confiable": tiempo.confiable} if tiempo else None,
        "tiempo_alterado": veredicto.tiempo_alterado,
    }


def de_dict(datos: dict[str, Any]) -> VeredictoDeRecibo:
    """Return the verdict of `a_dict`."""
    tiempo, sellado_en = datos["tiempo"], datos["sellado_en"]
    return VeredictoDeRecibo(
        estado=EstadoDeRecibo(datos["estado"]),
        motivo=datos["motivo"],
        sha256=datos["sha256"],
        manifiesto=datos["manifiesto"],
        sellado_en=datetime.fromisoformat(sellado_en) if sellado_en else None,
        tiempo=SelloDeTiempo(**{**tiempo, "en": datetime.fromisoformat(tiempo["en"])}) if tiempo else None,
        tiempo_alterado=datos["tiempo_alterado"],
    )
