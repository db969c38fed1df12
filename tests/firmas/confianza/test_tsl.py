"""What is read of a trust list, and what is refused as one."""

from datetime import UTC, datetime

import pytest

from mesa.firmas.confianza.tsl import leer_lista
from mesa.firmas.confianza.xml_de_lista import ListaIlegibleError
from tests.firmas.confianza.listas import EMITIDA, RETIRADO, VENCE, Fila, filas, una_lista
from tests.pki.pki import Pki


def test_list_says_its_number_operator_and_dates(pki: Pki) -> None:
    leida = leer_lista(una_lista(filas(pki)))
    assert (leida.secuencia, leida.operador) == (7, "Autoridad de prueba")
    assert (leida.emitida_en, leida.proxima_actualizacion) == (EMITIDA, VENCE)
    assert leida.publicada_en == ("https://lista.prueba.pe/tsl.xml",)


def test_list_without_next_update_is_read(pki: Pki) -> None:
    assert leer_lista(una_lista(filas(pki), vence=None)).proxima_actualizacion is None


def test_accredited_authorities_for_certificates_and_time_are_anchors(pki: Pki) -> None:
    assert leer_lista(una_lista(filas(pki))).anclas == (pki.der("raiz"), pki.der("tsa"))


@pytest.mark.parametrize(
    ("nombre", "tipo", "estado"),
    [
        ("raiz", "CA/QC", RETIRADO),
        ("raiz", "CA/QC", "http://uri.etsi.org/TrstSvc/Svcstatus/withdrawn"),
        ("raiz", "RA", "http://uri.etsi.org/TrstSvc/Svcstatus/granted"),
        ("persona", "unspecified", "http://uri.etsi.org/TrstSvc/Svcstatus/granted"),
        ("persona", "CA/QC", "http://uri.etsi.org/TrstSvc/Svcstatus/granted"),
    ],
)
def test_what_is_no_accredited_authority_is_listed_but_no_anchor(pki: Pki, nombre: str, tipo: str, estado: str) -> None:
    leida = leer_lista(una_lista([Fila(der=pki.der(nombre), tipo=tipo, estado=estado)]))
    assert leida.certificados == (pki.der(nombre),)
    assert leida.anclas == ()


@pytest.mark.parametrize(("retirado_en", "es_ancla"), [(2019, False), (2015, True)])
def test_of_a_certificate_listed_twice_the_latest_state_counts(pki: Pki, retirado_en: int, es_ancla: bool) -> None:
    raiz = pki.der("raiz")
    retirada = Fila(der=raiz, estado=RETIRADO, desde=datetime(retirado_en, 1, 1, tzinfo=UTC))
    assert bool(leer_lista(una_lista([retirada, Fila(der=raiz)])).anclas) is es_ancla


def test_hosts_are_those_of_the_scheme_the_providers_and_their_certificates(pki: Pki) -> None:
    hosts = leer_lista(una_lista([Fila(der=pki.der("emisora"))])).hosts
    assert hosts == {"lista.prueba.pe", "www.prestador.pe", "127.0.0.1"}


def test_a_comment_does_not_cut_a_value_in_two(pki: Pki) -> None:
    lista = una_lista(filas(pki), secuencia=71).replace(b">71<", b">7<!-- x -->1<")
    assert leer_lista(lista).secuencia == 71


def test_a_service_outside_its_place_is_nothing(pki: Pki) -> None:
    servicio = una_lista(filas(pki)).partition(b"<t:TSPServices>")[2].partition(b"</t:TSPServices>")[0]
    lista = una_lista([]).replace(b"</t:SchemeInformation>", servicio + b"</t:SchemeInformation>")
    assert leer_lista(lista).certificados == ()


@pytest.mark.parametrize(
    ("contenido", "motivo"),
    [
        (b"", "XML"),
        (b"%PDF-1.7", "XML"),
        (b"<a/>", "no es una lista"),
        ('<a x="ñ"/>'.encode("utf-16"), "XML"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "DOCTYPE"),
        (b'<t:TrustServiceStatusList xmlns:t="http://uri.etsi.org/02231/v2#"/>', "quién"),
        (b"<a>" + b" " * 21_000_000 + b"</a>", "20 MB"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(contenido: bytes, motivo: str) -> None:
    with pytest.raises(ListaIlegibleError, match=motivo):
        leer_lista(contenido)


@pytest.mark.parametrize(
    ("en_vez", "pone", "motivo"),
    [
        (b">7<", b">siete<", "secuencia"),
        (b"2026-06-15", b"2026-26-15", "fechas"),
        (b"X509Certificate>MI", b"X509Certificate>??", "certificados"),
    ],
)
def test_a_list_with_a_value_that_cannot_be_read_is_refused(pki: Pki, en_vez: bytes, pone: bytes, motivo: str) -> None:
    with pytest.raises(ListaIlegibleError, match=motivo):
        leer_lista(una_lista(filas(pki)).replace(en_vez, pone))
