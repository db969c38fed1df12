"""adbe.pkcs7.sha1 signs the SHA-1 of the file, carried inside the container: checked, and never more than weak."""

import asyncio
import hashlib
import re

import pytest

from tests.archivos.hacer import un_pdf
from tests.firmas.lectura.hechas import leida, una_confianza
from tests.firmas.lectura.test_no_verificable import con_contenido
from tests.pki.pki import Pki

_TRAMOS = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)")


def _firmada_sobre_sha1(pki: Pki, *, otro_resumen: bytes | None = None) -> bytes:
    vieja = pki.firmar(un_pdf()).replace(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1".ljust(20))
    hallado = _TRAMOS.search(vieja)
    assert hallado
    desde, largo, despues, resto = (int(numero) for numero in hallado.groups())
    cubierto = vieja[desde : desde + largo] + vieja[despues : despues + resto]
    resumen = otro_resumen or hashlib.sha1(cubierto).digest()  # noqa: S324 – the format's own
    sobre = asyncio.run(pki.firmante("persona").async_sign_general_data(resumen, "sha256", detached=False))
    return con_contenido(vieja, sobre.dump())


def test_digest_inside_that_fits_the_file_is_intact_and_weak(pki: Pki) -> None:
    firma = leida(_firmada_sobre_sha1(pki), una_confianza(pki))

    assert (firma.integra, firma.debil, firma.estado.value) == (True, True, "integra_no_confiable")


@pytest.mark.parametrize("resumen", [b"\0" * 20, b"corto"])
def test_digest_inside_of_something_else_is_invalid(pki: Pki, resumen: bytes) -> None:
    assert leida(_firmada_sobre_sha1(pki, otro_resumen=resumen), una_confianza(pki)).estado.value == "invalida"


def test_byte_changed_later_is_noticed(pki: Pki) -> None:
    firmada = _firmada_sobre_sha1(pki)

    assert leida(firmada.replace(b"%PDF-1.", b"%PDF-2.", 1), una_confianza(pki)).estado.value == "invalida"
