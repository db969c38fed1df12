"""The bench fills its lists by SQL of its own: a new column must not break it unseen."""

import pytest
from django.db import connection

from mesa.expedientes.models import Comprobante, Documento, Expediente
from tests.fabricas import un_remitente
from tools.bench.listas import SQL


@pytest.mark.django_db
def test_the_bench_s_rows_are_whole() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the bench of the lists runs on PostgreSQL alone")
    un_remitente(correo="remitente@demo.example")

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(SQL, {"desde": 1, "hasta": 5})

    assert Expediente.objects.exclude(estado="BORRADOR").count() == 5
    assert Documento.objects.filter(firmas=[]).count() == 5
    assert [str(uno) for uno in Comprobante.objects.all()] == ["20131312955-01-F001-3"]
