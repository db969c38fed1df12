"""A signature written down once it was computed and judged: who, when, what followed, and every reason."""

from dataclasses import replace

from mesa.firmas.lectura.anclaje import Anclaje
from mesa.firmas.lectura.apertura import Campo
from mesa.firmas.lectura.cambios import Cambio, Historia, cubre_su_revision
from mesa.firmas.lectura.cms import Contenedor
from mesa.firmas.lectura.dictamen import Tribunal
from mesa.firmas.lectura.leida import Leida, NoSeCompruebaError, SelloDeDocumento
from mesa.firmas.lectura.modelo import Confiable, Firma
from mesa.firmas.lectura.motivos import Motivo, ordenados
from mesa.firmas.lectura.sujeto import sujeto_de

_POR_CAMBIO = {
    Cambio.TAPADO: Motivo.TAPADA,
    Cambio.LLENADO: Motivo.LLENADO_POSTERIOR,
    Cambio.CONTENIDO: Motivo.MODIFICADA,
}
_QUITAN_CONFIANZA = frozenset({Motivo.TAPADA, Motivo.LLENADO_POSTERIOR})


def dictada(leida: Leida, tribunal: Tribunal, historia: Historia, anclaje: Anclaje) -> Firma:
    """Return the verdict on a person's signature that could be computed."""
    base = _quien(leida.campo, leida.contenedor)
    if not leida.matematica.integra:
        motivo = Motivo.NO_CORRESPONDE if leida.matematica.huella_coincide else Motivo.ALTERADA
        return replace(base, integra=False, motivos=(motivo,), debil=leida.debil)
    try:
        dictamen = tribunal.juzgar(leida)
    except Exception:  # noqa: BLE001 – a certificate may be as hostile as a file
        return replace(base, motivos=(Motivo.ILEGIBLE,))
    motivos = set(dictamen.motivos) | _motivos_de_cambio(leida, historia)
    confianza = dictamen.confianza
    if motivos & _QUITAN_CONFIANZA and confianza is Confiable.VALIDA:
        confianza = Confiable.INDETERMINADA
    if base.uso_tributario:
        motivos.add(Motivo.USO_TRIBUTARIO)
    alteraciones = motivos & {Motivo.MODIFICADA, Motivo.NO_CUBRE_TODO}
    return replace(
        base,
        integra=True,
        confianza=confianza,
        fecha=dictamen.momento.instante,
        fecha_origen=dictamen.momento.origen,
        modificada=bool(alteraciones),
        cubre_todo=not motivos & {*alteraciones, *_QUITAN_CONFIANZA, Motivo.CAMBIOS_SIN_COMPROBAR},
        motivos=ordenados(motivos),
        debil=leida.debil,
        propia=anclaje.es_propio(leida.contenedor.certificado),
        revision=leida.cobertura.hasta if leida.cobertura.debida and leida.cobertura.sobra else None,
    )


def _motivos_de_cambio(leida: Leida, historia: Historia) -> set[Motivo]:
    if not leida.cobertura.debida:
        return {Motivo.NO_CUBRE_TODO}
    if not leida.cobertura.sobra:
        return set()
    try:
        if not cubre_su_revision(leida.incrustada):
            return {Motivo.NO_CUBRE_TODO}
        cambio = historia.desde(leida.incrustada)
    except Exception:  # noqa: BLE001 – what was added may be as broken as it likes
        return {Motivo.CAMBIOS_SIN_COMPROBAR}
    return {_POR_CAMBIO[cambio]} if cambio in _POR_CAMBIO else set()


def _quien(campo: Campo, contenedor: Contenedor | None) -> Firma:
    firma = Firma(campo=campo.nombre)
    if contenedor is None:
        return firma
    try:
        sujeto = sujeto_de(contenedor.certificado)
    except Exception:  # noqa: BLE001 – a name that cannot be read is no name
        return firma
    return replace(
        firma,
        firmante=sujeto.nombre,
        documento=sujeto.documento,
        organizacion=sujeto.organizacion,
        emisor=sujeto.emisor,
        uso_tributario=sujeto.uso_tributario,
    )


def sin_comprobar(campo: Campo, error: NoSeCompruebaError) -> Firma:
    """Return the verdict on one that could not; a place where nobody signed is known not to be intact."""
    integra = False if error.motivo is Motivo.VACIA else None
    return replace(_quien(campo, error.contenedor), integra=integra, motivos=(error.motivo,))


def sello_ajeno(sello: SelloDeDocumento) -> Firma:
    """Return the verdict on a document time-stamp that stamps something else."""
    return replace(_quien(sello.campo, sello.contenedor), integra=False, motivos=(Motivo.SELLO_AJENO,))
