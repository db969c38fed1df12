"""Who signed what was read: the signature's last word, with the trust that the caller hands in.

It needs no XML and opens nothing, so that the certificates of the trust list stay outside the jail.
"""

from dataclasses import dataclass, replace
from datetime import date

from mesa.comprobantes import tipos
from mesa.comprobantes.firma.cadena import Confianza, motivo_de_la_cadena
from mesa.comprobantes.firma.certificado import RUC_DE_SUNAT
from mesa.comprobantes.firma.hechos import Autor, Certificado, EstadoFirma, Firma, Motivo
from mesa.comprobantes.leido import Leido


@dataclass(frozen=True, slots=True, kw_only=True)
class _Esperado:
    """Who may sign a document, and its date. `ajenos`: RUCs whose owners may not sign it (an answer, by its asker)."""

    dia: date | None
    emisor: str = ""
    por_sunat: bool = False
    por_ose: bool = False
    ajenos: frozenset[str] = frozenset()


def juzgar(leido: Leido, *, confianza: Confianza) -> Leido:
    """Return what was read with its signature judged.

    It is valid only when it is intact, its certificate leads to an anchor on the day of issue, and that certificate is
    the issuer's, or SUNAT's where SUNAT signs.
    """
    if not leido.firma.integra or leido.firma.certificado is None:
        return leido
    return replace(leido, firma=_juzgada(leido.firma, leido.firma.certificado, _esperado(leido), confianza))


def _juzgada(firma: Firma, certificado: Certificado, esperado: _Esperado, confianza: Confianza) -> Firma:
    motivo, autor = _motivo(firma, certificado, esperado, confianza), Autor.DESCONOCIDO
    if motivo is Motivo.NINGUNO:
        autor = _autor(certificado, esperado)
        motivo = _sin_autor(certificado) if autor is Autor.DESCONOCIDO else motivo
    estado = EstadoFirma.INTEGRA_NO_CONFIABLE if motivo else EstadoFirma.VALIDA
    return replace(firma, estado=estado, motivo=motivo, autor=autor)


def _motivo(firma: Firma, certificado: Certificado, esperado: _Esperado, confianza: Confianza) -> Motivo:
    if esperado.dia is None:
        return Motivo.SIN_FECHA
    motivo = motivo_de_la_cadena(firma.cadena, dia=esperado.dia, confianza=confianza)
    if motivo is Motivo.SIN_CADENA and certificado.de_demostracion:
        return Motivo.DE_DEMOSTRACION
    return motivo


def _autor(certificado: Certificado, esperado: _Esperado) -> Autor:
    rucs = set(certificado.rucs)
    if esperado.por_sunat and RUC_DE_SUNAT in rucs:
        return Autor.SUNAT
    if esperado.emisor in rucs:
        return Autor.EMISOR
    if esperado.por_ose and rucs and not rucs & esperado.ajenos:
        return Autor.OSE
    return Autor.DESCONOCIDO


def _sin_autor(certificado: Certificado) -> Motivo:
    return Motivo.RUC_DISTINTO if certificado.rucs else Motivo.SIN_RUC


def _esperado(leido: Leido) -> _Esperado:
    if leido.cdr is not None:
        # Who asked cannot answer: the issuer's own certificate proves no acceptance.
        ajenos = frozenset({leido.cdr.emisor, leido.cdr.receptor})
        return _Esperado(dia=leido.cdr.fecha, por_sunat=True, por_ose=True, ajenos=ajenos)
    if leido.resumen is not None:
        return _Esperado(dia=leido.resumen.emision, emisor=leido.resumen.emisor.numero)
    comprobante = leido.comprobante
    if comprobante is None:
        return _Esperado(dia=None)
    return _Esperado(
        dia=comprobante.emision,
        emisor=comprobante.emisor.numero,
        por_sunat=tipos.es_del_portal(comprobante.serie),
    )
