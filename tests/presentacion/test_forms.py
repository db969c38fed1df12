"""The words of a draft: what is valid is written, what is not is said."""

import pytest

from mesa.organizacion.models import Sede
from mesa.presentacion.forms import BorradorForm
from tests.fabricas import un_borrador

pytestmark = pytest.mark.django_db


def test_columnas_leave_out_what_is_not_valid() -> None:
    form = BorradorForm({"asunto": "  Pide   copia ", "fecha_documento": "31/02/2026"})

    assert form.columnas() == {"asunto": "Pide copia"}
    assert form.errors["fecha_documento"] == ["Escribe la fecha como día/mes/año, por ejemplo 25/06/2026."]


def test_columnas_drop_the_dependencia_of_another_sede() -> None:
    expediente = un_borrador(con_archivo=False)
    otra = Sede.objects.get(codigo="refineria-talara")

    form = BorradorForm({"sede": otra.codigo}, expediente=expediente)

    assert form.columnas() == {"sede": otra, "dependencia": None}


def test_columnas_keep_the_dependencia_when_its_sede_is_written_again() -> None:
    expediente = un_borrador(con_archivo=False)
    assert expediente.sede is not None

    form = BorradorForm({"sede": expediente.sede.codigo}, expediente=expediente)

    assert form.columnas() == {"sede": expediente.sede}


def test_referencia_to_a_number_that_does_not_exist_is_refused() -> None:
    form = BorradorForm({"referencia": "2026-0099999"})

    assert form.columnas() == {}
    assert form.errors["referencia"] == ["No hay un trámite con ese número: revísalo en tu constancia."]
