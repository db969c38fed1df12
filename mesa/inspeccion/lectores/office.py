"""Facts about an Office document: OOXML package or OLE compound file, whatever its name says."""

from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class HechosOffice:
    """What an Office document holds besides its text."""

    cifrado: bool = False


def leer_office(_archivo: BinaryIO) -> HechosOffice:
    """Return the facts of an Office document."""
    return HechosOffice()
