"""What the parts of a package say: their relationships, their fields, their links. Each is read once, in pieces."""

import re
from collections.abc import Callable
from xml.parsers import expat

from mesa.inspeccion.lectores.office_hechos import Cuaderno
from mesa.inspeccion.lectores.ooxml import lector_xml

_DDE = re.compile(r"[\s\"]*DDE(AUTO)?\b", re.IGNORECASE)
_CITA = re.compile(
    r"\s*QUOTE((?:\s+\d{1,3})+)\s*$", re.IGNORECASE
)  # a field that spells a text by its letters' numbers
_CAMPOS_ABIERTOS = 100
_LARGO_MAXIMO = 4096  # letters of an instruction
_CON_PUNTO = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)

# By the last word of a relationship's type (ECMA-376 part 1, annex; [MS-OFFMACRO2]).
_DE_MACROS = frozenset({"vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet"})
_TROZO_AJENO = "afchunk"  # a whole document in HTML, RTF or MHT, which Word makes its own on opening
_INOFENSIVAS = frozenset({"hyperlink", "slideupdateinfo"})


class LectorDeParte:
    """Feed it a part's pieces; what it learns goes to the cuaderno."""

    def __init__(self, cuaderno: Cuaderno) -> None:
        self.cuaderno = cuaderno
        self._lector = lector_xml()

    def leer(self, trozo: bytes) -> None:
        """Raise DoctypeError at a DOCTYPE; ExpatError, LookupError or ValueError for what is not XML."""
        self._lector.Parse(trozo, False)

    def terminar(self) -> None:
        self._lector.Parse(b"", True)

    def escuchar(
        self,
        *,
        al_abrir: Callable[[str, dict[str, str]], None],
        al_cerrar: Callable[[str], None] | None = None,
        al_leer: Callable[[str], None] | None = None,
    ) -> expat.XMLParserType:
        self._lector.StartElementHandler = lambda nombre, datos: al_abrir(nombre.rpartition(" ")[2], datos)
        if al_cerrar:
            self._lector.EndElementHandler = lambda nombre: al_cerrar(nombre.rpartition(" ")[2])
        if al_leer:
            self._lector.CharacterDataHandler = al_leer
            self._lector.buffer_text = True
        return self._lector


class LectorDeRelaciones(LectorDeParte):
    """A part that says what another one uses."""

    def __init__(self, cuaderno: Cuaderno) -> None:
        super().__init__(cuaderno)
        self.escuchar(al_abrir=self._al_abrir)

    def _al_abrir(self, nombre: str, datos: dict[str, str]) -> None:
        if nombre != "Relationship":
            return
        tipo = datos.get("Type", "").rpartition("/")[2].lower()
        externa = datos.get("TargetMode", "").lower() == "external" or bool(_CON_PUNTO.match(datos.get("Target", "")))
        self.cuaderno.macros |= tipo in _DE_MACROS
        self.cuaderno.con_firma |= tipo == "signature"
        self.cuaderno.activex |= tipo == "control"
        self.cuaderno.adjuntos += tipo == _TROZO_AJENO
        if not externa:
            return
        if tipo == "attachedtemplate":
            self.cuaderno.plantilla_externa = True
        else:
            self.cuaderno.externos += tipo not in _INOFENSIVAS


class LectorDeVinculos(LectorDeParte):
    """A workbook's link to another program (ECMA-376 part 1, 18.14.4)."""

    def __init__(self, cuaderno: Cuaderno) -> None:
        super().__init__(cuaderno)
        self.escuchar(al_abrir=self._al_abrir)

    def _al_abrir(self, nombre: str, _datos: dict[str, str]) -> None:
        self.cuaderno.dde |= nombre == "ddeLink"


class LectorDeTexto(LectorDeParte):
    """The text of a Word document: its fields, whose instruction may be cut in runs and hold other fields inside."""

    def __init__(self, cuaderno: Cuaderno) -> None:
        super().__init__(cuaderno)
        self._abiertos: list[str] = []  # the instruction of each field not yet closed
        self._en_instruccion = False
        self.escuchar(al_abrir=self._al_abrir, al_cerrar=self._al_cerrar, al_leer=self._al_leer)

    def _al_abrir(self, nombre: str, datos: dict[str, str]) -> None:
        if nombre == "instrText":
            self._en_instruccion = True
        elif nombre == "fldSimple":
            self._juzgar(_atributo(datos, "instr"))
        elif nombre == "fldChar":
            self._al_marcar(_atributo(datos, "fldCharType"))

    def _al_cerrar(self, nombre: str) -> None:
        if nombre == "instrText":
            self._en_instruccion = False

    def _al_leer(self, texto: str) -> None:
        if self._en_instruccion and self._abiertos:
            self._abiertos[-1] = (self._abiertos[-1] + texto)[:_LARGO_MAXIMO]

    def _al_marcar(self, marca: str) -> None:
        if marca == "begin" and len(self._abiertos) < _CAMPOS_ABIERTOS:
            self._abiertos.append("")
        elif marca == "separate" and self._abiertos:
            self._juzgar(self._abiertos[-1])
        elif marca == "end" and self._abiertos:
            dicho = self._abiertos.pop()
            self._juzgar(dicho)
            if self._abiertos:
                self._abiertos[-1] = (self._abiertos[-1] + _citado(dicho))[:_LARGO_MAXIMO]

    def _juzgar(self, instruccion: str) -> None:
        self.cuaderno.dde |= bool(_DDE.match(instruccion))


def _citado(instruccion: str) -> str:
    """Return the text a QUOTE of numbers spells: how DDE is hidden from those who look for the word."""
    cita = _CITA.match(instruccion)
    return "".join(chr(int(numero)) for numero in cita.group(1).split()) if cita else ""


def _atributo(datos: dict[str, str], nombre: str) -> str:
    return next((valor for clave, valor in datos.items() if clave.rpartition(" ")[2] == nombre), "")
