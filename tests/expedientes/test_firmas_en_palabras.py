"""What a person reads of a signature: who, whether intact, whether trusted; never more than is known."""

from typing import Any

import pytest
from django.utils import translation

from mesa.expedientes.firmas_en_palabras import FirmaEnPalabras, firmas_en_palabras
from mesa.expedientes.frases_de_firma import nombre_de
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from tests.expedientes.firmas_hechas import un_sello_propio, una_firma, una_firma_alterada, una_firma_rota


def _palabras(*firmas: dict[str, Any], contrato: bool = False, **columnas: Any) -> list[FirmaEnPalabras]:
    tipo = TipoDocumento(codigo="contrato" if contrato else "carta", solo_certificado_digital=contrato)
    documento = Documento(expediente=Expediente(tipo_documento=tipo), rol="principal", firmas=list(firmas), **columnas)
    with translation.override("es"):
        return list(firmas_en_palabras(documento))


def _dicho(firma: FirmaEnPalabras) -> str:
    return " ".join(firma.frases)


def test_a_valid_signature_names_who_signed() -> None:
    [firma] = _palabras(una_firma(organizacion="Quebrada Honda S.A.C., RUC 20131312955"))

    assert (firma.tono, str(firma.titulo)) == ("firma", "Firma digital válida")
    assert _dicho(firma) == (
        "Firmado por RAMOS IBARRA Lucía (DNI 40123456), de Quebrada Honda S.A.C., RUC 20131312955. "
        "La firma está íntegra y el certificado es de un prestador acreditado."
    )
    assert str(firma.reloj) == "según el reloj de quien firmó"


@pytest.mark.parametrize(
    ("cn", "nombre"),
    [
        ("RAMOS IBARRA Lucía FIR 40123456 hard", "RAMOS IBARRA Lucía"),
        ("ALTAMIRANO POMA RENZO FAU 20131312955 hard", "ALTAMIRANO POMA RENZO"),
        ("||USO TRIBUTARIO|| QUEBRADA HONDA CDT 20131312955", "QUEBRADA HONDA"),
        ("María\u202e Gómez\x00\n Gil", "María Gómez Gil"),
        ("", ""),
    ],
)
def test_the_name_comes_without_the_codes_written_into_it(cn: str, nombre: str) -> None:
    assert nombre_de(una_firma(firmante=cn)) == nombre


def test_what_could_not_be_checked_is_left_to_a_person() -> None:
    [sin_revocacion] = _palabras(
        una_firma(confianza="indeterminada", estado="integra_no_confiable", motivos=["firma.revocacion_desconocida"])
    )
    [sin_lista] = _palabras(una_firma(confianza="indeterminada", estado="integra_no_confiable", motivos=["x"]))

    assert (sin_revocacion.tono, str(sin_revocacion.titulo)) == (
        "ojo",
        "Firma íntegra, falta comprobar el certificado",
    )
    assert "no pudimos comprobar si el certificado seguía vigente: lo decidirá una persona" in _dicho(sin_revocacion)
    assert "no pudimos comprobar si el certificado es de un prestador acreditado" in _dicho(sin_lista)


def test_a_name_that_nobody_vouches_for_is_the_certificates_word() -> None:
    [ajena] = _palabras(una_firma(confianza="invalida", estado="integra_no_confiable", motivo="Está vencido."))
    [rota] = _palabras(una_firma_rota())
    [ilegible] = _palabras(una_firma(integra=None, confianza="indeterminada", estado="no_verificable"))

    assert _dicho(ajena).startswith("Firmado con un certificado a nombre de RAMOS IBARRA Lucía (DNI 40123456).")
    assert str(ajena.titulo) == "Firma íntegra, certificado que no se acepta"
    assert (ajena.frases[-1], ajena.motivos) == ("Está vencido.", ())
    assert _dicho(rota).startswith("La firma dice ser de RAMOS IBARRA Lucía (DNI 40123456).")
    assert (rota.tono, str(rota.titulo)) == ("mal", "Firma digital no válida")
    assert (ilegible.tono, str(ilegible.titulo)) == ("espera", "Firma digital sin comprobar")
    assert "Eso no quiere decir que valga ni que no valga: lo decidirá una persona." in _dicho(ilegible)


def test_a_signature_altered_later_says_both_facts() -> None:
    [firma] = _palabras(una_firma_alterada())

    assert (firma.tono, str(firma.titulo)) == ("ojo", "Modificado después de la firma")
    assert "Firmado por RAMOS IBARRA Lucía" in _dicho(firma)
    assert _dicho(firma).endswith("Se agregó algo después de firmar.")


def test_a_tax_certificate_is_left_to_the_desk_on_contracts_only() -> None:
    tributaria = una_firma(uso_tributario=True)

    assert "la mesa decidirá si sirve para este documento" in _dicho(_palabras(tributaria, contrato=True)[0])
    assert _dicho(_palabras(tributaria)[0]).endswith("El certificado es solo para uso tributario.")


def test_a_weak_algorithm_and_a_stamped_time_are_said() -> None:
    [firma] = _palabras(una_firma(debil=True, fecha_origen="sellada"))

    assert _dicho(firma).endswith("Usa un algoritmo o una clave que ya no se considera segura.")
    assert str(firma.reloj) == "con sello de tiempo"


def test_a_place_that_nobody_signed_names_nobody() -> None:
    [lugar] = _palabras(
        una_firma(integra=False, estado="no_verificable", motivos=["firma.vacia"], motivo="Nadie llegó a firmar.")
    )

    assert (lugar.tono, str(lugar.titulo)) == ("espera", "Lugar para una firma, sin firmar")
    assert _dicho(lugar) == "Nadie llegó a firmar."


def test_a_form_filled_in_later_under_another_signature_is_no_alteration() -> None:
    [firma] = _palabras(una_firma(cubre_todo=False, motivos=["firma.llenado_posterior"]))

    assert "Se agregó algo" not in _dicho(firma)


def test_our_own_seal_is_no_signature_of_the_filer() -> None:
    [sello] = _palabras(un_sello_propio())

    assert (sello.tono, str(sello.titulo)) == ("curso", "Sello de esta mesa de partes")
    assert _dicho(sello) == "Es el sello de esta mesa de partes (una constancia o cargo), no una firma del remitente."


def test_a_later_check_leaves_what_the_filer_was_shown_in_sight() -> None:
    revocada = una_firma(confianza="invalida", estado="integra_no_confiable", motivo="El certificado fue revocado.")

    [igual] = _palabras(una_firma(), firmas_revisadas=[una_firma()])
    [otra] = _palabras(una_firma(), firmas_revisadas=[revocada])

    assert str(igual.antes) == ""
    assert str(otra.antes) == "Firma digital válida"
    assert otra.frases[-1] == "El certificado fue revocado."


def test_without_a_date_no_clock_is_named() -> None:
    [firma] = _palabras(una_firma(fecha=None, fecha_origen="desconocida"))

    assert (firma.cuando, firma.reloj) == (None, "")
