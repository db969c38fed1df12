"""Tags and filters as a template uses them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from pytest_django import Settings

from mesa.portal.formularios import Tropiezo


def pintar(plantilla: str, **contexto: Any) -> str:
    return Template(plantilla).render(Context(contexto))


class Formulario(forms.Form):
    asunto = forms.CharField(label="Asunto", help_text="Una frase.", error_messages={"required": "Escribe el asunto."})
    anexo = forms.CharField(label="Anexo", required=False)
    acepto = forms.BooleanField(label="Acepto")


def test_a_field_shows_its_error_between_hint_and_input() -> None:
    html = pintar("{% campo form.asunto %}", form=Formulario({}))

    assert html.index("Una frase.") < html.index("Escribe el asunto.") < html.index("<input")
    assert 'aria-describedby="id_asunto_helptext id_asunto_error"' in html
    assert 'id="id_asunto_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_be_left_empty_is_marked() -> None:
    html = pintar("{% campo form.asunto %}|{% campo form.anexo %}", form=Formulario())

    obligatorio, opcional = html.split("|")
    assert "(opcional)" not in obligatorio
    assert "(opcional)" in opcional


def test_a_checkbox_comes_before_its_label() -> None:
    html = pintar("{% campo form.acepto %}", form=Formulario())

    assert html.index("<input") < html.index("Acepto")


def test_the_summary_counts_links_and_takes_the_focus() -> None:
    html = pintar("{% errores form %}", form=Formulario({}))

    assert "corrige 2 cosas" in html
    assert '<a href="#id_asunto">Escribe el asunto.</a>' in html
    assert 'role="alert"' in html
    assert "autofocus" in html
    assert "sigue aquí" in html


def test_the_summary_takes_what_no_form_knows() -> None:
    mas = [("archivo-3", "Quita «Acta.pdf»"), Tropiezo("", "Espera a que termine de subir.")]
    html = pintar("{% errores adicionales=mas %}", mas=mas)

    assert '<a href="#archivo-3">Quita «Acta.pdf»</a>' in html
    assert "Espera a que termine de subir." in html


def test_without_errors_there_is_no_summary() -> None:
    assert pintar("{% errores form %}", form=Formulario()).strip() == ""


def test_a_mark_can_keep_its_word_for_those_who_listen() -> None:
    html = pintar("{% marca 'bien' 'Listo' oculta=True %}")

    assert '<span class="oculto">Listo</span>' in html


def test_the_meter_says_used_and_left() -> None:
    html = pintar("{% medidor archivos 20971520 %}", archivos=[{"octetos": 16_252_928}])

    assert "15.5\N{NO-BREAK SPACE}MB de 20\N{NO-BREAK SPACE}MB" in html
    assert "Te quedan 4.5\N{NO-BREAK SPACE}MB" in html
    assert 'aria-valuenow="16252928"' in html
    assert "style=" not in html


def test_a_refused_file_says_how_to_mend_it_and_its_name_cannot_deceive() -> None:
    archivo = {
        "id": 3,
        "nombre": "../acta\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe",
        "octetos": 943_718,
        "estado": "rechazado",
        "hallazgos": [{"mensaje": "Pide contraseña.", "solucion": "Imprímelo.", "codigo": "pdf.con_contrasena"}],
    }

    html = pintar("{% include '_componentes/archivo.html' %}", archivo=archivo)

    assert '<bdi class="nombre">actafdp.exe</bdi>' in html
    assert "No se puede presentar" in html
    assert "Cómo arreglarlo." in html
    assert "#pdf.con_contrasena" in html


@pytest.mark.parametrize(("dentro", "formularios"), [(True, 0), (False, 1)])
def test_a_row_brings_no_form_into_another(*, dentro: bool, formularios: int) -> None:
    archivo = {"id": 1, "nombre": "a.pdf", "octetos": 1, "estado": "bien", "url_quitar": "/quitar/"}

    html = pintar(
        "{% include '_componentes/archivo.html' with dentro_de_formulario=dentro %}", archivo=archivo, dentro=dentro
    )

    assert html.count("<form") == formularios
    assert "Quitar" in html


def test_history_quotes_what_a_person_wrote() -> None:
    hito = {"titulo": "Rechazado", "tono": "mal", "en": datetime(2026, 6, 26, 21, 52, tzinfo=UTC), "dicho": "<b>No</b>"}

    html = pintar("{% include '_componentes/hitos.html' %}", hitos=[hito])

    assert "viernes 26 de junio de 2026, 16:52" in html
    assert "&lt;b&gt;No&lt;/b&gt;" in html


def test_a_picture_not_taken_yet_leaves_no_trace() -> None:
    assert pintar("{% lamina 'presentar' 99 'Nada' %}").strip() == ""


def test_a_picture_taken_comes_with_its_description(tmp_path: Path, settings: Settings) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "img" / "ayuda").mkdir(parents=True)
    (tmp_path / "img" / "ayuda" / "presentar-1.png").write_bytes(b"png")

    html = pintar("{% lamina 'presentar' 1 'Lo que se ve' 'El pie' %}")

    assert 'alt="Lo que se ve"' in html
    assert "<figcaption>El pie</figcaption>" in html


def test_filters_leave_nothing_empty_as_nothing() -> None:
    html = pintar(
        "{{ n|momento }}{{ n|momento_breve }}{{ n|fecha_larga }}{{ n|hora }}{{ n|tamano }}{{ n|duracion }}", n=None
    )

    assert html == ""


def test_an_address_can_break_after_its_at() -> None:
    assert pintar("{{ c|partible }}", c="mesa@x.example") == "mesa<wbr>@x.example".replace("<wbr>@", "@<wbr>")
