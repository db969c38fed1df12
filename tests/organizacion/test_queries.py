import time
from datetime import date
from pathlib import Path

import pytest
from django.test import TestCase
from pytest_django import DjangoAssertNumQueries

from mesa.organizacion import memoria
from mesa.organizacion.models import Dependencia, Institucion, PoliticaDeDatos
from mesa.organizacion.perfil import cargar_perfil
from mesa.organizacion.queries import (
    SinPerfilError,
    institucion_actual,
    politica_vigente,
    sedes_activas,
    textos,
    tipos_activos,
)

pytestmark = pytest.mark.django_db


def test_the_institution_is_asked_for_once(
    municipalidad: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cargar_perfil(municipalidad)

    with django_assert_num_queries(1):
        nombres = [institucion_actual().nombre_corto for _ in range(3)]

    assert nombres == ["Valle Sereno"] * 3


def test_a_saved_change_is_seen_at_once(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)
    institucion_actual()
    fila = Institucion.objects.get()
    fila.nombre_corto = "VS"

    fila.save()

    assert institucion_actual().nombre_corto == "VS"


def test_another_process_change_is_seen_after_a_while(municipalidad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cargar_perfil(municipalidad)
    institucion_actual()
    Institucion.objects.update(nombre_corto="VS")  # update() sends no signal, as another process sends none

    antes = institucion_actual().nombre_corto
    reloj = time.monotonic() + memoria.SEGUNDOS + 1
    monkeypatch.setattr(time, "monotonic", lambda: reloj)

    assert antes == "Valle Sereno"
    assert institucion_actual().nombre_corto == "VS"


def test_what_was_remembered_before_the_commit_is_forgotten_after_it(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    with TestCase.captureOnCommitCallbacks(execute=True):
        Institucion.objects.get().save()
        institucion_actual()
        Institucion.objects.update(nombre_corto="VS")

    assert institucion_actual().nombre_corto == "VS"


def test_the_memory_does_not_grow_with_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memoria, "MAXIMO", 10)

    for n in range(50):
        textos(f"lugar-{n}")

    assert len(memoria._recordado) <= 10


def test_without_profile_the_error_says_what_to_do() -> None:
    with pytest.raises(SinPerfilError, match="cargar_perfil"):
        institucion_actual()


def test_sedes_bring_only_their_active_dependencias_in_two_queries(
    municipalidad: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cargar_perfil(municipalidad)
    Dependencia.objects.filter(codigo="obras").update(activa=False)

    with django_assert_num_queries(2):
        catalogo = {s.codigo: [d.codigo for d in s.dependencias.all()] for s in sedes_activas()}

    assert catalogo == {"palacio": ["alcaldia"], "agencia": ["alcaldia"]}


def test_types_and_texts_come_in_order(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    assert [t.codigo for t in tipos_activos()] == ["solicitud", "contrato"]
    assert textos("requisitos") == ("Trae tu DNI.", "Escribe claro.")
    assert textos("desconocido") == ()


def test_the_policy_in_force_is_the_latest_that_has_begun(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)
    PoliticaDeDatos.objects.create(version="v2", texto="Nueva", vigente_desde=date(2026, 7, 1))

    vigentes = [politica_vigente(d) for d in (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1))]

    assert [p and p.version for p in vigentes] == [None, "v1", "v2"]
