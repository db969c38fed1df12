"""`mesa verificar`, as somebody types it."""

import base64
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from mesa.peritaje.orden import main
from mesa.registro.hoja import componer
from tests.peritaje.casos import Caso, un_caso
from tests.peritaje.sellos import sellado, un_sello
from tests.registro.recibos import MOMENTO, un_archivo, un_manifiesto

pytestmark = pytest.mark.django_db

ESTABLECIDO = "Íntegro, y el sello es de quien dice"
POR_COMPROBAR = "Íntegro; identidad por comprobar"
NO = "No se sostiene"


@pytest.fixture(autouse=True)
def _ninguna_instalacion(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a machine where no desk is installed, as a stranger's."""
    for nombre in ("MESA_SEAL_CERTIFICATES", "MESA_SEAL_PKCS12", "MESA_SEAL_CERTIFICATE", "MESA_TSA_CERTIFICATES"):
        monkeypatch.delenv(nombre, raising=False)
    monkeypatch.setenv("MESA_DATA_DIR", str(tmp_path / "sin-instalar"))


@pytest.fixture
def caso(tmp_path: Path) -> Caso:
    return un_caso(tmp_path)


@pytest.fixture
def verificar(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run the command; return its status and what it said."""

    def verificar(*partes: object) -> tuple[int, str]:
        capsys.readouterr()
        status = main([str(parte) for parte in partes])
        dicho = capsys.readouterr()
        return status, dicho.out + dicho.err

    return verificar


Verificar = Callable[..., tuple[int, str]]


# A stranger with only the PDF -------------------------------------------------------------------------------------


def test_a_stranger_with_only_the_pdf_learns_that_it_is_intact_and_whose_it_claims_to_be(
    caso: Caso, verificar: Verificar
) -> None:
    status, dicho = verificar(caso.cargo)

    assert status == 0
    assert dicho.startswith(f"{POR_COMPROBAR}\n")
    assert "Nadie cambió ni un byte de este documento" in dicho
    assert f"Cargo de recepción {caso.numero}, de " in dicho
    assert "(RUC 20100128218)." in dicho
    assert "El certificado del sello dice ser de Institución de prueba" in dicho
    assert "RUC 20100128218, emitido por" in dicho
    assert "Huella SHA-256 del certificado: " in dicho
    assert "no prueba de quién es" in dicho
    assert "/registro-publico/certificados.pem" in dicho
    assert "ninguna autoridad da fe de esa hora" in dicho
    assert "Ampara «Carta-0147-2026.pdf», el documento principal (SHA-256 " in dicho


def test_one_byte_changed_does_not_hold(caso: Caso, verificar: Verificar) -> None:
    pdf = bytearray(caso.constancia.read_bytes())
    pdf[len(pdf) // 3] ^= 1
    caso.constancia.write_bytes(pdf)

    status, dicho = verificar(caso.constancia)

    assert status == 1
    assert dicho.startswith(f"{NO}\n")
    assert "cambió después de sellarse" in dicho


def test_something_added_does_not_hold_and_what_was_sealed_is_told(caso: Caso, verificar: Verificar) -> None:
    caso.constancia.write_bytes(caso.constancia.read_bytes() + b"\n%%EOF\n")

    status, dicho = verificar(caso.constancia)

    assert status == 1
    assert "cambió después de sellarse" in dicho
    assert caso.numero in dicho


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [
        (b"%PDF-1.7 nada", "no lleva el sello de una mesa de partes"),
        (b"hola", "no es un PDF"),
        (b"%PDF-" + bytes(5 * 1024 * 1024), "pesa más de 5 MB"),
    ],
    ids=["sin-sello", "no-pdf", "enorme"],
)
def test_what_bears_no_seal_is_said_so(contenido: bytes, frase: str, tmp_path: Path, verificar: Verificar) -> None:
    ruta = tmp_path / "cualquiera.pdf"
    ruta.write_bytes(contenido)

    status, dicho = verificar(ruta)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert frase in dicho


def test_somebody_else_s_seal_is_never_taken_for_the_institution_s(tmp_path: Path, verificar: Verificar) -> None:
    ruta = tmp_path / "ajeno.pdf"
    ruta.write_bytes(sellado(un_manifiesto(), un_sello("PETROPERÚ de mentira")))

    status, dicho = verificar(ruta)

    assert (status, dicho.splitlines()[0]) == (0, POR_COMPROBAR)
    assert "dice ser de PETROPERÚ de mentira" in dicho


def test_a_certificate_of_another_ruc_than_the_document_does_not_hold(tmp_path: Path, verificar: Verificar) -> None:
    ruta = tmp_path / "ajeno.pdf"
    ruta.write_bytes(sellado(un_manifiesto(), un_sello(ruc="20100128218")))

    status, dicho = verificar(ruta)

    assert status == 1
    assert "dice ser del RUC 20990000013 y su certificado es del RUC 20100128218" in dicho


# With certificates --------------------------------------------------------------------------------------------------


def test_a_given_certificate_establishes_whose_it_is(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, "--certificado", caso.certificado)

    assert status == 0
    assert dicho.startswith(f"{ESTABLECIDO}\n")
    assert "El certificado del sello es de Institución de prueba" in dicho
    assert "uno de los certificados que diste" in dicho


def test_a_folder_of_certificates_and_der_serve_too(caso: Caso, verificar: Verificar, tmp_path: Path) -> None:
    carpeta = tmp_path / "publicados"
    carpeta.mkdir()
    (carpeta / "otro.cer").write_bytes(un_sello().certificado.public_bytes(Encoding.DER))
    (carpeta / "uno.pem").write_bytes(caso.certificado.read_bytes())

    status, dicho = verificar(caso.constancia, "--certificado", carpeta)

    assert (status, dicho.splitlines()[0]) == (0, ESTABLECIDO)


def test_a_seal_of_none_of_the_given_certificates_does_not_hold(
    caso: Caso, verificar: Verificar, tmp_path: Path
) -> None:
    otro = tmp_path / "otro.pem"
    otro.write_bytes(un_sello().certificado.public_bytes(Encoding.PEM))

    status, dicho = verificar(caso.constancia, "--certificado", otro)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert "no es de ninguno de los certificados que diste" in dicho


def test_the_installation_s_certificates_are_used_when_none_is_given(
    caso: Caso, verificar: Verificar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carpeta = tmp_path / "instalada" / "sello" / "certificados"
    carpeta.mkdir(parents=True)
    (carpeta / "uno.pem").write_bytes(caso.certificado.read_bytes())
    monkeypatch.setenv("MESA_DATA_DIR", str(tmp_path / "instalada"))

    status, dicho = verificar(caso.constancia)

    assert (status, dicho.splitlines()[0]) == (0, ESTABLECIDO)
    assert "guardados en esta máquina" in dicho


def test_a_stranger_s_seal_on_the_desk_s_machine_is_neither_good_nor_bad(
    caso: Caso, verificar: Verificar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MESA_SEAL_CERTIFICATES", str(caso.certificado.parent))
    ruta = tmp_path / "ajeno.pdf"
    ruta.write_bytes(sellado(un_manifiesto(), un_sello()))

    status, dicho = verificar(ruta)

    assert (status, dicho.splitlines()[0]) == (0, POR_COMPROBAR)
    assert "puede ser de otra institución" in dicho


# Files ----------------------------------------------------------------------------------------------------------------


def test_each_file_is_named_and_the_missing_ones_are_told(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, caso.carta)

    assert status == 0
    assert f"«{caso.carta}» es exactamente «Carta-0147-2026.pdf», el documento principal." in dicho
    assert "No diste «Anexo-1.pdf», un anexo (SHA-256 " in dicho


def test_all_files_in_any_order_leave_none_missing(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, caso.anexo, caso.carta)

    assert status == 0
    assert "es exactamente «Anexo-1.pdf», un anexo." in dicho
    assert "No diste" not in dicho


def test_a_file_that_is_none_of_them_does_not_hold(caso: Caso, verificar: Verificar) -> None:
    caso.carta.write_bytes(caso.carta.read_bytes() + b" ")

    status, dicho = verificar(caso.constancia, caso.carta, caso.anexo)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert "no es ninguno de los archivos presentados" in dicho
    assert "es exactamente «Anexo-1.pdf»" in dicho


# The proof of inclusion ----------------------------------------------------------------------------------------------


def test_the_proof_leads_from_the_receipt_to_the_sealed_root(caso: Caso, verificar: Verificar) -> None:
    for recibo, prueba in ((caso.constancia, caso.prueba), (caso.cargo, caso.prueba_del_cargo)):
        status, dicho = verificar(recibo, "--prueba", prueba, "--certificado", caso.certificado)

        assert (status, dicho.splitlines()[0]) == (0, ESTABLECIDO)
        assert "Registro: El acto está en el registro público" in dicho


def test_without_certificates_the_proof_is_of_the_receipt_s_own_key(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, "--prueba", caso.prueba)

    assert (status, dicho.splitlines()[0]) == (0, POR_COMPROBAR)
    assert "la misma llave que selló el recibo" in dicho


def test_the_proof_of_another_act_does_not_hold(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, "--prueba", caso.prueba_del_cargo)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert "La prueba es de otro acto" in dicho


def _con_otro_camino(prueba: dict[str, Any]) -> None:
    prueba["camino"][0] = "0" * 64


def _con_otro_cierre(prueba: dict[str, Any]) -> None:
    prueba["cierre"] = prueba["cierre"].replace("Petróleos", "Petroleos")


def _sin_sello(prueba: dict[str, Any]) -> None:
    prueba["firma"] = ""


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        (_con_otro_camino, "no lleva del acto a la raíz"),
        (_con_otro_cierre, "no lo selló la institución, o alguien lo cambió después"),
        (_sin_sello, "no está sellado todavía"),
        (dict.clear, "no es una prueba de inclusión"),
    ],
)
@pytest.mark.parametrize("con_certificado", [True, False])
def test_a_tampered_proof_does_not_hold(
    cambio: Callable[[dict[str, Any]], None], frase: str, con_certificado: bool, caso: Caso, verificar: Verificar
) -> None:
    prueba = json.loads(caso.prueba.read_text(encoding="utf-8"))
    cambio(prueba)
    caso.prueba.write_text(json.dumps(prueba), encoding="utf-8")
    certificado = ["--certificado", caso.certificado] if con_certificado else []

    status, dicho = verificar(caso.constancia, "--prueba", caso.prueba, *certificado)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert frase in dicho


def test_a_closing_sealed_with_another_key_is_not_taken_for_the_institution_s(caso: Caso, verificar: Verificar) -> None:
    prueba = json.loads(caso.prueba.read_text(encoding="utf-8"))
    firma = un_sello().firmar_separado(prueba["cierre"].encode(), momento=un_manifiesto().presentado_en)
    caso.prueba.write_text(json.dumps(prueba | {"firma": base64.b64encode(firma).decode()}), encoding="utf-8")

    conocido = verificar(caso.constancia, "--prueba", caso.prueba, "--certificado", caso.certificado)
    sin_conocer = verificar(caso.constancia, "--prueba", caso.prueba)

    assert (conocido[0], conocido[1].splitlines()[0]) == (1, NO)
    assert (sin_conocer[0], sin_conocer[1].splitlines()[0]) == (0, POR_COMPROBAR)
    assert "sellada con otra llave que la del recibo" in sin_conocer[1]


# Machines, misuse, hostility -----------------------------------------------------------------------------------------


def test_json_tells_integrity_and_identity_apart(caso: Caso, verificar: Verificar) -> None:
    status, dicho = verificar(caso.constancia, caso.carta, "--prueba", caso.prueba, "--json")

    datos = json.loads(dicho)
    assert status == 0
    assert dicho.isascii()
    assert (datos["se_sostiene"], datos["integro"], datos["identidad"]["estado"]) == (True, True, "por_comprobar")
    assert (datos["clase"], datos["numero"]) == ("constancia", caso.numero)
    assert datos["identidad"]["certificado"]["ruc"] == "20100128218"
    assert datos["archivos"][0]["presentado"]["rol"] == "principal"
    assert [uno["nombre"] for uno in datos["no_dados"]] == ["Anexo-1.pdf"]
    assert datos["registro"]["estado"] == "por_comprobar"
    assert len(datos["registro"]["raiz"]) == 64


def test_misuse_is_explained(caso: Caso, verificar: Verificar, tmp_path: Path) -> None:
    basura = tmp_path / "basura.pem"
    basura.write_bytes(b"-----BEGIN NADA-----")
    casos: list[tuple[list[object], str]] = [
        ([], "falta decir qué recibo verificar"),
        ([tmp_path / "no-hay.pdf"], "no existe o no es un archivo"),
        ([caso.constancia, tmp_path], "no existe o no es un archivo"),
        ([caso.constancia, "--nada"], "no conozco la opción «--nada»"),
        ([caso.constancia, "--prueba"], "le falta su valor"),
        ([caso.constancia, "--certificado", basura], "no es un certificado PEM ni DER"),
        ([caso.constancia, "--certificado", tmp_path / "no-hay.pem"], "no se puede leer"),
    ]

    for partes, frase in casos:
        status, dicho = verificar(*partes)
        assert status == 2, partes
        assert frase in dicho
        assert "Uso: mesa verificar" in dicho
    assert verificar("--help")[0] == 0


def test_a_stranger_s_names_cannot_play_with_the_terminal(tmp_path: Path, verificar: Verificar) -> None:
    ruta = tmp_path / "ajeno.pdf"
    archivos = (un_archivo(nombre="a\u202efdp.exe\x1b[2J"),)
    ruta.write_bytes(sellado(un_manifiesto(archivos=archivos), un_sello("Mesa\x1b[31m")))

    _status, dicho = verificar(ruta)

    assert "\x1b" not in dicho
    assert "\u202e" not in dicho
    assert "fdp.exe" in dicho


def test_a_manifest_of_the_wrong_kinds_is_no_receipt(tmp_path: Path, verificar: Verificar) -> None:
    manifiesto = un_manifiesto().a_dict()
    manifiesto["archivos"][0]["sha256"] = ["no", "es", "texto"]
    hoja = componer(un_manifiesto(), momento=MOMENTO)
    with pikepdf.open(BytesIO(hoja)) as pdf:
        pdf.attachments["manifiesto.json"].obj.EF.F.write(json.dumps(manifiesto).encode())
        pdf.save(salida := BytesIO())
    ruta = tmp_path / "ajeno.pdf"
    ruta.write_bytes(un_sello().sellar(salida.getvalue(), momento=MOMENTO, motivo="Recibo", lugar=None))

    status, dicho = verificar(ruta)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert "no es una constancia ni un cargo" in dicho


def test_a_pdf_made_to_wear_out_who_reads_it_is_said_so(tmp_path: Path, verificar: Verificar) -> None:
    hoja = componer(un_manifiesto(), momento=MOMENTO)
    with pikepdf.open(BytesIO(hoja)) as pdf:
        # 1 GB of zeros in 1 MB: more than the jail's memory.
        bomba = zlib.compressobj(9)
        comprimido = b"".join(bomba.compress(bytes(1 << 20)) for _ in range(1024)) + bomba.flush()
        adjunto = pdf.attachments["manifiesto.json"].obj.EF.F
        adjunto.write(comprimido, filter=pikepdf.Name.FlateDecode)
        pdf.save(salida := BytesIO())
    ruta = tmp_path / "bomba.pdf"
    ruta.write_bytes(un_sello().sellar(salida.getvalue(), momento=MOMENTO, motivo="Recibo", lugar=None))

    status, dicho = verificar(ruta)

    assert (status, dicho.splitlines()[0]) == (1, NO)
    assert "No se pudo terminar de leer este PDF" in dicho
    assert json.loads(verificar(ruta, "--json")[1])["se_sostiene"] is False


def test_it_starts_without_django_and_touches_no_network(caso: Caso) -> None:
    sonda = (
        "import socket, sys\n"
        "def nada(*_, **__): raise AssertionError('network')\n"
        "socket.socket.connect = nada\n"
        "socket.getaddrinfo = nada\n"
        "sys.argv = ['mesa', *sys.argv[1:]]\n"
        "from mesa.cli import main\n"
        "status = main()\n"
        "print(status, 'django' in sys.modules)\n"
    )
    orden = [sys.executable, "-c", sonda, "verificar", str(caso.constancia), str(caso.carta)]
    hecho = subprocess.run(orden, capture_output=True, text=True, check=False)

    assert hecho.stderr == ""
    assert hecho.stdout.startswith(POR_COMPROBAR)
    assert hecho.stdout.splitlines()[-1] == "0 False"
