"""The jail holds: tasks that try to get out, or to stay for ever, are ended and reported."""

import os
import socket
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from mesa.lib import sandbox
from mesa.lib.carcel import COMPLETO, Limites

HOSTILES = "tests.lib.tareas_hostiles"
BREVE = Limites(cpu=1, reloj=2, memoria=256 << 20, escritura=1 << 20)


@pytest.fixture(scope="module", autouse=True)
def _jail_with_hostile_tasks() -> Iterator[None]:
    usual = sandbox.MODULOS
    sandbox.MODULOS = (HOSTILES,)
    sandbox._forget()
    yield
    sandbox.MODULOS = usual
    sandbox._forget()


@pytest.fixture
def archivo(tmp_path: Path) -> Path:
    path = tmp_path / "archivo"
    path.write_text("contenido")
    return path


def ejecutar(tarea: str, archivo: Path, **argumentos: Any) -> dict[str, Any]:
    return sandbox.ejecutar(f"{HOSTILES}:{tarea}", archivo, argumentos=argumentos, limites=BREVE)


def test_here_the_jail_is_whole() -> None:
    assert sandbox.aislamiento() == COMPLETO


def test_a_task_reads_its_file(archivo: Path) -> None:
    assert ejecutar("leer", archivo) == {"leido": "contenido"}


def test_a_task_writes_what_it_is_asked_for(archivo: Path) -> None:
    with tempfile.TemporaryFile() as salida:
        sandbox.ejecutar(f"{HOSTILES}:escribir", archivo, salida=salida)

        salida.seek(0)
        assert salida.read() == b"CONTENIDO"


def test_no_network_is_to_be_had(archivo: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        with pytest.raises(sandbox.NoConcluidaError):
            ejecutar("conectar", archivo, puerto=server.getsockname()[1])

        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("ruta", ["/etc/passwd", "/proc/self/environ", __file__])
def test_no_other_file_is_seen(archivo: Path, ruta: str) -> None:
    with pytest.raises(sandbox.NoConcluidaError, match="FileNotFoundError"):
        ejecutar("abrir", archivo, ruta=ruta)


def test_the_root_is_empty_and_nothing_can_be_made_in_it(archivo: Path) -> None:
    assert ejecutar("listar", archivo) == {"raiz": []}

    with pytest.raises(sandbox.NoConcluidaError):
        ejecutar("crear", archivo)


def test_no_other_process_is_started_or_ended(archivo: Path) -> None:
    with pytest.raises(sandbox.NoConcluidaError, match="BlockingIOError"):
        ejecutar("bifurcar", archivo)
    with pytest.raises(sandbox.NoConcluidaError, match="ProcessLookupError"):
        ejecutar("matar", archivo, pid=os.getpid())


def test_a_task_is_nobody_in_a_world_of_its_own(archivo: Path) -> None:
    who = ejecutar("quien", archivo)

    assert who["uid"] != 0
    assert who["pid_del_padre"] == 1


@pytest.mark.parametrize(
    ("tarea", "motivo"),
    [
        ("girar", "terminada"),
        ("dormir", "terminada"),
        ("reventar", "terminada"),
        ("acaparar", "memoria"),
        ("hablar_de_mas", "respuesta_excesiva"),
    ],
)
def test_a_task_that_takes_too_much_is_ended(archivo: Path, tarea: str, motivo: str) -> None:
    with pytest.raises(sandbox.NoConcluidaError, match=motivo):
        ejecutar(tarea, archivo)

    assert ejecutar("leer", archivo) == {"leido": "contenido"}


def test_a_task_cannot_fill_the_disk(archivo: Path) -> None:
    with tempfile.TemporaryFile() as salida:
        with pytest.raises(sandbox.NoConcluidaError):
            sandbox.ejecutar(f"{HOSTILES}:llenar", archivo, salida=salida, limites=BREVE)

        assert os.fstat(salida.fileno()).st_size <= BREVE.escritura


def test_one_slow_file_keeps_no_other_waiting(archivo: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        slow = pool.submit(ejecutar, "dormir", archivo)

        quick = [pool.submit(ejecutar, "leer", archivo).result(timeout=1.5) for _ in range(2)]

        assert quick == [{"leido": "contenido"}] * 2
        assert isinstance(slow.exception(), sandbox.NoConcluidaError)


def test_a_jail_that_died_is_built_again(archivo: Path) -> None:
    ejecutar("leer", archivo)
    sandbox._jail(sandbox.Dotacion((HOSTILES,))).process.kill()

    assert ejecutar("leer", archivo) == {"leido": "contenido"}


def con_datos(archivo: Path, **datos: bytes) -> dict[str, Any]:
    dotacion = sandbox.Dotacion((HOSTILES,), datos)
    return sandbox.ejecutar(f"{HOSTILES}:contar_lo_recibido", archivo, limites=BREVE, dotacion=dotacion)


def test_a_jail_works_with_the_data_it_was_given(archivo: Path) -> None:
    assert con_datos(archivo, una=b"x" * 200_000, otra=b"") == {"una": "x" * 200_000, "otra": ""}


def test_new_data_begin_a_new_jail(archivo: Path) -> None:
    assert con_datos(archivo, una=b"1") == {"una": "1"}
    assert con_datos(archivo, otra=b"2") == {"otra": "2"}


def test_who_is_at_work_when_the_data_change_finishes(archivo: Path) -> None:
    con_datos(archivo, una=b"1")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(
            sandbox.ejecutar,
            f"{HOSTILES}:dormir_poco",
            archivo,
            limites=BREVE,
            dotacion=sandbox.Dotacion((HOSTILES,), {"una": b"1"}),
        )
        time.sleep(0.1)

        assert con_datos(archivo, otra=b"2") == {"otra": "2"}
        assert slow.result(timeout=5) == {"una": "1"}


def test_data_that_break_the_start_are_told_as_no_answer(archivo: Path) -> None:
    with pytest.raises(sandbox.NoConcluidaError, match="sin_carcel"):
        con_datos(archivo, romper=b"1")
