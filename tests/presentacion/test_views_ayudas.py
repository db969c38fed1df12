"""Photos, scans and crooked pages: a proposal first, the draft untouched until the filer takes it."""

import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from mesa import flujo
from mesa.cuentas.models import Cuenta
from mesa.expedientes.archivo import abrir_documento, ruta_en_cuarentena
from mesa.expedientes.models import Documento, Expediente
from mesa.organizacion.models import Institucion
from tests.archivos.escaneados import un_escaneo, una_foto
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena, un_pdf_firmado, un_pdf_restringido
from tests.conftest import sesion_de
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_remitente

ESCANEO = un_escaneo(1)


@pytest.fixture
def borrador(remitente: Cuenta) -> Expediente:
    return un_borrador(cuenta=remitente, con_archivo=False)


def _ir(cliente: Client, vista: str, /, *args: object, **datos: Any) -> Any:
    """POST to a page of the helping hands and follow where it leads."""
    return cliente.post(reverse(vista, args=args), datos, follow=True)


def _usar(cliente: Client, respuesta: Any) -> Any:
    return cliente.post(respuesta.request["PATH_INFO"], {"accion": "usar"}, follow=True)


def _texto(respuesta: Any) -> str:
    return str(respuesta.content.decode())


def _nombres(borrador: Expediente) -> list[str]:
    return [d.nombre for d in Documento.objects.filter(expediente=borrador)]


def _limitar(octetos: int) -> None:
    institucion = Institucion.objects.get()
    institucion.expediente_bytes = octetos
    institucion.save()


def _dos_fotos(borrador: Expediente) -> list[Documento]:
    return [un_documento(borrador, nombre=f"{n}.jpg", contenido=una_foto(n, ancho=800 + n, alto=600)) for n in (1, 6)]


def _unir(cliente: Client, borrador: Expediente, fotos: list[Documento], /, **datos: Any) -> Any:
    ids = [str(foto.pk) for foto in fotos]
    datos = {"accion": "unir", "rol": "anexo", "orden": ids, "fotos": ids, **datos}
    return _ir(cliente, "presentar_fotos", borrador.pk, **datos)


def test_photos_take_the_order_of_the_form_and_leave_when_the_pdf_is_in(cliente: Client, borrador: Expediente) -> None:
    primera, segunda = _dos_fotos(borrador)

    propuesta = _unir(cliente, borrador, [segunda, primera], nombre="Acta")
    assert _nombres(borrador) == ["1.jpg", "6.jpg"]  # nothing changes before the filer says so
    _usar(cliente, propuesta)

    documento = borrador.documentos.get()
    with abrir_documento(documento) as archivo, pikepdf.open(io.BytesIO(archivo.read())) as pdf:
        anchos = [int(imagen.Width) for pagina in pdf.pages for imagen in pagina.resources.XObject.values()]
    assert (documento.nombre, documento.folios, documento.impide_presentar) == ("Acta.pdf", 2, False)
    assert anchos == [600, 801]


def test_photos_that_fill_the_draft_still_become_a_pdf(cliente: Client, borrador: Expediente) -> None:
    fotos = _dos_fotos(borrador)
    _limitar(sum(foto.bytes for foto in fotos) + 3000)

    _usar(cliente, _unir(cliente, borrador, fotos))

    assert _nombres(borrador) == ["Fotos.pdf"]


def test_photos_as_main_document_say_what_else_goes(cliente: Client, borrador: Expediente) -> None:
    un_documento(borrador, rol="principal", nombre="Vieja.pdf")
    fotos = _dos_fotos(borrador)

    propuesta = _unir(cliente, borrador, fotos, rol="principal")
    assert "También reemplaza a «Vieja.pdf»" in _texto(propuesta)
    _usar(cliente, propuesta)

    assert [(d.rol, d.nombre) for d in borrador.documentos.all()] == [("principal", "Fotos.pdf")]


def test_photos_without_any_chosen_get_a_sentence(cliente: Client, borrador: Expediente) -> None:
    respuesta = _unir(cliente, borrador, _dos_fotos(borrador), fotos=[])

    assert respuesta.status_code == 422
    assert "Elige al menos una foto" in _texto(respuesta)


def test_photo_that_cannot_be_read_is_named_and_nothing_is_lost(cliente: Client, borrador: Expediente) -> None:
    fotos = _dos_fotos(borrador)
    ruta_en_cuarentena(fotos[1]).write_bytes(una_foto()[:700])

    respuesta = _unir(cliente, borrador, fotos)

    assert "No se pudo leer «6.jpg»" in _texto(respuesta)
    assert _nombres(borrador) == ["1.jpg", "6.jpg"]


def test_moving_a_photo_keeps_order_and_choice_without_script(cliente: Client, borrador: Expediente) -> None:
    primera, segunda = _dos_fotos(borrador)
    datos = {"orden": [str(primera.pk), str(segunda.pk)], "fotos": [str(primera.pk)], "bajar": str(primera.pk)}

    texto = _texto(_ir(cliente, "presentar_fotos", borrador.pk, **datos))

    assert texto.index(f"foto-{segunda.pk}") < texto.index(f"foto-{primera.pk}")
    assert texto.count("checked") == 1 + 1  # one photo, one place for the PDF


def test_scan_shows_both_weights_and_takes_the_place_of_the_first(
    cliente: Client, borrador: Expediente, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    escaneo = un_documento(borrador, nombre="Escritura.pdf", contenido=ESCANEO)
    assert "Reducir su peso" in _texto(cliente.get(reverse("presentar", args=[borrador.pk])))

    propuesta = _ir(cliente, "presentar_reducir", borrador.pk, escaneo.pk)
    una = propuesta.context["propuesta"]
    assert una.bytes_antes == escaneo.bytes
    assert una.bytes < escaneo.bytes / 3
    assert f"{una.ahorro} % menos" in _texto(propuesta)
    with django_capture_on_commit_callbacks(execute=True):
        _usar(cliente, propuesta)

    reducido = borrador.documentos.get()
    assert (reducido.nombre, reducido.bytes, reducido.folios) == ("Escritura.pdf", una.bytes, 1)
    assert not ruta_en_cuarentena(escaneo).exists()


def test_scan_that_does_not_gain_says_so_and_is_not_offered_again(cliente: Client, borrador: Expediente) -> None:
    pesado = un_documento(borrador, nombre="Plano.pdf", contenido=un_pdf(bytes_aproximados=900_000))

    respuesta = _ir(cliente, "presentar_reducir", borrador.pk, pesado.pk)

    assert "Reducirlo no ahorra espacio" in _texto(respuesta)
    assert "Reducir su peso" not in _texto(cliente.get(reverse("presentar", args=[borrador.pk])))
    assert _nombres(borrador) == ["Plano.pdf"]


def test_leaving_it_as_it_was_forgets_the_proposal(cliente: Client, borrador: Expediente) -> None:
    escaneo = un_documento(borrador, contenido=ESCANEO)
    propuesta = _ir(cliente, "presentar_reducir", borrador.pk, escaneo.pk)

    respuesta = cliente.post(propuesta.request["PATH_INFO"], {"accion": "dejar"}, follow=True)

    assert "se quedaron como estaban" in _texto(respuesta)
    assert borrador.documentos.get() == escaneo
    assert not list(Path(settings.QUARANTINE_DIR).glob("*/*.propuesta*"))


@pytest.mark.parametrize("pagina", ["presentar_reducir", "presentar_girar"])
def test_signed_pdf_is_never_offered_and_never_changed(cliente: Client, borrador: Expediente, pagina: str) -> None:
    base = un_pdf(bytes_aproximados=900_000)
    firmado = un_documento(borrador, nombre="Contrato.pdf", contenido=un_pdf_firmado(base=base))
    portada = _texto(cliente.get(reverse("presentar", args=[borrador.pk])))

    respuesta = _ir(cliente, pagina, borrador.pk, firmado.pk, pagina="1", grados="90")

    assert "Girar una página" not in portada
    assert "Reducir su peso" not in portada
    assert respuesta.status_code == 422
    assert "Lleva una firma digital" in _texto(respuesta)
    assert borrador.documentos.get().sha256 == firmado.sha256


def test_pdf_that_does_not_open_is_not_called_signed(cliente: Client, borrador: Expediente) -> None:
    cerrado = un_documento(borrador, nombre="Acta.pdf", contenido=un_pdf_con_contrasena())

    respuesta = _ir(cliente, "presentar_reducir", borrador.pk, cerrado.pk)

    assert "No es un PDF que se pueda leer" in _texto(respuesta)


def test_turned_page_takes_the_place_of_the_file(cliente: Client, borrador: Expediente) -> None:
    carta = un_documento(borrador, rol="principal", nombre="Carta.pdf", contenido=un_pdf(3))

    _usar(cliente, _ir(cliente, "presentar_girar", borrador.pk, carta.pk, pagina="2", grados="270"))

    documento = borrador.documentos.get()
    with abrir_documento(documento) as archivo, pikepdf.open(io.BytesIO(archivo.read())) as pdf:
        assert [int(p.obj.get("/Rotate", 0)) for p in pdf.pages] == [0, 270, 0]
    assert (documento.rol, documento.nombre) == ("principal", "Carta.pdf")


@pytest.mark.parametrize("pagina", ["0", "4", "-1", "tres", "", "9" * 40])
def test_page_that_is_not_there_gets_a_sentence(cliente: Client, borrador: Expediente, pagina: str) -> None:
    carta = un_documento(borrador, contenido=un_pdf(3))

    respuesta = _ir(cliente, "presentar_girar", borrador.pk, carta.pk, pagina=pagina, grados="90")

    assert respuesta.status_code == 422
    assert "Escribe un número entre 1 y 3" in _texto(respuesta)


def test_pdf_whose_author_forbids_changes_is_left_alone(cliente: Client, borrador: Expediente) -> None:
    acta = un_documento(borrador, contenido=un_pdf_restringido())

    respuesta = _ir(cliente, "presentar_girar", borrador.pk, acta.pk, pagina="1", grados="90")

    assert "El PDF está protegido" in _texto(respuesta)


def test_original_stays_when_the_new_file_does_not_pass(cliente: Client, borrador: Expediente) -> None:
    escaneo = un_documento(borrador, contenido=ESCANEO)
    propuesta = _ir(cliente, "presentar_reducir", borrador.pk, escaneo.pk)
    (archivo,) = Path(settings.QUARANTINE_DIR).glob("*/*.propuesta")
    archivo.write_bytes(b"lo que no debe entrar".ljust(propuesta.context["propuesta"].bytes))

    respuesta = _usar(cliente, propuesta)

    assert respuesta.status_code == 422
    assert "No se reemplazó nada" in _texto(respuesta)
    assert borrador.documentos.get().sha256 == escaneo.sha256
    assert ruta_en_cuarentena(escaneo).exists()


def test_original_that_changed_meanwhile_is_not_replaced(cliente: Client, borrador: Expediente) -> None:
    escaneo = un_documento(borrador, rol="principal", contenido=ESCANEO)
    propuesta = _ir(cliente, "presentar_reducir", borrador.pk, escaneo.pk)
    un_documento(borrador, rol="principal", nombre="Otra.pdf")

    respuesta = _usar(cliente, propuesta)

    assert "Tus archivos cambiaron mientras tanto" in _texto(respuesta)
    assert _nombres(borrador) == ["Otra.pdf"]


def _subir_suelto(cliente: Client, borrador: Expediente, contenido: bytes, **datos: Any) -> Any:
    archivo = SimpleUploadedFile("Planos.pdf", contenido)
    return _ir(cliente, "presentar_reducir_suelto", borrador.pk, pdf=archivo, **datos)


def test_pdf_that_does_not_fit_gets_in_when_it_is_lighter(cliente: Client, borrador: Expediente) -> None:
    _limitar(len(ESCANEO) // 2)

    propuesta = _subir_suelto(cliente, borrador, ESCANEO, rol="principal")
    assert not borrador.documentos.exists()
    _usar(cliente, propuesta)

    documento = borrador.documentos.get()
    assert (documento.rol, documento.nombre) == ("principal", "Planos.pdf")
    assert documento.bytes <= len(ESCANEO) // 2
    assert not list(Path(settings.QUARANTINE_DIR).glob("*/*.formulario"))


def test_pdf_that_does_not_fit_even_lighter_cannot_be_taken(cliente: Client, borrador: Expediente) -> None:
    _limitar(50_000)

    propuesta = _subir_suelto(cliente, borrador, ESCANEO, rol="anexo")

    assert "No entra: el expediente completo pesa" in _texto(propuesta)
    assert "Usar la versión reducida" not in _texto(propuesta)
    assert _usar(cliente, propuesta).status_code == 413
    assert not borrador.documentos.exists()


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [
        (un_pdf_firmado(), "Lleva una firma digital"),
        (un_pdf(), "Reducirlo no ahorra espacio"),
        (b"MZ no es un PDF", "El archivo no pasa la revisión."),
        (una_foto(ancho=800, alto=800), "El archivo no pasa la revisión."),
        (b"", "Elige el PDF que no entra."),
    ],
)
def test_what_cannot_be_made_lighter_gets_a_sentence(
    cliente: Client, borrador: Expediente, contenido: bytes, frase: str
) -> None:
    respuesta = _subir_suelto(cliente, borrador, contenido, rol="anexo")

    assert respuesta.status_code == 422
    assert frase in _texto(respuesta)
    assert not list(Path(settings.QUARANTINE_DIR).glob("*/*.*"))


def test_others_drafts_and_files_are_not_there(cliente: Client, borrador: Expediente) -> None:
    ajeno = un_borrador(cuenta=un_remitente())
    otro = un_documento(ajeno, contenido=un_pdf())
    direcciones = [
        reverse("presentar_fotos", args=[ajeno.pk]),
        reverse("presentar_reducir_suelto", args=[ajeno.pk]),
        reverse("presentar_propuesta", args=[ajeno.pk, uuid4()]),
        reverse("presentar_propuesta_ver", args=[ajeno.pk, uuid4()]),
        reverse("presentar_propuesta_ver", args=[borrador.pk, uuid4()]),
        *(
            reverse(p, args=[e.pk, otro.pk])
            for p in ("presentar_girar", "presentar_reducir")
            for e in (ajeno, borrador)
        ),
    ]

    assert {cliente.get(direccion).status_code for direccion in direcciones} == {404}


def test_filed_expediente_is_not_touched(remitente: Cuenta) -> None:
    expediente = un_expediente(cuenta=remitente)
    documento = expediente.documentos.get()
    cliente = sesion_de(remitente)
    direcciones = [
        reverse("presentar_fotos", args=[expediente.pk]),
        reverse("presentar_reducir_suelto", args=[expediente.pk]),
        reverse("presentar_propuesta", args=[expediente.pk, uuid4()]),
        reverse("presentar_girar", args=[expediente.pk, documento.pk]),
        reverse("presentar_reducir", args=[expediente.pk, documento.pk]),
    ]

    destinos = {cliente.post(direccion).headers["Location"] for direccion in direcciones}

    assert destinos == {reverse("presentado", args=[expediente.pk])}


def test_proposal_nobody_came_back_for_goes_after_a_day(cliente: Client, borrador: Expediente) -> None:
    carta = un_documento(borrador, contenido=un_pdf(2))
    propuesta = _ir(cliente, "presentar_girar", borrador.pk, carta.pk, pagina="1", grados="90")
    for ruta in Path(settings.QUARANTINE_DIR).glob("*/*.propuesta*"):
        os.utime(ruta, (AHORA.timestamp(), AHORA.timestamp()))

    assert flujo.purgar_subidas(ahora=AHORA + timedelta(hours=23)) == 0
    assert flujo.purgar_subidas(ahora=AHORA + timedelta(hours=25)) == 2

    assert "Esa propuesta ya no está" in _texto(_usar(cliente, propuesta))
    assert borrador.documentos.get() == carta


def test_draft_keeps_few_proposals(cliente: Client, borrador: Expediente) -> None:
    carta = un_documento(borrador, contenido=un_pdf(2))

    for _ in range(5):
        _ir(cliente, "presentar_girar", borrador.pk, carta.pk, pagina="1", grados="90")

    assert len(list(Path(settings.QUARANTINE_DIR).glob("*/*.propuesta"))) == 3


def test_proposed_file_can_be_looked_at_first(cliente: Client, borrador: Expediente) -> None:
    carta = un_documento(borrador, nombre="Carta.pdf", contenido=un_pdf(2))
    propuesta = _ir(cliente, "presentar_girar", borrador.pk, carta.pk, pagina="1", grados="90")

    respuesta = cliente.get(propuesta.request["PATH_INFO"] + "archivo/")

    assert respuesta.getvalue().startswith(b"%PDF-")
    assert 'attachment; filename="Carta.pdf"' in respuesta["Content-Disposition"]
