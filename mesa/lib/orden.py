"""What the commands of `mesa` share: how a line is understood, and what may be printed of a stranger's words."""

import argparse
from collections.abc import Sequence
from typing import NoReturn


class MalUsoError(Exception):
    """The command line makes no sense; the message says why, in Spanish."""


class LectorDeOrden(argparse.ArgumentParser):
    """An argparse that explains itself in Spanish, by `queja`, and takes no abbreviations."""

    def __init__(self, queja: str, *, prog: str | None = None) -> None:
        super().__init__(prog, add_help=False, allow_abbrev=False)
        self._queja = queja

    def error(self, _message: str) -> NoReturn:
        raise MalUsoError(self._queja)

    def leer(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return what `argv` says, files and options in any order. Raises MalUsoError, naming an unknown option."""
        dicho, sobrante = self.parse_known_intermixed_args(argv)
        if sobrante:
            raise MalUsoError(f"no conozco la opción «{imprimible(sobrante[0])}»")
        return dicho


def pide_ayuda(argv: Sequence[str]) -> bool:
    """Whether somebody asks what a command does."""
    return "--help" in argv or "-h" in argv


def imprimible(texto: object) -> str:
    """Return a text that cannot move the cursor, hide or reverse what a terminal shows."""
    return "".join(letra if letra.isprintable() else "\N{REPLACEMENT CHARACTER}" for letra in str(texto))
