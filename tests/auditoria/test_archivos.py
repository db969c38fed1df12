import os
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from mesa.expedientes.archivo import archivo, ruta_en_cuarentena
from tests.auditoria.mesa import cerrar, hallazgos, ruta
from tests.fabricas import un_borrador, un_expediente

pytestmark = pytest.mark.django_db


@pytest.fixture
def sha256() -> str:
    expediente = un_expediente(recibos=True)
    cerrar()
    assert expediente.principal is not None
    return expediente.principal.sha256


def test_an_altered_file_is_found(sha256: str) -> None:
    alterado = ruta(sha256)
    alterado.write_bytes(alterado.read_bytes()[:-1] + b"!")

    assert hallazgos() == [f"El archivo {sha256} fue alterado: sus bytes ya no dan ese SHA-256."]


def test_a_lost_file_is_found(sha256: str) -> None:
    archivo().ruta(sha256).unlink()

    assert hallazgos() == [f"Falta el archivo {sha256}: hay una fila que lo nombra."]


def test_a_file_that_no_row_names_is_found() -> None:
    ajeno = archivo().guardar(b"nobody's")

    assert hallazgos() == [f"Sobra el archivo {ajeno}: ninguna fila lo nombra."]


@pytest.mark.parametrize("sitio", ["suelto.txt", "ab/suelto.txt", "ab/cd/ef/suelto.txt", "ab/cd/" + "0" * 64])
def test_a_file_where_nothing_is_kept_is_found(sitio: str) -> None:
    suelto = archivo().raiz / sitio
    suelto.parent.mkdir(parents=True)
    suelto.write_bytes(b"")

    assert any(f"Sobra en el archivo {sitio}" in uno for uno in hallazgos())


def test_what_a_filing_cut_short_left_in_the_archive_is_its_draft_s() -> None:
    documento = un_borrador().principal
    assert documento is not None
    archivo().conservar(ruta_en_cuarentena(documento), sha256=documento.sha256)

    assert hallazgos() == []


def test_a_draft_without_its_file_is_found() -> None:
    documento = un_borrador().principal
    assert documento is not None
    ruta_en_cuarentena(documento).unlink()

    (hallado,) = hallazgos()
    assert hallado.startswith("Falta en cuarentena el archivo «Carta-0147-2026.pdf»")


def test_old_files_in_quarantine_that_are_nobody_s_are_found(sha256: str) -> None:
    borrador = un_borrador()
    for sitio in (f"{borrador.pk}/{uuid4()}", f"{uuid4()}/{uuid4()}"):
        _viejo(Path(settings.QUARANTINE_DIR) / sitio)
    _viejo(Path(settings.QUARANTINE_DIR) / str(borrador.pk) / "subida.parte")  # on its way: it has its own broom

    encontrado = hallazgos()

    assert len(encontrado) == 2
    assert all(uno.startswith("Sobra en cuarentena") for uno in encontrado)


def test_what_a_crash_left_in_quarantine_after_filing_is_told() -> None:
    expediente = un_expediente(recibos=True)
    cerrar()
    _viejo(Path(settings.QUARANTINE_DIR) / str(expediente.pk) / str(uuid4()))

    assert hallazgos() == [
        f"Quedó en cuarentena lo que se presentó con {expediente}: ya está en el archivo y puede borrarse."
    ]


def _viejo(archivo: Path) -> None:
    archivo.parent.mkdir(parents=True, exist_ok=True)
    archivo.write_bytes(b"")
    os.utime(archivo.parent, (0, 0))
