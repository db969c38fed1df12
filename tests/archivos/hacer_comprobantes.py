"""SUNAT vouchers made by code: every kind, in its old forms and its new one, as text without signature."""

from dataclasses import dataclass, replace
from typing import Any

EMISOR, RECEPTOR = "20100128218", "20131312955"
_OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
_SUNAT = "urn:sunat:names:specification:ubl:peru:schema:xsd"
_PREFIJOS = (
    f'xmlns:cac="{_OASIS}:CommonAggregateComponents-2" xmlns:cbc="{_OASIS}:CommonBasicComponents-2" '
    f'xmlns:ext="{_OASIS}:CommonExtensionComponents-2" xmlns:sac="{_SUNAT}:SunatAggregateComponents-1"'
)
# Where the signature goes: the last extension, as SUNAT asks.
EXTENSIONES = "<ext:UBLExtensions>%s<ext:UBLExtension><ext:ExtensionContent/></ext:UBLExtension></ext:UBLExtensions>"


@dataclass(frozen=True, slots=True)
class Linea:
    """A line of a sale: its value, its IGV, and how that affects it (catálogo 07); `precio` 02 is given free."""

    valor: str = "100.00"
    igv: str = "18.00"
    afectacion: str = "10"
    tributo: str = "1000"
    tasa: str = "18"
    precio: str = "01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venta:
    """What a factura of the tests says, unless a test says otherwise. `antes` and `despues` are markup of their own."""

    raiz: str = "Invoice"
    tipo: str = "01"
    identificador: str = "F001-12"
    emision: str = "2026-06-26"
    vence: str = ""
    moneda: str = "PEN"
    emisor: str = EMISOR
    receptor: str = RECEPTOR
    documento_del_receptor: str = "6"
    forma: str = "2.1"
    lineas: tuple[Linea, ...] = (Linea(),)
    tributos: tuple[tuple[str, str, str], ...] = (("1000", "100.00", "18.00"),)
    impuestos: str = "18.00"
    valor: str = "100.00"
    precio: str = "118.00"
    pie: str = ""
    total: str = "118.00"
    orden: str = ""
    antes: str = ""
    despues: str = ""
    adicional: str = ""
    codificacion: str = "UTF-8"
    antes_de_la_raiz: str = ""


def una_venta(**cambios: Any) -> str:
    """Return the XML of a factura with other facts, or of a note: `raiz`, `tipo`."""
    return escrita(replace(Venta(), **cambios))


def escrita(venta: Venta) -> str:
    cuerpo = "".join(
        (
            f"<cbc:UBLVersionID>{venta.forma[:3]}</cbc:UBLVersionID><cbc:CustomizationID>2.0</cbc:CustomizationID>",
            f"<cbc:ID>{venta.identificador}</cbc:ID><cbc:IssueDate>{venta.emision}</cbc:IssueDate>",
            f"<cbc:DueDate>{venta.vence}</cbc:DueDate>" if venta.vence else "",
            f'<cbc:InvoiceTypeCode listID="0101">{venta.tipo}</cbc:InvoiceTypeCode>' if venta.tipo else "",
            f"<cbc:DocumentCurrencyCode>{venta.moneda}</cbc:DocumentCurrencyCode>" if venta.moneda else "",
            f"<cac:OrderReference><cbc:ID>{venta.orden}</cbc:ID></cac:OrderReference>" if venta.orden else "",
            venta.antes,
            parte("AccountingSupplierParty", venta.emisor, "6", venta.forma, "QUEBRADA HONDA S.A.C."),
            parte(
                "AccountingCustomerParty",
                venta.receptor,
                venta.documento_del_receptor,
                venta.forma,
                "INSTITUCIÓN ÑANDÚ",
            ),
            venta.despues,
            _impuestos(venta),
            _pie(venta),
            *(_linea(venta, linea, numero) for numero, linea in enumerate(venta.lineas, 1)),
        )
    )
    return documento(
        venta.raiz,
        cuerpo,
        adicional=venta.adicional,
        codificacion=venta.codificacion,
        antes_de_la_raiz=venta.antes_de_la_raiz,
    )


def documento(
    raiz: str,
    cuerpo: str,
    *,
    adicional: str = "",
    codificacion: str = "UTF-8",
    espacio: str = "",
    antes_de_la_raiz: str = "",
) -> str:
    """Return a document of SUNAT's with its declaration; `adicional` is an extension of its own before the signature's."""
    primera = f"<ext:UBLExtension><ext:ExtensionContent>{adicional}</ext:ExtensionContent></ext:UBLExtension>"
    extensiones = EXTENSIONES % (primera if adicional else "")
    espacio = espacio or f"{_OASIS}:{raiz}-2"
    return (
        f'<?xml version="1.0" encoding="{codificacion}"?>{antes_de_la_raiz}\n'
        f'<{raiz} xmlns="{espacio}" {_PREFIJOS}>{extensiones}{cuerpo}</{raiz}>'
    )


def parte(nombre: str, numero: str, documento_: str, forma: str, razon: str) -> str:
    """Return a party with its number in the place of each form: 2.1, 2.1 as first required, 2.0."""
    dentro = (
        f"<cac:PartyLegalEntity><cbc:RegistrationName><![CDATA[{razon}]]></cbc:RegistrationName></cac:PartyLegalEntity>"
    )
    fuera = ""
    if forma == "2.1":
        numerado = f'<cbc:ID schemeID="{documento_}">{numero}</cbc:ID>'
        dentro = f"<cac:PartyIdentification>{numerado}</cac:PartyIdentification>{dentro}"
    elif forma == "2.1-temprana":
        numerado = f'<cbc:CompanyID schemeID="{documento_}">{numero}</cbc:CompanyID>'
        dentro = f"<cac:PartyTaxScheme>{numerado}</cac:PartyTaxScheme>{dentro}"
    else:
        fuera = (
            f"<cbc:CustomerAssignedAccountID>{numero}</cbc:CustomerAssignedAccountID>"
            f"<cbc:AdditionalAccountID>{documento_}</cbc:AdditionalAccountID>"
        )
    return f"<cac:{nombre}>{fuera}<cac:Party>{dentro}</cac:Party></cac:{nombre}>"


def _impuestos(venta: Venta) -> str:
    partes = "".join(_subtotal(*tributo, moneda=venta.moneda) for tributo in venta.tributos)
    return f"<cac:TaxTotal>{monto('TaxAmount', venta.impuestos, venta.moneda)}{partes}</cac:TaxTotal>" if partes else ""


def _subtotal(codigo: str, base: str, cuanto: str, *, moneda: str) -> str:
    montos = (monto("TaxableAmount", base, moneda) if base else "") + monto("TaxAmount", cuanto, moneda)
    esquema = f"<cac:TaxScheme><cbc:ID>{codigo}</cbc:ID><cbc:Name>T{codigo}</cbc:Name></cac:TaxScheme>"
    return f"<cac:TaxSubtotal>{montos}<cac:TaxCategory>{esquema}</cac:TaxCategory></cac:TaxSubtotal>"


def _pie(venta: Venta) -> str:
    nombre = "RequestedMonetaryTotal" if venta.raiz == "DebitNote" else "LegalMonetaryTotal"
    valor = monto("LineExtensionAmount", venta.valor, venta.moneda) if venta.valor else ""
    precio = monto("TaxInclusiveAmount", venta.precio, venta.moneda) if venta.precio else ""
    total = monto("PayableAmount", venta.total, venta.moneda)
    return f"<cac:{nombre}>{valor}{precio}{venta.pie}{total}</cac:{nombre}>"


def _linea(venta: Venta, linea: Linea, numero: int) -> str:
    nombre = f"{venta.raiz.removeprefix('SelfBilled')}Line"
    categoria = (
        f"<cac:TaxCategory><cbc:Percent>{linea.tasa}</cbc:Percent>"
        f"<cbc:TaxExemptionReasonCode>{linea.afectacion}</cbc:TaxExemptionReasonCode>"
        f"<cac:TaxScheme><cbc:ID>{linea.tributo}</cbc:ID></cac:TaxScheme></cac:TaxCategory>"
    )
    return (
        f"<cac:{nombre}><cbc:ID>{numero}</cbc:ID>{monto('LineExtensionAmount', linea.valor, venta.moneda)}"
        f"<cac:PricingReference><cac:AlternativeConditionPrice><cbc:PriceTypeCode>{linea.precio}</cbc:PriceTypeCode>"
        f"</cac:AlternativeConditionPrice></cac:PricingReference><cac:TaxTotal>"
        f"{monto('TaxAmount', linea.igv, venta.moneda)}<cac:TaxSubtotal>"
        f"{monto('TaxAmount', linea.igv, venta.moneda)}{categoria}</cac:TaxSubtotal></cac:TaxTotal></cac:{nombre}>"
    )


def monto(nombre: str, cuanto: str, moneda: str = "PEN") -> str:
    """Return an amount as UBL writes it."""
    return f'<cbc:{nombre} currencyID="{moneda or "PEN"}">{cuanto}</cbc:{nombre}>'


def cargo(codigo: str, cuanto: str, *, suma: bool, base: str = "", factor: str = "") -> str:
    """Return a discount or a charge on the whole (catálogo 53)."""
    partes = (
        f"<cbc:ChargeIndicator>{'true' if suma else 'false'}</cbc:ChargeIndicator>",
        f"<cbc:AllowanceChargeReasonCode>{codigo}</cbc:AllowanceChargeReasonCode>",
        f"<cbc:MultiplierFactorNumeric>{factor}</cbc:MultiplierFactorNumeric>" if factor else "",
        monto("Amount", cuanto),
        monto("BaseAmount", base) if base else "",
    )
    return f"<cac:AllowanceCharge>{''.join(partes)}</cac:AllowanceCharge>"


def termino(nombre: str, medio: str, cuanto: str = "", *, tasa: str = "", vence: str = "") -> str:
    """Return a term of payment: FormaPago, Detraccion, Percepcion."""
    partes = (
        f"<cbc:ID>{nombre}</cbc:ID><cbc:PaymentMeansID>{medio}</cbc:PaymentMeansID>",
        f"<cbc:PaymentPercent>{tasa}</cbc:PaymentPercent>" if tasa else "",
        monto("Amount", cuanto) if cuanto else "",
        f"<cbc:PaymentDueDate>{vence}</cbc:PaymentDueDate>" if vence else "",
    )
    return f"<cac:PaymentTerms>{''.join(partes)}</cac:PaymentTerms>"


def una_nota(
    *, raiz: str = "CreditNote", modifica: str = "F001-12", tipo_modificado: str = "01", **cambios: Any
) -> str:
    """Return a note that changes a voucher; `modifica` "" for one that does not say which."""
    nombrado = f"<cbc:ID>{modifica}</cbc:ID><cbc:DocumentTypeCode>{tipo_modificado}</cbc:DocumentTypeCode>"
    antes = (
        "<cac:DiscrepancyResponse><cbc:Description>Devolución total</cbc:Description></cac:DiscrepancyResponse>"
        f"<cac:BillingReference><cac:InvoiceDocumentReference>{nombrado}</cac:InvoiceDocumentReference>"
        "</cac:BillingReference>"
    )
    return una_venta(raiz=raiz, tipo="", **{"identificador": "FC01-3", "antes": antes if modifica else ""} | cambios)


def un_recibo_por_honorarios(*, total: str = "2000.00", retenido: str = "160.00", **cambios: Any) -> str:
    """Return a receipt for fees as SUNAT's portal writes it: as a factura, with income tax in its line."""
    linea = (
        "<cac:InvoiceLine><cbc:ID>0001</cbc:ID>"
        f"{monto('LineExtensionAmount', '0.00')}<cac:TaxTotal>{monto('TaxAmount', total)}<cac:TaxSubtotal>"
        f"{monto('TaxAmount', retenido)}<cbc:Percent>8.00</cbc:Percent><cac:TaxCategory><cbc:ID>RET 4TA</cbc:ID>"
        "<cac:TaxScheme/></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal></cac:InvoiceLine>"
    )
    base: dict[str, Any] = {
        "identificador": "E001-17",
        "emisor": "10401234561",
        "forma": "2.0",
        "moneda": "",
        "lineas": (),
        "tributos": (),
        "valor": "0.00",
        "precio": "",
        "total": total,
        "orden": "E001-17",
    }
    return una_venta(**base | cambios).replace("</Invoice>", f"{linea}</Invoice>")


def un_certificado(raiz: str = "Retention", **cambios: str) -> str:
    """Return a certificate of withholding or of perception."""
    dicho = {"identificador": "R001-5", "emision": "2026-06-26", "monto": "30.00", "pagado": "970.00"} | cambios
    pagado = {"Retention": "SUNATTotalPaid", "Perception": "SUNATTotalCashed"}[raiz]
    partes = "".join(
        f'<cac:{nombre}><cac:PartyIdentification><cbc:ID schemeID="6">{numero}</cbc:ID></cac:PartyIdentification></cac:{nombre}>'
        for nombre, numero in (("AgentParty", EMISOR), ("ReceiverParty", RECEPTOR))
    )
    cuerpo = (
        f"<cbc:ID>{dicho['identificador']}</cbc:ID><cbc:IssueDate>{dicho['emision']}</cbc:IssueDate>{partes}"
        f"<sac:SUNAT{raiz}SystemCode>01</sac:SUNAT{raiz}SystemCode><sac:SUNAT{raiz}Percent>3.00</sac:SUNAT{raiz}Percent>"
        f"{monto('TotalInvoiceAmount', dicho['monto'])}"
        f'<sac:{pagado} currencyID="PEN">{dicho["pagado"]}</sac:{pagado}>'
        f'<sac:SUNAT{raiz}DocumentReference><cbc:ID schemeID="01">F001-12</cbc:ID></sac:SUNAT{raiz}DocumentReference>'
    )
    return documento(raiz, cuerpo, espacio=f"{_SUNAT}:{raiz}-1")


def una_guia(tipo: str = "09", identificador: str = "T001-8") -> str:
    """Return a despatch guide of the sender (09) or of the carrier (31)."""
    cuerpo = (
        f"<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>{identificador}</cbc:ID><cbc:IssueDate>2026-06-26</cbc:IssueDate>"
        f"<cbc:DespatchAdviceTypeCode>{tipo}</cbc:DespatchAdviceTypeCode>"
        "<cac:OrderReference><cbc:ID>4500012345</cbc:ID></cac:OrderReference>"
        f'<cac:DespatchSupplierParty><cbc:CustomerAssignedAccountID schemeID="6">{EMISOR}</cbc:CustomerAssignedAccountID>'
        "</cac:DespatchSupplierParty>" + parte("DeliveryCustomerParty", RECEPTOR, "6", "2.1", "INSTITUCIÓN ÑANDÚ")
    )
    return documento("DespatchAdvice", cuerpo)


def unas_bajas(identificador: str = "RA-20260626-1") -> str:
    """Return a communication of voidings (RA) or of reversals (RR)."""
    cuerpo = (
        f"<cbc:ID>{identificador}</cbc:ID><cbc:IssueDate>2026-06-26</cbc:IssueDate>"
        + parte("AccountingSupplierParty", EMISOR, "6", "2.0", "QUEBRADA HONDA S.A.C.")
        + "<sac:VoidedDocumentsLine><cbc:DocumentTypeCode>01</cbc:DocumentTypeCode>"
        "<sac:DocumentSerialID>F001</sac:DocumentSerialID><sac:DocumentNumberID>12</sac:DocumentNumberID>"
        "</sac:VoidedDocumentsLine>"
    )
    return documento("VoidedDocuments", cuerpo, espacio=f"{_SUNAT}:VoidedDocuments-1")


def un_cdr(
    *,
    comprobante: str = "F001-12",
    codigo: str = "0",
    descripcion: str = "La Factura numero F001-12, ha sido aceptada",
    emisor: str = EMISOR,
    receptor: str = RECEPTOR,
    notas: tuple[str, ...] = (),
    fecha: str = "2026-06-26",
) -> str:
    """Return SUNAT's answer to a voucher."""
    cuerpo = (
        f"<cbc:ID>1609739749091</cbc:ID><cbc:IssueDate>{fecha}T23:54:17</cbc:IssueDate>"
        f"<cbc:ResponseDate>{fecha}</cbc:ResponseDate>"
        + "".join(f"<cbc:Note>{nota}</cbc:Note>" for nota in notas)
        + _identificada("SenderParty", "20131312955")
        + _identificada("ReceiverParty", emisor)
        + f"<cac:DocumentResponse><cac:Response><cbc:ReferenceID>{comprobante}</cbc:ReferenceID>"
        f"<cbc:ResponseCode>{codigo}</cbc:ResponseCode><cbc:Description>{descripcion}</cbc:Description></cac:Response>"
        f"<cac:DocumentReference><cbc:ID>{comprobante}</cbc:ID></cac:DocumentReference>"
        + _identificada("RecipientParty", f"6-{receptor}")
        + "</cac:DocumentResponse>"
    )
    return documento("ApplicationResponse", cuerpo)


def un_cdr_de_ose(*, huella: str = "", comprobante: str = "F001-12", tipo: str = "01", razon: str = "") -> str:
    """Return an OSE's answer, which names the parties apart and states the voucher's digest."""
    adjunto = (
        f"<cac:Attachment><cac:ExternalReference><cbc:DocumentHash>{huella}</cbc:DocumentHash></cac:ExternalReference>"
        "</cac:Attachment>"
    )
    estado = f"<cac:Status><cbc:StatusReasonCode>4265</cbc:StatusReasonCode><cbc:StatusReason>{razon}</cbc:StatusReason></cac:Status>"
    cuerpo = (
        "<cbc:ID>e449aad1</cbc:ID><cbc:IssueDate>2026-06-26</cbc:IssueDate><cbc:ResponseDate>2026-06-26</cbc:ResponseDate>"
        + _registrada("SenderParty", EMISOR)
        + _registrada("ReceiverParty", "20600695771")
        + "<cac:DocumentResponse><cac:Response><cbc:ResponseCode>0</cbc:ResponseCode>"
        f"<cbc:Description>Aceptada</cbc:Description>{estado if razon else ''}</cac:Response>"
        f"<cac:DocumentReference><cbc:ID>{comprobante}</cbc:ID><cbc:DocumentTypeCode>{tipo}</cbc:DocumentTypeCode>"
        f"{adjunto if huella else ''}</cac:DocumentReference>"
        + _registrada("IssuerParty", EMISOR)
        + _registrada("RecipientParty", RECEPTOR)
        + "</cac:DocumentResponse>"
    )
    return documento("ApplicationResponse", cuerpo)


def _identificada(nombre: str, numero: str) -> str:
    return f"<cac:{nombre}><cac:PartyIdentification><cbc:ID>{numero}</cbc:ID></cac:PartyIdentification></cac:{nombre}>"


def _registrada(nombre: str, numero: str) -> str:
    dentro = f'<cac:PartyLegalEntity><cbc:CompanyID schemeID="6">{numero}</cbc:CompanyID></cac:PartyLegalEntity>'
    return f"<cac:{nombre}>{dentro}</cac:{nombre}>"
