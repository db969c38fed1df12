"""The report: nothing to tell of a sound desk, an exit status for scripts, and how much was looked at."""

from pathlib import Path

import pytest

from mesa.auditoria import informar
from mesa.expedientes.archivo import archivo
from tests.auditoria.mesa import cambiar, cerrar, hallazgos, una_mesa_cerrada
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db


def test_a_sound_desk_has_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    una_mesa_cerrada()

    assert informar() == 0
    conforme, alcance = capsys.readouterr().out.splitlines()
    assert conforme == "Todo conforme."
    assert "10 actos, 3 expedientes, 4 documentos, 5 recibos, 2 cierres, 1 series de números" in alcance


def test_an_auditor_s_script_sees_the_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    archivo().guardar(b"nobody's")

    assert informar() == 1
    assert "Sobra el archivo" in capsys.readouterr().out


def test_a_row_that_cannot_be_read_is_a_finding_and_the_audit_goes_on() -> None:
    primero, segundo = un_expediente(recibos=True), un_expediente(recibos=True)
    cerrar()
    cambiar(primero.actos.get(), datos={"numero": "2026-0000001"})
    cambiar(segundo, asunto="Otro")

    encontrado = hallazgos()

    assert any("hay algo que no se puede leer" in uno for uno in encontrado)
    assert any(f"«asunto» de {segundo}" in uno for uno in encontrado)


def test_a_kept_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert informar([str(tmp_path / "no-existe.pdf")]) == 1
    assert "No se puede leer" in capsys.readouterr().out
