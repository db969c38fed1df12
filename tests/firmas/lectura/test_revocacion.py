"""Revocation, from wherever its proof comes; what is not known is never taken for good."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import (
    CertificateRevocationListBuilder,
    ObjectIdentifier,
    UnrecognizedExtension,
    load_der_x509_certificate,
)
from cryptography.x509.ocsp import (
    OCSPCertStatus,
    OCSPResponderEncoding,
    OCSPResponseBuilder,
    load_der_ocsp_response,
)
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator import ValidationContext

from mesa.firmas.lectura.modelo import Firma
from tests.firmas.lectura.hechas import (
    CARTA,
    con_prueba_de_largo_plazo,
    con_sello_de_documento,
    en_claro,
    leida,
    una_confianza,
)
from tests.pki.pki import MOMENTO, Pki

VALIDA: tuple[str, str, list[str]] = ("valida", "valida", [])
REVOCADA_EL = datetime(2026, 3, 1, tzinfo=UTC)
ANTES = REVOCADA_EL - timedelta(days=20)


def test_kept_lists_tell_that_nothing_was_revoked(pki: Pki) -> None:
    assert en_claro(leida(pki.firmar(CARTA), una_confianza(pki))) == VALIDA


def test_without_any_proof_revocation_is_unknown(pki: Pki) -> None:
    firma = leida(pki.firmar(CARTA), una_confianza(pki, crls=()))

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.revocacion_desconocida"])


def test_answers_to_a_question_tell_it_too(pki: Pki) -> None:
    confianza = una_confianza(pki, crls=(pki.crl("raiz"),), ocsps=(pki.ocsp("persona"),))

    assert en_claro(leida(pki.firmar(CARTA), confianza)) == VALIDA


def test_answer_about_another_certificate_tells_nothing(pki: Pki) -> None:
    confianza = una_confianza(pki, crls=(pki.crl("raiz"),), ocsps=(pki.ocsp("empresa"),))

    assert leida(pki.firmar(CARTA), confianza).motivos == ("firma.revocacion_desconocida",)


@pytest.mark.parametrize("con_respuesta", [False, True])
def test_proof_that_the_file_carries_is_enough(pki: Pki, *, con_respuesta: bool) -> None:
    pdf = con_prueba_de_largo_plazo(pki.firmar(CARTA), pki, ocsp_de="persona" if con_respuesta else "")

    firma = leida(pdf, una_confianza(pki, crls=()))

    assert en_claro(firma) == VALIDA
    assert firma.cubre_todo


def test_proof_inside_the_signature_is_enough(pki: Pki) -> None:
    """Adobe's way: CRLs and OCSP answers among what is signed."""
    contexto = ValidationContext(
        trust_roots=[pki.certificado("raiz")],
        other_certs=[pki.certificado("emisora")],
        crls=[pki.crl("raiz"), pki.crl("emisora")],
        moment=MOMENTO,
    )
    pdf = pki.firmar(
        CARTA,
        subfiltro=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        embed_validation_info=True,
        validation_context=contexto,
    )

    assert en_claro(leida(pdf, una_confianza(pki, crls=()))) == VALIDA


def firma_revocada(pki: Pki, quien: str, **cambios: object) -> Firma:
    cadena = ("emisora-muda",) if quien == "revocada-muda" else ("emisora",)
    return leida(pki.firmar(CARTA, quien, cadena=cadena), una_confianza(pki, **cambios))


def test_revoked_certificate_is_not_trusted(pki: Pki) -> None:
    assert en_claro(firma_revocada(pki, "revocada")) == ("integra_no_confiable", "invalida", ["firma.revocada"])


def test_revoked_certificate_that_names_no_list_is_found_in_the_kept_one(pki: Pki) -> None:
    """The trap: without a distribution point in the certificate, libraries pass over the list they were given."""
    firma = firma_revocada(pki, "revocada-muda")

    assert en_claro(firma) == ("integra_no_confiable", "invalida", ["firma.revocada"])


def test_revoked_according_to_the_responder(pki: Pki) -> None:
    firma = firma_revocada(pki, "revocada", crls=(pki.crl("raiz"),), ocsps=(pki.ocsp("revocada"),))

    assert firma.motivos == ("firma.revocada",)


def test_revocation_wins_over_an_older_list_that_the_file_brings(pki: Pki) -> None:
    vieja = tuple(pki.crl(emisor, momento=ANTES) for emisor in ("raiz", "emisora"))
    confianza = una_confianza(pki, crls=(*vieja, pki.crl("emisora")))

    firma = leida(pki.firmar(CARTA, "revocada", momento=ANTES), confianza)

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.revocada_despues"])


def test_signature_stamped_before_the_revocation_stands(pki: Pki) -> None:
    pdf = pki.firmar(CARTA, "revocada", momento=ANTES, sellador=pki.sellador(momento=ANTES))

    assert en_claro(leida(pdf, una_confianza(pki))) == VALIDA


def test_stamp_over_the_document_proves_the_time_as_well(pki: Pki) -> None:
    pdf = con_sello_de_documento(pki.firmar(CARTA, "revocada", momento=ANTES), pki.sellador(momento=ANTES))

    firma = leida(pdf, una_confianza(pki))

    assert en_claro(firma) == VALIDA
    assert (firma.fecha, firma.cubre_todo) == (ANTES, True)


def test_strangers_stamp_does_not_save_a_revoked_certificate(pki: Pki) -> None:
    pdf = pki.firmar(CARTA, "revocada", momento=ANTES, sellador=pki.sellador("tsa-ajena", momento=ANTES))

    assert leida(pdf, una_confianza(pki)).motivos == ("firma.revocada_despues", "firma.sello_no_confiable")


def test_list_that_ended_before_the_signature_proves_nothing(pki: Pki) -> None:
    viejas = tuple(pki.crl(emisor, momento=MOMENTO - timedelta(days=200)) for emisor in ("raiz", "emisora"))

    firma = leida(pki.firmar(CARTA), una_confianza(pki, crls=viejas))

    assert firma.motivos == ("firma.revocacion_desconocida",)


def test_list_in_the_name_of_the_authority_but_by_another_key_proves_nothing(pki: Pki) -> None:
    ajena = pki.crl("emisora")
    falsa = ajena[:-1] + bytes([ajena[-1] ^ 1])

    firma = leida(pki.firmar(CARTA), una_confianza(pki, crls=(pki.crl("raiz"), falsa)))

    assert firma.motivos == ("firma.revocacion_desconocida",)


def test_list_with_something_critical_that_is_not_understood_proves_nothing(pki: Pki) -> None:
    """RFC 5280, 5.2: it may be that the list leaves out some of those that were revoked."""
    emisora, llave = load_der_x509_certificate(pki.der("emisora")), pki.llave("emisora")
    lista = CertificateRevocationListBuilder(emisora.subject, MOMENTO, MOMENTO + timedelta(days=1))
    rara = lista.add_extension(UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\x05\x00"), critical=True)
    listas = [una.sign(llave, SHA256()).public_bytes(Encoding.DER) for una in (lista, rara)]

    entera, incompleta = (leida(pki.firmar(CARTA), una_confianza(pki, crls=(pki.crl("raiz"), una))) for una in listas)

    assert en_claro(entera) == VALIDA
    assert incompleta.motivos == ("firma.revocacion_desconocida",)


def test_old_list_of_the_files_own_does_not_hide_a_later_theft(pki: Pki) -> None:
    """With a stolen key one claims a day before the theft, and that day's list is silent."""
    vieja = tuple(pki.crl(emisor, momento=ANTES) for emisor in ("raiz", "emisora"))

    firma = leida(pki.firmar(CARTA, "revocada", momento=ANTES), una_confianza(pki, crls=vieja))

    assert en_claro(firma) == ("integra_no_confiable", "indeterminada", ["firma.revocacion_desconocida"])


def test_answer_altered_on_its_way_proves_nothing(pki: Pki) -> None:
    buena = pki.ocsp("persona")
    valor = load_der_ocsp_response(buena).signature
    falsa = buena.replace(valor, bytes([valor[0] ^ 1]) + valor[1:])

    firma = leida(pki.firmar(CARTA), una_confianza(pki, crls=(pki.crl("raiz"),), ocsps=(falsa,)))

    assert firma.motivos == ("firma.revocacion_desconocida",)


@pytest.mark.parametrize(("quien", "motivos"), [("respondedor", ()), ("empresa", ("firma.revocacion_desconocida",))])
def test_only_who_was_appointed_to_answer_does(pki: Pki, quien: str, motivos: tuple[str, ...]) -> None:
    """Both certificates are by the issuer; only one of them is for answering (RFC 6960, 4.2.2.2)."""
    persona, emisora, suya = (load_der_x509_certificate(pki.der(uno)) for uno in ("persona", "emisora", quien))
    respuesta = (
        OCSPResponseBuilder()
        .add_response(
            cert=persona,
            issuer=emisora,
            algorithm=SHA256(),
            cert_status=OCSPCertStatus.GOOD,
            this_update=MOMENTO,
            next_update=MOMENTO + timedelta(days=1),
            revocation_time=None,
            revocation_reason=None,
        )
        .responder_id(OCSPResponderEncoding.HASH, suya)
        .certificates([suya])
        .sign(pki.llave(quien), SHA256())
        .public_bytes(Encoding.DER)
    )

    firma = leida(pki.firmar(CARTA), una_confianza(pki, crls=(pki.crl("raiz"),), ocsps=(respuesta,)))

    assert firma.motivos == motivos
