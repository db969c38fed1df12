"""Fill in a draft from its vouchers: what is empty, and what was filled in before; never what a person typed.

Only from those that are filed for payment: one enclosed in a letter says nothing of the letter.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from mesa.ventanilla.politica import tipo_para
from mesa.ventanilla.tarjeta import Tarjeta

CAMPOS = ("tipo_documento", "numero_documento", "fecha_documento", "asunto")
_NOMBRADOS = 3
_SIMBOLOS = {"PEN": "S/", "USD": "US$", "EUR": "€"}
_ASUNTO_MAXIMO, _NUMERO_MAXIMO = 500, 100


def columnas(expediente: Expediente, tarjetas: Sequence[Tarjeta]) -> dict[str, Any]:
    """Return the columns to write in a draft, `completado` among them; empty when there is nothing to change.

    What was filled in from a voucher that is not there any more goes with it.
    """
    propuestas = _propuestas([una for una in tarjetas if una.se_revisa])
    nuevas = {
        campo: propuestas[campo]
        for campo in CAMPOS
        if _es_nuestro(expediente, campo) and getattr(expediente, campo) != propuestas[campo]
    }
    if not nuevas:
        return {}
    dichos = {campo: _dicho(valor) for campo, valor in nuevas.items()}
    return {**nuevas, "completado": {c: v for c, v in (expediente.completado | dichos).items() if v}}


def principal_propuesto(expediente: Expediente, tarjetas: Sequence[Tarjeta]) -> Documento | None:
    """Return the printed form that can be the main document of a draft that has none."""
    if expediente.principal is not None:
        return None
    return next((una.pdf for una in tarjetas if una.pdf and una.se_revisa), None)


def importes(tarjetas: Sequence[Tarjeta]) -> Mapping[str, Decimal]:
    """Return the sum of some vouchers in each currency."""
    sumas: dict[str, Decimal] = {}
    for una in tarjetas:
        if una.fila.total is not None and una.fila.moneda:
            sumas[una.fila.moneda] = sumas.get(una.fila.moneda, Decimal(0)) + una.fila.total
    return sumas


def _es_nuestro(expediente: Expediente, campo: str) -> bool:
    dicho = _dicho(getattr(expediente, campo))
    return not dicho or dicho == expediente.completado.get(campo)


def _dicho(valor: TipoDocumento | date | str | None) -> str:
    if isinstance(valor, TipoDocumento):
        return valor.codigo
    return valor.isoformat() if isinstance(valor, date) else valor or ""


def _propuestas(tarjetas: Sequence[Tarjeta]) -> dict[str, Any]:
    if not tarjetas:
        return {"tipo_documento": None, "numero_documento": "", "fecha_documento": None, "asunto": ""}
    tipos = {una.comprobante.tipo for una in tarjetas}
    emisiones = [una.comprobante.emision for una in tarjetas if una.comprobante.emision]
    return {
        "tipo_documento": tipo_para(tipos.pop()) if len(tipos) == 1 else None,
        "numero_documento": _enumerados(tarjetas)[:_NUMERO_MAXIMO],
        "fecha_documento": max(emisiones, default=None),
        "asunto": _asunto(tarjetas)[:_ASUNTO_MAXIMO],
    }


def _asunto(tarjetas: Sequence[Tarjeta]) -> str:
    nombres = {una.comprobante.nombre_de_tipo for una in tarjetas}
    nombre = nombres.pop() if len(nombres) == 1 else "Comprobantes"
    cuantos = f"{nombre} {_enumerados(tarjetas)}" if len(tarjetas) == 1 else f"{nombre}: {_enumerados(tarjetas)}"
    montos = " y ".join(f"{_SIMBOLOS.get(moneda, moneda)} {monto:,.2f}" for moneda, monto in importes(tarjetas).items())
    ordenes = sorted({una.orden for una in tarjetas if una.orden})
    orden = f", orden {ordenes[0]}" if len(ordenes) == 1 else ""
    return f"{cuantos}{f' por {montos}' if montos else ''}{orden}"


def _enumerados(tarjetas: Sequence[Tarjeta]) -> str:
    dichos = [una.comprobante.identificador for una in tarjetas if una.comprobante.identificador]
    resto = len(dichos) - _NOMBRADOS
    if resto > 1:
        return f"{', '.join(dichos[:_NOMBRADOS])} y {resto} más"
    return ", ".join(dichos[:-1]) + f" y {dichos[-1]}" if len(dichos) > 1 else "".join(dichos)
