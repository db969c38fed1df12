from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from asn1crypto import cms, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from mesa.firmas.demostracion import autoridad_de
from mesa.firmas.sello import Sello
from mesa.firmas.tiempo import AutoridadDeTiempo, SinSelloDeTiempo, leer_sello_de_tiempo
from tests.firmas.tsa import Respuesta, un_token, una_tsa
from tests.pki.pki import MOMENTO as MOMENTO_DE_LA_TSA
from tests.pki.pki import Pki
from tests.registro.recibos import MOMENTO


@pytest.fixture(scope="session")
def autoridad(pki: Pki) -> AutoridadDeTiempo:
    return AutoridadDeTiempo(url=pki.url_tsa(), autoridades=(x509.load_der_x509_certificate(pki.der("raiz")),))


@pytest.fixture(scope="session")
def estampado(sello: Sello, autoridad: AutoridadDeTiempo, hoja: bytes) -> bytes:
    return sello.con_tiempo_de(autoridad).sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)


def segun_pyhanko(recibo: bytes, *raices: bytes) -> Any:
    (firma,) = PdfFileReader(BytesIO(recibo)).embedded_signatures
    confianza = ValidationContext(trust_roots=[asn1_x509.Certificate.load(una) for una in raices], allow_fetching=False)
    return validate_pdf_signature(firma, confianza)


def der(ruta: Path) -> bytes:
    return bytes(pem.unarmor(ruta.read_bytes())[2])


def test_another_program_finds_seal_and_time_valid_and_trusted(estampado: bytes, pki: Pki, pkcs12: Path) -> None:
    estado = segun_pyhanko(estampado, pki.der("raiz"), der(autoridad_de(pkcs12)))

    assert estado.bottom_line
    assert estado.timestamp_validity.intact
    assert estado.timestamp_validity.valid
    assert estado.timestamp_validity.trusted
    assert abs(estado.timestamp_validity.timestamp - datetime.now(MOMENTO.tzinfo)).total_seconds() < 600


def test_poppler_finds_the_stamped_seal_valid(estampado: bytes, tmp_path: Path) -> None:
    (tmp_path / "recibo.pdf").write_bytes(estampado)

    dicho = run(["pdfsig", "-nocert", tmp_path / "recibo.pdf"], capture_output=True, text=True, check=True).stdout

    assert "Signature is Valid." in dicho
    assert "Total document signed" in dicho


def test_an_ec_key_is_stamped_too(sello_ec: Sello, autoridad: AutoridadDeTiempo, hoja: bytes, pki: Pki) -> None:
    estampador = sello_ec.con_tiempo_de(autoridad)

    for _ in range(4):
        recibo = estampador.sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)
        estado = segun_pyhanko(recibo, pki.der("raiz"))
        assert estado.intact
        assert estado.timestamp_validity.trusted


def test_the_authority_is_shown_only_a_digest_of_the_signature(sello: Sello, pki: Pki, hoja: bytes) -> None:
    vistos: list[bytes] = []

    class Curiosa:
        def sellar(self, resumen: bytes) -> bytes:
            vistos.append(resumen)
            return un_token(pki, resumen)

    recibo = sello.con_tiempo_de(Curiosa()).sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)

    (firma,) = PdfFileReader(BytesIO(recibo)).embedded_signatures
    assert vistos == [sha256(firma.signer_info["signature"].native).digest()]


def test_without_the_authority_nothing_is_sealed_by_halves(sello: Sello, hoja: bytes) -> None:
    with (
        una_tsa(lambda _: Respuesta(b"", estado=503)) as url,
        pytest.raises(SinSelloDeTiempo),
    ):
        sello.con_tiempo_de(AutoridadDeTiempo(url=url)).sellar(hoja, momento=MOMENTO, motivo="Cargo", lugar=None)


Verificar = Callable[[bytes, bytes], str]


@pytest.fixture
def segun_openssl(tmp_path: Path, pkcs12: Path) -> Verificar:
    def verificar(firma: bytes, datos: bytes) -> str:
        (tmp_path / "firma").write_bytes(firma)
        (tmp_path / "datos").write_bytes(datos)
        orden = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-out", "/dev/null"]
        orden += ["-in", str(tmp_path / "firma"), "-content", str(tmp_path / "datos")]
        return run([*orden, "-CAfile", str(autoridad_de(pkcs12))], capture_output=True, text=True, check=False).stderr

    return verificar


@pytest.mark.parametrize("con_tiempo", [False, True])
@pytest.mark.parametrize("momento", [None, MOMENTO])
def test_openssl_verifies_a_signature_kept_beside_its_data(
    sello: Sello, autoridad: AutoridadDeTiempo, segun_openssl: Verificar, con_tiempo: bool, momento: datetime | None
) -> None:
    firma = sello.con_tiempo_de(autoridad if con_tiempo else None).firmar_separado(b"raiz del dia\r\n", momento=momento)

    assert "Verification successful" in segun_openssl(firma, b"raiz del dia\r\n")
    assert "Verification failure" in segun_openssl(firma, b"otra raiz\r\n")


def test_a_signature_beside_its_data_claims_the_time_it_is_given(sello: Sello, pki: Pki) -> None:

    class Tsa:
        def sellar(self, resumen: bytes) -> bytes:
            return un_token(pki, resumen)

    sobre = cms.ContentInfo.load(sello.con_tiempo_de(Tsa()).firmar_separado(b"datos", momento=MOMENTO))

    (firmante,) = sobre["content"]["signer_infos"]
    dichos = {atributo["type"].native: atributo["values"][0] for atributo in firmante["signed_attrs"]}
    (token,) = firmante["unsigned_attrs"][0]["values"]
    estampa = leer_sello_de_tiempo(token.dump(), sha256(firmante["signature"].native).digest())
    assert dichos["signing_time"].native == MOMENTO
    assert estampa.en == MOMENTO_DE_LA_TSA
