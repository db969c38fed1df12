import io
import time

import pytest

from mesa.lib.antivirus import Antivirus, Desenlace, Resultado
from tests.antivirus import (
    EICAR,
    FIRMA,
    LIMITE,
    Clamd,
    un_clamd_falso,
    un_docx_con,
    un_pdf_con_corriente,
    un_zip_cifrado,
    un_zip_con,
    un_zip_de_muchos,
)
from tests.archivos.hacer import un_docx, un_pdf, un_pdf_con_contrasena, un_pdf_restringido


def _analizar(direccion: str, contenido: bytes, *, espera: float = 20) -> Resultado:
    return Antivirus(direccion, espera).analizar(io.BytesIO(contenido))


@pytest.mark.parametrize("contenido", [b"", b"hola", un_pdf(), un_docx(), un_pdf(bytes_aproximados=LIMITE - 100_000)])
def test_a_clean_file_is_clean_by_socket_and_by_network(clamd: Clamd, contenido: bytes) -> None:
    por_ruta, por_red = _analizar(clamd.ruta, contenido), _analizar(clamd.red, contenido)

    assert (por_ruta.desenlace, por_red.desenlace) == (Desenlace.LIMPIO, Desenlace.LIMPIO)


@pytest.mark.parametrize(
    "contenido",
    [
        EICAR,
        un_zip_con("dentro.com", EICAR),
        un_zip_con("dentro.zip", un_zip_con("dentro.com", EICAR)),
        un_docx_con(EICAR),
        un_pdf_con_corriente(EICAR),
    ],
    ids=["solo", "zip", "zip en zip", "docx", "pdf"],
)
def test_an_infected_file_is_named_by_its_signature(clamd: Clamd, contenido: bytes) -> None:
    resultado = _analizar(clamd.ruta, contenido)

    assert resultado == Resultado(Desenlace.INFECTADO, FIRMA)


@pytest.mark.parametrize(
    ("contenido", "detalle"),
    [
        (bytes(LIMITE + 1), "INSTREAM size limit exceeded. ERROR"),
        (bytes(LIMITE * 8), "INSTREAM size limit exceeded. ERROR"),
        (un_zip_de_muchos(10_001), "Heuristics.Limits.Exceeded.MaxFiles"),
    ],
    ids=["un byte más", "muchos más", "zip de muchos"],
)
def test_over_its_limits_is_neither_clean_nor_infected(clamd: Clamd, contenido: bytes, detalle: str) -> None:
    resultado = _analizar(clamd.ruta, contenido)

    assert resultado == Resultado(Desenlace.NO_ANALIZADO, detalle)
    assert resultado.es_del_archivo
    assert not resultado.esta_cifrado


@pytest.mark.parametrize("contenido", [un_zip_cifrado(), un_docx_con(un_zip_cifrado()), un_pdf_con_contrasena()])
def test_what_opens_only_with_a_password_cannot_be_judged(clamd: Clamd, contenido: bytes) -> None:
    resultado = _analizar(clamd.ruta, contenido)

    assert resultado.desenlace is Desenlace.NO_ANALIZADO
    assert resultado.esta_cifrado


def test_a_pdf_restricted_by_its_author_is_read_all_the_same(clamd: Clamd) -> None:
    assert _analizar(clamd.ruta, un_pdf_restringido()).desenlace is Desenlace.LIMPIO


@pytest.mark.parametrize(
    "respuesta",
    [
        b"",
        b"\0",
        b"stream: OK",  # cut short
        b"stream: OK\0stream: OK\0",
        b"stream: Eicar-Test FOUND",
        b"UNKNOWN COMMAND\0",
        b"stream: Can't allocate memory ERROR\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\0",
        b"stream: Heuristics.Encrypted.7Zip FOUND\0",
        b"\xff\xfe\0",
        b"x" * 100_000,
    ],
)
def test_anything_but_a_plain_answer_means_not_scanned(respuesta: bytes) -> None:
    with un_clamd_falso(respuesta) as direccion:
        resultado = _analizar(direccion, b"hola", espera=2)

    assert resultado.desenlace is Desenlace.NO_ANALIZADO
    assert resultado.detalle


def test_a_scanner_that_hangs_up_while_it_is_sent_the_file_means_not_scanned() -> None:
    with un_clamd_falso(b"", lee=100) as direccion:
        resultado = _analizar(direccion, bytes(30 << 20), espera=5)

    assert resultado.desenlace is Desenlace.NO_ANALIZADO


@pytest.mark.parametrize("tamano", [4, 30 << 20], ids=["it never answers", "it never reads"])
def test_a_silent_scanner_is_waited_for_no_longer_than_told(tamano: int) -> None:
    with un_clamd_falso(None) as direccion:
        started = time.monotonic()
        resultado = _analizar(direccion, bytes(tamano), espera=0.3)
        elapsed = time.monotonic() - started

    assert resultado == Resultado(Desenlace.NO_ANALIZADO, "sin respuesta: TimeoutError")
    assert elapsed < 2


@pytest.mark.parametrize("direccion", ["/no/hay/nadie.ctl", "127.0.0.1:1", "/" + "x" * 200])
def test_nobody_there_means_not_scanned(direccion: str) -> None:
    assert _analizar(direccion, b"hola").desenlace is Desenlace.NO_ANALIZADO
    assert not Antivirus(direccion, 1).responde()


def test_responde_tells_who_is_at_work(clamd: Clamd) -> None:
    with un_clamd_falso(None) as mudo, un_clamd_falso(b"UNKNOWN COMMAND\0") as otro:
        respuestas = [Antivirus(d, 0.3).responde() for d in (clamd.ruta, clamd.red, mudo, otro)]

    assert respuestas == [True, True, False, False]
