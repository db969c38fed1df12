"""What an XML amounts to for who files it: the voucher or the answer that it is, and what its signature is worth.

A file is never refused for any of it: what a voucher lacks is said of the voucher, put with what comes along.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mesa.comprobantes.aislada import leer_aislado
from mesa.comprobantes.controles.constancia import del_archivo as de_la_constancia
from mesa.comprobantes.controles.firma import de_la_firma
from mesa.comprobantes.controles.lectura import de_lo_que_es
from mesa.comprobantes.firma.cadena import Confianza as ConfianzaEnComprobantes
from mesa.comprobantes.leido import Clase, Leido
from mesa.comprobantes.reparos import Reparo
from mesa.firmas.confianza.modelo import Confianza
from mesa.inspeccion.hallazgos import Gravedad, Hallazgo, hallazgo


def leer_comprobante(ruta: Path, *, confianza: Confianza) -> Leido:
    """Return what the XML at `ruta` is and says, read in the jail. Raise OSError when it cannot be opened."""
    return leer_aislado(ruta, confianza=_solo_lo_suyo(confianza))


def hallazgos_del_xml(leido: Leido) -> Iterator[Hallazgo]:
    """Yield what is to be said of the file itself; none of it refuses."""
    if leido.clase is Clase.OTRO:
        yield hallazgo("xml.no_reconocido")
    elif leido.clase is Clase.CDR:
        yield from map(_sin_rechazar, de_la_constancia(leido))
    else:
        yield from map(_sin_rechazar, (*de_lo_que_es(leido), *de_la_firma(leido)))


def como_hallazgo(uno: Reparo) -> Hallazgo:
    """Return an objection to a voucher in the form in which findings are stored and shown."""
    return Hallazgo(uno.codigo, uno.gravedad, None, dict(uno.datos))


def _sin_rechazar(uno: Reparo) -> Hallazgo:
    gravedad = Gravedad.AVISO if uno.gravedad is Gravedad.ERROR else uno.gravedad
    return Hallazgo(uno.codigo, gravedad, None, dict(uno.datos))


@lru_cache(maxsize=2)
def _solo_lo_suyo(confianza: Confianza) -> ConfianzaEnComprobantes:
    """The same object for the same trust: a jail that has it is recognised by it."""
    return ConfianzaEnComprobantes(anclas=confianza.anclas, intermedios=confianza.intermedios, crls=confianza.crls)
