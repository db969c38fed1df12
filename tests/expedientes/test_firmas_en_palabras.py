"""What a person reads of a signature: who, whether intact, whether trusted; never more than is known."""

from typing import Any

import pytest
from django.utils import translation

from mesa.expedientes.firmas_en_palabras import FirmaEnPalabras, firmas_en_palabras
from mesa.expedientes.frases_de_firma import nombre_de
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import TipoDocumento
from tests.expedientes.firmas_hechas import (
    un_sello_propio,
    una_firma,
    una_firma_alterada,
    una_firma_por_confirmar,
    una_firma_revocada,
    una_firma_rota,
)


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


@pytest.mark.parametrize(
    ("motivo", "dicho"),
    [
        ("firma.revocacion_desconocida", "íntegro, pero no pudimos comprobar si el certificado seguía vigente: lo "),
        ("firma.sin_lista", "íntegro, pero no pudimos comprobar si el certificado es de un prestador acreditado: lo "),
        ("firma.emisor_desconocido", "quien emitió el certificado no está en la lista de prestadores acreditados: lo "),
        ("firma.debil", "íntegro. La firma usa un algoritmo antiguo que hoy se puede falsificar"),
        ("firma.llenado_posterior", "íntegro. Después de esta firma se llenaron campos de un formulario"),
    ],
)
def test_what_could_not_be_confirmed_is_left_to_a_person(motivo: str, dicho: str) -> None:
    [firma] = _palabras(una_firma_por_confirmar(motivo, debil=motivo == "firma.debil"))

    assert (firma.tono, str(firma.titulo)) == ("curso", "Firma íntegra, por confirmar")
    assert _dicho(firma).startswith("Firmado con un certificado a nombre de RAMOS IBARRA Lucía (DNI 40123456). ")
    assert dicho in _dicho(firma)
    assert _dicho(firma).endswith("o decidirá una persona.")


def test_a_company_is_named_once() -> None:
    [firma] = _palabras(
        una_firma(firmante="QUEBRADA HONDA", documento="RUC 20131312955", organizacion="QH S.A.C., RUC 20131312955")
    )

    assert firma.frases[0] == "Firmado por QUEBRADA HONDA, de QH S.A.C., RUC 20131312955."


def test_who_decides_reads_every_reason_that_the_sentences_leave_out() -> None:
    [firma] = _palabras(una_firma_por_confirmar("firma.sin_lista", "firma.revocacion_desconocida"))
    [valida] = _palabras(una_firma())

    assert firma.motivos == (
        "No se pudo comprobar quién emitió el certificado: falta la lista de confianza.",
        "No se pudo comprobar si el certificado estaba cancelado.",
    )
    assert valida.motivos == ()
    assert _palabras(una_firma_por_confirmar("firma.emisor_desconocido"))[0].motivos == ()


def test_a_name_that_nobody_vouches_for_is_the_certificates_word() -> None:
    [revocada] = _palabras(una_firma_revocada())
    [rota] = _palabras(una_firma_rota())

    assert _dicho(revocada).startswith("Firmado con un certificado a nombre de RAMOS IBARRA Lucía (DNI 40123456).")
    assert str(revocada.titulo) == "Firma íntegra, certificado que no se acepta"
    assert "El certificado estaba cancelado cuando se firmó." in _dicho(revocada)
    assert _dicho(rota) == (
        "La firma dice ser de RAMOS IBARRA Lucía (DNI 40123456). "
        "Lo que dice el archivo ya no es lo que se firmó: alguien cambió el contenido firmado."
    )
    assert (rota.tono, str(rota.titulo)) == ("mal", "Firma digital no válida")


def test_what_could_not_be_checked_is_neither_valid_nor_invalid() -> None:
    [firma] = _palabras(
        una_firma(
            integra=None, confianza="indeterminada", estado="no_verificable", motivos=["firma.algoritmo_no_admitido"]
        )
    )

    assert (firma.tono, str(firma.titulo)) == ("espera", "Firma digital sin comprobar")
    assert "La firma usa un algoritmo que aquí no se puede comprobar. Eso no quiere decir que valga ni" in _dicho(firma)


def test_a_signature_altered_later_says_both_facts() -> None:
    [firma] = _palabras(una_firma_alterada())

    assert (firma.tono, str(firma.titulo)) == ("ojo", "Modificado después de la firma")
    assert "Firmado por RAMOS IBARRA Lucía" in _dicho(firma)
    assert _dicho(firma).endswith("Se agregó algo después de firmar.")


def test_a_tax_certificate_is_left_to_the_desk_on_contracts_only() -> None:
    tributaria = una_firma(uso_tributario=True)

    assert "la mesa decidirá si sirve para este documento" in _dicho(_palabras(tributaria, contrato=True)[0])
    assert _dicho(_palabras(tributaria)[0]).endswith("El certificado es solo para uso tributario.")


def test_the_clock_is_named_and_a_strangers_stamp_is_no_accredited_one() -> None:
    [sellada] = _palabras(una_firma(fecha_origen="sellada"))
    [ajena] = _palabras(una_firma(fecha_origen="sellada", motivos=["firma.sello_no_confiable"]))

    assert str(sellada.reloj) == "con sello de tiempo"
    assert str(ajena.reloj) == "con un sello de tiempo que no es de un prestador acreditado"


def test_a_place_that_nobody_signed_names_nobody() -> None:
    [lugar] = _palabras(una_firma(integra=False, estado="no_verificable", motivos=["firma.vacia"]))

    assert (lugar.tono, str(lugar.titulo)) == ("espera", "Lugar para una firma, sin firmar")
    assert _dicho(lugar) == "Hay un lugar preparado para una firma, pero nadie llegó a firmar en él."


def test_a_part_left_out_of_the_signature_is_not_called_an_addition() -> None:
    [firma] = _palabras(una_firma_alterada(motivos=["firma.no_cubre_todo"]))

    assert _dicho(firma).endswith("La firma deja fuera una parte del archivo, que pudo cambiarse después de firmar.")


def test_our_own_seal_is_no_signature_of_the_filer() -> None:
    [sello] = _palabras(un_sello_propio())

    assert (sello.tono, str(sello.titulo)) == ("curso", "Sello de esta mesa de partes")
    assert _dicho(sello) == "Es el sello de esta mesa de partes (una constancia o cargo), no una firma del remitente."


def test_a_later_check_leaves_what_the_filer_was_shown_in_sight() -> None:
    [igual] = _palabras(una_firma(), firmas_revisadas=[una_firma()])
    [otra] = _palabras(una_firma(), firmas_revisadas=[una_firma_revocada()])

    assert str(igual.antes) == ""
    assert str(otra.antes) == "Firma digital válida"
    assert str(otra.titulo) == "Firma íntegra, certificado que no se acepta"


def test_without_a_date_no_clock_is_named() -> None:
    [firma] = _palabras(una_firma(fecha=None, fecha_origen="desconocida"))

    assert (firma.cuando, firma.reloj) == (None, "")
