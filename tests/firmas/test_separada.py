from hashlib import sha256

import pytest

from mesa.firmas.sello import Sello
from mesa.firmas.separada import leer_firma_separada

DATOS = "{«cierre»}".encode()


@pytest.fixture(scope="module")
def firma(sello: Sello) -> bytes:
    return sello.firmante.sobre(sha256(DATOS).digest())


def test_our_signature_over_the_data_is_read(sello: Sello, firma: bytes) -> None:
    leida = leer_firma_separada(DATOS, firma, certificados=[sello.certificado])

    assert leida is not None
    assert leida.certificado == sello.certificado
    assert leida.tiempo is None


def test_an_old_key_s_signature_is_still_ours(sello: Sello, sello_ec: Sello) -> None:
    firma = sello_ec.firmante.sobre(sha256(DATOS).digest())

    leida = leer_firma_separada(DATOS, firma, certificados=[sello.certificado, sello_ec.certificado])

    assert leida is not None
    assert leida.certificado == sello_ec.certificado


def test_data_that_changed_are_not_what_was_signed(sello: Sello, firma: bytes) -> None:
    assert leer_firma_separada(DATOS + b" ", firma, certificados=[sello.certificado]) is None


def test_another_desk_s_signature_is_not_ours(firma: bytes, sello_ec: Sello) -> None:
    assert leer_firma_separada(DATOS, firma, certificados=[sello_ec.certificado]) is None


@pytest.mark.parametrize("basura", [b"", b"DER", bytes(70_000)])
def test_what_is_no_signature_is_refused(sello: Sello, basura: bytes) -> None:
    assert leer_firma_separada(DATOS, basura, certificados=[sello.certificado]) is None


def test_bytes_after_the_signature_are_refused(sello: Sello, firma: bytes) -> None:
    assert leer_firma_separada(DATOS, firma + b"\0", certificados=[sello.certificado]) is None


@pytest.mark.parametrize("sitio", range(0, 2000, 97))
def test_no_flipped_byte_changes_who_signed_or_when(sello: Sello, firma: bytes, sitio: int) -> None:
    sitio %= len(firma)
    tocada = firma[:sitio] + bytes([firma[sitio] ^ 1]) + firma[sitio + 1 :]

    leida = leer_firma_separada(DATOS, tocada, certificados=[sello.certificado])

    assert leida is None or (leida.certificado, leida.sellado_en) == (sello.certificado, None)
