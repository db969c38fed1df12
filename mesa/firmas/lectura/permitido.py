"""What may follow a signature, as rules for pyHanko: other signatures with their proofs; forms filled in besides."""

from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.commons import compare_dicts
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate, WhitelistRule

_ITEXT = "/ITXT"


class _MarcaDeIText(WhitelistRule):
    """Lets iText, up to its version 5, write its name into the page tree, as it does when somebody signs with it."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        referencia = new.root.raw_get("/Pages")
        antes, ahora = old.root["/Pages"], new.root["/Pages"]
        marca = ahora.raw_get(_ITEXT) if _ITEXT in ahora else ""
        solo_la_marca = isinstance(marca, str) and compare_dicts(antes, ahora, frozenset({_ITEXT}), raise_exc=False)
        if solo_la_marca and isinstance(referencia, generic.IndirectObject):
            yield ReferenceUpdate(referencia.reference)


_GENERALES = [*DEFAULT_DIFF_POLICY.global_rules, _MarcaDeIText().as_qualified(ModificationLevel.LTA_UPDATES)]
_DE_FIRMAS = [SigFieldCreationRule(), SigFieldModificationRule()]
SOLO_FIRMAS = StandardDiffPolicy(global_rules=_GENERALES, form_rule=FormUpdatingRule(field_rules=_DE_FIRMAS))
FIRMAS_Y_LLENADO = StandardDiffPolicy(
    global_rules=_GENERALES, form_rule=FormUpdatingRule(field_rules=[*_DE_FIRMAS, GenericFieldModificationRule()])
)
