"""No file of a stranger makes the reader open a file, reach the network or unfold an entity."""

import csv
import ctypes
import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mesa.comprobantes.firma.hechos import EstadoFirma
from mesa.comprobantes.leer import leer
from tests.archivos.firmar_xml import DS, Firmante, firmar
from tests.archivos.hacer_comprobantes import una_venta

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SECRETO = "contenido-que-nadie-debe-leer"
ABIERTO = 0x20 | 0x01  # IN_OPEN, IN_ACCESS

XSLT = (
    '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet version="1.0" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:copy-of '
    "select=\"document('{url}')\"/></xsl:template></xsl:stylesheet></ds:Transform>"
)
MANIFIESTO = (
    '<ds:Object><ds:Manifest><ds:Reference URI="{url}"><ds:DigestMethod Algorithm="'
    f'{DS}sha1"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object>'
)


def sin_firma(url: str) -> Iterator[str]:
    """Yield documents that ask for another one."""
    factura = una_venta()
    declaracion, _, raiz = factura.partition("\n")
    for doctype in (
        f'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "{url}">]>',
        f'<!DOCTYPE Invoice SYSTEM "{url}">',
        f'<!DOCTYPE Invoice [<!ENTITY % p SYSTEM "{url}"> %p;]>',
    ):
        yield declaracion + doctype + raiz.replace("QUEBRADA", "&x;").replace("<![CDATA[", "").replace("]]>", "")
        yield declaracion + doctype + raiz
    yield una_venta(antes_de_la_raiz=f'<?xml-stylesheet type="text/xsl" href="{url}"?>')
    incluir = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}" parse="text"/>'
    yield una_venta(adicional=incluir)
    yield una_venta(identificador=incluir)
    esquema = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a {url}"'
    yield factura.replace("<Invoice ", f"<Invoice {esquema} ")
    yield factura.replace("<Invoice ", f'<Invoice xml:base="{url}" ')


def con_firma(url: str, emisor: Firmante) -> Iterator[bytes]:
    """Yield signatures that ask for something else than the document."""
    bueno = firmar(una_venta(), emisor)
    yield bueno.replace(b'URI=""', f'URI="{url}"'.encode())
    yield bueno.replace(b"<ds:KeyInfo>", f'<ds:KeyInfo><ds:RetrievalMethod URI="{url}"/>'.encode())
    yield bueno.replace(b"</ds:Transforms>", f"{XSLT.format(url=url)}</ds:Transforms>".encode())
    yield bueno.replace(b"</ds:Signature>", f"{MANIFIESTO.format(url=url)}</ds:Signature>".encode())
    yield bueno.replace(b"<ds:Transforms>", f'<ds:Transforms xml:base="{url}">'.encode())


@contextmanager
def vigilada(ruta: Path) -> Iterator[list[int]]:
    """Watch a file with inotify(7) and yield the events seen once the block is left."""
    libc = ctypes.CDLL(None, use_errno=True)
    aviso = libc.inotify_init1(os.O_NONBLOCK)
    assert aviso >= 0
    assert libc.inotify_add_watch(aviso, os.fsencode(ruta), ABIERTO) >= 0
    vistos: list[int] = []
    try:
        yield vistos
        while True:
            try:
                crudo = os.read(aviso, 4096)
            except BlockingIOError:
                break
            vistos.append(struct.unpack_from("iIII", crudo)[1])
    finally:
        os.close(aviso)


@pytest.fixture
def trampa(tmp_path: Path) -> Path:
    ruta = tmp_path / "secreto.txt"
    ruta.write_text(SECRETO)
    return ruta


def test_watch_notices_whoever_reads(trampa: Path) -> None:
    with vigilada(trampa) as vistos:
        trampa.read_text()

    assert vistos


@pytest.mark.parametrize("como", ["file://{}", "{}"])
def test_no_file_that_a_document_names_is_opened(trampa: Path, emisor: Firmante, como: str) -> None:
    url = como.format(trampa)
    hostiles = [*(xml.encode() for xml in sin_firma(url)), *con_firma(url, emisor)]
    with vigilada(trampa) as vistos:
        leidos = [leer(contenido) for contenido in hostiles]

    assert vistos == []
    assert not any(SECRETO in str(leido) for leido in leidos)
    assert len(hostiles) == 16


def test_no_address_that_a_document_names_is_reached(emisor: Firmante) -> None:
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        servidor.settimeout(0.2)
        for esquema in ("http", "ftp", "https"):
            url = f"{esquema}://127.0.0.1:{servidor.getsockname()[1]}/x"
            for contenido in (*(xml.encode() for xml in sin_firma(url)), *con_firma(url, emisor)):
                leer(contenido)
        with pytest.raises(TimeoutError):
            servidor.accept()


def test_manifest_beside_a_good_signature_changes_nothing(trampa: Path, emisor: Firmante) -> None:
    bueno = firmar(una_venta(), emisor)
    con_manifiesto = bueno.replace(b"</ds:Signature>", f"{MANIFIESTO.format(url=trampa)}</ds:Signature>".encode())

    assert con_manifiesto != bueno
    assert leer(con_manifiesto).firma.estado is EstadoFirma.INTEGRA_NO_CONFIABLE


@pytest.mark.skipif(not (CORPUS / "MANIFEST.tsv").is_file(), reason="the labelled corpus is not beside the project")
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_corpus_is_read_without_a_single_call_for_files_or_network(tmp_path: Path) -> None:
    """All of it in one traced process: after the mark, nothing is opened and nothing is called."""
    with (CORPUS / "MANIFEST.tsv").open(newline="") as fuente:
        filas = [
            fila["archivo"]
            for fila in csv.DictReader(fuente, delimiter="\t")
            if fila["clase"].startswith(("xml", "sunat"))
        ]
    (tmp_path / "lista").write_text("\n".join(str(CORPUS / archivo) for archivo in filas))
    traza = tmp_path / "traza"
    programa = (
        "import sys, os; import mesa.comprobantes.tareas; from mesa.comprobantes.leer import leer\n"
        "contenidos = [open(r, 'rb').read() for r in open(sys.argv[1]).read().splitlines()]\n"
        "leer(contenidos[0]); os.write(1, b'EMPIEZA'); [leer(c) for c in contenidos]; os.write(1, b'TERMINA')"
    )
    orden = [
        "strace",
        "-f",
        "-qq",
        "-o",
        str(traza),
        "-e",
        "trace=%file,%network,write",
        sys.executable,
        "-c",
        programa,
    ]
    subprocess.run(
        [*orden, str(tmp_path / "lista")], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": "."}
    )

    lineas = traza.read_text(errors="replace").splitlines()
    (empieza,) = (lugar for lugar, linea in enumerate(lineas) if "EMPIEZA" in linea)
    (termina,) = (lugar for lugar, linea in enumerate(lineas) if "TERMINA" in linea)
    assert len(filas) > 80
    assert lineas[empieza + 1 : termina] == []
