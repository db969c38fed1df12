"""Filers at the door: what they type, and the mails that the queue then sends."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mesa.lib.fechas import en_lima
from mesa.organizacion.models import PoliticaDeDatos
from mesa.organizacion.queries import politica_vigente
from tests.fabricas import CONTRASENA

Ficha = dict[str, Any]
Registrar = Callable[..., Any]


@pytest.fixture
def politica(db: None) -> PoliticaDeDatos:
    vigente = politica_vigente(en_lima(timezone.now()).date())
    assert vigente is not None
    return vigente


@pytest.fixture
def natural(politica: PoliticaDeDatos) -> Ficha:
    """A natural person's ficha, rightly filled in."""
    return {
        "nombres": "Lucía",
        "apellidos": "Ramos Ibarra",
        "documento_tipo": "DNI",
        "documento_numero": "40123456",
        "ruc": "",
        "direccion": "Av. Los Álamos 123",
        "distrito": "Miraflores, Lima, Lima",
        "celular": "987 654 321",
        "email": "lucia@correo.example",
        "password1": CONTRASENA,
        "password2": CONTRASENA,
        "politica": politica.sha256,
        "conocimiento": "on",
    }


@pytest.fixture
def juridica(natural: Ficha) -> Ficha:
    empresa = {"ruc": "20131312955", "razon_social": "Quebrada Honda S.A.C.", "puesto": "Gerente general"}
    return {**natural, **empresa}


@pytest.fixture
def extranjera(natural: Ficha) -> Ficha:
    propios = {
        "razon_social": "Northsea Valves Ltd.",
        "pais": "GB",
        "identificacion_tributaria": "GB123456789",
        "puesto": "Director",
        "documento_numero": "512345678",
        "celular": "+44 7700 900123",
    }
    ajenos = ("ruc", "distrito", "documento_tipo")
    return {**{clave: valor for clave, valor in natural.items() if clave not in ajenos}, **propios}


@pytest.fixture
def registrar(client: Client) -> Registrar:
    """Send a ficha, with changes; a changed field set to None is left out."""

    def enviar(ficha: Ficha, *, tipo: str = "natural", **cambios: Any) -> Any:
        datos = {clave: valor for clave, valor in {**ficha, **cambios}.items() if valor is not None}
        return client.post(f"/cuenta/registro/{tipo}/", datos)

    return enviar


def correos() -> list[Any]:
    """Do what waits in the queue, as the worker would, and return every mail sent so far."""
    # The worker itself closes the connection, and with it the transaction of the test.
    for fila in DBTaskResult.objects.order_by("enqueued_at"):
        fila.task.call(*fila.args_kwargs["args"], **fila.args_kwargs["kwargs"])
        fila.delete()
    return list(mail.outbox)


def enlace_de(mensaje: Any) -> str:
    """The path of the link in a mail."""
    hallado = re.search(r"https?://[^/\s]+(/\S+)", mensaje.body)
    assert hallado is not None, mensaje.body
    return hallado[1]
