import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from mesa.lib import hojas_de_calculo
from mesa.lib.hojas_de_calculo import Columna, DemasiadasFilasError, Fila, Tipo, Valor, escribir_xlsx, trozos_de_csv
from tests.lib.hojas_leidas import (
    EJEMPLO,
    HOJA,
    HOSTILES,
    NS,
    TEXTO,
    TODAS,
    Celda,
    celdas_del_xlsx,
    lineas_del_csv,
    parte_del_xlsx,
    un_csv,
    un_xlsx,
)

IMPORTES = (Columna("Total", Tipo.IMPORTE),)


def test_a_csv_has_what_excel_and_other_programs_need() -> None:
    contenido = un_csv(TODAS, EJEMPLO, (None, None, None, None))

    assert contenido.decode() == (
        "\ufeffProveedor,Total,Emitido,Presentado\r\n"
        "Ñuñoa & Cía. «S. A. C.»,1180.50,2026-06-26,2026-06-26 21:30:15\r\n"
        ",,,\r\n"
    )


def test_an_xlsx_keeps_amounts_and_days_as_numbers() -> None:
    titulos, fila = celdas_del_xlsx(un_xlsx(TODAS, EJEMPLO))

    assert [c.valor for c in titulos] == ["Proveedor", "Total", "Emitido", "Presentado"]
    assert fila[0] == Celda("inlineStr", "Ñuñoa & Cía. «S. A. C.»", formula=False)
    assert fila[1] == Celda("n", "1180.5", formula=False)
    # Days since 1899-12-30; 21:30:15 in Lima.
    assert fila[2] == Celda("n", "46199", formula=False)
    assert float(fila[3].valor) == pytest.approx(46199 + (21 * 3600 + 30 * 60 + 15) / 86400)


def test_an_empty_cell_is_empty() -> None:
    assert [c.valor for c in celdas_del_xlsx(un_xlsx(TODAS, (None, Decimal(1), None, None)))[1]] == ["1"]


def test_titles_stay_in_sight_and_can_be_filtered() -> None:
    hoja = parte_del_xlsx(un_xlsx(TODAS, EJEMPLO, EJEMPLO), HOJA)

    panel = hoja.find("x:sheetViews/x:sheetView/x:pane", NS)
    filtro = hoja.find("x:autoFilter", NS)
    assert panel is not None
    assert filtro is not None
    assert panel.get("ySplit") == "1"
    assert filtro.get("ref") == "A1:D3"


@pytest.mark.parametrize("hostil", HOSTILES)
@pytest.mark.parametrize("separador", [",", ";"])
def test_no_cell_of_a_csv_is_a_formula_whichever_the_separator(hostil: str, separador: str) -> None:
    lineas = lineas_del_csv(un_csv(TEXTO, (hostil,)), separador=separador)

    assert len(lineas) == 2
    for celda in lineas[1]:
        assert not celda.lstrip(' \t\r\n"\u00a0').startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize("hostil", [*HOSTILES, "http://127.0.0.1:9/", "mailto:a@b.pe", "internal:Hoja1!A1", "{=1+1}"])
def test_no_cell_of_an_xlsx_is_evaluated_or_linked(hostil: str) -> None:
    contenido = un_xlsx((Columna(hostil),), (hostil,))

    for (celda,) in celdas_del_xlsx(contenido):
        assert celda.clase == "inlineStr"
        assert not celda.formula
    assert parte_del_xlsx(contenido, HOJA).find("x:hyperlinks", NS) is None
    assert b"quotePrefix" in zipfile.ZipFile(io.BytesIO(contenido)).read("xl/styles.xml")


@pytest.mark.parametrize(
    "hostil",
    [
        "<r><t>rico</t></r>",
        '<r/></is></c><c r="B9"><f>1+1</f></c><c t="inlineStr"><is><r></r>',
        "</t></is></c><f>1+1</f>",
        "]]><f>1+1</f>",
        "_x003D_1+1",
        "&#61;1+1",
    ],
)
def test_text_with_markup_is_shown_as_it_was_written(hostil: str) -> None:
    _titulos, fila = celdas_del_xlsx(un_xlsx(TEXTO, (hostil,)))

    assert len(fila) == 1
    assert not fila[0].formula
    assert fila[0].valor.strip().replace("_x005F", "") == hostil


@given(st.text())
def test_any_text_comes_out_of_both_as_one_cell_of_text(texto: str) -> None:
    assert [len(linea) for linea in lineas_del_csv(un_csv((*TEXTO, *TEXTO), (texto, texto)))] == [2, 2]
    _titulos, fila = celdas_del_xlsx(un_xlsx(TEXTO, (texto,)))
    assert [(c.clase, c.formula) for c in fila] == [("inlineStr", False)]


@pytest.mark.parametrize(
    ("importe", "en_csv", "clase"),
    [
        (Decimal("-12.50"), "-12.50", "n"),
        (Decimal("1E+3"), "1000", "n"),
        (Decimal("0.00"), "0.00", "n"),
        (Decimal("9999999999999.99"), "9999999999999.99", "n"),
        (Decimal("12345678901234567.89"), "12345678901234567.89", "inlineStr"),
        (Decimal("1E+999999"), "1E+999999", "inlineStr"),
        (Decimal("-1E+999999"), "'-1E+999999", "inlineStr"),
        (Decimal("NaN"), "NaN", "inlineStr"),
        (Decimal("-Infinity"), "'-Infinity", "inlineStr"),
    ],
)
def test_an_amount_is_exact_or_it_is_text(importe: Decimal, en_csv: str, clase: str) -> None:
    (celda,) = celdas_del_xlsx(un_xlsx(IMPORTES, (importe,)))[1]

    assert lineas_del_csv(un_csv(IMPORTES, (importe,)))[1] == [en_csv]
    assert celda.clase == clase
    assert clase != "n" or Decimal(celda.valor) == importe


def test_a_day_before_excel_began_to_count_is_text() -> None:
    (celda,) = celdas_del_xlsx(un_xlsx((Columna("Emitido", Tipo.FECHA),), (date(1, 1, 1),)))[1]

    assert celda == Celda("inlineStr", "0001-01-01", formula=False)


@pytest.mark.parametrize(
    ("tipo", "valor"),
    [
        (Tipo.TEXTO, Decimal(1)),
        (Tipo.IMPORTE, "1.00"),
        (Tipo.FECHA, datetime(2026, 6, 26, tzinfo=UTC)),
        (Tipo.INSTANTE, date(2026, 6, 26)),
    ],
)
def test_a_value_of_another_kind_is_refused_by_the_name_of_its_column(tipo: Tipo, valor: Valor) -> None:
    with pytest.raises(TypeError, match="«Dato» holds"):
        un_csv((Columna("Dato", tipo),), (valor,))
    with pytest.raises(TypeError, match="«Dato» holds"):
        un_xlsx((Columna("Dato", tipo),), (valor,))


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without zone"):
        un_csv((Columna("Presentado", Tipo.INSTANTE),), (datetime(2026, 6, 26),))  # noqa: DTZ001 – the refused case


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        un_csv(TODAS, ("uno",))


def test_the_same_rows_give_the_same_bytes_on_another_day() -> None:
    with time_machine.travel(datetime(2026, 6, 26, tzinfo=UTC), tick=False):
        primero = un_xlsx(TODAS, EJEMPLO), un_csv(TODAS, EJEMPLO)
    with time_machine.travel(datetime(2029, 1, 1, 5, tzinfo=UTC), tick=False):
        segundo = un_xlsx(TODAS, EJEMPLO), un_csv(TODAS, EJEMPLO)

    assert primero == segundo


def test_rows_are_written_as_they_come_and_memory_stays_as_it_is() -> None:
    def muchas(cuantas: int) -> Iterator[Fila]:
        return (EJEMPLO for _ in range(cuantas))

    picos = []
    for cuantas in (2_000, 20_000):
        tracemalloc.start()
        for _trozo in trozos_de_csv(TODAS, muchas(cuantas)):
            pass
        with io.BytesIO() as salida:
            escribir_xlsx(salida, TODAS, muchas(cuantas), hoja="Hoja")
            largo = len(salida.getvalue())
        picos.append(tracemalloc.get_traced_memory()[1] - 2 * largo)
        tracemalloc.stop()

    assert picos[1] < picos[0] + 1_000_000


def test_the_csv_comes_in_pieces_and_the_mark_only_once() -> None:
    trozos = list(trozos_de_csv(TEXTO, (("x" * 1000,) for _ in range(200))))

    assert len(trozos) > 2
    assert max(map(len, trozos)) < 70_000
    assert b"".join(trozos).count(b"\xef\xbb\xbf") == 1


def test_what_does_not_fit_in_a_sheet_says_so_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hojas_de_calculo, "FILAS_MAXIMAS", 2)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    with pytest.raises(DemasiadasFilasError, match="elige un periodo más corto"):
        un_xlsx(TEXTO, ("uno",), ("dos",), ("tres",))

    assert list(tmp_path.iterdir()) == []
