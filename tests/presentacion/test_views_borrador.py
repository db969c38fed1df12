"""The filing page: rules said before they bite, words and files kept whatever happens, one filing however often asked."""

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mesa import flujo
from mesa.cuentas.idioma import COOKIE
from mesa.cuentas.models import Cuenta
from mesa.expedientes.archivo import ruta_en_cuarentena
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import Institucion
from mesa.presentacion.formulario import EnCuarentena, recibir_en_cuarentena
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena, un_xlsx
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_operador, un_remitente

PALABRAS = {
    "tipo_documento": "oficio",
    "numero_documento": "12-2026",
    "fecha_documento": "2026-06-20",
    "sede": "refineria-talara",
    "dependencia": "refineria-talara/mantenimiento",
    "asunto": "Pide copia del acta",
}


def _pagina(cliente: Client, expediente: Expediente, **consulta: str) -> str:
    return cliente.get(reverse("presentar", args=[expediente.pk]), consulta).content.decode()


def _enviar(cliente: Client, expediente: Expediente, **datos: Any) -> Any:
    return cliente.post(reverse("presentar", args=[expediente.pk]), datos)


def _archivo(nombre: str, contenido: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nombre, contenido)


@pytest.fixture
def vacio(remitente: Cuenta) -> Expediente:
    return flujo.crear_borrador(cuenta=remitente, columnas={}, ahora=remitente.creado_en)


def test_page_says_the_rules_before_anything_is_sent(cliente: Client, vacio: Expediente) -> None:
    texto = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", _pagina(cliente, vacio)))

    assert "PDF, Word, Excel, PowerPoint, XML o JPG" in texto
    assert "pesa hasta 20 MB" in texto
    assert "Te quedan 20 MB" in texto
    assert "Solo con firma digital hecha con certificado" in texto
    assert "bases administrativas de cada proceso" in texto
    assert "certificación notarial" in texto
    assert "Si presentas ahora, tu documento ingresa hoy, viernes 26 de junio de 2026" in texto
    assert "no significa que PETROPERÚ acepte lo que pides" in texto


def test_page_of_a_new_draft_shows_no_errors(cliente: Client, vacio: Expediente) -> None:
    texto = _pagina(cliente, vacio, clase="contrato")

    assert 'class="errores' not in texto
    assert "Te faltan 6 cosas" in texto
    assert re.search(r'value="contrato" id="clase-contrato" checked', texto)


def test_anonymous_goes_to_sign_in_and_comes_back(vacio: Expediente) -> None:
    direccion = reverse("presentar", args=[vacio.pk])

    respuesta = Client().get(direccion)

    assert respuesta.status_code == 302
    assert respuesta["Location"].endswith(f"?next={direccion}")


def test_another_filer_finds_nothing(vacio: Expediente) -> None:
    otro = sesion_de(un_remitente())

    for nombre in ("presentar", "presentar_descartar", "presentado"):
        assert otro.get(reverse(nombre, args=[vacio.pk])).status_code == 404
    assert otro.post(reverse("presentar_datos", args=[vacio.pk]), PALABRAS).status_code == 404


def test_somebody_of_the_institution_does_not_file(vacio: Expediente) -> None:
    assert sesion_de(un_operador()).get(reverse("presentar_nuevo")).status_code == 403


def test_words_are_saved_and_survive_signing_out(remitente: Cuenta, vacio: Expediente) -> None:
    cliente = sesion_de(remitente)
    cliente.post(reverse("presentar_datos", args=[vacio.pk]), PALABRAS)
    cliente.logout()

    texto = _pagina(sesion_de(remitente), vacio)

    assert 'value="12-2026"' in texto
    assert "Pide copia del acta</textarea>" in texto
    assert '<option value="refineria-talara/mantenimiento" selected>' in texto
    assert "Te falta 1 cosa" in texto


def test_autosave_answers_with_the_parts_that_change(cliente: Client, vacio: Expediente) -> None:
    respuesta = cliente.post(reverse("presentar_datos", args=[vacio.pk]), {**PALABRAS, "fecha_documento": "20/13/2026"})

    texto = respuesta.content.decode()
    vacio.refresh_from_db()
    assert "<html" not in texto
    assert "Borrador guardado a las 10:24" in texto
    assert re.search(r'id="id_fecha_documento_error"[^>]*><p class="marca mal">Escribe la fecha como', texto)
    assert vacio.asunto == "Pide copia del acta"
    assert vacio.fecha_documento is None


def test_autosave_says_at_once_what_the_type_asks(cliente: Client, vacio: Expediente) -> None:
    respuesta = cliente.post(reverse("presentar_datos", args=[vacio.pk]), {"tipo_documento": "carta-notarial"})

    assert "Carta notarial: se presenta en papel" in respuesta.content.decode()
    assert "se llevan en papel a las oficinas de Trámite Documentario" in respuesta.content.decode()


def test_choosing_a_contract_judges_the_main_document_again(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    texto = cliente.post(
        reverse("presentar_datos", args=[expediente.pk]), {"tipo_documento": "contrato"}
    ).content.decode()

    assert "se recibe solo con firma digital, y el PDF no tiene ninguna" in texto


def test_autosave_without_session_is_told_so(vacio: Expediente) -> None:
    respuesta = Client().post(reverse("presentar_datos", args=[vacio.pk]), PALABRAS, headers={"HX-Request": "true"})

    assert respuesta.status_code == 401


def test_autosave_of_a_filed_draft_leads_to_its_answer(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)

    respuesta = cliente.post(reverse("presentar_datos", args=[expediente.pk]), PALABRAS)

    assert respuesta.status_code == 409
    assert respuesta["HX-Redirect"] == reverse("presentado", args=[expediente.pk])


def test_form_saves_words_and_files_together(cliente: Client, vacio: Expediente) -> None:
    anexos = [_archivo("Datos.xlsx", un_xlsx()), _archivo("Plano.pdf", un_pdf())]

    respuesta = _enviar(
        cliente, vacio, **PALABRAS, accion="subir", principal=_archivo("Carta.pdf", un_pdf(2)), anexos=anexos
    )

    vacio.refresh_from_db()
    assert respuesta.status_code == 302
    assert respuesta["Location"].endswith("#parte-3")
    assert vacio.asunto == "Pide copia del acta"
    assert [(d.rol, d.nombre) for d in vacio.documentos.all()] == [
        ("principal", "Carta.pdf"),
        ("anexo", "Datos.xlsx"),
        ("anexo", "Plano.pdf"),
    ]


def test_file_too_big_for_the_form_loses_nothing_else(cliente: Client, vacio: Expediente) -> None:
    institucion = Institucion.objects.get()
    institucion.expediente_bytes = 20_000
    institucion.save()
    grande = _archivo("Grande.pdf", un_pdf(1, bytes_aproximados=60_000))

    respuesta = _enviar(
        cliente,
        vacio,
        principal=_archivo("Carta.pdf", un_pdf()),
        anexos=[grande, _archivo("Datos.xlsx", un_xlsx())],
        **PALABRAS,
    )

    texto = respuesta.content.decode()
    vacio.refresh_from_db()
    assert respuesta.status_code == 413
    assert "Esto no entró: «Grande.pdf»." in texto
    assert vacio.asunto == "Pide copia del acta"
    assert [d.nombre for d in vacio.documentos.all()] == ["Carta.pdf", "Datos.xlsx"]
    assert not list(ruta_en_cuarentena(vacio.documentos.all()[0]).parent.glob("*.formulario"))


def test_form_that_is_not_ours_changes_nothing(remitente: Cuenta, vacio: Expediente) -> None:
    intruso = Client(enforce_csrf_checks=True)
    intruso.force_login(remitente)

    assert _enviar(intruso, vacio, **PALABRAS).status_code == 403
    vacio.refresh_from_db()
    assert vacio.asunto == ""


def test_form_removes_a_file_and_keeps_the_words(cliente: Client, vacio: Expediente) -> None:
    documento = un_documento(vacio, nombre="Plano.pdf")

    _enviar(cliente, vacio, **PALABRAS, quitar=str(documento.pk))

    vacio.refresh_from_db()
    assert vacio.asunto == "Pide copia del acta"
    assert not vacio.documentos.exists()


def test_filing_gives_a_number_and_leads_to_the_answer(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    respuesta = _enviar(cliente, expediente, accion="presentar")

    expediente.refresh_from_db()
    assert respuesta["Location"] == reverse("presentado", args=[expediente.pk])
    assert expediente.numero == "2026-0000001"
    assert expediente.canal == "plataforma"


def test_what_was_typed_last_is_what_is_filed(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    _enviar(cliente, expediente, **PALABRAS, accion="presentar")

    expediente.refresh_from_db()
    assert (expediente.numero, expediente.asunto) == ("2026-0000001", "Pide copia del acta")


def test_filing_twice_gives_one_number(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    primera, segunda = (_enviar(cliente, expediente, accion="presentar") for _ in range(2))

    assert primera["Location"] == segunda["Location"] == reverse("presentado", args=[expediente.pk])
    assert list(Expediente.objects.values_list("numero", flat=True)) == ["2026-0000001"]


def test_filing_what_is_not_complete_lists_it_and_keeps_everything(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente, asunto="", fecha_documento=None)
    acta = un_documento(expediente, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())

    respuesta = _enviar(cliente, expediente, accion="presentar", numero_documento="9-2026", asunto="")

    texto = respuesta.content.decode()
    resumen = texto.split('class="errores')[1].split("</div>")[0]
    assert respuesta.status_code == 422
    assert "autofocus" in resumen
    assert re.findall(r'<li><a href="#([^"]+)">', resumen) == ["id_fecha_documento", "id_asunto", f"archivo-{acta.pk}"]
    assert "Para presentar, corrige 3 cosas" in resumen
    assert texto.count("Falta el asunto. Di en una frase qué pides o informas.") == 2  # in the summary and by the field
    assert 'value="9-2026"' in texto
    assert expediente.documentos.count() == 2
    assert not Expediente.objects.exclude(numero=None).exists()


def test_filing_with_a_word_that_cannot_be_read_files_nothing(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)

    respuesta = _enviar(cliente, expediente, accion="presentar", fecha_documento="ayer")

    assert respuesta.status_code == 422
    assert 'value="ayer"' in respuesta.content.decode()
    assert not Expediente.objects.exclude(numero=None).exists()


def test_filing_while_a_file_is_inspected_asks_to_wait(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)
    Documento.objects.update(veredicto="")

    respuesta = _enviar(cliente, expediente, accion="presentar")

    assert respuesta.status_code == 409
    assert "Todavía estamos revisando un archivo." in respuesta.content.decode()


def test_filing_bytes_that_changed_on_disk_names_the_file(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)
    ruta_en_cuarentena(expediente.documentos.get()).write_bytes(b"otra cosa")

    respuesta = _enviar(cliente, expediente, accion="presentar")

    assert respuesta.status_code == 409
    assert "Lo que guardamos de «Carta-0147-2026.pdf» no coincide con lo que subiste." in respuesta.content.decode()
    assert not Expediente.objects.exclude(numero=None).exists()


def test_instant_of_filing_is_when_the_request_arrived(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_borrador(cuenta=remitente)
    llegada = AHORA.replace(hour=21, minute=36, second=59)  # 16:36:59 in Lima
    reloj = [llegada]

    def recibir_despacio(*args: Any, **kwargs: Any) -> EnCuarentena:
        reloj[0] = llegada + timedelta(minutes=14)
        return recibir_en_cuarentena(*args, **kwargs)

    with (
        patch("django.utils.timezone.now", side_effect=lambda: reloj[0]),
        patch("mesa.presentacion.views_borrador.recibir_en_cuarentena", recibir_despacio),
    ):
        _enviar(cliente, expediente, accion="presentar")

    expediente.refresh_from_db()
    assert expediente.presentado_en == llegada
    assert expediente.fecha_de_ingreso is not None
    assert expediente.fecha_de_ingreso.isoformat() == "2026-06-26"


def test_draft_already_filed_leads_to_its_answer(cliente: Client, remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)

    assert cliente.get(reverse("presentar", args=[expediente.pk]))["Location"] == reverse(
        "presentado", args=[expediente.pk]
    )


@pytest.mark.django_db
def test_page_speaks_english_to_a_foreign_company() -> None:
    cuenta = un_remitente("extranjera")
    expediente = un_borrador(cuenta=cuenta)

    cliente = sesion_de(cuenta)
    cliente.cookies[COOKIE] = "en"

    respuesta = cliente.get(reverse("presentar", args=[expediente.pk]))

    assert '<html lang="en"' in respuesta.content.decode()
    assert "Friday 26 June 2026" in respuesta.content.decode()


@pytest.mark.parametrize("anexos", [0, 2])
def test_page_asks_the_database_as_much_for_1_and_3_files(
    cliente: Client, remitente: Cuenta, django_assert_num_queries: DjangoAssertNumQueries, anexos: int
) -> None:
    expediente = un_borrador(cuenta=remitente, anexos=anexos)
    _pagina(cliente, expediente)  # the catalogue is remembered

    with django_assert_num_queries(5):
        _pagina(cliente, expediente)


@pytest.mark.parametrize("anexos", [0, 2])
def test_autosave_asks_the_database_as_much_for_1_and_3_files(
    cliente: Client, remitente: Cuenta, django_assert_num_queries: DjangoAssertNumQueries, anexos: int
) -> None:
    expediente = un_borrador(cuenta=remitente, anexos=anexos)
    _pagina(cliente, expediente)

    with django_assert_num_queries(7):
        cliente.post(reverse("presentar_datos", args=[expediente.pk]), {"asunto": "Otro asunto"})
