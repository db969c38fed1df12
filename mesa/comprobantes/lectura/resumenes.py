"""Daily communications to SUNAT: summaries (RC), voidings (RA) and reversals (RR)."""

from mesa.comprobantes.comprobante import Referencia, Resumen
from mesa.comprobantes.lectura import identidad
from mesa.comprobantes.lectura.partes import parte_con_cuenta
from mesa.comprobantes.lectura.ubl import Elemento, fecha_de, hijos, texto, unico

_MAXIMO = 500


def resumen_diario(raiz: Elemento) -> Resumen:
    return _resumen(raiz, "RC", "sac:SummaryDocumentsLine")


def bajas(raiz: Elemento) -> Resumen:
    clase = "RR" if identidad.identificador(raiz).upper().startswith("RR") else "RA"
    return _resumen(raiz, clase, "sac:VoidedDocumentsLine")


def _resumen(raiz: Elemento, clase: str, lineas: str) -> Resumen:
    return Resumen(
        clase=clase,
        identificador=identidad.identificador(raiz),
        emision=fecha_de(unico(raiz, "cbc:IssueDate")),
        emisor=parte_con_cuenta(unico(raiz, "cac:AccountingSupplierParty")),
        referidos=_referidos(raiz, lineas),
    )


def _referidos(raiz: Elemento, lineas: str) -> tuple[Referencia, ...]:
    nombrados: list[Referencia] = []
    for linea in hijos(raiz, lineas):
        suelto = "-".join(
            parte
            for parte in (
                texto(linea, "sac:DocumentSerialID"),
                texto(linea, "sac:DocumentNumberID", "sac:StartDocumentNumberID"),
            )
            if parte
        )
        if (cual := texto(linea, "cbc:ID") or suelto) and len(nombrados) < _MAXIMO:
            nombrados.append(Referencia(tipo=texto(linea, "cbc:DocumentTypeCode"), identificador=cual))
    return tuple(nombrados)
