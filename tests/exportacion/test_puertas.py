"""Who gets the ZIP, where: the filer's page, the desk's page, the API, the command."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mesa.expedientes.models import Documento
from mesa.exportar import main
from tests.api.cliente import Llamador
from tests.conftest import sesion_de
from tests.fabricas import un_borrador, un_expediente, un_operador, un_remitente

pytestmark = pytest.mark.django_db


def _bytes(respuesta: Any) -> bytes:
    contenido: bytes = respuesta.getvalue()
    return contenido


def _exportado_para(contenido: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(contenido)) as paquete:
        return str(json.loads(paquete.read("indice.json"))["exportado_para"])


def test_filer_downloads_it_from_the_page_of_the_filing() -> None:
    expediente = un_expediente()
    client = sesion_de(expediente.cuenta)
    assert (
        f"/tramites/{expediente.numero}/exportacion/" in client.get(f"/tramites/{expediente.numero}/").content.decode()
    )

    respuesta = client.get(f"/tramites/{expediente.numero}/exportacion/")

    assert respuesta["Content-Type"] == "application/zip"
    assert f'filename="expediente-{expediente.numero}.zip"' in respuesta["Content-Disposition"]
    contenido = _bytes(respuesta)
    assert int(respuesta["Content-Length"]) == len(contenido)
    assert _exportado_para(contenido) == "remitente"


def test_desk_downloads_it_from_the_review_page() -> None:
    expediente = un_expediente()
    client = sesion_de(un_operador())
    assert f"/mesa/{expediente.numero}/exportacion/" in client.get(f"/mesa/{expediente.numero}/").content.decode()

    respuesta = client.get(f"/mesa/{expediente.numero}/exportacion/")

    assert _exportado_para(_bytes(respuesta)) == "institucion"


def test_a_system_of_the_filer_downloads_it_by_the_api() -> None:
    expediente = un_expediente()

    respuesta = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}/exportacion")

    assert respuesta["Content-Type"] == "application/zip"
    assert _exportado_para(_bytes(respuesta)) == "remitente"


def test_api_has_nothing_of_a_draft_or_of_another() -> None:
    borrador = un_borrador()

    propia = Llamador(borrador.cuenta).get(f"expedientes/{borrador.pk}/exportacion")

    assert propia.status_code == 404
    assert "Todavía es un borrador" in propia.json()["detail"]
    assert Llamador(un_remitente()).get(f"expedientes/{un_expediente().pk}/exportacion").status_code == 404


def test_nobody_else_does() -> None:
    numero = un_expediente().numero

    assert sesion_de(un_remitente()).get(f"/tramites/{numero}/exportacion/").status_code == 404
    assert sesion_de(un_remitente()).get(f"/mesa/{numero}/exportacion/").status_code == 404
    assert Client().get(f"/tramites/{numero}/exportacion/").status_code == 302
    assert Client().get(f"/mesa/{numero}/exportacion/").status_code == 302


def test_command_writes_it_for_the_institution(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expediente = un_expediente(anexos=1)
    Documento.objects.filter(rol="anexo").update(analisis="pendiente")
    salida = tmp_path / "uno.zip"

    assert main([str(expediente.numero), "--salida", str(salida)]) == 0

    assert _exportado_para(salida.read_bytes()) == "institucion"
    assert str(salida) in capsys.readouterr().out


def test_command_goes_by_number_into_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    numero = un_expediente().numero

    assert main([str(numero)]) == 0

    assert zipfile.is_zipfile(tmp_path / f"expediente-{numero}.zip")


def test_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numero = str(un_expediente().numero)
    ocupado = tmp_path / "ocupado.zip"
    ocupado.write_bytes(b"")

    assert main(["2020-0000001"]) == 1
    assert main([]) == 2
    assert main([numero, "--salida", str(ocupado)]) == 2
    assert main([numero, "--salida", str(tmp_path / "no" / "hay.zip")]) == 2

    dicho = capsys.readouterr().err
    assert "no hay un expediente con el número «2020-0000001»" in dicho
    assert "Uso: mesa exportar NUMERO" in dicho
    assert "ya existe" in dicho
    assert "no se puede escribir" in dicho


def test_command_does_not_find_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(un_borrador().pk)]) == 1
