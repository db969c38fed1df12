from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Expediente
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_expediente, un_funcionario, un_operador, un_remitente
from tests.ventanilla.casos import con_factura, una_factura

pytestmark = pytest.mark.django_db


def _factura(identificador: str = "F001-12", *, cuenta: Cuenta | None = None, ahora: datetime = AHORA) -> Expediente:
    borrador = con_factura(cuenta=cuenta, xml=una_factura(identificador, emision="2026-06-20"), cdr=b"")
    return flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=ahora)


def _ver(client: Client, url: str, *, dia: int = 0) -> str:
    """The page as it is so many days after the filing, within hours, in one line."""
    with patch("django.utils.timezone.now", return_value=AHORA + timedelta(days=dia)):
        return " ".join(client.get(url).content.decode().split())


@pytest.mark.parametrize(
    ("dia", "marca"),
    [
        (0, '<span class="marca hora calma">Vence la conformidad en 8 días</span>'),
        (6, '<span class="marca hora suave">Vence la conformidad en 2 días</span>'),
        (7, '<span class="marca hora suave">La conformidad vence mañana</span>'),
        (8, '<span class="marca hora">La conformidad vence hoy</span>'),
        (9, '<span class="marca espera">Venció el plazo de conformidad</span>'),
    ],
)
def test_bandeja_says_how_long_a_factura_may_be_objected_to(dia: int, marca: str) -> None:
    _factura()

    assert marca in _ver(sesion_de(un_operador()), "/mesa/", dia=dia)


def test_bandeja_says_the_same_to_the_officer_who_has_it_in_hand() -> None:
    expediente = _factura()
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)

    html = _ver(sesion_de(un_funcionario()), "/atencion/", dia=7)

    assert "La conformidad vence mañana" in html
    assert 'href="/atencion/?ver=por-vencer"' in html


def test_bandeja_says_nothing_of_conformity_where_there_is_no_voucher() -> None:
    un_expediente()

    assert 'class="marca hora' not in _ver(sesion_de(un_operador()), "/mesa/")


def test_bandeja_filtered_by_vouchers_leaves_out_letters() -> None:
    factura, carta = _factura(), un_expediente()

    html = _ver(sesion_de(un_operador()), "/mesa/?ver=comprobantes")

    assert str(factura.numero) in html
    assert str(carta.numero) not in html
    assert '<a href="/mesa/?ver=comprobantes" aria-current="page"><b>1</b> comprobantes</a>' in html


def test_bandeja_filtered_by_what_is_about_to_expire_shows_that_alone() -> None:
    cuenta = un_remitente("juridica")
    apremia = _factura("F001-1", cuenta=cuenta)
    vencida = _factura("F001-2", cuenta=cuenta, ahora=AHORA - timedelta(days=1))
    reciente = _factura("F001-3", cuenta=cuenta, ahora=AHORA + timedelta(days=4))
    client = sesion_de(un_operador())

    todo, html = _ver(client, "/mesa/", dia=8), _ver(client, "/mesa/?ver=por-vencer", dia=8)

    assert '<a href="/mesa/?ver=por-vencer"><span class="marca hora suave">con la conformidad por vencer</span>' in todo
    assert '<b>1</b> <span class="marca hora suave">con la conformidad por vencer</span>' in html
    assert str(apremia.numero) in html
    assert str(vencida.numero) not in html
    assert str(reciente.numero) not in html


def test_bandeja_with_nothing_about_to_expire_says_so() -> None:
    _factura()

    html = _ver(sesion_de(un_operador()), "/mesa/?ver=por-vencer")

    assert "No hay comprobantes por vencer" in html
    assert "<b>0</b> <span>con la conformidad por vencer</span>" in html


@pytest.mark.parametrize("ver", ["otra-cosa", "%00", "🙂"])
def test_bandeja_takes_a_filter_that_is_none_for_all(ver: str) -> None:
    expediente = un_expediente()

    assert str(expediente.numero) in _ver(sesion_de(un_operador()), f"/mesa/?ver={ver}")


@pytest.mark.parametrize("ver", ["", "comprobantes", "por-vencer"])
def test_bandeja_asks_as_many_queries_for_three_vouchers_as_for_one(ver: str) -> None:
    client, cuenta = sesion_de(un_operador()), un_remitente("juridica")
    _factura("F001-1", cuenta=cuenta)
    una = _consultas(client, ver)

    _factura("F001-2", cuenta=cuenta)
    _factura("F001-3", cuenta=cuenta)

    assert _consultas(client, ver) == una


def _consultas(client: Client, ver: str) -> int:
    _ver(client, f"/mesa/?ver={ver}", dia=7)
    with CaptureQueriesContext(connection) as consultas:
        _ver(client, f"/mesa/?ver={ver}", dia=7)
    return len(consultas)
