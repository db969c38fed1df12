import hashlib
from urllib.parse import quote

import pytest
from django.conf import settings

from mesa.expedientes.models import Documento
from mesa.organizacion.models import Institucion
from tests.api.cliente import Llamador, un_llamador
from tests.archivos.hacer import un_pdf, un_pdf_con_contrasena
from tests.fabricas import un_borrador, un_expediente

pytestmark = pytest.mark.django_db


def test_a_file_is_received_with_its_hash_and_its_verdict() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    pdf = un_pdf()

    respuesta = llamador.put(f"expedientes/{creado['id']}/documentos/Carta%20N%C2%BA%201.pdf?rol=principal", pdf)

    documento = respuesta.json()
    assert respuesta.status_code == 201
    assert (documento["rol"], documento["nombre"]) == ("principal", "Carta Nº 1.pdf")
    assert (documento["bytes"], documento["sha256"]) == (len(pdf), hashlib.sha256(pdf).hexdigest())
    assert (documento["formato"], documento["folios"]) == ("pdf", 1)
    assert documento["inspeccion"]["estado"] == "concluida"
    assert documento["inspeccion"]["veredicto"] == "conforme"


def test_a_file_that_cannot_be_filed_says_why() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    inspeccion = llamador.put(
        f"expedientes/{creado['id']}/documentos/Carta.pdf?rol=principal", un_pdf_con_contrasena()
    ).json()["inspeccion"]

    assert inspeccion["veredicto"] == "rechazado"
    assert [h["codigo"] for h in inspeccion["hallazgos"]] == ["pdf.con_contrasena"]
    assert "contraseña" in inspeccion["hallazgos"][0]["solucion"]


def test_the_same_name_again_replaces_the_annex() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    ruta = f"expedientes/{creado['id']}/documentos/Anexo.pdf"
    llamador.put(ruta, un_pdf(texto="uno"))

    segundo = llamador.put(ruta, un_pdf(texto="dos")).json()

    documentos = llamador.get(f"expedientes/{creado['id']}").json()["documentos"]
    assert [d["nombre"] for d in documentos] == ["Carta.pdf", "Anexo.pdf"]
    assert documentos[1]["sha256"] == segundo["sha256"]


@pytest.mark.parametrize(
    ("pedido", "guardado"),
    [
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("a%00b%0Ac%1B.pdf", "abc.pdf"),
        ("factura%E2%80%AEfdp.exe", "facturafdp.exe"),
        ("C:%5CUsers%5CAna%5CCarta.pdf", "Carta.pdf"),
        ("%0A", "documento"),
        ("%2F", "documento"),
        ("%FF%FE.pdf", "%FF%FE.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("contenido", "contenido"),
        ("550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
        ("%22%3E%3Cscript%3E.pdf", '"><script>.pdf'),
    ],
)
def test_any_name_is_stored_safely(pedido: str, guardado: str) -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    respuesta = llamador.put(f"expedientes/{creado['id']}/documentos/{pedido}", un_pdf())

    assert respuesta.status_code == 201
    assert respuesta.json()["nombre"] == guardado
    en_disco = [p.name for p in settings.QUARANTINE_DIR.rglob("*") if p.is_file()]
    assert en_disco == [respuesta.json()["id"]]


def test_a_file_is_found_by_its_id_and_by_its_name() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    ruta = f"expedientes/{creado['id']}/documentos/"
    enviado = llamador.put(ruta + "Carta%20%C3%B1.pdf?rol=principal", un_pdf()).json()

    assert llamador.get(ruta + enviado["id"]).json() == enviado
    assert llamador.get(ruta + quote("Carta ñ.pdf")).json() == enviado
    assert llamador.get(ruta + "otro.pdf").status_code == 404
    assert llamador.get(ruta + "%00").status_code == 404


def test_contenido_gives_the_same_bytes_back() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    pdf = un_pdf()
    enviado = llamador.put(f"expedientes/{creado['id']}/documentos/Carta%20%C3%B1.pdf", pdf).json()

    respuesta = llamador.get(f"expedientes/{creado['id']}/documentos/{enviado['id']}/contenido")

    assert b"".join(respuesta.streaming_content) == pdf
    assert respuesta["Content-Type"] == "application/octet-stream"
    assert "filename*=UTF-8''Carta%20%C3%B1.pdf" in respuesta["Content-Disposition"]


def test_contenido_of_a_filed_expediente_comes_from_the_archive() -> None:
    expediente = un_expediente()
    documento = expediente.documentos.get()

    respuesta = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}/documentos/{documento.pk}/contenido")

    assert hashlib.sha256(b"".join(respuesta.streaming_content)).hexdigest() == documento.sha256


def test_delete_takes_it_out_of_the_draft() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador()
    ruta = f"expedientes/{creado['id']}/documentos/Carta.pdf"

    respuesta = llamador.delete(ruta)

    assert (respuesta.status_code, respuesta.content) == (204, b"")
    assert llamador.get(ruta).status_code == 404


@pytest.mark.parametrize("metodo", ["put", "delete"])
def test_files_of_a_filed_expediente_stay_as_they_are(metodo: str) -> None:
    expediente = un_expediente()
    documento = expediente.documentos.get()
    llamador = Llamador(expediente.cuenta)
    ruta = f"expedientes/{expediente.pk}/documentos/{documento.nombre}"

    respuesta = llamador.put(ruta, b"otro") if metodo == "put" else llamador.delete(ruta)

    assert respuesta.status_code == 409
    assert respuesta.json()["codigo"] == "ya-presentado"
    assert Documento.objects.get().sha256 == documento.sha256


def test_an_unknown_rol_is_refused_before_the_body_is_read() -> None:
    borrador = un_borrador(con_archivo=False)

    respuesta = Llamador(borrador.cuenta).put(f"expedientes/{borrador.pk}/documentos/a.pdf?rol=portada", b"x" * 100)

    assert respuesta.status_code == 422
    assert respuesta.json()["hallazgos"][0]["campo"] == "rol"


def test_over_the_limit_says_how_much_is_left() -> None:
    Institucion.objects.update(expediente_bytes=10_000)
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)
    ruta = f"expedientes/{creado['id']}/documentos/"
    assert llamador.put(ruta + "Primero.txt", b"x" * 4_000).status_code == 201

    respuesta = llamador.put(ruta + "Segundo.txt", b"x" * 6_001)

    problema = respuesta.json()
    assert respuesta.status_code == 413
    assert problema["codigo"] == "peso-excedido"
    assert "10000 bytes" in problema["detail"]
    assert "6000 bytes" in problema["detail"]
    assert problema["hallazgos"][0]["codigo"] == "peso.excedido"
    assert llamador.put(ruta + "Segundo.txt", b"x" * 6_000).status_code == 201


def test_an_empty_file_is_received_and_refused_by_its_verdict() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    inspeccion = llamador.put(f"expedientes/{creado['id']}/documentos/vacio.pdf", b"").json()["inspeccion"]

    assert inspeccion["veredicto"] == "rechazado"
    assert inspeccion["hallazgos"][0]["codigo"] == "archivo.vacio"


def test_a_file_says_whether_it_was_analysed() -> None:
    llamador = un_llamador()
    creado = llamador.un_borrador(con_archivo=False)

    documento = llamador.put(f"expedientes/{creado['id']}/documentos/Carta.pdf?rol=principal", un_pdf()).json()

    assert documento["analisis"] == "sin_antivirus"


def test_contenido_of_an_infected_file_is_given_to_nobody() -> None:
    expediente = un_expediente()
    documento = expediente.documentos.get()
    Documento.objects.filter(pk=documento.pk).update(analisis="infectado", analisis_firma="Eicar-Test")

    respuesta = Llamador(expediente.cuenta).get(f"expedientes/{expediente.pk}/documentos/{documento.pk}/contenido")

    assert respuesta.status_code == 403
    assert respuesta.json()["codigo"] == "archivo-infectado"
    assert b"%PDF" not in respuesta.content
