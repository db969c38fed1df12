"""A trust list may say whose the seal is, when its certificate leads there and carries the institution's RUC."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mesa.firmas.sello import Sello
from mesa.peritaje.orden import main
from mesa.registro.cierre import Cierre
from mesa.registro.hoja import componer
from mesa.registro.manifiesto import Institucion, Manifiesto
from mesa.registro.merkle import raiz
from mesa.registro.prueba import Prueba
from tests.firmas.confianza.listas import filas, firmada, una_lista
from tests.firmas.test_verificacion_del_tiempo import Tsa
from tests.peritaje.sellos import sellado, un_sello
from tests.pki.pki import MOMENTO, Pki
from tests.registro.recibos import un_manifiesto

RUC = "20100128218"
RESUMEN = "ab" * 32


@pytest.fixture(autouse=True)
def _ninguna_instalacion(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MESA_DATA_DIR", str(tmp_path / "sin-instalar"))


@pytest.fixture
def confianza(pki: Pki, tmp_path: Path) -> Path:
    """A folder with the list, its root, the issuer in between and what is known of revocations."""
    carpeta = tmp_path / "confianza"
    (carpeta / "raiz").mkdir(parents=True)
    (carpeta / "lista.xml").write_bytes(firmada(una_lista(filas(pki)), pki))
    (carpeta / "raiz" / "raiz.pem").write_bytes(pki.pem("raiz-de-lista"))
    (carpeta / "emisora.pem").write_bytes(pki.pem("emisora"))
    for quien in ("raiz", "emisora"):
        (carpeta / f"{quien}.crl").write_bytes(pki.crl(quien, momento=datetime.now(UTC)))
    return carpeta


Recibo = Callable[..., Path]


@pytest.fixture
def recibo(pki: Pki, tmp_path: Path) -> Recibo:
    """A receipt of an institution of this RUC, sealed by one of the PKI's people."""

    def recibo(quien: str = "sello", *, ruc: str = RUC) -> Path:
        ruta = tmp_path / f"{quien}.pdf"
        ruta.write_bytes(sellado(_manifiesto(ruc), _sello(pki, quien, tmp_path), momento=MOMENTO))
        return ruta

    return recibo


def _manifiesto(ruc: str = RUC) -> Manifiesto:
    return un_manifiesto(institucion=Institucion("Institución de prueba", ruc), acto_indice=1, acto_resumen=RESUMEN)


def _sello(pki: Pki, quien: str, carpeta: Path) -> Sello:
    ruta = carpeta / f"{quien}.p12"
    ruta.write_bytes(pki.pkcs12(quien, contrasena="x"))
    return Sello.de_pkcs12(ruta, contrasena="x")


def _verificar(capsys: pytest.CaptureFixture[str], *partes: object) -> tuple[int, dict[str, Any]]:
    status = main([*map(str, partes), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_seal_that_leads_to_the_list_and_carries_the_ruc_is_the_institution_s(
    recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, dicho = _verificar(capsys, recibo(), "--confianza", confianza)

    assert (status, dicho["conclusion"]) == (0, "Íntegro, y el sello es de quien dice")
    assert dicho["identidad"]["estado"] == "establecida"
    assert "autoridad de la lista de confianza" in dicho["identidad"]["motivo"]


def test_what_the_list_cannot_tell_is_still_to_be_compared(
    recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (confianza / "lista.xml").unlink()

    status, dicho = _verificar(capsys, recibo(), "--confianza", confianza)

    assert (status, dicho["identidad"]["estado"]) == (0, "por_comprobar")
    assert "falta la lista de confianza" in dicho["identidad"]["motivo"]
    assert "Compara su huella" in dicho["identidad"]["motivo"]


def test_a_trusted_certificate_without_ruc_establishes_nothing(
    recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, dicho = _verificar(capsys, recibo("persona"), "--confianza", confianza)

    assert (status, dicho["identidad"]["estado"]) == (0, "por_comprobar")
    assert "no lleva un RUC" in dicho["identidad"]["motivo"]


def test_a_trusted_certificate_of_another_ruc_does_not_hold(
    recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, dicho = _verificar(capsys, recibo(ruc="20990000013"), "--confianza", confianza)

    assert (status, dicho["identidad"]["estado"]) == (1, "no_concuerda")


@pytest.mark.parametrize("publicado", [False, True])
def test_a_revoked_certificate_does_not_hold_even_where_it_was_published(
    publicado: bool, pki: Pki, recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pem = confianza.parent / "revocada.pem"
    pem.write_bytes(pki.pem("revocada"))

    certificado = ["--certificado", pem] if publicado else []
    status, dicho = _verificar(capsys, recibo("revocada"), "--confianza", confianza, *certificado)

    assert (status, dicho["identidad"]["estado"]) == (1, "no_concuerda")
    assert "cancelado" in dicho["identidad"]["motivo"]


def test_the_closing_s_seal_is_as_good_as_the_receipt_s(
    pki: Pki, recibo: Recibo, confianza: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prueba = tmp_path / "prueba.json"
    prueba.write_text(json.dumps(_prueba(_sello(pki, "sello", tmp_path))), encoding="utf-8")

    con_lista = _verificar(capsys, recibo(), "--prueba", prueba, "--confianza", confianza)
    sin_lista = _verificar(capsys, recibo(), "--prueba", prueba)

    assert [uno[1]["registro"]["estado"] for uno in (con_lista, sin_lista)] == ["incluido", "por_comprobar"]
    assert con_lista[1]["conclusion"] == "Íntegro, y el sello es de quien dice"


def _prueba(sello: Sello) -> dict[str, Any]:
    """The proof of an act alone in its day."""
    hoy = MOMENTO.date()
    cierre = Cierre(
        institucion="Institución de prueba",
        ruc=RUC,
        dia=hoy,
        desde=1,
        hasta=1,
        actos=1,
        raiz=raiz([bytes.fromhex(RESUMEN)]).hex(),
        cabeza=RESUMEN,
        anterior="0" * 64,
        cerrado_en=MOMENTO,
    ).a_json()
    firma = sello.firmar_separado(cierre.encode(), momento=MOMENTO)
    return Prueba(
        indice=1,
        resumen=RESUMEN,
        dia=hoy,
        posicion=0,
        tamano=1,
        camino=(),
        raiz=raiz([bytes.fromhex(RESUMEN)]).hex(),
        cierre=cierre,
        firma=firma,
    ).a_dict()


def test_a_stamped_hour_is_believed_when_the_list_accredits_who_stamped_it(
    pki: Pki, confianza: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ruta = tmp_path / "con-hora.pdf"
    sello = _sello(pki, "sello", tmp_path).con_tiempo_de(Tsa(pki, momento=MOMENTO))
    ruta.write_bytes(sellado(_manifiesto(), sello, momento=MOMENTO))

    _status, con_lista = _verificar(capsys, ruta, "--confianza", confianza)
    _status, sin_lista = _verificar(capsys, ruta)
    main([str(ruta), "--confianza", str(confianza)])

    assert [uno["tiempo"]["confiable"] for uno in (con_lista, sin_lista)] == [True, False]
    assert "TSA DE PRUEBA da fe de que existía el viernes 26 de junio de 2026, 10:00." in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_misuse(
    recibo: Recibo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(recibo()), "--confianza", str(tmp_path / "nada")]) == 2
    assert "no existe la carpeta de confianza" in capsys.readouterr().err


def test_a_person_of_the_institution_does_not_seal_for_it(
    recibo: Recibo, confianza: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everybody who signs for a company has a certificate with its RUC, and could make receipts of it."""
    status, dicho = _verificar(capsys, recibo("empresa", ruc="20131312955"), "--confianza", confianza)

    assert (status, dicho["identidad"]["estado"]) == (0, "por_comprobar")
    assert "es el de una persona (DNI 40765432)" in dicho["identidad"]["motivo"]


def test_the_trust_in_one_signature_is_not_lent_to_a_seal_behind_it(
    pki: Pki, confianza: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list judges the signature of the form; the seal that is compared with the RUC stands outside of it."""
    firmado = pki.firmar(componer(_manifiesto(), momento=MOMENTO), campo="Sello")
    firmado = re.sub(rb"(?<=/Contents <)[0-9A-F]+", lambda valor: valor[0].lower(), firmado)  # not as seals write it
    ruta = tmp_path / "prestado.pdf"
    ruta.write_bytes(_con_sello_suelto(firmado, un_sello("Institución de prueba", ruc=RUC)))

    _status, dicho = _verificar(capsys, ruta, "--confianza", confianza)

    assert dicho["identidad"]["estado"] == "por_comprobar"
    assert "otras firmas" in dicho["identidad"]["motivo"]


def _con_sello_suelto(pdf: bytes, sello: Sello) -> bytes:
    """Append a seal that no form names, over everything."""
    largo = 8000
    objeto = b"900 0 obj <</ByteRange [0 %08d %08d %08d]/Contents "
    lugar = pdf.rindex(b"startxref\n") + len(b"startxref\n")
    hueco = len(pdf) + len(objeto % (0, 0, 0))
    indice = hueco + largo + len(b"<>>> endobj\n")
    cola = b">> endobj\nxref\n0 0\ntrailer <</Size 901/Root %s 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
    cola %= (re.findall(rb"/Root (\d+) 0 R", pdf)[-1], pdf[lugar:].split()[0], indice)
    antes = pdf + objeto % (hueco, hueco + largo + 2, len(cola))
    valor = sello.firmante.sobre(sha256(antes + cola).digest())
    return antes + b"<" + valor.hex().upper().encode().ljust(largo, b"0") + b">" + cola
