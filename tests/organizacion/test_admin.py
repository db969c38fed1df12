"""The administrator's pages of the organization, as the administrator meets them."""

from datetime import date, time
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


def test_a_day_off_without_legal_basis_is_refused(administrador: Client) -> None:
    datos = {"fecha": "2026-07-27", "nombre": "Puente", "base_legal": "", "sede": ""}

    administrador.post(reverse("admin:organizacion_dianolaborable_add"), datos)

    assert not DiaNoLaborable.objects.filter(fecha=date(2026, 7, 27)).exists()


def test_a_national_holiday_need_not_be_added(administrador: Client) -> None:
    datos = {"fecha": "2026-06-29", "nombre": "San Pedro", "base_legal": "DS 1", "sede": ""}

    respuesta = administrador.post(reverse("admin:organizacion_dianolaborable_add"), datos)

    assert "Ese día ya es feriado nacional (San Pedro y San Pablo)" in respuesta.content.decode()


def test_the_history_tells_who_changed_what_of_the_calendar_deleted_days_included(administrador: Client) -> None:
    datos = {"fecha": "2026-07-27", "nombre": "Puente", "base_legal": "DS 1-2026-PCM", "sede": ""}
    administrador.post(reverse("admin:organizacion_dianolaborable_add"), datos)
    dia = DiaNoLaborable.objects.get(fecha=date(2026, 7, 27))
    cambio = reverse("admin:organizacion_dianolaborable_change", args=[dia.pk])
    administrador.post(cambio, datos | {"fecha": "2026-07-24", "base_legal": "DS 2-2026-PCM"})
    administrador.post(reverse("admin:organizacion_dianolaborable_delete", args=[dia.pk]), {"post": "yes"})

    historia = administrador.get(reverse("admin:organizacion_dianolaborable_historia")).content.decode()

    assert "admin@vallesereno.example" in historia
    assert "Agregado: fecha: 27/07/2026; nombre: Puente; base legal: DS 1-2026-PCM; sede: –." in historia
    assert "27/07/2026 → 24/07/2026" in historia
    assert "DS 1-2026-PCM → DS 2-2026-PCM" in historia
    assert "Borrado: fecha: 24/07/2026; nombre: Puente" in historia


def test_days_deleted_together_are_each_kept_in_the_history(administrador: Client) -> None:
    dias = [DiaNoLaborable.objects.create(fecha=date(2026, 7, n), nombre=f"D{n}", base_legal="DS 1") for n in (24, 27)]
    datos = {"action": "delete_selected", "_selected_action": [d.pk for d in dias], "post": "yes"}

    administrador.post(reverse("admin:organizacion_dianolaborable_changelist"), datos)

    historia = administrador.get(reverse("admin:organizacion_dianolaborable_historia")).content.decode()
    assert "Borrado: fecha: 24/07/2026" in historia
    assert "Borrado: fecha: 27/07/2026" in historia


def test_closing_a_rule_is_told_with_its_day(administrador: Client) -> None:
    regla = ReglaDePlazo.objects.get(version="B-1")

    administrador.post(
        reverse("admin:organizacion_regladeplazo_change", args=[regla.pk]), {"vigente_hasta": "2026-12-31"}
    )

    historia = administrador.get(reverse("admin:organizacion_regladeplazo_historia")).content.decode()
    assert "– → 31/12/2026" in historia


def test_who_may_not_see_the_calendar_may_not_see_its_history(client: Client) -> None:
    cuenta = Cuenta(correo="otro@vallesereno.example", is_staff=True)
    cuenta.set_unusable_password()
    cuenta.save()
    client.force_login(cuenta)

    assert client.get(reverse("admin:organizacion_dianolaborable_historia")).status_code == 403


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


def test_a_rule_that_does_not_rule_yet_can_still_be_mended_or_withdrawn(administrador: Client) -> None:
    regla = ReglaDePlazo.objects.create(
        version="A-2999", codigo="A", dias=[0], desde=time(8), hasta=time(9), vigente_desde=date(2999, 1, 1)
    )
    datos = {
        "version": "A-2999", "codigo": "A", "dias": ["0", "1"], "desde": "08:00", "hasta": "15:00",
        "vigente_desde": "2999-01-01", "vigente_hasta": "", "base_legal": "", "sede": "",
    }  # fmt: skip

    administrador.post(reverse("admin:organizacion_regladeplazo_change", args=[regla.pk]), datos)
    regla.refresh_from_db()
    administrador.post(reverse("admin:organizacion_regladeplazo_delete", args=[regla.pk]), {"post": "yes"})

    assert regla.hasta == time(15)
    assert not ReglaDePlazo.objects.filter(version="A-2999").exists()
    historia = administrador.get(reverse("admin:organizacion_regladeplazo_historia")).content.decode()
    assert "09:00 → 15:00" in historia


def test_a_rule_in_use_cannot_be_deleted(administrador: Client) -> None:
    regla = ReglaDePlazo.objects.get(version="B-1")

    respuesta = administrador.post(reverse("admin:organizacion_regladeplazo_delete", args=[regla.pk]), {"post": "yes"})

    assert respuesta.status_code == 403


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
