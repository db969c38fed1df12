from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import Settings

from mesa.consulta_sunat import servicio
from mesa.consulta_sunat.orden import main
from mesa.consulta_sunat.pregunta import Pregunta
from mesa.consulta_sunat.servicio import consultar, esta_activa, que_falta
from mesa.consulta_sunat.validez import Motivo
from tests.consulta_sunat.sunat_falsa import CLIENTE, RUC, SECRETO, SunatFalsa

AHORA = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)
PREGUNTA = Pregunta(
    ruc="20123456786", tipo="01", serie="F001", numero=7, emision=date(2026, 6, 5), total=Decimal("1180.50")
)
ORDEN = ["20123456786-01-F001-7", "--fecha", "2026-06-05", "--total", "1180.50"]


@pytest.fixture
def activa(settings: Settings, sunat: SunatFalsa, monkeypatch: pytest.MonkeyPatch) -> SunatFalsa:
    """The installation set up to ask the SUNAT on loopback."""
    settings.SUNAT_RUC, settings.SUNAT_CLIENT_ID, settings.SUNAT_CLIENT_SECRET = RUC, CLIENTE, SECRETO
    settings.SUNAT_URL = settings.SUNAT_SECURITY_URL = sunat.url
    contexto = sunat.contexto()
    monkeypatch.setattr("ssl.create_default_context", lambda: contexto)
    return sunat


def test_by_default_nothing_is_asked_and_it_is_said_why() -> None:
    assert not esta_activa()
    assert que_falta() == (
        "MESA_SUNAT_RUC no está definida.",
        "MESA_SUNAT_CLIENT_ID no está definida.",
        "MESA_SUNAT_CLIENT_SECRET no está definida.",
    )
    assert consultar(PREGUNTA, ahora=AHORA).en_palabras == (
        "No se pudo consultar a la SUNAT: la consulta no está activada."
    )


def test_with_its_credentials_the_installation_asks(activa: SunatFalsa) -> None:
    assert esta_activa()
    assert consultar(PREGUNTA, ahora=AHORA).sin_reparos
    assert consultar(PREGUNTA, ahora=AHORA).sin_reparos
    assert len(activa.tokens_dados) == 1


def test_a_voucher_that_cannot_be_asked_about_is_not(activa: SunatFalsa) -> None:
    assert consultar(None, ahora=AHORA).motivo is Motivo.SIN_DATOS
    assert activa.tokens_dados == []


@pytest.mark.parametrize("direccion", ["http://api.sunat.gob.pe", "https://", "", "file:///etc/passwd"])
def test_an_address_without_tls_is_never_asked(activa: SunatFalsa, settings: Settings, direccion: str) -> None:
    settings.SUNAT_SECURITY_URL = direccion

    assert que_falta() == ("MESA_SUNAT_SECURITY_URL debe ser https://…",)
    assert consultar(PREGUNTA, ahora=AHORA).motivo is Motivo.SIN_CONFIGURAR
    assert servicio.cliente.cache_info().currsize == 0


def test_the_command_prints_what_sunat_says(activa: SunatFalsa, capsys: pytest.CaptureFixture[str]) -> None:
    activa.respuesta = {"success": True, "data": {"estadoCp": "2", "observaciones": ["Dado de baja el 01/06/2026"]}}

    assert main(ORDEN) == 0
    assert capsys.readouterr().out == ("La SUNAT tiene este comprobante como anulado.\nDado de baja el 01/06/2026\n")


def test_the_command_tells_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ORDEN) == 1
    assert "la consulta no está activada.\nMESA_SUNAT_RUC no está definida." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argumentos", "frase"),
    [
        ([], "falta el comprobante"),
        (["F001-7", *ORDEN[1:]], "no es RUC-TIPO-SERIE-NUMERO"),
        ([*ORDEN[:2], "5/6/2026", *ORDEN[3:]], "la fecha debe ser AAAA-MM-DD"),
        ([*ORDEN[:4], "mil"], "un número con punto decimal"),
        (["20123456786-09-T001-7", *ORDEN[1:]], "la SUNAT no responde"),
    ],
)
def test_the_command_explains_wrong_usage(
    argumentos: list[str], frase: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argumentos) == 2
    assert frase in capsys.readouterr().err
