"""A cut upload goes on where it stopped, and nothing but whole files enters the draft."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from mesa.cuentas.models import Cuenta
from mesa.expedientes.models import Expediente
from mesa.lib.almacen import recibir
from mesa.presentacion import reanudacion
from mesa.presentacion.reanudacion import Rango, RangoImposibleError, leer_rango
from tests.archivos.hacer import un_pdf
from tests.conftest import sesion_de
from tests.fabricas import un_borrador, un_remitente
from tests.presentacion.conftest import subir

CLAVE = uuid.UUID("0f0e0d0c-0b0a-4908-8706-050403020100")


def _retener(expediente: Expediente, contenido: bytes) -> None:
    """Leave the first bytes of an upload behind, as a cut one does."""
    reanudacion.preparar(expediente, CLAVE, desde=0).write_bytes(contenido)


def _avance(cliente: Client, expediente: Expediente) -> tuple[str, str]:
    respuesta = cliente.get(reverse("presentar_subida", args=[expediente.pk, CLAVE]))
    return respuesta["Upload-Offset"], respuesta["Upload-Complete"]


@pytest.fixture
def borrador(remitente: Cuenta) -> Expediente:
    return un_borrador(cuenta=remitente, con_archivo=False)


@pytest.mark.parametrize(
    ("cabecera", "declarados", "rango"),
    [("", 10, Rango(0, 10)), ("bytes 4-9/10", 6, Rango(4, 10)), ("bytes 0-9/10", 10, Rango(0, 10))],
)
def test_leer_rango_takes_the_rest_of_the_file(cabecera: str, declarados: int, rango: Rango) -> None:
    assert leer_rango(cabecera, declarados=declarados) == rango


@pytest.mark.parametrize(
    "cabecera", ["bytes 4-8/10", "bytes 5-9/10", "bytes */10", "bytes 9-4/5", "10", "bytes -1-9/10"]
)
def test_leer_rango_refuses_what_makes_no_sense(cabecera: str) -> None:
    with pytest.raises(RangoImposibleError):
        leer_rango(cabecera, declarados=6)


def test_resumed_upload_is_the_whole_file(cliente: Client, borrador: Expediente) -> None:
    pdf = un_pdf(3)
    _retener(borrador, pdf[:400])

    assert _avance(cliente, borrador) == ("400", "?0")
    respuesta = subir(
        cliente, borrador, pdf[400:], rango=f"bytes 400-{len(pdf) - 1}/{len(pdf)}", nombre="Acta.pdf", clave=str(CLAVE)
    )

    assert respuesta.status_code == 201
    [documento] = borrador.documentos.all()
    descarga = cliente.get(reverse("presentar_archivo_ver", args=[borrador.pk, documento.pk]))
    assert b"".join(descarga) == pdf
    assert documento.folios == 3


def test_upload_cut_short_is_kept_and_enters_no_draft(cliente: Client, borrador: Expediente) -> None:
    pdf = un_pdf()
    direccion = reverse("presentar_archivo", args=[borrador.pk])

    respuesta = cliente.generic(
        "PUT",
        f"{direccion}?rol=principal&nombre=a.pdf&clave={CLAVE}",
        pdf,
        **{"wsgi.input": BytesIO(pdf[:300])},  # type: ignore[arg-type]
    )

    assert respuesta.status_code == 400
    assert "Se cortó la conexión" in respuesta.content.decode()
    assert not borrador.documentos.exists()
    assert _avance(cliente, borrador) == ("300", "?0")


def test_range_beyond_what_is_held_says_from_where_to_go_on(cliente: Client, borrador: Expediente) -> None:
    _retener(borrador, b"x" * 100)

    respuesta = subir(cliente, borrador, b"y" * 50, rango="bytes 150-199/200", nombre="a.pdf", clave=str(CLAVE))

    assert respuesta.status_code == 409
    assert respuesta["Upload-Offset"] == "100"
    assert not borrador.documentos.exists()


def test_lost_answer_gives_the_same_document(cliente: Client, borrador: Expediente) -> None:
    pdf = un_pdf()
    subir(cliente, borrador, pdf, nombre="Acta.pdf", clave=str(CLAVE))

    assert _avance(cliente, borrador) == (str(len(pdf)), "?1")
    respuesta = subir(cliente, borrador, pdf, nombre="Acta.pdf", clave=str(CLAVE))

    assert respuesta.status_code == 201
    assert [d.nombre for d in borrador.documentos.all()] == ["Acta.pdf"]


def test_file_removed_and_chosen_again_goes_up_again(cliente: Client, borrador: Expediente) -> None:
    subir(cliente, borrador, un_pdf(), nombre="Acta.pdf", clave=str(CLAVE))
    documento = borrador.documentos.get()
    cliente.post(reverse("presentar_archivo_quitar", args=[borrador.pk, documento.pk]))

    assert _avance(cliente, borrador) == ("0", "?0")
    subir(cliente, borrador, un_pdf(), nombre="Acta.pdf", clave=str(CLAVE))

    assert borrador.documentos.count() == 1


def test_try_that_was_overtaken_cannot_pass_off_the_other_bytes_as_its_own(
    borrador: Expediente, tmp_path: Path
) -> None:
    vieja = reanudacion.preparar(borrador, CLAVE, desde=0)

    def trozos_de_la_vieja() -> Iterator[bytes]:
        yield b"primera mitad, "
        reanudacion.preparar(borrador, CLAVE, desde=len(b"primera mitad, "))
        yield b"segunda mitad"

    with pytest.raises(FileNotFoundError):
        recibir(trozos_de_la_vieja(), tmp_path / "destino", limite=1000, retomar=vieja)

    assert not (tmp_path / "destino").exists()
    assert reanudacion.avance(borrador, CLAVE).bytes == len(b"primera mitad, ")


def test_other_filers_learn_nothing_of_an_upload(borrador: Expediente) -> None:
    _retener(borrador, b"x")

    respuesta = sesion_de(un_remitente()).get(reverse("presentar_subida", args=[borrador.pk, CLAVE]))

    assert respuesta.status_code == 404


def test_purgar_removes_only_what_waited_a_day(borrador: Expediente) -> None:
    ahora = datetime(2026, 6, 26, 15, 24, tzinfo=UTC)
    _retener(borrador, b"vieja")
    [vieja] = Path(settings.QUARANTINE_DIR).glob("*/*.parte")
    nueva = vieja.with_name("otra.parte")
    nueva.write_bytes(b"nueva")
    for ruta, horas in ((vieja, 25), (nueva, 23)):
        instante = (ahora - timedelta(hours=horas)).timestamp()
        os.utime(ruta, (instante, instante))

    assert reanudacion.purgar(ahora=ahora) == 1
    assert not vieja.exists()
    assert nueva.exists()
