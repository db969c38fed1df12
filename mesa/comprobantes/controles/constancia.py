"""A voucher of a contributor's own system comes with the answer to it: to this one, signed, from the real service."""

from collections.abc import Iterator

from mesa.comprobantes import tipos
from mesa.comprobantes.caso import Caso, rotulo
from mesa.comprobantes.cdr import Cdr, Respuesta
from mesa.comprobantes.firma.hechos import Autor, EstadoFirma, Firma, Motivo
from mesa.comprobantes.leido import Leido
from mesa.comprobantes.reparos import Reparo, reparo
from mesa.comprobantes.vinculo import diferencias
from mesa.lib.texto import Gravedad

_CON_CDR = frozenset({tipos.FACTURA, tipos.NOTA_DE_CREDITO, tipos.NOTA_DE_DEBITO})
_EN_PALABRAS = {
    "emisor": "emisor",
    "numero": "número",
    "tipo": "tipo",
    "receptor": "receptor",
    "huella": "huella del contenido",
}
_OBSERVACIONES_DICHAS = 5


def control(caso: Caso) -> Iterator[Reparo]:
    comprobante = caso.comprobante
    if comprobante is None:
        return
    if caso.cdr is None or caso.cdr.cdr is None:
        if comprobante.tipo in _CON_CDR and (comprobante.serie or "").startswith("F"):
            gravedad = Gravedad.ERROR if caso.politica.exige_cdr else None
            yield reparo("cdr.falta", gravedad=gravedad, comprobante=rotulo(comprobante))
        return
    cdr, firma = caso.cdr.cdr, caso.cdr.firma
    if distintos := diferencias(cdr, comprobante, huella=caso.leido.firma.huella):
        hechos = ", ".join(_EN_PALABRAS[hecho] for hecho in distintos)
        yield reparo("cdr.de_otro", hechos=hechos, referido=cdr.comprobante or "otro", comprobante=rotulo(comprobante))
    elif firma.motivo is Motivo.DE_HOMOLOGACION:
        yield reparo("cdr.de_homologacion")
    else:
        yield from _respuesta(cdr)
        yield from _valor(cdr, firma)


def del_archivo(leido: Leido) -> Iterator[Reparo]:
    """Yield what is to be said of an answer by itself, before it is put beside its voucher."""
    if leido.cdr is None:
        return
    if leido.firma.motivo is Motivo.DE_HOMOLOGACION:
        yield reparo("cdr.de_homologacion")
    else:
        yield from _valor(leido.cdr, leido.firma)


def _respuesta(cdr: Cdr) -> Iterator[Reparo]:
    match cdr.respuesta:
        case Respuesta.RECHAZADO:
            yield reparo("cdr.rechazado", respuesta=f"{cdr.codigo} {cdr.descripcion}")
        case Respuesta.EXCEPCION:
            yield reparo("cdr.excepcion", respuesta=f"{cdr.codigo} {cdr.descripcion}")
        case Respuesta.DESCONOCIDA:
            yield reparo("cdr.sin_respuesta")
        case Respuesta.OBSERVADO:
            yield reparo("cdr.observado", observaciones=_observaciones(cdr))
        case Respuesta.ACEPTADO:
            return


def _valor(cdr: Cdr, firma: Firma) -> Iterator[Reparo]:
    """Say whose word it is. Only SUNAT's own, verified, is called SUNAT's."""
    if firma.estado is EstadoFirma.INTEGRA_NO_CONFIABLE and firma.motivo is not Motivo.RUC_DISTINTO:
        yield reparo("cdr.no_confiable")
    elif firma.estado is not EstadoFirma.VALIDA:
        yield reparo("cdr.sin_valor")
    elif firma.autor is Autor.OSE and firma.certificado is not None:
        titular = firma.certificado.organizacion or firma.certificado.titular
        yield reparo("cdr.de_ose", firmante=titular, ruc=", ".join(firma.certificado.rucs))
    elif cdr.respuesta in (Respuesta.ACEPTADO, Respuesta.OBSERVADO):
        yield reparo("cdr.de_sunat")


def _observaciones(cdr: Cdr) -> str:
    dichas = [f"{una.codigo} {una.texto}".strip() for una in cdr.observaciones]
    if not dichas:
        return f"{cdr.codigo} {cdr.descripcion}"
    resto = len(dichas) - _OBSERVACIONES_DICHAS
    mas = f"; y {resto} más" if resto > 0 else ""
    return "; ".join(dichas[:_OBSERVACIONES_DICHAS]) + mas
