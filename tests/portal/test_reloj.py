from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from mesa.portal.reloj import VistaDelReloj, vista_del_reloj
from mesa.registro.plazos import Calendario, Regla
from mesa.registro.reloj import reloj

LIMA = ZoneInfo("America/Lima")
REGLA = Regla("A", "A-1", frozenset(range(5)), time(7), time(16, 36))
CALENDARIO = Calendario({date(2026, 6, 29): "San Pedro y San Pablo"})


def vista(dia: int, hora: int, minuto: int, *, regla: Regla = REGLA) -> VistaDelReloj:
    momento = datetime(2026, 6, dia, hora, minuto, tzinfo=LIMA)
    return vista_del_reloj(reloj(momento, calendario=CALENDARIO, regla=regla))


@pytest.mark.parametrize(
    ("dia", "hora", "minuto", "tono", "titulo"),
    [
        (26, 6, 59, "curso", "Abre a las 7:00"),
        (26, 10, 24, "bien", "Abierta ahora"),
        (26, 16, 21, "ojo", "Quedan 15 min para ingresar hoy"),
        (26, 16, 36, "ojo", "Último minuto para ingresar hoy"),
        (26, 16, 37, "ojo", "Cerrada por hoy"),
        (28, 11, 5, "ojo", "Hoy no es día hábil"),
    ],
)
def test_the_head_says_where_the_day_stands(dia: int, hora: int, minuto: int, tono: str, titulo: str) -> None:
    mirada = vista(dia, hora, minuto)

    assert (mirada.tono, mirada.titulo.replace("\N{NO-BREAK SPACE}", " ")) == (tono, titulo)


def test_within_hours_the_picture_shows_the_open_stretch_and_the_hand() -> None:
    jornada = vista(26, 12, 0).jornada

    assert jornada is not None
    assert (jornada.desde, jornada.ancho, jornada.ahora) == ("29.17%", "40.00%", "50.00%")
    assert jornada.rotulo_ahora.texto == "12:00"


def test_a_label_near_the_edge_does_not_leave_the_picture() -> None:
    jornada = vista(26, 0, 10).jornada

    assert jornada is not None
    assert jornada.rotulo_ahora.ancla == "start"


def test_after_closing_another_day_counts_and_there_are_no_hours_to_show() -> None:
    mirada = vista(26, 16, 52)

    assert mirada.ingreso == date(2026, 6, 30)
    assert mirada.es_hoy is False
    assert mirada.jornada is None


def test_with_a_rule_of_whole_days_the_desk_is_open_at_night() -> None:
    mirada = vista(26, 20, 0, regla=Regla("B", "B-1", frozenset(range(5)), time(7), time(16, 36)))

    assert (mirada.titulo, mirada.es_hoy) == ("Abierta ahora", True)
