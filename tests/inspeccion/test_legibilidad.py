from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from mesa.inspeccion.hallazgos import CATALOGO
from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer, hacer_pdf
from tests.inspeccion.conftest import Dejar

ESCRITA = hacer_pdf.lineas()
FONDO_BLANCO = b"1 g 0 0 595 842 re f "


def inspeccion_de(archivo: Path) -> Inspeccion:
    with archivo.open("rb") as abierto:
        return inspeccionar(abierto, nombre=archivo.name, politica=politica_para(rol=Rol.ANEXO))


def hallado(dejar: Dejar, contenido: bytes) -> list[tuple[str, int | None]]:
    return [(uno.codigo, uno.pagina) for uno in inspeccion_de(dejar("a.pdf", contenido)).hallazgos]


def frases(dejar: Dejar, contenido: bytes) -> list[str]:
    return [uno.mensaje for uno in inspeccion_de(dejar("a.pdf", contenido)).hallazgos]


def numero_al_pie() -> Image.Image:
    hoja = hacer_pdf.hoja_blanca()
    ImageDraw.Draw(hoja).rectangle((800, 2200, 812, 2220), fill=30)
    return hoja


@pytest.mark.parametrize(
    ("paginas", "esperado"),
    [
        ([ESCRITA, ESCRITA], []),
        ([ESCRITA, b""], [("pdf.pagina_en_blanco", 2)]),
        ([ESCRITA, b"BT /F1 11 Tf 72 700 Td (   ) Tj ET"], [("pdf.pagina_en_blanco", 2)]),
        ([FONDO_BLANCO, ESCRITA], [("pdf.pagina_en_blanco", 1)]),
        ([b"", FONDO_BLANCO], [("pdf.en_blanco", None)]),
        ([FONDO_BLANCO + ESCRITA], []),
        ([b"0 0 m 300 300 l S"], []),
        ([b"0.5 g 0 0 100 100 re f"], []),
        ([ESCRITA, b"BT /F1 11 Tf 72 30 Td (12) Tj ET"], [("pdf.pagina_casi_vacia", 2)]),
    ],
    ids=[
        "written", "nothing", "only spaces", "white sheet painted", "all blank", "written on white", "a line",
        "a grey surface", "a page number",
    ],
)  # fmt: skip
def test_blank_pages_are_told(dejar: Dejar, paginas: list[bytes], esperado: list[tuple[str, int | None]]) -> None:
    assert hallado(dejar, hacer_pdf.un_pdf_de(paginas)) == esperado


@pytest.mark.parametrize(
    ("hoja", "esperado"),
    [
        (hacer_pdf.hoja_escrita(), []),
        (hacer_pdf.hoja_escrita(renglones=1), []),
        (hacer_pdf.hoja_blanca(), [("pdf.pagina_en_blanco", 1)]),
        (hacer_pdf.hoja_blanca(modo="1"), [("pdf.pagina_en_blanco", 1)]),
        (hacer_pdf.hoja_blanca(modo="RGB"), [("pdf.pagina_en_blanco", 1)]),
        (
            Image.blend(hacer_pdf.hoja_blanca(), Image.effect_noise((1654, 2338), 20), 0.15),
            [("pdf.pagina_en_blanco", 1)],
        ),
        (numero_al_pie(), [("pdf.pagina_casi_vacia", 1)]),
    ],
    ids=["written", "one line", "blank", "blank in two tones", "blank in colour", "blank with grain", "page number"],
)
def test_blank_sheet_of_a_scan_is_told(dejar: Dejar, hoja: Image.Image, esperado: list[tuple[str, int | None]]) -> None:
    escaneo = hacer_pdf.un_escaneo(hoja, hacer_pdf.hoja_escrita())

    assert hallado(dejar, escaneo) == [*esperado, ("pdf.sin_texto", None)]


def test_stamp_makes_a_page_not_blank(dejar: Dejar) -> None:
    with pikepdf.new() as pdf:
        pagina = pdf.add_blank_page().obj
        sello = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 90, 90])
        pagina.Annots = pikepdf.Array([pdf.make_indirect(sello)])
        sellada = hacer_pdf.guardar(pdf)

    assert hallado(dejar, sellada) == []


def test_scans_below_150_dpi_are_told_together_with_the_lowest(dejar: Dejar) -> None:
    hojas = [hacer_pdf.hoja_escrita(ppp) for ppp in (110, 200, 100)]

    dichas = frases(dejar, hacer_pdf.un_escaneo(*hojas, tamano=hacer_pdf.A4))

    assert dichas[0] == "Las páginas 1 y 3 se leen con dificultad: desde 100 ppp."


def test_one_poor_scan_is_told_with_its_page_and_how_to_mend_it(dejar: Dejar) -> None:
    hojas = [hacer_pdf.hoja_escrita(ppp) for ppp in (200, 110)]

    uno = inspeccion_de(dejar("a.pdf", hacer_pdf.un_escaneo(*hojas, tamano=hacer_pdf.A4))).hallazgos[0]

    assert (uno.pagina, uno.mensaje) == (2, "La página 2 se lee con dificultad: 110 ppp.")
    assert uno.solucion == "Escanea de nuevo a 200 ppp o más."


def test_page_as_large_as_its_photograph_has_pixels_is_not_a_poor_scan(dejar: Dejar) -> None:
    foto = hacer_pdf.un_escaneo(hacer_pdf.hoja_escrita(300), ppp=72)

    assert hallado(dejar, foto) == [("pdf.sin_texto", None)]


def test_small_picture_in_a_written_page_is_no_scan(dejar: Dejar) -> None:
    con_fondo = hacer_pdf.un_escaneo(hacer_pdf.hoja_escrita(72), texto=hacer_pdf.lineas(30), tamano=hacer_pdf.A4)

    assert hallado(dejar, con_fondo) == []


def test_scan_with_recognised_text_is_not_said_to_lack_it(dejar: Dejar) -> None:
    capa = b"3 Tr " + hacer_pdf.lineas(30)

    assert hallado(dejar, hacer_pdf.un_escaneo(hacer_pdf.hoja_escrita(), texto=capa)) == []


@pytest.mark.parametrize(
    ("de_cabeza", "giro", "esperado"),
    [
        (False, 0, []),
        (True, 0, [("pdf.pagina_de_cabeza", 1)]),
        (False, 180, [("pdf.pagina_de_cabeza", 1)]),
        (True, 180, []),
        (False, 90, []),
    ],
)
def test_upside_down_is_told_as_the_reader_sees_it(
    dejar: Dejar, *, de_cabeza: bool, giro: int, esperado: list[tuple[str, int | None]]
) -> None:
    contenido = hacer_pdf.una_pagina(hacer_pdf.lineas(de_cabeza=de_cabeza), giro=giro)

    assert hallado(dejar, contenido) == esperado


@pytest.mark.parametrize(
    ("tamano", "esperado"),
    [
        ((842, 1191), []),
        ((14_400, 842), []),
        ((14_401, 842), [("pdf.pagina_enorme", 1)]),
        ((1e9, 1e9), [("pdf.pagina_enorme", 1)]),
        ((40, 40), [("pdf.pagina_diminuta", 1)]),
    ],
)
def test_absurd_sizes_are_told(
    dejar: Dejar, tamano: tuple[float, float], esperado: list[tuple[str, int | None]]
) -> None:
    assert hallado(dejar, hacer_pdf.una_pagina(ESCRITA, tamano=tamano)) == esperado


@pytest.mark.parametrize(
    "bomba", [hacer_pdf.una_bomba_de_contenido, hacer_pdf.una_bomba_de_formas, hacer_pdf.una_bomba_de_imagen]
)
def test_page_that_would_take_too_long_is_received_with_a_warning(dejar: Dejar, bomba: Callable[[], bytes]) -> None:
    inspeccion = inspeccion_de(dejar("a.pdf", bomba()))

    assert [(uno.codigo, uno.pagina) for uno in inspeccion.hallazgos] == [("pdf.pagina_pesada", 1)]
    assert inspeccion.veredicto == "con_avisos"


def test_long_pdf_says_how_many_pages_were_looked_at(dejar: Dejar) -> None:
    assert frases(dejar, hacer.un_pdf(200)) == [
        "El PDF es largo: revisamos si se leen bien 60 de sus 200 páginas.",
    ]


def test_last_page_of_a_long_pdf_is_looked_at(dejar: Dejar) -> None:
    assert hallado(dejar, hacer_pdf.un_pdf_de([ESCRITA] * 99 + [b""]))[0] == ("pdf.pagina_en_blanco", 100)


def test_pages_are_named_by_stretches(dejar: Dejar) -> None:
    paginas = [b"" if numero in (2, 4, 5, 6, 9) else ESCRITA for numero in range(1, 10)]

    assert frases(dejar, hacer_pdf.un_pdf_de(paginas)) == ["Las páginas 2, 4–6 y 9 parecen estar en blanco."]


def test_every_finding_of_pages_has_words_for_several() -> None:
    de_paginas = {codigo: texto for codigo, texto in CATALOGO.items() if "%(paginas)s" in texto.mensaje}

    assert de_paginas
    assert all("%(paginas)s y %(ultima)s" in texto.varias for texto in de_paginas.values())
