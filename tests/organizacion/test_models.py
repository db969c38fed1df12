from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from mesa.organizacion.models import Contacto, Dependencia, DiaNoLaborable, Institucion, ReglaDePlazo, Sede

pytestmark = pytest.mark.django_db


def una_institucion(**cambios: object) -> Institucion:
    datos: dict[str, object] = {
        "codigo": "x", "nombre": "X", "nombre_corto": "X", "ruc": "20131312955", "acento": "#12508f",
        "correo": "x@x.example", "horario": "Siempre",
    }  # fmt: skip
    return Institucion(**(datos | cambios))


def test_there_is_one_institution_only() -> None:
    una_institucion().save()

    with pytest.raises(IntegrityError), transaction.atomic():
        una_institucion(id=2).save()


def test_the_limit_reads_in_the_megabytes_of_a_file_manager() -> None:
    assert una_institucion().expediente_mb == "20"
    assert una_institucion(expediente_bytes=2_621_440).expediente_mb == "2.5"


def test_two_sedes_may_have_a_dependencia_of_the_same_code_but_one_may_not() -> None:
    una, otra = (Sede.objects.create(codigo=c, nombre=c) for c in ("una", "otra"))
    for sede in (una, otra):
        Dependencia.objects.create(sede=sede, codigo="legal", nombre="Legal")

    with pytest.raises(IntegrityError), transaction.atomic():
        Dependencia.objects.create(sede=una, codigo="legal", nombre="Otra")


def test_the_same_day_off_twice_is_refused_with_a_sentence() -> None:
    DiaNoLaborable.objects.create(fecha=date(2026, 7, 27), nombre="Puente")

    with pytest.raises(ValidationError, match="Ese día ya está en la lista para todas las sedes"):
        DiaNoLaborable(fecha=date(2026, 7, 27), nombre="Otra vez").full_clean()


def test_a_rule_that_closes_before_it_opens_is_refused_also_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ReglaDePlazo.objects.create(
            version="A-0", codigo="A", dias=[0], desde=time(16), hasta=time(7), vigente_desde=date(2026, 1, 1)
        )


def test_a_contact_without_telephone_has_no_link_to_call() -> None:
    contacto = Contacto(rotulo="Correo", correo="x@x.example")

    assert contacto.enlace_tel == ""
    assert contacto.telefono_legible == ""
