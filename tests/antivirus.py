"""A real clamd that knows one signature, daemons that misbehave, and files with EICAR in them, which harms nobody."""

import getpass
import io
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from mesa.lib.antivirus import Antivirus
from tests.archivos.hacer import un_docx, un_pdf
from tools.bench.procesos import free_port

# The test file of every scanner (eicar.org), put together here so that this module is not one.
EICAR = b"".join((rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!", b"$H+H*"))
FIRMA = "Eicar-Local-Test.UNOFFICIAL"
LIMITE = 4 << 20  # bytes that this clamd accepts in a stream


# The scanner


@dataclass(frozen=True, slots=True)
class Clamd:
    """Where a clamd listens."""

    ruta: str
    red: str


@contextmanager
def un_clamd() -> Iterator[Clamd]:
    """Run Debian's clamd with a local signature of EICAR alone, as who runs the tests."""
    programa = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if programa is None:
        raise RuntimeError("clamd is missing: tools/preparar pruebas")
    # Not the test's folder: the path of a socket has at most 107 bytes.
    with tempfile.TemporaryDirectory(prefix="clamd-") as nombre:
        carpeta, puerto = Path(nombre), free_port()
        (carpeta / "local.ndb").write_text(f"Eicar-Local-Test:0:*:{EICAR.hex()}\n")
        (carpeta / "clamd.conf").write_text(_configuracion(carpeta, puerto))
        orden = [programa, "-c", str(carpeta / "clamd.conf")]
        with (carpeta / "registro").open("wb") as registro:
            proceso = subprocess.Popen(orden, stdout=registro, stderr=registro)
        try:
            clamd = Clamd(str(carpeta / "clamd.ctl"), f"127.0.0.1:{puerto}")
            _esperar(clamd, carpeta / "registro")
            yield clamd
        finally:
            proceso.terminate()
            proceso.wait(timeout=20)


def _configuracion(carpeta: Path, puerto: int) -> str:
    lineas = [
        f"DatabaseDirectory {carpeta}",
        f"LocalSocket {carpeta}/clamd.ctl",
        f"TCPSocket {puerto}",
        "TCPAddr 127.0.0.1",
        "Foreground yes",
        "SelfCheck 0",
        f"StreamMaxLength {LIMITE}",
        "AlertExceedsMax yes",
        "AlertEncrypted yes",
        *([f"User {getpass.getuser()}"] if os.geteuid() == 0 else []),
    ]
    return "\n".join([*lineas, ""])


def _esperar(clamd: Clamd, registro: Path) -> None:
    fin = time.monotonic() + 20
    while not Antivirus(clamd.ruta, 1).responde():
        if time.monotonic() > fin:
            raise RuntimeError(registro.read_text(errors="replace"))
        time.sleep(0.02)


@contextmanager
def un_clamd_falso(respuesta: bytes | None, *, lee: int | None = None) -> Iterator[str]:
    """Listen on loopback and answer every order with `respuesta`; None: never. Yield host:port.

    `lee` bytes are read before answering and hanging up; without it, the whole order.
    """
    parar = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as servidor:
        servidor.settimeout(0.05)
        hilo = threading.Thread(target=_atender, args=(servidor, respuesta, lee, parar))
        hilo.start()
        try:
            yield f"127.0.0.1:{servidor.getsockname()[1]}"
        finally:
            parar.set()
            hilo.join()


def _atender(servidor: socket.socket, respuesta: bytes | None, lee: int | None, parar: threading.Event) -> None:
    while not parar.is_set():
        with suppress(TimeoutError):
            canal, _de = servidor.accept()
            canal.settimeout(5)
            with canal, suppress(OSError):
                if respuesta is None:
                    parar.wait(5)
                    continue
                _leer(canal, lee)
                canal.sendall(respuesta)


def _leer(canal: socket.socket, cuanto: int | None) -> None:
    if cuanto is not None:
        canal.recv(cuanto, socket.MSG_WAITALL)
        return
    with canal.makefile("rb") as entrada:
        orden = b""
        while not orden.endswith(b"\0"):
            orden += entrada.read(1)
        while orden == b"zINSTREAM\0" and (largo := struct.unpack(">I", entrada.read(4))[0]):
            entrada.read(largo)


# Files


def un_zip_con(nombre: str, contenido: bytes, *, en: bytes = b"") -> bytes:
    """Return a zip, or the zip `en`, with one more member."""
    salida = io.BytesIO(en)
    with zipfile.ZipFile(salida, "a", zipfile.ZIP_DEFLATED) as archivo:
        archivo.writestr(nombre, contenido)
    return salida.getvalue()


def un_zip_cifrado() -> bytes:
    """Return a zip whose member says that it needs a password (APPNOTE 4.4.4, bit 0)."""
    contenido = bytearray(un_zip_con("secreto.txt", b"secreto" * 20))
    contenido[6] |= 1
    contenido[contenido.find(b"PK\x01\x02") + 8] |= 1
    return bytes(contenido)


def un_zip_de_muchos(cuantos: int) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w") as archivo:
        for numero in range(cuantos):
            archivo.writestr(f"{numero}.txt", b"x")
    return salida.getvalue()


def un_docx_con(contenido: bytes) -> bytes:
    return un_zip_con("word/embeddings/objeto1.bin", contenido, en=un_docx())


def un_pdf_con_adjunto(contenido: bytes, *, nombre: str = "adjunto.bin") -> bytes:
    """Return a PDF with a compressed file attached, written by pikepdf: what clamd does not look into."""
    with pikepdf.open(io.BytesIO(un_pdf())) as pdf:
        pdf.attachments[nombre] = pikepdf.AttachedFileSpec(pdf, contenido, filename=nombre)  # type: ignore[call-arg]  # the rest is optional
        return _guardado(pdf)


def un_pdf_con_corriente(contenido: bytes) -> bytes:
    """Return a PDF with `contenido` in a compressed stream."""
    with pikepdf.open(io.BytesIO(un_pdf())) as pdf:
        pdf.Root.Relleno = pdf.make_stream(contenido)
        return _guardado(pdf)


def un_pdf_con_adjunto_en_nota(contenido: bytes) -> bytes:
    """Return a PDF with a file in a note of its page, its specification written in place and its stream untyped."""
    with pikepdf.open(io.BytesIO(un_pdf())) as pdf:
        nota = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FileAttachment,
            Rect=[10, 10, 30, 30],
            FS=pikepdf.Dictionary(
                Type=pikepdf.Name.Filespec, F="nota.bin", EF=pikepdf.Dictionary(F=pdf.make_stream(contenido))
            ),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([nota])
        return _guardado(pdf)


def _guardado(pdf: pikepdf.Pdf) -> bytes:
    salida = io.BytesIO()
    pdf.save(salida, compress_streams=True)
    return salida.getvalue()
