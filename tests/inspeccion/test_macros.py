import pytest

from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer
from tests.archivos.hacer_office import (
    CONTENIDO,
    un_doc_con,
    un_documento,
    un_libro,
    un_ppt_con,
    un_proyecto_vba,
    un_xls_con,
    una_relacion,
    unos_tipos,
)
from tests.archivos.hacer_ole import un_compuesto
from tests.inspeccion.conftest import Dejar

ANEXO = politica_para(rol=Rol.ANEXO)
BOUNDSHEET = 0x0085
HOJA_DE_MACROS = b"\0\0\0\0\0\1\6\0Macro1"
HOJA = b"\0\0\0\0\0\0\5\0Hoja1"
PROYECTO_ANTIGUO = {"Macros/VBA/dir": b"\1", "Macros/PROJECT": b"ID="}


def inspeccion_de(dejar: Dejar, nombre: str, contenido: bytes) -> Inspeccion:
    with dejar(nombre, contenido).open("rb") as abierto:
        return inspeccionar(abierto, nombre=nombre, politica=ANEXO)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.docm", hacer.un_docm()),
        ("a.docx", hacer.un_docm()),
        ("a.docx", un_documento(partes={"word/vbaProject.bin": un_proyecto_vba()})),
        ("a.docx", un_documento(partes={"word/media/image1.png": un_proyecto_vba()})),
        ("a.docx", un_documento(relaciones=una_relacion("vbaProject", "inocente.bin"))),
        (
            "a.docx",
            un_documento(partes={"word/a.bin": b"?"}, tipos={"word/a.bin": "application/vnd.ms-office.vbaProject"}),
        ),
        (
            "a.xlsx",
            un_libro(
                partes={"xl/hoja.xml": "<macrosheet/>"},
                tipos={"xl/hoja.xml": "application/vnd.ms-excel.macrosheet+xml"},
            ),
        ),
        ("a.docx", un_documento(partes={"word/embeddings/a.docx": hacer.un_docm()})),
    ],
    ids=["docm", "renamed", "named", "disguised", "by relation", "by type", "excel 4", "embedded"],
)
def test_macros_in_a_package_are_refused_however_named(dejar: Dejar, nombre: str, contenido: bytes) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert inspeccion.rechaza
    assert codigos(inspeccion)[-1] in ("office.macros", "tipo.otro_office")
    assert "sin macros" in inspeccion.hallazgos[-1].solucion


@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("a.doc", un_doc_con(otras=PROYECTO_ANTIGUO)),
        ("a.xls", un_xls_con(otras={"_VBA_PROJECT_CUR/VBA/dir": b"\1"})),
        ("a.xls", un_xls_con((BOUNDSHEET, HOJA), (BOUNDSHEET, HOJA_DE_MACROS))),
        ("a.ppt", un_ppt_con(un_compuesto({"x": b""}), un_proyecto_vba())),
        (
            "a.docx",
            un_documento(partes={"word/embeddings/o.bin": un_compuesto({"WordDocument": b"", **PROYECTO_ANTIGUO})}),
        ),
    ],
    ids=["word", "excel", "excel 4", "powerpoint", "embedded"],
)
def test_macros_where_old_formats_keep_them_are_received_with_a_warning(
    dejar: Dejar, nombre: str, contenido: bytes
) -> None:
    inspeccion = inspeccion_de(dejar, nombre, contenido)

    assert codigos(inspeccion) == ["office.macros_antiguas"]
    assert not inspeccion.rechaza


def test_folder_that_speaks_of_macros_is_no_macro(dejar: Dejar) -> None:
    contenido = un_doc_con(otras={"Macros/nota": b"sin nada"})

    assert codigos(inspeccion_de(dejar, "a.doc", contenido)) == []


def test_binary_workbook_is_told_to_be_saved_otherwise(dejar: Dejar) -> None:
    tipo = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    contenido = un_libro(partes={CONTENIDO: unos_tipos({"xl/workbook.xml": tipo})})

    assert codigos(inspeccion_de(dejar, "a.xlsx", contenido)) == ["tipo.otro_office"]
