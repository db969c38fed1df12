"""What a later hand does with the form of a signed document, to have something else read on its pages."""

import pytest

from tests.firmas.lectura.a_mano import (
    DE_PERSONA,
    DE_TIEMPO,
    ENCIMA,
    NADA,
    PAGINA,
    PARCHE,
    con_otra_firma,
    firma_de,
    firmado,
    flujo,
    sello_de_tiempo,
)
from tests.firmas.lectura.hechas import en_claro, leida, leidas, una_confianza
from tests.pki.pki import Pki

DIBUJO = b"/AP<</N 72 0 R>>"
OBJETOS = {72: PARCHE, 73: b"72", 74: ENCIMA}
# A field of text, 9, written in the letters that the form calls Helv.
LLENADO = {
    **PAGINA,
    3: PAGINA[3].replace(b"/Contents", b"/Annots[9 0 R]/Contents"),
    6: b"<</Fields[7 0 R 9 0 R]/SigFlags 3/DR<</Font<</Helv 4 0 R>>>>/DA(/Helv 12 Tf)>>",
    9: b"<</FT/Tx/T(monto)/V(100)/Type/Annot/Subtype/Widget/Rect[72 600 272 620]/P 3 0 R/AP<</N 10 0 R>>>>",
    10: flujo(b"BT /F1 14 Tf 2 4 Td (100) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]"),
}
EN_LA_PAGINA = LLENADO[3].replace(b"/Annots[9 0 R]", b"/Annots[9 0 R 70 0 R]")


def formulario(**cambios: bytes) -> bytes:
    """The form of `LLENADO` with one more field, and with these entries in the place of its own."""
    entradas = {"DR": b"<</Font<</Helv 4 0 R>>>>", "DA": b"(/Helv 12 Tf)"} | cambios
    return b"<</Fields[7 0 R 9 0 R 70 0 R]/SigFlags 3%s>>" % b"".join(
        b"/%s %s" % (clave.encode(), valor) for clave, valor in entradas.items() if valor
    )


@pytest.mark.parametrize(
    "lugar", [ENCIMA, b"[72 694 272 714 0]", b"[(72) 694 272 714]", b"[73 0 R 694 272 714]", b"74 0 R"]
)
def test_time_stamp_that_shows_on_the_page_is_a_modification(pki: Pki, lugar: bytes) -> None:
    pdf = con_otra_firma(firmado(pki), sello_de_tiempo(pki), lugar=lugar, campo=DIBUJO, objetos=OBJETOS)

    assert leida(pdf, una_confianza(pki)).estado == "modificada"


def test_time_stamp_that_takes_up_no_room_is_none(pki: Pki) -> None:
    pdf = con_otra_firma(firmado(pki), sello_de_tiempo(pki), campo=DIBUJO, objetos=OBJETOS)

    assert leida(pdf, una_confianza(pki)).estado == "valida"


OTRAS_LETRAS = {75: b"<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"}
CAMBIOS = [
    {"DR": b"<</Font<</Helv 75 0 R>>>>"},
    {"DR": b"<</Font<</Otra 4 0 R>>>>"},
    {"DR": b"<<>>"},
    {"DR": b""},
    {"DA": b"(/Helv 1 Tf)"},
    {"DA": b""},
    {"NeedAppearances": b"true"},
]


@pytest.mark.parametrize("cambio", CAMBIOS)
def test_other_letters_under_a_later_signature_are_for_a_person_to_decide(pki: Pki, cambio: dict[str, bytes]) -> None:
    objetos = {3: EN_LA_PAGINA, 6: formulario(**cambio), **OTRAS_LETRAS}
    pdf = con_otra_firma(firmado(pki, LLENADO), firma_de(pki, "empresa"), tipo=DE_PERSONA, objetos=objetos)

    primera, segunda = leidas(pdf, una_confianza(pki))

    assert primera.estado in {"integra_no_confiable", "modificada"}
    assert not primera.cubre_todo
    assert segunda.estado == "valida"


@pytest.mark.parametrize("cambio", CAMBIOS)
def test_other_letters_without_a_later_signature_are_a_modification(pki: Pki, cambio: dict[str, bytes]) -> None:
    objetos = {3: EN_LA_PAGINA, 6: formulario(**cambio), **OTRAS_LETRAS}
    pdf = con_otra_firma(firmado(pki, LLENADO), sello_de_tiempo(pki), tipo=DE_TIEMPO, lugar=NADA, objetos=objetos)

    assert leida(pdf, una_confianza(pki)).estado == "modificada"


@pytest.mark.parametrize("cambio", [{}, {"DR": b"<</Font<</Helv 4 0 R/Otra 75 0 R>>>>"}])
def test_letters_that_a_signature_brings_along_are_none(pki: Pki, cambio: dict[str, bytes]) -> None:
    objetos = {3: EN_LA_PAGINA, 6: formulario(**cambio), **OTRAS_LETRAS}
    pdf = con_otra_firma(firmado(pki, LLENADO), firma_de(pki, "empresa"), tipo=DE_PERSONA, objetos=objetos)

    primera, _ = leidas(pdf, una_confianza(pki))

    assert en_claro(primera) == ("valida", "valida", [])
