import re
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import typst

from mesa.lib.impresion import SIN_LETRA, imprimible, imprimir

MOMENTO = datetime(2026, 7, 1, 20, 7, 45, tzinfo=UTC)
PLANTILLA = b"""#set document(title: "Prueba")
#set text(lang: "es", font: "Libertinus Serif")
#json(bytes(sys.inputs.datos)).texto #text(weight: "semibold", json(bytes(sys.inputs.datos)).texto)
#strong(json(bytes(sys.inputs.datos)).texto)"""


def test_every_letter_called_printable_can_be_printed() -> None:
    letras = "".join(letra for letra in map(chr, range(0x21, sys.maxunicode)) if imprimible(letra) == letra)

    pdf = imprimir(PLANTILLA, datos={"texto": " ".join(letras)}, momento=MOMENTO)

    assert len(letras) > 900
    assert pdf.startswith(b"%PDF-1.7")


def test_a_letter_no_font_has_would_be_refused_by_pdf_a() -> None:
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        imprimir(PLANTILLA, datos={"texto": "😀"}, momento=MOMENTO)


@pytest.mark.parametrize(
    ("escrito", "impreso"),
    [
        ("  dos\n\tlíneas  ", "dos líneas"),
        ("an\u0303o", "año"),
        ("exe\u202efdp", f"exe{SIN_LETRA}fdp"),
        ("guion\u00adblando", f"guion{SIN_LETRA}blando"),
        ("\ud800suelto", f"{SIN_LETRA}suelto"),
        ("", ""),
    ],
)
def test_imprimible_gives_one_visible_line(escrito: str, impreso: str) -> None:
    assert imprimible(escrito) == impreso


def test_long_words_break_without_losing_a_letter() -> None:
    palabra = "mi-archivo_con.nombre/muy&largo" + "x" * 100

    partible = imprimible(palabra)

    assert partible.replace("\u200b", "") == palabra
    assert max(len(trozo) for trozo in re.split("\u200b", partible)) <= 24


def test_two_threads_may_print_at_once() -> None:
    with ThreadPoolExecutor(4) as hilos:
        futuros = [hilos.submit(imprimir, PLANTILLA, datos={"texto": str(n)}, momento=MOMENTO) for n in range(12)]
        hojas = [futuro.result() for futuro in futuros]

    assert len(set(hojas)) == 12
