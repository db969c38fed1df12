import io

import pytest

from mesa.inspeccion.inspector import EstadoFirma, Inspeccion, Veredicto, inspeccionar
from mesa.inspeccion.lectores.xml import analizar
from mesa.inspeccion.politica import Rol, politica_para
from mesa.lib.xml_seguro import ProblemaXml
from tests.archivos import hacer
from tests.archivos.hacer_xml import UBL, un_mil_millones_de_risas, un_xml_con, un_xml_que_lee, una_factura
from tests.inspeccion.conftest import Dejar

ANEXO = politica_para(rol=Rol.ANEXO)


def inspeccion_de(dejar: Dejar, contenido: bytes) -> Inspeccion:
    with dejar("factura.xml", contenido).open("rb") as abierto:
        return inspeccionar(abierto, nombre="factura.xml", politica=ANEXO)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


@pytest.mark.parametrize(
    "contenido",
    [
        un_xml_con(),
        una_factura().encode(),
        b"\xef\xbb\xbf" + un_xml_con("Señalización"),
        hacer.un_xml("utf-16"),
        hacer.un_xml("iso-8859-1"),
        hacer.un_xml("iso-8859-15"),
        hacer.un_xml("windows-1252"),
        un_xml_con(antes='<?xml-stylesheet type="text/xsl" href="factura.xsl"?>\n'),
        un_xml_con(antes="<!-- emitida por el sistema -->"),
        un_xml_con("<![CDATA[Tuercas 1/2 < 3/4 & arandelas]]>"),
        un_xml_con("-5"),
        un_xml_con("+51 1 614 5000"),
    ],
    ids=["utf-8", "bare", "bom", "utf-16", "latin", "latin-9", "windows", "sunat-sol", "comment", "cdata", "-5", "tel"],
)
def test_honest_xml_is_conforme(dejar: Dejar, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, contenido)) == []


@pytest.mark.parametrize("codificacion", ["utf-8", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize(
    "texto",
    [
        un_xml_que_lee("file:///etc/passwd"),
        un_xml_que_lee("http://127.0.0.1:9/x"),
        una_factura(antes="<!DOCTYPE Invoice>"),
        una_factura(antes='<!DOCTYPE Invoice SYSTEM "factura.dtd">'),
        una_factura(antes='<!DOCTYPE Invoice [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'),
    ],
    ids=["file", "http", "bare", "external", "parameter"],
)
def test_any_doctype_is_refused_in_any_encoding(dejar: Dejar, texto: str, codificacion: str) -> None:
    declarado = f'<?xml version="1.0" encoding="{codificacion}"?>\n{texto}'.encode(codificacion)

    inspeccion = inspeccion_de(dejar, declarado)

    assert codigos(inspeccion) == ["xml.doctype"]
    assert inspeccion.rechaza


def test_billion_laughs_are_refused_before_the_first_laugh(dejar: Dejar) -> None:
    assert codigos(inspeccion_de(dejar, un_mil_millones_de_risas())) == ["xml.doctype"]


@pytest.mark.parametrize(
    "contenido",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>' + una_factura().encode(),
        b'<?xml version="1.0" encoding="EBCDIC-CP-ES"?>' + una_factura().encode(),
        b"\xef\xbb\xbf" + b'<?xml version="1.0" encoding="UTF-7"?>' + una_factura().encode(),
        f'<?xml version="1.0"?>{una_factura()}'.encode("cp037"),
        f'<?xml version="1.0"?>{una_factura()}'.encode("utf-16-le"),
        f'<?xml version="1.0"?>{una_factura()}'.encode("utf-16-be"),
        f'<?xml version="1.0"?>{una_factura()}'.encode("utf-32"),
        f'<?xml version="1.0"?>{una_factura()}'.encode("utf-32-be"),
    ],
    ids=["utf-7", "named", "bom-utf-7", "ebcdic", "16le", "16be", "32", "32be"],
)
def test_encoding_that_is_not_received_is_refused_with_the_ones_that_are(dejar: Dejar, contenido: bytes) -> None:
    inspeccion = inspeccion_de(dejar, contenido)

    assert codigos(inspeccion) == ["xml.codificacion"]
    assert "UTF-8" in inspeccion.hallazgos[0].solucion


@pytest.mark.parametrize(
    ("contenido", "donde"),
    [
        (b"<a>\n<b>\n</a>", "línea 3, columna 5"),
        (un_xml_con("uno & dos"), "línea 4, columna 12"),
        (un_xml_con("&nunca;"), "línea 4, columna 14"),
        (una_factura("Se\xf1al").encode("latin-1"), "línea 3, columna 9"),
        (b'<?xml version="1.0" encoding="windows-1252"?>\n<a>\x81</a>', "línea 2, columna 4"),
        (b"\xff\xfe" + "<a>".encode("utf-16-le") + b"\x00\xd8" + "b</a>".encode("utf-16-le"), "línea 1, columna 4"),
    ],
    ids=["tag", "ampersand", "entity", "not-utf-8", "not-windows", "half-letter"],
)
def test_what_is_badly_written_is_warned_of_with_its_place(dejar: Dejar, contenido: bytes, donde: str) -> None:
    inspeccion = inspeccion_de(dejar, contenido)

    assert codigos(inspeccion) == ["xml.mal_formado"]
    assert donde in inspeccion.hallazgos[0].mensaje
    assert inspeccion.veredicto is Veredicto.CON_AVISOS


@pytest.mark.parametrize(
    "contenido",
    [
        b"<a>" * 101 + b"</a>" * 101,
        b"<a>" * 100_000,
        b"<a " + b" ".join(b'a%d=""' % n for n in range(257)) + b"/>",
        b"<a>" + b"<b/>" * 1_000_000 + b"</a>",
        b"<" + b"a" * 60_000 + b"/>",
    ],
    ids=["101 levels", "100,000 levels", "257 attributes", "a million elements", "a name of 60 kB"],
)
def test_what_is_out_of_measure_is_refused(dejar: Dejar, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, contenido)) == ["xml.desmedido"]


@pytest.mark.parametrize(
    "contenido",
    [b"<a>" * 100 + b"</a>" * 100, b"<a " + b" ".join(b'a%d=""' % n for n in range(256)) + b"/>"],
    ids=["100 levels", "256 attributes"],
)
def test_what_is_just_within_measure_is_received(dejar: Dejar, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, contenido)) == []


@pytest.mark.parametrize(
    ("contenido", "codigo"),
    [
        (un_xml_con("&lt;script&gt;alert(1)&lt;/script&gt;"), "xml.con_codigo"),
        (un_xml_con("<![CDATA[<img src=x onerror=alert(1)>]]>"), "xml.con_codigo"),
        (un_xml_con(antes='<?xml-stylesheet type="text/xsl" href="javascript:alert(1)"?>'), "xml.con_codigo"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "xml.con_codigo"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script/></html>', "xml.con_codigo"),
        (un_xml_con("=cmd|' /C calc'!A0"), "xml.con_formulas"),
        (un_xml_con('=HYPERLINK("http://a","b")'), "xml.con_formulas"),
        (un_xml_con("@SUM(A1)"), "xml.con_formulas"),
        (
            un_xml_con('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
            "xml.incluye_otros",
        ),
        (un_xml_con(antes='<?mso-application progid="Word.Document"?>'), "xml.de_office"),
        (b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>', "xml.de_office"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "xml.de_office"),
    ],
)
def test_what_others_might_run_is_warned_of_and_received(dejar: Dejar, contenido: bytes, codigo: str) -> None:
    inspeccion = inspeccion_de(dejar, contenido)

    assert codigos(inspeccion) == [codigo]
    assert inspeccion.veredicto is Veredicto.CON_AVISOS


@pytest.mark.parametrize(
    "contenido",
    [
        b'<package xmlns="http://schemas.microsoft.com/office/2006/xmlPackage"><part contentType="vbaProject"/></package>',
        b'<doc xmlns="http://schemas.microsoft.com/office/word/2003/wordml"><docSuppData/></doc>',
    ],
    ids=["flat", "2003"],
)
def test_office_in_xml_with_macros_is_refused(dejar: Dejar, contenido: bytes) -> None:
    assert codigos(inspeccion_de(dejar, contenido)) == ["xml.con_macros"]


@pytest.mark.parametrize("dano", [b"", b"<sin cerrar"])
@pytest.mark.parametrize("codificacion", ["utf-8", "utf-16"])
def test_signature_is_seen_also_where_the_file_breaks_before_it(dejar: Dejar, codificacion: str, dano: bytes) -> None:
    contenido = hacer.un_xml(codificacion, firmado=True).replace("<ID>".encode(codificacion), dano + b"<ID>")

    assert inspeccion_de(dejar, contenido).estado_firma is EstadoFirma.NO_VERIFICABLE


def test_the_word_signature_alone_signs_nothing(dejar: Dejar) -> None:
    assert inspeccion_de(dejar, un_xml_con("SignatureValue")).estado_firma is EstadoFirma.SIN_FIRMA


def test_root_is_known_by_name_and_namespace() -> None:
    hechos = analizar(io.BytesIO(un_xml_con()))

    assert (hechos.raiz, hechos.espacio) == ("Invoice", UBL)


def test_line_that_says_utf_16_and_is_not_is_read_as_what_it_is() -> None:
    hechos = analizar(io.BytesIO(f'<?xml version="1.0" encoding="utf-16"?>\n{una_factura("ñ")}'.encode()))

    assert (hechos.problema, hechos.raiz) == (None, "Invoice")


def test_twenty_megas_of_invoice_lines_are_read_in_bounded_memory() -> None:
    linea = b"<Line><ID>1</ID><Note>Servicio de limpieza de oficinas</Note></Line>\n"
    contenido = b"<Invoice>" + linea * (20_000_000 // len(linea)) + b"</Invoice>"

    assert analizar(io.BytesIO(contenido)).problema is None


def test_blanks_by_the_million_do_not_keep_the_reader() -> None:
    contenido = b"<a><![CDATA[<" + b" " * 9_000_000 + b"]]></a>"

    assert analizar(io.BytesIO(contenido)).problema in (None, ProblemaXml.MAL_FORMADO)
