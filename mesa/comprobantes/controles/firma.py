"""What the voucher's signature is worth. None of it refuses: the paper behind may be good."""

from collections.abc import Iterator

from mesa.comprobantes.caso import Caso
from mesa.comprobantes.firma.hechos import EstadoFirma, Firma, Motivo
from mesa.comprobantes.leido import Clase, Leido
from mesa.comprobantes.reparos import Reparo, reparo

_POR_ESTADO = {
    EstadoFirma.SIN_FIRMA: "firma_xml.sin_firma",
    EstadoFirma.NO_VERIFICABLE: "firma_xml.no_verificable",
    EstadoFirma.INVALIDA: "firma_xml.no_admitida",
    EstadoFirma.INTEGRA_NO_CONFIABLE: "firma_xml.no_confiable",
}
_POR_MOTIVO = {
    Motivo.NO_CUADRA: "firma_xml.modificado",
    Motivo.DE_DEMOSTRACION: "firma_xml.de_demostracion",
    Motivo.FUERA_DE_VIGENCIA: "firma_xml.vencido",
    Motivo.REVOCADO: "firma_xml.revocado",
    Motivo.RUC_DISTINTO: "firma_xml.ruc_distinto",
}


def control(caso: Caso) -> Iterator[Reparo]:
    return de_la_firma(caso.leido)


def de_la_firma(leido: Leido) -> Iterator[Reparo]:
    """Yield what is to be said of the signature of a voucher or a communication, whatever comes with it."""
    if leido.clase not in {Clase.COMPROBANTE, Clase.RESUMEN}:
        return
    firma = leido.firma
    codigo = _POR_MOTIVO.get(firma.motivo) or _POR_ESTADO.get(firma.estado)
    if codigo:
        yield _con_firmante(codigo, firma)
    if firma.integra and firma.debil:
        yield reparo("firma_xml.debil")


def _con_firmante(codigo: str, firma: Firma) -> Reparo:
    if firma.motivo is not Motivo.RUC_DISTINTO or firma.certificado is None:
        return reparo(codigo)
    titular = firma.certificado.organizacion or firma.certificado.titular
    return reparo(codigo, firmante=titular, ruc=", ".join(firma.certificado.rucs))
