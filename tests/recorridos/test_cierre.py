"""The closing minute belongs to the filer: 16:36:59 is today, 16:37:00 is the next business day."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from playwright.sync_api import Page, expect

from mesa.expedientes.models import Expediente
from tests.fabricas import un_remitente
from tests.recorridos.pasos import completar, ingresar, presentar

# Friday 26 June 2026 in Lima. Monday 29 is San Pedro y San Pablo.
ANTES = datetime(2026, 6, 26, 21, 20, 0, tzinfo=UTC)
EN_HORA = datetime(2026, 6, 26, 21, 36, 59, tzinfo=UTC)
TARDE = datetime(2026, 6, 26, 21, 37, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("momento", "fecha", "dia", "porque"),
    [
        (EN_HORA, date(2026, 6, 26), "viernes 26 de junio de 2026", "16:36:59, hora de Lima"),
        (TARDE, date(2026, 6, 30), "martes 30 de junio de 2026", "San Pedro y San Pablo"),
    ],
    ids=["16:36:59", "16:37:00"],
)
def test_the_minute_of_closing_decides_the_date(
    page: Page, momento: datetime, fecha: date, dia: str, porque: str
) -> None:
    with time_machine.travel(ANTES, tick=True) as reloj:
        ingresar(page, un_remitente())
        completar(page)
        # The very second, however long the browser takes.
        reloj.move_to(momento, tick=False)
        page.reload()
        expect(page.get_by_role("complementary", name="Reloj legal")).to_contain_text(dia)
        presentar(page)

        respuesta = page.get_by_role("region", name="Tu fecha de ingreso es el")
        expect(respuesta).to_contain_text(f"Se tiene por ingresado{dia}")
        expect(respuesta).to_contain_text(porque)

    filed = Expediente.objects.get()
    assert filed.presentado_en == momento
    assert filed.fecha_de_ingreso == fecha
