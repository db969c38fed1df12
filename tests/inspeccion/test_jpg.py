import struct
from pathlib import Path

import pytest

from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.lectores.jpg import HechosJpg, leer_jpg
from mesa.inspeccion.politica import Rol, politica_para
from tests.archivos import hacer_jpg
from tests.inspeccion.conftest import Dejar


def inspeccion_de(archivo: Path) -> Inspeccion:
    with archivo.open("rb") as abierto:
        return inspeccionar(abierto, nombre=archivo.name, politica=politica_para(rol=Rol.ANEXO))


def hechos_de(archivo: Path) -> HechosJpg:
    with archivo.open("rb") as abierto:
        return leer_jpg(abierto)


@pytest.mark.parametrize(
    ("contenido", "veredicto", "esperado"),
    [
        (hacer_jpg.una_foto(), "conforme", []),
        (hacer_jpg.una_foto(progressive=True), "conforme", []),
        (hacer_jpg.una_foto(con_lugar=True), "conforme", ["jpg.con_ubicacion"]),
        (hacer_jpg.una_foto(300, 200), "con_avisos", ["jpg.pequena"]),
        (hacer_jpg.cortada(hacer_jpg.una_foto()), "con_avisos", ["jpg.danada"]),
        (hacer_jpg.una_foto()[:-2], "con_avisos", ["jpg.danada"]),
        (hacer_jpg.sin_imagen(hacer_jpg.una_foto()), "rechazado", ["jpg.no_abre"]),
        (b"\xff\xd8\xff\xd9", "rechazado", ["jpg.no_abre"]),
        (b"\xff\xd8\xff" + bytes(2000), "rechazado", ["jpg.no_abre"]),
        (hacer_jpg.con_medidas(hacer_jpg.una_foto(), 0, 0), "rechazado", ["jpg.no_abre"]),
        (hacer_jpg.con_medidas(hacer_jpg.una_foto(200, 100), 65_000, 65_000), "rechazado", ["jpg.bomba"]),
        (hacer_jpg.con_medidas(hacer_jpg.una_foto(), 11_000, 10_000), "con_avisos", ["jpg.enorme"]),
    ],
    ids=[
        "photograph", "progressive", "with its place", "small", "cut in half", "without its end mark", "header alone",
        "no image at all", "zeros", "no size", "promises what it cannot hold", "too large to look at",
    ],
)  # fmt: skip
def test_image_is_told(dejar: Dejar, contenido: bytes, veredicto: str, esperado: list[str]) -> None:
    inspeccion = inspeccion_de(dejar("foto.jpg", contenido))

    assert [uno.codigo for uno in inspeccion.hallazgos] == esperado
    assert inspeccion.veredicto == veredicto


@pytest.mark.parametrize("orientacion", range(1, 9))
def test_orientation_is_known_for_the_preview(dejar: Dejar, orientacion: int) -> None:
    hechos = hechos_de(dejar("foto.jpg", hacer_jpg.una_foto(orientacion=orientacion)))

    assert hechos.orientacion == orientacion


@pytest.mark.parametrize(
    "bloque",
    [
        b"",
        b"II",
        b"XX*\0\x08\0\0\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHII", 0x0112, 3, 1, 0x00FF0000),
        b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHII", 0x8825, 4, 1, 0xFFFFFFF0),
        b"MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHII", 0x8825, 4, 1, 8),
    ],
    ids=[
        "empty",
        "cut",
        "no byte order",
        "elsewhere",
        "endless",
        "turned 255 times",
        "place outside",
        "place in a circle",
    ],
)
def test_hostile_exif_takes_nothing_from_the_picture(dejar: Dejar, bloque: bytes) -> None:
    archivo = dejar("foto.jpg", hacer_jpg.con_exif(hacer_jpg.una_foto(), bloque))

    hechos = hechos_de(archivo)

    assert (hechos.orientacion, hechos.con_ubicacion) == (1, False)
    assert [uno.codigo for uno in inspeccion_de(archivo).hallazgos] == []


def test_what_follows_the_image_is_measured(dejar: Dejar) -> None:
    hechos = hechos_de(dejar("foto.jpg", hacer_jpg.una_foto() + b"\0\0PK\x03\x04resto\n"))

    assert (hechos.despues, hechos.cola) == (9, b"PK\x03\x04resto")


def test_end_mark_inside_a_thumbnail_is_not_the_end(dejar: Dejar) -> None:
    foto = hacer_jpg.con_exif(hacer_jpg.una_foto(), b"II*\0\x08\0\0\0\0\0" + hacer_jpg.una_foto(64, 48))

    assert hechos_de(dejar("foto.jpg", foto)).despues == 0


def test_rubbish_between_segments_takes_nothing_from_the_picture(dejar: Dejar) -> None:
    foto = hacer_jpg.con_exif(hacer_jpg.una_foto(), b"II")
    lugar = foto.index(b"\xff\xe0")

    inspeccion = inspeccion_de(dejar("foto.jpg", foto[:lugar] + b"basura" + foto[lugar:]))

    assert inspeccion.hallazgos == ()


def test_progressive_image_of_too_many_scans_is_not_decoded(dejar: Dejar) -> None:
    foto = hacer_jpg.una_foto(lisa=True, progressive=True)
    barrido = foto.rindex(b"\xff\xda")
    repetida = foto[:barrido] + foto[barrido:-2] * 1000 + b"\xff\xd9"

    inspeccion = inspeccion_de(dejar("foto.jpg", repetida))

    assert [uno.codigo for uno in inspeccion.hallazgos] == ["jpg.enorme"]
