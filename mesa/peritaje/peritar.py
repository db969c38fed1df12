"""Put together all that can be said of a receipt, of files and of a proof, with what lies on this machine."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from mesa.firmas.confianza.modelo import Confianza
from mesa.peritaje.archivos import cotejar, los_que_faltan
from mesa.peritaje.certificados import Conocidos
from mesa.peritaje.identidad import identidad_de
from mesa.peritaje.inclusion import inclusion_de
from mesa.peritaje.lista import juicio_de
from mesa.peritaje.modelo import Peritaje
from mesa.peritaje.sello import SIN_MANIFIESTO, SelloExaminado, examinar_sello, motivo_de
from mesa.registro.manifiesto import Manifiesto, ManifiestoInvalido


def peritar(
    recibo: Path,
    *,
    archivos: Sequence[Path],
    prueba: Path | None,
    conocidos: Conocidos,
    confianza: Confianza | None,
    momento: datetime,
) -> Peritaje:
    """Examine a receipt at `momento` (aware). Raises NoConcluido, and OSError when something cannot be read."""
    sello = examinar_sello(recibo, conocidos=conocidos, momento=momento)
    manifiesto = _manifiesto(sello)
    juicio = juicio_de(recibo, confianza=confianza, momento=momento) if confianza and sello.veredicto.integro else None
    identidad = identidad_de(sello, manifiesto, conocidos=conocidos, juicio=juicio)
    presentados = manifiesto.archivos if manifiesto else ()
    cotejados = tuple(cotejar(ruta, presentados) for ruta in archivos)
    inclusion = None
    if prueba:
        inclusion = inclusion_de(prueba, manifiesto, sello=sello, identidad=identidad, conocidos=conocidos)
    return Peritaje(
        recibo=str(recibo),
        bytes=recibo.stat().st_size,
        veredicto=sello.veredicto,
        motivo=SIN_MANIFIESTO if sello.veredicto.integro and manifiesto is None else motivo_de(sello.veredicto),
        manifiesto=manifiesto,
        identidad=identidad,
        archivos=cotejados,
        no_dados=los_que_faltan(cotejados, presentados),
        inclusion=inclusion,
    )


def _manifiesto(sello: SelloExaminado) -> Manifiesto | None:
    """Return what was sealed; of a file that changed later too, for its reader to see what it said."""
    try:
        manifiesto = Manifiesto.de_dict(sello.veredicto.manifiesto) if sello.veredicto.manifiesto else None
    except ManifiestoInvalido:
        return None
    return manifiesto if manifiesto and _se_puede_leer(manifiesto) else None


def _se_puede_leer(manifiesto: Manifiesto) -> bool:
    """Tell whether what a stranger may have put there is text where text belongs."""
    textos = [(uno.nombre, uno.rol, uno.sha256) for uno in manifiesto.archivos]
    return all(isinstance(texto, str) for texto in chain(*textos, (manifiesto.numero,)))
