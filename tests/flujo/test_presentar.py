import pytest
from django.core import mail

from mesa import flujo
from mesa.expedientes.models import Acto, Expediente, Recibo
from mesa.notificacion.models import Aviso
from tests.archivos.hacer import un_pdf_con_contrasena
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente

pytestmark = pytest.mark.django_db


def test_presentar_gives_number_clave_and_dates() -> None:
    borrador = un_borrador(anexos=2)

    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    expediente.refresh_from_db()
    assert expediente.numero == "2026-0000001"
    assert expediente.estado == "PRESENTADO"
    assert len(expediente.clave) == 12
    assert expediente.presentado_en == AHORA
    assert str(expediente.fecha_de_ingreso) == "2026-06-26"
    assert expediente.regla == "A-2026.1"


def test_presentar_twice_gives_the_same_filing() -> None:
    borrador = un_borrador()
    first = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    stale = Expediente.objects.get(pk=borrador.pk)
    stale.numero, stale.estado = None, "BORRADOR"

    second = flujo.presentar(stale, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    assert (second.numero, second.clave) == (first.numero, first.clave)
    assert Acto.objects.count() == 1


def test_presentar_without_asunto_says_what_is_missing() -> None:
    borrador = un_borrador(asunto="")

    with pytest.raises(flujo.NoSePuedePresentarError) as refused:
        flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    assert [falta.codigo for falta in refused.value.faltas] == ["asunto.falta"]
    assert not Acto.objects.exists()


def test_presentar_with_a_locked_annex_names_the_file() -> None:
    borrador = un_borrador()
    un_documento(borrador, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())

    (falta,) = flujo.que_falta(borrador, ahora=AHORA)

    assert "Acta.pdf" in str(falta.mensaje)
    assert "contraseña" in str(falta.solucion)


def test_worker_seals_the_constancia_and_mails_it() -> None:
    expediente = un_expediente(recibos=True)

    (recibo,) = Recibo.objects.all()
    (message,) = mail.outbox
    assert recibo.clase == "constancia"
    assert message.to == [expediente.cuenta.correo]
    assert str(expediente.numero) in message.subject
    assert message.attachments[0].filename == f"constancia-{expediente.numero}.pdf"
    assert Aviso.objects.get().estado == "enviado"
