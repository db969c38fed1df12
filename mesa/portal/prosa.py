"""The Markdown that institutions write in their texts, as HTML. A small part of it, and nothing that is not text.

Understood: `#` to `###` headings, `- ` and `1. ` lists, paragraphs, `**strong**`, `*emphasis*`, `[text](https://…)`.
Everything is escaped first, so that a text can never bring markup of its own.
"""

import re
from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_TITULO = re.compile(r"(#{1,3})\s+(.*)")
_VINETA = re.compile(r"[-*]\s+(.*)")
_NUMERO = re.compile(r"\d+[.)]\s+(.*)")
_ENLACE = re.compile(r"\[([^\]]+)\]\(((?:https?://|mailto:)[^)\s]+)\)")
_FUERTE = re.compile(r"\*\*(.+?)\*\*")
_ENFASIS = re.compile(r"(?<![*\w])\*(?!\s)(.+?)\*(?![*\w])")


def a_html(texto: str) -> SafeString:
    """Return a text as safe HTML; its first heading becomes an h2, since the page has its own h1."""
    bloques = re.split(r"\n\s*\n", texto.replace("\r\n", "\n").strip())
    return mark_safe("\n".join(html for bloque in bloques for html in _bloque(bloque)))  # noqa: S308 -- escaped below


def titulo_y_cuerpo(texto: str) -> tuple[str, str]:
    """Return a text's own heading, for the page's h1, and the rest; the heading is empty when it does not begin so."""
    primera, _, resto = texto.lstrip().partition("\n")
    titulo = _TITULO.match(primera)
    return (titulo[2].strip(), resto.lstrip()) if titulo else ("", texto)


def _bloque(bloque: str) -> Iterator[str]:
    lineas = [linea.strip() for linea in bloque.splitlines() if linea.strip()]
    while lineas and (titulo := _TITULO.match(lineas[0])):
        nivel = max(2, len(titulo[1]))
        yield f"<h{nivel}>{_en_linea(titulo[2])}</h{nivel}>"
        lineas.pop(0)
    for patron, etiqueta in ((_VINETA, "ul"), (_NUMERO, "ol")):
        if lineas and patron.match(lineas[0]):
            yield f"<{etiqueta}>{''.join(_puntos(lineas, patron))}</{etiqueta}>"
            return
    if lineas:
        yield f"<p>{_en_linea(' '.join(lineas))}</p>"


def _puntos(lineas: list[str], patron: re.Pattern[str]) -> Iterator[str]:
    puntos: list[str] = []
    for linea in lineas:
        if hallado := patron.match(linea):
            puntos.append(hallado[1])
        else:
            puntos[-1] += f" {linea}"
    return (f"<li>{_en_linea(punto)}</li>" for punto in puntos)


def _en_linea(texto: str) -> str:
    html = str(escape(texto))
    html = _ENLACE.sub(r'<a href="\2">\1</a>', html)
    return _ENFASIS.sub(r"<em>\1</em>", _FUERTE.sub(r"<strong>\1</strong>", html))
