"""Every PDF that a test seals is looked at when the test ends: by qpdf, by poppler's pdfsig and, for receipts, by us.

No PDF/A validator can be had where this is built: veraPDF is not in Debian, PyPI or npm. What stands below are those
rules of ISO 19005-3 (PDF/A-3, level A) and ISO 14289-1 (PDF/UA-1) that can be read off the structure of a file; each
names its clause. It does not judge content streams operator by operator, nor font programs glyph by glyph.
"""

import re
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pikepdf
from asn1crypto import cms

MANIFIESTO = "manifiesto.json"
# ISO 19005-3, 6.5.1: actions that reach out of the page or run a program.
ACCIONES = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans",
    "/GoTo3DView", "/JavaScript", "/SubmitForm", "/GoToE", "/RichMediaExecute",
}  # fmt: skip
FILTROS_VEDADOS = {"/LZWDecode", "/Crypt"}  # 6.1.7.2 and 6.1.12
IMPRIMIR, OCULTO = 0b100, 0b100011  # Print; Invisible, Hidden, NoView


def quejas_de(pdf: bytes) -> list[str]:
    """Return what is wrong with a PDF that this desk sealed; empty when it is sound."""
    quejas = [*_segun_qpdf(pdf), *_segun_poppler(pdf)]
    with pikepdf.open(BytesIO(pdf)) as abierto:
        quejas += _de_la_firma(abierto, pdf)
        if MANIFIESTO in abierto.attachments:  # a receipt: other documents sealed in tests promise no PDF/A
            quejas += [queja for regla in REGLAS for queja in regla(abierto)]
            quejas += _del_archivo(pdf)
    return quejas


def _orden(*orden: str, pdf: bytes) -> subprocess.CompletedProcess[str]:
    with NamedTemporaryFile(suffix=".pdf") as archivo:
        archivo.write(pdf)
        archivo.flush()
        return subprocess.run([*orden, archivo.name], capture_output=True, text=True, check=False, timeout=30)


def _segun_qpdf(pdf: bytes) -> Iterator[str]:
    dicho = _orden("qpdf", "--check", pdf=pdf)
    if dicho.returncode != 0:
        yield f"qpdf --check: {dicho.stdout[-300:]} {dicho.stderr[-300:]}"


def _segun_poppler(pdf: bytes) -> Iterator[str]:
    dicho = _orden("pdfsig", "-nocert", pdf=pdf).stdout
    for frase in ("Signature #1:", "Signature is Valid.", "Total document signed", "ETSI.CAdES.detached"):
        if frase not in dicho:
            yield f"pdfsig does not say «{frase}»: {dicho[-400:]}"
    if "Signature #2" in dicho:
        yield "pdfsig finds more than one signature"


def _de_la_firma(pdf: pikepdf.Pdf, contenido: bytes) -> Iterator[str]:
    """ISO 32000-1, 12.8; ETSI EN 319 142-1; ISO 19005-3, 6.4.3: one signature, over everything but its own hole."""
    (campo,) = pdf.Root.AcroForm.Fields
    firma = campo.V
    desde, hueco, despues, resto = (int(numero) for numero in firma.ByteRange)
    if (desde, despues + resto) != (0, len(contenido)):
        yield "the signature does not cover the file from the first byte to the last"
    if (contenido[hueco : hueco + 1], contenido[despues - 1 : despues]) != (b"<", b">"):
        yield "the signature leaves out more than its own place"
    sobre = cms.ContentInfo.load(bytes.fromhex(contenido[hueco + 1 : despues - 1].decode()))
    if len(sobre["content"]["signer_infos"]) != 1 or not len(sobre["content"]["certificates"]):
        yield "the container needs one signer and its certificate"
    if pdf.Root.Perms.DocMDP.objgen != firma.objgen:
        yield "the document is not certified by its seal"
    if int(pdf.Root.AcroForm.SigFlags) != 3:
        yield "SigFlags must say signed and append-only"


def _del_archivo(contenido: bytes) -> Iterator[str]:
    """6.1.2 and 6.1.3: header with a binary comment, nothing behind the end, no update that hides the sheet."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", contenido):
        yield "the header lacks its binary comment"
    if not re.search(rb"%%EOF\r?\n?$", contenido):
        yield "something stands behind the end of the file"


def _cabecera(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.1.3: identified, not encrypted."""
    if "/ID" not in pdf.trailer or len(pdf.trailer.ID) != 2:
        yield "the trailer has no ID"
    if "/Encrypt" in pdf.trailer:
        yield "it is encrypted"


def _metadatos(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.6.2 and 6.6.4: it says that it is PDF/A-3a and PDF/UA-1, with the title in XMP as in the information dictionary."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if xmp.pdfa_status != "3A":
            yield f"XMP says PDF/A-{xmp.pdfa_status or '?'}, not 3A"
        if xmp.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "XMP does not say PDF/UA-1"
        if xmp.get("dc:title") != str(pdf.docinfo.get("/Title")):
            yield "XMP and the information dictionary give two titles"
    if pdf.Root.Metadata.get("/Subtype") != "/XML":
        yield "the metadata is not XML"


def _colores(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.3: an output intent with its ICC profile, so that device colours mean something."""
    intentos = [uno for uno in pdf.Root.get("/OutputIntents", []) if uno.S == "/GTS_PDFA1"]
    if len(intentos) != 1 or "/DestOutputProfile" not in intentos[0]:
        yield "no output intent with a profile"
    elif intentos[0].DestOutputProfile.read_bytes()[36:40] != b"acsp":
        yield "the output intent holds no ICC profile"


def _letras(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.2.11: every font embedded, and every text readable as Unicode."""
    for letra in _diccionarios(pdf, "/Font"):
        if letra.Subtype == "/Type0":
            if "/ToUnicode" not in letra:
                yield f"{letra.BaseFont}: no way to Unicode"
            continue
        descriptor = letra.get("/FontDescriptor", {})
        if letra.Subtype != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{letra.get('/BaseFont')}: not embedded"


def _acciones(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.5: no program, no other document, nothing that happens by itself."""
    if {"/AA", "/OpenAction"} & set(pdf.Root.keys()):
        yield "something happens when it is opened"
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        yield "it holds JavaScript"
    for objeto in _todos(pdf):
        if "/JS" in objeto or "/AA" in objeto or ("/S" in objeto and str(objeto.S) in ACCIONES):
            yield f"it holds an action: {objeto.get('/S')}"


def _flujos(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.1.7 and 6.1.12: no stream kept elsewhere, none in a filter that PDF/A forbids."""
    for objeto in _todos(pdf):
        if not isinstance(objeto, pikepdf.Stream):
            continue
        if {"/F", "/FFilter", "/FDecodeParms"} & set(objeto.keys()):
            yield "a stream lies in another file"
        filtros: Any = objeto.get("/Filter", [])
        for filtro in [filtros] if isinstance(filtros, pikepdf.Name) else filtros:
            if str(filtro) in FILTROS_VEDADOS:
                yield f"a stream uses {filtro}"
        if objeto.get("/Subtype") == "/PS" or "/Ref" in objeto or "/OPI" in objeto:
            yield "an XObject that PDF/A forbids"


def _adjuntos(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.8: each attachment named, typed, dated, related to the document and listed as associated with it."""
    asociados = {uno.objgen for uno in pdf.Root.get("/AF", [])}
    for adjunto in _diccionarios(pdf, "/Filespec"):
        if not {"/F", "/UF", "/EF", "/AFRelationship"} <= set(adjunto.keys()) or adjunto.objgen not in asociados:
            yield f"the attachment {adjunto.get('/UF')} lacks what PDF/A-3 asks"
        elif "/Subtype" not in adjunto.EF.F or "/ModDate" not in adjunto.EF.F.get("/Params", {}):
            yield f"the attachment {adjunto.UF} has no type or date"
    if not asociados:
        yield "nothing is attached"


def _etiquetas(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.7 and ISO 14289-1, 7: tagged, in a language, each page in the order of its structure."""
    raiz: Any = pdf.Root
    if "/MarkInfo" not in raiz or not bool(raiz.MarkInfo.get("/Marked", False)):
        yield "it is not tagged"
    if "/StructTreeRoot" not in pdf.Root or "/ParentTree" not in pdf.Root.StructTreeRoot:
        yield "it has no structure tree"
    if not str(pdf.Root.get("/Lang", "")):
        yield "it is in no language"
    if "/ViewerPreferences" not in raiz or not bool(raiz.ViewerPreferences.get("/DisplayDocTitle", False)):
        yield "its title would not be shown"
    for pagina in pdf.pages:
        if "/StructParents" not in pagina:
            yield "a page has no place in the structure"
        if "/Annots" in pagina and pagina.get("/Tabs") != "/S":
            yield "a page with widgets is not in the order of its structure"


def _widgets(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.3 and 6.4: what stands on the page is printed, drawn, and read where the structure tree has it."""
    if {"/XFA", "/NeedAppearances"} & set(pdf.Root.AcroForm.keys()):
        yield "the form leaves its looks to the reader"
    numeros = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    padres = dict(zip(map(int, numeros[::2]), numeros[1::2], strict=True))
    for pagina in pdf.pages:
        for nota in pagina.get("/Annots", []):
            yield from _widget(nota, padre=padres.get(int(nota.get("/StructParent", -1))))


def _widget(nota: Any, *, padre: Any) -> Iterator[str]:
    banderas = int(nota.get("/F", 0))
    if not banderas & IMPRIMIR or banderas & OCULTO:
        yield "a widget is hidden or not printed"
    if list(nota.get("/AP", {}).keys()) != ["/N"]:
        yield "a widget has no appearance, or more than its normal one"
    if padre is None or padre.S != "/Form" or padre.K.Obj.objgen != nota.objgen:
        yield "a widget has no place in the structure tree"
    elif not str(padre.get("/Alt", "")) or "/TU" not in nota:
        yield "a widget has no name that can be read aloud"


def _varios(pdf: pikepdf.Pdf) -> Iterator[str]:
    """6.1.11, 6.9, 6.10, 6.11: nothing optional, alternative or required of the reader."""
    for clave in ("/OCProperties", "/Requirements", "/Collection"):
        if clave in pdf.Root:
            yield f"the catalog holds {clave}"
    if "/AlternatePresentations" in pdf.Root.get("/Names", {}):
        yield "it holds alternate presentations"
    if set(pdf.Root.get("/Perms", {}).keys()) - {"/DocMDP"}:
        yield "it grants rights beside the seal's"
    for estado in _diccionarios(pdf, "/ExtGState"):
        if {"/TR", "/TR2", "/HTP"} & set(estado.keys()):
            yield "a graphics state transfers colours"


REGLAS: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (
    _cabecera, _metadatos, _colores, _letras, _acciones, _flujos, _adjuntos, _etiquetas, _widgets, _varios,
)  # fmt: skip


def _todos(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for objeto in pdf.objects:
        if isinstance(objeto, pikepdf.Dictionary | pikepdf.Stream):
            yield objeto


def _diccionarios(pdf: pikepdf.Pdf, clase: str) -> Iterator[Any]:
    return (objeto for objeto in _todos(pdf) if objeto.get("/Type") == clase)


def guardar_para_mirar(pdf: bytes, carpeta: Path) -> Path:
    """Leave a PDF that is not sound where a person can look at it."""
    ruta = carpeta / "recibo-con-fallas.pdf"
    ruta.write_bytes(pdf)
    return ruta
