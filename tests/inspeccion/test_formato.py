import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mesa.inspeccion import formato as modulo
from tests.archivos import hacer
from tests.inspeccion.conftest import Dejar

CONTENIDO = "[Content_Types].xml"
LISTA = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/a.xml" ContentType="{hacer.TIPO_WORD}"/></Types>'
)


def formato_de(ruta: Path) -> str:
    with ruta.open("rb") as abierto:
        return modulo.formato_de(abierto)


@pytest.mark.parametrize(
    ("hecho", "formato"),
    [
        (hacer.un_pdf, "pdf"),
        (hacer.un_pdf_con_contrasena, "pdf"),
        (hacer.un_doc, "doc"),
        (hacer.un_docx, "docx"),
        (hacer.un_xls, "xls"),
        (hacer.un_xlsx, "xlsx"),
        (hacer.un_ppt, "ppt"),
        (hacer.un_pptx, "pptx"),
        (hacer.un_xml, "xml"),
        (hacer.un_jpg, "jpg"),
        (hacer.un_docm, "desconocido"),
        (hacer.un_png, "desconocido"),
        (hacer.un_html_disfrazado, "desconocido"),
        (bytes, "desconocido"),
    ],
)
def test_formato_is_told_by_content_whatever_the_name(dejar: Dejar, hecho: Callable[[], bytes], formato: str) -> None:
    archivo = dejar("carta.txt", hecho())

    assert formato_de(archivo) == formato


@pytest.mark.parametrize("antes", [b"\r\n", b"\n" * 900, b"\xef\xbb\xbf", b"\0 \t\f"])
def test_pdf_may_begin_with_blanks_as_scanners_write(dejar: Dejar, antes: bytes) -> None:
    assert formato_de(dejar("a.pdf", antes + hacer.un_pdf())) == "pdf"


@pytest.mark.parametrize("antes", [b"<html>", b"MZ\x90\0", b"GIF89a", b"\n" * 1100])
def test_pdf_behind_anything_else_is_not_a_pdf(dejar: Dejar, antes: bytes) -> None:
    assert formato_de(dejar("a.pdf", antes + hacer.un_pdf())) == "desconocido"


def test_zip_with_a_pdf_inside_it_is_not_a_pdf(dejar: Dejar) -> None:
    archivo = dejar("a.pdf", hacer.un_zip({"a.txt": "a"}) + hacer.un_pdf())

    assert formato_de(archivo) == "desconocido"


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_xml_is_known_in_the_usual_encodings(dejar: Dejar, codificacion: str) -> None:
    assert formato_de(dejar("a.xml", hacer.un_xml(codificacion))) == "xml"


@pytest.mark.parametrize(
    "contenido", [b"<Invoice/>", b"\n<!-- nota -->\n<a/>", b"<ns:a xmlns:ns='urn:a'/>", b"<!DOCTYPE a><a/>"]
)
def test_xml_needs_no_declaration(dejar: Dejar, contenido: bytes) -> None:
    assert formato_de(dejar("a.xml", contenido)) == "xml"


@pytest.mark.parametrize(
    "contenido",
    [
        b"<html><body>",
        b"<!doctype HTML>",
        b"<!-- hola -->\n<HTML lang=es>",
        b"<script>",
        b"<",
        b"<1>",
        b"a <b>",
        b"\xef\xbb\xbf",
        b"< a>",
    ],
)
def test_web_page_or_text_is_not_xml(dejar: Dejar, contenido: bytes) -> None:
    assert formato_de(dejar("a.xml", contenido)) == "desconocido"


def test_old_excel_with_two_books_is_still_excel(dejar: Dejar) -> None:
    assert formato_de(dejar("a.xls", hacer.un_ole("Book", "Workbook"))) == "xls"


@pytest.mark.parametrize(
    "corrientes", [("EncryptedPackage", "EncryptionInfo"), ("WordDocument", "Workbook"), ("Otra",)]
)
def test_compound_file_that_is_no_one_document_is_unknown(dejar: Dejar, corrientes: tuple[str, ...]) -> None:
    assert formato_de(dejar("a.doc", hacer.un_ole(*corrientes))) == "desconocido"


def test_streams_are_found_on_both_sides_of_the_tree(dejar: Dejar) -> None:
    corrientes = ("Data", "1Table", "CompObj", "Resumen", "WordDocument")

    assert formato_de(dejar("a.doc", hacer.un_ole(*corrientes))) == "doc"


def test_storage_with_the_name_of_a_stream_does_not_name_the_file(dejar: Dejar) -> None:
    assert formato_de(dejar("a.doc", hacer.un_ole("Otra", dentro_de="WordDocument"))) == "desconocido"


def test_document_embedded_in_a_compound_file_does_not_name_it(dejar: Dejar) -> None:
    archivo = dejar("a.doc", hacer.un_ole("WordDocument", dentro_de="ObjectPool"))

    assert formato_de(archivo) == "desconocido"


@pytest.mark.parametrize("largo", [8, 100, 512, 700, 1024, 1200])
def test_cut_compound_file_is_unknown(dejar: Dejar, largo: int) -> None:
    assert formato_de(dejar("a.doc", hacer.un_doc()[:largo])) == "desconocido"


def test_compound_file_whose_directory_goes_round_is_unknown(dejar: Dejar) -> None:
    contenido = bytearray(hacer.un_ole("Otra"))
    contenido[512 + 4 : 512 + 8] = struct.pack("<I", 1)  # the directory's only sector follows itself

    assert formato_de(dejar("a.doc", bytes(contenido))) == "desconocido"


@pytest.mark.parametrize("recorte", [30, 400, -1, -30])
def test_cut_package_is_unknown(dejar: Dejar, recorte: int) -> None:
    assert formato_de(dejar("a.docx", hacer.un_docx()[:recorte])) == "desconocido"


def test_plain_zip_is_unknown(dejar: Dejar) -> None:
    assert formato_de(dejar("a.docx", hacer.un_zip({"carta.xml": "<a/>"}))) == "desconocido"


def test_package_with_two_lists_of_parts_is_unknown(dejar: Dejar) -> None:
    salida = io.BytesIO(hacer.un_docx())
    with zipfile.ZipFile(salida, "a") as paquete, pytest.warns(UserWarning, match="Duplicate name"):
        paquete.writestr(CONTENIDO, zipfile.ZipFile(io.BytesIO(hacer.un_docm())).read(CONTENIDO))

    assert formato_de(dejar("a.docx", salida.getvalue())) == "desconocido"


def test_package_with_a_second_main_part_is_unknown(dejar: Dejar) -> None:
    paquete = hacer.un_paquete("a.xml", hacer.TIPO_WORD, "<a/>", tipos={"/b.xml": hacer.TIPO_WORD_CON_MACROS})

    assert formato_de(dejar("a.docx", paquete)) == "desconocido"


@pytest.mark.parametrize(
    "lista", ["<Types", "<Types/>", f"<!DOCTYPE Types>{LISTA}", LISTA + " " * (1 << 20), LISTA[:-1]]
)
def test_package_with_a_bad_list_of_parts_is_unknown(dejar: Dejar, lista: str) -> None:
    assert formato_de(dejar("a.docx", hacer.un_zip({CONTENIDO: lista}))) == "desconocido"


def test_package_needs_no_more_than_its_list_of_parts_to_be_known(dejar: Dejar) -> None:
    assert formato_de(dejar("a.docx", hacer.un_zip({CONTENIDO: LISTA + " " * 1000}))) == "docx"


@pytest.mark.parametrize("entradas", [100, 20_000])
def test_package_with_a_bloated_directory_is_unknown(dejar: Dejar, entradas: int) -> None:
    relleno = {f"word/media/imagen-{numero}.xml": "" for numero in range(entradas)}
    cuerpo = hacer.un_paquete("a.xml", hacer.TIPO_WORD, "<a/>", otras=relleno)

    assert formato_de(dejar("a.docx", cuerpo)) == ("docx" if entradas == 100 else "desconocido")


def test_package_in_zip64_is_read_all_the_same(dejar: Dejar) -> None:
    corto = hacer.un_docx()
    fin = corto.rfind(b"PK\x05\x06")
    _, _, _, _, entradas, tamano, inicio, _ = struct.unpack("<IHHHHIIH", corto[fin : fin + 22])
    fin_64 = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, entradas, entradas, tamano, inicio)
    localizador = struct.pack("<IIQI", 0x07064B50, 0, fin, 1)
    final = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)

    archivo = dejar("a.docx", corto[:fin] + fin_64 + localizador + final)

    assert formato_de(archivo) == "docx"
