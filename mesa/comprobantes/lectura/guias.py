"""Despatch guides, of the sender (09) and of the carrier (31)."""

from mesa.comprobantes.comprobante import Comprobante
from mesa.comprobantes.lectura import identidad, referencias
from mesa.comprobantes.lectura.comun import con_ilegibles, version
from mesa.comprobantes.lectura.partes import parte_con_cuenta
from mesa.comprobantes.lectura.ubl import Elemento, fecha_de, unico

_ESENCIALES = ("serie", "numero", "emision", "emisor")


def guia(raiz: Elemento) -> Comprobante:
    identificador = identidad.identificador(raiz)
    serie, numero = identidad.serie_y_numero(identificador) or (None, None)
    leido = Comprobante(
        tipo=identidad.tipo_de_guia(raiz),
        identificador=identificador,
        serie=serie,
        numero=numero,
        emision=fecha_de(unico(raiz, "cbc:IssueDate")),
        emisor=parte_con_cuenta(unico(raiz, "cac:DespatchSupplierParty")),
        receptor=parte_con_cuenta(unico(raiz, "cac:DeliveryCustomerParty")),
        orden_de_compra=referencias.orden_de_compra(raiz, identificador),
        adjuntos_referidos=referencias.adjuntos(raiz),
        version=version(raiz),
    )
    return con_ilegibles(leido, _ESENCIALES)
