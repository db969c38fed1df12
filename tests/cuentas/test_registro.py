import re
from hashlib import sha256
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from mesa.cuentas.models import Consentimiento, Cuenta, Ficha
from mesa.organizacion.models import PoliticaDeDatos
from tests.conftest import sesion_de
from tests.cuentas.conftest import Registrar, correos
from tests.fabricas import un_operador, un_remitente

pytestmark = pytest.mark.django_db


def test_natural_person_is_registered_unconfirmed(registrar: Registrar, natural: dict[str, Any]) -> None:
    response = registrar(natural)

    assert response["Location"] == "/cuenta/confirmar/"
    cuenta = Cuenta.objects.get(correo="lucia@correo.example")
    assert (cuenta.nombre, cuenta.is_staff, cuenta.is_superuser) == ("Lucía Ramos Ibarra", False, False)
    assert (cuenta.ficha.ubigeo, cuenta.ficha.celular, cuenta.ficha.tipo) == ("150122", "+51987654321", "natural")
    assert not EmailAddress.objects.get(user=cuenta).verified


def test_consent_keeps_version_digest_instant_and_address(
    registrar: Registrar, natural: dict[str, Any], politica: PoliticaDeDatos
) -> None:
    antes = timezone.now()

    registrar(natural)

    constancia = Consentimiento.objects.get(cuenta__correo="lucia@correo.example")
    assert constancia.version == politica.version
    assert constancia.sha256 == sha256(politica.texto.encode()).hexdigest()
    assert antes <= constancia.en <= timezone.now()
    assert constancia.direccion_ip == "127.0.0.1"


def test_company_is_registered_with_its_representative(registrar: Registrar, juridica: dict[str, Any]) -> None:
    registrar(juridica, tipo="juridica")

    ficha = Ficha.objects.get()
    assert ficha.documento_de_remitente == ("RUC", "20131312955")
    assert (ficha.nombre_de_remitente, ficha.puesto) == ("Quebrada Honda S.A.C.", "Gerente general")


def test_foreign_company_is_registered_and_written_to_in_english(
    registrar: Registrar, extranjera: dict[str, Any], client: Client
) -> None:
    response = registrar(extranjera, tipo="extranjera")

    ficha = Ficha.objects.select_related("cuenta").get()
    assert (ficha.pais, ficha.documento_tipo, ficha.celular) == ("GB", "Pasaporte", "+447700900123")
    assert ficha.cuenta.idioma == "en"
    assert response.cookies["idioma"].value == "en"


def test_foreign_company_sees_its_form_in_english(client: Client) -> None:
    response = client.get("/cuenta/registro/extranjera/")

    assert response.headers["Content-Language"] == "en"
    assert '<option value="DE">Germany</option>' in response.text
    assert 'value="PE"' not in response.text


@pytest.mark.parametrize(
    ("cambios", "frase"),
    [
        ({"documento_numero": "4012345"}, "El DNI tiene 8 dígitos"),
        ({"ruc": "10401234564"}, "Ese RUC no existe"),
        ({"ruc": "10999999994"}, "su DNI"),
        ({"celular": "12345"}, "9 dígitos que empiece con 9"),
        ({"distrito": "Miraflores"}, "Miraflores, Arequipa, Arequipa"),
        ({"distrito": "Xyzzy"}, "No encontramos ese distrito"),
        ({"email": "lucia@"}, "Escribe el correo completo"),
        ({"password1": "corta", "password2": "corta"}, "al menos 10 caracteres"),
        ({"password1": "contraseña1", "password2": "otra-cosa-larga"}, "no son iguales"),
        ({"password1": "lucia@correo", "password2": "lucia@correo"}, "Se parece demasiado"),
        ({"conocimiento": None}, "marca que tomaste conocimiento"),
        ({"nombres": "Luc\u202eía"}, "caracteres que no se ven"),
        ({"nombres": ""}, "Completa «Nombres»"),
        ({"direccion": "A" * 251}, "como máximo 250 caracteres"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    registrar: Registrar, natural: dict[str, Any], cambios: dict[str, Any], frase: str
) -> None:
    response = registrar(natural, **cambios)

    assert response.status_code == 422
    assert frase in response.text
    assert "Ramos Ibarra" in response.text
    assert not Cuenta.objects.filter(correo__startswith="lucia").exists()


def test_summary_of_errors_follows_the_page(registrar: Registrar) -> None:
    response = registrar({})

    resumen = re.findall(r'<li><a href="#id_(\w+)">', response.text)
    etiquetas = re.findall(r'<label for="id_(\w+)">', response.text)
    assert resumen == [campo for campo in etiquetas if campo in resumen]
    assert len(resumen) == 11


def test_company_with_wrong_check_digit_is_refused(registrar: Registrar, juridica: dict[str, Any]) -> None:
    response = registrar(juridica, tipo="juridica", ruc="20131312956")

    assert response.status_code == 422
    assert "Ese RUC no existe" in response.text


def test_policy_that_changed_meanwhile_must_be_read_again(
    registrar: Registrar, natural: dict[str, Any], politica: PoliticaDeDatos
) -> None:
    PoliticaDeDatos.objects.create(version="9.9", texto="Texto nuevo.", vigente_desde=timezone.localdate())

    response = registrar(natural)

    assert response.status_code == 422
    assert "cambió mientras llenabas" in response.text
    assert "Texto nuevo." in response.text
    assert sha256(b"Texto nuevo.").hexdigest() in response.text
    assert not Consentimiento.objects.exists()


def test_nobody_registers_without_a_policy_to_read(client: Client) -> None:
    for politica in PoliticaDeDatos.objects.all():
        politica.delete()

    for ruta in ("/cuenta/registro/", "/cuenta/registro/natural/"):
        assert "Todavía no se pueden crear cuentas" in client.get(ruta).text


def test_policy_is_shown_in_the_form(client: Client, politica: PoliticaDeDatos) -> None:
    response = client.get("/cuenta/registro/natural/")

    assert 'role="region"' in response.text
    assert politica.sha256 in response.text


def test_registering_cannot_make_staff(registrar: Registrar, natural: dict[str, Any]) -> None:
    registrar(natural, is_staff="on", is_superuser="on", rol="operador")

    cuenta = Cuenta.objects.get(correo="lucia@correo.example")
    assert not cuenta.is_staff
    assert not cuenta.is_superuser
    assert cuenta.roles == frozenset()


def test_staff_cannot_register(natural: dict[str, Any]) -> None:
    operador = un_operador()
    client = sesion_de(operador)

    response = client.post("/cuenta/registro/natural/", natural)

    assert response.status_code == 302
    assert not Ficha.objects.exists()
    assert client.get("/cuenta/registro/").status_code == 302


def test_address_of_staff_is_not_registered_again(registrar: Registrar, natural: dict[str, Any]) -> None:
    operador = un_operador()

    response = registrar(natural, email=operador.correo)

    assert response["Location"] == "/cuenta/confirmar/"
    assert not Ficha.objects.exists()


def test_chooser_offers_three_kinds_and_keeps_where_one_was_going(client: Client) -> None:
    response = client.get("/cuenta/registro/?next=/presentar/")

    for tipo in ("natural", "juridica", "extranjera"):
        assert f"/cuenta/registro/{tipo}/?next=/presentar/" in response.text


def _sin_csrf(pagina: str) -> str:
    return re.sub(r"[A-Za-z0-9]{64}", "", pagina)


def test_taken_address_gets_the_same_answer_as_a_free_one(registrar: Registrar, natural: dict[str, Any]) -> None:
    un_remitente(correo="tomado@correo.example")

    libre = registrar(natural)
    pagina_libre = registrar(natural).client.get(libre["Location"])
    tomado = registrar(natural, email="Tomado@Correo.example")
    pagina_tomado = tomado.client.get(tomado["Location"])

    assert (libre.status_code, libre["Location"]) == (tomado.status_code, tomado["Location"])
    assert libre.headers.keys() == tomado.headers.keys()
    assert _sin_csrf(pagina_libre.text) == _sin_csrf(pagina_tomado.text)


def test_taken_address_hashes_a_password_too(
    registrar: Registrar, natural: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    un_remitente(correo="tomado@correo.example")
    cifradas: list[str] = []
    monkeypatch.setattr("mesa.cuentas.forms.registro.make_password", cifradas.append)

    registrar(natural, email="tomado@correo.example")

    assert cifradas == [natural["password1"]]


def test_owner_of_a_taken_address_is_told_by_mail(registrar: Registrar, natural: dict[str, Any]) -> None:
    duena = un_remitente(correo="tomado@correo.example")
    clave = duena.password

    registrar(natural, email="tomado@correo.example")

    [mensaje] = correos()
    assert mensaje.to == ["tomado@correo.example"]
    assert mensaje.subject.startswith("Ya tienes una cuenta")
    duena.refresh_from_db()
    assert duena.password == clave
    assert Cuenta.objects.filter(correo__iexact="tomado@correo.example").count() == 1


def test_two_at_once_with_one_address_make_one_account(
    registrar: Registrar, natural: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    un_remitente(correo="lucia@correo.example")
    # The other one registered right after this one was told that the address was free.
    monkeypatch.setattr("mesa.cuentas.forms.registro.RegistroForm.validate_unique_email", lambda _self, value: value)

    response = registrar(natural)

    assert response["Location"] == "/cuenta/confirmar/"
    assert Cuenta.objects.filter(correo="lucia@correo.example").count() == 1
    assert correos()[0].subject.startswith("Ya tienes una cuenta")


@pytest.mark.parametrize("tipo", ["natural", "extranjera"])
def test_help_of_the_form_is_a_guide_that_exists(client: Client, tipo: str) -> None:
    pagina = client.get(f"/cuenta/registro/{tipo}/").text

    hallado = re.search(r'class="signo-ayuda" href="([^"]+)"', pagina)

    assert hallado is not None
    assert client.get(hallado[1]).status_code == 200
