"""Filing freezes what was said of its vouchers, and from then on they are known here."""

from datetime import date, timedelta

import pytest

from mesa import flujo
from mesa.expedientes.models import Acto, Comprobante, Expediente
from mesa.registro.recibos import manifiesto_de
from mesa.ventanilla.revision import tarjetas_de_borrador
from tests.fabricas import AHORA, un_remitente
from tests.ventanilla.casos import ORDEN, PROVEEDOR, al_dia, cambiar_tipo, con_factura, nombre_de

pytestmark = pytest.mark.django_db


def presentar(expediente: Expediente) -> Expediente:
    return flujo.presentar(al_dia(expediente), por=expediente.cuenta, canal="plataforma", ahora=AHORA)


def test_act_keeps_which_files_make_the_voucher_and_what_was_said() -> None:
    expediente = presentar(con_factura())

    (dicho,) = Acto.objects.get(expediente=expediente, acto="presentar").datos["comprobantes"]
    assert dicho["clave"] == f"{PROVEEDOR}-01-F001-12"
    assert dicho["documento"] == str(expediente.documentos.get(nombre=nombre_de()).pk)
    assert dicho["pdf"] == str(expediente.documentos.get(nombre="Factura.pdf").pk)
    assert {uno["codigo"] for uno in dicho["hallazgos"]} == {"firma_xml.sin_firma", "cdr.sin_valor"}
    assert all(uno["mensaje"] and uno["solucion"] for uno in dicho["hallazgos"])


def test_receipt_says_nothing_of_it() -> None:
    expediente = presentar(con_factura())

    assert "comprobantes" not in manifiesto_de(expediente.actos.get()).a_dict()


def test_card_of_a_filed_voucher_is_what_its_filer_saw() -> None:
    expediente = presentar(con_factura(cdr=b""))
    antes = flujo.revisar_comprobantes(al_dia(expediente), ahora=AHORA)
    cambiar_tipo("factura", exige_cdr=True, patron_de_orden=r"X\d+")

    (despues,) = flujo.revisar_comprobantes(al_dia(expediente), ahora=AHORA + timedelta(days=400))

    assert [despues.hallazgos] == [una.hallazgos for una in antes]
    assert "cdr.falta" in {uno.codigo for uno in despues.hallazgos}
    assert (despues.orden, despues.veredicto) == (ORDEN, "con_avisos")


def test_row_is_marked_filed_with_its_last_day() -> None:
    presentar(con_factura())

    fila = Comprobante.objects.get()
    assert fila.presentado_en == AHORA
    assert fila.conformidad_hasta == date(2026, 7, 4)
    assert fila.orden_de_compra == ORDEN


def test_second_of_two_drafts_reviewed_at_once_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cuenta = un_remitente("juridica")
    primero, segundo = con_factura(cuenta=cuenta), con_factura(cuenta=cuenta)
    vistas = tarjetas_de_borrador(segundo, hoy=AHORA.date())
    presentar(primero)
    monkeypatch.setattr(flujo, "tarjetas_de_borrador", lambda *_args, **_kwargs: vistas)

    with pytest.raises(flujo.NoSePuedePresentarError) as negado:
        presentar(segundo)

    assert [falta.codigo for falta in negado.value.faltas] == ["comprobante.duplicado"]
    assert al_dia(segundo).numero is None
