"""The words of a finding, apart from the findings: what each code of the catalogue says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Gravedad(StrEnum):
    """How much a finding weighs: an error refuses the file, an aviso and an info do not."""

    ERROR = "error"
    AVISO = "aviso"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Texto:
    """The words of one code: its usual gravedad, what is wrong, and how to mend it (`%(clave)s` templates).

    `varias` replaces `mensaje` when several pages have the same fault: `paginas` holds all but the `ultima`.
    """

    gravedad: Gravedad
    mensaje: str
    solucion: str
    varias: str = ""

    def mensaje_para(self, datos: Mapping[str, str | int]) -> str:
        """Return the template that says what is wrong of one page or of several, as the facts have it."""
        return self.varias if self.varias and "ultima" in datos else self.mensaje


def gettext_noop(texto: str) -> str:
    """Mark a text for `make mensajes`; this package is pure and translates nothing itself."""
    return texto
