"""Good and bad files for the tests, made by code and returned as bytes.

Nothing here comes from outside: every file can be read in this module. The signing key is made anew in each process.
"""

import io
import random
import struct
import zipfile
from datetime import UTC, datetime, timedelta
from functools import cache

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter

from tests.archivos.hacer_ole import un_compuesto

CONTRASENA = "clave-de-prueba"
FIRMANTE = "Renzo Altamirano Poma"
TEXTO = "Carta de prueba"

_A4 = (595, 842)
_SIN_FECHA = (2026, 1, 1, 0, 0, 0)  # equal calls make equal bytes


# PDF


def un_pdf(paginas: int = 1, texto: str = TEXTO, bytes_aproximados: int | None = None) -> bytes:
    """Return a sound PDF; with `bytes_aproximados` it weighs that much, within some 2 kB, and never less."""
    return _guardar(_componer(paginas, texto, bytes_aproximados))


def un_pdf_con_contrasena(contrasena: str = CONTRASENA) -> bytes:
    """Return a PDF that nobody opens without `contrasena`."""
    return _guardar(_componer(), encryption=pikepdf.Encryption(owner=contrasena, user=contrasena))


def un_pdf_restringido() -> bytes:
    """Return a PDF that opens without a password, while its author forbids printing and copying."""
    permisos = pikepdf.Permissions(extract=False, print_lowres=False, print_highres=False)
    return _guardar(_componer(), encryption=pikepdf.Encryption(owner=CONTRASENA, user="", allow=permisos))


def un_pdf_sin_paginas() -> bytes:
    return _guardar(_componer(paginas=0))


def un_pdf_danado() -> bytes:
    """Return the first bytes of a PDF, as a cut download leaves them: neither its index nor its catalogue is there."""
    return un_pdf(bytes_aproximados=20_000)[:60]


def un_pdf_firmado(texto: str = TEXTO, *, firmante: str = FIRMANTE, base: bytes | None = None) -> bytes:
    """Return a PDF (`base`, or a new one) with a PAdES B-B signature that is intact and that nobody has to trust.

    ECDSA P-256 with a self-signed certificate in the name of `firmante`; no time stamp, so the time is the signer's
    claim. Signing `base` again adds a second signature.
    """
    escrito = IncrementalPdfFileWriter(io.BytesIO(base or un_pdf(texto=texto)))
    campo = f"Firma{len(list(escrito.prev.embedded_signatures)) + 1}"
    datos = PdfSignatureMetadata(
        field_name=campo, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=firmante
    )
    salida: io.BytesIO = sign_pdf(escrito, datos, signer=_firmador(firmante), output=io.BytesIO())
    return salida.getvalue()


def un_pdf_con_campo_de_firma(valor: pikepdf.Dictionary | None = None, *, profundidad: int = 0) -> bytes:
    """Return a PDF with a signature field holding `valor` (None: waiting to be signed), `profundidad` levels below."""
    pdf = _componer()
    campo = pikepdf.Dictionary(T=pikepdf.String("Firma1"))
    if valor is not None:
        campo.V = valor
    for nivel in range(profundidad):
        campo = pikepdf.Dictionary(T=pikepdf.String(f"Grupo{nivel}"), Kids=[pdf.make_indirect(campo)])
    campo.FT = pikepdf.Name.Sig  # on the outermost field: those below inherit it
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(campo)])
    return _guardar(pdf)


def _componer(paginas: int = 1, texto: str = TEXTO, bytes_aproximados: int | None = None) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    letra = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for numero in range(1, paginas + 1):
        pagina = pdf.add_blank_page(page_size=_A4)
        pagina.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=letra))
        pagina.obj.Contents = pdf.make_stream(_escribir(f"{texto} (página {numero} de {paginas})"))
    if bytes_aproximados:
        # Random, so that nothing between here and the disk can compress it; seeded, so that it repeats.
        pdf.Root.Relleno = pdf.make_stream(random.Random(bytes_aproximados).randbytes(bytes_aproximados))
    return pdf


def _escribir(linea: str) -> bytes:
    """Return the content stream that writes one line, in the encoding of the standard fonts."""
    escapada = linea.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 14 Tf 72 760 Td ({escapada}) Tj ET".encode("cp1252", errors="replace")


def _guardar(pdf: pikepdf.Pdf, *, encryption: pikepdf.Encryption | bool = False) -> bytes:
    salida = io.BytesIO()
    with pdf:
        pdf.save(salida, encryption=encryption, deterministic_id=not encryption)
    return salida.getvalue()


@cache
def _firmador(firmante: str) -> SimpleSigner:
    clave = ec.generate_private_key(ec.SECP256R1())
    sobre = pkcs12.serialize_key_and_certificates(None, clave, _certificado(clave, firmante), None, NoEncryption())
    firmador: SimpleSigner = SimpleSigner.load_pkcs12_data(sobre, other_certs=[])
    return firmador


def _certificado(clave: ec.EllipticCurvePrivateKey, firmante: str) -> x509.Certificate:
    """Return a self-signed certificate for signing documents, in force for 20 years around 2026."""
    nombre = x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "PE"), x509.NameAttribute(NameOID.COMMON_NAME, firmante)]
    )
    desde = datetime(2016, 1, 1, tzinfo=UTC)
    usos = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return (
        x509.CertificateBuilder(issuer_name=nombre, subject_name=nombre, public_key=clave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(desde)
        .not_valid_after(desde + timedelta(days=365 * 20))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usos), critical=True)
        .sign(clave, SHA256())
    )


# Office, after 2007: a zip of parts


_CONTENIDO = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELACIONES = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIPO = "application/vnd.openxmlformats-officedocument."
TIPO_WORD = f"{_TIPO}wordprocessingml.document.main+xml"
TIPO_WORD_CON_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def un_docx(texto: str = TEXTO) -> bytes:
    espacio = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cuerpo = f'<w:document xmlns:w="{espacio}"><w:body><w:p><w:r><w:t>{texto}</w:t></w:r></w:p></w:body></w:document>'
    return un_paquete("word/document.xml", TIPO_WORD, cuerpo)


def un_xlsx() -> bytes:
    espacio = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    hojas = '<sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets>'
    libro = f'<workbook xmlns="{espacio}" xmlns:r="{_OFICINA}">{hojas}</workbook>'
    return un_paquete(
        "xl/workbook.xml",
        f"{_TIPO}spreadsheetml.sheet.main+xml",
        libro,
        otras={
            "xl/_rels/workbook.xml.rels": _relaciones("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{espacio}"><sheetData/></worksheet>',
        },
        tipos={"/xl/worksheets/sheet1.xml": f"{_TIPO}spreadsheetml.worksheet+xml"},
    )


def un_pptx() -> bytes:
    espacio = "http://schemas.openxmlformats.org/presentationml/2006/main"
    cuerpo = f'<p:presentation xmlns:p="{espacio}"><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    return un_paquete("ppt/presentation.xml", f"{_TIPO}presentationml.presentation.main+xml", cuerpo)


def un_docm() -> bytes:
    """Return a Word document that may carry macros, by what it says of itself."""
    return un_paquete("word/document.xml", TIPO_WORD_CON_MACROS, "<document/>")


def un_paquete(
    principal: str,
    tipo: str,
    cuerpo: str,
    *,
    otras: dict[str, str] | None = None,
    tipos: dict[str, str] | None = None,
) -> bytes:
    """Return an Office Open XML package whose main part is `principal`, of content type `tipo`."""
    declarados = {f"/{principal}": tipo} | (tipos or {})
    anulaciones = "".join(
        f'<Override PartName="{parte}" ContentType="{clase}"/>' for parte, clase in declarados.items()
    )
    partes = {
        "[Content_Types].xml": f'<Types xmlns="{_CONTENIDO}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{anulaciones}</Types>',
        "_rels/.rels": _relaciones("officeDocument", principal),
        principal: cuerpo,
    }
    return un_zip(partes | (otras or {}))


def un_zip(partes: dict[str, str]) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as archivo:
        for nombre, cuerpo in partes.items():
            archivo.writestr(zipfile.ZipInfo(nombre, _SIN_FECHA), f'<?xml version="1.0"?>{cuerpo}')
    return salida.getvalue()


def _relaciones(clase: str, destino: str) -> str:
    relacion = f'<Relationship Id="rId1" Type="{_OFICINA}/{clase}" Target="{destino}"/>'
    return f'<Relationships xmlns="{_RELACIONES}">{relacion}</Relationships>'


# Office, before 2007: an OLE compound file


def un_doc() -> bytes:
    return un_compuesto({"WordDocument": b"\xec\xa5\xc1\0", "1Table": b""})


def un_xls() -> bytes:
    return un_compuesto({"Workbook": struct.pack("<HH16xHH", 0x0809, 16, 0x000A, 0)})


def un_ppt() -> bytes:
    return un_compuesto({"PowerPoint Document": b""})


def un_ole(*corrientes: str, dentro_de: str | None = None) -> bytes:
    """Return a compound file ([MS-CFB]) with these streams in its root, or in a storage of the root.

    Laid out as header, one FAT sector, the directory, then 4,096 bytes for each stream (below that size streams
    live elsewhere). Entries hang one from another, left and right in turn: a poor tree, yet a tree.
    """
    primera = 2 if dentro_de else 1
    entradas = [_entrada("Root Entry", 5, hijo=1, inicio=_FIN_DE_CADENA)]
    if dentro_de:
        entradas.append(_entrada(dentro_de, 1, hijo=2))
    sectores_del_directorio = -(-(primera + len(corrientes)) // 4)
    for indice, nombre in enumerate(corrientes):
        siguiente = _NADIE if indice == len(corrientes) - 1 else primera + indice + 1
        hermanos = (siguiente, _NADIE) if indice % 2 else (_NADIE, siguiente)
        inicio = 1 + sectores_del_directorio + 8 * indice
        entradas.append(_entrada(nombre, 2, hermanos=hermanos, inicio=inicio))
    directorio = b"".join(entradas).ljust(sectores_del_directorio * 512, b"\0")
    tabla = [_ES_TABLA, *_cadena(1, sectores_del_directorio)]
    for indice in range(len(corrientes)):
        tabla += _cadena(1 + sectores_del_directorio + 8 * indice, 8)
    fat = struct.pack(f"<{len(tabla)}I", *tabla).ljust(512, b"\xff")
    return _cabecera_ole() + fat + directorio + bytes(4096) * len(corrientes)


_NADIE = 0xFFFFFFFF
_FIN_DE_CADENA = 0xFFFFFFFE
_ES_TABLA = 0xFFFFFFFD


def _cabecera_ole() -> bytes:
    inicio = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    versiones = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    cuentas = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _FIN_DE_CADENA, 0, _FIN_DE_CADENA, 0)
    return inicio + versiones + cuentas + struct.pack("<I", 0) + b"\xff" * (108 * 4)


def _cadena(inicio: int, cuantos: int) -> list[int]:
    return [*range(inicio + 1, inicio + cuantos), _FIN_DE_CADENA]


def _entrada(
    nombre: str, tipo: int, *, hermanos: tuple[int, int] = (_NADIE, _NADIE), hijo: int = _NADIE, inicio: int = 0
) -> bytes:
    escrito = nombre.encode("utf-16-le") + b"\0\0"
    enlaces = struct.pack("<HBBIII", len(escrito), tipo, 1, *hermanos, hijo)
    return escrito.ljust(64, b"\0") + enlaces + bytes(36) + struct.pack("<IQ", inicio, 4096 if tipo == 2 else 0)


# Others


def un_jpg(ancho: int = 640, alto: int = 480) -> bytes:
    salida = io.BytesIO()
    Image.new("RGB", (ancho, alto), "white").save(salida, "JPEG")
    return salida.getvalue()


def un_png() -> bytes:
    """Return an image of a format that is not received."""
    salida = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(salida, "PNG")
    return salida.getvalue()


def un_xml(codificacion: str = "utf-8", *, firmado: bool = False) -> bytes:
    """Return a small invoice; `firmado` adds a signature's elements, which no one could verify."""
    firma = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>AA==</ds:SignatureValue>'
    return (
        f'<?xml version="1.0" encoding="{codificacion}"?>\n'
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'
        f"<ID>F001-1</ID><Note>Señalización y diseño</Note>{firma + '</ds:Signature>' if firmado else ''}</Invoice>"
    ).encode(codificacion)


def un_html_disfrazado() -> bytes:
    """Return a web page, to be sent under another format's name."""
    return b"<!DOCTYPE html>\n<html><head><title>Carta</title></head><body><p>Carta</p></body></html>\n"
