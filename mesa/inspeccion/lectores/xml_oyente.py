"""What is noted while an XML is read."""

import re

from mesa.lib.xml_medidas import Medidor

_TEXTO_MAXIMO = 65_536  # letters gathered before they are looked at

_FIRMA = "{http://www.w3.org/2000/09/xmldsig#}SignatureValue"
_INCLUSION = "{http://www.w3.org/2001/XInclude}include"
_DE_OFFICE = (
    "{http://schemas.microsoft.com/office/word/2003/wordml}",
    "{http://schemas.microsoft.com/office/2006/xmlPackage}",
    "{urn:schemas-microsoft-com:office:spreadsheet}",
)
_ORDEN_DE_OFFICE = "mso-application"  # the instruction by which Windows opens an XML with Word or Excel
_CON_GUIONES = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}")
_PARTE_DE_PAQUETE = "{http://schemas.microsoft.com/office/2006/xmlPackage}part"
_DATOS_BINARIOS = "{http://schemas.microsoft.com/office/word/2003/wordml}docSuppData"  # where Word 2003 keeps macros
_MACROS = re.compile("macroenabled|vbaproject|macrosheet", re.IGNORECASE)
# Blanks are counted, not just allowed: with millions of them an open-ended expression takes ages.
_CODIGO = re.compile(
    r"<[\s/]{0,8}(script|iframe|svg|img|object|embed)\b|\bjavascript\s{0,8}:|\bon(error|load|click)\s{0,8}=",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\s*[=+\-@][^\W\d][\w.]*\s*[(|!]")


class Oyente(Medidor):
    """A target for lxml's parser: it builds nothing and keeps a few answers."""

    def __init__(self) -> None:
        super().__init__()
        self.raiz = ""
        self.con_firma = False
        self.de_office = False
        self.con_macros = False
        self.con_codigo = False
        self.con_formulas = False
        self.incluye_otros = False
        self._texto: list[str] = []  # what is being said; the parser hands it over cut at every entity
        self._largo = 0
        self._al_inicio = False  # whether that text is the first of its element

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        self._vaciar()
        super().start(tag, attrib)
        self._al_inicio = True
        if not self.raiz:
            self.raiz = tag
            self.de_office |= tag.startswith(_DE_OFFICE)
        self.con_firma = self.con_firma or tag == _FIRMA
        self.incluye_otros = self.incluye_otros or tag == _INCLUSION
        if tag.startswith(_CON_GUIONES):
            self._mirar_guiones(tag, attrib)
        elif self.de_office:
            self._mirar_macros(tag, attrib)
        for valor in attrib.values():
            self._mirar_texto(valor)

    def end(self, tag: str) -> None:
        self._vaciar()
        self._al_inicio = False
        super().end(tag)

    def data(self, data: str) -> None:
        self._texto.append(data)
        self._largo += len(data)
        if self._largo > _TEXTO_MAXIMO:
            self._vaciar()

    def pi(self, target: str, data: str | None = None) -> None:
        self.de_office |= target == _ORDEN_DE_OFFICE
        self._mirar_texto(data or "")

    def comment(self, text: str) -> None:
        """Ignore what is said aside."""

    def _vaciar(self) -> None:
        """Look at the text gathered so far."""
        if not self._texto:
            return
        texto = "".join(self._texto)
        if self._al_inicio:
            self._al_inicio = False
            self.con_formulas = self.con_formulas or _FORMULA.match(texto) is not None
        self._mirar_texto(texto)
        self._texto.clear()
        self._largo = 0

    def _mirar_guiones(self, tag: str, attrib: dict[str, str]) -> None:
        propio = tag.rpartition("}")[2].lower() == "script"
        self.con_codigo |= propio or any(nombre.lower().startswith("on") for nombre in attrib)

    def _mirar_macros(self, tag: str, attrib: dict[str, str]) -> None:
        self.con_macros |= tag == _DATOS_BINARIOS
        if tag == _PARTE_DE_PAQUETE:
            self.con_macros |= any(_MACROS.search(valor) is not None for valor in attrib.values())

    def _mirar_texto(self, texto: str) -> None:
        if not self.con_codigo and ("<" in texto or ":" in texto or "=" in texto):
            self.con_codigo = _CODIGO.search(texto) is not None
