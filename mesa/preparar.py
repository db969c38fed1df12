"""Bring an installation up to date: translations, database, shared cache, files served by the web. Safe to repeat."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command


def preparar() -> None:
    """Compile the translations, migrate, create the cache table and collect the static files."""
    for folder in (settings.DATA_DIR, settings.QUARANTINE_DIR, settings.ARCHIVE_DIR, settings.VIEWS_DIR):
        Path(folder).mkdir(parents=True, exist_ok=True)
    compilar_traducciones()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def compilar_traducciones() -> None:
    """Write each .mo beside a newer .po, whole or not at all: several processes may do it at once.

    Debian's gettext is not needed for it.
    """
    for locale in settings.LOCALE_PATHS:
        for po in Path(locale).glob("*/LC_MESSAGES/*.po"):
            mo = po.with_suffix(".mo")
            if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
                continue
            with po.open("rb") as source, NamedTemporaryFile(dir=mo.parent, suffix=".tmp", delete=False) as target:
                write_mo(target, read_po(source, locale=po.parent.parent.name))
            Path(target.name).chmod(0o644)  # temporary files are for their owner alone; the web reads this one
            Path(target.name).replace(mo)
