import random
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from mesa.firmas.demostracion import autoridad_de
from mesa.firmas.firmante import Firmante
from mesa.firmas.llave import LlaveEnMemoria
from mesa.firmas.sello import Sello
from mesa.firmas.verificacion import LIMITE, EstadoDeRecibo, VeredictoDeRecibo, verificar_recibo
from mesa.registro.manifiesto import Manifiesto
from tests.firmas.llaves import un_certificado
from tests.registro.recibos import MOMENTO, un_cargo

AHORA = MOMENTO + timedelta(days=30)


@pytest.fixture
def verificar(sello: Sello) -> Callable[[bytes], VeredictoDeRecibo]:
    return lambda pdf: verificar_recibo(pdf, certificados=[sello.certificado], momento=AHORA)


Verificar = Callable[[bytes], VeredictoDeRecibo]


def test_a_receipt_of_ours_is_ours_and_intact(recibo: bytes, verificar: Verificar) -> None:
    veredicto = verificar(recibo)

    assert veredicto.sellado_por_esta_mesa
    assert veredicto.integro
    assert veredicto.clase == "cargo"
    assert veredicto.sellado_en == MOMENTO
    assert veredicto.motivo == "Esta mesa de partes selló este documento y nadie lo ha cambiado desde entonces."


def test_the_sealed_manifest_comes_back(recibo: bytes, verificar: Verificar) -> None:
    manifiesto = verificar(recibo).manifiesto

    assert manifiesto is not None
    assert Manifiesto.de_dict(manifiesto) == un_cargo()


@pytest.mark.parametrize("agregado", [b"\n", b"%%EOF", b"\x00", b"1 0 obj<</Type/Catalog>>endobj startxref 0 %%EOF"])
def test_anything_after_the_seal_makes_it_changed(recibo: bytes, verificar: Verificar, agregado: bytes) -> None:
    veredicto = verificar(recibo + agregado)

    assert veredicto.sellado_por_esta_mesa
    assert not veredicto.integro
    assert "cambió después de sellarse" in veredicto.motivo
    assert veredicto.manifiesto == un_cargo().a_dict()


def test_a_receipt_saved_again_by_another_program_is_not_intact(recibo: bytes, verificar: Verificar) -> None:
    salida = BytesIO()
    with pikepdf.open(BytesIO(recibo)) as pdf:
        pdf.save(salida)

    assert not verificar(salida.getvalue()).integro


def test_a_receipt_followed_by_another_is_changed(recibo: bytes, verificar: Verificar) -> None:
    assert verificar(recibo + recibo).estado is EstadoDeRecibo.CAMBIADO


def test_any_covered_byte_that_changes_is_noticed(recibo: bytes, verificar: Verificar) -> None:
    hueco = re.search(rb"/Contents <[0-9A-F]+>", recibo)
    assert hueco is not None
    azar = random.Random(7)
    cubiertos = [lugar for lugar in range(len(recibo)) if not hueco.start() + 10 <= lugar < hueco.end()]

    for lugar in azar.sample(cubiertos, 60):
        alterado = bytearray(recibo)
        alterado[lugar] ^= 1 << azar.randrange(8)
        assert not verificar(bytes(alterado)).integro, lugar


def test_bytes_hidden_in_the_padding_are_noticed(recibo: bytes, verificar: Verificar) -> None:
    escondido = re.sub(rb"00000000>", b"00C0FFEE>", recibo, count=1)

    assert escondido != recibo
    assert verificar(escondido).estado is EstadoDeRecibo.CAMBIADO


def test_a_changed_receipt_says_what_to_do(recibo: bytes, verificar: Verificar) -> None:
    veredicto = verificar(recibo.replace(b"2026-0028914", b"2026-0028915"))

    assert veredicto.estado is EstadoDeRecibo.CAMBIADO
    assert veredicto.manifiesto is None
    assert "descarga de nuevo el original" in veredicto.motivo


def test_our_seal_moved_to_another_document_is_not_believed(
    recibo: bytes, verificar: Verificar, sello_ec: Sello, hoja: bytes
) -> None:
    ajeno = sello_ec.sellar(hoja, momento=MOMENTO, motivo="Ajeno", lugar=None)
    nuestro = re.search(rb"(?<=/Contents )<[0-9A-F]+>", recibo)
    assert nuestro is not None

    injerto = re.sub(rb"(?<=/Contents )<[0-9A-F]+>", nuestro[0], ajeno)

    assert not verificar(injerto).integro


def test_a_sheet_without_seal_is_not_ours(hoja: bytes, verificar: Verificar) -> None:
    veredicto = verificar(hoja)

    assert not veredicto.sellado_por_esta_mesa
    assert veredicto.estado is EstadoDeRecibo.AJENO
    assert "sube el archivo original" in veredicto.motivo


def test_the_seal_of_another_desk_is_not_ours(hoja: bytes, verificar: Verificar, sello_ec: Sello) -> None:
    recibo = sello_ec.sellar(hoja, momento=MOMENTO, motivo="Otro", lugar=None)

    assert verificar(recibo).estado is EstadoDeRecibo.AJENO


def test_a_forger_with_our_names_and_serial_is_not_us(hoja: bytes, verificar: Verificar, sello: Sello) -> None:
    propio, llave = sello.certificado, ec.generate_private_key(ec.SECP256R1())
    falso = un_certificado(llave, nombre=sello.sujeto, desde=MOMENTO, serie=propio.serial_number, emisor=propio.issuer)
    recibo = Sello(firmante=Firmante(llave=LlaveEnMemoria(llave), certificado=falso)).sellar(
        hoja, momento=MOMENTO, motivo="Falso", lugar=None
    )

    assert verificar(recibo).estado is EstadoDeRecibo.AJENO


def test_the_authority_is_not_a_seal(recibo: bytes, pkcs12: object, request: pytest.FixtureRequest) -> None:
    autoridad = x509.load_pem_x509_certificate(autoridad_de(request.getfixturevalue("pkcs12")).read_bytes())

    veredicto = verificar_recibo(recibo, certificados=[autoridad], momento=AHORA)

    assert veredicto.estado is EstadoDeRecibo.AJENO


def test_a_retired_certificate_still_vouches_for_what_it_sealed(recibo: bytes, sello: Sello, sello_ec: Sello) -> None:
    todos = [sello_ec.certificado, sello.certificado]

    veredicto = verificar_recibo(recibo, certificados=todos, momento=MOMENTO + timedelta(days=3650))

    assert veredicto.estado is EstadoDeRecibo.INTEGRO


@pytest.mark.parametrize("cuando", [timedelta(days=4 * 365), timedelta(days=-30)])
def test_a_seal_dated_outside_its_certificate_is_not_believed(
    hoja: bytes, sello: Sello, verificar: Verificar, cuando: timedelta
) -> None:
    recibo = sello.sellar(hoja, momento=MOMENTO + cuando, motivo="Fuera", lugar=None)

    veredicto = verificar_recibo(recibo, certificados=[sello.certificado], momento=MOMENTO + timedelta(days=9999))

    assert veredicto.estado is EstadoDeRecibo.FUERA_DE_VIGENCIA
    assert not veredicto.sellado_por_esta_mesa


def test_a_seal_from_the_future_is_not_believed(recibo: bytes, sello: Sello) -> None:
    veredicto = verificar_recibo(recibo, certificados=[sello.certificado], momento=MOMENTO - timedelta(hours=1))

    assert veredicto.estado is EstadoDeRecibo.FUERA_DE_VIGENCIA


def test_what_we_sealed_that_is_no_receipt_is_told_apart(sello: Sello, verificar: Verificar) -> None:
    salida = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(salida)
    sellado = sello.sellar(salida.getvalue(), momento=MOMENTO, motivo="Otro", lugar=None)

    veredicto = verificar(sellado)

    assert veredicto.integro
    assert veredicto.clase is None
    assert veredicto.motivo.endswith("pero no es una constancia ni un cargo.")


@pytest.mark.parametrize("contenido", [b"", b"hola", b"PK\x03\x04", b"<html>%PDF</html>", bytes(2000) + b"%PDF-1.7"])
def test_what_is_no_pdf_is_told_so(contenido: bytes, verificar: Verificar) -> None:
    veredicto = verificar(contenido)

    assert veredicto.estado is EstadoDeRecibo.NO_ES_PDF
    assert "no es un PDF" in veredicto.motivo


def test_a_file_too_large_is_not_read(recibo: bytes, verificar: Verificar) -> None:
    veredicto = verificar(recibo + bytes(LIMITE))

    assert veredicto.estado is EstadoDeRecibo.DEMASIADO_GRANDE
    assert "5 MB" in veredicto.motivo


def con_sobre(sobre: bytes) -> bytes:
    """Return a PDF of sorts whose signature container is `sobre`."""
    antes = b"%PDF-1.7 /ByteRange [0 00000100 00000000 00000004]"
    hueco = b"<" + sobre.hex().upper().encode() + b">"
    antes = antes.replace(b"00000000", b"%08d" % (100 + len(hueco)))
    return antes.ljust(100) + hueco + b"%EOF"


@pytest.mark.parametrize(
    "hostil",
    [
        b"%PDF-1.7 /ByteRange [0 1 2 3]",
        b"%PDF-1.7 /ByteRange [0 99999999 99999999 99999999]",
        b"%PDF-1.7 /ByteRange [0 10 5 5] <00>",
        b"%PDF-1.7 " + b"/ByteRange [" * 20_000,
        b"%PDF-1.7 /ByteRange [0" + b" " * 100_000,
        b"%PDF-1.7 " + b"/ByteRange [0 9 20 5]" * 20_000,
        con_sobre(b""),
        con_sobre(b"\x30\x80"),
        con_sobre(b"\x30\x84\xff\xff\xff\xff"),
        con_sobre(b"\x30\x80" * 2000),
        con_sobre(b"\x00" * 4000),
        con_sobre(bytes.fromhex("300b06092a864886f70d010702")),
    ],
)
def test_hostile_files_get_a_verdict(hostil: bytes, verificar: Verificar) -> None:
    assert verificar(hostil).estado is EstadoDeRecibo.AJENO


def test_cut_receipts_get_a_verdict(recibo: bytes, verificar: Verificar) -> None:
    for hasta in range(100, len(recibo) - 1, len(recibo) // 40):
        assert not verificar(recibo[:hasta]).integro


def test_garbled_containers_get_a_verdict(sello: Sello, verificar: Verificar) -> None:
    sobre, azar = sello.firmante.sobre(bytes(32)), random.Random(11)

    for _ in range(80):
        roto = bytearray(sobre)
        for _ in range(3):
            roto[azar.randrange(len(roto))] = azar.randrange(256)
        assert not verificar(con_sobre(bytes(roto))).integro


def test_fingerprint_of_the_file_is_told(recibo: bytes, verificar: Verificar, sello: Sello) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", verificar(recibo).sha256)
    assert verificar(recibo).sha256 != verificar(recibo + b"\n").sha256
