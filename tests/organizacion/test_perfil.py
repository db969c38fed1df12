from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mesa.organizacion.models import (
    Contacto,
    Dependencia,
    DiaNoLaborable,
    Institucion,
    PoliticaDeDatos,
    ReglaDePlazo,
    Sede,
    Texto,
    TipoDocumento,
)
from mesa.organizacion.perfil import cargar_perfil
from mesa.organizacion.perfil_secciones import PerfilInvalidoError
from tests.organizacion.perfiles import PERFIL, escribir_perfil

pytestmark = pytest.mark.django_db

OBRAS = '  [[sedes.dependencias]]\n  codigo = "obras"\n  nombre = "Obras"\n'
CONTRATO = (
    '[[tipos_de_documento]]\ncodigo = "contrato"\nnombre = "Contrato"\nclase = "contrato"\n'
    "solo_certificado_digital = true\n"
)


def errores_de(carpeta: Path) -> tuple[str, ...]:
    with pytest.raises(PerfilInvalidoError) as capturado:
        cargar_perfil(carpeta)
    return capturado.value.errores


def test_a_profile_fills_the_organization(municipalidad: Path) -> None:
    institucion = cargar_perfil(municipalidad)

    assert institucion.nombre == "Municipalidad Distrital de Valle Sereno"
    assert institucion.expediente_mb == "1"
    assert institucion.formatos_anexo == ["pdf", "jpg"]
    assert list(Sede.objects.values_list("codigo", flat=True)) == ["palacio", "agencia"]
    assert [str(d) for d in Dependencia.objects.filter(sede__codigo="palacio")] == ["Alcaldía", "Obras"]
    assert TipoDocumento.objects.get(codigo="contrato").solo_certificado_digital
    assert str(DiaNoLaborable.objects.get()) == "Aniversario del distrito, Ordenanza 12-2026"
    assert ReglaDePlazo.objects.get(version="A-agencia").sede == Sede.objects.get(codigo="agencia")
    assert list(Texto.objects.values_list("texto", flat=True)) == ["Trae tu DNI.", "Escribe claro."]
    assert Contacto.objects.get().telefono_legible == "064 555 123 anexo 9"
    assert Contacto.objects.get().enlace_tel == "tel:064555123;ext=9"


def test_the_policy_keeps_the_hash_of_its_text(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    politica = PoliticaDeDatos.objects.get()
    assert politica.sha256 == sha256((municipalidad / "politica.md").read_bytes()).hexdigest()


def test_a_second_load_writes_nothing(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    with CaptureQueriesContext(connection) as consultas:
        cargar_perfil(municipalidad)

    escrituras = [c["sql"] for c in consultas if c["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert escrituras == []
    assert len(consultas) > 0


def test_what_the_profile_no_longer_names_becomes_inactive_and_can_come_back(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    cargar_perfil(escribir_perfil(municipalidad, (OBRAS, ""), (CONTRATO, ""), (', "Escribe claro."', "")))

    assert not Dependencia.objects.get(codigo="obras").activa
    assert not TipoDocumento.objects.get(codigo="contrato").activo
    assert list(Texto.objects.filter(activo=True).values_list("texto", flat=True)) == ["Trae tu DNI."]
    assert Dependencia.objects.filter(activa=True).count() == 2
    cargar_perfil(escribir_perfil(municipalidad))
    assert Dependencia.objects.get(codigo="obras").activa
    assert TipoDocumento.objects.get(codigo="contrato").activo


def test_a_removed_sede_is_kept_with_its_dependencias_inactive(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)
    agencia = PERFIL[PERFIL.index('[[sedes]]\ncodigo = "agencia"') : PERFIL.index("[[tipos_de_documento]]")]

    cargar_perfil(escribir_perfil(municipalidad, (agencia, "")))

    sede = Sede.objects.get(codigo="agencia")
    assert not sede.activa
    assert not sede.dependencias.get().activa
    assert Sede.objects.get(codigo="palacio").activa


def test_a_changed_name_keeps_the_row(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)
    antes = Sede.objects.get(codigo="palacio").pk

    cargar_perfil(escribir_perfil(municipalidad, ("Palacio Municipal", "Nuevo Palacio")))

    assert Sede.objects.get(pk=antes).nombre == "Nuevo Palacio"


def test_a_key_taken_out_goes_back_to_its_default(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    cargar_perfil(escribir_perfil(municipalidad, ("expediente_bytes = 1_048_576\n", "")))

    assert Institucion.objects.get().expediente_bytes == 20_971_520


def test_an_administrators_own_day_off_survives_a_load(municipalidad: Path) -> None:
    DiaNoLaborable.objects.create(fecha=date(2026, 7, 27), nombre="Puente")

    cargar_perfil(municipalidad)

    assert DiaNoLaborable.objects.filter(fecha=date(2026, 7, 27)).exists()


@pytest.mark.parametrize(
    ("antes", "despues", "frase"),
    [
        ("#12508f", "#f4c20d", "En [institucion], «acento»: El color #f4c20d es demasiado claro"),
        ("#12508f", "azul", "Escribe el color como #rrggbb"),
        ("20131312955", "20131312956", "El RUC «20131312956» no es válido"),
        ("ruc =", "rucc =", "En [institucion] falta «ruc»."),
        ("ruc =", "rucc =", "En [institucion] no se conoce «rucc»"),
        ("1_048_576", '"un mega"', "En [institucion], «expediente_bytes» debe ser un número entero."),
        ("1_048_576", "true", "En [institucion], «expediente_bytes» debe ser un número entero."),
        ('["pdf", "jpg"]', '["pdf", "exe"]', "No se puede aceptar «exe»"),
        ('clase = "contrato"', 'clase = "acuerdo"', "En [[tipos_de_documento]] «contrato», «clase»"),
        ("hasta = 15:00:00", "hasta = 07:00:00", "La hora de apertura debe ser anterior a la de cierre."),
        ("hasta = 15:00:00", "hasta = 15:00:30", "Escribe la hora sin segundos."),
        ("dias = [0, 1, 2, 3, 4]", "dias = [1, 8]", "números del 0 (lunes) al 6 (domingo)"),
        ('sede = "agencia"', 'sede = "luna"', "no hay ninguna sede «luna»"),
        ("vigente_desde = 2026-01-01", 'vigente_desde = "hoy"', "debe ser una fecha como 2026-01-01, sin comillas."),
        ('codigo = "agencia"', 'codigo = "palacio"', "En [[sedes]], «palacio» está dos veces."),
        ('codigo = "obras"', 'codigo = "alcaldia"', "En [[dependencias]], «alcaldia» está dos veces."),
        ('codigo = "obras"', 'codigo = "obras y más"', "dependencia «obras y más», «codigo»"),
        ("[textos]", "[texts]", "No se conoce la sección «texts»"),
        ('"Trae tu DNI."', "7", "«requisitos» debe ser una lista de frases"),
        ("[[contactos]]", "[contactos]", "La sección «contactos» debe escribirse [[contactos]]."),
        ('archivo = "politica.md"', 'archivo = "otra.md"', "no se puede leer «otra.md»"),
        ("[institucion]", "[institucion", "no es TOML válido"),
    ],
)
def test_a_faulty_profile_is_refused_with_a_sentence(tmp_path: Path, antes: str, despues: str, frase: str) -> None:
    carpeta = escribir_perfil(tmp_path, (antes, despues))

    errores = errores_de(carpeta)

    assert any(frase in error for error in errores), errores


def test_a_refused_profile_changes_nothing(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    errores_de(escribir_perfil(municipalidad, ("Palacio Municipal", "Otro"), ("#12508f", "#ffff00")))

    assert Sede.objects.get(codigo="palacio").nombre == "Palacio Municipal"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    carpeta = escribir_perfil(tmp_path, ("#12508f", "#ffff00"), ("20131312955", "1"), ("hasta = 15", "hasta = 07"))

    assert len(errores_de(carpeta)) == 3


def test_a_published_rule_is_not_rewritten(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    errores = errores_de(escribir_perfil(municipalidad, ("hasta = 15:00:00", "hasta = 16:00:00")))

    assert errores == (
        "En [[reglas_de_plazo]] «B-1»: esa versión ya se publicó y es distinta. Agrega una versión nueva.",
    )


def test_a_published_rule_can_be_closed(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    cargar_perfil(
        escribir_perfil(municipalidad, ("hasta = 15:00:00\n", "hasta = 15:00:00\nvigente_hasta = 2026-12-31\n"))
    )

    assert ReglaDePlazo.objects.get(version="B-1").vigente_hasta == date(2026, 12, 31)


def test_a_published_policy_is_not_rewritten(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)

    errores = errores_de(escribir_perfil(municipalidad, politica="Otro texto"))

    assert errores == ("La política «v1» ya se publicó con otro texto: dale otra versión al texto nuevo.",)


def test_a_folder_without_profile_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert "revisa que la carpeta sea la del perfil" in errores_de(tmp_path)[0]


def test_the_command_loads_and_says_so(municipalidad: Path) -> None:
    salida = StringIO()

    call_command("cargar_perfil", municipalidad, stdout=salida)

    assert salida.getvalue() == "Perfil cargado: Municipalidad Distrital de Valle Sereno.\n"
    assert Institucion.objects.count() == 1


def test_the_command_tells_the_faults(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"El perfil no se cargó:\nNo se puede leer"):
        call_command("cargar_perfil", tmp_path)


def test_the_command_si_falta_keeps_what_was_edited(municipalidad: Path) -> None:
    cargar_perfil(municipalidad)
    Sede.objects.filter(codigo="palacio").update(nombre="Editado a mano")

    call_command("cargar_perfil", municipalidad, "--si-falta", stdout=StringIO())

    assert Sede.objects.get(codigo="palacio").nombre == "Editado a mano"
