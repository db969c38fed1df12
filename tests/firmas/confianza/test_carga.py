"""A list is let into an installation, or stays out with the reason; what is better proven is never replaced."""

import pytest

from mesa.firmas.confianza.carga import CargaRechazadaError, cargar
from mesa.firmas.confianza.instalacion import Instalacion
from mesa.firmas.confianza.modelo import SelloDeLista
from tests.firmas.confianza.listas import RETIRADO, Fila, filas, firmada, una_lista
from tests.pki.pki import Pki


def _secuencia(instalacion: Instalacion) -> int:
    lista = instalacion.leer().lista
    assert lista is not None
    return lista.secuencia


def test_list_without_a_root_is_loaded_unverified(instalacion: Instalacion, pki: Pki) -> None:
    confianza = cargar(instalacion, una_lista(filas(pki)), origen="https://lista.prueba.pe/tsl.xml")
    assert confianza.lista is not None
    assert (confianza.lista.sello, confianza.lista.origen) == (
        SelloDeLista.SIN_COMPROBAR,
        "https://lista.prueba.pe/tsl.xml",
    )
    assert len(confianza.anclas) == 2


def test_list_with_its_root_is_loaded_verified(con_lista: Instalacion, pki: Pki) -> None:
    confianza = con_lista.leer()
    assert confianza.lista is not None
    assert confianza.lista.sello is SelloDeLista.VERIFICADO
    assert con_lista.raices() == (pki.der("raiz-de-lista"),)


def test_tampered_list_stays_out_and_the_good_one_stays(con_lista: Instalacion, pki: Pki) -> None:
    alterada = firmada(una_lista(filas(pki), secuencia=8), pki).replace(b">8<", b">9<")
    with pytest.raises(CargaRechazadaError, match="cambió"):
        cargar(con_lista, alterada, origen="x")
    assert _secuencia(con_lista) == 7


def test_list_of_another_root_stays_out_with_its_root(con_lista: Instalacion, pki: Pki) -> None:
    with pytest.raises(CargaRechazadaError, match="no responde"):
        cargar(con_lista, firmada(una_lista(filas(pki)), pki), origen="x", raices=[pki.der("raiz-ajena")])
    assert con_lista.raices() == (pki.der("raiz-de-lista"),)


def test_older_list_does_not_replace_a_newer_one(con_lista: Instalacion, pki: Pki) -> None:
    with pytest.raises(CargaRechazadaError, match="ya está instalada la 7"):
        cargar(con_lista, firmada(una_lista(filas(pki), secuencia=6), pki), origen="x")


def test_unsigned_list_does_not_replace_a_verified_one(con_lista: Instalacion, pki: Pki) -> None:
    with pytest.raises(CargaRechazadaError, match="no está firmada"):
        cargar(con_lista, una_lista(filas(pki), secuencia=8), origen="x")


@pytest.mark.parametrize("contenido", [b"", b"<a/>", b"<html>No autorizado</html>"])
def test_what_is_no_list_stays_out(instalacion: Instalacion, contenido: bytes) -> None:
    with pytest.raises(CargaRechazadaError, match="no sirve de lista de confianza"):
        cargar(instalacion, contenido, origen="x")
    assert not instalacion.carpeta.exists()


def test_list_that_accredits_nobody_stays_out(instalacion: Instalacion, pki: Pki) -> None:
    with pytest.raises(CargaRechazadaError, match="no acredita"):
        cargar(instalacion, una_lista([Fila(der=pki.der("raiz"), estado=RETIRADO)]), origen="x")


def test_root_given_later_verifies_the_same_list(instalacion: Instalacion, pki: Pki) -> None:
    lista = firmada(una_lista(filas(pki)), pki)
    cargar(instalacion, lista, origen="x")
    confianza = cargar(instalacion, lista, origen="x", raices=[pki.der("raiz-de-lista")])
    assert confianza.lista is not None
    assert confianza.lista.sello is SelloDeLista.VERIFICADO


def test_nothing_half_written_is_left(con_lista: Instalacion, pki: Pki) -> None:
    con_lista.guardar_crl("http://x.pe/a.crl", pki.crl("emisora"))
    assert not list(con_lista.carpeta.rglob("*.parte"))
    assert list(con_lista.fuentes_de_crl()) == [("http://x.pe/a.crl", pki.crl("emisora"))]
    assert {ruta.stat().st_mode & 0o777 for ruta in con_lista.carpeta.rglob("*.*")} == {0o644}
