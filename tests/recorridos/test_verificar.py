"""Verification as a stranger does it: files and receipts are compared in the browser and do not leave it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Expediente, Recibo
from tests.archivos.hacer import un_pdf
from tests.fabricas import un_expediente
from tests.recorridos.accesibilidad import revisar
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import elegido, ingresar, llenar, verificar
from tests.recorridos.vigia import Vigia


@pytest.fixture
def salidas(page: Page) -> list[Request]:
    """Every request that leaves the browser, from now on."""
    pedidos: list[Request] = []
    page.on("request", lambda pedido: pedidos.append(pedido))  # noqa: PLW0108 – Playwright marks what it is given
    return pedidos


def _bytes(sha256: str) -> bytes:
    with archivo().abrir(sha256) as guardado:
        return guardado.read()


def _constancia(expediente: Expediente) -> bytes:
    return _bytes(Recibo.objects.get(expediente=expediente, clase="constancia").sha256)


def _enviado(salidas: list[Request]) -> bytes:
    """All that was sent: addresses and bodies."""
    return b"\n".join(pedido.url.encode() + b"\n" + (pedido.post_data_buffer or b"") for pedido in salidas)


def _elegir(page: Page, *archivos: tuple[str, bytes]) -> None:
    page.get_by_label("Compara tus archivos").set_input_files([elegido(*uno) for uno in archivos])


def test_number_and_clave_compare_files_that_never_leave(
    page: Page, obrero: Callable[[], None], salidas: list[Request]
) -> None:
    expediente = un_expediente(anexos=1)
    obrero()
    principal, anexo = expediente.documentos.all()
    page.goto(f"/verificar/?numero={expediente.numero}")
    revisar(page)
    llenar(page, {"Clave de seguimiento": expediente.clave_legible})
    page.get_by_role("button", name="Ver lo que se presentó").click()
    expect(page.get_by_role("heading", name=f"trámite {expediente.numero}")).to_be_visible()
    salidas.clear()

    mia, ajena = _bytes(principal.sha256), un_pdf(texto="Otra cosa")
    cambiada = mia[:-1] + bytes([mia[-1] ^ 1])  # of the same size: it has to be hashed
    _elegir(page, ("mi carta.pdf", mia), ("ajena.pdf", ajena), ("cambiada.pdf", cambiada))

    expect(page.get_by_text("Coinciden 1 de 3. Nada salió de tu máquina.")).to_be_visible()
    fila = page.get_by_role("row").filter(has_text="Documento principal")
    expect(fila).to_contain_text("Es exactamente este: mi carta.pdf")
    expect(page.get_by_role("row").filter(has_text=anexo.sha256)).not_to_contain_text("Es exactamente este")
    expect(page.get_by_text("ajena.pdf: no es ninguno de los presentados")).to_be_visible()
    expect(page.get_by_text("cambiada.pdf: no es ninguno de los presentados")).to_be_visible()
    assert _preguntas(salidas) == []
    revisar(page)


def test_a_receipt_is_known_by_its_fingerprint_alone(
    page: Page, obrero: Callable[[], None], salidas: list[Request]
) -> None:
    expediente = un_expediente()
    obrero()
    pdf = _constancia(expediente)

    verificar(page, pdf)

    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).to_be_visible()
    expect(page.locator("#resultado")).to_contain_text(str(expediente.numero))
    expect(page.locator("#resultado")).to_contain_text("Solo la huella SHA-256 del archivo")
    _elegir(page, ("la mia.pdf", _bytes(expediente.documentos.get().sha256)))
    expect(page.get_by_text("la mia.pdf: es exactamente Carta-0147-2026.pdf")).to_be_visible()
    _nada_de(pdf, salidas)
    revisar(page)


def test_an_unknown_receipt_is_sent_only_when_told(
    page: Page, obrero: Callable[[], None], salidas: list[Request]
) -> None:
    expediente = un_expediente()
    obrero()
    pdf = _constancia(expediente) + b"\n% algo\n"

    verificar(page, pdf)
    expect(page.get_by_role("heading", name="Ningún recibo de esta mesa tiene esa huella")).to_be_visible()
    _nada_de(pdf, salidas)
    revisar(page)

    with page.expect_request(lambda pedido: pedido.method == "POST" and pedido.url.endswith("/verificar/")):
        page.get_by_role("button", name="Enviar el PDF para revisarlo").click()
    expect(page.get_by_role("heading", name="Cambió después de sellarse")).to_be_visible()
    expect(page.get_by_text("llegó a esta mesa, se revisó y no se guardó")).to_be_visible()


def test_what_is_too_heavy_for_a_receipt_is_said_at_once(page: Page, salidas: list[Request]) -> None:
    page.goto("/verificar/")
    salidas.clear()
    grande = elegido("grande.pdf", bytes(5 * 1024 * 1024 + 1))
    page.get_by_label("PDF de la constancia o del cargo").set_input_files([grande])
    page.get_by_role("main").get_by_role("button", name="Verificar").click()

    expect(page.locator("#resultado").get_by_text("pesa más de 5 MB")).to_be_focused()
    assert _preguntas(salidas) == []


def test_a_name_that_would_turn_around_is_shown_straight(page: Page, obrero: Callable[[], None]) -> None:
    expediente = un_expediente()
    obrero()
    verificar(page, _constancia(expediente))

    _elegir(page, ("a\u202efdp.exe", b"nada"), ("<b>x</b>.pdf", b"nada"))

    expect(page.get_by_text("afdp.exe: no es ninguno")).to_be_visible()
    expect(page.get_by_text("<b>x</b>.pdf: no es ninguno")).to_be_visible()


def test_without_script_the_receipt_is_sent_and_fingerprints_are_told(abrir: Abrir, obrero: Callable[[], None]) -> None:
    expediente = un_expediente()
    obrero()
    page = abrir(javascript=False)
    page.goto("/verificar/")
    expect(page.get_by_text("El archivo se envía, se revisa y no se guarda.")).to_be_visible()
    expect(page.get_by_text("El archivo no sale de tu máquina")).to_be_hidden()

    page.get_by_label("PDF de la constancia o del cargo").set_input_files(
        [elegido("constancia.pdf", _constancia(expediente))]
    )
    page.get_by_role("main").get_by_role("button", name="Verificar").click()

    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).to_be_visible()
    expect(page.get_by_text(expediente.documentos.get().sha256)).to_be_visible()
    expect(page.get_by_text("Calcular la huella SHA-256 por tu cuenta")).to_be_visible()


def _preguntas(salidas: list[Request]) -> list[str]:
    """What was asked of the desk, apart from its icon and styles."""
    return [pedido.url for pedido in salidas if pedido.method != "GET" or "/estatico/" not in pedido.url]


def test_without_cryptography_in_the_browser_it_says_that_the_file_is_sent(
    page: Page, obrero: Callable[[], None]
) -> None:
    """As on a page without TLS, where browsers give none."""
    expediente = un_expediente()
    obrero()
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })")
    page.goto("/verificar/")
    expect(page.get_by_text("El archivo se envía, se revisa y no se guarda.")).to_be_visible()
    page.get_by_label("PDF de la constancia o del cargo").set_input_files(
        [elegido("constancia.pdf", _constancia(expediente))]
    )
    page.get_by_role("main").get_by_role("button", name="Verificar").click()

    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).to_be_visible()
    expect(page.get_by_text("llegó a esta mesa, se revisó y no se guardó")).to_be_visible()


def test_a_failing_desk_is_said_and_what_was_chosen_stays(page: Page, vigia: Vigia, obrero: Callable[[], None]) -> None:
    vigia.permitir_cortes()
    expediente = un_expediente()
    obrero()
    page.route("**/verificar/huella/", lambda ruta: ruta.abort())
    page.goto("/verificar/")
    page.get_by_label("PDF de la constancia o del cargo").set_input_files(
        [elegido("constancia.pdf", _constancia(expediente))]
    )
    boton = page.get_by_role("main").get_by_role("button", name="Verificar")
    boton.click()
    expect(page.locator("#resultado").get_by_text("No pudimos consultar la huella")).to_be_focused()

    page.unroute("**/verificar/huella/")
    boton.click()
    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).to_be_visible()


def test_a_foreign_company_reads_it_in_english(page: Page, obrero: Callable[[], None]) -> None:
    expediente = un_expediente()
    obrero()
    page.goto("/verificar/")
    page.get_by_role("button", name="English").click()
    page.get_by_label("PDF of the").set_input_files([elegido("receipt.pdf", _constancia(expediente))])
    page.get_by_role("main").get_by_role("button", name="Verify", exact=True).click()
    expect(page.get_by_text("Only the file's SHA-256 fingerprint")).to_be_visible()
    page.get_by_label("Compare your files").set_input_files([elegido("other.pdf", b"x")])
    expect(page.get_by_text("other.pdf: is none of those filed")).to_be_visible()
    expect(page.get_by_text("0 of 1 match. Nothing left your machine.")).to_be_visible()


def test_a_stranger_with_only_the_pdf_verifies_it_offline(
    page: Page, obrero: Callable[[], None], tmp_path: Path
) -> None:
    expediente = un_expediente()
    obrero()
    ingresar(page, expediente.cuenta)
    page.goto(f"/tramites/{expediente.numero}/")
    with page.expect_download() as descarga:
        page.get_by_role("link", name="Constancia de presentación").click()
    recibo = tmp_path / "recibida.pdf"
    descarga.value.save_as(recibo)

    # On a machine of the stranger's own: nothing of the desk is named, nothing of it is asked.
    entorno = {"PATH": os.defpath, "MESA_DATA_DIR": str(tmp_path / "sin-instalar")}
    orden = [sys.executable, "-m", "mesa", "verificar", str(recibo)]
    hecho = subprocess.run(orden, env=entorno, capture_output=True, text=True, check=False)

    assert (hecho.returncode, hecho.stderr) == (0, "")
    assert hecho.stdout.startswith("Íntegro; identidad por comprobar\n")
    assert f"Constancia de presentación {expediente.numero}" in hecho.stdout


def _nada_de(pdf: bytes, salidas: list[Request]) -> None:
    """Assert that no piece of the file was sent; its name neither."""
    enviado = _enviado(salidas)
    assert b"%PDF" not in enviado
    assert pdf[1000:1064] not in enviado
    assert b"constancia.pdf" not in enviado
