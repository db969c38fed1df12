import io
import stat
import struct
import zipfile
from typing import Any

import pytest

from mesa.inspeccion.inspector import Inspeccion, inspeccionar
from mesa.inspeccion.politica import Rol, politica_para
from mesa.lib.zip_seguro import Presupuesto, ProblemaZip, ZipInseguroError, abrir
from tests.archivos.hacer_office import CONTENIDO, un_documento, un_zip_de, unos_tipos
from tests.inspeccion.conftest import Dejar

ANEXO = politica_para(rol=Rol.ANEXO)
MEGA = 1 << 20


def inspeccion_de(dejar: Dejar, contenido: bytes) -> Inspeccion:
    with dejar("a.docx", contenido).open("rb") as abierto:
        return inspeccionar(abierto, nombre="a.docx", politica=ANEXO)


def codigos(inspeccion: Inspeccion) -> list[str]:
    return [uno.codigo for uno in inspeccion.hallazgos]


def con_ficha(nombre: str, **senas: Any) -> bytes:
    """Return a Word document with one entry more, whose record has these fields."""
    salida = io.BytesIO(un_documento())
    with zipfile.ZipFile(salida, "a") as archivo:
        ficha = zipfile.ZipInfo("x" * len(nombre))
        for campo, valor in senas.items():
            setattr(ficha, campo, valor)
        archivo.writestr(ficha, "hola")
    return salida.getvalue().replace(b"x" * len(nombre), nombre.encode())


def anidado(niveles: int) -> bytes:
    dentro = un_zip_de({"a.txt": "hola"})
    for _ in range(niveles - 1):
        dentro = un_zip_de({"otro.zip": dentro})
    return un_documento(partes={"word/embeddings/otro.zip": dentro})


def con_directorio_cambiado(contenido: bytes, nombre: bytes, desde: int, formato: str, *valores: int) -> bytes:
    """Rewrite fields of an entry's record in the directory (APPNOTE 4.3.12), `desde` bytes after its start."""
    cambiado = bytearray(contenido)
    struct.pack_into(formato, cambiado, contenido.rindex(nombre) - 46 + desde, *valores)
    return bytes(cambiado)


@pytest.mark.parametrize(
    "partes",
    [
        {"word/media/a.bin": bytes(60 * MEGA)},
        {f"word/media/{n}.bin": bytes(9 * MEGA) for n in range(8)},
        {"word/embeddings/a.zip": un_zip_de({"a.bin": bytes(60 * MEGA)})},
        {"word/styles.xml": b"<a>" + bytes(60 * MEGA)},
    ],
    ids=["one entry", "many entries", "embedded", "xml"],
)
def test_document_that_swells_is_refused(dejar: Dejar, partes: dict[str, str | bytes]) -> None:
    assert codigos(inspeccion_de(dejar, un_documento(partes=partes)))[:1] == ["zip.desmedido"]


def test_more_than_200_megas_unpacked_are_refused_whatever_the_ratio() -> None:
    presupuesto = Presupuesto(bytes_empacados=100 * MEGA)
    presupuesto.gastar_bytes(200 * MEGA)

    with pytest.raises(ZipInseguroError, match="bomba"):
        presupuesto.gastar_bytes(1)


def test_blank_picture_within_a_document_is_no_bomb(dejar: Dejar) -> None:
    assert codigos(inspeccion_de(dejar, un_documento(partes={"word/media/a.bmp": b"BM" + b"\xff" * 9 * MEGA}))) == []


@pytest.mark.parametrize(("entradas", "esperado"), [(1_997, []), (1_998, ["zip.entradas"]), (20_000, ["zip.entradas"])])
def test_two_thousand_entries_are_received_and_no_more(dejar: Dejar, entradas: int, esperado: list[str]) -> None:
    contenido = un_documento(partes={f"word/media/{numero}.txt": "" for numero in range(entradas)})

    assert codigos(inspeccion_de(dejar, contenido)) == esperado


def test_entries_of_what_is_embedded_count_too(dejar: Dejar) -> None:
    dentro = un_zip_de({f"{numero}.txt": "" for numero in range(1_000)})
    contenido = un_documento(partes={"a.zip": dentro, "b.zip": dentro})

    assert codigos(inspeccion_de(dejar, contenido))[:1] == ["zip.entradas"]


@pytest.mark.parametrize(
    ("niveles", "esperado"), [(2, ["office.adjuntos"]), (3, ["zip.anidado"]), (40, ["zip.anidado"])]
)
def test_archives_two_levels_deep_are_received_and_no_deeper(dejar: Dejar, niveles: int, esperado: list[str]) -> None:
    assert codigos(inspeccion_de(dejar, anidado(niveles)))[:1] == esperado


@pytest.mark.parametrize(
    "nombre", ["../../a.txt", "word/../../a.txt", "/etc/a.txt", "\\\\a\\b.txt", "..\\a.txt", "C:\\a.txt", "c:a.txt"]
)
def test_name_that_leads_out_is_refused(dejar: Dejar, nombre: str) -> None:
    assert codigos(inspeccion_de(dejar, con_ficha(nombre))) == ["zip.ruta"]


@pytest.mark.parametrize("tipo", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_entry_that_is_no_file_is_refused(dejar: Dejar, tipo: int) -> None:
    assert codigos(inspeccion_de(dejar, con_ficha("word/a", external_attr=(tipo | 0o777) << 16))) == ["zip.ruta"]


@pytest.mark.parametrize("repetido", [CONTENIDO, "[content_types].XML", "word/document.xml", "WORD\\Document.xml"])
def test_two_entries_office_cannot_tell_apart_are_refused(dejar: Dejar, repetido: str) -> None:
    assert codigos(inspeccion_de(dejar, con_ficha(repetido))) == ["zip.alterado"]


def test_entries_that_overlap_are_refused(dejar: Dejar) -> None:
    contenido = un_documento(partes={"word/a.txt": "uno " * 50, "word/b.txt": "dos"})
    uno = contenido.index(b"word/a.txt") - 30
    solapado = con_directorio_cambiado(contenido, b"word/b.txt", 42, "<I", uno)

    assert inspeccion_de(dejar, solapado).rechaza
    with pytest.raises(ZipInseguroError) as inseguro:
        abrir(io.BytesIO(solapado), Presupuesto(len(solapado)))
    assert inseguro.value.problema is ProblemaZip.ALTERADO


def test_entry_that_runs_into_its_neighbour_is_refused(dejar: Dejar) -> None:
    contenido = un_documento(partes={"word/a.txt": "uno", "word/b.txt": "dos"})

    estirado = con_directorio_cambiado(contenido, b"word/a.txt", 20, "<I", 400)

    assert codigos(inspeccion_de(dejar, estirado)) == ["zip.alterado"]


def test_size_that_lies_is_found_by_unpacking(dejar: Dejar) -> None:
    contenido = un_documento(partes={"word/a.bin": bytes(100_000)})

    mentiroso = con_directorio_cambiado(contenido, b"word/a.bin", 24, "<I", 10)

    assert codigos(inspeccion_de(dejar, mentiroso)) == ["zip.alterado"]


def test_encrypted_entry_is_refused_as_a_password(dejar: Dejar) -> None:
    contenido = un_documento(partes={"word/a.bin": bytes(100)})

    cifrado = con_directorio_cambiado(contenido, b"word/a.bin", 8, "<H", 1)

    assert codigos(inspeccion_de(dejar, cifrado)) == ["office.con_contrasena"]


def test_local_name_other_than_the_directorys_is_refused(dejar: Dejar) -> None:
    contenido = un_documento(partes={"word/a.bin": b"x"})

    assert codigos(inspeccion_de(dejar, contenido.replace(b"word/a.bin", b"word/b.bin", 1))) == ["zip.alterado"]


def test_bomb_in_the_list_of_parts_is_not_swallowed(dejar: Dejar) -> None:
    contenido = un_documento(partes={CONTENIDO: unos_tipos({}) + " " * (50 * MEGA)})

    assert inspeccion_de(dejar, contenido).rechaza
