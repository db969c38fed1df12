"""What a filer wrote in the form beside what the XML of the voucher says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mesa.comprobantes.lectura.identidad import serie_y_numero
from mesa.expedientes.models import Expediente
from mesa.ventanilla.tarjeta import Tarjeta


class Dato(StrEnum):
    """A fact that both state."""

    TIPO = "tipo"
    NUMERO = "numero"
    FECHA = "fecha"
    EMISOR = "emisor"
    ORDEN = "orden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cotejado:
    """A fact as the form and the XML state it, and whether they differ."""

    dato: Dato
    escrito: str | date | None
    leido: str | date | None
    difiere: bool


def cotejar(expediente: Expediente, tarjeta: Tarjeta, *, es_el_unico: bool) -> tuple[Cotejado, ...]:
    """Return the facts of a voucher that form and XML both state.

    `es_el_unico`: the filing has no other; of several, number and date of the form are those of all of them.
    """
    return tuple(uno for uno in _cotejados(expediente, tarjeta, es_el_unico=es_el_unico) if uno.escrito and uno.leido)


def _cotejados(expediente: Expediente, tarjeta: Tarjeta, *, es_el_unico: bool) -> Iterator[Cotejado]:
    comprobante, tipo = tarjeta.comprobante, expediente.tipo_documento
    if tipo is not None and tarjeta.se_revisa:
        yield Cotejado(
            dato=Dato.TIPO,
            escrito=tipo.nombre,
            leido=comprobante.nombre_de_tipo,
            difiere=comprobante.tipo not in tipo.comprobantes,
        )
    if es_el_unico:
        numero, identificador = expediente.numero_documento, comprobante.identificador
        yield Cotejado(
            dato=Dato.NUMERO, escrito=numero, leido=identificador, difiere=_numero(numero) != _numero(identificador)
        )
        fecha = expediente.fecha_documento
        yield Cotejado(dato=Dato.FECHA, escrito=fecha, leido=comprobante.emision, difiere=fecha != comprobante.emision)
    documento, emisor = expediente.remitente_documento, comprobante.emisor.numero
    yield Cotejado(dato=Dato.EMISOR, escrito=documento, leido=emisor, difiere=not _es_suyo(documento, emisor))
    orden, citada = tarjeta.orden, comprobante.orden_de_compra
    yield Cotejado(dato=Dato.ORDEN, escrito=orden, leido=citada, difiere=_llano(orden) != _llano(citada))


def _numero(texto: str) -> object:
    """Return series and number, however their zeros are written; the text itself of what is none."""
    return serie_y_numero(texto) or _llano(texto)


def _llano(texto: str) -> str:
    return "".join(texto.split()).casefold()


def _es_suyo(documento: str, ruc: str) -> bool:
    """Tell whether a filer («RUC 2013…», «DNI 4012…») is the issuer; a person's RUC is 10, the DNI and a digit."""
    numero = documento.rpartition(" ")[2]
    return numero == ruc or (documento.startswith("DNI ") and ruc[:2] == "10" and ruc[2:10] == numero)
