"""Collect the texts to translate into each catalogue: `python -m tools.mensajes`. Neither gettext nor dates needed.

New texts come in empty, those that nobody uses any more go, and the rest stays: Git's difference is the work to do.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

SOURCES = Path(__file__).resolve().parent.parent / "mesa"
ONE = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"))
PLURAL = dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2))
CONTEXT = dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2))
KEYWORDS = ONE | PLURAL | CONTEXT | {"npgettext": ((1, "c"), 2, 3)}
HEADER = """# {language}: written by hand; `make mensajes` brings in what is new and takes out what is gone.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def fuentes() -> Iterator[Path]:
    """Every file whose texts are translated, in an order that does not change."""
    yield from sorted(path for path in SOURCES.rglob("*.py") if "migrations" not in path.parts)
    pages = (path for ending in ("html", "txt") for path in SOURCES.rglob(f"*.{ending}"))
    yield from sorted(path for path in pages if "templates" in path.parts)


def textos() -> Catalog:
    """The texts of the sources, each once and without its translation; a plural has the pair as its id."""
    catalog = Catalog()
    for path in fuentes():
        for _line, ids, _comments, context in extract("python", BytesIO(_como_python(path)), keywords=KEYWORDS):
            catalog.add(ids, context=context, flags=())
    return catalog


def _como_python(path: Path) -> bytes:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return source.encode()
    from django.utils.translation.template import templatize  # noqa: PLC0415 – after the settings are named

    calls = templatize(source, origin=path.name).splitlines()
    return "\n".join(line.strip() for line in calls).encode()  # what is left of the page's indentation is no Python


def poner_al_dia(po: Path) -> None:
    """Write the catalogue `po` again with today's texts, and the translations that it already had."""
    language = po.parent.parent.name
    with po.open("rb") as source:
        catalog = read_po(source, locale=language)
    catalog.update(textos(), no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalog, width=120, no_location=True, omit_header=True, ignore_obsolete=True)
    header = HEADER.format(language=language, plural=catalog.plural_forms)
    po.write_text(header + written.getvalue().decode().strip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
    for catalogue in sorted(SOURCES.glob("locale/*/LC_MESSAGES/*.po")):
        poner_al_dia(catalogue)
