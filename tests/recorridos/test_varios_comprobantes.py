"""Many vouchers: each gets a filing of its own, what each lacks is said, and the complete ones go one by one."""

import re

from playwright.sync_api import Page, Route, expect

from mesa.expedientes.models import Expediente
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.comprobantes import (
    DESTINO,
    PACIENCIA,
    Archivo,
    Proveedor,
    abrir_pagina,
    soltar,
    un_proveedor_con_cuenta,
)
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import elegido, esta_completo, ingresar, llenar, presentar
from tests.recorridos.vigia import Vigia

CINCO = [f"F001-{n}" for n in range(1, 6)]


def test_five_vouchers_of_one_draft_are_split_in_five(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    llenar(page, DESTINO)
    soltar(page, [uno for numero in CINCO for uno in proveedor.tres_archivos(numero)])
    expect(page.get_by_role("heading", name="Lo que leímos de tus 5 comprobantes")).to_be_visible(timeout=PACIENCIA)
    expect(page.locator("#subiendo")).to_be_hidden(timeout=PACIENCIA)
    revisar(page)
    page.get_by_role("button", name="Separar en 5 trámites").click()

    expect(page.get_by_role("heading", name="5 trámites por presentar")).to_be_visible()
    revisar(page)
    page.get_by_role("button", name="Presentar los 5 que están completos").click()
    expect(page.get_by_text("Terminado: 5 de 5 presentados.")).to_be_visible(timeout=PACIENCIA)

    numeros = set(Expediente.objects.values_list("numero", flat=True))
    assert None not in numeros
    assert len(numeros) == 5
    for expediente in Expediente.objects.all():
        expect(page.get_by_text(f"Presentado: {expediente.numero}")).to_be_visible()
        assert expediente.principal is not None
        assert len(expediente.anexos) == 2
        assert expediente.comprobantes.count() == 1


def test_several_vouchers_are_filed_together(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    llenar(page, DESTINO)
    soltar(page, [uno for numero in CINCO[:2] for uno in proveedor.tres_archivos(numero)])
    expect(page.get_by_role("heading", name="Lo que leímos de tus 2 comprobantes")).to_be_visible(timeout=PACIENCIA)
    esta_completo(page)
    presentar(page)

    assert Expediente.objects.get().comprobantes.count() == 2


def test_many_are_brought_at_once_and_the_one_with_a_problem_stays(page: Page, proveedor: Proveedor) -> None:
    archivos = [uno for numero in CINCO[:2] for uno in proveedor.tres_archivos(numero)]
    archivos += proveedor.tres_archivos("F001-9", receptor="20131312955")
    _traer(page, archivos)
    page.get_by_role("button", name="Leer y separar").click()

    expect(page.get_by_role("heading", name="3 trámites por presentar")).to_be_visible(timeout=PACIENCIA)
    expect(page.locator("html.guion")).to_be_attached()
    mala = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Factura F001-9"))
    expect(mala).to_contain_text("1 cosa por corregir")
    expect(mala).to_contain_text("no se puede pagar aquí")
    revisar(page)
    page.get_by_role("button", name="Presentar los 2 que están completos").click()
    expect(page.get_by_text("Terminado: 2 de 2 presentados.")).to_be_visible(timeout=PACIENCIA)
    page.reload()

    expect(page.get_by_role("heading", name="1 trámite por presentar")).to_be_visible()
    expect(page.get_by_role("heading", name="2 presentados hoy")).to_be_visible()
    revisar(page)


def test_nothing_is_lost_nor_doubled_when_the_connection_breaks(page: Page, proveedor: Proveedor, vigia: Vigia) -> None:
    vigia.permitir_cortes()
    archivos = [uno for numero in CINCO[:2] for uno in proveedor.tres_archivos(numero)]
    _traer(page, archivos)
    cortados = _perder_la_respuesta(page, "**/tanda/")
    page.get_by_role("button", name="Leer y separar").click()
    expect(page.get_by_role("heading", name="2 trámites por presentar")).to_be_visible(timeout=PACIENCIA)
    assert cortados
    assert sum(uno.documentos.count() for uno in Expediente.objects.all()) == 6

    expect(page.locator("html.guion")).to_be_attached()  # else a plain form would do it
    cortados = _perder_la_respuesta(page, "**/presentar-uno/")
    page.get_by_role("button", name="Presentar los 2 que están completos").click()
    expect(page.get_by_text("Terminado: 2 de 2 presentados.")).to_be_visible(timeout=PACIENCIA)

    assert cortados
    assert Expediente.objects.filter(numero__isnull=False).count() == 2


def test_the_same_files_brought_again_are_not_doubled(page: Page, proveedor: Proveedor) -> None:
    archivos = proveedor.tres_archivos()
    _traer(page, archivos)
    page.get_by_role("button", name="Leer y separar").click()
    expect(page.get_by_role("heading", name="1 trámite por presentar")).to_be_visible(timeout=PACIENCIA)

    _elegir(page, archivos)
    page.get_by_role("button", name="Leer y separar").click()

    expect(page.get_by_text("No quedó nada nuevo por leer.")).to_be_visible()
    expect(page.get_by_text("Ya los tenías en un borrador:")).to_be_visible()
    page.get_by_role("link", name="Ver mis comprobantes").click()
    expect(page.get_by_role("heading", name="1 trámite por presentar")).to_be_visible()


def test_many_without_javascript(abrir: Abrir, proveedor: Proveedor) -> None:
    page = abrir(javascript=False)
    archivos = [uno for numero in CINCO[:2] for uno in proveedor.tres_archivos(numero)]
    ingresar(page, un_proveedor_con_cuenta())
    page.goto("/presentar/varios/")
    _elegir(page, archivos)
    page.get_by_role("button", name="Leer y separar").click()

    expect(page.get_by_text("Leímos 6 archivos.")).to_be_visible()
    expect(page.get_by_role("heading", name="2 trámites por presentar")).to_be_visible()
    page.locator("#faltan-dependencia").select_option(label=DESTINO["Dependencia"])
    page.get_by_role("button", name="Enviar todos ahí").click()
    page.get_by_role("button", name="Presentar los 2 que están completos").click()

    expect(page.get_by_text("Presentamos 2 trámites.")).to_be_visible()
    for numero in Expediente.objects.values_list("numero", flat=True):
        expect(page.get_by_role("link", name=re.compile(str(numero)))).to_be_visible()


def _traer(page: Page, archivos: list[Archivo]) -> None:
    ingresar(page, un_proveedor_con_cuenta())
    page.goto("/presentar/")
    page.get_by_role("link", name="Presentar varios comprobantes a la vez").click()
    llenar(page, DESTINO)
    _elegir(page, archivos)


def _elegir(page: Page, archivos: list[Archivo]) -> None:
    page.get_by_label("Elige los archivos").set_input_files([elegido(*uno) for uno in archivos])


def _perder_la_respuesta(page: Page, direccion: str) -> list[str]:
    """Let the first such request reach the desk and lose its answer on the way."""
    cortados: list[str] = []

    def perder(ruta: Route) -> None:
        if cortados:
            ruta.continue_()
            return
        cortados.append(ruta.request.url)
        ruta.fetch()
        ruta.abort()

    page.route(direccion, perder)
    return cortados
