import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from mesa.firmas.certificados import conservar, leer_carpeta
from mesa.firmas.sello import Sello


def test_a_certificate_is_kept_once_and_for_everyone_to_read(tmp_path: Path, sello: Sello) -> None:
    carpeta = tmp_path / "certificados"

    with ThreadPoolExecutor(4) as hilos:
        rutas = set(hilos.map(lambda _: conservar(sello.certificado, carpeta=carpeta), range(8)))

    assert list(carpeta.iterdir()) == list(rutas)
    assert stat.S_IMODE(rutas.pop().stat().st_mode) == 0o644
    assert leer_carpeta(carpeta) == (sello.certificado,)


def test_one_that_comes_later_is_seen(tmp_path: Path, sello: Sello, sello_ec: Sello) -> None:
    conservar(sello.certificado, carpeta=tmp_path)
    assert len(leer_carpeta(tmp_path)) == 1

    conservar(sello_ec.certificado, carpeta=tmp_path)

    assert set(leer_carpeta(tmp_path)) == {sello.certificado, sello_ec.certificado}


def test_a_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path, sello: Sello) -> None:
    (tmp_path / "a.pem").write_text("esto no es un certificado")
    conservar(sello.certificado, carpeta=tmp_path)

    assert leer_carpeta(tmp_path) == (sello.certificado,)


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert leer_carpeta(tmp_path / "nada") == ()
