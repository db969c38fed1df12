"""The administrator's pages of the organization, as the administrator meets them."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from mesa.cuentas.models import Cuenta
from mesa.organizacion.models import DiaNoLaborable, Institucion, PoliticaDeDatos, ReglaDePlazo
from mesa.organizacion.perfil import cargar_perfil

pytestmark = pytest.mark.django_db
MODELOS = (
    "institucion", "sede", "dependencia", "tipodocumento", "regladeplazo", "dianolaborable", "politicadedatos",
    "contacto", "texto",
)  # fmt: skip


@pytest.fixture
def administrador(municipalidad: Path) -> Client:
    cargar_perfil(municipalidad)
    cuenta = Cuenta(correo="admin@vallesereno.example", is_staff=True, is_superuser=True)
    cuenta.set_unusable_password()
    cuenta.save()
    client = Client()
    client.force_login(cuenta)
    return client


@pytest.mark.parametrize("modelo", MODELOS)
def test_every_list_opens(administrador: Client, modelo: str) -> None:
    respuesta = administrador.get(reverse(f"admin:organizacion_{modelo}_changelist"))

    assert respuesta.status_code == 200


def test_a_day_off_is_added_with_its_legal_basis(administrador: Client) -> None:
    datos = {"fecha": "2026-07-27", "nombre": "Puente", "base_legal": "DS 1-2026-PCM", "sede": ""}

    administrador.post(reverse("admin:organizacion_dianolaborable_add"), datos)

    assert str(DiaNoLaborable.objects.get(fecha=date(2026, 7, 27))) == "Puente, DS 1-2026-PCM"


def test_a_new_rule_takes_its_days_from_boxes(administrador: Client) -> None:
    datos = {
        "version": "A-2027.1", "codigo": "A", "dias": ["0", "4"], "desde": "08:00", "hasta": "16:00",
        "vigente_desde": "2027-01-01", "vigente_hasta": "", "base_legal": "", "sede": "",
    }  # fmt: skip

    administrador.post(reverse("admin:organizacion_regladeplazo_add"), datos)

    assert ReglaDePlazo.objects.get(version="A-2027.1").dias == [0, 4]


def test_a_rule_in_use_can_only_be_closed(administrador: Client) -> None:
    regla = ReglaDePlazo.objects.get(version="B-1")
    datos = {"hasta": "20:00", "vigente_hasta": "2026-12-31"}

    pagina = reverse("admin:organizacion_regladeplazo_change", args=[regla.pk])
    administrador.post(pagina, datos)

    regla.refresh_from_db()
    assert (regla.hasta.hour, regla.vigente_hasta) == (15, date(2026, 12, 31))


def test_a_published_policy_cannot_be_edited(administrador: Client) -> None:
    politica = PoliticaDeDatos.objects.get()

    respuesta = administrador.post(
        reverse("admin:organizacion_politicadedatos_change", args=[politica.pk]), {"texto": "Otro"}
    )

    assert respuesta.status_code == 403


def test_a_pale_accent_is_refused_with_the_remedy(administrador: Client) -> None:
    institucion = Institucion.objects.get()
    datos = {
        "nombre": "M", "nombre_corto": "M", "ruc": institucion.ruc, "acento": "#ffcc00", "correo": "m@m.example",
        "horario": "Siempre", "expediente_bytes": 1000, "formatos_principal": ["pdf"], "formatos_anexo": ["pdf"],
    }  # fmt: skip

    respuesta = administrador.post(reverse("admin:organizacion_institucion_change", args=[1]), datos)

    assert "Elige uno más oscuro" in respuesta.content.decode()
    assert Institucion.objects.get().acento == "#12508f"
