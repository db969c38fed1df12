"""Who signed, as Peruvian certificates and those of other countries tell it."""

import pytest
from asn1crypto import x509

from mesa.firmas.lectura.sujeto import Sujeto, sujeto_de


def un_sujeto(**nombre: str) -> Sujeto:
    certificado = x509.Certificate(
        {
            "tbs_certificate": {
                "serial_number": 1,
                "signature": {"algorithm": "sha256_rsa"},
                "issuer": x509.Name.build({"common_name": "AC de prueba", "organization_name": "Prestador"}),
                "validity": {
                    "not_before": x509.Time({"utc_time": "250101000000Z"}),
                    "not_after": x509.Time({"utc_time": "290101000000Z"}),
                },
                "subject": x509.Name.build(nombre),
                "subject_public_key_info": {
                    "algorithm": {"algorithm": "rsa"},
                    "public_key": {"modulus": 3, "public_exponent": 3},
                },
            },
            "signature_algorithm": {"algorithm": "sha256_rsa"},
            "signature_value": b"",
        }
    )
    return sujeto_de(certificado)


@pytest.mark.parametrize(
    ("nombre", "documento"),
    [
        ({"serial_number": "PNOPE-40123456"}, "DNI 40123456"),
        ({"serial_number": "PNOPE - 40123456"}, "DNI 40123456"),
        ({"serial_number": "IDCPE-40123456"}, "DNI 40123456"),
        ({"common_name": "RAMOS IBARRA Lucía FIR 40123456 hard"}, "DNI 40123456"),
        ({"serial_number": "40123456"}, "DNI 40123456"),
        ({"serial_number": "DNI:40123456"}, "DNI 40123456"),
        ({"serial_number": "CE-000123456"}, "CE 000123456"),
        ({"serial_number": "IDCPE-000123456"}, "CE 000123456"),
        ({"serial_number": "PASCL-P1234567"}, "Pasaporte P1234567 (CL)"),
        ({"serial_number": "PNOEE-37310170248"}, "37310170248 (EE)"),
        ({"serial_number": "TINPE-20100128218"}, "RUC 20100128218"),
        ({"organization_identifier": "NTRPE-20100128218"}, "RUC 20100128218"),
        ({"common_name": "AGENTE FAU 20100128218 hard"}, "RUC 20100128218"),
        ({"common_name": "AGENTE AUT 20100128218"}, "RUC 20100128218"),
        ({"common_name": "RAMOS IBARRA Lucía FIR ٤٠١٢٣٤٥٦ hard"}, ""),
        ({"common_name": "||USO TRIBUTARIO|| EMPRESA CDT 20100128218"}, "RUC 20100128218"),
        ({"organizational_unit_name": "20100128218"}, "RUC 20100128218"),
        ({"serial_number": "20100128218"}, "RUC 20100128218"),
        ({"serial_number": "2010012821834"}, ""),
        ({"common_name": "Nadie"}, ""),
    ],
)
def test_document_is_found_where_certificates_carry_it(nombre: dict[str, str], documento: str) -> None:
    assert un_sujeto(**nombre).documento == documento


def test_person_who_signs_for_a_company_has_both() -> None:
    sujeto = un_sujeto(
        common_name="POMA Renzo FAU 20131312955 hard", serial_number="PNOPE-40765432", organization_name="Minera S.A.C."
    )

    assert (sujeto.documento, sujeto.organizacion) == ("DNI 40765432", "Minera S.A.C., RUC 20131312955")


@pytest.mark.parametrize("donde", ["common_name", "organizational_unit_name", "organization_name"])
def test_limited_use_is_seen_wherever_the_name_says_it(donde: str) -> None:
    assert un_sujeto(**{donde: "||Uso  Tributario|| EMPRESA"}).uso_tributario


def test_name_cannot_paint_on_a_page_or_a_terminal() -> None:
    assert un_sujeto(common_name="Ana\x1b[2J\u202eoirartnoc").nombre == "Ana [2J oirartnoc"
