"""Text of strangers as a cell of a spreadsheet: shown, never evaluated (ASVS 5.0, 1.2.10). Pure."""

import re
import unicodedata

# Excel holds 32,767 UTF-16 units in a cell and drops the rest in silence; a character takes at most two of them.
LARGO_MAXIMO = 16_383

# What makes a cell a formula when a program opens a CSV; East Asian editions take the full-width forms too.
_DISPARADORES = "=+\\-@＝＋－＠"
_AL_COMIENZO = re.compile(rf'[\s"]*[{_DISPARADORES}]')
# A program set to the other separator cuts the line there, quotes or not, and a cell begins in the middle of ours.
_TRAS_SEPARADOR = re.compile(rf"([,;][\s\"']*)([{_DISPARADORES}])")


def texto_limpio(valor: str) -> str:
    """Return the text in one line: no control, bidi or unpaired characters; what does not fit ends in «…»."""
    limpio = valor if valor.isprintable() else "".join(map(_visible, valor))
    return limpio if len(limpio) <= LARGO_MAXIMO else limpio[: LARGO_MAXIMO - 1] + "…"


def texto_de_csv(valor: str) -> str:
    """Return clean text that no spreadsheet takes for a formula: an apostrophe goes before what would start one."""
    limpio = _TRAS_SEPARADOR.sub(r"\1'\2", texto_limpio(valor))
    return f"'{limpio}" if _AL_COMIENZO.match(limpio) else limpio


def texto_de_xlsx(valor: str) -> str:
    """Return clean text for a cell that is typed as text, where nothing is evaluated and an apostrophe would show."""
    limpio = texto_limpio(valor)
    # XlsxWriter copies what stands between these two as it is, for its own rich text: a stranger could write XML.
    return f" {limpio}" if limpio.startswith("<r>") else limpio


def _visible(letra: str) -> str:
    if letra.isspace():
        return letra if unicodedata.category(letra) == "Zs" else " "
    # Category C: control, format (bidi marks among them), surrogate, private use, unassigned.
    return "" if unicodedata.category(letra).startswith("C") else letra
