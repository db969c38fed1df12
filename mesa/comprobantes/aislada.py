"""Read a voucher in the jail: what its XML does there stays there, and no answer is an answer too."""

from pathlib import Path

from mesa.comprobantes.firma.cadena import SIN_CONFIANZA, Confianza
from mesa.comprobantes.firma.hechos import EstadoFirma, Firma, Motivo
from mesa.comprobantes.firma.traslado import a_datos
from mesa.comprobantes.leido import Clase, Leido
from mesa.lib import sandbox
from mesa.lib.carcel import Limites

LIMITES = Limites(cpu=10, reloj=20, memoria=512 << 20, escritura=1 << 20)
_MODULO = "mesa.comprobantes.tareas"
NO_LEIDO = Leido(clase=Clase.ILEGIBLE, firma=Firma(estado=EstadoFirma.NO_VERIFICABLE, motivo=Motivo.XML_ILEGIBLE))


def leer_aislado(ruta: Path, *, confianza: Confianza = SIN_CONFIANZA) -> Leido:
    """Return what the XML at `ruta` is and says, its signature judged. Raise OSError when it cannot be opened.

    One whose reading dies, hangs or takes too much is NO_LEIDO.
    """
    dotacion = sandbox.Dotacion((_MODULO,), a_datos(confianza))
    try:
        return Leido.de_json(sandbox.ejecutar(f"{_MODULO}:leer", ruta, limites=LIMITES, dotacion=dotacion))
    except sandbox.NoConcluidaError:
        return NO_LEIDO
