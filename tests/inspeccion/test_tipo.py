import zlib

import pytest

from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer
from tests.archivos.hacer_office import CONTENIDO, un_documento, un_programa, un_zip_de, unos_tipos
from tests.inspeccion.conftest import Dejar

RTF = b"{\\rtf1\\ansi Carta}"
MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
PLANTILLA = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
ODT = un_zip_de({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, metodo=0)


def inspeccion_de(dejar: Dejar, nombre: str, contenido: bytes, rol: Rol = Rol.ANEXO) -> Inspeccion:
    with dejar(nombre, contenido).open("rb") as abierto:
        return inspeccionar(abierto, nombre=nombre, politica=politica_para(rol=rol))


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


@pytest.mark.parametrize(
    ("nombre", "contenido", "codigo"),
    [
        ("carta.doc", RTF, "tipo.rtf"),
        ("carta.doc", b"<html><body>Carta</body></html>", "tipo.pagina_web"),
        ("carta.doc", b"\xef\xbb\xbf<!-- a --> <!-- b --><HTML>", "tipo.pagina_web"),
        ("cuadro.xls", b"<table border=1><tr><td>1</td></tr></table>", "tipo.pagina_web"),
        ("carta.doc", MHT, "tipo.pagina_web"),
        ("cuadro.xls", b"RUC;Monto\r\n20100128218;1200.50\r\n", "tipo.texto"),
        ("cuadro.xls", "Año\tMonto\r\n".encode("utf-16"), "tipo.texto"),
        ("cdr.zip", un_zip_de({"R-20100128218-01-F001-1.xml": "<a/>"}), "tipo.comprimido"),
        ("carta.docx", un_zip_de({"nota.txt": "hola"}), "tipo.comprimido"),
        ("carta.docx", un_zip_de({}), "tipo.comprimido"),
        ("carta.docx", b"Rar!\x1a\x07\x01\x00" + bytes(40), "tipo.comprimido"),
        ("carta.docx", b"7z\xbc\xaf\x27\x1c" + bytes(40), "tipo.comprimido"),
        ("carta.docx", un_zip_de({"nota.txt": "hola" * 90})[:90], "tipo.comprimido"),
        ("carta.docx", un_programa(), "tipo.programa"),
        ("cuadro.xlsx", b"#!/bin/sh\necho hola\n", "tipo.programa"),
        ("foto.jpg", hacer.un_png(), "tipo.imagen"),
        ("foto.jpg", b"\0\0\0\x18ftypheic" + bytes(20), "tipo.imagen"),
        ("foto.jpg", b"RIFF\x10\0\0\0WEBPVP8 ", "tipo.imagen"),
        ("correo.doc", b"From: a@b.pe\r\nSubject: Carta\r\n\r\nHola", "tipo.correo"),
        ("carta.docx", ODT, "tipo.otro_office"),
        (
            "carta.docx",
            un_documento(partes={CONTENIDO: unos_tipos({"word/document.xml": PLANTILLA})}),
            "tipo.otro_office",
        ),
        ("carta.doc", hacer.un_ole("Quill"), "tipo.no_admitido"),
        ("carta.doc", b"\x01\x02\x03\x04", "tipo.no_admitido"),
    ],
)
def test_file_that_is_something_else_is_refused_saying_what(
    dejar: Dejar, nombre: str, contenido: bytes, codigo: str
) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert codigos(inspeccion) == [codigo]
    assert inspeccion.rechaza
    assert codigos(inspeccion_de(dejar, nombre, contenido, Rol.PRINCIPAL)) == ["pdf.no_es_pdf"]


def test_zip_is_answered_with_what_to_do(dejar: Dejar) -> None:
    inspeccion = inspeccion_de(dejar, "cdr.zip", un_zip_de({"R-1.xml": "<a/>"}))

    assert "súbelos uno por uno" in inspeccion.hallazgos[0].solucion


@pytest.mark.parametrize(
    ("nombre", "contenido", "otros"),
    [
        ("a.pdf", hacer.un_pdf() + un_zip_de({"a.txt": "a"}), "ZIP"),
        ("a.jpg", hacer.un_jpg() + un_zip_de({"a.txt": "a"}), "ZIP"),
        ("a.jpg", hacer.un_jpg() + b"Rar!\x1a\x07\x01\x00", "RAR"),
        ("a.pdf", hacer.un_pdf() + b"7z\xbc\xaf\x27\x1c", "7Z"),
        ("a.docx", un_documento() + hacer.un_pdf(), "PDF"),
        ("a.docx", un_documento() + b"<html><script>", "HTML"),
        ("a.docx", un_documento() + un_programa(), "programa"),
        ("a.xml", b"<a><![CDATA[%PDF-1.7]]></a>", "PDF"),
    ],
)
def test_two_files_in_one_are_warned_of(dejar: Dejar, nombre: str, contenido: bytes, otros: str) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)
    (hallado,) = [uno for uno in inspeccion.hallazgos if uno.codigo == "tipo.poliglota"]

    assert f"como {otros}" in hallado.mensaje


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.pdf", hacer.un_pdf()),
        ("a.pdf", hacer.un_pdf().replace(b"startxref", un_zip_de({"a.txt": "a"}) + b"\nstartxref")),
        ("a.jpg", hacer.un_jpg()),
        ("a.jpg", hacer.un_jpg() + b"<html><?php system($_GET[0]); ?>"),
        ("a.docx", un_documento(partes={"word/embeddings/a.bin": zlib.compress(hacer.un_pdf())})),
        ("a.doc", hacer.un_doc()),
        ("a.xml", hacer.un_xml()),
    ],
)
def test_what_a_document_holds_by_right_is_no_second_file(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    assert "tipo.poliglota" not in codigos(inspeccion_de(dejar, nombre, contenido))
