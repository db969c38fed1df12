"""Two functions of the libraries, made quicker without changing an answer; half of the cost of a small file was theirs.

pyHanko reads hexadecimal strings, which hold the signatures, letter by letter; asn1crypto prepares the names of the
same few authorities again and again. tests/firmas/lectura/test_aprisa.py compares both with the originals.
"""

import binascii
import re
from functools import lru_cache
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils import generic

_TROZO = 1 << 14
_SOLO_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f\0\t\n\f\r ]*>")
_BLANCOS = b"\0\t\n\f\r "

_leer_letra_a_letra = generic.read_hex_string_from_stream
_preparar = x509.NameTypeAndValue._ldap_string_prep  # noqa: SLF001


def leer_cadena_hexadecimal(stream: Any) -> Any:
    """Read a hexadecimal string as pyHanko does; what has anything odd in it is left to pyHanko itself."""
    inicio = stream.tell()
    leido = stream.read(_TROZO)
    while b">" not in leido and (mas := stream.read(len(leido))):
        leido += mas
    fin = leido.find(b">") + 1
    if not _SOLO_HEXADECIMAL.fullmatch(leido, 0, fin):
        stream.seek(inicio)
        return _leer_letra_a_letra(stream)
    stream.seek(inicio + fin)
    letras = leido[1 : fin - 1].translate(None, _BLANCOS)
    return generic.pdf_string(binascii.unhexlify(letras + b"0" * (len(letras) % 2)))


@lru_cache(maxsize=4096)
def preparar_nombre(nombre: str) -> str:
    """Prepare a part of a name for comparison (RFC 4518). Raises ValueError as asn1crypto does."""
    preparado: str = _preparar(None, nombre)
    return preparado


def aplicar() -> None:
    """Put both in their places, for this whole process."""
    generic.read_hex_string_from_stream = leer_cadena_hexadecimal
    x509.NameTypeAndValue._ldap_string_prep = lambda _self, nombre: preparar_nombre(nombre)  # noqa: SLF001
