"""The digests of what signatures cover, each counted once."""

import hashlib
from collections.abc import Sequence
from typing import IO

_TROZO = 1 << 20
# Ed448 signs with SHAKE256, which may be named with its length or without (RFC 8702).
_SHAKE = frozenset({"shake256", "shake256_len"})
_DE_SIEMPRE = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256"}
_ALGORITMOS = _SHAKE | _DE_SIEMPRE | {"sha3_224", "sha3_256", "sha3_384", "sha3_512"}
_LARGO_SHAKE = 64  # Ed448 signs 512 bits of SHAKE256 (RFC 8419)


class AlgoritmoNoAdmitidoError(Exception):
    """Something in the signature is computed in a way that this program does not know."""


class Huellas:
    """Digests of byte ranges of one open file."""

    def __init__(self, archivo: IO[bytes]) -> None:
        self._archivo = archivo
        self._contadas: dict[tuple[str, tuple[int, ...]], bytes] = {}

    def de(self, algoritmo: str, rango: Sequence[int]) -> bytes:
        """Return the digest of the bytes of `rango` (offset, length, …). Raises AlgoritmoNoAdmitidoError."""
        clave = (algoritmo, tuple(rango))
        if clave not in self._contadas:
            self._contadas[clave] = self._contar(*clave)
        return self._contadas[clave]

    def _contar(self, algoritmo: str, rango: tuple[int, ...]) -> bytes:
        suma = suma_de(algoritmo)
        trozo = memoryview(bytearray(_TROZO))
        for desde, largo in zip(rango[::2], rango[1::2], strict=True):
            self._archivo.seek(desde)
            quedan = largo
            while quedan > 0:
                leidos = self._archivo.readinto(trozo[: min(quedan, _TROZO)])  # type: ignore[attr-defined]
                if not leidos:
                    break
                suma.update(trozo[:leidos])
                quedan -= leidos
        return resultado(suma)


def suma_de(algoritmo: str) -> "hashlib._Hash":
    """Return an empty digest. Raises AlgoritmoNoAdmitidoError."""
    if algoritmo not in _ALGORITMOS:
        raise AlgoritmoNoAdmitidoError(algoritmo)
    return hashlib.new("shake_256" if algoritmo in _SHAKE else algoritmo, usedforsecurity=False)


def resultado(suma: "hashlib._Hash") -> bytes:
    """Return what a digest amounts to."""
    if suma.name == "shake_256":
        return suma.digest(_LARGO_SHAKE)  # type: ignore[call-arg]
    return suma.digest()


def huella_de(algoritmo: str, datos: bytes) -> bytes:
    """Return the digest of bytes in memory. Raises AlgoritmoNoAdmitidoError."""
    suma = suma_de(algoritmo)
    suma.update(datos)
    return resultado(suma)
