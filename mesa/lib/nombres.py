"""Names of files as people give them, made safe to store, to show and to send in a header."""

import unicodedata
from urllib.parse import quote

LARGO_MAXIMO = 150


def nombre_seguro(nombre: str, *, por_omision: str = "documento") -> str:
    """Return the last part of `nombre` without paths, control characters or bidi marks, at most 150 characters.

    The extension survives the cut. What is left of a name with nothing usable in it is `por_omision`.
    """
    ultimo = nombre.replace("\\", "/").rsplit("/", 1)[-1]
    limpio = texto_visible(ultimo).strip(" .")
    if len(limpio) > LARGO_MAXIMO:
        tronco, punto, extension = limpio.rpartition(".")
        if not punto or len(extension) > 8:
            tronco, extension = limpio, ""
        largo = LARGO_MAXIMO - len(extension) - (1 if extension else 0)
        limpio = tronco[:largo].rstrip(" .") + (f".{extension}" if extension else "")
    return limpio or por_omision


def texto_visible(texto: str) -> str:
    """Return a stranger's words in one line, without characters that hide, reverse or move what stands around them."""
    # Category C: control, format (bidi marks and zero-width among them), surrogate, private use, unassigned.
    visible = "".join(c for c in unicodedata.normalize("NFC", texto) if not unicodedata.category(c).startswith("C"))
    return " ".join(visible.split())


def content_disposition(nombre: str, *, inline: bool = False) -> str:
    """The header of RFC 6266 for a download named `nombre`."""
    kind = "inline" if inline else "attachment"
    seguro = nombre_seguro(nombre)
    ascii_name = unicodedata.normalize("NFKD", seguro).encode("ascii", "ignore").decode()
    ascii_name = "".join(c if c.isalnum() or c in "-_. ()" else "_" for c in ascii_name) or "documento"
    return f"{kind}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(seguro, safe='')}"
