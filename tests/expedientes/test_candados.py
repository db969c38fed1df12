"""The database refuses, whoever asks: what was filed neither changes nor goes."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from mesa import flujo
from mesa.expedientes.candados import CANDADOS
from mesa.expedientes.models import Acto, Comprobante, Documento, Expediente, Recibo
from mesa.lib.candados import faltan, poner, quitar
from tests.fabricas import AHORA, un_borrador, un_expediente
from tests.ventanilla.casos import con_factura

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _filed() -> None:
    un_expediente(recibos=True)


PROHIBIDO: dict[str, tuple[str, Callable[[], object]]] = {
    "an act's words": ("Los actos no", lambda: Acto.objects.update(nota="otra")),
    "an act's facts": ("Los actos no", lambda: Acto.objects.update(datos={})),
    "an act": ("Los actos no", lambda: _sql("DELETE FROM expedientes_acto")),
    "a receipt's file": ("Los recibos no", lambda: Recibo.objects.update(sha256="0" * 64)),
    "a receipt": ("Los recibos no", lambda: Recibo.objects.all().delete()),
    "a filed expediente": ("Un expediente presentado no", lambda: _sql("DELETE FROM expedientes_expediente")),
    "a filed file": ("Los archivos de un expediente presentado no", lambda: Documento.objects.all().delete()),
}


@pytest.mark.parametrize("que", PROHIBIDO)
def test_the_database_refuses_to_touch(que: str) -> None:
    frase, accion = PROHIBIDO[que]

    with pytest.raises(IntegrityError, match=frase), transaction.atomic():
        accion()


@pytest.mark.parametrize("tabla", ["acto", "recibo", "expediente", "documento", "comprobante"])
def test_postgresql_refuses_to_empty_a_table(tabla: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")

    _sql("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="no se"), transaction.atomic():
        _sql(f"TRUNCATE expedientes_{tabla} CASCADE")


def test_a_draft_and_its_files_can_go() -> None:
    draft = un_borrador(anexos=1)

    draft.delete()

    assert not Documento.objects.filter(expediente_id=draft.pk).exists()


@pytest.mark.parametrize(
    "accion",
    [
        lambda: Comprobante.objects.update(total=1),
        lambda: Comprobante.objects.update(conformidad_hasta=None),
        lambda: _sql("DELETE FROM expedientes_comprobante"),
    ],
)
def test_a_filed_voucher_stays_as_it_is_but_for_what_sunat_says(accion: Callable[[], object]) -> None:
    factura = con_factura()
    assert Comprobante.objects.update(total=118) == 1
    flujo.presentar(factura, por=factura.cuenta, canal="plataforma", ahora=AHORA)

    with pytest.raises(IntegrityError, match="Los comprobantes presentados no"), transaction.atomic():
        accion()
    assert Comprobante.objects.update(validez={"estado": "aceptado"}, por_consultar=False) == 1


def test_a_receipt_saved_as_it_is_is_not_refused() -> None:
    Recibo.objects.get().save()


def test_a_lifted_lock_is_missed_and_put_back() -> None:
    quitar(CANDADOS[:1])
    assert faltan(CANDADOS) == list(CANDADOS[:1])

    poner(CANDADOS)

    assert faltan(CANDADOS) == []


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_the_locks_back_on_a_table_that_was_rebuilt() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps triggers whatever becomes of a table")
    wider = models.CharField(max_length=13)
    wider.set_attributes_from_name("acto")
    with connection.schema_editor() as editor:
        editor.alter_field(Acto, Acto._meta.get_field("acto"), wider)
        editor.alter_field(Acto, wider, Acto._meta.get_field("acto"))
    assert faltan(CANDADOS)

    call_command("migrate", verbosity=0)

    assert faltan(CANDADOS) == []


def test_the_state_of_an_expediente_can_change() -> None:
    assert Expediente.objects.update(estado="RECIBIDO") == 1


def _sql(orden: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(orden)
