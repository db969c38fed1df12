import pytest
from django.core import mail
from django.test import Client

from mesa import flujo
from mesa.expedientes.models import Acto, Expediente, Recibo
from mesa.organizacion.models import Sede, TipoDocumento
from mesa.organizacion.models.tipo import Modo
from tests.archivos.hacer import un_pdf
from tests.conftest import sesion_de
from tests.fabricas import (
    AHORA,
    un_borrador,
    un_documento,
    un_expediente,
    un_funcionario,
    un_operador,
    un_remitente,
    una_sede,
)

pytestmark = pytest.mark.django_db


def _cumplir(expediente: Expediente) -> None:
    for acto in expediente.actos.all():
        flujo.cumplir_acto.func(acto.indice)


def _bytes(client: Client, url: str) -> tuple[int, dict[str, str], bytes]:
    respuesta = client.get(url)
    return respuesta.status_code, dict(respuesta.headers), respuesta.getvalue()


def test_expediente_shows_facts_files_history_and_acts() -> None:
    expediente = un_expediente(anexos=1)

    html = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/").content.decode()

    assert expediente.asunto in html
    assert expediente.remitente_nombre in html
    assert "Carta-0147-2026.pdf" in html
    assert "Anexo-1.pdf" in html
    assert "Revisado, sin hallazgos" in html
    assert "Recibir y derivar" in html
    assert "Motivo del rechazo" in html


def test_recibir_gives_the_cargo_forwards_and_mails_the_filer() -> None:
    expediente = un_expediente()
    client = sesion_de(un_operador())

    html = client.post(f"/mesa/{expediente.numero}/recibir/", follow=True).content.decode()
    _cumplir(expediente)

    expediente.refresh_from_db()
    assert expediente.estado == "DERIVADO"
    assert expediente.dependencia_actual == expediente.dependencia
    assert Recibo.objects.filter(expediente=expediente, clase="cargo").count() == 1
    assert f"Recibido: {expediente.numero} pasó a {expediente.dependencia}" in html
    cargo = next(correo for correo in mail.outbox if "recibimos tu documento" in correo.subject)
    assert [nombre for nombre, _contenido, _tipo in cargo.attachments] == [f"cargo-{expediente.numero}.pdf"]


def test_recibir_leads_to_the_next_of_the_tray() -> None:
    primero = un_expediente(ahora=AHORA)
    segundo = un_expediente(ahora=AHORA.replace(minute=40))
    client = sesion_de(un_operador())

    html = client.post(f"/mesa/{primero.numero}/recibir/", follow=True).content.decode()

    assert f"Siguiente: {segundo.numero}" in html
    assert "la mesa de partes ya no tiene nada que hacer en él" in html


def test_recibir_twice_tells_the_second_operator_who_was_first() -> None:
    expediente = un_expediente()
    sesion_de(un_operador()).post(f"/mesa/{expediente.numero}/recibir/")

    respuesta = sesion_de(un_operador()).post(f"/mesa/{expediente.numero}/recibir/", follow=True)

    assert respuesta.status_code == 200
    assert "Carmen Villalta se adelantó: el expediente está en «Derivado»" in respuesta.content.decode()
    assert Acto.objects.filter(expediente=expediente, acto="recibir").count() == 1


def test_recibir_that_loses_the_race_in_between_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    expediente = un_expediente()
    client, otro = sesion_de(un_operador()), un_operador()
    from mesa.expedientes import actuar  # noqa: PLC0415

    def mientras_tanto(*args: object, **kwargs: object) -> None:
        # Read as PRESENTADO by the page; then the colleague's act lands first.
        flujo.rechazar(Expediente.objects.get(pk=expediente.pk), por=otro, motivo="Ilegible.", ahora=AHORA)
        original(*args, **kwargs)  # type: ignore[arg-type]

    original = actuar._intentar
    monkeypatch.setattr(actuar, "_intentar", mientras_tanto)

    respuesta = client.post(f"/mesa/{expediente.numero}/recibir/", follow=True)

    assert respuesta.status_code == 200
    assert "se adelantó: el expediente está en «Rechazado»" in respuesta.content.decode()
    expediente.refresh_from_db()
    assert expediente.estado == "RECHAZADO"


def test_rechazar_without_reason_keeps_the_page_and_says_what_is_missing() -> None:
    expediente = un_expediente()

    respuesta = sesion_de(un_operador()).post(f"/mesa/{expediente.numero}/rechazar/", {"rechazar-motivo": "  "})

    assert respuesta.status_code == 422
    assert respuesta.content.decode().count("Escribe el motivo: el remitente lo recibe por correo") == 2
    expediente.refresh_from_db()
    assert expediente.estado == "PRESENTADO"


def test_rechazar_with_a_reason_too_long_keeps_what_was_typed() -> None:
    expediente = un_expediente()
    motivo = "El anexo 2 no se lee. " * 100

    respuesta = sesion_de(un_operador()).post(f"/mesa/{expediente.numero}/rechazar/", {"rechazar-motivo": motivo})

    assert respuesta.status_code == 422
    assert motivo.strip() in respuesta.content.decode()
    assert "El motivo tiene hasta 2000 caracteres" in respuesta.content.decode()


def test_rechazar_closes_it_and_the_mail_carries_the_reason() -> None:
    expediente = un_expediente()

    html = (
        sesion_de(un_operador())
        .post(f"/mesa/{expediente.numero}/rechazar/", {"rechazar-motivo": "La carta no está firmada."}, follow=True)
        .content.decode()
    )
    _cumplir(expediente)

    expediente.refresh_from_db()
    assert expediente.estado == "RECHAZADO"
    assert f"Rechazado: {expediente.numero}" in html
    correo = mail.outbox[-1]
    assert correo.subject.startswith(str(expediente.numero))
    assert "La carta no está firmada." in correo.body


def test_rechazar_is_not_for_types_that_are_observed() -> None:
    TipoDocumento.objects.filter(codigo="carta").update(modo=Modo.LPAG)
    expediente = un_expediente()
    client = sesion_de(un_operador())

    pagina = client.get(f"/mesa/{expediente.numero}/").content.decode()
    respuesta = client.post(f"/mesa/{expediente.numero}/rechazar/", {"rechazar-motivo": "Porque sí."}, follow=True)

    assert 'aria-disabled="true"' in pagina
    assert "Este tipo de documento se observa, no se rechaza (numerales 124.1 y 125.6 del TUO" in pagina
    assert "Motivo del rechazo" not in pagina
    assert (
        "Este tipo de documento se observa, no se rechaza (numerales 124.1 y 125.6 del TUO"
        in respuesta.content.decode()
    )
    expediente.refresh_from_db()
    assert expediente.estado == "PRESENTADO"


def test_acts_are_not_done_by_following_a_link() -> None:
    expediente = un_expediente()

    respuesta = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/recibir/")

    assert respuesta.status_code == 405


def test_archivo_comes_down_bit_for_bit_and_inert() -> None:
    contenido = un_pdf(texto="El original")
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Carta «ñandú».pdf", contenido=contenido)
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    url = f"/mesa/{expediente.numero}/archivos/{expediente.documentos.get().pk}/"

    status, headers, bajado = _bytes(sesion_de(un_operador()), url)

    assert (status, bajado) == (200, contenido)
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''Carta%20%C2%AB%C3%B1and%C3%BA%C2%BB.pdf" in headers["Content-Disposition"]
    assert headers["Content-Length"] == str(len(contenido))
    assert headers["Content-Security-Policy"].startswith("sandbox")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_archivo_is_shown_in_the_browser_only_when_it_is_safe() -> None:
    borrador = un_borrador()
    un_documento(borrador, nombre="datos.xml", contenido=b"<?xml version='1.0'?><a/>")
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    pdf, xml = expediente.documentos.get(rol="principal"), expediente.documentos.get(rol="anexo")
    client, raiz = sesion_de(un_operador()), f"/mesa/{expediente.numero}/archivos"

    _status, del_pdf, _contenido = _bytes(client, f"{raiz}/{pdf.pk}/?ver=1")
    _status, del_xml, _contenido = _bytes(client, f"{raiz}/{xml.pk}/?ver=1")

    assert del_pdf["Content-Disposition"].startswith("inline; ")
    assert del_pdf["Content-Type"] == "application/pdf"
    assert del_xml["Content-Disposition"].startswith("attachment; ")
    assert del_xml["Content-Type"] == "application/octet-stream"


def test_archivo_of_another_expediente_is_not_found_under_this_number() -> None:
    uno, otro = un_expediente(), un_expediente()
    ajeno = otro.documentos.get()

    respuesta = sesion_de(un_operador()).get(f"/mesa/{uno.numero}/archivos/{ajeno.pk}/")

    assert respuesta.status_code == 404


@pytest.mark.parametrize("resto", ["", "archivos/{documento}/"])
def test_pages_of_an_expediente_do_not_exist_for_another_sede(resto: str) -> None:
    expediente = un_expediente()
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).order_by("orden")[0]
    url = f"/mesa/{expediente.numero}/{resto.format(documento=expediente.documentos.get().pk)}"

    assert sesion_de(un_operador(sede=otra_sede)).get(url).status_code == 404
    assert sesion_de(un_remitente()).get(url).status_code == 404
    assert sesion_de(un_funcionario()).get(url).status_code == 403


@pytest.mark.parametrize("acto", ["recibir", "rechazar"])
def test_acts_are_refused_to_whom_they_are_not_for(acto: str) -> None:
    expediente = un_expediente()
    otra_sede = Sede.objects.exclude(pk=una_sede().pk).order_by("orden")[0]
    url, datos = f"/mesa/{expediente.numero}/{acto}/", {"rechazar-motivo": "Porque sí."}

    assert sesion_de(un_operador(sede=otra_sede)).post(url, datos).status_code == 404
    assert sesion_de(expediente.cuenta).post(url, datos).status_code == 404
    assert sesion_de(un_funcionario()).post(url, datos).status_code == 403
    assert Client().post(url, datos).status_code == 302
    expediente.refresh_from_db()
    assert expediente.estado == "PRESENTADO"


@pytest.mark.parametrize("numero", ["%00", "2026-0000001%0A", "2026-00000001", "../mesa", "2026-9999999"])
def test_what_is_no_number_is_not_found(numero: str) -> None:
    assert sesion_de(un_operador()).get(f"/mesa/{numero}/").status_code == 404


def test_a_draft_has_no_page_at_the_desk() -> None:
    borrador = un_borrador()

    assert sesion_de(un_operador()).get(f"/mesa/{borrador.pk}/").status_code == 404
