import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mesa.lib.almacen import AlmacenEnDisco, ContenidoDistintoError, ExcedeLimiteError, recibir

CONTENT = b"Senores de la Mesa de Partes"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def test_recibir_counts_bytes_and_hash(tmp_path: Path) -> None:
    received = recibir([CONTENT[:10], CONTENT[10:]], tmp_path / "a" / "documento", limite=100)

    assert (received.bytes, received.sha256) == (len(CONTENT), SHA256)
    assert (tmp_path / "a" / "documento").read_bytes() == CONTENT


def test_recibir_stops_at_the_first_byte_over_the_limit(tmp_path: Path) -> None:
    taken: list[int] = []

    def sender() -> Iterator[bytes]:
        for n in range(10):
            taken.append(n)
            yield b"x" * 10

    with pytest.raises(ExcedeLimiteError):
        recibir(sender(), tmp_path / "documento", limite=25)

    assert taken == [0, 1, 2]
    assert list(tmp_path.iterdir()) == []


def test_recibir_keeps_nothing_of_a_sender_who_breaks_off(tmp_path: Path) -> None:
    def sender() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        recibir(sender(), tmp_path / "documento", limite=100)

    assert list(tmp_path.iterdir()) == []


def test_conservar_keeps_by_content_and_can_be_repeated(tmp_path: Path) -> None:
    source, archive = tmp_path / "origen", AlmacenEnDisco(tmp_path / "archivo")
    source.write_bytes(CONTENT)

    archive.conservar(source, sha256=SHA256)
    archive.conservar(source, sha256=SHA256)

    assert list(archive.enumerar()) == [SHA256]
    with archive.abrir(SHA256) as kept:
        assert kept.read() == CONTENT


def test_conservar_survives_the_clearing_of_its_source(tmp_path: Path) -> None:
    source, archive = tmp_path / "origen", AlmacenEnDisco(tmp_path / "archivo")
    source.write_bytes(CONTENT)
    archive.conservar(source, sha256=SHA256)

    source.unlink()

    assert archive.ruta(SHA256).read_bytes() == CONTENT


def test_conservar_refuses_bytes_that_are_not_the_ones_shown(tmp_path: Path) -> None:
    source, archive = tmp_path / "origen", AlmacenEnDisco(tmp_path / "archivo")
    source.write_bytes(CONTENT + b"!")

    with pytest.raises(ContenidoDistintoError):
        archive.conservar(source, sha256=SHA256)

    assert list(archive.enumerar()) == []


def test_conservar_copies_where_it_cannot_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_paths: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    source, archive = tmp_path / "origen", AlmacenEnDisco(tmp_path / "archivo")
    source.write_bytes(CONTENT)
    monkeypatch.setattr("os.link", no_link)

    archive.conservar(source, sha256=SHA256)

    assert archive.ruta(SHA256).read_bytes() == CONTENT


def test_kept_content_cannot_be_written_by_mistake(tmp_path: Path) -> None:
    archive = AlmacenEnDisco(tmp_path)

    sha256 = archive.guardar(CONTENT)

    assert archive.ruta(sha256).stat().st_mode & 0o222 == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 63, "/" * 64])
def test_ruta_is_made_of_a_hash_alone(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        AlmacenEnDisco(tmp_path).ruta(name)
