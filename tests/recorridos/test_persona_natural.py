"""From knowing nothing to the answer: registered, filed, received, attended, followed, and proved."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mesa.expedientes.models import Expediente
from tests.archivos.hacer import un_jpg, un_pdf, un_xlsx
from tests.correo import Relay, adjuntos_de, texto_de
from tests.fabricas import un_funcionario, un_operador
from tests.recorridos.conftest import Abrir
from tests.recorridos.pasos import (
    CARTA,
    PERSONA,
    Presentado,
    confirmar,
    empezar,
    esperar_revisado,
    esta_completo,
    ingresar,
    llenar,
    presentar,
    registrarse,
    subir,
    verificar,
)

CORREO = "lucia@correo.example"
RESPUESTA = "Se amplía el plazo hasta el 31 de julio."


def test_a_person_files_and_follows_it_to_the_answer(
    page: Page, abrir: Abrir, correo: Relay, obrero: Callable[[], None]
) -> None:
    _se_registra(page, correo, obrero)
    tramite = _presenta(page)
    obrero()
    constancia = _recibido_por_correo(correo, f"constancia-{tramite.numero}.pdf", tramite)

    _la_mesa_recibe(abrir(), tramite)
    obrero()
    _recibido_por_correo(correo, f"cargo-{tramite.numero}.pdf", tramite)

    _la_dependencia_responde(abrir(), tramite)
    obrero()
    assert RESPUESTA in texto_de(correo.messages[-1])

    _lo_ve_quien_lo_presento(page, tramite)
    _lo_sigue_cualquiera(abrir(), tramite)
    _la_constancia_se_verifica(abrir(), constancia, tramite)


def _se_registra(page: Page, correo: Relay, obrero: Callable[[], None]) -> None:
    registrarse(page, como="Persona natural", correo=CORREO, datos=PERSONA)
    obrero()
    confirmar(page, correo.messages[-1])
    ingresar(page, CORREO)
    expect(page.get_by_role("heading", name="Mis trámites")).to_be_visible()


def _presenta(page: Page) -> Presentado:
    empezar(page)
    llenar(page, CARTA)
    subir(page, ("Carta-0147.pdf", un_pdf(paginas=2)))
    subir(page, ("Cuadro.xlsx", un_xlsx()), ("Foto.jpg", un_jpg()), parte="anexos")
    esperar_revisado(page, "Carta-0147.pdf", "Cuadro.xlsx", "Foto.jpg")
    esta_completo(page)
    return presentar(page)


def _recibido_por_correo(correo: Relay, nombre: str, tramite: Presentado) -> bytes:
    mensaje = correo.messages[-1]
    assert mensaje["To"] == CORREO
    assert tramite.numero in str(mensaje["Subject"])
    assert tramite.clave in texto_de(mensaje)
    assert "no significa que" in texto_de(mensaje)
    return adjuntos_de(mensaje)[nombre]


def _la_mesa_recibe(page: Page, tramite: Presentado) -> None:
    ingresar(page, un_operador())
    page.get_by_role("link", name=tramite.numero).click()
    page.get_by_role("button", name="Recibir y derivar").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Recibido: {tramite.numero}")


def _la_dependencia_responde(page: Page, tramite: Presentado) -> None:
    ingresar(page, un_funcionario(dependencia=Expediente.objects.get(numero=tramite.numero).dependencia))
    page.get_by_role("link", name=tramite.numero).click()
    page.get_by_role("button", name="Tomar").click()
    page.goto(f"/atencion/{tramite.numero}/")
    llenar(page, {"Respuesta al remitente": RESPUESTA})
    page.get_by_role("button", name="Marcar como atendido").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Atendido: {tramite.numero}")


def _lo_ve_quien_lo_presento(page: Page, tramite: Presentado) -> None:
    page.goto("/mis-tramites/")
    page.get_by_role("link", name=CARTA["Asunto"]).click()
    expect(page.get_by_role("heading", name="La respuesta")).to_be_visible()
    expect(page.get_by_text(RESPUESTA).first).to_be_visible()
    expect(page.get_by_role("link", name="Cargo de recepción")).to_be_visible()


def _lo_sigue_cualquiera(page: Page, tramite: Presentado) -> None:
    page.goto("/seguimiento/")
    llenar(page, {"Número de trámite": tramite.numero, "Clave de seguimiento": tramite.clave})
    page.get_by_role("button", name="Ver en qué va").click()
    expect(page.get_by_role("heading", name=f"Trámite {tramite.numero}")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Atendido")
    expect(page.get_by_role("main")).not_to_contain_text("Lucía")


def _la_constancia_se_verifica(page: Page, constancia: bytes, tramite: Presentado) -> None:
    verificar(page, constancia)
    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(tramite.numero)

    lugar = len(constancia) // 3
    verificar(page, constancia[:lugar] + bytes([constancia[lugar] ^ 1]) + constancia[lugar + 1 :])
    expect(page.get_by_role("heading", name="Emitido por esta mesa, íntegro")).not_to_be_visible()
    expect(page.get_by_role("heading", name="Ningún recibo de esta mesa tiene esa huella")).to_be_visible()
    page.get_by_role("button", name="Enviar el PDF para revisarlo").click()
    expect(page.get_by_role("heading", name="Cambió después de sellarse")).to_be_visible()
