import pytest
from django.core.exceptions import ValidationError

from mesa.cuentas import identidad


@pytest.mark.parametrize("numero", ["1234567", "123456789", "1234567A", "", "１２３４５６７８"])
def test_dni_that_is_not_eight_digits_is_refused(numero: str) -> None:
    with pytest.raises(ValidationError, match="8 dígitos"):
        identidad.documento_de_identidad("DNI", numero)


@pytest.mark.parametrize(
    ("tipo", "numero", "limpio"),
    [
        ("DNI", "40 123 456", "40123456"),
        ("CE", "000123456", "000123456"),
        ("Pasaporte", "ab-123456", "AB123456"),
        ("PTP", "002345678", "002345678"),
    ],
)
def test_documents_are_tidied(tipo: str, numero: str, limpio: str) -> None:
    assert identidad.documento_de_identidad(tipo, numero) == limpio


def test_ruc_of_a_company_is_tidied() -> None:
    assert identidad.ruc_de_empresa("20 100128218") == "20100128218"


@pytest.mark.parametrize("numero", ["20100128219", "2010012821", "201001282180", "2010012821X"])
def test_ruc_with_wrong_check_digit_or_length_is_refused(numero: str) -> None:
    with pytest.raises(ValidationError, match="no existe"):
        identidad.ruc_de_empresa(numero)


def test_ruc_of_a_person_is_refused_for_a_company() -> None:
    with pytest.raises(ValidationError, match="empieza con 20"):
        identidad.ruc_de_empresa("10401234565")


def test_ruc_of_a_person_carries_the_dni() -> None:
    with pytest.raises(ValidationError, match="su DNI"):
        identidad.ruc_de_persona("10401234565", documento_tipo="DNI", documento_numero="40123457")

    assert identidad.ruc_de_persona("10401234565", documento_tipo="DNI", documento_numero="40123456") == "10401234565"


def test_ruc_of_a_company_is_refused_for_a_foreigner() -> None:
    with pytest.raises(ValidationError, match="Persona jurídica"):
        identidad.ruc_de_persona("20100128218", documento_tipo="CE", documento_numero="000123456")


@pytest.mark.parametrize(
    ("numero", "limpio"),
    [
        ("987654321", "+51987654321"),
        ("987-654 321", "+51987654321"),
        ("+51 987 654 321", "+51987654321"),
        ("0051987654321", "+51987654321"),
        ("51987654321", "+51987654321"),
        ("+44 (7700) 900123", "+447700900123"),
    ],
)
def test_mobile_is_kept_in_one_form(numero: str, limpio: str) -> None:
    assert identidad.celular(numero, de_peru=True) == limpio


@pytest.mark.parametrize("numero", ["887654321", "98765432", "9876543210", "+51 887654321", "+5198765432", "abc"])
def test_mobile_that_is_not_peruvian_is_refused(numero: str) -> None:
    with pytest.raises(ValidationError, match="9 dígitos"):
        identidad.celular(numero, de_peru=True)


def test_foreign_mobile_needs_its_country() -> None:
    with pytest.raises(ValidationError, match="código del país"):
        identidad.celular("7700900123", de_peru=False)


def test_mobile_is_shown_as_people_write_it() -> None:
    assert identidad.celular_legible("+51987654321") == "987 654 321"
    assert identidad.celular_legible("+447700900123") == "+447700900123"
