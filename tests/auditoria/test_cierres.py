"""The closings told against the acts, against their seal and against each other."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from mesa import flujo
from mesa.auditoria import auditar
from mesa.registro.cierre import Cierre
from mesa.registro.models import CierreDiario
from tests.auditoria.mesa import cambiar, cerrar, hallazgos, hallazgos_tras, una_mesa_cerrada
from tests.fabricas import AHORA, un_expediente

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cerrada() -> None:
    una_mesa_cerrada()


def test_a_rewritten_root_breaks_seal_and_chain() -> None:
    primero = CierreDiario.objects.order_by("dia")[0]
    otra = hashlib.sha256(b"").hexdigest()
    cambiar(primero, contenido=primero.contenido.replace(primero.cierre.raiz, otra))

    assert hallazgos() == [
        "El registro ya no da la raíz del cierre del 2026-06-26: algún acto de ese día cambió.",
        "El cierre del 2026-06-26 no lleva un sello de esta mesa que le corresponda.",
        "El cierre del 2026-06-27 no enlaza con el anterior.",
    ]


def test_another_day_s_seal_is_not_its_own() -> None:
    primero, segundo = CierreDiario.objects.order_by("dia")
    cambiar(primero, firma=segundo.firma)

    assert hallazgos() == ["El cierre del 2026-06-26 no lleva un sello de esta mesa que le corresponda."]


def test_a_row_that_says_other_than_its_content_is_found() -> None:
    segundo = CierreDiario.objects.get(dia="2026-06-27")
    cambiar(segundo, hasta=segundo.hasta - 1)

    assert "La fila del cierre del 2026-06-27 no dice lo que su contenido." in hallazgos()


def test_a_content_that_cannot_be_read_is_found() -> None:
    cambiar(CierreDiario.objects.get(dia="2026-06-27"), contenido="{}")

    assert hallazgos() == ["El cierre del 2026-06-27 no se puede leer: alguien cambió su contenido."]


def test_a_closing_taken_out_is_found() -> None:
    quitado = CierreDiario.objects.filter(dia="2026-06-26")

    assert hallazgos_tras(lambda: quitado._raw_delete("default")) == [
        "El cierre del 2026-06-27 empieza en el acto 8 y debía empezar en el 1.",
        "El cierre del 2026-06-27 no enlaza con el anterior.",
    ]


def test_the_last_closing_taken_out_is_found() -> None:
    quitado = CierreDiario.objects.filter(dia="2026-06-27")

    assert hallazgos_tras(lambda: quitado._raw_delete("default")) == [
        "Hay actos del 2026-06-27 sin cerrar: el obrero no corre, o alguien quitó su cierre."
    ]


def test_a_day_that_is_not_over_needs_no_closing() -> None:
    un_expediente(ahora=timezone.now())

    assert hallazgos() == []


def test_a_closing_that_waits_too_long_for_its_seal_is_told() -> None:
    un_expediente(ahora=AHORA + timedelta(days=2), recibos=True)
    flujo.cerrar_dias(ahora=timezone.now())

    assert list(auditar(ahora=timezone.now())) == []
    assert list(auditar(ahora=timezone.now() + timedelta(hours=14))) == ["El cierre del 2026-06-28 sigue sin sello."]


def test_a_late_act_waits_for_the_next_closing() -> None:
    un_expediente(recibos=True)  # of a day that is closed already
    cerrar()

    assert hallazgos() == []
    assert Cierre.de_json(CierreDiario.objects.order_by("-dia")[0].contenido).actos == 1
