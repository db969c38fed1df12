"""Changes that leave nothing to compare: what was signed, or what came after, reads differently to different readers."""

import pytest

from mesa.firmas.lectura.modelo import estado_de
from tests.firmas.lectura.a_mano import (
    DE_PERSONA,
    PAGINA,
    con_objetos,
    con_objetos_e_indice_en_flujo,
    con_otra_firma,
    con_prueba,
    firma_de,
    firmado,
    flujo,
    letras,
    sello_de_tiempo,
    una_prueba,
)
from tests.firmas.lectura.hechas import leida, leidas, una_confianza
from tests.pki.pki import Pki

MAS = letras(b"Y paga 900 mas.", abajo=650)
# A page that also shows what object 62 says, which does not exist when it is signed.
A_LA_ESPERA = {**PAGINA, 3: PAGINA[3].replace(b"[5 0 R]", b"[5 0 R 62 0 R]")}


def test_hand_made_file_with_proofs_and_a_time_stamp_is_valid(pki: Pki) -> None:
    pdf = con_otra_firma(con_prueba(pki, firmado(pki)), sello_de_tiempo(pki))

    firma = leida(pdf, una_confianza(pki))

    assert (firma.estado, firma.cubre_todo, firma.fecha_origen) == ("valida", True, "sellada")


def test_index_that_does_not_name_itself_hides_nothing(pki: Pki) -> None:
    firma = leida(con_objetos_e_indice_en_flujo(firmado(pki), una_prueba(pki)), una_confianza(pki))

    assert (firma.estado, firma.cubre_todo) == ("valida", True)


def test_object_that_was_signed_before_it_existed_is_a_modification(pki: Pki) -> None:
    firmada = firmado(pki, A_LA_ESPERA)
    assert leida(con_prueba(pki, firmada), una_confianza(pki)).estado == "valida"

    assert leida(con_prueba(pki, firmada, {62: MAS}), una_confianza(pki)).estado == "modificada"


def test_object_that_was_signed_before_it_existed_modifies_under_a_later_signature_too(pki: Pki) -> None:
    pdf = con_objetos(firmado(pki, A_LA_ESPERA), {62: MAS})

    primera, segunda = leidas(con_otra_firma(pdf, firma_de(pki, "ajena"), tipo=DE_PERSONA), una_confianza(pki))

    assert (primera.estado, segunda.estado) == ("modificada", "integra_no_confiable")


def test_length_that_is_told_later_is_a_modification(pki: Pki) -> None:
    abierto = {**PAGINA, 5: b"<</Length 62 0 R>>" + PAGINA[5].partition(b">>")[2]}

    pdf = con_prueba(pki, firmado(pki, abierto), {62: b"12"})

    assert leida(pdf, una_confianza(pki)).estado in {"modificada", "no_verificable"}


def test_signed_index_that_points_behind_what_was_signed_is_never_valid(pki: Pki) -> None:
    lugar = len(firmado(pki, A_LA_ESPERA)) + 4000
    firmada = firmado(pki, A_LA_ESPERA, en_otra_parte={62: lugar})
    assert lugar > len(firmada)
    relleno = b"%" + b" " * (lugar - len(firmada) - 2) + b"\n"
    pdf = con_prueba(pki, firmada, suelto=relleno + b"62 0 obj\n" + MAS + b"\nendobj\n")

    assert leida(pdf, una_confianza(pki)).estado in {"modificada", "no_verificable"}


@pytest.mark.parametrize(
    "suelto", [b"5 0 obj\n" + MAS + b"\nendobj\n", b"trailer\n<</Root 62 0 R>>\n", b"5\n0 \t obj null endobj\n"]
)
def test_object_that_no_index_names_is_a_modification(pki: Pki, suelto: bytes) -> None:
    """Readers that mend files search them for objects, and would find it."""
    pdf = con_prueba(pki, firmado(pki), suelto=suelto)

    assert leida(pdf, una_confianza(pki)).estado == "modificada"


def test_object_under_the_number_of_another_is_a_modification(pki: Pki) -> None:
    pdf = con_prueba(pki, firmado(pki), {63: b"null"}).replace(b"63 0 obj", b"05 0 obj")

    assert leida(pdf, una_confianza(pki)).estado == "modificada"


def test_key_told_twice_is_a_modification(pki: Pki) -> None:
    """Some readers take the first, others the last."""
    encima = b"/Rect[72 694 272 714]"

    pdf = con_otra_firma(firmado(pki), sello_de_tiempo(pki), campo=encima)

    assert leida(pdf, una_confianza(pki)).estado == "modificada"


def test_number_told_twice_in_an_index_is_a_modification(pki: Pki) -> None:
    """The first place may be that of something which was signed and never shown."""
    firmada = firmado(pki, {**PAGINA, 9: MAS})
    lugares = [firmada.index(cabeza) for cabeza in (b"9 0 obj", b"5 0 obj")]
    pdf = con_prueba(pki, firmada, {})
    indice = b"xref\n0 1\n0000000000 65535 f \n"
    dos = b"".join(b"5 1\n%010d 00000 n \n" % lugar for lugar in lugares)

    doble = pdf[: len(firmada)] + pdf[len(firmada) :].replace(indice, indice + dos)

    assert leida(doble, una_confianza(pki)).estado == "modificada"


def test_trailer_that_tells_a_key_twice_is_never_valid(pki: Pki) -> None:
    firmada = firmado(pki)
    pdf = con_prueba(pki, firmada)
    doble = pdf[: len(firmada)] + pdf[len(firmada) :].replace(b"/Root 1 0 R", b"/Root 1 0 R/Root 5 0 R")

    assert leida(doble, una_confianza(pki)).estado != "valida"


@pytest.mark.parametrize("basura", [b"", b"\x30\x03\x02\x01\x05"])
def test_time_stamp_that_is_none_is_not_passed_over(pki: Pki, basura: bytes) -> None:
    firmas = leidas(con_otra_firma(firmado(pki), lambda _: basura), una_confianza(pki))

    assert estado_de(firmas) == "no_verificable"


def test_proofs_named_by_reference_count(pki: Pki) -> None:
    lista = {60: b"<</Type/DSS/CRLs 63 0 R>>", 62: flujo(pki.crl("emisora")), 63: b"[61 0 R 62 0 R]"}

    firma = leida(con_prueba(pki, firmado(pki), lista), una_confianza(pki, crls=()))

    assert firma.estado == "valida"


def test_name_that_itext_leaves_when_it_signs_is_no_modification(pki: Pki) -> None:
    marca = {2: PAGINA[2].replace(b">>", b"/ITXT(5.0.0)>>")}
    otra = con_otra_firma(firmado(pki), firma_de(pki, "empresa"), tipo=DE_PERSONA, objetos=marca)
    ademas = {2: marca[2].replace(b"/Count 1", b"/Count 1/Rotate 180")}
    girada = con_otra_firma(firmado(pki), firma_de(pki, "empresa"), tipo=DE_PERSONA, objetos=ademas)

    assert [una.estado.value for una in leidas(otra, una_confianza(pki))] == ["valida", "valida"]
    assert [una.estado.value for una in leidas(girada, una_confianza(pki))] == ["modificada", "valida"]
