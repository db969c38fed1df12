import smtplib
from email.header import decode_header, make_header
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django_tasks_db.models import DBTaskResult

from mesa.cuentas import correo
from mesa.cuentas.models import Cuenta
from mesa.organizacion.queries import institucion_actual
from tests.cuentas.conftest import Registrar, correos, enlace_de
from tests.fabricas import CONTRASENA, un_remitente

pytestmark = pytest.mark.django_db


def test_confirmation_mail_comes_from_the_institution(registrar: Registrar, natural: dict[str, Any]) -> None:
    institucion = institucion_actual()

    registrar(natural)

    [mensaje] = correos()
    assert institucion.nombre_corto in str(make_header(decode_header(mensaje.from_email)))
    assert mensaje.reply_to == [institucion.correo]
    assert "Hola, Lucía." in mensaje.body
    html, tipo = mensaje.alternatives[0]
    assert tipo == "text/html"
    assert enlace_de(mensaje) in html


def test_link_confirms_then_the_filer_is_welcomed(
    registrar: Registrar, natural: dict[str, Any], client: Client
) -> None:
    registrar(natural)
    enlace = enlace_de(correos()[0])

    assert "Sí, confirmar" in client.get(enlace).text
    assert not EmailAddress.objects.get().verified
    response = client.post(enlace, follow=True)

    assert response.redirect_chain[0][0] == "/cuenta/ingresar/"
    assert "Confirmaste lucia@correo.example" in response.text
    assert EmailAddress.objects.get().verified
    assert [m.subject for m in correos()][1:] == [
        f"Tu cuenta en la mesa de partes de {institucion_actual().nombre_corto} está lista"
    ]


def test_link_used_twice_says_so_and_welcomes_once(
    registrar: Registrar, natural: dict[str, Any], client: Client
) -> None:
    registrar(natural)
    enlace = enlace_de(correos()[0])
    client.post(enlace)

    for response in (client.get(enlace), client.post(enlace)):
        assert response.status_code == 410
        assert "Este enlace ya se usó" in response.text
    assert len(correos()) == 2


def test_link_too_old_says_so(
    registrar: Registrar, natural: dict[str, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    registrar(natural)
    enlace = enlace_de(correos()[0])
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4_000_000_000.0)

    response = client.get(enlace)

    assert response.status_code == 410
    assert "Este enlace venció" in response.text


def test_link_copied_badly_says_so(client: Client) -> None:
    response = client.get("/cuenta/confirmar/abc:def:ghi/")

    assert response.status_code == 410
    assert "Este enlace no sirve" in response.text


def test_foreign_company_is_written_to_in_its_language(
    registrar: Registrar, extranjera: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    idiomas: list[str] = []
    monkeypatch.setattr(correo, "_enviar", lambda _clase, *, idioma, **_: idiomas.append(idioma))

    registrar(extranjera, tipo="extranjera")
    correos()

    assert idiomas == ["en"]


def test_queue_keeps_no_link_that_opens_an_account(
    registrar: Registrar, natural: dict[str, Any], client: Client
) -> None:
    cuenta = un_remitente()
    registrar(natural)
    client.post("/cuenta/recuperar/", {"email": cuenta.correo})

    guardado = [fila.args_kwargs for fila in DBTaskResult.objects.all()]

    assert {len(fila["args"]) for fila in guardado} == {2, 3}
    assert "http" not in str(guardado)


def test_links_point_to_the_public_address_not_to_the_host_asked(client: Client, settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://mesa.example", ["*"]
    cuenta = un_remitente()

    client.post("/cuenta/recuperar/", {"email": cuenta.correo}, headers={"host": "malo.example"})

    [mensaje] = correos()
    assert "https://mesa.example/cuenta/recuperar/" in mensaje.body
    assert "malo.example" not in mensaje.body


def test_confirmation_asked_twice_sends_nothing_once_confirmed() -> None:
    cuenta = un_remitente()

    correo.enviar_confirmacion.func(EmailAddress.objects.get(user=cuenta).pk, es_nueva=True)

    assert mail.outbox == []


def test_address_that_does_not_exist_is_given_up_and_a_busy_relay_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cuenta = un_remitente()

    def rechazar(codigo: int) -> None:
        def send(_self: EmailMultiAlternatives) -> int:
            raise smtplib.SMTPRecipientsRefused({cuenta.correo: (codigo, b"")})

        monkeypatch.setattr(EmailMultiAlternatives, "send", send)

    rechazar(550)
    correo.enviar_bienvenida.func(cuenta.pk)
    rechazar(451)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        correo.enviar_bienvenida.func(cuenta.pk)


def test_names_are_not_escaped_in_text_and_are_in_html(registrar: Registrar, natural: dict[str, Any]) -> None:
    registrar(natural, nombres="Lucía<b>", apellidos="D'Angelo")

    [mensaje] = correos()
    assert "Hola, Lucía<b>." in mensaje.body
    assert "Lucía&lt;b&gt;" in mensaje.alternatives[0][0]


def test_new_address_takes_over_only_once_confirmed(client: Client) -> None:
    cuenta = un_remitente(correo="antes@correo.example")
    client.post("/cuenta/ingresar/", {"login": cuenta.correo, "password": CONTRASENA})

    client.post("/cuenta/cambiar-correo/", {"email": "despues@correo.example", "action_add": "1"})
    [aviso] = correos()
    cuenta.refresh_from_db()
    assert (aviso.to, cuenta.correo) == (["despues@correo.example"], "antes@correo.example")
    client.post(enlace_de(aviso))

    cuenta.refresh_from_db()
    assert cuenta.correo == "despues@correo.example"
    assert [direccion.email for direccion in EmailAddress.objects.filter(user=cuenta)] == ["despues@correo.example"]
    assert [(m.to, m.subject.split(" en ")[0]) for m in correos()[1:]] == [
        (["antes@correo.example"], "Cambió el correo de tu cuenta")
    ]


def test_change_to_a_taken_address_looks_the_same_and_cannot_be_confirmed(client: Client) -> None:
    un_remitente(correo="tomado@correo.example")
    cuenta = un_remitente(correo="mio@correo.example")
    client.post("/cuenta/ingresar/", {"login": cuenta.correo, "password": CONTRASENA})

    libre = client.post("/cuenta/cambiar-correo/", {"email": "libre@correo.example", "action_add": "1"})
    tomado = client.post("/cuenta/cambiar-correo/", {"email": "tomado@correo.example", "action_add": "1"})
    client.post(enlace_de(correos()[-1]))

    assert (libre.status_code, libre["Location"]) == (tomado.status_code, tomado["Location"])
    cuenta.refresh_from_db()
    assert cuenta.correo == "mio@correo.example"
    assert Cuenta.objects.filter(correo="tomado@correo.example").count() == 1
