"""A constancia laid out and sealed: key in a file or in a PKCS#11 token, without and with a time-stamp over HTTP.

CPU of this side: the time-stamp authority answers from another process, whose work is not ours to count.
"""

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from mesa.firmas.demostracion import contrasena_de, crear_sello_de_demostracion
from mesa.firmas.sello import Sello
from mesa.firmas.tiempo import AutoridadDeTiempo
from mesa.registro.hoja import componer

TIMES, TARGET = 40, 60


def medir() -> list[str]:
    from tests.registro.recibos import MOMENTO, un_manifiesto  # noqa: PLC0415 – real manifests, made by the tests' code

    # typst remembers what it has laid out: each sheet is another's.
    manifests = (un_manifiesto(numero=f"2026-{number:07}", asunto=f"Asunto {number}") for number in count(1))
    lines = [f"Layout of a constancia: {_cost(lambda: componer(next(manifests), momento=MOMENTO)):.1f} ms CPU"]
    sheet = componer(next(manifests), momento=MOMENTO)
    with tempfile.TemporaryDirectory() as folder, _seals(Path(folder)) as seals:
        for name, seal in seals.items():
            cost = _cost(lambda seal=seal: seal.sellar(sheet, momento=MOMENTO, motivo="Banco", lugar=None))  # type: ignore[misc]
            lines.append(f"Seal, {name}: {cost:.1f} ms CPU (target ≤ {TARGET} with the layout)")
    return lines


@contextmanager
def _seals(folder: Path) -> Iterator[dict[str, Sello]]:
    now = datetime.now(UTC)
    pkcs12 = crear_sello_de_demostracion(
        folder / "sello", institucion="Banco de pruebas", ruc="20100128218", momento=now
    )
    plain = Sello.de_pkcs12(pkcs12, contrasena=contrasena_de(pkcs12))
    with _tsa(folder / "pki") as authority, pytest.MonkeyPatch.context() as patch:
        token = _in_token(folder / "token", patch, now)
        yield {
            "B-B, RSA-3072 in a file": plain,
            "B-T, RSA-3072 in a file": plain.con_tiempo_de(authority),
            "B-B, RSA-3072 in a PKCS#11 token (softhsm2)": token,
            "B-T, RSA-3072 in a PKCS#11 token (softhsm2)": token.con_tiempo_de(authority),
        }


def _in_token(folder: Path, patch: pytest.MonkeyPatch, now: datetime) -> Sello:
    from tests.firmas.llaves import un_certificado  # noqa: PLC0415
    from tests.firmas.softhsm import MODULO, PIN, un_token  # noqa: PLC0415

    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    un_token(folder, patch).importar(
        key, etiqueta="sello", certificado=un_certificado(key, nombre="Banco de pruebas", desde=now)
    )
    return Sello.de_pkcs11(modulo=MODULO, token="mesa", llave="sello", pin=PIN)  # noqa: S106 – a label


@contextmanager
def _tsa(folder: Path) -> Iterator[AutoridadDeTiempo]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, theirs), daemon=True)
    process.start()
    try:
        url, root = ours.recv()
        yield AutoridadDeTiempo(url=url, autoridades=(x509.load_der_x509_certificate(root),))
    finally:
        ours.send("enough")
        process.join()


def _serve(folder: Path, pipe: Connection) -> None:
    from tests.pki.pki import una_pki  # noqa: PLC0415

    with una_pki(folder) as pki:
        pipe.send((pki.url_tsa(), pki.der("raiz")))
        pipe.recv()


def _cost(run: Callable[[], object]) -> float:
    """Milliseconds of CPU of one run, warm."""
    for _ in range(3):
        run()
    started = time.process_time()
    for _ in range(TIMES):
        run()
    return 1000 * (time.process_time() - started) / TIMES


if __name__ == "__main__":
    print("\n".join(medir()))
