"""A supplier's files as a journey drops them: a factura signed by its issuer, SUNAT's answer, its printed form."""

import io
import re
import zipfile
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mesa.cuentas.models import Cuenta
from tests.archivos.firmar_xml import MAS, Firmante, autofirmado, firmar
from tests.archivos.hacer import un_pdf
from tests.archivos.hacer_comprobantes import un_cdr, una_venta
from tests.comprobantes.conftest import de_la_pki
from tests.fabricas import un_remitente
from tests.pki.pki import Pki
from tests.recorridos.pasos import elegido, empezar, ingresar

PROVEEDOR, INSTITUCION = "20100070970", "20100128218"
ORDEN = "4500012345"
HOY = date.today().isoformat()  # noqa: DTZ011 – the desk's own clock runs in a journey
DESTINO = {"Sede": "Oficina Principal", "Dependencia": "Gerencia Legal"}
# Milliseconds that many files may take to go up and be read, on a busy machine.
PACIENCIA = 60_000
Archivo = tuple[str, bytes]


class Proveedor:
    """Who issues vouchers, with what it signs them with and who answers for SUNAT."""

    def __init__(self, pki: Pki) -> None:
        self.firmante: Firmante = autofirmado(titular="QUEBRADA HONDA S.A.C.", ruc=PROVEEDOR)
        self.sunat = de_la_pki(pki, "empresa")  # its certificate carries SUNAT's RUC

    def factura(self, identificador: str = "F001-12", **cambios: Any) -> Archivo:
        datos = {"emisor": PROVEEDOR, "receptor": INSTITUCION, "orden": ORDEN, "emision": HOY, **cambios}
        xml = firmar(una_venta(identificador=identificador, **datos), self.firmante, metodo=f"{MAS}ecdsa-sha256")
        return f"{PROVEEDOR}-01-{identificador}.xml", xml

    def constancia(self, identificador: str = "F001-12", **cambios: Any) -> Archivo:
        datos = {"emisor": PROVEEDOR, "receptor": INSTITUCION, "fecha": HOY, **cambios}
        return f"R-{PROVEEDOR}-01-{identificador}.xml", firmar(un_cdr(comprobante=identificador, **datos), self.sunat)

    def constancia_de_prueba(self, identificador: str = "F001-12") -> Archivo:
        """An answer as SUNAT's test service writes it: without a signature value."""
        nombre, xml = self.constancia(identificador)
        return nombre, re.sub(rb"(SignatureValue>)[^<]+", rb"\1*Private key 'BetaPublicCert' not up*", xml, count=1)

    def impresion(self, identificador: str = "F001-12") -> Archivo:
        return f"{PROVEEDOR}-01-{identificador}.pdf", un_pdf(texto=f"Factura {identificador}")

    def tres_archivos(self, identificador: str = "F001-12", **cambios: Any) -> list[Archivo]:
        """The answer first and the voucher last: the order must not matter."""
        receptor = {"receptor": cambios["receptor"]} if "receptor" in cambios else {}
        return [
            self.constancia(identificador, **receptor),
            self.impresion(identificador),
            self.factura(identificador, **cambios),
        ]


def en_zip(*archivos: Archivo) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in archivos:
            paquete.writestr(nombre, contenido)
    return salida.getvalue()


def un_proveedor_con_cuenta(ruc: str = PROVEEDOR) -> Cuenta:
    return un_remitente("juridica", ruc=ruc)


def abrir_pagina(page: Page, cuenta: Cuenta) -> None:
    """Sign in and open a draft for vouchers."""
    ingresar(page, cuenta)
    empezar(page, "Comprobante electrónico")


def soltar(page: Page, archivos: list[Archivo]) -> None:
    """Choose files where a voucher's go, all at once."""
    page.get_by_label("Elige los archivos de tu comprobante").set_input_files([elegido(*uno) for uno in archivos])


def tarjeta(page: Page, titulo: str = "Factura F001-12") -> Locator:
    return page.get_by_role("article", name=titulo, exact=True)


def leida(page: Page, titulo: str = "Factura F001-12", *, veredicto: str = "Nada que objetar") -> Locator:
    """Wait for the card of a voucher with its verdict."""
    una = tarjeta(page, titulo).filter(has_text=veredicto)
    expect(una).to_be_visible()
    return una
