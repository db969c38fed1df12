"""The English catalogue holds every text of the sources, says the same, and reaches the pages."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils.html import escape

from mesa.cuentas.models import Cuenta
from mesa.preparar import compilar_traducciones
from tests.fabricas import un_borrador, un_documento, un_expediente, un_remitente
from tools.mensajes import SOURCES, poner_al_dia, textos

PO = SOURCES / "locale" / "en" / "LC_MESSAGES" / "django.po"
# What a translation has to keep: the facts put in, the parts that scripts put in, and the marks of the page.
KEPT = re.compile(r"%\(\w+\)[.\d]*[sdf]|%%|\{\w+\}|</?\w+[^>]*>")
SPANISH = re.compile(r"[áéíóúñ¿¡«»]")
# Names and words of Spanish that English keeps beside its own, in brackets or as a name.
TERMS = re.compile(r"\([^)]*\)|Español|Trámite Documentario")


def catalogo() -> Catalog:
    with PO.open("rb") as source:
        return read_po(source, locale="en")


def pares(message: Message) -> list[tuple[str, str]]:
    """Return each text with its translation: one pair, or two of a plural."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return list(zip(ids, strings, strict=True))


@cache
def traducciones() -> list[tuple[str, str]]:
    return [par for message in catalogo() if message.id for par in pares(message)]


def test_every_text_of_the_sources_is_translated() -> None:
    known = catalogo()
    found = {message.id: known.get(message.id, message.context) for message in textos() if message.id}

    missing = [
        text for text, entry in found.items() if not entry or entry.fuzzy or not all(dict(pares(entry)).values())
    ]

    assert len(found) > 1000
    assert missing == [], "escribe su traducción en el catálogo, después de «make mensajes»"


def test_no_text_is_kept_that_nobody_uses() -> None:
    used = {str(message.id) for message in textos()}

    gone = [message.id for message in catalogo() if str(message.id) not in used]

    assert gone == [], "falta «make mensajes»"


def test_a_new_text_comes_in_empty_and_a_gone_one_leaves(tmp_path: Path) -> None:
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "Presentar"\nmsgstr "Hand in"\n\nmsgid "Ya no existe"\nmsgstr "Gone"\n', encoding="utf-8")

    poner_al_dia(po)

    written = po.read_text(encoding="utf-8")
    assert 'msgid "Presentar"\nmsgstr "Hand in"' in written
    assert 'msgid "Mis trámites"\nmsgstr ""' in written
    assert "Ya no existe" not in written


def test_translations_keep_facts_and_marks() -> None:
    changed = [(text, english) for text, english in traducciones() if not _same_parts(text, english)]

    assert changed == []


def _same_parts(text: str, english: str) -> bool:
    return sorted(KEPT.findall(text)) == sorted(KEPT.findall(english))


def test_translations_are_english() -> None:
    spanish = [english for _, english in traducciones() if SPANISH.search(TERMS.sub("", english))]

    assert spanish == []


def test_the_catalogue_names_no_person_date_or_place() -> None:
    header = PO.read_text(encoding="utf-8").split("\n\n")[0]

    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in header
    assert not re.search(r"Date|@|Translator|Team", header)


def test_compiling_leaves_a_whole_catalogue_and_nothing_beside_it() -> None:
    mo = PO.with_suffix(".mo")
    mo.unlink(missing_ok=True)

    compilar_traducciones()

    assert mo.stat().st_size > PO.stat().st_size / 4
    assert not list(PO.parent.glob("*.tmp"))


def en_ingles(cuenta: Cuenta | None = None) -> Client:
    client = Client()
    if cuenta:
        client.force_login(cuenta)
    client.post("/cuenta/idioma/", {"language": "en"})
    return client


def contenido(client: Client, url: str) -> str:
    """Return what lies between header and footer."""
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == "en"
    html = response.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def sin_traducir(html: str) -> list[str]:
    """The catalogue's Spanish sentences that stand in a page, but for what is marked as Spanish and the profile's lists."""
    rest = re.sub(r'<(\w+)[^>]*\blang="es"[^>]*>.*?</\1>|<optgroup.*?</optgroup>', "", html, flags=re.DOTALL)
    sentences = (text for text, english in traducciones() if text != english and "%" not in text and len(text) > 3)
    return [text for text in sentences if re.search(rf">\s*{re.escape(escape(text))}\s*<", rest)]


@pytest.mark.django_db
def test_a_foreign_company_registers_in_english() -> None:
    html = contenido(en_ingles(), "/cuenta/registro/extranjera/")

    assert "Create your foreign company's account" in html
    assert "Tax identification number" in html
    assert "Passport number" in html
    assert sin_traducir(html) == []


@pytest.mark.django_db
def test_a_foreign_company_files_in_english() -> None:
    cuenta = un_remitente("extranjera")
    borrador = un_borrador(cuenta=cuenta, anexos=1)

    html = contenido(en_ingles(cuenta), f"/presentar/{borrador.pk}/")

    assert "What you are filing" in html
    assert "If you file now, your document enters" in html
    assert ">File documents</button>" in html
    assert sin_traducir(html) == []


@pytest.mark.django_db
def test_what_is_wrong_with_a_file_is_said_in_english() -> None:
    cuenta = un_remitente("extranjera")
    borrador = un_borrador(cuenta=cuenta, con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Letter.pdf", contenido=b"")

    html = contenido(en_ingles(cuenta), f"/presentar/{borrador.pk}/")

    assert "The file is empty: it weighs 0 bytes." in html
    assert "Replace or remove “Letter.pdf”: The file is empty" in html
    assert "está vacío" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/cuenta/registro/",
        "/cuenta/ingresar/",
        "/seguimiento/",
        "/verificar/",
        "/ayuda/",
        "/ayuda/presentar/",
        "/ayuda/archivos/",
    ],
)
def test_public_pages_are_in_english(url: str) -> None:
    assert sin_traducir(contenido(en_ingles(), url)) == []


@pytest.mark.django_db
def test_own_filings_are_in_english() -> None:
    cuenta = un_remitente("extranjera")
    expediente = un_expediente(cuenta=cuenta)
    client = en_ingles(cuenta)

    pages = [contenido(client, url) for url in ("/mis-tramites/", f"/tramites/{expediente.numero}/", "/cuenta/")]

    assert "Filed" in pages[0]
    assert [sin_traducir(html) for html in pages] == [[], [], []]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("suerte", "asunto"),
    [
        ({}, "you filed your document; it enters on Friday 26 June"),
        ({"recibido": True}, "we received your document and it went to"),
        ({"rechazado": True}, "we rejected your document; we tell you why"),
        ({"atendido": True}, "answered your document"),
    ],
)
def test_a_foreign_company_gets_its_mail_in_english(suerte: dict[str, Any], asunto: str) -> None:
    un_expediente(cuenta=un_remitente("extranjera"), recibos=True, **suerte)

    correo = mail.outbox[-1]
    assert isinstance(correo, EmailMultiAlternatives)
    assert asunto in correo.subject
    assert "Lima time" in str(correo.body)
    assert sin_traducir(str(correo.alternatives[0][0])) == []
