from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from asn1crypto import cms, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from mesa.firmas.demostracion import autoridad_de, contrasena_de
from mesa.firmas.sello import Sello, SelloInvalido
from tests.registro.recibos import MOMENTO

MM = 72 / 25.4
LUGAR_DEL_SELLO = {"left": 112 * MM, "bottom": 17 * MM, "right": 190 * MM, "top": 45 * MM}


def la_firma(pdf: bytes) -> Any:
    (firma,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    return firma


def confianza(raiz: bytes) -> ValidationContext:
    certificado = asn1_x509.Certificate.load(pem.unarmor(raiz)[2])
    return ValidationContext(trust_roots=[certificado], allow_fetching=False, moment=MOMENTO)


def test_another_program_finds_the_seal_valid_and_trusted(recibo: bytes, pkcs12: Path) -> None:
    estado = validate_pdf_signature(la_firma(recibo), confianza(autoridad_de(pkcs12).read_bytes()))

    assert estado.bottom_line
    assert estado.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert estado.signer_reported_dt == MOMENTO


def test_seal_is_a_pades_baseline_signature(recibo: bytes, sello: Sello) -> None:
    firma = la_firma(recibo)

    atributos = {atributo["type"].native for atributo in firma.signer_info["signed_attrs"]}

    assert firma.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert {"content_type", "message_digest", "signing_certificate_v2"} <= atributos
    assert "signing_time" not in atributos
    assert sha256(firma.signer_cert.dump()).hexdigest() == sello.huella


def test_seal_forbids_every_later_change(recibo: bytes) -> None:
    assert la_firma(recibo).docmdp_level is MDPPerm.NO_CHANGES


def test_seal_says_why_and_where(recibo: bytes) -> None:
    diccionario = la_firma(recibo).sig_object

    assert diccionario["/Reason"] == "Cargo de recepción 2026-0028914"
    assert diccionario["/Location"] == "Lima"


def test_bytes_of_the_sheet_stay_as_they_were(recibo: bytes, hoja: bytes) -> None:
    assert recibo.startswith(hoja)
    with pikepdf.open(BytesIO(recibo)) as sellado, pikepdf.open(BytesIO(hoja)) as original:
        assert sellado.Root.Metadata.read_bytes() == original.Root.Metadata.read_bytes()
        assert str(sellado.docinfo.ModDate) == str(original.docinfo.ModDate)


def test_visible_block_names_the_sealer_and_the_hour_of_lima(recibo: bytes) -> None:
    aplanado = BytesIO()
    with pikepdf.open(BytesIO(recibo)) as pdf:
        pdf.flatten_annotations("all")
        pdf.save(aplanado)

    with pypdfium2.PdfDocument(aplanado.getvalue()) as visto:
        texto = " ".join(visto[0].get_textpage().get_text_bounded(**LUGAR_DEL_SELLO).split())

    assert texto == (
        "Sello electrónico Sellado por Energías del Ñandú S.A. · DEMOSTRACIÓN SIN VALOR LEGAL "
        "miércoles 1 de julio de 2026 15:07:45, hora de Lima (UTC−5)"
    )


def test_widget_keeps_the_rules_of_pdf_a(recibo: bytes) -> None:
    with pikepdf.open(BytesIO(recibo)) as pdf:
        (widget,) = pdf.pages[0].Annots
        letras = widget.AP.N.Resources.Font

        assert int(widget.F) & 0b111 == 0b100  # printed, neither invisible nor hidden
        assert list(widget.AP.keys()) == ["/N"]
        assert all("/FontFile3" in letra.DescendantFonts[0].FontDescriptor for letra in letras.values())
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_widget_has_its_place_in_the_reading_order(recibo: bytes) -> None:
    with pikepdf.open(BytesIO(recibo)) as pdf:
        raiz, (widget,) = pdf.Root.StructTreeRoot, pdf.pages[0].Annots
        numeros = list(raiz.ParentTree.Nums)
        forma = dict(zip(map(int, numeros[::2]), numeros[1::2], strict=True))[int(widget.StructParent)]

        assert forma.S == "/Form"
        assert forma.K.Obj.objgen == widget.objgen
        assert forma.P.K[-1].objgen == forma.objgen
        assert str(forma.Alt) == "Sello electrónico de la institución"
        assert int(raiz.ParentTreeNextKey) == int(widget.StructParent) + 1
        assert pdf.pages[0].Tabs == "/S"


def test_an_ec_key_seals_too_whatever_length_its_signatures_take(sello_ec: Sello, hoja: bytes) -> None:
    raiz = confianza(sello_ec.certificado.public_bytes(Encoding.PEM))

    recibos = [
        sello_ec.sellar(hoja, momento=MOMENTO + timedelta(seconds=n), motivo="Prueba", lugar=None) for n in range(8)
    ]

    assert all(validate_pdf_signature(la_firma(recibo), raiz).bottom_line for recibo in recibos)


def test_many_threads_share_one_seal(sello: Sello, hoja: bytes, pkcs12: Path) -> None:
    nuevo = Sello.de_pkcs12(pkcs12, contrasena=contrasena_de(pkcs12))
    raiz = confianza(autoridad_de(pkcs12).read_bytes())

    with ThreadPoolExecutor(4) as hilos:
        recibos = list(hilos.map(lambda n: nuevo.sellar(hoja, momento=MOMENTO, motivo=str(n), lugar=None), range(8)))

    assert all(validate_pdf_signature(la_firma(recibo), raiz).bottom_line for recibo in recibos)
    assert [la_firma(recibo).sig_object["/Reason"] for recibo in recibos] == [str(n) for n in range(8)]


def test_an_untagged_pdf_is_sealed_and_stays_untagged(sello: Sello, pkcs12: Path) -> None:
    salida = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(salida)

    recibo = sello.sellar(salida.getvalue(), momento=MOMENTO, motivo="Prueba", lugar=None)

    assert validate_pdf_signature(la_firma(recibo), confianza(autoridad_de(pkcs12).read_bytes())).bottom_line
    with pikepdf.open(BytesIO(recibo)) as sellado:
        assert "/StructTreeRoot" not in sellado.Root


def test_container_carries_the_chain(sello: Sello, pkcs12: Path) -> None:
    sobre = cms.ContentInfo.load(sello.firmante.sobre(bytes(32)))

    llevados = {bytes(eleccion.chosen.dump()) for eleccion in sobre["content"]["certificates"]}

    autoridad = x509.load_pem_x509_certificate(autoridad_de(pkcs12).read_bytes())
    assert llevados == {certificado.public_bytes(Encoding.DER) for certificado in (sello.certificado, autoridad)}


@pytest.mark.parametrize("contrasena", ["otra", "", None])
def test_a_wrong_password_is_refused(pkcs12: Path, contrasena: str | None) -> None:
    with pytest.raises(SelloInvalido, match="password"):
        Sello.de_pkcs12(pkcs12, contrasena=contrasena)


def test_what_is_no_pkcs12_is_refused(tmp_path: Path) -> None:
    ruta = tmp_path / "sello.p12"
    ruta.write_bytes(b"hola")

    with pytest.raises(SelloInvalido):
        Sello.de_pkcs12(ruta, contrasena="x")


def test_a_key_that_pdf_does_not_take_is_refused(tmp_path: Path) -> None:
    ruta = tmp_path / "sello.p12"
    llave = ed25519.Ed25519PrivateKey.generate()
    ruta.write_bytes(serialize_key_and_certificates(b"x", llave, None, None, NoEncryption()))

    with pytest.raises(SelloInvalido, match="RSA or EC"):
        Sello.de_pkcs12(ruta, contrasena=None)
