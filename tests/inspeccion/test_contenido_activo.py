from pathlib import Path
from typing import Any

import pikepdf
import pytest

from mesa.inspeccion.hallazgos import CATALOGO
from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.lectores.pdf_activo import Activo
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer, hacer_pdf
from tests.inspeccion.conftest import Dejar

GUION = hacer_pdf.accion("JavaScript", JS=pikepdf.String("app.alert(1)"))
ENLACE = hacer_pdf.accion("URI", URI=pikepdf.String("https://example.org"))


def inspeccion_de(archivo: Path) -> Inspeccion:
    with archivo.open("rb") as abierto:
        return inspeccionar(abierto, nombre=archivo.name, politica=politica_para(rol=Rol.ANEXO))


def hallado(dejar: Dejar, contenido: bytes) -> list[tuple[str, int | None]]:
    return [(uno.codigo, uno.pagina) for uno in inspeccion_de(dejar("a.pdf", contenido)).hallazgos]


def nombres(**hojas: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Names=[pikepdf.String("a"), pikepdf.Dictionary(**hojas)])


@pytest.mark.parametrize(
    ("claves", "esperado"),
    [
        ({"OpenAction": GUION}, ["pdf.javascript"]),
        ({"AA": pikepdf.Dictionary(WC=GUION)}, ["pdf.javascript"]),
        ({"Names": pikepdf.Dictionary(JavaScript=nombres(S=pikepdf.Name.JavaScript))}, ["pdf.javascript"]),
        ({"OpenAction": hacer_pdf.accion("Launch", F=pikepdf.String("calc.exe"))}, ["pdf.programa"]),
        ({"OpenAction": hacer_pdf.accion("GoTo", Next=GUION)}, ["pdf.javascript"]),
        ({"OpenAction": hacer_pdf.accion("GoTo", Next=pikepdf.Array([ENLACE, GUION]))}, ["pdf.javascript"]),
        ({"OpenAction": ENLACE}, ["pdf.al_abrir"]),
        ({"OpenAction": hacer_pdf.accion("GoTo")}, []),
        ({"AcroForm": pikepdf.Dictionary(XFA=pikepdf.String("x"), Fields=[])}, ["pdf.xfa"]),
        (
            {"AcroForm": pikepdf.Dictionary(Fields=[pikepdf.Dictionary(A=hacer_pdf.accion("SubmitForm"))])},
            ["pdf.envio"],
        ),
        ({"Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=[]))}, []),
        ({"Outlines": pikepdf.Dictionary(First=pikepdf.Dictionary(A=GUION))}, ["pdf.javascript"]),
    ],
)
def test_what_the_file_would_do_is_told(dejar: Dejar, claves: dict[str, object], esperado: list[str]) -> None:
    inspeccion = inspeccion_de(dejar("a.pdf", hacer_pdf.un_pdf_con_catalogo(**claves)))

    assert [uno.codigo for uno in inspeccion.hallazgos] == esperado
    assert not inspeccion.rechaza


@pytest.mark.parametrize(
    ("anexo", "codigo"),
    [
        (pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=GUION), "pdf.javascript"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.Link, AA=pikepdf.Dictionary(E=GUION)), "pdf.javascript"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=hacer_pdf.accion("Launch")), "pdf.programa"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=hacer_pdf.accion("GoToR")), "pdf.otro_archivo"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=hacer_pdf.accion("ImportData")), "pdf.envio"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.FileAttachment), "pdf.adjunto"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name.RichMedia), "pdf.multimedia"),
        (pikepdf.Dictionary(Subtype=pikepdf.Name("/3D")), "pdf.multimedia"),
    ],
)
def test_what_a_page_would_do_is_told_with_its_page(dejar: Dejar, anexo: pikepdf.Dictionary, codigo: str) -> None:
    assert hallado(dejar, hacer_pdf.un_pdf_con_anexo(anexo, pagina=2)) == [(codigo, 2)]


def test_ordinary_link_is_nothing_to_tell(dejar: Dejar) -> None:
    anexo = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=ENLACE)

    assert hallado(dejar, hacer_pdf.un_pdf_con_anexo(anexo)) == []


def test_link_over_the_whole_page_is_told(dejar: Dejar) -> None:
    contenido = hacer_pdf.un_pdf_con_anexo(pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=ENLACE), pagina=3)
    cubierto = hacer_pdf.con_indice_legible(contenido).replace(b"/Rect [ 0 0 20 20 ]", b"/Rect [ 0 0 595 842 ]")

    assert ("pdf.enlace", 3) in hallado(dejar, cubierto)


def test_attached_file_is_told_once(dejar: Dejar) -> None:
    assert hallado(dejar, hacer_pdf.un_pdf_con_archivo_dentro()) == [("pdf.adjunto", None)]


def test_script_on_the_last_of_many_pages_is_seen(dejar: Dejar) -> None:
    anexo = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=GUION)

    assert ("pdf.javascript", 150) in hallado(dejar, hacer_pdf.un_pdf_con_anexo(anexo, pagina=150, paginas=150))


def test_actions_in_a_circle_end(dejar: Dejar) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        vuelta = pdf.make_indirect(hacer_pdf.accion("Launch"))
        vuelta.Next = vuelta
        pdf.Root.OpenAction = vuelta
        contenido = hacer_pdf.guardar(pdf)

    assert ("pdf.programa", None) in hallado(dejar, contenido)


@pytest.mark.parametrize("raro", [3, pikepdf.Array([1, 2]), pikepdf.Dictionary(JavaScript=7), pikepdf.String("x")])
def test_malformed_catalogue_hides_nothing_else(dejar: Dejar, raro: object) -> None:
    claves = {"Names": raro, "AcroForm": raro, "Outlines": raro, "AA": raro, "OpenAction": GUION}

    assert hallado(dejar, hacer_pdf.un_pdf_con_catalogo(**claves)) == [("pdf.javascript", None)]


def test_plain_letter_has_nothing_active(dejar: Dejar) -> None:
    assert hallado(dejar, hacer.un_pdf()) == []


def test_every_kind_has_its_words() -> None:
    assert {f"pdf.{activo}" for activo in Activo} <= set(CATALOGO)
