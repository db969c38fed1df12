import stat
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from mesa.firmas.demostracion import autoridad_de, contrasena_de, crear_sello_de_demostracion
from mesa.firmas.sello import Sello
from tests.registro.recibos import MOMENTO


def modo(ruta: Path) -> int:
    return stat.S_IMODE(ruta.stat().st_mode)


def test_key_and_password_are_for_their_owner_alone(pkcs12: Path) -> None:
    secretos = sorted(ruta for ruta in pkcs12.parent.iterdir() if ruta != autoridad_de(pkcs12))

    assert [modo(ruta) for ruta in secretos] == [0o600, 0o600]
    assert len(contrasena_de(pkcs12)) >= 32


def test_a_second_start_keeps_the_seal(pkcs12: Path) -> None:
    antes = pkcs12.read_bytes()

    otra_vez = crear_sello_de_demostracion(
        pkcs12.parent, institucion="Otra", ruc="20000000001", momento=MOMENTO + timedelta(days=9)
    )

    assert otra_vez == pkcs12
    assert pkcs12.read_bytes() == antes


def test_a_start_cut_short_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "sello-demostracion.contrasena").write_text("de un intento que no terminó")

    ruta = crear_sello_de_demostracion(tmp_path, institucion="Energías", ruc="20990000013", momento=MOMENTO)

    assert Sello.de_pkcs12(ruta, contrasena=contrasena_de(ruta)).sujeto.startswith("Energías · ")


def test_certificate_names_the_institution_and_says_it_is_worth_nothing(sello: Sello) -> None:
    nombres = {atributo.oid: atributo.value for atributo in sello.certificado.subject}

    assert nombres[NameOID.COMMON_NAME] == "Energías del Ñandú S.A. · DEMOSTRACIÓN SIN VALOR LEGAL"
    assert nombres[NameOID.ORGANIZATION_NAME] == "Energías del Ñandú S.A."
    assert nombres[NameOID.ORGANIZATION_IDENTIFIER] == "NTRPE-20990000013"
    assert nombres[NameOID.COUNTRY_NAME] == "PE"


def test_certificate_holds_three_years_and_only_signs(sello: Sello) -> None:
    certificado = sello.certificado

    uso = certificado.extensions.get_extension_for_class(x509.KeyUsage).value

    assert certificado.not_valid_after_utc.replace(microsecond=0) == MOMENTO + timedelta(days=3 * 365)
    assert certificado.not_valid_before_utc < MOMENTO
    assert (uso.digital_signature, uso.content_commitment, uso.key_cert_sign) == (True, True, False)
    assert not certificado.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_authority_that_can_be_published_vouches_for_the_seal(sello: Sello, pkcs12: Path) -> None:
    autoridad = x509.load_pem_x509_certificate(autoridad_de(pkcs12).read_bytes())

    sello.certificado.verify_directly_issued_by(autoridad)

    assert modo(autoridad_de(pkcs12)) == 0o644
    assert b"PRIVATE" not in autoridad_de(pkcs12).read_bytes()


def test_a_long_name_is_cut_at_a_word(tmp_path: Path) -> None:
    largo = "Municipalidad Distrital de San Juan Bautista de la Ñusta y Anexos del Valle Alto"

    ruta = crear_sello_de_demostracion(tmp_path / "nueva", institucion=largo, ruc="20990000013", momento=MOMENTO)

    sujeto = Sello.de_pkcs12(ruta, contrasena=contrasena_de(ruta)).sujeto
    assert sujeto == "Municipalidad Distrital de San · DEMOSTRACIÓN SIN VALOR LEGAL"
