"""The vouchers of a period, on a page and as a spreadsheet, for the desk that they were filed at."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch
from urllib.parse import urlencode
from xml.sax.saxutils import escape

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from structlog.testing import capture_logs

from mesa import flujo
from mesa.consulta_sunat.validez import Estado, Validez
from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Comprobante, Expediente
from mesa.organizacion.models import Sede
from tests.conftest import sesion_de
from tests.fabricas import (
    AHORA,
    un_borrador,
    un_documento,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_sede,
)
from tests.lib.hojas_leidas import HOSTILES, Celda, celdas_del_xlsx, lineas_del_csv
from tests.ventanilla.casos import con_factura, una_constancia, una_factura

pytestmark = pytest.mark.django_db

PAGINA, CSV, XLSX = "/mesa/comprobantes/", "/mesa/comprobantes/comprobantes.csv", "/mesa/comprobantes/comprobantes.xlsx"
DIA = {"desde": "2026-06-26", "hasta": "2026-06-26"}


def _presentada(
    identificador: str = "F001-12",
    *,
    cuenta: Cuenta | None = None,
    ahora: datetime = AHORA,
    cdr: bool = True,
    **xml: str,
) -> Expediente:
    contenido = una_factura(identificador, **{"emision": "2026-06-20", **xml})
    borrador = con_factura(cuenta=cuenta, xml=contenido, cdr=una_constancia(identificador) if cdr else b"")
    return flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=ahora)


def _pedir(
    client: Client, url: str, pedido: dict[str, str], *, ahora: datetime = AHORA
) -> tuple[HttpResponseBase, bytes]:
    """The answer at that time, and all of its body."""
    with patch("django.utils.timezone.now", return_value=ahora):
        respuesta = client.get(f"{url}?{urlencode(pedido)}")
        return respuesta, respuesta.getvalue()


def _pagina(client: Client, pedido: dict[str, str] | None = None) -> str:
    return re.sub(r"[ \n]+", " ", _pedir(client, PAGINA, DIA if pedido is None else pedido)[1].decode())


def _csv(client: Client, pedido: dict[str, str] = DIA) -> list[dict[str, str]]:
    titulos, *filas = lineas_del_csv(_pedir(client, CSV, pedido, ahora=AHORA + timedelta(days=9))[1])
    return [dict(zip(titulos, fila, strict=True)) for fila in filas]


def test_page_shows_todays_vouchers_and_what_they_come_to() -> None:
    expediente = _presentada()
    client = sesion_de(un_operador())

    html = _pagina(client, {})

    assert "1 comprobante, viernes 26 de junio de 2026" in html
    assert f'href="/mesa/{expediente.numero}/"' in html
    assert "Factura F001-12" in html
    assert "RUC 20131312955" in html
    assert "S/\xa0118.00" in html
    assert "04/07/2026" in html
    assert 'value="2026-06-26"' in html
    assert "desde=2026-06-26&amp;hasta=2026-06-26" in html


def test_page_without_vouchers_says_so() -> None:
    un_expediente()

    assert "No se presentó ningún comprobante" in _pagina(sesion_de(un_operador()))


def test_vouchers_are_those_of_the_day_in_lima() -> None:
    # 18:59 of Thursday and 19:01 of Friday in Lima are of other days in UTC than they seem.
    cuenta = un_remitente("juridica")
    _presentada("F001-1", cuenta=cuenta, ahora=datetime.fromisoformat("2026-06-25T23:59:59-05:00"))
    _presentada("F001-2", cuenta=cuenta, ahora=datetime.fromisoformat("2026-06-26T23:59:59-05:00"))
    _presentada("F001-3", cuenta=cuenta, ahora=datetime.fromisoformat("2026-06-27T00:00:00-05:00"))
    client = sesion_de(un_operador())

    assert [fila["Serie y número"] for fila in _csv(client)] == ["F001-2"]


def test_csv_has_what_who_pays_needs() -> None:
    expediente = _presentada(vence="2026-07-20")

    (fila,) = _csv(sesion_de(un_operador()))

    assert fila | {"Reparos": ""} == {
        "Expediente": expediente.numero,
        "Presentado": "2026-06-26 10:24:00",
        "Ingreso": "2026-06-26",
        "Estado": "Presentado",
        "Sede": str(expediente.sede),
        "Dependencia": str(expediente.dependencia),
        "RUC": "20131312955",
        "Razón social": "QUEBRADA HONDA S.A.C.",
        "Tipo": "Factura",
        "Serie y número": "F001-12",
        "Emisión": "2026-06-20",
        "Vencimiento": "2026-07-20",
        "Moneda": "PEN",
        "Valor de venta": "100.00",
        "Base del IGV": "100.00",
        "IGV": "18.00",
        "Total": "118.00",
        "Detracción (%)": "",
        "Detracción": "",
        "Retención": "",
        "Orden": "4500012345",
        "Modifica a": "",
        "Constancia (CDR)": "Constancia sin firma que la pruebe",
        "Firma": "Sin firma digital",
        "SUNAT en línea": "No se consultó",
        "Reparos": "",
        "Último día para objetar": "2026-07-04",
    }
    assert "El XML no lleva firma digital" in fila["Reparos"]


def test_csv_tells_what_sunat_answered_online() -> None:
    _presentada()
    validez = Validez(estado=Estado.ANULADO, consultado_en=AHORA)
    Comprobante.objects.update(validez=validez.a_json())

    assert _csv(sesion_de(un_operador()))[0]["SUNAT en línea"] == "La SUNAT tiene este comprobante como anulado."


def test_xlsx_keeps_amounts_as_numbers() -> None:
    _presentada()

    _titulos, fila = celdas_del_xlsx(_pedir(sesion_de(un_operador()), XLSX, DIA)[1])

    assert Celda("n", "118", formula=False) in fila
    assert Celda("inlineStr", "20131312955", formula=False) in fila


@pytest.mark.parametrize("formato", [CSV, XLSX])
def test_downloads_are_files_that_nobody_keeps(formato: str) -> None:
    _presentada()

    respuesta, _contenido = _pedir(sesion_de(un_operador()), formato, {**DIA, "desde": "2026-06-20"})

    extension = formato.rpartition(".")[2]
    assert respuesta["Content-Disposition"].startswith("attachment")
    assert f"comprobantes-2026-06-20-a-2026-06-26.{extension}" in respuesta["Content-Disposition"]
    assert respuesta["Cache-Control"] == "private, no-store"


# XML cannot say NUL.
@pytest.mark.parametrize("hostil", [uno for uno in HOSTILES if "\0" not in uno])
def test_no_words_of_a_supplier_are_a_formula(hostil: str) -> None:
    """ASVS 5.0, 1.2.10, by the downloads themselves, with the words wherever a supplier can put them."""
    dicho = escape(hostil, {'"': "&quot;"})
    xml = una_factura(dicho, emision="2026-06-20", orden=dicho, moneda=dicho).decode()
    xml = xml.replace("QUEBRADA HONDA S.A.C.", hostil)
    borrador = con_factura(xml=xml.encode(), cdr=b"")
    flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    client = sesion_de(un_operador())

    csv = _pedir(client, CSV, DIA)[1]
    hoja = celdas_del_xlsx(_pedir(client, XLSX, DIA)[1])

    for separador in ",;":
        _titulos, *lineas = lineas_del_csv(csv, separador=separador)
        assert len(lineas) == 1
        for celda in lineas[0]:
            assert not celda.lstrip(' \t\r\n"\u00a0').startswith(("=", "+", "-", "@", "＝"))
    assert len(hoja) == 2
    assert not any(celda.formula for fila in hoja for celda in fila)
    assert {celda.clase for celda in hoja[1]} <= {"inlineStr", "n"}


def test_period_is_bounded() -> None:
    client = sesion_de(un_operador())

    for pedido, dicho in (
        ({"desde": "2026-05-01", "hasta": "2026-06-26"}, "Son más de 31 días"),
        ({"desde": "2026-06-26", "hasta": "2026-06-20"}, "El último día es anterior al primero"),
        ({"desde": "2026-06-26", "hasta": "9999-12-31"}, "Ese día todavía no llega"),
        ({"desde": "2026-06-26", "hasta": ""}, "Elige el día"),
        ({"desde": "ayer", "hasta": "2026-06-26"}, "Escribe el día como AAAA-MM-DD"),
    ):
        for url in (PAGINA, CSV, XLSX):
            respuesta, contenido = _pedir(client, url, pedido)
            assert (respuesta.status_code, dicho in contenido.decode()) == (422, True)


def test_vouchers_are_limited_to_the_sedes_of_the_operator() -> None:
    expediente = _presentada()
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).order_by("orden")[0]
    ajeno = sesion_de(un_operador(sede=otra_sede))

    assert str(expediente.numero) in _pagina(sesion_de(un_operador(sede=una_sede())))
    assert "No se presentó ningún comprobante" in _pagina(ajeno)
    assert _csv(ajeno) == []


def test_vouchers_do_not_exist_for_a_filer_and_are_closed_to_an_officer() -> None:
    for url in (PAGINA, CSV, XLSX):
        assert sesion_de(un_remitente()).get(url).status_code == 404
        assert sesion_de(un_funcionario()).get(url).status_code == 403


def test_drafts_and_enclosed_vouchers_are_left_out() -> None:
    con_factura()
    carta = un_borrador(cuenta=un_remitente("juridica"))
    un_documento(carta, nombre="20131312955-01-F001-12.xml", contenido=una_factura(emision="2026-06-20"))
    flujo.presentar(carta, por=carta.cuenta, canal="plataforma", ahora=AHORA)

    assert _csv(sesion_de(un_operador())) == []


def test_each_download_is_left_in_the_log() -> None:
    operador = un_operador()

    with capture_logs() as dichos:
        _pedir(sesion_de(operador), CSV, DIA)

    (dicho,) = [uno for uno in dichos if uno["event"] == "comprobantes_descargados"]
    assert dicho == {
        "event": "comprobantes_descargados",
        "log_level": "info",
        "cuenta": str(operador.pk),
        "desde": "2026-06-26",
        "hasta": "2026-06-26",
        "formato": "csv",
    }


def test_page_and_download_ask_as_many_queries_for_three_as_for_one() -> None:
    client, cuenta = sesion_de(un_operador()), un_remitente("juridica")
    _presentada("F001-1", cuenta=cuenta)
    una = [_consultas(client, url) for url in (PAGINA, CSV)]

    _presentada("F001-2", cuenta=cuenta)
    _presentada("F001-3", cuenta=cuenta)

    assert [_consultas(client, url) for url in (PAGINA, CSV)] == una


def test_all_of_many_come_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mesa.ventanilla.periodo._LOTE", 2)
    cuenta = un_remitente("juridica")
    for numero in range(5):
        # The first three at one instant: only their documents tell them apart.
        _presentada(f"F001-{numero + 1}", cuenta=cuenta, ahora=AHORA + timedelta(minutes=max(0, numero - 2)), cdr=False)

    numeros = [fila["Serie y número"] for fila in _csv(sesion_de(un_operador()))]

    assert sorted(numeros) == [f"F001-{n}" for n in range(1, 6)]
    assert numeros[3:] == ["F001-4", "F001-5"]


def _consultas(client: Client, url: str) -> int:
    _pedir(client, url, DIA)
    with CaptureQueriesContext(connection) as consultas:
        _pedir(client, url, DIA)
    return len(consultas)
