"""A run fetches what lies between certificates and the list, and who was revoked; it keeps what leads to an anchor."""

from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import crl, x509

from mesa.firmas.confianza import descarga
from mesa.firmas.confianza.certificados import Direcciones, direcciones
from mesa.firmas.confianza.completar import Completador, Cosecha
from mesa.firmas.confianza.instalacion import Instalacion
from tests.pki.pki import MOMENTO, Pki


def trajo(cosecha: Cosecha) -> bool:
    return bool(cosecha.intermedios or cosecha.crls or cosecha.ocsps)


def _completador(instalacion: Instalacion, *, ahora: datetime | None = None) -> Completador:
    # The loopback services sign for the real clock.
    return Completador(instalacion, ahora=ahora or datetime.now(UTC), segundos=30)


def test_person_alone_gets_its_issuer_and_both_revocation_lists(con_lista: Instalacion, pki: Pki) -> None:
    cosecha = _completador(con_lista).completar([pki.der("persona")])
    assert (cosecha.intermedios, cosecha.crls, cosecha.ocsps, cosecha.fallos) == (1, 2, 0, ())
    confianza = con_lista.leer()
    assert confianza.intermedios == (pki.der("emisora"),)
    assert sorted(crl.CertificateList.load(uno).issuer.native["common_name"] for uno in confianza.crls) == [
        "AC EMISORA DE PRUEBA CLASE 2",
        "AC RAIZ DE PRUEBA",
    ]


def test_second_run_asks_nobody(con_lista: Instalacion, pki: Pki) -> None:
    _completador(con_lista).completar([pki.der("persona")])
    assert not trajo(_completador(con_lista).completar([pki.der("persona"), pki.der("revocada")]))


def test_authority_brought_in_the_file_is_kept_when_it_leads_to_the_list(con_lista: Instalacion, pki: Pki) -> None:
    _completador(con_lista).completar([pki.der("revocada-muda"), pki.der("emisora-muda")])
    assert con_lista.leer().intermedios == (pki.der("emisora-muda"),)


def test_chain_that_leads_to_nobody_of_the_list_leaves_nothing(con_lista: Instalacion, pki: Pki) -> None:
    assert not trajo(_completador(con_lista).completar([pki.der("ajena"), pki.der("raiz-ajena")]))
    assert con_lista.leer().intermedios == ()


def test_without_a_list_nobody_is_asked(instalacion: Instalacion, pki: Pki) -> None:
    cosecha = _completador(instalacion).completar([pki.der("persona")])
    assert not trajo(cosecha)
    assert "no es de un host" in cosecha.fallos[0]


def test_responder_is_asked_when_there_is_no_list(
    con_lista: Instalacion, pki: Pki, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sin_crl(uno: x509.Certificate) -> Direcciones:
        return Direcciones(aia=direcciones(uno).aia, ocsp=direcciones(uno).ocsp)

    monkeypatch.setattr("mesa.firmas.confianza.completar.direcciones", sin_crl)
    assert _completador(con_lista).completar([pki.der("persona")]).ocsps == 1
    assert len(con_lista.leer().ocsps) == 1
    assert _completador(con_lista).completar([pki.der("persona")]).ocsps == 0


def test_kept_list_about_to_lapse_is_fetched_again(con_lista: Instalacion, pki: Pki) -> None:
    ahora = datetime.now(UTC)
    con_lista.guardar_intermedio(pki.der("emisora"))
    vieja = pki.crl("emisora", momento=ahora - timedelta(days=30))
    (url,) = direcciones(pki.certificado("persona")).crl
    con_lista.guardar_crl(url, vieja)
    assert _completador(con_lista, ahora=ahora).renovar().crls >= 1
    assert vieja not in con_lista.leer().crls
    assert not trajo(_completador(con_lista, ahora=ahora).renovar())


def test_address_that_fails_is_told_and_asked_once(con_lista: Instalacion, pki: Pki) -> None:
    perdida = pki.der("persona").replace(b"/certs/emisora/", b"/certs/perdida/")
    cosecha = _completador(con_lista).completar([perdida, perdida])
    assert len(cosecha.fallos) == 1
    assert "contesta 404" in cosecha.fallos[0]


def test_host_that_is_silent_is_left_alone(con_lista: Instalacion, pki: Pki, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descarga, "ESPERA", 0.0)
    silencio = _completador(con_lista).completar([pki.der("persona"), pki.der("empresa")])
    assert (len(silencio.fallos), silencio.mudos) == (1, frozenset({"127.0.0.1"}))
    despues = Completador(con_lista, ahora=datetime.now(UTC), segundos=30, mudos=silencio.mudos)
    assert despues.completar([pki.der("persona")]).fallos == ()


def test_answers_are_forgotten_after_three_months(con_lista: Instalacion, pki: Pki) -> None:
    con_lista.guardar_ocsp(pki.der("persona"), pki.ocsp("persona"))
    con_lista.podar(ahora=datetime.now(UTC) + timedelta(days=89))
    assert len(con_lista.leer().ocsps) == 1
    con_lista.podar(ahora=datetime.now(UTC) + timedelta(days=91))
    assert con_lista.leer().ocsps == ()


def test_run_out_of_time_asks_nobody(con_lista: Instalacion, pki: Pki) -> None:
    cosecha = Completador(con_lista, ahora=MOMENTO, segundos=-1).completar([pki.der("persona")])
    assert (trajo(cosecha), cosecha.fallos) == (False, ())
