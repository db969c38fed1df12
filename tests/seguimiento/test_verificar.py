from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mesa import sello
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Expediente, Recibo
from mesa.seguimiento.views import verificacion
from tests.archivos.hacer import un_pdf
from tests.candados import sin_candados
from tests.fabricas import un_expediente
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db


def _recibo(expediente: Expediente, clase: str) -> bytes:
    with archivo().abrir(Recibo.objects.get(expediente=expediente, clase=clase).sha256) as pdf:
        return pdf.read()


def _subir(contenido: bytes, nombre: str = "constancia.pdf") -> HttpResponse:
    return Client().post("/verificar/", {"recibo": SimpleUploadedFile(nombre, contenido)})  # type: ignore[return-value]


@pytest.mark.parametrize(("clase", "palabras"), [("constancia", "Constancia de presentación"), ("cargo", "Recibido")])
def test_a_receipt_of_this_desk_is_recognized_with_its_files(clase: str, palabras: str) -> None:
    expediente = un_expediente(recibido=True, recibos=True, anexos=1)

    respuesta = _subir(_recibo(expediente, clase))

    html = respuesta.content.decode()
    assert respuesta.status_code == 200
    assert "Emitido por esta mesa, íntegro" in html
    assert palabras in html
    assert str(expediente.numero) in html
    assert all(documento.sha256 in html for documento in expediente.documentos.all())


def test_a_receipt_with_one_byte_changed_is_not_good() -> None:
    pdf = bytearray(_recibo(un_expediente(recibos=True), "constancia"))
    pdf[len(pdf) // 3] ^= 1

    html = _subir(bytes(pdf)).content.decode()

    assert "Cambió después de sellarse" in html
    assert "íntegro" not in html


def test_a_receipt_with_something_added_is_not_good_and_still_tells_what_was_sealed() -> None:
    expediente = un_expediente(recibos=True)

    html = _subir(_recibo(expediente, "constancia") + b"\n% algo\n").content.decode()

    assert "Cambió después de sellarse" in html
    assert "Lo que decía cuando se selló" in html
    assert str(expediente.numero) in html


def test_a_sealed_receipt_that_the_log_does_not_hold_is_told_apart() -> None:
    expediente = un_expediente(recibos=True)
    pdf = _recibo(expediente, "constancia")
    with sin_candados():
        Recibo.objects.all().delete()

    html = _subir(pdf).content.decode()

    assert "Sellado, pero no figura entre los emitidos" in html
    assert "consulta con la mesa de partes" in html


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [(un_pdf(), "no lleva el sello de esta mesa de partes"), (b"hola", "no es un PDF")],
    ids=["pdf-ajeno", "no-pdf"],
)
def test_what_is_not_ours_is_said_so_with_the_remedy(contenido: bytes, frase: str) -> None:
    html = _subir(contenido).content.decode()

    assert "No podemos darlo por bueno" in html
    assert frase in html


def test_a_file_over_5_mb_is_refused_without_reading_it() -> None:
    respuesta = _subir(b"%PDF-" + b"0" * (6 * 1024 * 1024))

    assert respuesta.status_code == 413
    assert "pesa más de 5 MB" in respuesta.content.decode()


def test_nothing_chosen_and_an_empty_file_say_what_to_do() -> None:
    nada, vacio = Client().post("/verificar/", {}), _subir(b"")

    assert (nada.status_code, vacio.status_code) == (422, 422)
    assert "Elige el PDF de la constancia o del cargo." in nada.content.decode()
    assert "El archivo está vacío" in vacio.content.decode()


def test_a_name_that_is_markup_is_shown_as_text() -> None:
    html = _subir(un_pdf(), nombre="<b>x</b>.pdf").content.decode()

    assert "<b>x</b>" not in html


def test_the_qr_of_a_receipt_explains_what_it_proves() -> None:
    html = Client().get("/verificar/?numero=2026-0000001").content.decode()

    assert "<b>2026-0000001</b>" in html
    assert "no prueba nada: elige el PDF" in html
    assert 'value="2026-0000001"' in html


def test_nothing_uploaded_is_kept() -> None:
    un_expediente(recibos=True)
    antes = sorted(Path(settings.DATA_DIR).rglob("*"))

    _subir(un_pdf())

    assert sorted(Path(settings.DATA_DIR).rglob("*")) == antes


def test_too_many_verifications_are_stopped_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verificacion, "INTENTOS", 1)
    _subir(un_pdf())

    respuesta = _subir(un_pdf())

    assert respuesta.status_code == 429
    assert "Espera unos minutos" in respuesta.content.decode()


def _con_autoridad(settings: Settings, pki: Pki, carpeta: Path, *, conocida: bool) -> None:
    (carpeta / "tsa").mkdir()
    (carpeta / "tsa" / "raiz.pem").write_bytes(pki.pem("raiz"))
    settings.TSA_URL, settings.TSA_CERTIFICATES = pki.url_tsa(), str(carpeta / "tsa") if conocida else ""
    sello.olvidar()


@pytest.mark.parametrize(("conocida", "dicho"), [(True, "TSA DE PRUEBA, "), (False, "una autoridad que esta mesa no")])
def test_the_page_says_who_vouches_for_the_time(
    settings: Settings, pki: Pki, tmp_path: Path, conocida: bool, dicho: str
) -> None:
    _con_autoridad(settings, pki, tmp_path, conocida=conocida)
    expediente = un_expediente(recibos=True, ahora=timezone.now())

    html = _subir(_recibo(expediente, "constancia")).content.decode()

    assert "Emitido por esta mesa, íntegro" in html
    assert "Quién da fe de la hora" in html
    assert dicho in html


def test_without_an_authority_the_page_says_that_the_time_is_the_desks_word() -> None:
    expediente = un_expediente(recibos=True)

    html = _subir(_recibo(expediente, "constancia")).content.decode()

    assert "Solo el sello de esta mesa" in html
