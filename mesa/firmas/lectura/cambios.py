"""What was added to a PDF after a signature. pyHanko says what each revision touches; what that amounts to, we say.

Only three things may follow a signature: signatures, document time-stamps, and the proofs that let both be verified
later (ISO 32000-2, 12.8.4.3). pyHanko also lets forms be filled in, by which a "shadow attack" changes what is read;
here that is tolerated at most, never trusted, and only where the signature of a person covers it. The same goes for a
later signature whose picture could hide what was signed ("sneaky signature").
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import IO, Any

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel, StandardDiffPolicy
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from mesa.firmas.lectura.agregado import Agregado
from mesa.firmas.lectura.cobertura import sobra_desde
from mesa.firmas.lectura.formulario import se_dibuja_igual, superficie
from mesa.firmas.lectura.permitido import FIRMAS_Y_LLENADO, SOLO_FIRMAS

_FIN = b"%%EOF"
# An eighth of an A4 sheet: visible signatures take half of that at most.
_SUPERFICIE_QUE_TAPA = 595 * 842 / 8


class Cambio(IntEnum):
    """What follows a signature, from best to worst."""

    NADA = 0
    SOLO_FIRMAS = 1
    TAPADO = 2
    LLENADO = 3
    CONTENIDO = 4


class Historia:
    """The revisions of one file. `personas` are the intact signatures of people that cover their revision whole."""

    def __init__(self, lector: PdfFileReader, archivo: IO[bytes], personas: Sequence[EmbeddedPdfSignature]) -> None:
        self._lector = lector
        self._archivo = archivo
        self._ultima = lector.xrefs.total_revisions - 1
        self._cubierta = max((una.signed_revision for una in personas if cubre_su_revision(una)), default=-1)
        self._cola_honesta: bool | None = None

    def desde(self, firma: EmbeddedPdfSignature) -> Cambio:
        """Return what was added after `firma`, which covers its revision whole but not the file."""
        if not self._cola_es_honesta():
            return Cambio.CONTENIDO
        solo_firmas = self._respeta(firma, SOLO_FIRMAS)
        if not (solo_firmas or self._respeta(firma, FIRMAS_Y_LLENADO)) or not self._se_lee_de_una_manera(firma):
            return Cambio.CONTENIDO
        if not solo_firmas or not self._mismo_formulario(firma.signed_revision):
            return Cambio.LLENADO
        return Cambio.TAPADO if self._hay_firma_que_tape(firma) else Cambio.SOLO_FIRMAS

    def _se_lee_de_una_manera(self, firma: EmbeddedPdfSignature) -> bool:
        _, _, segundo, largo = firma.byte_range
        return self._agregado.se_lee_de_una_manera(firma.signed_revision, hasta=segundo + largo)

    @cached_property
    def _agregado(self) -> Agregado:
        return Agregado(self._lector, self._archivo)

    def _mismo_formulario(self, revision: int) -> bool:
        """Whether no later revision has the fields of a form drawn otherwise than this one has."""
        antes = self._resolver(revision)
        posteriores = range(revision + 1, self._ultima + 1)
        return all(se_dibuja_igual(antes, self._resolver(numero)) for numero in posteriores)

    def _respeta(self, firma: EmbeddedPdfSignature, politica: StandardDiffPolicy) -> bool:
        permiso = firma.docmdp_level
        hallado = politica.review_file(
            self._lector, firma.signed_revision, field_mdp_spec=firma.fieldmdp, doc_mdp=permiso
        )
        if not isinstance(hallado, DiffResult) or hallado.modification_level > ModificationLevel.FORM_FILLING:
            return False
        return permiso is None or hallado.modification_level.value <= permiso.value

    def _hay_firma_que_tape(self, firma: EmbeddedPdfSignature) -> bool:
        """Whether a field made after `firma` is large enough to hide what was signed behind its picture."""
        antes = _campos(self._resolver(firma.signed_revision))
        ahora = enumerate_sig_fields(self._resolver(self._ultima))
        return any(superficie(campo) > _SUPERFICIE_QUE_TAPA for nombre, _valor, campo in ahora if nombre not in antes)

    def _cola_es_honesta(self) -> bool:
        """Whether what no person's signature covers is time-stamps and proofs alone."""
        if self._cola_honesta is None:
            self._cola_honesta = not self._hay_basura() and self._es_solo_prueba()
        return self._cola_honesta

    def _hay_basura(self) -> bool:
        """Whether something stands behind the end of the last revision."""
        fin = self._lector.xrefs.get_xref_container_info(self._ultima).end_location
        self._archivo.seek(fin)
        resto = self._archivo.read(1 << 16)
        lugar = resto.find(_FIN)
        return lugar < 0 or sobra_desde(self._archivo, fin + lugar + len(_FIN))

    def _es_solo_prueba(self) -> bool:
        if self._cubierta >= self._ultima:
            return True
        if self._cubierta < 0 or not self._solo_firmas_tras_la_cubierta():
            return False
        return all(self._aporta_prueba(numero) for numero in range(self._cubierta + 1, self._ultima + 1))

    def _solo_firmas_tras_la_cubierta(self) -> bool:
        hallado = SOLO_FIRMAS.review_file(self._lector, self._cubierta)
        if not isinstance(hallado, DiffResult) or hallado.modification_level > ModificationLevel.FORM_FILLING:
            return False
        if not self._mismo_formulario(self._cubierta):
            return False
        antes = _campos(self._resolver(self._cubierta))
        nuevos = [
            campo for nombre, campo in _campos(self._resolver(self._ultima)).items() if campo != antes.get(nombre)
        ]
        return all(lleno and not visible for lleno, visible in nuevos)

    def _aporta_prueba(self, numero: int) -> bool:
        """A revision with neither a signature nor proofs was made for something else."""
        ahora = self._resolver(numero)
        if _campos(ahora) != _campos(self._resolver(numero - 1)):
            return True
        almacen = ahora.root.raw_get("/DSS") if "/DSS" in ahora.root else None
        if almacen is None:
            return False
        return bool(_tocadas(ahora) & ahora.collect_dependencies(almacen))

    def _resolver(self, numero: int) -> HistoricalResolver:
        return self._lector.get_historical_resolver(numero)


def cubre_su_revision(firma: EmbeddedPdfSignature) -> bool:
    """Whether nothing of the revision that a signature belongs to escapes it."""
    return bool(firma.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION)


def _campos(revision: HistoricalResolver) -> dict[str, tuple[bool, bool]]:
    """Return, for each signature field, whether it is filled and whether it shows on a page."""
    return {
        nombre: (valor is not None, superficie(campo) > 0) for nombre, valor, campo in enumerate_sig_fields(revision)
    }


def _tocadas(revision: HistoricalResolver) -> set[Any]:
    return set(revision.explicit_refs_in_revision())
