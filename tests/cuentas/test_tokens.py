import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from pytest_django import DjangoAssertNumQueries

from mesa.cuentas.models import Cuenta, TokenApi
from mesa.cuentas.tokens import crear_token, cuenta_de_token, revocar_token
from tests.fabricas import un_remitente

pytestmark = pytest.mark.django_db
AHORA = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)


def test_token_is_long_random_and_kept_as_its_digest() -> None:
    token, texto = crear_token(cuenta=un_remitente(), nombre="facturación", ahora=AHORA)

    assert re.fullmatch(r"mpv_[A-Za-z0-9_-]{43}", texto)
    assert token.sha256 == sha256(texto.encode()).hexdigest()
    assert texto.startswith(token.inicio)
    assert len(token.inicio) == 12


def test_token_names_its_account_and_ficha_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cuenta = un_remitente()
    token, texto = crear_token(cuenta=cuenta, nombre="uno", ahora=AHORA)
    TokenApi.objects.filter(pk=token.pk).update(usado_en=AHORA)

    with django_assert_num_queries(1):
        hallada = cuenta_de_token(texto, ahora=AHORA + timedelta(minutes=59))
        assert hallada == cuenta
        assert hallada.es_remitente
        assert hallada.ficha.nombres == "Lucía"


def test_last_use_is_noted_once_an_hour() -> None:
    token, texto = crear_token(cuenta=un_remitente(), nombre="uno", ahora=AHORA)
    notados = []

    for minutos in (0, 59, 60):
        cuenta_de_token(texto, ahora=AHORA + timedelta(minutes=minutos))
        token.refresh_from_db()
        notados.append(token.usado_en)

    assert notados == [AHORA, AHORA, AHORA + timedelta(hours=1)]


def test_revoked_token_opens_nothing_and_keeps_its_instant() -> None:
    token, texto = crear_token(cuenta=un_remitente(), nombre="uno", ahora=AHORA)

    revocar_token(token, ahora=AHORA)
    revocar_token(token, ahora=AHORA + timedelta(days=1))

    token.refresh_from_db()
    assert cuenta_de_token(texto, ahora=AHORA) is None
    assert token.revocado_en == AHORA


def test_token_of_a_closed_account_opens_nothing() -> None:
    cuenta = un_remitente()
    _token, texto = crear_token(cuenta=cuenta, nombre="uno", ahora=AHORA)
    Cuenta.objects.filter(pk=cuenta.pk).update(is_active=False)

    assert cuenta_de_token(texto, ahora=AHORA) is None


@pytest.mark.parametrize("texto", ["", "mpv_", "mpv_" + "a" * 43, "ñandú"])
def test_unknown_token_opens_nothing(texto: str) -> None:
    assert cuenta_de_token(texto, ahora=AHORA) is None
