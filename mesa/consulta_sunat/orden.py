"""The command `mesa sunat`: what SUNAT says about one voucher, and whether the credentials work."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from mesa.consulta_sunat.pregunta import Pregunta, pregunta_sobre
from mesa.consulta_sunat.servicio import consultar, que_falta
from mesa.lib.orden import LectorDeOrden, MalUsoError, pide_ayuda

USO = """\
Uso: mesa sunat RUC-TIPO-SERIE-NUMERO --fecha AAAA-MM-DD --total MONTO

Pregunta a la SUNAT por un comprobante y dice qué responde.

  RUC-TIPO-SERIE-NUMERO   el comprobante: 20100128218-01-F001-123
  --fecha AAAA-MM-DD      fecha de emisión
  --total MONTO           importe total, con punto decimal: 118.00

Termina con 0 si la SUNAT respondió, 1 si no se la pudo consultar, 2 si la orden no se entiende.
"""

_RESPONDIO, _NO_SE_PUDO, _MAL_USO = 0, 1, 2


def main(argv: list[str]) -> int:
    """Ask SUNAT about the voucher that `argv` names and print its answer; return the exit status: 0, 1 or 2."""
    if pide_ayuda(argv):
        sys.stdout.write(USO)
        return _RESPONDIO
    try:
        pregunta = _entender(argv)
    except MalUsoError as mal_uso:
        sys.stderr.write(f"mesa sunat: {mal_uso}\n\n{USO}")
        return _MAL_USO
    validez = consultar(pregunta, ahora=datetime.now(UTC))
    for linea in (validez.en_palabras, *validez.observaciones, *que_falta()):
        sys.stdout.write(f"{linea}\n")
    return _NO_SE_PUDO if validez.motivo else _RESPONDIO


def _entender(argv: list[str]) -> Pregunta:
    lector = LectorDeOrden("falta el comprobante, la fecha o el total")
    lector.add_argument("comprobante")
    lector.add_argument("--fecha", required=True)
    lector.add_argument("--total", required=True)
    pedido = lector.parse_args(argv)
    partes = pedido.comprobante.upper().split("-")
    if len(partes) != 4 or not partes[3].isdecimal():
        raise MalUsoError(f"«{pedido.comprobante}» no es RUC-TIPO-SERIE-NUMERO")
    try:
        emision, total = date.fromisoformat(pedido.fecha), Decimal(pedido.total)
    except (ValueError, InvalidOperation):
        raise MalUsoError("la fecha debe ser AAAA-MM-DD y el total un número con punto decimal") from None
    ruc, tipo, serie, numero = partes
    pregunta = pregunta_sobre(ruc=ruc, tipo=tipo, serie=serie, numero=int(numero), emision=emision, total=total)
    if pregunta is None:
        raise MalUsoError("de un comprobante así la SUNAT no responde: revisa RUC, tipo, serie, número y total")
    return pregunta
