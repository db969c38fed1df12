"""What was read of an XML as command, API and pages publish it: facts by name, amounts and dates as strings."""

from typing import Any

from mesa.comprobantes.cdr import Cdr
from mesa.comprobantes.comprobante import Comprobante, Parte, Resumen
from mesa.comprobantes.firma.hechos import Firma
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.plano import a_plano
from mesa.comprobantes.tipos import nombre_de

_DE_UN_COMPROBANTE = (
    *("identificador", "serie", "numero", "emision", "vencimiento", "moneda", "totales", "impuestos", "pago"),
    *("detraccion", "percepcion", "retencion", "orden_de_compra", "modifica", "motivo", "ilegibles"),
)


def publicado(leido: Leido) -> dict[str, Any] | None:
    """Return what an XML turned out to be, by its `clase`; None for what is no voucher and no answer to one."""
    if leido.comprobante is not None:
        dicho = _comprobante(leido.comprobante)
    elif leido.cdr is not None:
        dicho = _cdr(leido.cdr)
    elif leido.resumen is not None:
        dicho = _resumen(leido.resumen)
    else:
        return None
    return {"clase": leido.clase.value, **dicho, "firma": firma_publicada(leido.firma)}


def firma_publicada(firma: Firma) -> dict[str, Any]:
    """Return how far a signature goes and whose certificate made it; only `valida` says that it was its `autor`."""
    certificado = firma.certificado
    return {
        "estado": firma.estado.value,
        "motivo": firma.motivo.value,
        "autor": firma.autor.value,
        "firmante": (certificado.organizacion or certificado.titular) if certificado else "",
        "ruc": list(certificado.rucs) if certificado else [],
        "emisor": certificado.autoridad if certificado else "",
        "algoritmo": firma.algoritmo,
        "debil": firma.debil,
    }


def _comprobante(uno: Comprobante) -> dict[str, Any]:
    return {
        "tipo": uno.tipo,
        "nombre_de_tipo": uno.nombre_de_tipo,
        "clave": str(uno.clave) if uno.clave else None,
        "emisor": _parte(uno.emisor),
        "receptor": _parte(uno.receptor),
        "total": a_plano(uno.totales.total),
        **{nombre: a_plano(getattr(uno, nombre)) for nombre in _DE_UN_COMPROBANTE},
    }


def _cdr(uno: Cdr) -> dict[str, Any]:
    return {
        "tipo": uno.tipo or None,
        "nombre_de_tipo": nombre_de(uno.tipo) if uno.tipo else "",
        "comprobante": uno.comprobante,
        "emisor": uno.emisor,
        "receptor": uno.receptor,
        "fecha": a_plano(uno.fecha),
        "respuesta": uno.respuesta.value,
        "codigo": uno.codigo,
        "descripcion": uno.descripcion,
        "observaciones": a_plano(uno.observaciones),
    }


def _resumen(uno: Resumen) -> dict[str, Any]:
    return {
        "tipo": uno.clase,
        "identificador": uno.identificador,
        "emision": a_plano(uno.emision),
        "emisor": _parte(uno.emisor),
    }


def _parte(parte: Parte) -> dict[str, Any]:
    return {"documento": parte.documento, "numero": parte.numero, "nombre": parte.nombre}
