"""Every main page: nothing that axe finds, and no sideways scroll from 360 px on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mesa.cuentas.models import Cuenta
from mesa.expedientes.archivo import archivo as almacen
from mesa.expedientes.models import Expediente
from tests.archivos.hacer import un_pdf_con_contrasena
from tests.fabricas import (
    un_borrador,
    un_documento,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_dependencia,
)
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import archivo, boton_presentar, ingresar, llenar, verificar
from tests.recorridos.vigia import Vigia

DE_TODOS = [
    "/",
    "/cuenta/registro/",
    "/cuenta/registro/natural/",
    "/cuenta/registro/juridica/",
    "/cuenta/registro/extranjera/",
    "/cuenta/ingresar/",
    "/cuenta/recuperar/",
    "/cuenta/confirmar/",
    "/seguimiento/",
    "/verificar/",
    "/ayuda/",
    "/ayuda/archivos/",
    "/ayuda/registrarse/",
    "/ayuda/presentar/",
    "/ayuda/seguir/",
    "/ayuda/entender-tu-constancia/",
    "/ayuda/verificar/",
    "/ayuda/foreign-companies/",
    "/proteccion-de-datos/",
    "/accesibilidad/",
]
# A word that no browser breaks by itself, and a name that people do give to files.
LARGO = "Solicita pronunciamiento sobre la valorización_N°_12_del_contrato_marco_GCC-2026-0147-Refinería-Talara_versión_final"
NOMBRE_LARGO = "Carta_0147-2026-SIQH-GG_ampliacion_de_plazo_de_la_orden_de_servicio_4100012345_firmada_FINAL(2).pdf"


def test_pages_of_everybody(page: Page) -> None:
    for direccion in DE_TODOS:
        page.goto(direccion)
        revisar(page)


def test_a_form_with_errors(page: Page, vigia: Vigia) -> None:
    vigia.permitir(422)
    page.goto("/cuenta/registro/natural/")
    page.get_by_role("button", name="Crear mi cuenta").click()

    expect(page.get_by_role("alert")).to_be_visible()
    revisar(page)


def test_the_filing_page(page: Page, vigia: Vigia) -> None:
    vigia.permitir(422)
    remitente = un_remitente()
    lleno = un_borrador(cuenta=remitente, anexos=2, asunto=LARGO, con_archivo=False)
    un_documento(lleno, rol="principal", nombre=NOMBRE_LARGO)
    malo = un_borrador(cuenta=remitente, con_archivo=False, asunto="")
    un_documento(malo, rol="principal", nombre=NOMBRE_LARGO, contenido=un_pdf_con_contrasena())
    ingresar(page, remitente)

    for direccion in ("/presentar/", f"/presentar/{lleno.pk}/", f"/presentar/{lleno.pk}/descartar/"):
        page.goto(direccion)
        revisar(page)
    page.goto(f"/presentar/{malo.pk}/")
    expect(archivo(page, NOMBRE_LARGO)).to_contain_text("contraseña")
    revisar(page)
    boton_presentar(page).dispatch_event("click")
    expect(page.get_by_role("heading", name="Para presentar, corrige")).to_be_visible()
    revisar(page)


def test_the_filer_s_own_pages(page: Page, obrero: Callable[[], None]) -> None:
    remitente = un_remitente()
    expediente = _atendido(remitente, obrero)
    un_borrador(cuenta=remitente)
    rechazado = un_expediente(cuenta=remitente, rechazado=True)
    ingresar(page, remitente)

    for direccion in (
        f"/presentar/{expediente.pk}/presentado/",
        "/mis-tramites/",
        f"/tramites/{expediente.numero}/",
        f"/tramites/{rechazado.numero}/",
        "/cuenta/",
        "/cuenta/cambiar-correo/",
        "/cuenta/contrasena/",
        "/cuenta/tokens/",
    ):
        page.goto(direccion)
        revisar(page)


def test_tracking_and_verification(page: Page, obrero: Callable[[], None]) -> None:
    expediente = _atendido(un_remitente(), obrero)
    page.goto("/seguimiento/")
    llenar(page, {"Número de trámite": str(expediente.numero), "Clave de seguimiento": expediente.clave_legible})
    page.get_by_role("button", name="Ver en qué va").click()
    expect(page.get_by_role("heading", name=f"Trámite {expediente.numero}")).to_be_visible()
    revisar(page)

    with almacen().abrir(expediente.recibos.all()[0].sha256) as guardada:
        constancia = guardada.read()
    for pdf in (constancia, b"%PDF-1.7 otro"):
        verificar(page, pdf)
        revisar(page)


@pytest.mark.parametrize("puerta", ["mesa", "atencion"])
def test_the_institution_s_pages(abrir: Abrir, puerta: str) -> None:
    page = abrir()
    if puerta == "mesa":
        expediente = un_expediente(anexos=1, asunto=LARGO)
        ingresar(page, un_operador())
    else:
        expediente = un_expediente(anexos=1, asunto=LARGO, recibido=True)
        ingresar(page, un_funcionario(dependencia=una_dependencia()))

    for direccion in (f"/{puerta}/", f"/{puerta}/{expediente.numero}/"):
        page.goto(direccion)
        expect(
            page.get_by_role("link", name=str(expediente.numero))
            .or_(page.get_by_role("heading", name=str(expediente.numero)))
            .first
        ).to_be_visible()
        revisar(page)


def _atendido(remitente: Cuenta, obrero: Callable[[], None]) -> Expediente:
    expediente = un_expediente(cuenta=remitente, atendido=True, anexos=1, asunto=LARGO)
    obrero()
    return expediente
