"""Other documents that a voucher names: what it changes, what it follows, what was paid in advance, the order."""

from collections.abc import Iterator

from mesa.comprobantes.comprobante import Referencia
from mesa.comprobantes.lectura.ubl import Elemento, fecha, hijo, hijos, texto, texto_de

_DE_ANTICIPO = frozenset({"02", "03"})  # catálogo 12: factura or boleta of an advance
_MAXIMO = 200  # documents named; more are counted by nobody
_SIN_ORDEN = frozenset({"", "0", "-", "--", "."})


def orden_de_compra(raiz: Elemento, identificador: str) -> str:
    """Return the order's number; the portal's receipts write their own number there, which is none."""
    dicha = texto(raiz, "cac:OrderReference/cbc:ID")
    return "" if dicha in _SIN_ORDEN or dicha == identificador else dicha


def modificados(raiz: Elemento) -> tuple[Referencia, ...]:
    """Return the vouchers that a note changes; the old form names them only in the reason."""
    for camino in ("cac:InvoiceDocumentReference", "cac:CreditNoteDocumentReference", "cac:DebitNoteDocumentReference"):
        if nombrados := _referencias(hijos(raiz, f"cac:BillingReference/{camino}")):
            return nombrados
    suelta = texto(raiz, "cac:DiscrepancyResponse/cbc:ReferenceID")
    return (Referencia(identificador=suelta),) if suelta else ()


def motivo(raiz: Elemento) -> str:
    return texto(raiz, "cac:DiscrepancyResponse/cbc:Description")


def adjuntos(raiz: Elemento) -> tuple[Referencia, ...]:
    return _referencias(
        uno
        for ruta in ("cac:DespatchDocumentReference", "cac:AdditionalDocumentReference")
        for uno in hijos(raiz, ruta)
        if not _es_anticipo(uno)
    )


def anticipos(raiz: Elemento) -> tuple[Referencia, ...]:
    nuevos = _referencias(uno for uno in hijos(raiz, "cac:AdditionalDocumentReference") if _es_anticipo(uno))
    if nuevos:
        return nuevos
    pagados = (hijo(uno, "cbc:ID") for uno in hijos(raiz, "cac:PrepaidPayment"))
    return tuple(
        Referencia(tipo=uno.get("schemeID", ""), identificador=dicho)
        for uno in pagados
        if uno is not None and "-" in (dicho := texto_de(uno))
    )[:_MAXIMO]


def _es_anticipo(elemento: Elemento) -> bool:
    return texto(elemento, "cbc:DocumentTypeCode") in _DE_ANTICIPO


def _referencias(elementos: Iterator[Elemento]) -> tuple[Referencia, ...]:
    nombrados = (
        Referencia(
            tipo=texto(uno, "cbc:DocumentTypeCode"),
            identificador=texto(uno, "cbc:ID"),
            emision=fecha(uno, "cbc:IssueDate"),
        )
        for uno in elementos
    )
    return tuple(uno for uno in nombrados if uno.identificador)[:_MAXIMO]
