from typing import Any

from django.utils import translation

from mesa.expedientes.models import Documento
from mesa.presentacion.palabras import en_palabras, fila


def test_en_palabras_puts_what_refuses_first_in_todays_wording() -> None:
    guardados: list[dict[str, Any]] = [
        {
            "codigo": "firma.no_vista",
            "gravedad": "info",
            "pagina": None,
            "datos": {},
            "mensaje": "antes",
            "solucion": "antes",
        },
        {
            "codigo": "pdf.con_contrasena",
            "gravedad": "error",
            "pagina": 2,
            "datos": {},
            "mensaje": "antes",
            "solucion": "antes",
        },
    ]

    primero, segundo = en_palabras(guardados)

    assert (primero.codigo, primero.mensaje, primero.pagina) == (
        "pdf.con_contrasena",
        "El PDF pide contraseña para abrirse.",
        2,
    )
    assert segundo.codigo == "firma.no_vista"


def test_en_palabras_keeps_the_words_of_a_code_that_is_gone() -> None:
    [hallazgo] = en_palabras(
        [
            {
                "codigo": "ya.no.existe",
                "gravedad": "aviso",
                "pagina": None,
                "datos": {},
                "mensaje": "Dice 100 %.",
                "solucion": "Mira.",
            }
        ]
    )

    assert (hallazgo.mensaje, hallazgo.solucion) == ("Dice 100 %.", "Mira.")


def test_fila_of_a_file_not_yet_inspected_waits() -> None:
    with translation.override("es"):
        assert (fila(Documento()).tono, fila(Documento()).veredicto) == ("espera", "Pendiente de análisis")


def test_fila_with_a_warning_can_be_filed() -> None:
    aviso: dict[str, Any] = {
        "codigo": "x",
        "gravedad": "aviso",
        "pagina": None,
        "datos": {},
        "mensaje": "a",
        "solucion": "b",
    }

    with translation.override("es"):
        assert (
            fila(Documento(veredicto="con_avisos", hallazgos=[aviso])).veredicto == "Se puede presentar, con un aviso"
        )
