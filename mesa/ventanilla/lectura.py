"""From a document of the record to what its XML says, and to the columns by which the record finds it again."""

from decimal import Decimal, InvalidOperation
from typing import Any

from mesa.comprobantes.comprobante import Comprobante as Facts
from mesa.comprobantes.leido import Leido
from mesa.expedientes.models import Comprobante, Documento

_CENTIMO = Decimal("0.01")
_TOTAL_MAXIMO = Decimal(10) ** 16
_NUMERO_MAXIMO = 2**63 - 1


def leido_de(documento: Documento) -> Leido | None:
    """Return what the XML was read as when it came, or None for a document of another kind."""
    if documento.leido is None:
        return None
    try:
        return Leido.de_json(documento.leido)
    except (KeyError, TypeError, ValueError):  # written by another version; its file is what counts
        return None


def anotar(documento: Documento) -> None:
    """Write the row of the voucher that a document of a draft is; nothing for any other. Safe to repeat."""
    leido = leido_de(documento)
    if leido is None or leido.comprobante is None:
        return
    Comprobante.objects.update_or_create(
        documento=documento, defaults={"expediente_id": documento.expediente_id, **columnas(leido, leido.comprobante)}
    )


def columnas(leido: Leido, comprobante: Facts) -> dict[str, Any]:
    """Return the columns of a voucher's row; what does not fit in one is left out of it."""
    clave, numero = comprobante.clave, comprobante.numero
    cabe = clave is not None and len(str(clave)) <= 64
    return {
        "clave": str(clave) if cabe else "",
        "ruc": comprobante.emisor.numero[:15],
        "tipo": (comprobante.tipo or "")[:2],
        "serie": (comprobante.serie or "")[:20],
        "numero": numero if numero is not None and numero <= _NUMERO_MAXIMO else None,
        "emision": comprobante.emision,
        "moneda": (comprobante.moneda or "")[:3],
        "total": en_centimos(comprobante.totales.total),
        "emisor_nombre": comprobante.emisor.nombre[:200],
        "receptor_ruc": comprobante.receptor.numero[:15],
        "estado_firma": leido.firma.estado.value,
    }


def en_centimos(monto: Decimal | None) -> Decimal | None:
    """Return a sum of money as the record keeps it, or None when it is none or too large to be one."""
    try:
        return monto.quantize(_CENTIMO) if monto is not None and abs(monto) < _TOTAL_MAXIMO else None
    except InvalidOperation:
        return None
