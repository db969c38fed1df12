from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory

from mesa.lib.cuerpo import TROZO, RespuestaQueDrena, bytes_declarados, con_drenaje, trozos_del_cuerpo


@dataclass
class _Conexion:
    pool: bool
    in_atomic_block: bool = False
    closed: bool = False
    settings_dict: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.settings_dict = {"OPTIONS": {"pool": self.pool}}

    def close(self) -> None:
        self.closed = True


def test_a_long_upload_holds_no_connection_of_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    idle, busy, own = _Conexion(pool=True), _Conexion(pool=True, in_atomic_block=True), _Conexion(pool=False)
    monkeypatch.setattr(connections, "all", lambda **_kwargs: [idle, busy, own])
    request = RequestFactory().put("/", bytes(TROZO + 1))

    next(trozos_del_cuerpo(request))

    assert (idle.closed, busy.closed, own.closed) == (True, False, False)


def test_the_body_comes_in_pieces_never_whole() -> None:
    request = RequestFactory().put("/", bytes(2 * TROZO + 7))

    trozos = list(trozos_del_cuerpo(request))

    assert [len(trozo) for trozo in trozos] == [TROZO, TROZO, 7]
    assert TROZO <= 1 << 20


def test_no_piece_goes_more_than_one_byte_over_what_is_wanted() -> None:
    trozos = trozos_del_cuerpo(RequestFactory().put("/", bytes(5_000)), hasta=1_000)

    assert len(next(trozos)) == 1_001


def test_a_body_of_unknown_size_has_no_declared_bytes() -> None:
    chunked = RequestFactory().put("/", **{"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"})  # type: ignore[arg-type]

    assert bytes_declarados(chunked) is None
    assert bytes_declarados(RequestFactory().put("/", b"abc")) == 3


def test_a_body_that_was_read_leaves_the_answer_as_it_is() -> None:
    request = RequestFactory().put("/", b"abc")
    answer = HttpResponse("ya")
    list(trozos_del_cuerpo(request))

    assert con_drenaje(request, answer) is answer


def test_an_early_answer_goes_out_before_the_rest_is_thrown_away() -> None:
    request = RequestFactory().put("/", bytes(1_000))
    answer = HttpResponse("no", status=413, headers={"Retry-After": "5"})
    answer.set_cookie("una", "1")

    drena = con_drenaje(request, answer)
    pieces = iter(drena)

    assert isinstance(drena, RespuestaQueDrena)
    assert (drena.status_code, drena["Retry-After"], drena.cookies["una"].value) == (413, "5", "1")
    assert next(pieces) == b"no"
    assert request.META.get("mesa.cuerpo_leido") is None
    assert list(pieces) == []
    assert request.read() == b""


def test_who_waits_for_100_continue_is_not_waited_for() -> None:
    request = RequestFactory().put("/", bytes(1_000), headers={"Expect": "100-continue"})
    answer = HttpResponse("no", status=413)

    assert con_drenaje(request, answer) is answer
