"""The page that counts terms, as anybody meets it."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mesa.organizacion.models import DiaNoLaborable, Sede

pytestmark = pytest.mark.django_db
VIERNES = datetime(2026, 6, 26, 15, 24, tzinfo=UTC)


def pagina(client: Client, **pedido: str) -> str:
    html = client.get(reverse("plazos"), pedido).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@time_machine.travel(VIERNES, tick=False)
def test_two_business_days_are_counted_with_the_holiday_named_and_the_articles_of_the_day(client: Client) -> None:
    texto = pagina(client, desde="2026-06-26", cantidad="2", unidad="habiles")

    assert "Vence el miércoles 1 de julio de 2026" in texto
    assert "El lunes 29 de junio es feriado (San Pedro y San Pablo)." in texto
    assert "Quedan 2 días hábiles, sin contar hoy." in texto
    assert "numerales 133.1, 134.1, 134.2 y 140.1 del TUO de la Ley 27444, Decreto Supremo 006-2026-JUS" in texto


@time_machine.travel(VIERNES, tick=False)
def test_a_sedes_own_day_off_moves_its_term_and_stands_in_its_calendar_alone(client: Client) -> None:
    iquitos = Sede.objects.get(codigo="refineria-iquitos")
    DiaNoLaborable.objects.create(fecha=date(2026, 6, 30), nombre="Día de Loreto", base_legal="Ley 1", sede=iquitos)

    en_iquitos = pagina(client, desde="2026-06-26", cantidad="2", unidad="habiles", sede="refineria-iquitos")
    en_general = pagina(client, desde="2026-06-26", cantidad="2", unidad="habiles")

    assert "Vence el jueves 2 de julio de 2026" in en_iquitos
    assert "martes 30 de junio de 2026 no laborable Día de Loreto, Ley 1" in en_iquitos
    assert "Día de Loreto" not in en_general


@time_machine.travel(VIERNES, tick=False)
def test_months_distance_and_suspension_are_counted(client: Client) -> None:
    texto = pagina(
        client, desde="2026-06-26", cantidad="1", unidad="meses", distancia="2", suspendido_desde="2026-07-01",
        suspendido_hasta="2026-07-10",
    )  # fmt: skip

    # 26 July and ten suspended days: 5 August; two business days more, the 6th being a holiday.
    assert "Vence el lunes 10 de agosto de 2026" in texto
    assert "No corre del miércoles 1 de julio al viernes 10 de julio." in texto


@time_machine.travel(datetime(2026, 7, 2, 15, tzinfo=UTC), tick=False)
def test_a_term_that_is_over_says_so(client: Client) -> None:
    assert "Ya venció." in pagina(client, desde="2026-06-26", cantidad="2", unidad="habiles")


@pytest.mark.parametrize(
    ("pedido", "frase"),
    [
        ({"desde": "", "cantidad": "2"}, "Escribe el día desde el que se cuenta."),
        ({"cantidad": "0"}, "El plazo dura al menos 1."),
        ({"cantidad": "40", "unidad": "meses"}, "Se cuentan plazos de hasta 36 meses."),
        ({"desde": "2019-01-25"}, "Se cuentan plazos que empiezan desde el 26 de enero de 2019."),
        ({"desde": "2020-03-16"}, "No hay una regla de plazo para ese día"),
        ({"suspendido_desde": "2026-07-01"}, "Escribe los dos días de la suspensión, o ninguno."),
        (
            {"suspendido_desde": "2026-07-02", "suspendido_hasta": "2026-07-01"},
            "La suspensión termina después de empezar y dura como máximo 366 días.",
        ),
    ],
)
def test_what_cannot_be_counted_says_how_to_mend_it(client: Client, pedido: dict[str, str], frase: str) -> None:
    texto = pagina(client, **({"desde": "2026-06-26", "cantidad": "2", "unidad": "habiles"} | pedido))

    assert frase in texto
    assert "Vence el" not in texto


@time_machine.travel(VIERNES, tick=False)
def test_without_a_question_the_page_shows_the_days_off_to_come(client: Client) -> None:
    texto = pagina(client)

    assert "lunes 29 de junio de 2026 feriado San Pedro y San Pablo" in texto
    assert "miércoles 1 de enero" not in texto
