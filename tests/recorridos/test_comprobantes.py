"""Vouchers filed by their supplier: read as they are dropped, objected to before they are sent."""

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from mesa.expedientes.models import Documento, Expediente
from tests.fabricas import CONTRASENA
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.comprobantes import (
    DESTINO,
    ORDEN,
    Proveedor,
    abrir_pagina,
    en_zip,
    leida,
    soltar,
    tarjeta,
    un_proveedor_con_cuenta,
)
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import (
    archivo,
    boton_presentar,
    campo,
    elegido,
    empezar,
    esta_completo,
    ingresar,
    llenar,
    presentado,
    presentar,
)
from tests.recorridos.teclado import elegir, ir_a
from tests.recorridos.vigia import Vigia

OTRO_RUC = "20131312955"


def test_a_good_factura_in_three_files_is_filed_in_five_steps_and_under_a_minute(
    page: Page, proveedor: Proveedor
) -> None:
    ingresar(page, un_proveedor_con_cuenta())
    archivos = proveedor.tres_archivos()
    pasos: list[Callable[[], object]] = [
        lambda: empezar(page, "Comprobante electrónico"),
        lambda: soltar(page, archivos),
        lambda: llenar(page, {"Sede": DESTINO["Sede"]}),
        lambda: llenar(page, {"Dependencia": DESTINO["Dependencia"]}),
        lambda: presentar(page),
    ]

    inicio = time.monotonic()
    for paso in pasos[:-1]:
        paso()
    una = leida(page)
    esta_completo(page)
    for dicho in ("Aceptado por SUNAT", "S/\u00a0118.00", ORDEN):
        expect(una).to_contain_text(dicho)
    expect(page.get_by_text("Lo leímos de tu comprobante.")).to_have_count(4)
    pasos[-1]()

    assert time.monotonic() - inicio < 60
    expediente = Expediente.objects.get()
    assert expediente.numero
    assert expediente.asunto == f"Factura F001-12 por S/ 118.00, orden {ORDEN}"
    assert expediente.principal is not None
    assert expediente.principal.nombre.endswith("01-F001-12.pdf")
    assert [uno.formato for uno in expediente.anexos] == ["xml", "xml"]


def test_the_page_of_a_factura_is_accessible_and_fits(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    revisar(page)
    soltar(page, proveedor.tres_archivos(orden=""))
    una = leida(page, veredicto="con 1 aviso")
    una.get_by_text("Montos y archivos").click()

    revisar(page)


def test_what_was_typed_is_never_written_over(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    llenar(page, {"Asunto": "Pago del mes de junio"})
    soltar(page, proveedor.tres_archivos())
    leida(page)

    expect(campo(page, "Número")).to_have_value("F001-12")
    expect(campo(page, "Asunto")).to_have_value("Pago del mes de junio")
    expect(page.get_by_text("Lo leímos de tu comprobante.")).to_have_count(3)
    llenar(page, {"Número": "F001-12 corregida"})
    expect(page.get_by_text("Lo leímos de tu comprobante.")).to_have_count(2)
    page.get_by_role("button", name="Quitar 20100070970-01-F001-12.xml").click()
    expect(tarjeta(page)).to_have_count(0)

    expect(campo(page, "Número")).to_have_value("F001-12 corregida")
    expect(campo(page, "Tipo").get_by_role("option", selected=True)).to_have_text("Elige el tipo")


def test_the_order_number_is_asked_for_when_the_xml_does_not_say_it(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    expect(campo(page, "Número de la orden de compra o de servicio")).to_be_hidden()
    soltar(page, proveedor.tres_archivos(orden=""))
    leida(page, veredicto="con 1 aviso")
    pendientes = page.get_by_role("region", name="Lo que falta")
    expect(pendientes.get_by_role("link", name="no dice a qué orden")).to_be_visible()

    orden = campo(page, "Número de la orden de compra o de servicio")
    orden.fill("OC-7")
    leida(page, veredicto="con 1 aviso")
    expect(tarjeta(page)).to_contain_text("«OC-7» no parece un número de orden de la institución.")
    orden.fill(ORDEN)

    leida(page)
    expect(tarjeta(page)).to_contain_text(ORDEN)


def test_a_duplicate_names_the_earlier_expediente(page: Page, proveedor: Proveedor, vigia: Vigia) -> None:
    vigia.permitir(422)
    abrir_pagina(page, un_proveedor_con_cuenta())
    soltar(page, proveedor.tres_archivos())
    leida(page)
    llenar(page, DESTINO)
    esta_completo(page)
    antes = presentar(page)

    empezar(page, "Comprobante electrónico")
    soltar(page, proveedor.tres_archivos())

    una = leida(page, veredicto="No se puede presentar")
    expect(una).to_contain_text(f"ya se presentó en el expediente {antes.numero}.")
    llenar(page, DESTINO)
    boton_presentar(page).click(force=True)
    expect(page.get_by_role("alert")).to_contain_text(f"ya se presentó en el expediente {antes.numero}.")
    assert Expediente.objects.filter(numero__isnull=False).count() == 1


def test_an_answer_of_the_test_service_is_refused_as_evidence(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    soltar(page, [proveedor.factura(), proveedor.impresion(), proveedor.constancia_de_prueba()])

    una = leida(page, veredicto="No se puede presentar")
    expect(una).to_contain_text("Constancia de prueba: no vale")
    expect(una).to_contain_text("es del servicio de pruebas de SUNAT (beta): no prueba que se aceptara nada.")
    expect(una).to_contain_text("Envía el comprobante al servicio real de SUNAT")
    expect(boton_presentar(page)).to_be_disabled()


def test_a_factura_for_another_ruc_is_blocked_with_its_reason(page: Page, proveedor: Proveedor, vigia: Vigia) -> None:
    vigia.permitir(422)
    abrir_pagina(page, un_proveedor_con_cuenta(OTRO_RUC))
    soltar(page, proveedor.tres_archivos(receptor=OTRO_RUC))

    una = leida(page, veredicto="No se puede presentar")
    expect(una).to_contain_text(f"está emitido al RUC {OTRO_RUC} y el de la institución es 20100128218")
    expect(una).to_contain_text("Presentas un comprobante de otro emisor: lo emitió el RUC 20100070970")
    boton_presentar(page).click(force=True)
    alerta = page.get_by_role("alert").get_by_role("link", name="no se puede pagar aquí")
    alerta.click()
    expect(tarjeta(page)).to_be_focused()
    revisar(page)


def test_a_zip_of_sunat_is_opened_and_what_came_out_is_said(page: Page, proveedor: Proveedor) -> None:
    abrir_pagina(page, un_proveedor_con_cuenta())
    (nombre, xml), (nombre_cdr, cdr) = proveedor.factura(), proveedor.constancia()
    soltar(page, [("F001-12.zip", en_zip((nombre, xml), (f"dummy/{nombre_cdr}", cdr), ("leeme.txt", b"hola")))])

    leida(page, veredicto="con 1 aviso")
    expect(page.get_by_text(f"Abrimos «F001-12.zip» y sacamos 2 archivos: {nombre}, {nombre_cdr}.")).to_be_visible()
    expect(page.get_by_text("Lo que no es XML se quedó dentro: leeme.txt.")).to_be_visible()
    assert sorted(Documento.objects.values_list("nombre", flat=True)) == [nombre, nombre_cdr]
    soltar(page, [("F001-12.zip", en_zip((nombre, xml), (nombre_cdr, cdr)))])
    expect(page.get_by_text("Lo que no es XML se quedó dentro")).to_have_count(0)
    assert Documento.objects.count() == 2, "the same twice is taken once"
    revisar(page)


def test_a_zip_without_xml_says_what_to_do(page: Page, proveedor: Proveedor, vigia: Vigia) -> None:
    vigia.permitir(422)
    abrir_pagina(page, un_proveedor_con_cuenta())
    soltar(page, [("Fotos.zip", en_zip(("una.txt", b"una")))])

    expect(archivo(page, "Fotos.zip")).to_contain_text("El ZIP no trae ningún XML: sube el comprobante")


def test_a_good_factura_without_javascript(abrir: Abrir, proveedor: Proveedor) -> None:
    page = abrir(javascript=False)
    abrir_pagina(page, un_proveedor_con_cuenta())
    (nombre, xml), (nombre_cdr, cdr) = proveedor.factura(orden=""), proveedor.constancia()
    soltar(page, [("F001-12.zip", en_zip((nombre, xml), (nombre_cdr, cdr))), proveedor.impresion()])
    page.get_by_role("button", name="Subir y leer").click()

    expect(page.get_by_text("Abrimos «F001-12.zip» y sacamos 2 archivos")).to_be_visible()
    leida(page, veredicto="con 1 aviso")
    expect(campo(page, "Número")).to_have_value("F001-12")
    llenar(page, {**DESTINO, "Número de la orden de compra o de servicio": ORDEN})
    boton_presentar(page).click()

    presentado(page)
    assert Expediente.objects.get().orden_de_compra == ORDEN


def test_a_factura_with_the_keyboard_alone(page: Page, proveedor: Proveedor) -> None:
    remitente = un_proveedor_con_cuenta()
    page.goto("/presentar/")
    ir_a(page, "Correo electrónico")
    page.keyboard.type(remitente.correo)
    ir_a(page, "Contraseña")
    page.keyboard.type(CONTRASENA)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nueva correspondencia")).to_be_visible()
    ir_a(page, "Comprobante electrónico")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Empieza por tus archivos")).to_be_visible()
    page.wait_for_load_state()
    ir_a(page, "Elige los archivos de tu comprobante")
    with page.expect_file_chooser() as eleccion:
        page.keyboard.press("Space")
    eleccion.value.set_files([elegido(*uno) for uno in proveedor.tres_archivos()])
    leida(page)

    elegir(page, "Sede", DESTINO["Sede"])
    elegir(page, "Dependencia", DESTINO["Dependencia"])
    esta_completo(page)
    ir_a(page, "Presentar")
    page.keyboard.press("Enter")

    presentado(page)
