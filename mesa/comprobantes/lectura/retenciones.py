"""Certificates of withholding (20) and of perception (40) of IGV: SUNAT's own forms."""

from mesa.comprobantes import tipos
from mesa.comprobantes.comprobante import Comprobante, Referencia, Regimen, Totales
from mesa.comprobantes.lectura import identidad
from mesa.comprobantes.lectura.comun import con_ilegibles, version
from mesa.comprobantes.lectura.partes import parte
from mesa.comprobantes.lectura.ubl import Elemento, fecha, fecha_de, hijo, hijos, monto, monto_de, texto, unico

_ESENCIALES = ("serie", "numero", "emision", "emisor", "total")
_MAXIMO = 500


def retencion(raiz: Elemento) -> Comprobante:
    return _certificado(raiz, tipos.RETENCION, "Retention", "sac:SUNATTotalPaid")


def percepcion(raiz: Elemento) -> Comprobante:
    return _certificado(raiz, tipos.PERCEPCION, "Perception", "sac:SUNATTotalCashed")


def _certificado(raiz: Elemento, tipo: str, nombre: str, pagado: str) -> Comprobante:
    """Read either form; its total is what was withheld or perceived, and `regimen.total` what was paid in all."""
    identificador = identidad.identificador(raiz)
    serie, numero = identidad.serie_y_numero(identificador) or (None, None)
    total = monto_de(unico(raiz, "cbc:TotalInvoiceAmount"))
    regimen = Regimen(
        codigo=texto(raiz, f"sac:SUNAT{nombre}SystemCode"),
        tasa=monto(raiz, f"sac:SUNAT{nombre}Percent"),
        monto=total,
        total=monto(raiz, pagado),
    )
    leido = Comprobante(
        tipo=tipo,
        identificador=identificador,
        serie=serie,
        numero=numero,
        emision=fecha_de(unico(raiz, "cbc:IssueDate")),
        emisor=parte(unico(raiz, "cac:AgentParty")),
        receptor=parte(unico(raiz, "cac:ReceiverParty")),
        moneda=_moneda(raiz),
        totales=Totales(total=total),
        retencion=regimen if tipo == tipos.RETENCION else None,
        percepcion=regimen if tipo == tipos.PERCEPCION else None,
        adjuntos_referidos=_referidos(raiz, f"sac:SUNAT{nombre}DocumentReference"),
        version=version(raiz),
    )
    return con_ilegibles(leido, _ESENCIALES)


def _moneda(raiz: Elemento) -> str | None:
    total = hijo(raiz, "cbc:TotalInvoiceAmount")
    dicha = "" if total is None else total.get("currencyID", "").upper()
    return dicha if len(dicha) == 3 and dicha.isalpha() else None


def _referidos(raiz: Elemento, ruta: str) -> tuple[Referencia, ...]:
    nombrados: list[Referencia] = []
    for uno in hijos(raiz, ruta):
        cual = hijo(uno, "cbc:ID")
        if cual is not None and len(nombrados) < _MAXIMO:
            emision = fecha(uno, "cbc:IssueDate")
            nombrados.append(
                Referencia(tipo=cual.get("schemeID", ""), identificador=texto(uno, "cbc:ID"), emision=emision)
            )
    return tuple(nombrados)
