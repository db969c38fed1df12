"""A folder of lists and certificates becomes trust: the list makes anchors, everything else only leads to them."""

from pathlib import Path

import pytest

from mesa.firmas.confianza.carpeta import leer_carpeta
from mesa.firmas.confianza.modelo import SIN_CONFIANZA, SelloDeLista
from tests.firmas.confianza.listas import Fila, filas, firmada, una_lista
from tests.pki.pki import Pki

COMPARTIDA = Path(__file__).resolve().parents[4] / "shared" / "confianza"


def _poner(ruta: Path, contenido: bytes) -> None:
    ruta.parent.mkdir(parents=True, exist_ok=True)
    ruta.write_bytes(contenido)


def test_folder_that_does_not_exist_gives_no_trust(tmp_path: Path) -> None:
    assert leer_carpeta(tmp_path / "nada") == SIN_CONFIANZA


def test_without_a_list_nothing_is_an_anchor(pki: Pki, tmp_path: Path) -> None:
    _poner(tmp_path / "raiz.pem", pki.pem("raiz"))
    confianza = leer_carpeta(tmp_path)
    assert (confianza.lista, confianza.anclas, confianza.hosts) == (None, (), frozenset())
    assert confianza.intermedios == (pki.der("raiz"),)


def test_list_makes_the_anchors_and_files_the_intermediates(pki: Pki, tmp_path: Path) -> None:
    _poner(tmp_path / "tsl" / "lista.xml", una_lista(filas(pki)))
    _poner(tmp_path / "ca" / "todas.pem", pki.pem("raiz") + pki.pem("emisora"))
    _poner(tmp_path / "ca" / "muda.crt", pki.der("emisora-muda"))
    _poner(tmp_path / "personas" / "persona.pem", pki.pem("persona"))
    _poner(tmp_path / "crl" / "emisora.crl", pki.crl("emisora"))
    _poner(tmp_path / "ocsp" / "persona.ocsp", pki.ocsp("persona"))
    _poner(tmp_path / "otro.xml", b"<Invoice/>")
    _poner(tmp_path / "vacio.crl", b"nada")
    confianza = leer_carpeta(tmp_path)
    assert confianza.anclas == (pki.der("raiz"), pki.der("tsa"))
    assert confianza.intermedios == (pki.der("emisora-muda"), pki.der("emisora"))
    assert (len(confianza.crls), len(confianza.ocsps)) == (1, 1)
    assert "127.0.0.1" in confianza.hosts  # which the intermediates name
    assert confianza.lista is not None
    assert (confianza.lista.sello, confianza.lista.origen) == (
        SelloDeLista.SIN_COMPROBAR,
        str(tmp_path / "tsl" / "lista.xml"),
    )


def test_of_several_lists_the_newest_counts(pki: Pki, tmp_path: Path) -> None:
    for secuencia in (7, 9, 8):
        _poner(tmp_path / f"{secuencia}.xml", una_lista(filas(pki), secuencia=secuencia))
    lista = leer_carpeta(tmp_path).lista
    assert lista is not None
    assert lista.secuencia == 9


def test_list_verified_by_the_root_in_the_folder(pki: Pki, tmp_path: Path) -> None:
    _poner(tmp_path / "lista" / "tsl.xml", firmada(una_lista(filas(pki)), pki))
    _poner(tmp_path / "raiz" / "raiz.pem", pki.pem("raiz-de-lista"))
    confianza = leer_carpeta(tmp_path)
    assert confianza.lista is not None
    assert confianza.lista.sello is SelloDeLista.VERIFICADO
    assert confianza.intermedios == ()  # who vouches for the list vouches for nobody else


def test_tampered_list_gives_no_anchors_and_says_why(pki: Pki, tmp_path: Path) -> None:
    _poner(tmp_path / "tsl.xml", firmada(una_lista(filas(pki)), pki).replace(b">7<", b">8<"))
    _poner(tmp_path / "raiz" / "raiz.pem", pki.pem("raiz-de-lista"))
    confianza = leer_carpeta(tmp_path)
    assert (confianza.anclas, confianza.hosts) == ((), frozenset())
    assert confianza.lista is not None
    assert "cambió" in confianza.lista.motivo


def test_good_list_counts_before_a_newer_tampered_one(pki: Pki, tmp_path: Path) -> None:
    buena = firmada(una_lista(filas(pki)), pki)
    _poner(tmp_path / "buena.xml", buena)
    _poner(tmp_path / "mala.xml", buena.replace(b">7<", b">8<"))
    _poner(tmp_path / "raiz" / "raiz.pem", pki.pem("raiz-de-lista"))
    confianza = leer_carpeta(tmp_path)
    assert confianza.lista is not None
    assert (confianza.lista.secuencia, len(confianza.anclas)) == (7, 2)


def test_authority_that_lost_its_accreditation_is_no_intermediate_either(pki: Pki, tmp_path: Path) -> None:
    _poner(
        tmp_path / "tsl.xml", una_lista([Fila(der=pki.der("raiz")), Fila(der=pki.der("emisora"), estado="withdrawn")])
    )
    _poner(tmp_path / "emisora.pem", pki.pem("emisora"))
    assert leer_carpeta(tmp_path).intermedios == ()


def test_folder_is_read_again_when_a_file_was_replaced(pki: Pki, tmp_path: Path) -> None:
    _poner(tmp_path / "tsl.xml", una_lista(filas(pki)))
    primera = leer_carpeta(tmp_path)
    assert leer_carpeta(tmp_path) is primera
    _poner(tmp_path / "otra", una_lista(filas(pki), secuencia=8))
    (tmp_path / "otra").rename(tmp_path / "tsl.xml")
    lista = leer_carpeta(tmp_path).lista
    assert lista is not None
    assert lista.secuencia == 8


@pytest.mark.skipif(not COMPARTIDA.is_dir(), reason="Peru's trust list is not beside the project")
def test_list_of_indecopi_is_read_whole() -> None:
    confianza = leer_carpeta(COMPARTIDA)
    assert confianza.lista is not None
    assert (confianza.lista.secuencia, str(confianza.lista.proxima_actualizacion)[:10]) == (25, "2026-12-30")
    assert confianza.lista.operador.endswith("INDECOPI")
    assert (len(confianza.anclas), len(confianza.intermedios)) == (67, 2)
    assert {"crl.reniec.gob.pe", "iofe.indecopi.gob.pe"} <= confianza.hosts
