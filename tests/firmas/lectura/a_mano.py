"""Signed PDFs written by hand, byte by byte: what no library would write and an attacker does."""

import asyncio
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from tests.pki.pki import MOMENTO, Pki

Objetos = Mapping[int, bytes]
Lugares = Mapping[int, int]
Sobre = Callable[[bytes], bytes]  # makes the container that goes with what is signed
NINGUNO: Mapping[int, Any] = {}
_HUECO = b"         0 9999999999 9999999999 9999999999"
_RESERVA = 14_000
DE_PERSONA = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached"
DE_TIEMPO = b"/Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161"
NADA = b"[0 0 0 0]"
ENCIMA = b"[72 694 272 714]"


def flujo(datos: bytes, entradas: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(datos), entradas, datos)


def letras(texto: bytes, *, abajo: int) -> bytes:
    return flujo(b"BT /F1 14 Tf 72 %d Td (%s) Tj ET" % (abajo, texto))


# A page that says one thing; 1 to 5 are its objects, 6 to 8 the form, the field and the signature.
PAGINA: Objetos = {
    1: b"<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>",
    2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents[5 0 R]>>",
    4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    5: letras(b"Pago 100.", abajo=700),
    6: b"<</Fields[7 0 R]/SigFlags 3>>",
    7: b"<</FT/Sig/T(Firma)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/P 3 0 R/V 8 0 R>>",
}
# What covers "Pago 100." and says something else.
PARCHE = flujo(
    b"1 1 1 rg 0 0 200 20 re f 0 g BT /F1 14 Tf 2 4 Td (Pago 900.) Tj ET",
    b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 4 0 R>>>>",
)


def un_pdf(objetos: Objetos, *, en_otra_parte: Lugares = NINGUNO) -> bytes:
    """A PDF with these objects; `en_otra_parte` are some that the index places at bytes that nobody wrote."""
    return _con_objetos(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objetos, en_otra_parte, anterior=None)


def con_objetos(pdf: bytes, objetos: Objetos, *, en_otra_parte: Lugares = NINGUNO, suelto: bytes = b"") -> bytes:
    """Append a revision with these objects; `suelto` is written before them and no index names it."""
    anterior = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    return _con_objetos(pdf + suelto, objetos, en_otra_parte, anterior=anterior)


def _con_objetos(pdf: bytes, objetos: Objetos, en_otra_parte: Lugares, *, anterior: int | None) -> bytes:
    lugares = {}
    for numero, objeto in objetos.items():
        lugares[numero] = len(pdf)
        pdf += b"%d 0 obj\n%s\nendobj\n" % (numero, objeto)
    lugares |= en_otra_parte
    # Numbers from 60 on belong to nobody yet when the first revision is signed.
    tamano = 100 if anterior is not None else 20
    indice = b"xref\n0 1\n0000000000 65535 f \n"
    indice += b"".join(b"%d 1\n%010d 00000 n \n" % uno for uno in sorted(lugares.items()))
    previo = b"" if anterior is None else b"/Prev %d" % anterior
    cola = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (tamano, previo, len(pdf))
    return pdf + indice + cola


def con_objetos_e_indice_en_flujo(pdf: bytes, objetos: Objetos) -> bytes:
    """The same, with an index that is a stream, 80, and does not name itself, as some programs leave it."""
    anterior, lugares = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]), {}
    for numero, objeto in objetos.items():
        lugares[numero] = len(pdf)
        pdf += b"%d 0 obj\n%s\nendobj\n" % (numero, objeto)
    cuales = b" ".join(b"%d 1" % numero for numero in lugares)
    donde = b"".join(b"\1" + lugar.to_bytes(4) + b"\0\0" for lugar in lugares.values())
    entradas = b"/Type/XRef/W[1 4 2]/Index[%s]/Size 100/Root 1 0 R/Prev %d" % (cuales, anterior)
    return pdf + b"80 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (flujo(donde, entradas), len(pdf))


def diccionario_de_firma(tipo: bytes = DE_PERSONA) -> bytes:
    """The dictionary of a signature to be given, to put among the objects."""
    return b"<<%s/ByteRange [%s]/Contents <%s>>>" % (tipo, _HUECO, b"0" * _RESERVA)


def llenar(pdf: bytes, sobre: Sobre) -> bytes:
    """Put the range, and the container that `sobre` makes of what it covers, into the last signature to be given."""
    desde = pdf.rindex(b"/Contents <000") + len(b"/Contents ")
    hasta = pdf.index(b">", desde) + 1
    rango = b"%010d %010d %010d %010d" % (0, desde, hasta, len(pdf) - hasta)
    hueco = pdf.rindex(_HUECO)
    pdf = pdf[:hueco] + rango.ljust(len(_HUECO)) + pdf[hueco + len(_HUECO) :]
    valor = sobre(pdf[:desde] + pdf[hasta:])
    return pdf[: desde + 1] + valor.hex().encode().ljust(_RESERVA, b"0") + pdf[hasta - 1 :]


def firma_de(pki: Pki, quien: str = "persona") -> Sobre:
    """The hand of somebody of the test PKI."""
    atributos = PdfCMSSignedAttributes(signing_time=MOMENTO)

    def firmar(pdf: bytes) -> bytes:
        firmante = pki.firmante(quien)
        return bytes(
            asyncio.run(firmante.async_sign(sha256(pdf).digest(), "sha256", signed_attr_settings=atributos)).dump()
        )

    return firmar


def sello_de_tiempo(pki: Pki) -> Sobre:
    """The stamp of the time-stamp authority."""
    return lambda pdf: bytes(asyncio.run(pki.sellador().async_timestamp(sha256(pdf).digest(), "sha256")).dump())


def firmado(
    pki: Pki,
    objetos: Objetos = PAGINA,
    *,
    en_otra_parte: Lugares = NINGUNO,
    tipo: bytes = DE_PERSONA,
    sobre: Sobre | None = None,
) -> bytes:
    """A PDF of these objects with the signature of a person, who signed what an attacker had prepared."""
    todos = {**objetos, 8: diccionario_de_firma(tipo)}
    return llenar(un_pdf(todos, en_otra_parte=en_otra_parte), sobre or firma_de(pki))


def una_prueba(pki: Pki) -> Objetos:
    """A CRL for the long term, which may follow a signature."""
    return {
        1: PAGINA[1].replace(b">>", b"/DSS 60 0 R>>"),
        60: b"<</Type/DSS/CRLs[61 0 R]>>",
        61: flujo(pki.crl("raiz")),
    }


def con_prueba(pki: Pki, pdf: bytes, objetos: Objetos = NINGUNO, *, suelto: bytes = b"") -> bytes:
    """Append a revision that brings a proof, and `objetos`."""
    return con_objetos(pdf, {**una_prueba(pki), **objetos}, suelto=suelto)


def con_otra_firma(
    pdf: bytes,
    sobre: Sobre,
    *,
    tipo: bytes = DE_TIEMPO,
    lugar: bytes = NADA,
    campo: bytes = b"",
    objetos: Objetos = NINGUNO,
) -> bytes:
    """Append a revision with a signature field, 70, at `lugar`, with the entries `campo`, filled by `sobre`."""
    nuevos = {
        3: PAGINA[3].replace(b"/Contents", b"/Annots[70 0 R]/Contents"),
        6: b"<</Fields[7 0 R 70 0 R]/SigFlags 3>>",
        70: b"<</FT/Sig/T(Otra)/Type/Annot/Subtype/Widget/Rect %s/P 3 0 R/V 71 0 R%s>>" % (lugar, campo),
        71: diccionario_de_firma(tipo),
        **objetos,
    }
    return llenar(con_objetos(pdf, nuevos), sobre)
