"""What somebody wrote into the rows: each audit tells it in a sentence that names it."""

from datetime import timedelta

import pytest
from django.db.models import F

from mesa.expedientes.models import Acto, CabezaDeActos, Documento, Expediente, Recibo
from mesa.lib.candados import poner, quitar
from mesa.registro.models import Serie
from tests.auditoria.mesa import acto, cambiar, cerrar, hallazgos, hallazgos_tras, una_mesa_cerrada
from tests.candados import CANDADOS
from tests.fabricas import un_expediente

pytestmark = pytest.mark.django_db


@pytest.fixture
def expediente() -> Expediente:
    uno = un_expediente(recibido=True, recibos=True, anexos=1)
    cerrar()
    return uno


def test_an_edited_act_is_found(expediente: Expediente) -> None:
    cambiar(acto(3), por_nombre="Otra persona")

    assert hallazgos() == ["El acto 3 fue alterado: su contenido ya no da su resumen."]


def test_a_deleted_act_is_found(expediente: Expediente) -> None:
    encontrado = hallazgos_tras(lambda: Acto.objects.filter(indice=2)._raw_delete("default"))

    assert "Falta el acto 2: el siguiente es el 3." in encontrado
    assert "El acto 3 no enlaza con el anterior." in encontrado
    assert "El cierre del 2026-06-26 dice 3 actos y el registro tiene 2 entre los suyos." in encontrado


def test_a_head_that_is_not_the_last_act_is_found(expediente: Expediente) -> None:
    CabezaDeActos.objects.update(indice=F("indice") + 1)

    assert hallazgos() == ["La cabeza de la cadena dice 4 y el último acto es el 3, o su resumen es otro."]


def test_a_changed_state_is_found(expediente: Expediente) -> None:
    cambiar(expediente, estado="RECHAZADO")

    assert hallazgos() == [f"El expediente {expediente} está RECHAZADO y sus actos no lo dicen."]


@pytest.mark.parametrize("columna", ["asunto", "clave", "remitente_nombre", "motivo_de_ingreso", "referencia"])
def test_a_column_fixed_at_filing_is_found(expediente: Expediente, columna: str) -> None:
    cambiar(expediente, **{columna: "otra cosa"})

    assert hallazgos() == [f"Lo que dice «{columna}» de {expediente} no es lo que fijó su acto 1."]


def test_a_moved_date_is_found(expediente: Expediente) -> None:
    cambiar(expediente, fecha_de_ingreso="2026-06-25")

    assert hallazgos() == [f"Lo que dice «fecha_de_ingreso» de {expediente} no es lo que fijó su acto 1."]


@pytest.mark.parametrize(
    ("columna", "valor"), [("veredicto", "con_avisos"), ("estado_firma", "valida"), ("hallazgos", [1]), ("firmas", [1])]
)
def test_what_the_inspection_said_cannot_be_said_otherwise(expediente: Expediente, columna: str, valor: object) -> None:
    documento = expediente.documentos.filter(rol="principal").get()
    cambiar(documento, **{columna: valor})

    assert hallazgos() == [
        f"Lo que dice «{columna}» del archivo «{documento.nombre}» de {expediente} cambió después de presentarse."
    ]


def test_a_pending_analysis_may_be_done_after_filing() -> None:
    expediente = un_expediente()
    antes = expediente.actos.get()
    fijado = antes.datos["congelado"]["documentos"]
    assert all("analisis" in uno for uno in fijado.values())  # of what was analysed, or has no scanner, it is fixed

    cambiar(expediente.documentos.get(), analisis="infectado")

    assert any("«analisis»" in uno for uno in hallazgos())


def test_a_swapped_file_is_found(expediente: Expediente) -> None:
    principal, anexo = expediente.documentos.all()
    cambiar(principal, sha256=anexo.sha256)

    assert f"Los archivos de {expediente} no son los de su acto 1." in hallazgos()


def test_a_renumbered_expediente_is_found(expediente: Expediente) -> None:
    cambiar(expediente, numero="2026-0000009")

    assert "Lo que dice «numero» de 2026-0000009 no es lo que fijó su acto 1." in hallazgos()


@pytest.mark.parametrize(
    ("ultimo", "dicho"),
    [
        (0, "El número 2026-0000001 no está en la serie, que dice llegar al 0."),
        (2, "Falta el número 2026-0000002."),
        (5, "Faltan los números 2026-0000002 a 2026-0000005."),
    ],
)
def test_a_series_that_says_another_end_is_found(expediente: Expediente, ultimo: int, dicho: str) -> None:
    Serie.objects.update(ultimo=ultimo)

    assert hallazgos() == [dicho]


def test_a_series_that_is_gone_is_found(expediente: Expediente) -> None:
    Serie.objects.all().delete()

    assert hallazgos() == ["Falta la serie de 2026, que llegó al 2026-0000001."]


def test_a_receipt_that_is_gone_is_found(expediente: Expediente) -> None:
    recibo = expediente.recibos.get(clase="cargo")

    assert hallazgos_tras(lambda: Recibo.objects.filter(pk=recibo.pk)._raw_delete("default")) == [
        f"El acto 2 (recibir) de {expediente} no tiene su recibo.",
        f"Sobra el archivo {recibo.sha256}: ninguna fila lo nombra.",
    ]


def test_a_receipt_of_another_act_is_found(expediente: Expediente) -> None:
    constancia, cargo = expediente.recibos.order_by("acto_id")
    cambiar(cargo, sha256="0" * 64)
    cambiar(constancia, sha256=cargo.sha256)

    encontrado = hallazgos()

    assert any(uno.startswith(f"La constancia de {expediente} lleva sellado otro") for uno in encontrado)


def test_a_receipt_s_instant_is_that_of_its_seal(expediente: Expediente) -> None:
    cambiar(expediente.recibos.get(clase="cargo"), emitido_en=F("emitido_en") - timedelta(days=1))

    assert hallazgos() == [f"El cargo de {expediente} no se emitió cuando dice su fila."]


def test_rows_of_an_expediente_that_is_gone_are_found(expediente: Expediente) -> None:
    encontrado = hallazgos_tras(lambda: Expediente.objects.filter(pk=expediente.pk)._raw_delete("default"))

    assert "El acto 1 es de un expediente que no está." in encontrado
    assert sum("es de un expediente que no está" in uno for uno in encontrado) == 3 + 2 + 2


def test_a_lifted_lock_is_found(expediente: Expediente) -> None:
    quitar(CANDADOS[:1])

    (hallado,) = hallazgos()
    poner(CANDADOS)

    assert "ya no impide cambiar expedientes_acto" in hallado


def test_another_s_findings_do_not_name_a_sound_expediente() -> None:
    primero, segundo, _tercero = una_mesa_cerrada()
    cambiar(segundo, asunto="Otro")

    assert not any(str(primero) in uno for uno in hallazgos())
    assert Documento.objects.exclude(expediente__numero=None).count() == 4
