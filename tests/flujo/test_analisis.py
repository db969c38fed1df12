"""A file and the scanner, from its upload to the desk: clean, infected, not scanned, and no scanner at all."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from structlog.testing import capture_logs

from mesa import analisis, flujo
from mesa.expedientes.models import Documento, Expediente
from mesa.lib import cola, sandbox
from mesa.obrero import limpiar
from mesa.organizacion.models import TipoDocumento
from tests.antivirus import (
    EICAR,
    FIRMA,
    Clamd,
    un_clamd_falso,
    un_docx_con,
    un_pdf_con_adjunto,
    un_pdf_con_adjunto_en_nota,
    un_pdf_con_corriente,
    un_zip_cifrado,
    un_zip_con,
    un_zip_de_muchos,
)
from tests.archivos.hacer import un_docx, un_pdf, un_pdf_restringido
from tests.conftest import SIN_LISTA, sesion_de
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_funcionario, un_operador

pytestmark = pytest.mark.django_db(transaction=True)

NADIE = "/no/hay/nadie.ctl"


@pytest.fixture(autouse=True)
def _waits(monkeypatch: pytest.MonkeyPatch) -> None:
    # A busy machine must not make a working scanner look silent.
    monkeypatch.setattr(analisis, "ESPERA_AL_SUBIR", 30.0)
    monkeypatch.setattr(analisis, "ESPERA_DE_SALUD", 10.0)


@pytest.fixture
def hablando(settings: Settings, clamd: Clamd) -> None:
    """A scanner is configured and answers."""
    settings.CLAMD = clamd.ruta


@pytest.fixture
def callado(settings: Settings) -> None:
    """A scanner is configured, and nobody is there."""
    settings.CLAMD = NADIE


def _presentado(**borrador: Any) -> Expediente:
    return un_expediente(**borrador)


def _tareas() -> QuerySet[DBTaskResult[Any, Any]]:
    return DBTaskResult.objects.filter(task_path="mesa.flujo.analizar")


def _reintentar() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    cola.drain()


def _del_personal(expediente: Expediente) -> list[tuple[Client, str, str]]:
    """Who may see a forwarded expediente, the page it is on and where its main file comes from."""
    documento = expediente.documentos.get(rol="principal")
    return [
        (sesion_de(quien), f"/{puerta}/{expediente.numero}/", f"/{puerta}/{expediente.numero}/archivos/{documento.pk}/")
        for quien, puerta in ((un_operador(), "mesa"), (un_funcionario(), "atencion"))
    ]


def _extraer_con(monkeypatch: pytest.MonkeyPatch, adjuntos: Callable[[], dict[str, Any]]) -> None:
    original = sandbox.ejecutar

    def ejecutar(tarea: str, archivo: Path, **opciones: Any) -> dict[str, Any]:
        return adjuntos() if tarea.endswith(":extraer_adjuntos") else original(tarea, archivo, **opciones)

    monkeypatch.setattr(sandbox, "ejecutar", ejecutar)


def _texto(respuesta: Any) -> str:
    texto: str = respuesta.content.decode()
    return texto


# On arrival ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("hablando")
@pytest.mark.parametrize(
    ("nombre", "contenido"), [("Carta.pdf", un_pdf()), ("Restringido.pdf", un_pdf_restringido()), ("a.docx", un_docx())]
)
def test_a_clean_file_is_noted_as_clean_and_waits_for_nothing(nombre: str, contenido: bytes) -> None:
    documento = un_documento(un_borrador(con_archivo=False), nombre=nombre, contenido=contenido)

    documento.refresh_from_db()
    assert (documento.analisis, documento.analizado_en) == ("limpio", documento.subido_en)
    assert not documento.impide_presentar
    assert not _tareas().exists()


@pytest.mark.usefixtures("hablando")
@pytest.mark.parametrize(
    ("nombre", "contenido"),
    [
        ("carta.pdf", EICAR),
        ("anexos.zip", un_zip_con("dentro.com", EICAR)),
        ("carta.docx", un_docx_con(EICAR)),
        ("carta.pdf", un_pdf_con_corriente(EICAR)),
        ("carta.pdf", un_pdf_con_adjunto(EICAR)),
        ("carta.pdf", un_pdf_con_adjunto(un_pdf_con_adjunto(un_zip_con("dentro.com", EICAR)))),
        ("carta.pdf", un_pdf_con_adjunto_en_nota(EICAR)),
    ],
    ids=["solo", "zip", "docx", "pdf", "adjunto en pdf", "adjunto en adjunto", "adjunto en una nota"],
)
def test_an_infected_file_is_refused_with_what_to_do(nombre: str, contenido: bytes) -> None:
    borrador = un_borrador()

    documento = un_documento(borrador, nombre=nombre, contenido=contenido)
    pagina = _texto(sesion_de(borrador.cuenta).get(f"/presentar/{borrador.pk}/"))

    documento.refresh_from_db()
    assert (documento.analisis, documento.analisis_firma) == ("infectado", FIRMA)
    assert documento.hallazgos[0]["codigo"] == "malware.infectado"
    assert "El antivirus encontró un programa dañino en el archivo." in pagina
    assert "No lo abras ni lo reenvíes." in pagina
    assert FIRMA not in pagina
    with pytest.raises(flujo.NoSePuedePresentarError) as lacks:
        flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    assert [falta.codigo for falta in lacks.value.faltas] == ["malware.infectado"]


@pytest.mark.usefixtures("hablando")
def test_clamd_alone_would_let_the_attachment_through(monkeypatch: pytest.MonkeyPatch) -> None:
    _extraer_con(monkeypatch, lambda: {"largos": [], "completo": True})

    documento = un_documento(un_borrador(), nombre="carta.pdf", contenido=un_pdf_con_adjunto(EICAR))

    assert documento.analisis == "limpio"


@pytest.mark.usefixtures("hablando")
def test_attachments_that_cannot_be_taken_out_leave_the_file_pending(monkeypatch: pytest.MonkeyPatch) -> None:
    def muere() -> dict[str, Any]:
        raise sandbox.NoConcluidaError("memoria")

    _extraer_con(monkeypatch, muere)

    documento = un_documento(un_borrador(), nombre="carta.pdf", contenido=un_pdf_con_adjunto(EICAR))

    assert documento.analisis == "pendiente"


@pytest.mark.usefixtures("hablando")
def test_what_has_a_password_inside_is_accepted_with_a_warning_and_stays_shut() -> None:
    borrador = un_borrador()

    documento = un_documento(borrador, nombre="carta.pdf", contenido=un_pdf_con_adjunto(un_zip_cifrado()))
    pagina = _texto(sesion_de(borrador.cuenta).get(f"/presentar/{borrador.pk}/"))
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    respuesta = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/archivos/{documento.pk}/")

    documento.refresh_from_db()
    assert (documento.analisis, documento.veredicto) == ("pendiente", "con_avisos")
    assert "Dentro del archivo hay algo con contraseña que el antivirus no puede analizar." in pagina
    assert "Lo hacemos solos" not in pagina
    assert respuesta.status_code == 409
    assert "Pide al remitente que lo presente sin ella." in _texto(respuesta)


@pytest.mark.usefixtures("hablando")
def test_over_the_scanners_limits_is_accepted_and_stays_shut() -> None:
    borrador = un_borrador()

    documento = un_documento(borrador, nombre="carta.pdf", contenido=un_pdf_con_adjunto(un_zip_de_muchos(10_001)))
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    respuesta = sesion_de(un_operador()).get(f"/mesa/{expediente.numero}/archivos/{documento.pk}/")

    documento.refresh_from_db()
    assert (documento.analisis, documento.analisis_firma) == ("pendiente", "Heuristics.Limits.Exceeded.MaxFiles")
    assert respuesta.status_code == 409
    assert "Supera los límites del antivirus" in _texto(respuesta)


@pytest.mark.usefixtures("hablando")
def test_another_inspection_does_not_forget_the_infection() -> None:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="carta.pdf", contenido=un_pdf_con_adjunto(EICAR))
    exige_firma = TipoDocumento.objects.filter(solo_certificado_digital=True).first()

    flujo.guardar_borrador(borrador, columnas={"tipo_documento": exige_firma}, ahora=AHORA)

    codigos = [h["codigo"] for h in borrador.documentos.get().hallazgos]
    assert codigos.count("malware.infectado") == 1
    assert "firma.falta_digital" in codigos


# Not scanned ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("respuesta", [None, b"", b"stream: lstat() failed ERROR\0", b"stream: OK"])
def test_a_scanner_that_fails_stops_no_filing(
    respuesta: bytes | None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analisis, "ESPERA_AL_SUBIR", 0.3)
    with un_clamd_falso(respuesta) as settings.CLAMD:
        expediente = _presentado()
        pagina = _texto(sesion_de(expediente.cuenta).get(f"/tramites/{expediente.numero}/"))

    documento = expediente.documentos.get()
    assert expediente.numero
    assert (documento.analisis, documento.analizado_en) == ("pendiente", None)
    assert "El análisis contra virus está pendiente. No tienes que hacer nada." in pagina
    assert _tareas().filter(status="READY").count() == 1


@pytest.mark.usefixtures("callado")
def test_staff_can_neither_open_nor_preview_what_is_pending() -> None:
    expediente = _presentado(recibido=True)

    for client, pagina, archivo in _del_personal(expediente):
        vista = _texto(client.get(pagina))
        respuestas = [client.get(f"{archivo}{resto}") for resto in ("", "?ver=1", "paginas/", "paginas/1/")]

        assert "Pendiente de análisis" in vista
        assert "Todavía no se analizó contra virus." in vista
        assert "Páginas de" not in vista
        assert archivo not in vista
        assert [r.status_code for r in respuestas] == [409] * 4
        assert all(b"%PDF" not in r.content for r in respuestas)
        assert "Pendiente de análisis" in _texto(respuestas[0])


@pytest.mark.usefixtures("callado")
def test_its_filer_takes_back_what_is_pending_and_gets_the_receipt() -> None:
    expediente = _presentado(recibos=True)
    client, documento = sesion_de(expediente.cuenta), expediente.documentos.get()

    archivo = client.get(f"/tramites/{expediente.numero}/archivos/{documento.pk}/")
    constancia = client.get(f"/tramites/{expediente.numero}/constancia/")

    assert archivo.status_code == 200
    assert archivo.getvalue().startswith(b"%PDF")
    assert constancia.status_code == 200
    assert constancia.getvalue().startswith(b"%PDF")


@pytest.mark.usefixtures("callado")
def test_when_the_scanner_comes_back_everything_pending_is_analysed(settings: Settings, clamd: Clamd) -> None:
    expediente, borrador = _presentado(anexos=2), un_borrador()
    cola.drain()
    still_waiting = set(Documento.objects.values_list("analisis", flat=True))

    settings.CLAMD = clamd.red
    _reintentar()

    assert still_waiting == {"pendiente"}
    assert set(Documento.objects.values_list("analisis", flat=True)) == {"limpio"}
    assert borrador.documentos.get().analizado_en is not None
    assert not _tareas().exclude(status="SUCCESSFUL").exists()
    archivo = f"/mesa/{expediente.numero}/archivos/{expediente.documentos.get(rol='principal').pk}/"
    assert sesion_de(un_operador()).get(archivo).getvalue().startswith(b"%PDF")


@pytest.mark.usefixtures("callado")
def test_found_infected_after_filing_it_is_never_opened(settings: Settings, clamd: Clamd) -> None:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="carta.pdf", contenido=un_pdf_con_adjunto(EICAR))
    flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    expediente = Expediente.objects.get(pk=borrador.pk)
    flujo.recibir(expediente, por=un_operador(), ahora=AHORA)

    settings.CLAMD = clamd.ruta
    with capture_logs() as logs:
        _reintentar()

    documento = expediente.documentos.get()
    alarm = next(line for line in logs if line["event"] == "archivo_infectado")
    assert (documento.analisis, documento.analisis_firma) == ("infectado", FIRMA)
    assert (alarm["log_level"], alarm["expediente"]) == ("error", expediente.numero)
    for client, pagina, archivo in _del_personal(expediente):
        vista = _texto(client.get(pagina))
        assert "Infectado: no se puede abrir" in vista
        assert FIRMA in vista
        assert "Páginas de" not in vista
        assert client.get(f"{archivo}?ver=1").status_code == 403
    del_remitente = sesion_de(expediente.cuenta)
    assert del_remitente.get(f"/tramites/{expediente.numero}/archivos/{documento.pk}/").status_code == 403
    assert "la institución no lo abrirá" in _texto(del_remitente.get(f"/tramites/{expediente.numero}/"))


@pytest.mark.usefixtures("callado")
def test_found_infected_while_still_a_draft_it_is_refused(settings: Settings, clamd: Clamd) -> None:
    borrador = un_borrador()
    documento = un_documento(borrador, nombre="carta.pdf", contenido=un_pdf_con_adjunto(EICAR))

    settings.CLAMD = clamd.ruta
    _reintentar()

    with pytest.raises(flujo.NoSePuedePresentarError) as lacks:
        flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)
    assert [falta.codigo for falta in lacks.value.faltas] == ["malware.infectado"]
    respuesta = sesion_de(borrador.cuenta).get(f"/presentar/{borrador.pk}/archivos/{documento.pk}/")
    assert respuesta.status_code == 403


@pytest.mark.usefixtures("callado")
def test_analysing_twice_or_after_the_file_is_gone_does_no_harm(settings: Settings, clamd: Clamd) -> None:
    borrador = un_borrador()
    queda, otro = borrador.documentos.get().pk, un_documento(borrador)
    ido = otro.pk
    flujo.quitar(otro, ahora=AHORA)
    settings.CLAMD = clamd.ruta

    for pk in (queda, queda, ido):
        flujo.analizar.func(str(pk))

    assert [d.analisis for d in borrador.documentos.all()] == ["limpio"]


@pytest.mark.usefixtures("callado")
def test_a_file_whose_task_was_given_up_is_queued_again() -> None:
    un_borrador()
    DBTaskResult.objects.update(status="FAILED")

    limpiar()
    limpiar()

    assert _tareas().filter(status="READY").count() == 1


@pytest.mark.usefixtures("callado")
def test_receipts_and_notices_go_before_analyses() -> None:
    _presentado()

    en_orden = [puesto.task_path for puesto in DBTaskResult.objects.ready()]
    assert en_orden.index("mesa.flujo.cumplir_acto") < en_orden.index("mesa.flujo.analizar")


# The alarm -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("callado", "_folders")
def test_after_five_minutes_health_the_trays_and_the_log_say_so(client: Client) -> None:
    _presentado(recibido=True)
    ver = [(sesion_de(un_operador()), "/mesa/"), (sesion_de(un_funcionario()), "/atencion/")]

    with time_machine.travel(AHORA + timedelta(minutes=5), tick=False) as clock, capture_logs() as logs:
        antes = client.get("/salud/lista").json()
        flujo.vigilar_analisis(ahora=timezone.now())
        clock.shift(1)
        despues = client.get("/salud/lista")
        flujo.vigilar_analisis(ahora=timezone.now())

    assert antes["avisos"] == [SIN_LISTA]
    assert despues.status_code == 200
    assert despues.json()["avisos"] == [
        "Hay archivos pendientes de análisis desde hace más de 5 minutos (1).",
        SIN_LISTA,
    ]
    assert despues.json()["antivirus"] == "no responde"
    alarms = [line for line in logs if line["event"] == "archivos_sin_analizar"]
    assert [(line["log_level"], line["cantidad"], line["antivirus"]) for line in alarms] == [
        ("error", 1, "no responde")
    ]
    for quien, bandeja in ver:
        assert "Hay un archivo pendiente de análisis desde hace más de 5 minutos" in _texto(quien.get(bandeja))


@pytest.mark.usefixtures("hablando", "_folders")
def test_with_all_analysed_nobody_is_told(client: Client) -> None:
    _presentado()

    salud = client.get("/salud/lista").json()
    bandeja = _texto(sesion_de(un_operador()).get("/mesa/"))

    assert (salud["avisos"], salud["antivirus"]) == ([SIN_LISTA], "responde")
    assert "pendiente de análisis" not in bandeja.lower()


@pytest.fixture
def _folders(settings: Settings) -> None:
    for folder in (settings.QUARANTINE_DIR, settings.ARCHIVE_DIR):
        Path(folder).mkdir(parents=True)


# No scanner ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_folders")
def test_without_a_scanner_every_file_says_so_and_opens(client: Client) -> None:
    expediente = _presentado(recibido=True)

    salud = client.get("/salud/lista").json()

    assert (salud["antivirus"], salud["avisos"]) == ("sin antivirus", [SIN_LISTA])
    assert expediente.documentos.get().analisis == "sin_antivirus"
    for quien, pagina, archivo in _del_personal(expediente):
        vista = _texto(quien.get(pagina))
        assert "Sin antivirus: no se analizó contra virus." in vista
        assert "Páginas de" in vista
        assert quien.get(f"{archivo}?ver=1").getvalue().startswith(b"%PDF")


@pytest.mark.usefixtures("callado")
def test_when_the_scanner_is_given_up_what_was_pending_opens_and_says_so(settings: Settings) -> None:
    expediente = _presentado()

    settings.CLAMD = ""
    _reintentar()

    assert expediente.documentos.get().analisis == "sin_antivirus"
