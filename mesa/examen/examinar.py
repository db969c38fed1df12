"""Say all that can be said of one file: its inspection, and what its signatures amount to. Pure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mesa.examen.firmas import hallazgos_de_firmas
from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.lectura.aislada import leer_aislado
from mesa.inspeccion.aislada import inspeccionar_aislado
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, veredicto_de
from mesa.inspeccion.politica import Politica


def examinar(
    ruta: Path,
    *,
    nombre: str,
    politica: Politica,
    confianza: Callable[[], Confianza],
    ahora: datetime,
    sha256: str | None = None,
) -> Inspeccion:
    """Return the verdict on the file at `ruta`, sent with the name `nombre`, as known at `ahora` (aware).

    `confianza` is asked for only when there is a signature to judge. Everything is parsed in a jail; a reading of
    signatures that does not finish leaves them no_verificable and the rest of the verdict as it is. Raises OSError when
    the file cannot be read.
    """
    inspeccion = inspeccionar_aislado(ruta, nombre=nombre, politica=politica, sha256=sha256)
    if inspeccion.formato == "pdf" and inspeccion.estado_firma is EstadoFirma.NO_VERIFICABLE:
        return _con_firmas(inspeccion, ruta, politica, confianza(), ahora)
    return inspeccion


def _con_firmas(
    inspeccion: Inspeccion, ruta: Path, politica: Politica, confianza: Confianza, ahora: datetime
) -> Inspeccion:
    firmas, estado = leer_aislado(ruta, confianza=confianza, ahora=ahora)
    nuevos = (replace(uno, gravedad=politica.gravedad_de(uno)) for uno in hallazgos_de_firmas(firmas, politica))
    hallazgos = (*inspeccion.hallazgos, *nuevos)
    return replace(
        inspeccion,
        firmas=firmas,
        estado_firma=EstadoFirma(estado),
        hallazgos=hallazgos,
        veredicto=veredicto_de(hallazgos),
    )
