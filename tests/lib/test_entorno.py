from pathlib import Path

import pytest

from mesa.lib.entorno import database_from_url, env_bool, env_list, env_secret


def test_without_url_the_database_is_a_file_that_survives_power_cuts(tmp_path: Path) -> None:
    database = database_from_url("", sqlite_file=tmp_path / "mesa.sqlite3")

    options = database["OPTIONS"]
    assert database["NAME"] == str(tmp_path / "mesa.sqlite3")
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_a_postgres_url_is_taken_apart(tmp_path: Path) -> None:
    database = database_from_url("postgres://mesa:p%40ss@db.example:5433/partes", sqlite_file=tmp_path)

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("mesa", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "5433", "partes")


def test_a_postgres_socket_is_named_in_the_query(tmp_path: Path) -> None:
    database = database_from_url("postgres://mesa@/partes?host=/run/pg", sqlite_file=tmp_path)

    assert database["HOST"] == "/run/pg"


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secreto").write_text("  largo \n")
    monkeypatch.setenv("PRUEBA_FILE", str(tmp_path / "secreto"))

    assert env_secret("PRUEBA") == "largo"


def test_a_secret_s_missing_file_is_not_taken_for_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRUEBA_FILE", str(tmp_path / "nada"))

    with pytest.raises(FileNotFoundError):
        env_secret("PRUEBA")


@pytest.mark.parametrize(("value", "expected"), [("", False), ("0", False), ("1", True), ("true", True), ("si", True)])
def test_a_switch_is_read_as_people_write_it(monkeypatch: pytest.MonkeyPatch, value: str, *, expected: bool) -> None:
    monkeypatch.setenv("PRUEBA", value)

    assert env_bool("PRUEBA") is expected


def test_a_list_forgives_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRUEBA", "a.example, b.example ,")

    assert env_list("PRUEBA") == ["a.example", "b.example"]
