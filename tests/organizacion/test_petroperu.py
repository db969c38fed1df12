"""The profile that ships: what PETROPERÚ publishes is what people will read."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from mesa.organizacion.models import Sede, TipoDocumento
from mesa.organizacion.perfil import cargar_perfil
from mesa.organizacion.queries import contactos, politica_vigente, textos
from mesa.registro.calendario import regla_vigente

pytestmark = pytest.mark.django_db

PERFIL = Path(__file__).parents[2] / "instituciones" / "petroperu"


def test_the_profile_loads_with_the_published_rules() -> None:
    institucion = cargar_perfil(PERFIL)

    assert institucion.ruc == "20100128218"
    assert institucion.expediente_mb == "20"
    regla = regla_vigente(None, datetime(2026, 6, 26, 15, 0, tzinfo=UTC))
    assert (regla.version, regla.desde, regla.hasta) == ("A-2026.1", time(7), time(16, 36))
    assert regla.dias == frozenset(range(5))


def test_the_six_sedes_each_have_a_desk() -> None:
    cargar_perfil(PERFIL)

    assert list(Sede.objects.values_list("codigo", flat=True)) == [
        "oficina-principal",
        "operaciones-oleoducto",
        "refineria-talara",
        "refineria-conchan",
        "refineria-iquitos",
        "plantas-de-ventas-y-terminales",
    ]
    assert Sede.objects.filter(dependencias__codigo="tramite-documentario").count() == 6


def test_contracts_take_digital_certificates_only_and_notarial_documents_paper_only() -> None:
    cargar_perfil(PERFIL)

    con_certificado = TipoDocumento.objects.filter(solo_certificado_digital=True)
    en_papel = TipoDocumento.objects.filter(solo_fisico=True)
    assert {t.codigo for t in con_certificado} == {"contrato", "orden-de-servicio", "ott"}
    assert {t.codigo for t in en_papel} == {"carta-notarial", "documento-con-certificacion-notarial"}
    assert all("Trámite Documentario" in t.explicacion for t in en_papel)


def test_the_published_telephones_requirements_and_policy_are_there() -> None:
    cargar_perfil(PERFIL)

    assert [c.telefono_legible for c in contactos()] == ["6145000 anexo 14344", "0800 76001", "6145000 anexo 77777"]
    assert len(textos("requisitos")) == 6
    assert len(textos("antes-de-iniciar")) == 7
    politica = politica_vigente(date(2026, 6, 26))
    assert politica is not None
    assert politica.version == "2026-1"
    for obligado in ("responsable", "Para qué", "Quiénes los reciben", "banco de datos", "obligatorios", "países",
                     "automatizadas", "Cuánto tiempo", "derechos"):  # fmt: skip
        assert obligado in politica.texto
