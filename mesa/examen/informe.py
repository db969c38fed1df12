"""An inspection put in a line of JSON for machines or in a few sentences for people."""

import json
from collections.abc import Mapping
from typing import Any

from mesa.inspeccion.formato import NOMBRES
from mesa.inspeccion.hallazgos import Gravedad, Hallazgo
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, Veredicto
from mesa.lib.orden import imprimible

_VEREDICTOS = {
    Veredicto.CONFORME: "se puede presentar",
    Veredicto.CON_AVISOS: "se puede presentar, con avisos",
    Veredicto.RECHAZADO: "no se puede presentar",
}
_ESTADOS_DE_FIRMA = {
    "valida": "firma válida",
    "integra_no_confiable": "firma íntegra, sin confirmar de quién",
    "invalida": "firma no válida",
    "no_verificable": "firma que no se puede verificar",
    "sin_firma": "sin firma",
}
_ENCABEZADOS = {Gravedad.ERROR: "Corrige", Gravedad.AVISO: "Aviso", Gravedad.INFO: "Nota"}


def en_json(archivo: str, inspeccion: Inspeccion) -> str:
    """Return one line of ASCII JSON, so that no name or terminal encoding can break it."""
    return json.dumps({"archivo": archivo} | inspeccion.como_dict())


def en_palabras(archivo: str, inspeccion: Inspeccion) -> str:
    lineas = [f"{imprimible(archivo)}: {_VEREDICTOS[inspeccion.veredicto]} ({_senas(inspeccion)})"]
    for uno in inspeccion.hallazgos:
        lineas += _parrafo(uno)
    lineas += [f"  Firma: {imprimible(_firma(firma))}" for firma in inspeccion.firmas]
    if inspeccion.comprobante:
        lineas.append(f"  {imprimible(_comprobante(inspeccion.comprobante))}")
    return "\n".join(lineas)


def _senas(inspeccion: Inspeccion) -> str:
    senas = [NOMBRES.get(inspeccion.formato, "formato desconocido"), f"{inspeccion.bytes:,} bytes"]
    if inspeccion.paginas is not None:
        senas.append("1 página" if inspeccion.paginas == 1 else f"{inspeccion.paginas:,} páginas")
    if inspeccion.estado_firma is EstadoFirma.NO_VERIFICABLE and not (inspeccion.firmas or inspeccion.comprobante):
        senas.append("lleva firma digital, que aquí no se verifica")
    return ", ".join(senas)


def _parrafo(uno: Hallazgo) -> list[str]:
    donde = f" (página {uno.pagina})" if uno.pagina else ""
    return [f"  {_ENCABEZADOS[uno.gravedad]}{donde}: {imprimible(uno.mensaje)}", f"    {imprimible(uno.solucion)}"]


def _comprobante(dicho: Mapping[str, Any]) -> str:
    """Which voucher it is, whose and for how much; or what an answer says, and to which."""
    firma = _ESTADOS_DE_FIRMA[dicho["firma"]["estado"]]
    if dicho["clase"] == "cdr":
        return f"Constancia de {dicho['comprobante']}: {dicho['respuesta']}, {firma}"
    nombre = f"{dicho.get('nombre_de_tipo', 'Comunicación diaria')} {dicho['identificador']}"
    emisor = f"{dicho['emisor']['numero']} {dicho['emisor']['nombre']}".strip()
    total = f"{dicho.get('moneda') or ''} {dicho.get('total') or ''}".strip()
    return f"{nombre}: {', '.join(parte for parte in (emisor, total, firma) if parte)}"


def _firma(firma: Mapping[str, Any]) -> str:
    """Who, with which document, when and according to whom, and the reason in a sentence."""
    origen = {"sellada": "con sello de tiempo", "declarada": "según quien firmó"}.get(firma["fecha_origen"])
    cuando = f"{firma['fecha']} ({origen})" if origen else ""
    senas = [firma["firmante"] or "no se sabe de quién", firma["documento"], cuando]
    return f"{', '.join(una for una in senas if una)}. {firma['motivo']}"
