import asyncio
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest
from asn1crypto import cms, tsp
from cryptography import x509

from mesa.firmas.tiempo import (
    AutoridadDeTiempo,
    SelloDeTiempoInvalido,
    SinSelloDeTiempo,
    leer_sello_de_tiempo,
    pedir_sello,
)
from tests.firmas.tsa import Respuesta, concedida, un_token, una_tsa
from tests.pki.pki import MOMENTO, Pki

RESUMEN = sha256(b"lo que se sella").digest()


@pytest.fixture(scope="session")
def raiz(pki: Pki) -> x509.Certificate:
    return x509.load_der_x509_certificate(pki.der("raiz"))


@pytest.fixture(scope="session")
def token(pki: Pki) -> bytes:
    return un_token(pki, RESUMEN)


def test_a_real_authority_stamps_and_is_believed(pki: Pki, raiz: x509.Certificate) -> None:
    autoridad = AutoridadDeTiempo(url=pki.url_tsa(), autoridades=(raiz,))
    antes = datetime.now(UTC).replace(microsecond=0)

    sello = leer_sello_de_tiempo(autoridad.sellar(RESUMEN), RESUMEN, autoridades=[raiz])

    assert antes <= sello.en <= datetime.now(UTC)
    assert sello.tsa == "TSA DE PRUEBA"
    assert sello.confiable


def test_openssl_verifies_the_token(pki: Pki, tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(pedir_sello(RESUMEN, url=pki.url_tsa()))
    (tmp_path / "raiz.pem").write_bytes(pki.pem("raiz"))

    orden = ["openssl", "ts", "-verify", "-digest", RESUMEN.hex(), "-in", str(tmp_path / "token"), "-token_in"]
    salida = run([*orden, "-CAfile", str(tmp_path / "raiz.pem")], capture_output=True, text=True, check=False)

    assert "Verification: OK" in salida.stdout + salida.stderr


def test_the_stamped_time_is_the_authoritys(token: bytes, raiz: x509.Certificate) -> None:
    assert leer_sello_de_tiempo(token, RESUMEN, autoridades=[raiz]).en == MOMENTO


def test_without_authorities_a_sound_token_is_not_trusted(token: bytes) -> None:
    assert not leer_sello_de_tiempo(token, RESUMEN).confiable


def test_an_authority_that_nobody_accredited_is_not_trusted(pki: Pki, raiz: x509.Certificate) -> None:
    ajeno = un_token(pki, RESUMEN, quien="tsa-ajena")

    sello = leer_sello_de_tiempo(ajeno, RESUMEN, autoridades=[raiz])

    assert (sello.tsa, sello.confiable) == ("TSA AJENA", False)


def test_the_authoritys_own_certificate_is_enough_to_trust_it(pki: Pki, token: bytes) -> None:
    propia = x509.load_der_x509_certificate(pki.der("tsa"))

    assert leer_sello_de_tiempo(token, RESUMEN, autoridades=[propia]).confiable


def test_a_time_outside_the_authoritys_certificate_is_not_trusted(pki: Pki, raiz: x509.Certificate) -> None:
    tarde = un_token(pki, RESUMEN, momento=datetime(2036, 1, 1, tzinfo=UTC))

    assert not leer_sello_de_tiempo(tarde, RESUMEN, autoridades=[raiz]).confiable


def test_a_token_of_something_else_is_not_sound(token: bytes) -> None:
    with pytest.raises(SelloDeTiempoInvalido, match="something else"):
        leer_sello_de_tiempo(token, sha256(b"otra cosa").digest())


def test_a_certificate_for_other_things_cannot_stamp(pki: Pki) -> None:
    de_persona = un_token(pki, RESUMEN, quien="persona")

    with pytest.raises(SelloDeTiempoInvalido, match="not for stamping"):
        leer_sello_de_tiempo(de_persona, RESUMEN)


def test_a_changed_time_is_noticed(token: bytes) -> None:
    alterado = token.replace(b"20260626150000Z", b"20250626150000Z")

    assert alterado != token
    with pytest.raises(SelloDeTiempoInvalido):
        leer_sello_de_tiempo(alterado, RESUMEN)


def test_what_is_no_token_is_told_so(pki: Pki) -> None:
    firma = asyncio.run(pki.firmante("persona").async_sign(RESUMEN, "sha256")).dump()

    for nada in (b"", b"hola", b"\x30\x80" * 2000, bytes(5000), bytes(20_000), firma, b"\x30\x84\xff\xff\xff\xff"):
        with pytest.raises(SelloDeTiempoInvalido):
            leer_sello_de_tiempo(nada, RESUMEN)


def test_garbled_tokens_never_read_as_another_time(token: bytes, raiz: x509.Certificate) -> None:
    azar = random.Random(5)

    for _ in range(150):
        roto = bytearray(token)
        for _ in range(azar.randrange(1, 4)):
            roto[azar.randrange(len(roto))] = azar.randrange(256)
        try:
            sello = leer_sello_de_tiempo(bytes(roto), RESUMEN, autoridades=[raiz])
        except SelloDeTiempoInvalido:
            continue
        assert sello.en == MOMENTO


Torcer = Callable[[Pki, tsp.TimeStampReq], Respuesta]


def _otra_firma(pki: Pki, peticion: tsp.TimeStampReq) -> Respuesta:
    respuesta = tsp.TimeStampResp.load(concedida(pki, peticion).cuerpo)
    firmante: cms.SignerInfo = respuesta["time_stamp_token"]["content"]["signer_infos"][0]
    firmante["signature"] = bytes(256)
    return Respuesta(respuesta.dump())


def _rechazada(_pki: Pki, _peticion: tsp.TimeStampReq) -> Respuesta:
    # asn1crypto does not write a refusal: SEQUENCE { SEQUENCE { INTEGER 2, SEQUENCE { UTF8String } } }.
    return Respuesta(b"\x30\x12\x30\x10\x02\x01\x02\x30\x0b\x0c\x09sin saldo")


TORCIDAS: dict[str, tuple[Torcer, str]] = {
    "otra huella": (lambda pki, p: concedida(pki, p, resumen=sha256(b"otra").digest()), "something else"),
    "otro nonce": (lambda pki, p: concedida(pki, p, nonce=7), "nonce"),
    "firmante ajeno": (lambda pki, p: concedida(pki, p, quien="tsa-ajena"), "TSA AJENA does not lead"),
    "firmante de otro oficio": (lambda pki, p: concedida(pki, p, quien="persona"), "not for stamping"),
    "firma falsa": (_otra_firma, "signature does not hold"),
    "rechazo": (_rechazada, "sin saldo"),
    "500": (lambda *_: Respuesta(b"error", estado=500), "contacting"),
    "basura": (lambda *_: Respuesta(b"\x30\x03basura"), "http"),
    "vacio": (lambda *_: Respuesta(b""), "http"),
    "otro tipo": (lambda *_: Respuesta(b"<html>", tipo="text/html"), "contacting"),
}


@pytest.mark.parametrize(("torcer", "dicho"), TORCIDAS.values(), ids=TORCIDAS)
def test_an_answer_that_is_not_the_one_asked_for_is_refused(
    pki: Pki, raiz: x509.Certificate, torcer: Torcer, dicho: str
) -> None:
    with una_tsa(lambda peticion: torcer(pki, peticion)) as url, pytest.raises(SinSelloDeTiempo, match=dicho) as error:
        pedir_sello(RESUMEN, url=url, autoridades=[raiz])

    assert str(error.value).startswith(url)


def test_a_server_that_hangs_is_left_after_a_while(pki: Pki) -> None:
    def tarda(peticion: tsp.TimeStampReq) -> Respuesta:
        time.sleep(1.5)
        return concedida(pki, peticion)

    with una_tsa(tarda) as url:
        desde = time.monotonic()
        with pytest.raises(SinSelloDeTiempo):
            pedir_sello(RESUMEN, url=url, espera=0.3)

        assert time.monotonic() - desde < 1.3


def test_nobody_at_the_address_is_no_stamp() -> None:
    with pytest.raises(SinSelloDeTiempo):
        pedir_sello(RESUMEN, url="http://127.0.0.1:9/")


def test_the_password_goes_along(pki: Pki) -> None:
    vistas: list[str | None] = []

    with una_tsa(lambda peticion: concedida(pki, peticion), cabeceras=vistas.append) as url:
        AutoridadDeTiempo(url=url, usuario="mesa", contrasena="ñandú").sellar(RESUMEN)

    assert vistas == ["Basic bWVzYTrDsWFuZMO6"]
