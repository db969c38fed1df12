"""A supplier's factura at the desk: found in the tray, looked at beside its PDF, and taken home as a spreadsheet."""

from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from mesa import flujo
from mesa.expedientes.models import Expediente
from mesa.lib.fechas import en_lima
from tests.fabricas import un_expediente, un_funcionario, un_operador, un_remitente
from tests.lib.hojas_leidas import celdas_del_xlsx
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import ingresar, llenar
from tests.ventanilla.casos import con_factura, una_factura


def _dia(hace: int) -> date:
    return en_lima(timezone.now() - timedelta(days=hace)).date()


def _factura(*, hace: int) -> Expediente:
    """A factura filed so many days ago, two days after it was issued; the form says another number."""
    borrador = con_factura(
        cuenta=un_remitente("juridica"),
        xml=una_factura(emision=_dia(hace + 2).isoformat()),
        numero_documento="F001-21",
        fecha_documento=_dia(hace + 2),
    )
    ahora = timezone.now() - timedelta(days=hace)
    return flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=ahora)


def test_the_desk_finds_what_presses_and_sees_the_card_beside_the_document(page: Page) -> None:
    carta = un_expediente(ahora=timezone.now() - timedelta(days=9))
    factura, otra = _factura(hace=7), _factura(hace=1)
    ingresar(page, un_operador())
    page.goto("/mesa/")
    revisar(page)

    page.get_by_role("link", name="con la conformidad por vencer").click()

    expect(page.get_by_role("row").filter(has_text=str(factura.numero))).to_contain_text("La conformidad vence mañana")
    expect(page.get_by_role("main")).not_to_contain_text(str(carta.numero))
    expect(page.get_by_role("main")).not_to_contain_text(str(otra.numero))
    page.get_by_role("link", name=str(factura.numero)).click()
    tarjeta = page.get_by_role("article", name="Factura F001-12")
    expect(tarjeta).to_contain_text("El XML no lleva firma digital")
    expect(tarjeta.get_by_role("row").filter(has_text="F001-21")).to_contain_text("difiere")
    expect(tarjeta).to_contain_text("SUNAT en línea: no se consultó")
    expect(page.get_by_role("main")).to_contain_text("el plazo venció antes")
    revisar(page)

    page.get_by_role("link", name=str(otra.numero)).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(str(otra.numero))
    expect(page.get_by_role("main")).to_contain_text("Ya se había presentado en")


def test_the_card_follows_the_filing_to_the_dependencia(page: Page) -> None:
    factura = _factura(hace=6)
    flujo.recibir(factura, por=un_operador(), ahora=timezone.now())
    ingresar(page, un_funcionario())
    page.goto("/atencion/?ver=comprobantes")

    expect(page.get_by_role("row").filter(has_text=str(factura.numero))).to_contain_text(
        "Vence la conformidad en 2 días"
    )
    page.get_by_role("link", name=str(factura.numero)).click()

    expect(page.get_by_role("article", name="Factura F001-12")).to_contain_text("S/\xa0118.00")
    revisar(page)


def test_who_pays_takes_the_vouchers_of_some_days_home(abrir: Abrir) -> None:
    factura = _factura(hace=3)
    page = abrir(javascript=False)
    ingresar(page, un_operador())
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Comprobantes").click()
    expect(page.get_by_role("main")).to_contain_text("No se presentó ningún comprobante")

    llenar(page, {"Presentados desde": _dia(5).isoformat(), "Hasta": _dia(0).isoformat()})
    page.get_by_role("button", name="Ver").click()
    expect(page.get_by_role("link", name=str(factura.numero))).to_be_visible()
    with page.expect_download() as bajada:
        page.get_by_role("link", name="Descargar en Excel (XLSX)").click()

    assert bajada.value.suggested_filename == f"comprobantes-{_dia(5)}-a-{_dia(0)}.xlsx"
    titulos, fila = celdas_del_xlsx(bajada.value.path().read_bytes())
    assert titulos[0].valor == "Expediente"
    assert [celda.valor for celda in fila][:1] == [str(factura.numero)]


def test_the_page_of_vouchers_can_be_read_by_anyone(page: Page) -> None:
    _factura(hace=0)
    ingresar(page, un_operador())
    page.goto("/mesa/comprobantes/")
    revisar(page)
