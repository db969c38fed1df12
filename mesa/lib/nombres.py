"""Names of files as people give them, made safe to store, to show and to send in a header."""

import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

LARGO_MAXIMO = 150
# Bytes of a name that every file system takes, with room for « (12)».
_BYTES_EN_DISCO = 200
_VEDADOS_EN_DISCO = frozenset('<>:"|?*')
# Names that Windows keeps for devices, whatever their extension.
_DISPOSITIVOS = frozenset({"con", "prn", "aux", "nul", *(f"{uno}{n}" for uno in ("com", "lpt") for n in range(1, 10))})


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


def nombres_en_disco(nombres: Iterable[str]) -> list[str]:
    """Return a name for each of `nombres` that any file system can hold together in one folder.

    Safe as `nombre_seguro` makes them, without what Windows forbids, at most 200 bytes, and each once however a file
    system compares letters: the second «carta.PDF» is «carta (2).PDF».
    """
    dados: dict[str, str] = {}
    for nombre in nombres:
        tronco, extension = _partes(_en_disco(nombre))
        unico, vez = tronco + extension, 1
        while _igualado(unico) in dados:
            vez += 1
            unico = f"{tronco} ({vez}){extension}"
        dados[_igualado(unico)] = unico
    return list(dados.values())


def _en_disco(nombre: str) -> str:
    seguro = "".join("_" if c in _VEDADOS_EN_DISCO else c for c in nombre_seguro(nombre))
    tronco, extension = _partes(seguro)
    cabe = _BYTES_EN_DISCO - len(extension.encode())
    tronco = tronco.encode()[:cabe].decode(errors="ignore").rstrip(" .") or "documento"
    return ("_" if tronco.split(".")[0].strip().casefold() in _DISPOSITIVOS else "") + tronco + extension


def _partes(nombre: str) -> tuple[str, str]:
    tronco, punto, extension = nombre.rpartition(".")
    return (tronco, f".{extension}") if punto and tronco and len(extension) <= 8 else (nombre, "")


def _igualado(nombre: str) -> str:
    return unicodedata.normalize("NFKC", nombre).casefold()
