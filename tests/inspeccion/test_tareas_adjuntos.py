import io
from pathlib import Path

import pytest

from mesa.inspeccion import tareas_adjuntos
from mesa.inspeccion.tareas_adjuntos import extraer_adjuntos
from mesa.lib import sandbox
from tests.antivirus import un_pdf_con_adjunto, un_pdf_con_adjunto_en_nota
from tests.archivos.hacer import un_jpg, un_pdf, un_pdf_con_contrasena, un_pdf_danado


def _extraer(contenido: bytes, tmp_path: Path) -> tuple[list[bytes], bool]:
    archivo, adjuntos = tmp_path / "archivo", tmp_path / "adjuntos"
    archivo.write_bytes(contenido)
    with archivo.open("rb") as entrada, adjuntos.open("wb") as salida:
        dicho = extraer_adjuntos(entrada, salida=salida)
    leido = io.BytesIO(adjuntos.read_bytes())
    return [leido.read(largo) for largo in dicho["largos"]], dicho["completo"]


@pytest.mark.parametrize("hacer", [un_pdf_con_adjunto, un_pdf_con_adjunto_en_nota])
def test_an_attachment_comes_out_as_it_went_in(hacer: type, tmp_path: Path) -> None:
    dentro = b"uno dos tres " * 1000

    assert _extraer(hacer(dentro), tmp_path) == ([dentro], True)


def test_attachments_of_an_attached_pdf_come_out_too(tmp_path: Path) -> None:
    interior = un_pdf_con_adjunto(b"el del fondo")

    assert _extraer(un_pdf_con_adjunto(interior), tmp_path) == ([interior, b"el del fondo"], True)


def test_deeper_than_three_levels_is_not_complete(tmp_path: Path) -> None:
    hondo = un_pdf()
    for _nivel in range(3):
        hondo = un_pdf_con_adjunto(hondo)

    _adjuntos, completo = _extraer(hondo, tmp_path)

    assert not completo


@pytest.mark.parametrize(("limite", "valor"), [("MAXIMO_DE_ADJUNTOS", 0), ("MAXIMO_DE_BYTES", 11)])
def test_more_than_is_taken_out_is_not_complete(
    limite: str, valor: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tareas_adjuntos, limite, valor)

    assert _extraer(un_pdf_con_adjunto(b"x" * 12), tmp_path) == ([], False)


@pytest.mark.parametrize("contenido", [un_pdf(), un_pdf_danado(), un_pdf_con_contrasena(), un_jpg(), b""])
def test_where_there_is_nothing_attached_nothing_comes_out(contenido: bytes, tmp_path: Path) -> None:
    assert _extraer(contenido, tmp_path) == ([], True)


def test_it_works_in_the_jail_and_an_attached_bomb_ends_there(tmp_path: Path) -> None:
    bueno, bomba = tmp_path / "bueno.pdf", tmp_path / "bomba.pdf"
    bueno.write_bytes(un_pdf_con_adjunto(b"uno"))
    bomba.write_bytes(un_pdf_con_adjunto(bytes(200 << 20)))
    tarea = "mesa.inspeccion.tareas_adjuntos:extraer_adjuntos"

    with (tmp_path / "adjuntos").open("w+b") as salida:
        dicho = sandbox.ejecutar(tarea, bueno, salida=salida)
        de_la_bomba = sandbox.ejecutar(tarea, bomba, salida=salida)

    assert dicho == {"largos": [3], "completo": True}
    assert de_la_bomba == {"largos": [], "completo": False}
    assert (tmp_path / "adjuntos").read_bytes() == b"uno"
