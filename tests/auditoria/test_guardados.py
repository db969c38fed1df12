"""A receipt and its proof that somebody kept tell what was rewritten, even by who owns rows, files and key."""

import json
from pathlib import Path

import pytest

from mesa import flujo
from mesa.expedientes.archivo import archivo
from mesa.expedientes.models import Recibo
from mesa.registro.models import CierreDiario
from tests.archivos.hacer import un_pdf
from tests.auditoria.mesa import acto, cambiar, hallazgos, una_mesa_cerrada

pytestmark = pytest.mark.django_db


@pytest.fixture
def recibo(tmp_path: Path) -> Path:
    una_mesa_cerrada()
    destino = tmp_path / "constancia.pdf"
    with archivo().abrir(Recibo.objects.order_by("acto_id")[0].sha256) as abierto:
        destino.write_bytes(abierto.read())
    return destino


@pytest.fixture
def prueba(recibo: Path) -> Path:
    hallada = flujo.prueba_de(1)
    assert hallada is not None
    destino = recibo.with_name("prueba.json")
    destino.write_text(json.dumps(hallada.a_dict()))
    return destino


def test_what_was_kept_agrees_with_a_sound_log(recibo: Path, prueba: Path) -> None:
    assert hallazgos(recibo, prueba) == []


def test_a_receipt_that_the_log_no_longer_has_is_told(recibo: Path) -> None:
    cambiar(Recibo.objects.order_by("acto_id")[0], sha256="0" * 64)
    cambiar(acto(1), resumen="0" * 64)

    propios = [uno for uno in hallazgos(recibo) if str(recibo) in uno]

    assert propios == [
        f"{recibo}: el acto 1 que esta mesa selló no es el que tiene hoy el registro.",
        f"{recibo}: el registro de hoy no tiene este recibo, que esta mesa selló.",
    ]


def test_a_closing_sealed_anew_is_told_by_the_old_proof(prueba: Path) -> None:
    cambiar(CierreDiario.objects.get(dia="2026-06-26"), contenido="{}")

    assert f"{prueba}: el cierre del 2026-06-26 que esta mesa selló no es el que tiene hoy el registro." in hallazgos(
        prueba
    )


@pytest.mark.parametrize("contenido", [b"", b"[]", b"{}", b"[" * 100_000])
def test_what_is_no_proof_is_told(tmp_path: Path, contenido: bytes) -> None:
    ajeno = tmp_path / "ajeno.json"
    ajeno.write_bytes(contenido)

    (hallado,) = hallazgos(ajeno)
    assert "no es una prueba" in hallado


def test_a_pdf_that_is_no_receipt_is_told(tmp_path: Path) -> None:
    ajeno = tmp_path / "ajeno.pdf"
    ajeno.write_bytes(un_pdf())

    assert hallazgos(ajeno) == [f"{ajeno}: no es un recibo intacto de esta mesa."]


def test_a_proof_whose_seal_was_swapped_is_told(prueba: Path) -> None:
    datos = json.loads(prueba.read_text()) | {"firma": "AAAA"}
    prueba.write_text(json.dumps(datos))

    assert hallazgos(prueba) == [f"{prueba}: su cierre no lleva un sello de esta mesa que le corresponda."]
