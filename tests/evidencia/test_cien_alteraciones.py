"""A hundred tamperings by who owns the database or the disk: each is told by the audit or by what a holder kept."""

from pathlib import Path
from random import Random

import pytest
from django.db import IntegrityError

from tests.auditoria.mesa import como_propietario
from tests.evidencia.alteraciones import ASTUTAS, SENCILLAS, Alteracion
from tests.evidencia.base import Base, deshecho, lo_dice_la_casa, lo_dice_lo_guardado, una_base

SEMILLA = 20261124
CIEN = 100


@pytest.mark.django_db
def test_a_hundred_of_a_hundred_tamperings_are_told(tmp_path: Path) -> None:
    base = una_base(tmp_path / "guardado")
    assert lo_dice_la_casa() + lo_dice_lo_guardado(base) == []
    azar, hechas, calladas = Random(SEMILLA), 0, []
    while hechas < CIEN:
        alterar = ASTUTAS[hechas // 3 % len(ASTUTAS)] if hechas % 3 == 0 else azar.choice(SENCILLAS)
        try:
            que, dicho = _alterada(alterar, azar, base)
        except IntegrityError:  # two rows may not say the same, not even for the database's owner: draw another
            continue
        hechas += 1
        if not dicho:
            calladas.append(que)

    assert calladas == []
    assert lo_dice_la_casa() + lo_dice_lo_guardado(base) == []  # each was undone: none was told for another's sake


def _alterada(alterar: Alteracion, azar: Random, base: Base) -> tuple[str, list[str]]:
    """Do one thing; return what it was and what is told of it, by the house or else by what a holder kept."""
    with deshecho(base):
        with como_propietario():
            que = alterar(azar)
        return que, lo_dice_la_casa() or lo_dice_lo_guardado(base)
