"""The certificates that a file brings along, so that what they lack can be fetched outside the jail."""

from collections.abc import Iterator
from typing import IO, Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import extract_contents

from mesa.firmas.lectura.apertura import abrir, campos_firmados
from mesa.firmas.lectura.cms import Contenedor, contenedor_de
from mesa.firmas.lectura.prueba import almacen_de

LOS_MAS = 200


def certificados_traidos(archivo: IO[bytes]) -> tuple[bytes, ...]:
    """Return, DER, those of the signatures of a PDF, of their time-stamps and of its store; what is broken brings none.

    Each once, who signs before who vouches for them; no more than LOS_MAS.
    """
    try:
        lector = abrir(archivo)
        certificados = [*_de_las_firmas(lector), *almacen_de(lector).certificados]
    except Exception:  # noqa: BLE001 – pyHanko raises eleven kinds of error on hostile files
        return ()
    return tuple(dict.fromkeys(uno.dump() for uno in certificados))[:LOS_MAS]


def _de_las_firmas(lector: PdfFileReader) -> Iterator[x509.Certificate]:
    otros: list[x509.Certificate] = []
    for campo in campos_firmados(lector):
        for contenedor in _contenedores(campo.firma):
            yield contenedor.certificado
            otros += contenedor.otros
    yield from otros


def _contenedores(firma: Any) -> list[Contenedor]:
    """A signature's container and those of the time-stamps on it."""
    try:
        contenedor = contenedor_de(extract_contents(firma))
        fichas = contenedor.atributos("signature_time_stamp_token", firmados=False)
        return [contenedor, *(Contenedor(ficha["content"]) for ficha in fichas)]
    except Exception:  # noqa: BLE001 – a signature is a stranger's work
        return []
