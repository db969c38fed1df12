"""The measures that an XML must keep, watched while it is read."""

ATRIBUTOS_MAXIMO = 256  # of one element, namespaces apart
ELEMENTOS_MAXIMO = 1_000_000
NIVELES_MAXIMO = 100


class DoctypeError(Exception):
    """The document declares a type, with which entities and outside files come."""


class DesmedidoError(Exception):
    """The document is deeper, wider or longer than any honest one."""


class Medidor:
    """A target for lxml's parser that builds nothing: it stops at a DOCTYPE and at what is out of measure."""

    def __init__(self, *, elementos_maximo: int = ELEMENTOS_MAXIMO) -> None:
        self._elementos_restantes = elementos_maximo
        self._nivel = 0

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        del tag
        self._nivel += 1
        self._elementos_restantes -= 1
        if self._nivel > NIVELES_MAXIMO or len(attrib) > ATRIBUTOS_MAXIMO or self._elementos_restantes < 0:
            raise DesmedidoError

    def end(self, tag: str) -> None:
        del tag
        self._nivel -= 1

    def doctype(self, *_: object) -> None:
        raise DoctypeError

    def close(self) -> None:
        """Return nothing: what was seen is in the attributes."""
