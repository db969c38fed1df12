"""From vouchers of the record to the shapes of the API."""

from datetime import datetime

from mesa.api.v1.esquemas_comunes import Hallazgo
from mesa.api.v1.esquemas_de_comprobantes import (
    ComprobanteDeExpediente,
    ComprobanteLeido,
    ComunicacionLeida,
    Conformidad,
    ConstanciaLeida,
    ValidezSegunSunat,
    XmlLeido,
)
from mesa.comprobantes.publicado import publicado
from mesa.consulta_sunat.validez import Validez
from mesa.expedientes.models import Documento
from mesa.ventanilla.conformidad import situacion_de
from mesa.ventanilla.lectura import leido_de
from mesa.ventanilla.tarjeta import Tarjeta

_FORMAS: dict[str, type[XmlLeido]] = {
    "comprobante": ComprobanteLeido,
    "cdr": ConstanciaLeida,
    "resumen": ComunicacionLeida,
}


def xml_leido(documento: Documento) -> XmlLeido | None:
    """What the XML of a document says, when it is a voucher or has to do with one."""
    leido = leido_de(documento)
    dicho = publicado(leido) if leido else None
    return _FORMAS[dicho["clase"]](**dicho) if dicho else None


def comprobante(tarjeta: Tarjeta, *, ahora: datetime) -> ComprobanteDeExpediente:
    return ComprobanteDeExpediente(
        documento=tarjeta.documento.pk,
        nombre=tarjeta.documento.nombre,
        comprobante=ComprobanteLeido(**tarjeta.publicado),
        cdr=tarjeta.cdr.pk if tarjeta.cdr else None,
        pdf=tarjeta.pdf.pk if tarjeta.pdf else None,
        entregables=[uno.pk for uno in tarjeta.entregables],
        orden_de_compra=tarjeta.orden,
        se_revisa=tarjeta.se_revisa,
        veredicto=tarjeta.veredicto,
        hallazgos=[Hallazgo(**uno.como_dict()) for uno in tarjeta.hallazgos],
        conformidad=_conformidad(tarjeta, ahora=ahora),
        sunat=_validez(tarjeta),
    )


def _conformidad(tarjeta: Tarjeta, *, ahora: datetime) -> Conformidad | None:
    hallada = situacion_de(tarjeta.fila, ahora=ahora)
    if hallada is None or tarjeta.fila.conformidad_hasta is None:
        return None
    return Conformidad(
        hasta=tarjeta.fila.conformidad_hasta, estado=hallada.estado.value, explicacion=hallada.explicacion
    )


def _validez(tarjeta: Tarjeta) -> ValidezSegunSunat | None:
    if tarjeta.fila.validez is None:
        return None
    validez = Validez.de_json(tarjeta.fila.validez)
    return ValidezSegunSunat(
        estado=validez.estado.value, consultado_en=validez.consultado_en, mensaje=validez.en_palabras
    )
