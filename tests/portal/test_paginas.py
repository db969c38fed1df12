import pytest
from django.test import Client

from mesa.cuentas.models import Cuenta
from mesa.organizacion.models import PoliticaDeDatos
from tests.fabricas import un_funcionario, un_operador, un_remitente

pytestmark = pytest.mark.django_db


def navegacion_de(cuenta: Cuenta | None) -> str:
    client = Client()
    if cuenta:
        client.force_login(cuenta)
    html = client.get("/accesibilidad/").content.decode()
    return html[html.index("<nav") : html.index("</nav>")]


def test_the_policy_in_force_is_shown_with_its_fingerprint(client: Client) -> None:
    politica = PoliticaDeDatos.objects.get()

    html = client.get("/proteccion-de-datos/").content.decode()

    assert "1. Quién es responsable" in html
    assert politica.sha256 in html


def test_without_a_policy_the_page_says_where_to_ask(client: Client) -> None:
    PoliticaDeDatos.objects.get().delete()

    assert "Pídelo a mesadepartesvirtual@petroperu.com.pe" in client.get("/proteccion-de-datos/").content.decode()


def test_the_accessibility_page_says_whom_to_tell(client: Client) -> None:
    html = client.get("/accesibilidad/").content.decode()

    assert "WCAG) 2.2" in html
    assert "6145000 anexo 14344" in html


def test_a_visitor_is_offered_an_account() -> None:
    nav = navegacion_de(None)

    assert "Ingresar" in nav
    assert "Crear cuenta" in nav
    assert "Mis trámites" not in nav


def test_a_filer_finds_filing_and_their_own_name() -> None:
    nav = navegacion_de(un_remitente())

    assert "Presentar" in nav
    assert "Mis trámites" in nav
    assert "Lucía" in nav
    assert "Cerrar sesión" in nav
    assert "Bandeja" not in nav


def test_an_operator_finds_the_tray_and_no_filing() -> None:
    nav = navegacion_de(un_operador())

    assert "Bandeja" in nav
    assert "Presentar" not in nav
    assert "Administración" not in nav


def test_an_officer_finds_what_was_forwarded() -> None:
    nav = navegacion_de(un_funcionario())

    assert "Atención" in nav
    assert "Bandeja" not in nav


def test_every_page_has_help_and_the_switch_of_language(client: Client) -> None:
    html = client.get("/accesibilidad/").content.decode()

    assert 'class="signo-ayuda" href="/ayuda/"' in html
    assert 'name="language" value="en"' in html
    assert '<html lang="es-PE">' in html
