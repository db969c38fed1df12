"""A rehearsal of verification, so that all that is loaded at first use is loaded before a jail takes files away."""

from datetime import date
from pathlib import Path

from mesa.comprobantes.firma.cadena import Confianza, motivo_de_la_cadena
from mesa.comprobantes.firma.hechos import EstadoFirma, Motivo
from mesa.comprobantes.firma.verificacion import verificar
from mesa.lib.xml_seguro import leer_arbol

# Signed once with a key that was thrown away; its certificate names nobody.
_FIRMADO = Path(__file__).with_name("ensayo.xml")
_DIA = date(2026, 6, 1)


def ensayar() -> None:
    """Verify a small signed document and its chain. Raise RuntimeError when signatures cannot be verified here."""
    firma = verificar(leer_arbol(_FIRMADO.read_bytes(), elementos_maximo=100).getroot())
    motivo = motivo_de_la_cadena(firma.cadena, dia=_DIA, confianza=Confianza(anclas=firma.cadena))
    if firma.estado is not EstadoFirma.INTEGRA_NO_CONFIABLE or motivo is not Motivo.NINGUNO:
        raise RuntimeError(f"XML signatures cannot be verified here: {firma.estado} {firma.motivo} {motivo}")
