"""What every reader of vouchers ends with."""

from dataclasses import replace

from mesa.comprobantes.comprobante import Comprobante
from mesa.comprobantes.lectura.ubl import Elemento, texto


def version(raiz: Elemento) -> str:
    return texto(raiz, "cbc:UBLVersionID")


def con_ilegibles(leido: Comprobante, esenciales: tuple[str, ...]) -> Comprobante:
    """Return the voucher naming those of its essential facts that could not be read."""
    dichos = {
        "serie": leido.serie,
        "numero": leido.numero,
        "emision": leido.emision,
        "emisor": leido.emisor.numero,
        "moneda": leido.moneda,
        "total": leido.totales.total,
    }
    return replace(leido, ilegibles=tuple(hecho for hecho in esenciales if dichos[hecho] in (None, "")))
