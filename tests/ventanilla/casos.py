"""Drafts with vouchers in them: a supplier's factura to the institution, with what comes along."""

from typing import Any

from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from tests.archivos.hacer import un_pdf
from tests.archivos.hacer_comprobantes import un_cdr, una_venta
from tests.fabricas import un_borrador, un_documento, un_remitente

# Of the company that the factories register, and of the institution.
PROVEEDOR, INSTITUCION = "20131312955", "20100128218"
ORDEN = "4500012345"


def una_factura(identificador: str = "F001-12", **cambios: Any) -> bytes:
    """Return the XML of a supplier's factura to the institution, unsigned."""
    datos = {"emisor": PROVEEDOR, "receptor": INSTITUCION, "orden": ORDEN, **cambios}
    return una_venta(identificador=identificador, **datos).encode()


def una_constancia(identificador: str = "F001-12", **cambios: Any) -> bytes:
    """Return SUNAT's answer to that factura, unsigned."""
    datos = {"emisor": PROVEEDOR, "receptor": INSTITUCION, **cambios}
    return un_cdr(comprobante=identificador, **datos).encode()


def nombre_de(identificador: str = "F001-12", *, tipo: str = "01") -> str:
    return f"{PROVEEDOR}-{tipo}-{identificador}.xml"


def con_factura(
    *, cuenta: Cuenta | None = None, xml: bytes | None = None, cdr: bytes | None = None, **borrador: Any
) -> Expediente:
    """Return a draft with the three files of a factura; `cdr=b""` leaves its answer out."""
    cuenta = cuenta or un_remitente("juridica")
    expediente = un_borrador(cuenta=cuenta, tipo="factura", con_archivo=False, **borrador)
    un_documento(expediente, rol="principal", nombre="Factura.pdf", contenido=un_pdf(texto="Factura"))
    un_documento(expediente, nombre=nombre_de(), contenido=xml or una_factura())
    if cdr != b"":
        un_documento(expediente, nombre=f"R-{nombre_de()}", contenido=cdr or una_constancia())
    return al_dia(expediente)


def al_dia(expediente: Expediente) -> Expediente:
    """Return an expediente as the database has it."""
    return Expediente.objects.select_related("tipo_documento", "sede", "dependencia").get(pk=expediente.pk)


def el(expediente: Expediente, nombre: str) -> Documento:
    return expediente.documentos.get(nombre=nombre)


def cambiar_tipo(codigo: str, **columnas: Any) -> None:
    """Let the institution ask something else of a type of document."""
    tipo = TipoDocumento.objects.get(codigo=codigo)
    for campo, valor in columnas.items():
        setattr(tipo, campo, valor)
    tipo.save()
