import io
import zipfile

import pytest

from mesa.inspeccion.hallazgos import Gravedad
from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, inspeccionar
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer
from tests.archivos.hacer_office import (
    CONTENIDO,
    un_archivo_incrustado,
    un_campo,
    un_doc_con,
    un_documento,
    un_libro,
    un_ppt_con,
    un_programa,
    un_xls_con,
    una_relacion,
    unos_tipos,
)
from tests.archivos.hacer_ole import un_compuesto
from tests.inspeccion.conftest import Dejar

ANEXO = politica_para(rol=Rol.ANEXO)
FILEPASS, SUPBOOK = 0x002F, 0x01AE
VINCULO = "application/vnd.openxmlformats-officedocument.spreadsheetml.externallink+xml"


def inspeccion_de(dejar: Dejar, nombre: str, contenido: bytes, rol: Rol = Rol.ANEXO) -> Inspeccion:
    with dejar(nombre, contenido).open("rb") as abierto:
        return inspeccionar(abierto, nombre=nombre, politica=politica_para(rol=rol))


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


def con_objeto(corriente: bytes) -> bytes:
    return un_documento(partes={"word/embeddings/oleObject1.bin": un_compuesto({"\x01Ole10Native": corriente})})


def sin_parte(paquete: bytes, nombre: str) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paquete)) as antes, zipfile.ZipFile(salida, "w") as despues:
        for ficha in antes.infolist():
            if ficha.filename != nombre:
                despues.writestr(ficha, antes.read(ficha))
    return salida.getvalue()


def con_un_byte_cambiado(contenido: bytes, tras: bytes) -> bytes:
    """Spoil the packed bytes of the entry `tras`, right after its local header's name."""
    lugar = contenido.index(tras) + len(tras) + 3
    return contenido[:lugar] + bytes([contenido[lugar] ^ 0xFF]) + contenido[lugar + 1 :]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.doc", hacer.un_doc()),
        ("a.xls", hacer.un_xls()),
        ("a.ppt", hacer.un_ppt()),
        ("a.docx", hacer.un_docx()),
        ("a.xlsx", hacer.un_xlsx()),
        ("a.pptx", hacer.un_pptx()),
        ("a.docx", un_documento(relaciones=una_relacion("hyperlink", "https://www.gob.pe", externa=True))),
        ("a.docx", un_documento(un_campo(" PAGE ") + un_campo(" HYPERLINK &quot;DDE&quot; "))),
        ("a.docx", un_documento("<w:p><w:r><w:t>DDEAUTO cmd</w:t></w:r></w:p>")),
        ("a.docx", un_documento(partes={"word/drawing1.vml": "<xml><br></xml>"})),
        ("a.docx", un_documento(partes={"word/charts/libro1.xlsx": hacer.un_xlsx()})),
        ("a.doc", un_doc_con(otras={"ObjectPool/_1/Equation Native": b"x^2"})),
        ("a.doc", un_doc_con(b"Se intercambian datos por DDE entre sistemas")),
    ],
)
def test_honest_office_document_is_conforme(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, nombre, contenido)) == []


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.docx", un_compuesto({"EncryptedPackage": b"", "EncryptionInfo": b""})),
        ("a.docx", un_compuesto({"ENCRYPTEDPACKAGE": b"", "ENCRYPTIONINFO": b""})),
        ("a.doc", un_doc_con(banderas=0x0100)),
        ("a.xls", un_xls_con((FILEPASS, bytes(54)))),
        ("a.ppt", un_ppt_con(cifrado=True)),
        ("a.ppt", un_compuesto({"PowerPoint Document": b"", "EncryptedSummary": b""})),
    ],
)
def test_document_with_a_password_is_refused_telling_how_to_take_it_off(
    dejar: Dejar, nombre: str, contenido: bytes
) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert codigos(inspeccion) == ["office.con_contrasena"]
    assert inspeccion.rechaza
    assert "Cifrar con contraseña" in inspeccion.hallazgos[0].solucion


@pytest.mark.parametrize(
    "contenido",
    [
        hacer.un_docx()[:400],
        sin_parte(un_documento(), "_rels/.rels"),
        sin_parte(un_documento(), "word/document.xml"),
        con_un_byte_cambiado(un_documento("<w:p/>" * 50), b"word/document.xml"),
        un_documento("<w:p>"),
        un_doc_con()[:3000],
        hacer.un_ole("Otra")[:700],
    ],
    ids=["cut", "no relations", "no text", "spoilt text", "malformed text", "cut doc", "cut compound"],
)
def test_document_nobody_can_open_is_refused(dejar: Dejar, contenido: bytes) -> None:
    inspeccion = inspeccion_de(dejar, "a.doc", contenido)

    assert "office.no_abre" in codigos(inspeccion)
    assert inspeccion.rechaza


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.docx", un_documento(partes={"word/styles.xml": "<w:styles"})),
        ("a.docx", con_un_byte_cambiado(un_documento(partes={"word/media/a.jpg": bytes(5000)}), b"word/media/a.jpg")),
        ("a.doc", un_compuesto({"WordDocument": bytes(64)})),
        ("a.doc", un_doc_con(otras={"Data": b""})[:-3000]),
        ("a.xls", un_compuesto({"Workbook": bytes(64)})),
        ("a.ppt", un_compuesto({"PowerPoint Document": b"", "Current User": bytes(64)})),
    ],
)
def test_document_damaged_in_part_is_received_with_a_warning(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert codigos(inspeccion) == ["office.danado"]
    assert not inspeccion.rechaza


@pytest.mark.parametrize(
    "parte", [CONTENIDO, "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
)
def test_doctype_in_any_part_is_refused(dejar: Dejar, parte: str) -> None:
    partes = {parte: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}
    contenido = un_documento(partes=partes)

    inspeccion = inspeccion_de(dejar, "a.docx", contenido)

    assert inspeccion.rechaza
    assert codigos(inspeccion) in (["office.entidades"], ["office.no_abre"])


def test_doctype_hidden_in_utf_16_is_refused(dejar: Dejar) -> None:
    oculto = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")

    inspeccion = inspeccion_de(dejar, "a.docx", un_documento(partes={"word/settings.xml": oculto}))

    assert codigos(inspeccion) == ["office.entidades"]


@pytest.mark.parametrize(
    ("relacion", "codigo"),
    [
        (una_relacion("attachedTemplate", "http://a.example/t.dotm", externa=True), "office.plantilla_externa"),
        (una_relacion("attachedTemplate", "file:///C:/t.dotm"), "office.plantilla_externa"),
        (una_relacion("image", "http://a.example/i.png", externa=True), "office.externo"),
        (una_relacion("oleObject", "mhtml:http://a.example/x!y", externa=True), "office.externo"),
        (una_relacion("frame", "http://a.example/f.htm", externa=True), "office.externo"),
        (una_relacion("subDocument", "otro.docx", externa=True), "office.externo"),
        (una_relacion("aFChunk", "afchunk.rtf"), "office.adjuntos"),
        (una_relacion("control", "activeX/activeX1.xml"), "office.activex"),
    ],
)
def test_what_comes_from_elsewhere_is_warned_of(dejar: Dejar, relacion: str, codigo: str) -> None:
    inspeccion = inspeccion_de(dejar, "a.docx", un_documento(relaciones=relacion))

    assert codigos(inspeccion) == [codigo]
    assert [uno.gravedad for uno in inspeccion.hallazgos] == [Gravedad.AVISO]


@pytest.mark.parametrize(
    "cuerpo",
    [
        un_campo(" DDEAUTO c:\\\\windows\\\\cmd.exe "),
        un_campo(" D", "DEA", "UTO cmd "),
        un_campo("dde cmd"),
        '<w:fldSimple w:instr=" DDE Excel a b"/>',
        un_campo(un_campo(" QUOTE 68 68 69 65 85 84 79 "), " cmd"),
    ],
    ids=["whole", "in runs", "lower case", "simple", "spelt by numbers"],
)
def test_field_that_commands_another_program_is_warned_of(dejar: Dejar, cuerpo: str) -> None:
    assert codigos(inspeccion_de(dejar, "a.docx", un_documento(cuerpo))) == ["office.dde"]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        (
            "a.xlsx",
            un_libro(
                partes={"xl/externalLinks/v1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>'},
                tipos={"xl/externalLinks/v1.xml": VINCULO},
            ),
        ),
        ("a.doc", un_doc_con(b"\x13 DDEAUTO cmd.exe \x15")),
        ("a.doc", un_doc_con("\x13 DDEAUTO cmd.exe \x15".encode("utf-16-le"))),
        ("a.xls", un_xls_con((SUPBOOK, b"\0\0\x07\0\0cmd\x03/C"))),
    ],
)
def test_link_to_another_program_is_warned_of_in_every_format(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, nombre, contenido)) == ["office.dde"]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.docx", con_objeto(un_archivo_incrustado("notas.txt", b"hola"))),
        ("a.doc", un_doc_con(otras={"ObjectPool/_1/\x01Ole10Native": un_archivo_incrustado("notas.txt", b"hola")})),
        ("a.xls", un_xls_con(otras={"MBD01/\x01Ole10Native": un_archivo_incrustado("notas.txt", b"hola")})),
        ("a.ppt", un_ppt_con(un_compuesto({"\x01Ole10Native": un_archivo_incrustado("notas.txt", b"hola")}))),
        ("a.docx", un_documento(partes={"word/embeddings/a.zip": hacer.un_zip({"a.txt": "a"})})),
    ],
)
def test_file_put_inside_a_document_is_warned_of(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, nombre, contenido)) == ["office.adjuntos"]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.docx", con_objeto(un_archivo_incrustado("factura.pdf.exe", b"x"))),
        ("a.docx", con_objeto(un_archivo_incrustado("factura.pdf", un_programa()))),
        ("a.docx", con_objeto(un_archivo_incrustado("leeme.lnk", b"x"))),
        ("a.docx", un_documento(partes={"word/media/image1.png": un_programa()})),
        ("a.docx", un_documento(partes={"word/embeddings/a.zip": hacer.un_zip({"a.js": "a"})})),
        ("a.doc", un_doc_con(otras={"ObjectPool/_1/\x01Ole10Native": un_archivo_incrustado("a.vbs", b"x")})),
    ],
)
def test_program_put_inside_a_document_is_refused(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert codigos(inspeccion) == ["office.programa"]
    assert inspeccion.rechaza


def test_signed_package_is_not_said_to_be_unsigned(dejar: Dejar) -> None:
    firma = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"
    relaciones = f'<Relationships><Relationship Type="{firma}" Target="sig1.xml"/></Relationships>'
    contenido = un_documento(partes={"_xmlsignatures/_rels/origin.sigs.rels": relaciones})

    assert inspeccion_de(dejar, "a.docx", contenido).estado_firma is EstadoFirma.NO_VERIFICABLE
    assert inspeccion_de(dejar, "a.docx", un_documento()).estado_firma is EstadoFirma.SIN_FIRMA


def test_main_document_is_only_told_to_be_a_pdf(dejar: Dejar) -> None:
    contenido = un_doc_con(banderas=0x0100)

    assert codigos(inspeccion_de(dejar, "a.doc", contenido, Rol.PRINCIPAL)) == ["pdf.no_es_pdf"]


def test_types_that_contradict_each_other_are_refused(dejar: Dejar) -> None:
    dos = unos_tipos({"word/a.xml": "a/b"}).replace(
        "</Types>", '<Override PartName="/WORD/A.xml" ContentType="c/d"/></Types>'
    )

    assert inspeccion_de(dejar, "a.docx", un_documento(partes={CONTENIDO: dos})).rechaza
