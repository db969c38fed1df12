"""The look that every sealed PDF gets can fail: each of these is a receipt with one thing wrong."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from mesa.firmas.demostracion import contrasena_de
from mesa.firmas.sello import Sello
from mesa.registro.hoja import componer
from tests.recibos_sanos import REGLAS, quejas_de
from tests.registro.recibos import MOMENTO, un_cargo

Danar = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def un_recibo(sello_de_prueba: Path) -> bytes:
    sello = Sello.de_pkcs12(sello_de_prueba, contrasena=contrasena_de(sello_de_prueba))
    return sello.sellar(componer(un_cargo(), momento=MOMENTO), momento=MOMENTO, motivo="Cargo", lugar=None)


def _letra(pdf: pikepdf.Pdf) -> Any:
    return next(uno for uno in pdf.objects if isinstance(uno, Dictionary) and "/FontFile3" in uno)


def _adjunto(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.AF[0]


def _accion(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def _otro_titulo(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = String("Otro")


def _solo_b(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["pdfaid:conformance"] = "B"


def _flujo(pdf: pikepdf.Pdf, **claves: object) -> None:
    pdf.Root.Sobra = pdf.make_stream(b"datos", **claves)


def _borrar(de: Callable[[pikepdf.Pdf], Any], clave: str) -> Danar:
    return lambda pdf: de(pdf).__delitem__(clave)


def _poner(de: Callable[[pikepdf.Pdf], Any], clave: str, valor: object) -> Danar:
    return lambda pdf: de(pdf).__setitem__(clave, valor)


def _raiz(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def _widget(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Annots[0]


DANOS: dict[str, tuple[Danar, str]] = {
    "sin etiquetas": (_borrar(_raiz, "/MarkInfo"), "not tagged"),
    "sin idioma": (_borrar(_raiz, "/Lang"), "no language"),
    "sin perfil": (_borrar(_raiz, "/OutputIntents"), "no output intent"),
    "letra sin incrustar": (lambda pdf: _letra(pdf).__delitem__("/FontFile3"), "not embedded"),
    "con programa": (_accion, "JavaScript"),
    "otro titulo": (_otro_titulo, "two titles"),
    "nivel B": (_solo_b, "3B, not 3A"),
    "LZW": (lambda pdf: _flujo(pdf, Filter=Name.LZWDecode), "LZWDecode"),
    "flujo ajeno": (lambda pdf: _flujo(pdf, F=String("otro.bin")), "another file"),
    "adjunto sin relacion": (_borrar(_adjunto, "/AFRelationship"), "lacks what PDF/A-3 asks"),
    "adjunto suelto": (_poner(_raiz, "/AF", Array()), "lacks what PDF/A-3 asks"),
    "widget oculto": (_poner(_widget, "/F", 2), "hidden"),
    "widget sin dibujo": (_borrar(_widget, "/AP"), "no appearance"),
    "widget sin lugar": (_borrar(_widget, "/StructParent"), "no place in the structure tree"),
    "capas": (_poner(_raiz, "/OCProperties", Dictionary()), "/OCProperties"),
}


@pytest.mark.parametrize(("danar", "dicho"), DANOS.values(), ids=DANOS)
def test_each_damage_is_named(un_recibo: bytes, danar: Danar, dicho: str) -> None:
    with pikepdf.open(BytesIO(un_recibo)) as pdf:
        danar(pdf)

        quejas = [queja for regla in REGLAS for queja in regla(pdf)]

    assert any(dicho in queja for queja in quejas), quejas


def test_a_sound_receipt_has_no_complaint(un_recibo: bytes) -> None:
    assert quejas_de(un_recibo) == []


def test_a_byte_that_changed_after_sealing_is_named_by_poppler(un_recibo: bytes) -> None:
    assert any(
        "Signature is Valid" in queja for queja in quejas_de(un_recibo.replace(b"2026-0028914", b"2026-0028915"))
    )


def test_what_was_added_after_sealing_is_named(un_recibo: bytes) -> None:
    quejas = quejas_de(un_recibo + b"\n% otra cosa\n")

    assert any("does not cover" in queja for queja in quejas)
    assert any("behind the end" in queja for queja in quejas)


def test_a_file_that_qpdf_cannot_read_whole_is_named(un_recibo: bytes) -> None:
    assert any("qpdf" in queja for queja in quejas_de(un_recibo.replace(b"startxref", b"startxxxx")))
