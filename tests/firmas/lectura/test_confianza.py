"""Whom a signature is believed: the chain, the times, what the certificate is for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mesa.firmas.confianza.modelo import SIN_CONFIANZA
from mesa.firmas.lectura.modelo import OrigenDeFecha, estado_de
from tests.firmas.lectura.hechas import CARTA, en_claro, leida, leidas, una_confianza
from tests.pki.pki import MOMENTO, Pki

VALIDA: tuple[str, str, list[str]] = ("valida", "valida", [])


def test_signature_of_a_known_person_is_valid_and_tells_who_it_is(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA), una_confianza(pki))

    assert en_claro(firma) == VALIDA
    assert (firma.firmante, firma.documento) == ("RAMOS IBARRA LUCIA FIR 40123456 hard", "DNI 40123456")
    assert firma.emisor == "AC EMISORA DE PRUEBA CLASE 2"
    assert (firma.integra, firma.cubre_todo, firma.revision, firma.debil) == (True, True, None, False)
    assert (firma.fecha, firma.fecha_origen) == (MOMENTO, OrigenDeFecha.DECLARADA)


def test_signature_on_a_curve_is_valid_too(pki: Pki) -> None:
    assert en_claro(leida(pki.firmar(CARTA, "persona-ec"), una_confianza(pki))) == VALIDA


def test_signature_for_a_company_names_person_and_company(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, "empresa"), una_confianza(pki))

    assert firma.documento == "DNI 40765432"
    assert firma.organizacion == "SERVICIOS INDUSTRIALES QUEBRADA HONDA S.A.C., RUC 20131312955"


def test_without_a_trust_list_nothing_is_trusted_and_the_reason_is_said(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA), SIN_CONFIANZA)

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.sin_lista"])
    assert firma.a_json()["motivo"].endswith("falta la lista de confianza.")


def test_unknown_issuer_is_neither_valid_nor_invalid(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, "ajena", cadena=("raiz-ajena",)), una_confianza(pki))

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.emisor_desconocido"])


def test_chain_may_start_at_an_accredited_authority_that_is_no_root(pki: Pki) -> None:
    confianza = una_confianza(pki, anclas=(pki.der("emisora"),))

    assert en_claro(leida(pki.firmar(CARTA, cadena=()), confianza)) == VALIDA


def test_certificate_that_had_run_out_when_it_signed_is_not_trusted(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, "vencida"), una_confianza(pki))

    assert firma.estado == "integra_no_confiable"
    assert firma.confianza == "invalida"
    assert firma.motivos[0] == "firma.vencida"


@pytest.mark.parametrize(
    ("sellada", "motivos"), [(True, []), (False, ["firma.revocacion_desconocida"])], ids=["stamped", "claimed"]
)
def test_certificate_that_ran_out_since_is_trusted_with_proof_of_when_it_signed(
    pki: Pki, motivos: list[str], *, sellada: bool
) -> None:
    """Who steals a key can claim any day of its life, and the lists of those days are silent about the theft."""
    entonces = datetime(2022, 6, 1, tzinfo=UTC)
    listas = tuple(pki.crl(emisor, momento=entonces) for emisor in ("raiz", "emisora"))
    sellador = pki.sellador(momento=entonces) if sellada else None
    pdf = pki.firmar(CARTA, "vencida", momento=entonces, sellador=sellador)

    assert en_claro(leida(pdf, una_confianza(pki, crls=listas)))[2] == motivos


def test_anchor_that_only_stamps_time_vouches_for_nobody(pki: Pki) -> None:
    """A list of trust names such ones too, and the key of one could sign certificates."""
    firma = leida(pki.firmar(CARTA, "colado", cadena=("tsa",)), una_confianza(pki, anclas=(pki.der("tsa"),)))

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.cadena_defectuosa"])


def test_limited_certificate_is_flagged_and_stays_for_a_person_to_decide(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, "tributaria"), una_confianza(pki))

    assert firma.uso_tributario
    assert en_claro(firma) == ("valida", "valida", ["firma.uso_tributario"])
    assert firma.documento == "RUC 20131312955"


def test_certificate_of_a_machine_does_not_sign_for_a_person(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, "respondedor"), una_confianza(pki))

    assert firma.confianza == "indeterminada"
    assert "firma.uso_no_permitido" in firma.motivos


def test_missing_intermediate_is_taken_from_another_signature_of_the_file(pki: Pki) -> None:
    sin_emisora = pki.firmar(CARTA, campo="Firma1", cadena=())
    assert en_claro(leida(sin_emisora, una_confianza(pki)))[2] == ["firma.emisor_desconocido"]

    ambas = pki.firmar(sin_emisora, "empresa", campo="Firma2")

    assert [en_claro(una) for una in leidas(ambas, una_confianza(pki))] == [VALIDA, VALIDA]


def test_missing_intermediate_is_taken_from_our_own_store(pki: Pki) -> None:
    confianza = una_confianza(pki, intermedios=(pki.der("emisora"),))

    assert en_claro(leida(pki.firmar(CARTA, cadena=()), confianza)) == VALIDA


def test_own_seal_is_ours_and_never_the_filers(pki: Pki) -> None:
    firmas = leidas(pki.firmar(CARTA, "sello"), una_confianza(pki, propios=(pki.der("sello"),)))

    assert [una.propia for una in firmas] == [True]
    assert estado_de(firmas) == "sin_firma"


def test_own_seal_on_an_altered_file_is_not_taken_for_ours(pki: Pki) -> None:
    sellado = pki.firmar(CARTA, "sello").replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 596", 1)

    firmas = leidas(sellado, una_confianza(pki, propios=(pki.der("sello"),)))

    assert [una.propia for una in firmas] == [False]
    assert estado_de(firmas) == "invalida"


def test_time_stamp_by_a_trusted_authority_dates_the_signature(pki: Pki) -> None:
    sellada = MOMENTO + timedelta(minutes=3)
    firma = leida(pki.firmar(CARTA, sellador=pki.sellador(momento=sellada)), una_confianza(pki))

    assert en_claro(firma) == VALIDA
    assert (firma.fecha, firma.fecha_origen) == (sellada, OrigenDeFecha.SELLADA)


def test_time_stamp_by_a_stranger_is_said_to_be_one(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA, sellador=pki.sellador("tsa-ajena")), una_confianza(pki))

    assert firma.fecha_origen is OrigenDeFecha.SELLADA
    assert en_claro(firma) == ("valida", "valida", ["firma.sello_no_confiable"])


def test_date_that_has_not_come_is_not_believed(pki: Pki) -> None:
    futura = pki.firmar(CARTA, momento=MOMENTO + timedelta(days=20))

    assert "firma.fecha_futura" in leida(futura, una_confianza(pki)).motivos
    assert leida(futura, una_confianza(pki)).estado == "integra_no_confiable"


def test_two_signatures_and_the_worse_one_speaks_for_the_file(pki: Pki) -> None:
    ambas = pki.firmar(pki.firmar(CARTA), "ajena", campo="Firma2", cadena=("raiz-ajena",))

    firmas = leidas(ambas, una_confianza(pki))

    assert [una.estado.value for una in firmas] == ["valida", "integra_no_confiable"]
    assert estado_de(firmas) == "integra_no_confiable"


def test_anchor_out_of_its_own_time_backs_nothing(pki: Pki) -> None:
    temprana = datetime(2017, 1, 1, tzinfo=UTC)
    confianza = replace(una_confianza(pki), anclas=(pki.der("emisora"),))
    firma = leida(pki.firmar(CARTA, cadena=(), momento=temprana), confianza)

    assert {"firma.vencida"} <= {motivo.value for motivo in firma.motivos}
    assert firma.confianza == "invalida"
