"""Many file at once: numbers without gaps or repeats, also across New Year; one draft is filed once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from mesa import flujo
from mesa.auditoria import auditar
from mesa.expedientes.models import Acto, Expediente
from tests.fabricas import AHORA, un_borrador, un_remitente

pytestmark = pytest.mark.django_db(transaction=True)

LAST_SECOND = datetime(2027, 1, 1, 4, 59, 59, tzinfo=UTC)  # 31 December, 23:59:59 in Lima
NEW_YEAR = datetime(2027, 1, 1, 5, 0, 0, tzinfo=UTC)


def test_numbers_have_no_gaps_under_64_filers_across_new_year() -> None:
    filer = un_remitente()
    drafts = [(un_borrador(cuenta=filer), LAST_SECOND if n % 2 else NEW_YEAR) for n in range(64)]

    numbers = _at_once([_filing(draft, moment) for draft, moment in drafts])

    expected = [f"{year}-{n:07d}" for year in (2026, 2027) for n in range(1, 33)]
    assert sorted(numbers) == expected
    assert list(auditar(ahora=AHORA)) == []


def test_ten_clicks_on_one_draft_give_one_filing() -> None:
    draft = un_borrador()

    numbers = _at_once([_filing(draft, AHORA)] * 10)

    assert set(numbers) == {"2026-0000001"}
    assert Acto.objects.count() == 1


def _filing(draft: Expediente, moment: datetime) -> Callable[[], str]:
    def file() -> str:
        try:
            expediente = Expediente.objects.select_related("cuenta").get(pk=draft.pk)
            return str(flujo.presentar(expediente, por=expediente.cuenta, canal="api", ahora=moment).numero)
        finally:
            connection.close()

    return file


def _at_once(calls: list[Callable[[], str]]) -> list[str]:
    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]
