import hashlib
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from cryptography import x509

from mesa import flujo
from mesa.expedientes.archivo import archivo
from mesa.expedientes.historia import Lector
from mesa.expedientes.models import Documento
from mesa.firmas.verificacion import verificar_recibo
from mesa.sello import certificados
from tests.archivos.hacer import un_pdf
from tests.exportacion.abierto import abierto, bytes_de, json_de
from tests.fabricas import AHORA, un_borrador, un_documento, un_expediente, un_remitente
from tests.pki.pki import Pki

pytestmark = pytest.mark.django_db


def test_files_and_receipts_are_the_very_bytes(tmp_path: Path) -> None:
    expediente = un_expediente(recibido=True, recibos=True, anexos=2)

    carpeta = abierto(expediente, tmp_path)

    for documento in expediente.documentos.all():
        assert hashlib.sha256((carpeta / "archivos" / documento.nombre).read_bytes()).hexdigest() == documento.sha256
    for clase in ("constancia", "cargo"):
        pdf = (carpeta / "recibos" / f"{clase}-{expediente.numero}.pdf").read_bytes()
        assert verificar_recibo(pdf, certificados=certificados(), momento=AHORA.replace(year=2027)).integro


def test_index_tells_number_dates_parties_and_every_file(tmp_path: Path) -> None:
    expediente = un_expediente(cuenta=un_remitente("juridica"), recibido=True, recibos=True, anexos=1)

    indice = json_de(abierto(expediente, tmp_path), "indice.json")

    assert (indice["numero"], indice["fecha_de_ingreso"]) == (expediente.numero, "2026-06-26")
    assert indice["remitente"]["nombre"] == "Servicios Industriales Quebrada Honda S.A.C."
    assert indice["destinatario"]["dependencia"] == str(expediente.dependencia)
    assert [(uno["rol"], uno["nombre"], uno["sha256"], uno["folios"]) for uno in indice["archivos"]] == [
        (d.rol, d.nombre, d.sha256, d.folios) for d in expediente.documentos.all()
    ]
    assert (indice["archivos"][0]["estado_firma"], indice["archivos"][0]["firmas"]) == ("sin_firma", [])
    assert [uno["ruta"] for uno in indice["recibos"]] == [
        f"recibos/constancia-{expediente.numero}.pdf",
        f"recibos/cargo-{expediente.numero}.pdf",
    ]


def test_index_tells_who_signed_each_file_and_what_is_thought_of_it(pki: Pki, tmp_path: Path) -> None:
    borrador = un_borrador(con_archivo=False)
    un_documento(borrador, rol="principal", nombre="Firmada.pdf", contenido=pki.firmar(un_pdf()))
    expediente = flujo.presentar(borrador, por=borrador.cuenta, canal="plataforma", ahora=AHORA)

    carpeta = abierto(expediente, tmp_path)

    (uno,) = json_de(carpeta, "indice.json")["archivos"]
    (firma,) = uno["firmas"]
    assert (firma["firmante"], firma["documento"]) == ("RAMOS IBARRA LUCIA FIR 40123456 hard", "DNI 40123456")
    assert (firma["integra"], firma["confianza"]) == (True, "indeterminada")
    assert "Firma de RAMOS IBARRA LUCIA" in (carpeta / "indice.html").read_text(encoding="utf-8")


def test_the_clave_is_nowhere_but_where_it_was_printed(tmp_path: Path) -> None:
    expediente = un_expediente(recibos=True)

    carpeta = abierto(expediente, tmp_path)

    for nombre in ("indice.json", "indice.html", "LEEME.txt"):
        texto = (carpeta / nombre).read_text(encoding="utf-8")
        assert expediente.clave not in texto
        assert expediente.clave_legible not in texto


def test_page_and_leeme_are_for_people(tmp_path: Path) -> None:
    expediente = un_expediente(atendido=True, recibos=True, asunto="<script>alert(1)</script>")

    carpeta = abierto(expediente, tmp_path)

    pagina = (carpeta / "indice.html").read_text(encoding="utf-8")
    assert "viernes 26 de junio de 2026, 10:24" in pagina
    assert 'href="archivos/Carta-0147-2026.pdf"' in pagina
    assert "Se atendió su pedido." in pagina
    assert "<script" not in pagina
    leeme = (carpeta / "LEEME.txt").read_text(encoding="utf-8")
    assert "python3 -I verificar.py" in leeme
    assert "sha256sum -c SHA256SUMS" in leeme
    assert f"pdfsig recibos/constancia-{expediente.numero}.pdf" in leeme
    assert "/registro-publico/certificados.pem" in leeme


def test_certificates_are_those_of_the_seal(tmp_path: Path) -> None:
    carpeta = abierto(un_expediente(), tmp_path)

    dados = [x509.load_pem_x509_certificate(ruta.read_bytes()) for ruta in (carpeta / "certificados").iterdir()]

    assert dados == list(certificados())


def test_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    carpeta = abierto(un_expediente(recibos=True), tmp_path)

    hecho = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=carpeta, capture_output=True, check=False)

    assert hecho.returncode == 0, hecho.stdout


def test_the_same_state_gives_the_same_bytes() -> None:
    expediente = un_expediente(recibido=True, recibos=True, anexos=1)

    assert bytes_de(expediente) == bytes_de(expediente)


def test_every_entry_carries_the_date_of_the_filing() -> None:
    with zipfile.ZipFile(io.BytesIO(bytes_de(un_expediente()))) as paquete:
        fechas = {entrada.date_time for entrada in paquete.infolist()}

    assert fechas == {(2026, 6, 26, 10, 24, 0)}


def test_hostile_names_stay_in_their_folder_and_apart(tmp_path: Path) -> None:
    borrador = un_borrador(con_archivo=False)
    # As a row made by another program could hold them: the pages' own road makes names safe at the door.
    hostiles = ["../../etc/passwd", "CON.pdf", "Carta.PDF", "carta.pdf", "a\u202efdp.exe", "x" * 150 + "\U0001f600.pdf"]
    expediente = un_expediente()
    principal = expediente.documentos.get()
    for numero, nombre in enumerate(hostiles):
        Documento.objects.create(
            expediente=expediente, rol="anexo", nombre=nombre, bytes=principal.bytes, sha256=principal.sha256,
            veredicto="conforme", subido_en=borrador.creado_en.replace(microsecond=numero),
        )  # fmt: skip

    carpeta = abierto(expediente, tmp_path)

    nombres = sorted(ruta.name for ruta in (carpeta / "archivos").iterdir())
    assert len({nombre.casefold() for nombre in nombres}) == 1 + len(hostiles)
    assert "passwd" in nombres
    assert "_CON.pdf" in nombres
    assert not [ruta for ruta in tmp_path.rglob("*") if ruta.name == "passwd" and ruta.parent.name != "archivos"]
    assert all(len(nombre.encode()) <= 210 for nombre in nombres)


@pytest.mark.parametrize(
    ("analisis", "lector", "sale"),
    [
        ("pendiente", Lector.REMITENTE, True),
        ("pendiente", Lector.PERSONAL, False),
        ("infectado", Lector.REMITENTE, False),
        ("infectado", Lector.PERSONAL, False),
    ],
)
def test_what_may_not_be_opened_stays_out_with_its_reason(
    analisis: str, lector: Lector, sale: bool, tmp_path: Path
) -> None:
    expediente = un_expediente(anexos=1)
    Documento.objects.filter(expediente=expediente, rol="anexo").update(analisis=analisis, analisis_firma="Eicar")

    carpeta = abierto(expediente, tmp_path, lector)

    uno = json_de(carpeta, "indice.json")["archivos"][1]
    assert (carpeta / "archivos" / "Anexo-1.pdf").exists() is sale
    assert bool(uno["ruta"]) is sale
    assert bool(uno["excluido"]) is not sale
    assert len(uno["sha256"]) == 64
    assert ("No está en esta carpeta" in (carpeta / "indice.html").read_text(encoding="utf-8")) is not sale


def test_altered_and_lost_bytes_never_leave_as_filed(tmp_path: Path) -> None:
    expediente = un_expediente(anexos=2)
    principal, alterado, perdido = expediente.documentos.all()
    ruta = archivo().ruta(alterado.sha256)
    ruta.chmod(0o600)
    ruta.write_bytes(b"otra cosa")
    archivo().ruta(perdido.sha256).unlink()

    carpeta = abierto(expediente, tmp_path)

    dichos = [uno["excluido"] or "" for uno in json_de(carpeta, "indice.json")["archivos"]]
    assert [ruta.name for ruta in (carpeta / "archivos").iterdir()] == [principal.nombre]
    assert dichos[0] == ""
    assert "no son los bytes que se guardaron" in dichos[1]
    assert "No se encontró" in dichos[2]
