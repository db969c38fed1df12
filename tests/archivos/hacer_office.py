"""Office documents with something wrong in them, made by code and returned as bytes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from tests.archivos.hacer_ole import un_compuesto

ESPACIO_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFICINA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELACIONES = "http://schemas.openxmlformats.org/package/2006/relationships"
_TIPOS = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_FECHA = (2026, 1, 1, 0, 0, 0)

CONTENIDO = "[Content_Types].xml"
Partes = Mapping[str, str | bytes]


# OOXML


def un_documento(
    cuerpo: str = "", *, partes: Partes | None = None, relaciones: str = "", tipos: Mapping[str, str] | None = None
) -> bytes:
    """Return a Word document with `cuerpo` in its body, `relaciones` of that body, and other parts with their types."""
    texto = f'<w:document xmlns:w="{ESPACIO_W}"><w:body>{cuerpo}</w:body></w:document>'
    return _paquete("word/document.xml", _WORD, texto, partes=partes, relaciones=relaciones, tipos=tipos)


def un_libro(*, partes: Partes | None = None, tipos: Mapping[str, str] | None = None) -> bytes:
    """Return an Excel workbook with these parts."""
    return _paquete("xl/workbook.xml", _EXCEL, "<workbook/>", partes=partes, relaciones="", tipos=tipos)


def una_relacion(clase: str, destino: str, *, externa: bool = False) -> str:
    modo = ' TargetMode="External"' if externa else ""
    return f'<Relationship Id="r{abs(hash(destino))}" Type="{_OFICINA}/{clase}" Target="{destino}"{modo}/>'


def unas_relaciones(*relaciones: str) -> str:
    return f'<Relationships xmlns="{_RELACIONES}">{"".join(relaciones)}</Relationships>'


def unos_tipos(declarados: Mapping[str, str]) -> str:
    anulaciones = "".join(f'<Override PartName="/{p}" ContentType="{tipo}"/>' for p, tipo in declarados.items())
    return (
        f'<Types xmlns="{_TIPOS}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{anulaciones}</Types>"
    )


def un_zip_de(partes: Partes, *, metodo: int = zipfile.ZIP_DEFLATED) -> bytes:
    salida = io.BytesIO()
    with zipfile.ZipFile(salida, "w", metodo) as archivo:
        for nombre, cuerpo in partes.items():
            ficha = zipfile.ZipInfo(nombre, _FECHA)
            ficha.compress_type = metodo
            archivo.writestr(ficha, cuerpo)
    return salida.getvalue()


def un_campo(*trozos: str) -> str:
    """Return a Word field whose instruction is cut in these pieces, one run each."""
    marca = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruccion = "".join(
        trozo if trozo[:1] == "<" else f"<w:r><w:instrText>{trozo}</w:instrText></w:r>" for trozo in trozos
    )
    return f"<w:p>{marca.format('begin')}{instruccion}{marca.format('end')}</w:p>"


def _paquete(
    principal: str,
    tipo: str,
    cuerpo: str,
    *,
    partes: Partes | None,
    relaciones: str,
    tipos: Mapping[str, str] | None,
) -> bytes:
    carpeta, _, nombre = principal.partition("/")
    todas: dict[str, str | bytes] = {
        CONTENIDO: unos_tipos({principal: tipo, **(tipos or {})}),
        "_rels/.rels": unas_relaciones(una_relacion("officeDocument", principal)),
        principal: cuerpo,
    }
    if relaciones:
        todas[f"{carpeta}/_rels/{nombre}.rels"] = unas_relaciones(relaciones)
    return un_zip_de(todas | dict(partes or {}))


# OLE


def un_doc_con(texto: bytes = b"", *, banderas: int = 0, otras: Mapping[str, bytes] | None = None) -> bytes:
    """Return a Word 97 document: `banderas` of its FIB ([MS-DOC] 2.5.2), `texto` anywhere, other streams beside."""
    fib = struct.pack("<H8xH", 0xA5EC, banderas) + bytes(1024)
    return un_compuesto({"WordDocument": fib + texto, "1Table": b"", **(otras or {})})


def un_xls_con(*registros: tuple[int, bytes], otras: Mapping[str, bytes] | None = None) -> bytes:
    """Return an Excel 97 workbook with these records between the first and the last of its globals."""
    todos = ((0x0809, bytes(16)), *registros, (0x000A, b""))
    libro = b"".join(struct.pack("<HH", tipo, len(datos)) + datos for tipo, datos in todos)
    return un_compuesto({"Workbook": libro, **(otras or {})})


def un_ppt_con(*almacenes: bytes, cifrado: bool = False) -> bytes:
    """Return a PowerPoint 97 presentation with these compound files embedded, compressed as PowerPoint does."""
    usuario = struct.pack("<HHIII", 0, 0x0FF6, 20, 20, 0xF3D1C4DF if cifrado else 0xE391C05F)
    atomos = b"".join(
        struct.pack("<HHII", 0x0010, 0x1011, 4 + len(zlib.compress(uno)), len(uno)) + zlib.compress(uno)
        for uno in almacenes
    )
    return un_compuesto({"PowerPoint Document": bytes(64) + atomos, "Current User": usuario})


def un_proyecto_vba() -> bytes:
    """Return what Office calls vbaProject.bin."""
    return un_compuesto({"PROJECT": b"ID=", "VBA/dir": b"\x01", "VBA/_VBA_PROJECT": b"\xcc\x61", "VBA/Modulo1": b"Sub"})


def un_archivo_incrustado(nombre: str, cuerpo: bytes) -> bytes:
    """Return the stream Ole10Native ([MS-OLEDS] 2.3.6) of a file put inside a document."""
    ruta = f"C:\\temp\\{nombre}".encode("latin-1") + b"\0"
    datos = b"\2\0" + nombre.encode("latin-1") + b"\0" + ruta + b"\0\0\3\0" + struct.pack("<I", len(ruta)) + ruta
    datos += struct.pack("<I", len(cuerpo)) + cuerpo
    return struct.pack("<I", len(datos)) + datos


def un_programa() -> bytes:
    """Return the headers of a Windows program that does nothing."""
    return b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(64)
