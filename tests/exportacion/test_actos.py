import hashlib
from pathlib import Path

import pytest
from django.db import transaction

from mesa import flujo
from mesa.expedientes.estados import ClaseDeActo
from mesa.expedientes.historia import Lector
from mesa.expedientes.transicion import transitar
from tests.exportacion.abierto import abierto, json_de
from tests.fabricas import AHORA, un_expediente, un_funcionario

pytestmark = pytest.mark.django_db


def _actos(carpeta: Path) -> list[dict[str, object]]:
    actos: list[dict[str, object]] = json_de(carpeta, "actos.json")["actos"]
    return actos


def test_staff_get_every_act_whole_and_its_digest_can_be_made_again(tmp_path: Path) -> None:
    expediente = un_expediente(atendido=True)

    actos = _actos(abierto(expediente, tmp_path, Lector.PERSONAL))

    assert [uno["indice"] for uno in actos] == list(expediente.actos.values_list("indice", flat=True))
    assert all(hashlib.sha256(str(uno["canonico"]).encode()).hexdigest() == uno["resumen"] for uno in actos)


def test_filer_gets_whole_the_acts_that_hold_nothing_kept_from_them(tmp_path: Path) -> None:
    actos = _actos(abierto(un_expediente(atendido=True), tmp_path))

    enteros = [str(uno["canonico"]) for uno in actos if uno["entero"]]
    assert [uno["entero"] for uno in actos] == [True, True, False, False, False]
    assert '"acto":"presentar"' in enteros[0]
    assert '"acto":"recibir"' in enteros[1]


def test_filer_s_folder_holds_no_note_and_no_name_beyond_what_the_page_shows(tmp_path: Path) -> None:
    expediente, funcionario = un_expediente(recibido=True), un_funcionario()
    with transaction.atomic():
        transitar(
            expediente, ClaseDeActo.TOMAR, por=funcionario, por_nombre=str(funcionario), ahora=AHORA,
            nota="Ojo: revisar con Legal antes de responder.",
        )  # fmt: skip
    flujo.responder(expediente, por=funcionario, nota="Se atendió su pedido.", ahora=AHORA)

    carpeta = abierto(expediente, tmp_path)

    for nombre in ("actos.json", "indice.json", "indice.html"):
        texto = (carpeta / nombre).read_text(encoding="utf-8")
        assert "revisar con Legal" not in texto
        assert "Salcedo" not in texto
    responder = _actos(carpeta)[-1]
    assert (responder["por"], responder["nota"]) == ("la dependencia", "Se atendió su pedido.")
    assert responder["resumen"] == expediente.actos.last().resumen  # type: ignore[union-attr]
