"""Say all that can be said of one file: its inspection, its signatures, the voucher that it is. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mesa.comprobantes.publicado import publicado
from mesa.examen.comprobantes import hallazgos_del_xml, leer_comprobante
from mesa.examen.firmas import hallazgos_de_firmas
from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.lectura.aislada import leer_aislado
from mesa.inspeccion.aislada import inspeccionar_aislado
from mesa.inspeccion.hallazgos import Hallazgo
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

    `confianza` is asked for only when there may be a signature to judge. Everything is parsed in a jail; a reading that
    does not finish leaves signatures no_verificable and the rest of the verdict as it is. Raises OSError when
    the file cannot be read.
    """
    inspeccion = inspeccionar_aislado(ruta, nombre=nombre, politica=politica, sha256=sha256)
    if inspeccion.formato == "pdf" and inspeccion.estado_firma is EstadoFirma.NO_VERIFICABLE:
        return _con_firmas(inspeccion, ruta, politica, confianza(), ahora)
    if inspeccion.formato == "xml" and not inspeccion.rechaza:
        return _con_comprobante(inspeccion, ruta, politica, confianza())
    return inspeccion


def _con_firmas(
    inspeccion: Inspeccion, ruta: Path, politica: Politica, confianza: Confianza, ahora: datetime
) -> Inspeccion:
    firmas, estado = leer_aislado(ruta, confianza=confianza, ahora=ahora)
    visto = replace(inspeccion, firmas=firmas, estado_firma=EstadoFirma(estado))
    return _con_hallazgos(visto, hallazgos_de_firmas(firmas, politica), politica)


def _con_comprobante(inspeccion: Inspeccion, ruta: Path, politica: Politica, confianza: Confianza) -> Inspeccion:
    leido = leer_comprobante(ruta, confianza=confianza)
    visto = replace(
        inspeccion,
        estado_firma=EstadoFirma(leido.firma.estado.value),
        comprobante=publicado(leido),
        leido=leido.sin_cadena().a_json(),
    )
    return _con_hallazgos(visto, hallazgos_del_xml(leido), politica)


def _con_hallazgos(inspeccion: Inspeccion, nuevos: Iterable[Hallazgo], politica: Politica) -> Inspeccion:
    hallazgos = (*inspeccion.hallazgos, *(replace(uno, gravedad=politica.gravedad_de(uno)) for uno in nuevos))
    return replace(inspeccion, hallazgos=hallazgos, veredicto=veredicto_de(hallazgos))
