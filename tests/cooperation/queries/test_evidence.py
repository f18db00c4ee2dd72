"""Where claims were read, also where somebody records more while a page is reading."""

from datetime import date
from typing import Any

import pytest

from cooperation.models import CountryPair
from cooperation.models.sources import ClaimQuerySet, visible
from cooperation.queries.evidence import CLAIMS, Evidence, passages_of_claim
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_a_claim_recorded_since_it_was_read_has_its_paragraphs() -> None:
    first = rows.event()
    evidence = Evidence([first.pair], TODAY)
    assert [passage.key for passage in evidence.of(first)] == [first.evidence_id]
    main, further = (rows.paragraph(source=rows.source(pair=first.pair)) for _ in range(2))
    second = rows.event(pair=first.pair, evidence=main)
    second.further_evidence.add(further)
    assert [passage.key for passage in evidence.of(second)] == [main.pk, further.pk]


@pytest.mark.parametrize("asked", [None, date(2021, 12, 31), date(2024, 12, 31)])
def test_what_comes_with_the_rows_is_what_is_read_at_once(shipped: None, asked: date | None) -> None:
    pair = CountryPair.objects.by_slug("BLR-KAZ").get()
    evidence, has_further = Evidence([pair], TODAY, asked), False
    for model in CLAIMS:
        rows_of: ClaimQuerySet[Any] = ClaimQuerySet(model).filter(pair=pair)
        for claim in rows_of.with_evidence(visible(TODAY, asked, "source__")):
            told = passages_of_claim(claim)
            assert told == evidence.of(claim)
            has_further |= len(told) > 1
    assert has_further
