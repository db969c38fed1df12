import pytest
from django.test import Client

from tests.fabricas import CONTRASENA, un_remitente

pytestmark = pytest.mark.django_db


def test_pages_are_in_spanish_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/cuenta/ingresar/", headers={"accept-language": "en-GB,en"})

    assert response.headers["Content-Language"] == "es"


def test_choice_is_kept_in_a_cookie_and_shown_next(client: Client) -> None:
    response = client.post("/cuenta/idioma/", {"language": "en", "next": "/cuenta/ingresar/"})

    assert response["Location"] == "/cuenta/ingresar/"
    assert client.get(response["Location"]).headers["Content-Language"] == "en"


def test_choice_is_kept_in_the_account_and_comes_back_at_sign_in(client: Client) -> None:
    cuenta = un_remitente()
    client.force_login(cuenta)
    client.post("/cuenta/idioma/", {"language": "en"})
    otro = Client()

    otro.post("/cuenta/ingresar/", {"login": cuenta.correo, "password": CONTRASENA})

    cuenta.refresh_from_db()
    assert cuenta.idioma == "en"
    assert otro.cookies["idioma"].value == "en"


@pytest.mark.parametrize(
    "destino", ["https://malo.example/", "//malo.example/", "javascript:alert(1)", "/\\malo.example"]
)
def test_choice_does_not_lead_to_another_site(client: Client, destino: str) -> None:
    from django.urls import reverse  # noqa: PLC0415

    response = client.post("/cuenta/idioma/", {"language": "en", "next": destino})

    assert response["Location"] == reverse("inicio")


@pytest.mark.parametrize("codigo", ["fr", "", "en\r\nx: y"])
def test_unknown_language_is_not_kept(client: Client, codigo: str) -> None:
    response = client.post("/cuenta/idioma/", {"language": codigo})

    assert "idioma" not in response.cookies


def test_forged_cookie_is_ignored(client: Client) -> None:
    client.cookies["idioma"] = "klingon"

    assert client.get("/cuenta/ingresar/").headers["Content-Language"] == "es"


def test_language_is_only_changed_by_post(client: Client) -> None:
    assert client.get("/cuenta/idioma/?language=en").status_code == 405
