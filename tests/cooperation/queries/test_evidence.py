"""Where claims were read, also where somebody records more while a page is reading."""

from datetime import date

import pytest

from cooperation.queries.evidence import Evidence
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
