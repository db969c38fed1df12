import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from mesa.portal import views


@pytest.fixture
def peticion(rf: RequestFactory) -> HttpRequest:
    return rf.get("/algo/")


@pytest.mark.django_db
def test_a_lost_page_leads_somewhere(client: Client) -> None:
    respuesta = client.get("/no-existe/")

    html = respuesta.content.decode()
    assert respuesta.status_code == 404
    assert "No encontramos esa página" in html
    assert f'href="{reverse("seguimiento")}"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("vista", "estado", "frase"),
    [
        (views.bad_request, 400, "recárgala"),
        (views.permission_denied, 403, "tienes que entrar con tu cuenta"),
        (views.csrf_failure, 403, "Vuelve atrás, recarga la página"),
        (views.too_large, 413, "20\N{NO-BREAK SPACE}MB"),
    ],
)
def test_each_error_says_what_to_do(client: Client, vista: object, estado: int, frase: str) -> None:
    respuesta = client.get("/")
    request = respuesta.wsgi_request

    pagina = vista(request)  # type: ignore[operator]

    assert pagina.status_code == estado
    assert frase in pagina.content.decode()


def test_a_failure_of_ours_is_told_without_asking_the_database(
    peticion: HttpRequest,
) -> None:
    pagina = views.server_error(peticion)

    html = pagina.content.decode()
    assert pagina.status_code == 500
    assert "Tuvimos un problema" in html
    assert "no se duplica" in html


def test_the_links_of_the_failure_page_lead_where_they_say(peticion: HttpRequest) -> None:
    html = views.server_error(peticion).content.decode()

    assert f'href="{reverse("mis_tramites")}"' in html
    assert f'href="{reverse("ayuda")}"' in html


@pytest.mark.django_db
def test_a_form_without_token_gets_the_page_that_explains_it() -> None:
    respuesta = Client(enforce_csrf_checks=True).post(reverse("idioma"), {"language": "en"})

    assert respuesta.status_code == 403
    assert "La página estuvo abierta demasiado tiempo" in respuesta.content.decode()
