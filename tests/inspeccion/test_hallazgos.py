import json
import re
from pathlib import Path
from typing import Any

import pytest

from mesa.inspeccion.hallazgos import CATALOGO, Gravedad, Hallazgo, hallazgo

DOCUMENTO = Path(__file__).parents[2] / "docs" / "inspeccion.md"
DATOS: dict[str, Any] = {
    "formatos": "PDF, JPG",
    "extension": "docx",
    "formato": "PDF",
    "correcta": "pdf",
    "otros": "ZIP",
    "linea": 2,
    "nombre": "Carta.pdf",
    "numero": "2026-0012345",
    "columna": 14,
    "paginas": "1, 3–5",
    "ultima": "9",
    "ppp": 110,
    "miradas": 60,
    "total": 200,
    "ancho": 30000,
    "alto": 20000,
    "peso": "25",
    "maximo": "20",
    **dict.fromkeys(("emisor", "receptor", "institucion", "cuenta", "ruc"), "20100128218"),
    **dict.fromkeys(("emision", "vencimiento"), "26/06/2026"),
    **dict.fromkeys(("valor", "lineas", "base", "igv", "cuotas", "pendiente", "detraccion"), "100.00"),
    **dict.fromkeys(("orden", "escrita"), "4500012345"),
    **dict.fromkeys(("respuesta", "observaciones"), "0111 No tiene el perfil."),
    **dict.fromkeys(("comprobante", "referido"), "Factura F001-12"),
    "dias": "365",
    "elegido": "Factura",
    "expediente": "2026-0012345",
    "firmante": "FACTURADOR S.A.C.",
    "hechos": "número",
    "identificador": "RC-20260626-1",
    "serie": "F001",
    "tasa": "12",
    "tipo": "Factura",
    "umbral": "1,500",
}


def test_documentation_lists_every_code_with_its_words() -> None:
    filas = [linea for linea in DOCUMENTO.read_text().splitlines() if re.match(r"\| `[a-z_]+\.[a-z_]+` \|", linea)]

    assert filas == [
        f"| `{codigo}` | {texto.gravedad} | {texto.mensaje} | {texto.solucion} |" for codigo, texto in CATALOGO.items()
    ]


@pytest.mark.parametrize("codigo", CATALOGO)
def test_texts_of_every_code_render_and_are_whole_sentences(codigo: str) -> None:
    uno = hallazgo(codigo, **DATOS)

    for frase in (uno.mensaje, uno.solucion):
        assert "%(" not in frase
        assert frase[0].isupper() or frase[0] == "«"
        assert frase.endswith((".", "?"))


def test_hallazgo_shows_what_is_wrong_and_how_to_mend_it() -> None:
    uno = hallazgo("pdf.con_contrasena")

    assert uno.como_dict() == {
        "codigo": "pdf.con_contrasena",
        "gravedad": "error",
        "mensaje": "El PDF pide contraseña para abrirse.",
        "solucion": "Ábrelo con su contraseña, elige Imprimir → Guardar como PDF y sube la copia nueva.",
        "pagina": None,
    }


def test_stored_hallazgo_comes_back_equal_and_says_the_same() -> None:
    uno = Hallazgo("peso.excedido", Gravedad.AVISO, pagina=3, datos={"peso": "25.4", "maximo": "20"})

    vuelto = Hallazgo.de_json(json.loads(json.dumps(uno.a_json())))

    assert vuelto == uno
    assert vuelto.mensaje == "El archivo pesa 25.4 MB y todo el expediente puede pesar hasta 20 MB."


def test_hallazgo_of_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        hallazgo("tipo.inventado")
