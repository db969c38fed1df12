"""Answers to a voucher: SUNAT's (UBL 2.0) and those of an OSE (UBL 2.1), which name the parties otherwise."""

import re
from collections.abc import Iterator

from mesa.comprobantes.cdr import Cdr, Observacion
from mesa.comprobantes.lectura.partes import parte
from mesa.comprobantes.lectura.ubl import Elemento, fecha, hijo, hijos, texto, texto_de, unico

_NOTA = re.compile(r"(\d{4})\s*-\s*(.+)", re.ASCII | re.DOTALL)
_DESTINATARIO = re.compile(r"[0-9A-Z]-(.+)", re.ASCII)  # «6-20100128218»: the kind of document before the number
_OBSERVACIONES_MAXIMO = 200


def constancia(raiz: Elemento) -> Cdr:
    respuesta = unico(raiz, "cac:DocumentResponse")
    dicha = hijo(respuesta, "cac:Response")
    referido = hijo(respuesta, "cac:DocumentReference")
    return Cdr(
        identificador=texto(raiz, "cbc:ID"),
        fecha=fecha(raiz, "cbc:ResponseDate", "cbc:IssueDate"),
        remitente=parte(hijo(raiz, "cac:SenderParty")).numero,
        emisor=_emisor(raiz, respuesta),
        receptor=_sin_documento(parte(hijo(respuesta, "cac:RecipientParty")).numero),
        comprobante=texto(referido, "cbc:ID") or texto(dicha, "cbc:ReferenceID"),
        tipo=texto(referido, "cbc:DocumentTypeCode"),
        codigo=texto(dicha, "cbc:ResponseCode"),
        descripcion=texto(dicha, "cbc:Description"),
        observaciones=tuple(_observaciones(raiz, respuesta))[:_OBSERVACIONES_MAXIMO],
        huella=texto(referido, "cac:Attachment/cac:ExternalReference/cbc:DocumentHash"),
    )


def _emisor(raiz: Elemento, respuesta: Elemento | None) -> str:
    """Return the voucher's issuer: an OSE names it apart; SUNAT answers to it."""
    declarado = parte(hijo(respuesta, "cac:IssuerParty")).numero
    return _sin_documento(declarado or parte(hijo(raiz, "cac:ReceiverParty")).numero)


def _sin_documento(numero: str) -> str:
    con_documento = _DESTINATARIO.fullmatch(numero)
    return con_documento.group(1) if con_documento else numero


def _observaciones(raiz: Elemento, respuesta: Elemento | None) -> Iterator[Observacion]:
    for nota in hijos(raiz, "cbc:Note"):
        dicha = texto_de(nota)
        con_codigo = _NOTA.fullmatch(dicha)
        if con_codigo:
            yield Observacion(codigo=con_codigo.group(1), texto=con_codigo.group(2))
        elif dicha:
            yield Observacion(codigo="", texto=dicha)
    for estado in hijos(respuesta, "cac:Response/cac:Status"):
        if razon := texto(estado, "cbc:StatusReason"):
            yield Observacion(codigo=texto(estado, "cbc:StatusReasonCode"), texto=razon)
