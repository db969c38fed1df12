"""Pages are drawn in the jail, by the worker, a few at a time; what cannot be drawn never stops what can."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult
from PIL import Image

from mesa import flujo, vistas
from mesa.expedientes.models import Documento
from mesa.expedientes.vista_de_paginas import VistaDePaginas, leer_imagen, leer_vista
from mesa.lib import sandbox
from mesa.lib.carcel import Limites
from tests.archivos.hacer import un_jpg, un_pdf, un_pdf_con_contrasena, un_pdf_danado, un_pdf_firmado, un_xlsx
from tests.archivos.paginas import (
    lugar_de,
    un_jpg_enorme,
    un_pdf_con_sello,
    un_pdf_de_hoja,
    un_pdf_que_no_acaba,
    una_foto,
)
from tests.fabricas import AHORA, un_borrador, un_documento

pytestmark = pytest.mark.django_db

ROJO, BLANCO = (255, 0, 0), (255, 255, 255)


def _documento(contenido: bytes, nombre: str = "Carta.pdf") -> Documento:
    return un_documento(un_borrador(con_archivo=False), nombre=nombre, contenido=contenido)


def _pintar(documento: Documento) -> VistaDePaginas:
    while vistas.pintar_lote(documento.pk):
        pass
    return leer_vista(documento.sha256)


def _octetos(documento: Documento, numero: int = 1, *, mini: bool = False) -> bytes:
    return leer_imagen(documento.sha256, numero, mini=mini)


def _imagen(documento: Documento, numero: int = 1, *, mini: bool = False) -> Image.Image:
    return Image.open(io.BytesIO(_octetos(documento, numero, mini=mini)))


def _parecido(color: object, otro: tuple[int, int, int]) -> bool:
    assert isinstance(color, tuple)
    return all(abs(a - b) < 40 for a, b in zip(color, otro, strict=True))


@pytest.fixture
def breve(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A page may take one second."""
    monkeypatch.setattr(vistas, "LIMITES", Limites(cpu=1, reloj=5))
    yield
    sandbox._forget()


def test_pages_of_a_pdf_come_out_as_images_with_their_text() -> None:
    documento = _documento(un_pdf(3, texto="Señores: ampliación"))

    vista = _pintar(documento)

    assert (vista.estado, vista.paginas, len(vista.hojas)) == ("hecha", 3, 3)
    assert vista.hojas[1].texto == "Señores: ampliación (página 2 de 3)"
    grande, chica = _imagen(documento, 2), _imagen(documento, 2, mini=True)
    assert grande.format == "WEBP"
    assert grande.size == (vista.hojas[1].ancho, vista.hojas[1].alto) == (1100, 1557)
    assert chica.width == 160


def test_stamps_of_signatures_are_seen() -> None:
    documento = _documento(un_pdf_con_sello())

    _pintar(documento)

    imagen = _imagen(documento)
    assert _parecido(imagen.getpixel((200 * 1100 // 595, (842 - 150) * 1100 // 595)), ROJO)


def test_signed_pdf_is_drawn() -> None:
    assert _pintar(_documento(un_pdf_firmado())).estado == "hecha"


@pytest.mark.parametrize(
    ("orientacion", "roja"),
    [(1, "ii"), (2, "di"), (3, "dd"), (4, "id"), (5, "ii"), (6, "di"), (7, "dd"), (8, "id")],
)
def test_photograph_is_shown_upright(orientacion: int, roja: str) -> None:
    documento = _documento(una_foto(orientacion=orientacion), nombre="Foto.jpg")

    _pintar(documento)

    imagen = _imagen(documento)
    assert imagen.size == ((600, 400) if orientacion < 5 else (400, 600))
    izquierda_o_derecha = {"i": 0.1, "d": 0.9}
    lugar = izquierda_o_derecha[roja[0]] * imagen.width, izquierda_o_derecha[roja[1]] * imagen.height
    assert _parecido(imagen.getpixel((int(lugar[0]), int(lugar[1]))), ROJO)


def test_photograph_does_not_tell_where_it_was_taken_but_the_original_does() -> None:
    original = una_foto()
    documento = _documento(original, nombre="Foto.jpg")

    _pintar(documento)

    assert lugar_de(original)[3] == "W"
    for mini in (False, True):
        octetos = _octetos(documento, mini=mini)
        assert lugar_de(octetos) == {}
        assert b"Lucia" not in octetos
        assert b"EXIF" not in octetos
    from mesa.expedientes.archivo import abrir_documento  # noqa: PLC0415

    with abrir_documento(documento) as guardado:
        assert guardado.read() == original


def test_large_photograph_is_made_small() -> None:
    documento = _documento(un_jpg(4000, 3000), nombre="Foto.jpg")

    assert _pintar(documento).hojas[0].ancho == 1100
    assert _imagen(documento).size == (1100, 825)


@pytest.mark.parametrize(("ancho", "alto"), [(14_400, 14_400), (20, 14_400), (14_400, 20), (3, 3)])
def test_page_of_any_shape_stays_within_bounds(ancho: float, alto: float) -> None:
    documento = _documento(un_pdf_de_hoja(ancho, alto))

    [hoja] = _pintar(documento).hojas

    assert 0 < hoja.ancho * hoja.alto <= 20_000_000
    assert _imagen(documento).size == (hoja.ancho, hoja.alto)


@pytest.mark.parametrize(
    ("contenido", "nombre"),
    [
        (un_pdf_con_contrasena(), "Acta.pdf"),
        (un_pdf_danado(), "Acta.pdf"),
        (un_jpg_enorme(), "Foto.jpg"),
        (un_jpg()[:400], "Foto.jpg"),
    ],
)
def test_what_cannot_be_opened_is_impossible_and_not_tried_again(contenido: bytes, nombre: str) -> None:
    documento = _documento(contenido, nombre=nombre)
    Documento.objects.filter(pk=documento.pk).update(formato=nombre[-3:])

    assert _pintar(documento).estado == "imposible"

    flujo.pedir_vistas(Documento.objects.get(pk=documento.pk))
    assert DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas").count() <= 1  # the one of its arrival


def test_page_that_never_ends_is_left_out_and_the_others_are_shown(breve: None) -> None:
    documento = _documento(un_pdf())
    _cambiar(documento, un_pdf_que_no_acaba(4, malas=(2,)))

    vista = _pintar(documento)

    assert [hoja.se_ve for hoja in vista.hojas] == [True, False, True, True]
    assert vista.estado == "hecha"


def test_file_of_pages_that_never_end_is_given_up(breve: None, monkeypatch: pytest.MonkeyPatch) -> None:
    documento = _documento(un_pdf())
    _cambiar(documento, un_pdf_que_no_acaba(30, malas=tuple(range(2, 31))))
    ejecutar = Mock(wraps=sandbox.ejecutar)
    monkeypatch.setattr(sandbox, "ejecutar", ejecutar)

    vista = _pintar(documento)

    assert ejecutar.call_count == vistas.CORTES_MAXIMO
    assert [hoja.se_ve for hoja in vista.hojas] == [True] + [False] * 29


def _cambiar(documento: Documento, contenido: bytes) -> None:
    """Put bytes in place that an inspection of today would not let pass: previews do not lean on it."""
    from mesa.expedientes.archivo import ruta_en_cuarentena  # noqa: PLC0415

    ruta_en_cuarentena(documento).write_bytes(contenido)


def test_long_file_takes_several_tasks_and_ends_at_its_hundredth_page() -> None:
    documento = _documento(un_pdf(120))
    lotes = 0
    while vistas.pintar_lote(documento.pk):
        lotes += 1
        assert leer_vista(documento.sha256).estado == "pendiente"

    vista = leer_vista(documento.sha256)
    assert lotes == 9
    assert (vista.paginas, len(vista.hojas), vista.estado) == (120, 100, "hecha")


def test_one_task_is_queued_with_the_file_behind_everything_else() -> None:
    documento = _documento(un_pdf())

    [tarea] = DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas")
    assert tarea.args_kwargs["args"] == [str(documento.pk)]
    assert tarea.priority < 0


def test_task_comes_back_while_there_are_pages_left() -> None:
    documento = _documento(un_pdf(12))

    flujo.pintar_vistas.func(str(documento.pk))
    assert DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas").count() == 2

    flujo.pintar_vistas.func(str(documento.pk))
    assert DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas").count() == 2


def test_nothing_is_drawn_of_other_formats() -> None:
    documento = _documento(un_xlsx(), nombre="Cuadro.xlsx")

    flujo.pedir_vistas(documento)

    assert not DBTaskResult.objects.filter(task_path="mesa.flujo.pintar_vistas").exists()
    assert not vistas.pintar_lote(documento.pk)


def test_infected_file_is_not_drawn() -> None:
    documento = _documento(un_pdf())
    Documento.objects.update(analisis=Documento.Analisis.INFECTADO)

    assert not vistas.pintar_lote(documento.pk)
    assert leer_vista(documento.sha256) == VistaDePaginas()


def test_images_that_were_deleted_are_asked_for_once_and_made_again(settings: Any) -> None:
    documento = _documento(un_pdf())
    _pintar(documento)
    DBTaskResult.objects.all().delete()
    shutil.rmtree(settings.VIEWS_DIR)

    flujo.pedir_vistas(documento)
    flujo.pedir_vistas(documento)

    assert DBTaskResult.objects.count() == 1
    assert _pintar(documento).estado == "hecha"
    flujo.pedir_vistas(documento)
    assert DBTaskResult.objects.count() == 1


def test_drawing_twice_changes_nothing() -> None:
    documento = _documento(un_pdf(2))
    antes = _pintar(documento)

    assert not vistas.pintar_lote(documento.pk)
    assert leer_vista(documento.sha256) == antes


def test_file_that_moves_to_the_archive_meanwhile_is_drawn_from_there() -> None:
    borrador = un_borrador()
    documento = borrador.documentos.get()
    flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    assert _pintar(documento).estado == "hecha"


def test_bytes_that_are_not_there_stop_nobody() -> None:
    documento = _documento(un_pdf())
    from mesa.expedientes.archivo import ruta_en_cuarentena  # noqa: PLC0415

    ruta_en_cuarentena(documento).unlink()

    assert not vistas.pintar_lote(documento.pk)
    assert cache.get(f"vista-{documento.pk}") is None


@pytest.mark.django_db(transaction=True)
def test_file_thrown_away_leaves_no_images(settings: Any) -> None:
    documento = _documento(un_pdf(texto="Lo quité"))
    _pintar(documento)

    flujo.quitar(documento, ahora=AHORA)

    assert not [p for p in Path(settings.VIEWS_DIR).rglob("*") if p.is_file()]


@pytest.mark.django_db(transaction=True)
def test_images_stay_while_another_filing_has_the_same_file() -> None:
    uno, otro = _documento(un_pdf()), _documento(un_pdf())
    _pintar(uno)

    flujo.descartar_borrador(uno.expediente)

    assert leer_vista(otro.sha256).estado == "hecha"


@pytest.mark.parametrize(
    "escrito",
    [
        b"",
        b"[" * 200_000,
        b"[1, 2]\n",
        b'{"paginas": "muchas", "largos": []}\n',
        b'{"paginas": 2, "largos": []}\n{"pagina": 1, "ancho": 9, "alto": 9, "largos": [99999999, 4]}\nRIFF',
        b'{"paginas": 2, "largos": []}\n{"pagina": 2, "ancho": 9, "alto": 9, "largos": [1, 1]}\nab',
        b'{"paginas": 2, "largos": []}\n{"pagina": 1, "ancho": 9, "alto": 9, "largos": [6, 6]}\n<html><html>',
    ],
)
def test_what_a_taken_over_jail_writes_is_not_believed(
    escrito: bytes, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    documento = _documento(un_pdf(2))

    def ejecutar(*_args: Any, salida: Any, **_kwargs: Any) -> dict[str, Any]:
        salida.write(escrito)
        return {}

    monkeypatch.setattr(sandbox, "ejecutar", ejecutar)

    assert _pintar(documento).estado == "imposible"
    assert not list(Path(settings.VIEWS_DIR).rglob("*.webp"))


def test_text_keeps_its_lines_and_loses_what_cannot_be_shown() -> None:
    assert vistas._texto("uno\r\ndos\tmás\u202e\x00\ud800 \ufffe") == "uno\ndos más"
    assert vistas._texto(["uno"]) == ""
    assert len(vistas._texto("a" * 30_000)) == 20_000
