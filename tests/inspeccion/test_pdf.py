import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.lectores.pdf import HechosPdf, leer_pdf
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer, hacer_jpg, hacer_pdf
from tests.inspeccion.conftest import Dejar

LARGO = hacer_pdf.con_indice_legible(hacer_pdf.un_pdf_de([hacer_pdf.lineas()] * 5))


def inspeccion_de(archivo: Path) -> Inspeccion:
    with archivo.open("rb") as abierto:
        return inspeccionar(abierto, nombre=archivo.name, politica=politica_para(rol=Rol.ANEXO))


def codigos(dejar: Dejar, contenido: bytes) -> list[str]:
    return [uno.codigo for uno in inspeccion_de(dejar("a.pdf", contenido)).hallazgos]


def hechos_de(archivo: Path) -> HechosPdf:
    with archivo.open("rb") as abierto:
        return leer_pdf(abierto)


def sin_trailer(pdf: bytes) -> bytes:
    inicio = pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref"))
    return pdf[:inicio] + b"startxref\n0\n%%EOF\n"


@pytest.mark.parametrize(
    ("contenido", "esperado"),
    [
        (LARGO, []),
        (hacer_pdf.sin_indice(LARGO), ["pdf.danado"]),
        (b"\r\n\r\n" + LARGO, ["pdf.danado"]),
        (sin_trailer(LARGO), ["pdf.danado"]),
        (hacer_pdf.con_arreglos_anidados(), ["pdf.danado"]),
        (LARGO[:-300], ["pdf.no_abre"]),
        (LARGO[: len(LARGO) // 2], ["pdf.no_abre"]),
        (hacer_pdf.con_paginas_en_circulo(), ["pdf.no_abre"]),
        (b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n", ["pdf.no_abre"]),
        (b"%PDF-1.7\n" + bytes(500), ["pdf.no_abre"]),
    ],
    ids=[
        "sound", "index elsewhere", "blank lines before", "without index", "what qpdf refuses and pdfium opens",
        "cut before the end", "cut in half", "pages in a circle", "no pages to find", "nothing",
    ],
)  # fmt: skip
def test_damage_refuses_only_what_nobody_can_read(dejar: Dejar, contenido: bytes, esperado: list[str]) -> None:
    assert codigos(dejar, contenido) == esperado


def test_page_that_cannot_be_shown_is_told(dejar: Dejar) -> None:
    with pikepdf.open(io.BytesIO(LARGO)) as pdf:
        numero = pdf.pages[2].obj.objgen[0]
    roto = LARGO.replace(f"\n{numero} 0 obj".encode(), f"\n{numero} 0 xxx".encode())

    inspeccion = inspeccion_de(dejar("a.pdf", roto))

    assert "pdf.danado" in [uno.codigo for uno in inspeccion.hallazgos]
    assert not inspeccion.rechaza


def test_pdf_whose_owner_has_no_password_opens_though_pdfium_asks_for_one(dejar: Dejar) -> None:
    salida = io.BytesIO()
    with pikepdf.open(io.BytesIO(hacer_pdf.un_pdf_de([hacer_pdf.lineas(), b""]))) as pdf:
        pdf.save(salida, encryption=pikepdf.Encryption(owner="", user="secreta", R=6))

    assert codigos(dejar, salida.getvalue()) == ["pdf.pagina_en_blanco"]


def test_page_of_an_encrypted_pdf_is_looked_at(dejar: Dejar) -> None:
    salida = io.BytesIO()
    with pikepdf.open(io.BytesIO(hacer_pdf.un_pdf_de([hacer_pdf.lineas(), b""]))) as pdf:
        pdf.save(salida, encryption=pikepdf.Encryption(owner="x", user=""))

    assert codigos(dejar, salida.getvalue()) == ["pdf.restringido", "pdf.pagina_en_blanco"]


def test_signature_is_seen_where_only_pdfium_reads(dejar: Dejar) -> None:
    firma = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 10, 20, 30], Contents=pikepdf.String(b"\x30\x01"))
    firmado = hacer_pdf.con_indice_legible(hacer.un_pdf_con_campo_de_firma(firma))
    anidado = firmado.replace(b"/Type /Catalog", b"/X " + b"[" * 50_000 + b"]" * 50_000 + b" /Type /Catalog", 1)

    hechos = hechos_de(dejar("a.pdf", anidado))

    assert (hechos.con_firma, hechos.danado) == (True, True)


def test_ends_are_measured(dejar: Dejar) -> None:
    extremos = hechos_de(dejar("a.pdf", LARGO + b"\r\n\0PK\x03\x04lo demas\n")).extremos

    assert (extremos.antes, extremos.despues, extremos.cola) == (0, 12, b"PK\x03\x04lo demas\n")


def test_end_is_found_behind_megabytes_of_something_else(dejar: Dejar) -> None:
    extremos = hechos_de(dejar("a.pdf", LARGO + b"x" * 3_000_000)).extremos

    assert (extremos.con_fin, extremos.despues) == (True, 3_000_001)


def test_reading_needs_no_file_but_the_one_given(dejar: Dejar) -> None:
    """What is loaded only when a file asks for it cannot be loaded in the jail."""
    archivos = {
        "escaneo.pdf": hacer_pdf.un_escaneo(hacer_pdf.hoja_blanca(), hacer_pdf.hoja_escrita()),
        "danado.pdf": hacer_pdf.sin_indice(LARGO),
        "anidado.pdf": hacer_pdf.con_arreglos_anidados(),
        "firmado.pdf": hacer.un_pdf_firmado(),
        "cerrado.pdf": hacer.un_pdf_con_contrasena(),
        "restringido.pdf": hacer.un_pdf_restringido(),
        "foto.jpg": hacer_jpg.una_foto(orientacion=6, con_lugar=True),
    }
    rutas = [str(dejar(nombre, contenido)) for nombre, contenido in archivos.items()]

    salida = subprocess.run(
        [sys.executable, "-c", _VIGILADO, *rutas], capture_output=True, text=True, check=True, env=dict(os.environ)
    )

    assert salida.stdout == ""


_VIGILADO = """
import sys
from mesa.inspeccion.lectores.jpg import leer_jpg
from mesa.inspeccion.lectores.pdf import leer_pdf
abiertos = [open(ruta, "rb") for ruta in sys.argv[1:]]
def vigilar(suceso, argumentos):
    if suceso in ("open", "import"):
        sys.stdout.write(f"{suceso} {argumentos[0]}\\n")
sys.addaudithook(vigilar)
for abierto in abiertos:
    (leer_jpg if abierto.name.endswith('.jpg') else leer_pdf)(abierto)
"""
