from typing import Any

from django.utils import translation

from mesa.expedientes.models import Documento, Expediente
from mesa.presentacion.palabras import en_palabras, fila
from tests.expedientes.firmas_hechas import una_firma_rota


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


def test_fila_says_once_what_its_signatures_say_and_keeps_what_to_do() -> None:
    def hallazgo(codigo: str, gravedad: str) -> dict[str, Any]:
        return {"codigo": codigo, "gravedad": gravedad, "pagina": None, "datos": {}, "mensaje": "a", "solucion": "b"}

    hallazgos = [
        hallazgo("firma.otra", "aviso"),
        hallazgo("firma.una", "info"),
        hallazgo("firma.mala", "error"),
        hallazgo("x", "info"),
    ]
    documento = Documento(
        expediente=Expediente(), veredicto="rechazado", hallazgos=hallazgos, firmas=[una_firma_rota()]
    )

    dichos = [(h.codigo, h.mensaje, h.solucion) for h in fila(documento).hallazgos]

    assert dichos == [("firma.mala", "a", "b"), ("firma.otra", "", "b"), ("x", "a", "b")]
