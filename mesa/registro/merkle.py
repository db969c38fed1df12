"""The Merkle tree of RFC 6962, section 2.1: root, inclusion path and its verification. SHA-256 throughout.

A leaf is hashed behind 0x00 and a node behind 0x01, so that no node can pass for a leaf. Entries come in the order of
the log; sizes are counts of entries, positions start at 0.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

VACIO = sha256(b"").digest()


class CaminoInvalido(ValueError):
    """The path cannot belong to a tree of that size and an entry at that position."""


def hoja(dato: bytes) -> bytes:
    """Return the hash of an entry as a leaf."""
    return sha256(b"\x00" + dato).digest()


def nodo(izquierda: bytes, derecha: bytes) -> bytes:
    """Return the hash of a node over its two children."""
    return sha256(b"\x01" + izquierda + derecha).digest()


def raiz(datos: Iterable[bytes]) -> bytes:
    """Return the root over the entries. They are read once; the memory taken is that of a path."""
    completos: list[bytes] = []  # roots of perfect subtrees, each larger than the next
    for cuantos, dato in enumerate(datos, start=1):
        actual = hoja(dato)
        # As many subtrees close as `cuantos` has zeros at its end.
        for _cierre in range((cuantos & -cuantos).bit_length() - 1):
            actual = nodo(completos.pop(), actual)
        completos.append(actual)
    if not completos:
        return VACIO
    acumulado = completos.pop()
    while completos:
        acumulado = nodo(completos.pop(), acumulado)
    return acumulado


def camino(datos: Sequence[bytes], posicion: int) -> list[bytes]:
    """Return the hashes that lead from the entry at `posicion` to the root, nearest first (RFC 6962, 2.1.1).

    Raises IndexError when there is no such entry.
    """
    if not 0 <= posicion < len(datos):
        raise IndexError(posicion)
    if len(datos) == 1:
        return []
    corte = 1 << ((len(datos) - 1).bit_length() - 1)  # the largest power of two below the size
    if posicion < corte:
        return [*camino(datos[:corte], posicion), raiz(datos[corte:])]
    return [*camino(datos[corte:], posicion - corte), raiz(datos[:corte])]


def raiz_de_camino(dato: bytes, *, posicion: int, tamano: int, camino: Sequence[bytes]) -> bytes:
    """Return the root to which a path leads (RFC 9162, 2.1.3.2). Raises CaminoInvalido when it fits no such tree."""
    if not 0 <= posicion < tamano:
        raise CaminoInvalido(f"no position {posicion} in {tamano}")
    lugar, ultimo, actual = posicion, tamano - 1, hoja(dato)
    for vecino in camino:
        if ultimo == 0:
            raise CaminoInvalido("the path is too long")
        if lugar & 1 or lugar == ultimo:
            actual = nodo(vecino, actual)
            while not lugar & 1 and lugar:
                lugar, ultimo = lugar >> 1, ultimo >> 1
        else:
            actual = nodo(actual, vecino)
        lugar, ultimo = lugar >> 1, ultimo >> 1
    if ultimo:
        raise CaminoInvalido("the path is too short")
    return actual
