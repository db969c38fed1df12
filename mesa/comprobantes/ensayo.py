"""A rehearsal of the whole reading, before a jail takes files away.

What libraries load when they first work is loaded by it. And what runs often is made ready by running often: each file
is read in a fork of its own, which would start cold and pay for every page of memory that it is the first to write.
"""

from pathlib import Path

from mesa.comprobantes.firma.cadena import Confianza
from mesa.comprobantes.firma.hechos import EstadoFirma
from mesa.comprobantes.juicio import juzgar
from mesa.comprobantes.leer import leer

# A voucher of nobody's, signed once with keys that were thrown away: RSA, by a certificate that a curve signed.
_FIRMADO = Path(__file__).with_name("ensayo.xml")
_VECES = 30


def ensayar() -> None:
    """Read a small signed voucher and judge it, many times. Raise RuntimeError when that does not work here."""
    contenido = _FIRMADO.read_bytes()
    anclas = leer(contenido).firma.cadena[1:]
    for _ in range(_VECES):
        juzgado = juzgar(leer(contenido), confianza=Confianza(anclas=anclas))
        juzgado.a_json()
        if juzgado.firma.estado is not EstadoFirma.VALIDA:
            raise RuntimeError(f"vouchers cannot be verified here: {juzgado.firma.estado} {juzgado.firma.motivo}")
