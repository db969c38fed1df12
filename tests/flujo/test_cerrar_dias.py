"""Each day of the log is closed once, by whichever worker comes first, and every act gets its proof."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mesa import flujo
from mesa.expedientes.models import Acto
from mesa.lib import cola
from mesa.registro.cierre import PRIMERO, resumen_de
from mesa.registro.models import CierreDiario
from mesa.registro.prueba import comprobar
from tests.candados import sin_candados
from tests.fabricas import AHORA, un_expediente

pytestmark = pytest.mark.django_db

VIERNES = date(2026, 6, 26)
UN_DIA = timedelta(days=1)
# 00:14 and 00:15 in Lima of the day after.
AUN_NO = datetime(2026, 6, 27, 5, 14, 59, tzinfo=UTC)
YA = datetime(2026, 6, 27, 5, 15, tzinfo=UTC)


def test_a_day_is_closed_a_quarter_of_an_hour_after_it_ended() -> None:
    un_expediente(recibido=True)

    assert flujo.cerrar_dias(ahora=AUN_NO) == []
    assert flujo.cerrar_dias(ahora=YA) == [VIERNES]

    fila = CierreDiario.objects.get()
    ultimo = Acto.objects.get(indice=3)
    assert (fila.desde, fila.hasta, fila.cierre.actos) == (1, 3, 3)
    assert (fila.cierre.cabeza, fila.cierre.anterior) == (ultimo.resumen, PRIMERO)
    assert fila.cierre.ruc == "20100128218"


def test_closing_again_changes_nothing() -> None:
    un_expediente()
    flujo.cerrar_dias(ahora=YA)

    assert flujo.cerrar_dias(ahora=YA + timedelta(hours=1)) == []
    assert CierreDiario.objects.count() == 1
    assert _tareas() == 1


def test_a_worker_that_was_stopped_for_days_closes_each_of_them() -> None:
    for dias in (0, 1, 4):
        un_expediente(ahora=AHORA + dias * UN_DIA)

    assert flujo.cerrar_dias(ahora=YA + 10 * UN_DIA) == [VIERNES, VIERNES + UN_DIA, VIERNES + 4 * UN_DIA]

    primero, segundo, tercero = CierreDiario.objects.order_by("dia")
    assert [(uno.desde, uno.hasta) for uno in (primero, segundo, tercero)] == [(1, 1), (2, 2), (3, 3)]
    assert segundo.cierre.anterior == resumen_de(primero.contenido)
    assert tercero.cierre.anterior == resumen_de(segundo.contenido)


def test_an_act_that_comes_late_falls_into_the_next_closing() -> None:
    un_expediente()
    flujo.cerrar_dias(ahora=YA)
    un_expediente(ahora=AHORA + timedelta(hours=1))  # of the day that is closed already

    assert flujo.cerrar_dias(ahora=YA + timedelta(hours=1)) == []
    assert flujo.cerrar_dias(ahora=YA + UN_DIA) == [VIERNES + UN_DIA]
    assert CierreDiario.objects.get(dia=VIERNES + UN_DIA).desde == 2


def test_a_clock_that_ran_ahead_for_one_act_holds_up_no_closing() -> None:
    un_expediente(ahora=AHORA + 365 * UN_DIA)
    un_expediente()

    assert flujo.cerrar_dias(ahora=YA) == [VIERNES]
    assert CierreDiario.objects.get().hasta == 2


def test_a_log_with_a_hole_is_not_sealed() -> None:
    un_expediente(recibido=True)
    with sin_candados(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM notificacion_aviso")
        cursor.execute("DELETE FROM expedientes_acto WHERE indice = 2")

    assert flujo.cerrar_dias(ahora=YA) == []


def test_every_act_of_a_sealed_day_has_its_proof() -> None:
    un_expediente(atendido=True)
    un_expediente(rechazado=True)
    flujo.cerrar_dias(ahora=YA)
    assert flujo.prueba_de(1) is None  # not sealed yet
    assert flujo.registro_cerrado_hasta() == 0

    flujo.sellar_cierre.func(VIERNES.isoformat())

    for acto in Acto.objects.all():
        prueba = flujo.prueba_de(acto.indice)
        assert prueba is not None
        veredicto = comprobar(prueba.a_dict(), {"acto_indice": acto.indice, "acto_resumen": acto.resumen})
        assert veredicto.incluido
    assert flujo.registro_cerrado_hasta() == Acto.objects.count()
    publicado = flujo.cierre_publicado(VIERNES)
    assert publicado is not None
    assert publicado.sellado is not None


def test_the_signature_is_filled_in_once() -> None:
    un_expediente()
    flujo.cerrar_dias(ahora=YA)
    flujo.sellar_cierre.func(VIERNES.isoformat())
    firma = bytes(CierreDiario.objects.get().firma)

    flujo.sellar_cierre.func(VIERNES.isoformat())

    assert bytes(CierreDiario.objects.get().firma) == firma
    for columnas in ({"firma": b"otra"}, {"firma": b""}, {"contenido": "{}"}, {"hasta": 9}):
        with pytest.raises(IntegrityError, match="Los cierres del registro no"), transaction.atomic():
            CierreDiario.objects.update(**columnas)
    with pytest.raises(IntegrityError, match="Los cierres del registro no"), transaction.atomic():
        CierreDiario.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_a_seal_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    un_expediente()
    flujo.cerrar_dias(ahora=YA)
    with monkeypatch.context() as roto:
        roto.setattr(flujo, "firmar_separado", _falla)
        cola.drain()
    assert flujo.cierre_publicado(VIERNES) is None

    DBTaskResult.objects.update(run_after=timezone.now())
    cola.drain()

    assert flujo.cierre_publicado(VIERNES) is not None


def test_a_seal_whose_task_was_given_up_is_asked_for_anew() -> None:
    un_expediente()
    flujo.cerrar_dias(ahora=YA)
    DBTaskResult.objects.update(status="FAILED")

    flujo.cerrar_dias(ahora=YA + 6 * UN_DIA)

    assert _tareas() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_close_a_day_once() -> None:
    un_expediente()

    cerrados = _at_once([lambda: flujo.cerrar_dias(ahora=YA)] * 4)

    assert sorted(cerrados) == [[], [], [], [VIERNES]]
    assert CierreDiario.objects.count() == 1


def _tareas() -> int:
    return DBTaskResult.objects.filter(task_path="mesa.flujo.sellar_cierre").count()


def _falla(datos: bytes, **_: object) -> bytes:
    raise OSError("the time-stamp authority is down")


def _at_once(calls: list[Callable[[], list[date]]]) -> list[list[date]]:
    def run(call: Callable[[], list[date]]) -> list[date]:
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
