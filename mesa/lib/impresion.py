"""Print typst templates to PDF/A-3a and PDF/UA-1: one compiler a process, the wheel's fonts, data never markup."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from threading import Lock
from typing import Any

import typst

NORMAS: "tuple[typst.PDFStandard, ...]" = ("a-3a", "ua-1")
SIN_LETRA = "▯"

# What the fonts inside the wheel can print. PDF/A forbids a sheet with missing glyphs, so typst refuses it whole.
_IMPRIMIBLE = re.compile(r"[ -~¡-¬®-ɏʰ-ʸˆ-˝΄-ΊΌΎ-ΡΣ-ώЀ-џҐґḀ-ẙẞ-ỹ‐-‧‰-‷‹-›⁰ⁱ⁴-₎₠-₵₹₺₽№™Ω←-↓−∞≈≠≤≥■-▯●◯]")
_PALABRA_LARGA = re.compile(r"\S{25,}")
_TROZO = re.compile(r"[^/_.\-&?=]{0,16}[/_.\-&?=]{1,8}|[^/_.\-&?=]{8}")
_compilador_en_uso = Lock()


def imprimir(
    plantilla: bytes,
    *,
    datos: Mapping[str, Any],
    momento: datetime,
    normas: "tuple[typst.PDFStandard, ...]" = NORMAS,
) -> bytes:
    """Return the PDF of a template that reads `sys.inputs.datos` (JSON). Same input and moment, same bytes.

    `momento` is the creation date (aware). Without `normas` the PDF carries no tags, to be drawn into another. Raises
    typst.TypstError where the template is wrong; data cannot make it so once it went through `imprimible`.
    """
    with _compilador_en_uso:  # typst.Compiler refuses two threads at once: "Already borrowed"
        pdf = _compilador().compile(
            plantilla,
            format="pdf",
            sys_inputs={"datos": json.dumps(datos, ensure_ascii=False)},
            pdf_standards=list(normas),
            timestamp=momento.astimezone(UTC).replace(microsecond=0),
            pdf_tags=bool(normas),
        )
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def imprimible(texto: str) -> str:
    """Return text of strangers as it can be printed: one line, composed letters, `SIN_LETRA` for what no font has.

    Control and bidi marks print as `SIN_LETRA` too, so that a name cannot show itself backwards. Long words get
    invisible places to break.
    """
    linea = " ".join(unicodedata.normalize("NFC", texto).split())
    visible = "".join(letra if _IMPRIMIBLE.fullmatch(letra) else SIN_LETRA for letra in linea)
    return _PALABRA_LARGA.sub(_partible, visible)


@cache
def _compilador() -> typst.Compiler:
    fuentes = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.Compiler(font_paths=fuentes, ignore_system_fonts=True)


def _partible(palabra: re.Match[str]) -> str:
    """Return a long word with invisible breaks after its separators, else every eight letters."""
    return _TROZO.sub("\\g<0>\u200b", palabra[0]).removesuffix("\u200b")
