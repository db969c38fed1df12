"""Signed PDFs of every fate, and what a desk may know of them; all by the test PKI."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from asn1crypto import crl, ocsp
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from mesa.firmas.confianza.modelo import Confianza
from mesa.firmas.lectura.anclaje import preparar
from mesa.firmas.lectura.lector import leer_firmas
from mesa.firmas.lectura.modelo import Firma
from tests.archivos import hacer
from tests.pki.pki import MOMENTO, Pki


def una_confianza(pki: Pki, **cambios: Any) -> Confianza:
    """Trust in the root, with fresh CRLs of root and issuing authorities; `cambios` are fields of Confianza."""
    listas = tuple(pki.crl(emisor) for emisor in ("raiz", "emisora", "emisora-muda"))
    return replace(Confianza(anclas=(pki.der("raiz"),), crls=listas), **cambios)


def leidas(pdf: bytes, confianza: Confianza, *, ahora: datetime = MOMENTO) -> tuple[Firma, ...]:
    return leer_firmas(BytesIO(pdf), anclaje=preparar(confianza), ahora=ahora)


def leida(pdf: bytes, confianza: Confianza, *, ahora: datetime = MOMENTO) -> Firma:
    (una,) = leidas(pdf, confianza, ahora=ahora)
    return una


def en_claro(firma: Firma) -> tuple[str, str, list[str]]:
    """State, trust and reasons, to compare at once."""
    return firma.estado.value, firma.confianza.value, [motivo.value for motivo in firma.motivos]


def con_revision(pdf: bytes, **cambios: Any) -> bytes:
    """Append a revision: `pagina` changes entries of the first page, `info` of the document's information."""
    escrito = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    if pagina := cambios.get("pagina"):
        hoja = escrito.find_page_for_modification(0)[0].get_object()
        for clave, valor in pagina.items():
            hoja[generic.pdf_name(clave)] = valor
        escrito.mark_update(hoja.container_ref)
    if info := cambios.get("info"):
        datos = generic.DictionaryObject({generic.pdf_name(k): generic.pdf_string(v) for k, v in info.items()})
        escrito.set_info(escrito.add_object(datos))
    return _bytes(escrito)


def con_pagina_de_mas(pdf: bytes) -> bytes:
    """Append a revision that brings another page."""
    escrito = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    contenido = escrito.add_object(generic.StreamObject(stream_data=b"BT /F1 14 Tf 72 700 Td (Y paga el doble.) Tj ET"))
    escrito.insert_page(_hoja(contenido))
    return _bytes(escrito)


def con_campo_de_firma(pdf: bytes, *, nombre: str = "Vacio", visible: bool = True) -> bytes:
    """Append a revision with a signature field that nobody fills."""
    escrito = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    append_signature_field(escrito, SigFieldSpec(nombre, box=(10, 10, 500, 800) if visible else None))
    return _bytes(escrito)


def con_prueba_de_largo_plazo(pdf: bytes, pki: Pki, *, ocsp_de: str = "") -> bytes:
    """Append the document security store with what proves the signature later (PAdES B-LT)."""
    escrito = IncrementalPdfFileWriter(BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(
        escrito,
        sig_contents=None,
        certs=[pki.certificado(nombre) for nombre in ("emisora", "raiz")],
        crls=[crl.CertificateList.load(pki.crl(emisor)) for emisor in ("raiz", "emisora")],
        ocsps=[ocsp.OCSPResponse.load(pki.ocsp(ocsp_de))] if ocsp_de else [],
    )
    return _bytes(escrito)


def con_sello_de_documento(pdf: bytes, sellador: DummyTimeStamper) -> bytes:
    """Append a document time-stamp (PAdES B-LTA)."""
    salida = PdfTimeStamper(sellador).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), md_algorithm="sha256")
    return bytes(salida.getbuffer())


def _hoja(contenido: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Page"),
            generic.pdf_name("/MediaBox"): generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 595, 842)),
            generic.pdf_name("/Contents"): contenido,
        }
    )


def _bytes(escrito: IncrementalPdfFileWriter) -> bytes:
    salida = BytesIO()
    escrito.write(salida)
    return salida.getvalue()


CARTA = hacer.un_pdf(2)


def con_formulario(pdf: bytes) -> bytes:
    """Give the PDF, before anybody signs it, a form with one field of text."""
    with pikepdf.open(BytesIO(pdf)) as abierto:
        campo = abierto.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("monto"),
                V=pikepdf.String("100"),
                Rect=[100, 600, 300, 620],
                AP=pikepdf.Dictionary(N=_dibujo(abierto, b"(100) Tj")),
            )
        )
        abierto.Root.AcroForm = pikepdf.Dictionary(Fields=[campo])
        abierto.pages[0].Annots = pikepdf.Array([campo])
        salida = BytesIO()
        abierto.save(salida)
        return salida.getvalue()


def con_campo_llenado(pdf: bytes, monto: str) -> bytes:
    """Append a revision in which the field of text says something else, and shows it."""
    escrito = IncrementalPdfFileWriter(BytesIO(pdf))
    campo = escrito.root["/AcroForm"]["/Fields"].raw_get(0).get_object()
    campo[generic.pdf_name("/V")] = generic.pdf_string(monto)
    dibujo = generic.StreamObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
            generic.pdf_name("/BBox"): generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 200, 20)),
        },
        stream_data=f"BT /F1 12 Tf 2 4 Td ({monto}) Tj ET".encode(),
    )
    campo[generic.pdf_name("/AP")] = generic.DictionaryObject({generic.pdf_name("/N"): escrito.add_object(dibujo)})
    escrito.mark_update(campo.container_ref)
    return _bytes(escrito)


def _dibujo(pdf: pikepdf.Pdf, letras: bytes) -> pikepdf.Object:
    dibujo = pdf.make_stream(b"BT /F1 12 Tf 2 4 Td " + letras + b" ET")
    dibujo.Type, dibujo.Subtype, dibujo.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 200, 20])
    return dibujo
