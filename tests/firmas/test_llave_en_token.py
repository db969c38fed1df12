import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from mesa.firmas.llave import LlaveNoDisponible, es_de
from mesa.firmas.llave_en_token import LlaveEnToken, Token
from mesa.firmas.sello import Sello, SelloInvalido
from mesa.firmas.verificacion import EstadoDeRecibo, verificar_recibo
from tests.firmas.llaves import un_certificado
from tests.firmas.softhsm import MODULO, PIN, TokenDePrueba, un_token
from tests.registro.recibos import MOMENTO

pytestmark = pytest.mark.skipif(not MODULO.exists(), reason="softhsm2 is not installed")
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture(scope="session")
def certificado() -> x509.Certificate:
    return un_certificado(RSA, nombre="Sello en token", desde=MOMENTO - timedelta(days=1))


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certificado: x509.Certificate) -> TokenDePrueba:
    hecho = un_token(tmp_path / "softhsm", monkeypatch)
    hecho.importar(RSA, etiqueta="sello", certificado=certificado)
    return hecho


@pytest.fixture
def llave(token: TokenDePrueba) -> LlaveEnToken:
    return LlaveEnToken(Token(modulo=MODULO, etiqueta="mesa", pin=PIN), etiqueta="sello", publica=RSA.public_key())


def sello_en_token(certificado: Path | None = None, **cambios: str) -> Sello:
    return Sello.de_pkcs11(
        modulo=MODULO, **{"token": "mesa", "llave": "sello", "pin": PIN} | cambios, certificado=certificado
    )


def test_a_key_in_a_token_seals_with_the_certificate_beside_it(
    token: TokenDePrueba, certificado: x509.Certificate, hoja: bytes
) -> None:
    sello = sello_en_token()

    recibo = sello.sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)

    assert sello.certificado == certificado
    assert verificar_recibo(recibo, certificados=[certificado], momento=MOMENTO).estado is EstadoDeRecibo.INTEGRO


def test_an_ec_key_seals_with_a_certificate_from_a_file(token: TokenDePrueba, tmp_path: Path, hoja: bytes) -> None:
    token.importar(EC, etiqueta="curva")
    certificado = un_certificado(EC, nombre="Sello EC", desde=MOMENTO - timedelta(days=1))
    (tmp_path / "sello.pem").write_bytes(certificado.public_bytes(Encoding.PEM))

    recibo = sello_en_token(tmp_path / "sello.pem", llave="curva").sellar(
        hoja, momento=MOMENTO, motivo="Cargo", lugar=None
    )

    assert verificar_recibo(recibo, certificados=[certificado], momento=MOMENTO).estado is EstadoDeRecibo.INTEGRO


def test_a_certificate_of_another_key_is_refused(token: TokenDePrueba, tmp_path: Path) -> None:
    ajeno = un_certificado(rsa.generate_private_key(65537, 2048), nombre="Otro", desde=MOMENTO)
    (tmp_path / "sello.pem").write_bytes(ajeno.public_bytes(Encoding.PEM))

    with pytest.raises(SelloInvalido, match="not that of the key"):
        sello_en_token(tmp_path / "sello.pem")


def test_threads_take_turns(llave: LlaveEnToken) -> None:
    with ThreadPoolExecutor(8) as hilos:
        assert all(hilos.map(lambda _: es_de(llave, RSA.public_key()), range(40)))


def test_a_forked_child_opens_a_session_of_its_own(llave: LlaveEnToken) -> None:
    llave.firmar(b"antes")

    hijo = os.fork()
    if hijo == 0:
        os._exit(0 if es_de(llave, RSA.public_key()) else 1)

    assert os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1]) == 0
    assert es_de(llave, RSA.public_key())


def test_a_token_that_went_away_signs_again_when_it_is_back(llave: LlaveEnToken, token: TokenDePrueba) -> None:
    llave.firmar(b"antes")
    token.retirar()
    with pytest.raises(LlaveNoDisponible, match="mesa"):
        llave.firmar(b"sin token")

    token.devolver()

    assert es_de(llave, RSA.public_key())


def test_a_refused_pin_is_not_tried_again_by_this_process(token: TokenDePrueba) -> None:
    with pytest.raises(LlaveNoDisponible, match="PIN is refused"):
        sello_en_token(pin="000000")

    for _ in range(3):
        with pytest.raises(LlaveNoDisponible, match="correct it and start again"):
            sello_en_token(pin="000000")

    assert sello_en_token().sujeto == "Sello en token"


@pytest.mark.parametrize(
    ("cambios", "dicho"),
    [({"token": "otra"}, "otra"), ({"llave": "ninguna"}, "mesa"), ({"modulo": Path("/nada.so")}, "no PKCS#11 module")],
)
def test_what_is_not_there_is_named(token: TokenDePrueba, cambios: dict[str, object], dicho: str) -> None:
    campos = {"modulo": MODULO, "token": "mesa", "llave": "sello", "pin": PIN} | cambios

    with pytest.raises(LlaveNoDisponible, match=dicho):
        Sello.de_pkcs11(**campos)  # type: ignore[arg-type]


def test_a_token_without_certificates_asks_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    un_token(tmp_path / "vacio", monkeypatch).importar(RSA, etiqueta="sello")

    with pytest.raises(SelloInvalido, match="name it in a PEM file"):
        sello_en_token()
