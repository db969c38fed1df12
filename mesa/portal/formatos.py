"""File formats as people call them."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

PALABRAS = {
    "pdf": "PDF",
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "ppt": "PowerPoint",
    "pptx": "PowerPoint",
    "xml": "XML",
    "jpg": "JPG",
}


def en_palabras(formatos: Iterable[str], *, conjuncion: str = "") -> str:
    """Return «PDF, Word, Excel o JPG»: each program once, in the order given. `conjuncion`: the reader's «o»."""
    nombres = dict.fromkeys(PALABRAS.get(formato, formato.upper()) for formato in formatos)
    return get_text_list(list(nombres), conjuncion or _("o"))


def acepta(formatos: Iterable[str]) -> str:
    """Return the formats as the `accept` of a file control takes them."""
    todos = list(formatos)
    return ",".join(f".{formato}" for formato in [*todos, *(["jpeg"] if "jpg" in todos else [])])
