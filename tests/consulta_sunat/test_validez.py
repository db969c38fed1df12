import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesa.consulta_sunat.validez import Estado, Motivo, Validez, leer, no_consultado

AHORA = datetime(2026, 6, 26, 15, 0, tzinfo=UTC)


def leida(**datos: Any) -> Validez:
    return leer(json.dumps({"success": True, "message": "Operation Success! ", "data": datos}).encode(), ahora=AHORA)


@pytest.mark.parametrize(
    ("codigo", "estado", "frase"),
    [
        ("0", "no_existe", "La SUNAT no tiene este comprobante, o todavía no: compara serie, número, fecha y total."),
        ("1", "aceptado", "La SUNAT tiene este comprobante como aceptado."),
        ("2", "anulado", "La SUNAT tiene este comprobante como anulado."),
        ("3", "autorizado", "La SUNAT autorizó la impresión de este comprobante."),
        ("4", "no_autorizado", "La SUNAT no autorizó la impresión de este comprobante."),
    ],
)
def test_each_state_of_a_voucher_has_its_word_and_its_sentence(codigo: str, estado: str, frase: str) -> None:
    validez = leida(estadoCp=codigo)

    assert validez == Validez(estado=Estado(estado), consultado_en=AHORA)
    assert validez.en_palabras == frase


@pytest.mark.parametrize(
    ("ruc", "domicilio", "dice"),
    [
        ("00", "00", "De quien lo emite: su RUC está activo y su domicilio fiscal figura como habido."),
        ("01", "09", "su RUC está de baja provisional y su domicilio fiscal figura como pendiente."),
        ("02", "11", "su RUC está de baja provisional de oficio y su domicilio fiscal figura como por verificar."),
        ("03", "12", "su RUC está en suspensión temporal y su domicilio fiscal figura como no habido."),
        ("10", "20", "su RUC está de baja definitiva y su domicilio fiscal figura como no hallado."),
        ("11", "", "De quien lo emite: su RUC está de baja de oficio."),
        ("22", "", "su RUC está inhabilitado (ventanilla única)."),
        ("", "12", "De quien lo emite: su domicilio fiscal figura como no habido."),
        ("77", "", "su RUC está en un estado que no se conoce (77)."),
    ],
)
def test_how_the_issuer_stands_is_said_in_words(ruc: str, domicilio: str, dice: str) -> None:
    validez = leida(estadoCp="1", estadoRuc=ruc, condDomiRuc=domicilio)

    assert validez.en_palabras.endswith(dice)


@pytest.mark.parametrize(
    ("datos", "sin_reparos"),
    [
        ({"estadoCp": "1", "estadoRuc": "00", "condDomiRuc": "00"}, True),
        ({"estadoCp": "1"}, True),
        ({"estadoCp": "3"}, True),
        ({"estadoCp": "1", "condDomiRuc": "12"}, False),
        ({"estadoCp": "1", "estadoRuc": "10"}, False),
        ({"estadoCp": "1", "observaciones": ["La fecha no coincide"]}, False),
        ({"estadoCp": "0"}, False),
        ({"estadoCp": "2"}, False),
        ({"estadoCp": "4"}, False),
        ({"estadoCp": "9"}, None),
    ],
)
def test_what_is_to_be_looked_at_is_told_from_what_is_well(datos: dict[str, Any], sin_reparos: bool | None) -> None:
    assert leida(**datos).sin_reparos is sin_reparos


def test_observations_are_one_line_each_bounded_and_without_tricks() -> None:
    validez = leida(estadoCp="1", observaciones=["uno\n\u202edos", "", 5, "x" * 5000, *["más"] * 50])

    assert validez.observaciones[0] == "uno dos"
    assert len(validez.observaciones) <= 10
    assert max(map(len, validez.observaciones)) == 300


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"",
        b"<html>Mantenimiento</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"success": true}',
        b'{"success": true, "data": null}',
        b'{"success": true, "data": []}',
        b'{"success": true, "data": {}}',
        b'{"success": true, "data": {"estadoCp": 1}}',
        b'{"success": true, "data": {"estadoCp": "5"}}',
        b'{"success": true, "data": {"estadoCp": ["1"]}}',
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b'{"success":' + b"9" * 60_000 + b"}",
    ],
)
def test_an_answer_that_is_not_as_documented_is_no_answer(cuerpo: bytes) -> None:
    assert leer(cuerpo, ahora=AHORA) == no_consultado(Motivo.RESPUESTA, ahora=AHORA)


def test_a_refused_question_is_no_answer_either() -> None:
    validez = leer(b'{"success": false, "message": "RUC invalido", "errorCode": "02"}', ahora=AHORA)

    assert validez.en_palabras == "No se pudo consultar a la SUNAT: no admitió la consulta."
    assert not validez.conviene_reintentar


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(cuerpo: bytes) -> None:
    assert leer(cuerpo, ahora=AHORA).estado is Estado.NO_CONSULTADO


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), lambda x: st.lists(x, max_size=3)))
def test_no_value_in_any_field_makes_it_fail(valor: object) -> None:
    validez = leida(estadoCp="1", estadoRuc=valor, condDomiRuc=valor, observaciones=valor)

    assert validez.estado is Estado.ACEPTADO
    assert len(validez.en_palabras.splitlines()) == 1


@pytest.mark.parametrize(
    "validez",
    [
        leida(estadoCp="1", estadoRuc="00", condDomiRuc="12", observaciones=["una"]),
        no_consultado(Motivo.LIMITE, ahora=AHORA),
    ],
)
def test_what_is_kept_comes_back_the_same(validez: Validez) -> None:
    assert Validez.de_json(json.loads(json.dumps(validez.a_json()))) == validez


def test_why_it_could_not_be_asked_is_said_in_words() -> None:
    frases = {no_consultado(motivo, ahora=AHORA).en_palabras for motivo in Motivo}

    assert len(frases) == len(Motivo)
    assert all(re.fullmatch(r"No se pudo consultar a la SUNAT: [^:_]+\.", frase) for frase in frases)
