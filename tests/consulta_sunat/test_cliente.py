"""SUNAT asked over TLS on loopback. Of a server told to be slow the client waits half a second."""

import socket
import ssl
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from mesa.consulta_sunat.cliente import Acceso, ConsultaSunat
from mesa.consulta_sunat.pregunta import Pregunta
from mesa.consulta_sunat.validez import Estado, Motivo
from tests.consulta_sunat.sunat_falsa import CLIENTE, RUC, SECRETO, SunatFalsa, una_sunat

AHORA = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)
PREGUNTA = Pregunta(
    ruc="20123456786", tipo="01", serie="F001", numero=7, emision=date(2026, 6, 5), total=Decimal("1180.50")
)


def test_a_valid_voucher_is_reported_as_accepted(sunat: SunatFalsa) -> None:
    validez = sunat.cliente().consultar(PREGUNTA, ahora=AHORA)

    assert validez.en_palabras == (
        "La SUNAT tiene este comprobante como aceptado. De quien lo emite: su RUC está activo y su domicilio fiscal "
        "figura como habido."
    )
    assert validez.sin_reparos
    assert validez.consultado_en == AHORA
    assert sunat.preguntas == [
        {
            "numRuc": "20123456786",
            "codComp": "01",
            "numeroSerie": "F001",
            "numero": "7",
            "fechaEmision": "05/06/2026",
            "monto": "1180.50",
        }
    ]


def test_a_voucher_that_sunat_does_not_have_is_reported_so(sunat: SunatFalsa) -> None:
    sunat.respuesta = {"success": True, "message": "", "data": {"estadoCp": "0", "observaciones": ["No figura"]}}

    validez = sunat.cliente().consultar(PREGUNTA, ahora=AHORA)

    assert (validez.estado, validez.observaciones) == (Estado.NO_EXISTE, ("No figura",))


def test_a_token_serves_until_it_expires(sunat: SunatFalsa) -> None:
    cliente = sunat.cliente()

    for minutos in (0, 30, 58):
        assert cliente.consultar(PREGUNTA, ahora=AHORA + timedelta(minutes=minutos)).sin_reparos
    assert len(sunat.tokens_dados) == 1
    assert cliente.consultar(PREGUNTA, ahora=AHORA + timedelta(minutes=59)).sin_reparos
    assert len(sunat.tokens_dados) == 2


@pytest.mark.parametrize("vida", [None, "3600", -5, 0, True, 10**30])
def test_a_strange_lifetime_of_a_token_does_no_harm(sunat: SunatFalsa, vida: object) -> None:
    sunat.vida = vida
    cliente = sunat.cliente()

    assert [cliente.consultar(PREGUNTA, ahora=AHORA + timedelta(days=n)).sin_reparos for n in range(3)] == [True] * 3
    assert len(sunat.tokens_dados) == 3


def test_a_token_gone_stale_before_its_time_is_replaced_and_nobody_notices(sunat: SunatFalsa) -> None:
    cliente = sunat.cliente()
    cliente.consultar(PREGUNTA, ahora=AHORA)
    sunat.caducar()

    assert cliente.consultar(PREGUNTA, ahora=AHORA).sin_reparos
    assert len(sunat.tokens_dados) == 2


@pytest.mark.parametrize(
    ("trastorno", "motivo", "reintentar"),
    [
        (429, Motivo.LIMITE, True),
        (500, Motivo.SERVICIO, True),
        (503, Motivo.SERVICIO, True),
        (302, Motivo.SERVICIO, True),
        (400, Motivo.RECHAZADA, False),
        (422, Motivo.RECHAZADA, False),
        (401, Motivo.CREDENCIALES, False),
        (403, Motivo.CREDENCIALES, False),
        ("mudo", Motivo.SIN_RESPUESTA, True),
        ("gotea", Motivo.SIN_RESPUESTA, True),
        ("cuelga", Motivo.RESPUESTA, True),
        ("larga", Motivo.RESPUESTA, True),
    ],
)
def test_whatever_goes_wrong_is_said_and_nothing_is_raised(
    sunat: SunatFalsa, trastorno: int | str, motivo: Motivo, reintentar: bool
) -> None:
    sunat.trastorno = trastorno

    validez = sunat.cliente().consultar(PREGUNTA, ahora=AHORA)

    assert (validez.estado, validez.motivo) == (Estado.NO_CONSULTADO, motivo)
    assert validez.conviene_reintentar is reintentar
    assert validez.sin_reparos is None


@pytest.mark.parametrize(
    ("trastorno", "motivo"),
    [
        (400, Motivo.CREDENCIALES),
        (401, Motivo.CREDENCIALES),
        (404, Motivo.CREDENCIALES),
        (429, Motivo.LIMITE),
        (500, Motivo.SERVICIO),
        ("mudo", Motivo.SIN_RESPUESTA),
        ("gotea", Motivo.SIN_RESPUESTA),
        ("cuelga", Motivo.RESPUESTA),
        ("larga", Motivo.RESPUESTA),
    ],
)
def test_without_a_token_nothing_is_asked(sunat: SunatFalsa, trastorno: int | str, motivo: Motivo) -> None:
    sunat.trastorno_de_tokens = trastorno

    validez = sunat.cliente().consultar(PREGUNTA, ahora=AHORA)

    assert validez.motivo is motivo
    assert sunat.preguntas == []


@pytest.mark.parametrize("cambio", [{"client_secret": "otro"}, {"client_id": "otro"}, {"client_id": "../../x?y#z"}])
def test_wrong_credentials_are_told_from_a_service_that_is_down(sunat: SunatFalsa, cambio: dict[str, str]) -> None:
    validez = sunat.cliente(**cambio).consultar(PREGUNTA, ahora=AHORA)

    assert validez.en_palabras == "No se pudo consultar a la SUNAT: no aceptó las credenciales de la institución."


@pytest.mark.parametrize("trastorno", ["mudo", "gotea"])
def test_nobody_waits_longer_than_told(sunat: SunatFalsa, trastorno: str) -> None:
    sunat.trastorno = trastorno
    started = time.monotonic()

    sunat.cliente().consultar(PREGUNTA, ahora=AHORA)

    assert time.monotonic() - started < 3


def test_while_sunat_is_down_it_is_left_in_peace_for_a_minute(sunat: SunatFalsa) -> None:
    sunat.trastorno = 429
    cliente = sunat.cliente()

    motivos = [cliente.consultar(PREGUNTA, ahora=AHORA + timedelta(seconds=s)).motivo for s in (0, 1, 59)]
    assert motivos == [Motivo.LIMITE] * 3
    assert len(sunat.preguntas) == 1

    sunat.trastorno = None
    assert cliente.consultar(PREGUNTA, ahora=AHORA + timedelta(seconds=60)).sin_reparos


@pytest.mark.parametrize("trastorno", [400, "larga"])
def test_a_question_that_is_refused_silences_no_other(sunat: SunatFalsa, trastorno: int | str) -> None:
    sunat.trastorno = trastorno
    cliente = sunat.cliente()
    cliente.consultar(PREGUNTA, ahora=AHORA)

    sunat.trastorno = None
    assert cliente.consultar(PREGUNTA, ahora=AHORA).sin_reparos


def test_nobody_there_is_no_answer() -> None:
    nadie = "https://127.0.0.1:1"
    acceso = Acceso(ruc=RUC, client_id=CLIENTE, client_secret=SECRETO, url=nadie, url_de_seguridad=nadie)

    assert ConsultaSunat(acceso).consultar(PREGUNTA, ahora=AHORA).motivo is Motivo.SIN_RESPUESTA


def test_a_server_that_never_shakes_hands_is_not_waited_for(sunat: SunatFalsa) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mudo:
        url = f"https://127.0.0.1:{mudo.getsockname()[1]}"
        sunat.trastorno = "mudo"
        started = time.monotonic()
        validez = sunat.cliente(url_de_seguridad=url).consultar(PREGUNTA, ahora=AHORA)

    assert validez.motivo is Motivo.SIN_RESPUESTA
    assert time.monotonic() - started < 3


def test_a_server_that_the_system_does_not_trust_gets_no_secret(sunat: SunatFalsa) -> None:
    acceso = Acceso(ruc=RUC, client_id=CLIENTE, client_secret=SECRETO, url=sunat.url, url_de_seguridad=sunat.url)

    validez = ConsultaSunat(acceso, espera=0.5).consultar(PREGUNTA, ahora=AHORA)

    assert validez.motivo is Motivo.SIN_RESPUESTA
    assert sunat.tokens_dados == []


def test_a_certificate_of_another_host_gets_no_secret(tmp_path: Path) -> None:
    with una_sunat(tmp_path, nombre="otra.example") as otra:
        validez = otra.cliente().consultar(PREGUNTA, ahora=AHORA)

        assert validez.motivo is Motivo.SIN_RESPUESTA
        assert otra.tokens_dados == []


def test_tls_is_verified_unless_told_otherwise_by_nobody() -> None:
    contexto = ConsultaSunat(Acceso(ruc=RUC, client_id=CLIENTE, client_secret=SECRETO))._contexto

    assert contexto.verify_mode is ssl.CERT_REQUIRED
    assert contexto.check_hostname
    assert contexto.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_no_secret_reaches_the_log(sunat: SunatFalsa) -> None:
    sunat.trastorno = 403
    cliente = sunat.cliente()

    with capture_logs() as lineas:
        cliente.consultar(PREGUNTA, ahora=AHORA)

    (linea,) = lineas
    assert (linea["event"], linea["motivo"]) == ("sunat_no_consultada", "credenciales")
    escrito = repr(lineas) + repr(sunat.cliente()._acceso)
    assert not any(secreto in escrito for secreto in [SECRETO, *sunat.tokens_dados])
