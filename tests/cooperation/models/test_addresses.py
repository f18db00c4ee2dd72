"""Where readers find a row is said in one place, and is there."""

import re
from pathlib import Path

import pytest
from django.test import Client

from cooperation.models.addresses import (
    event_address,
    figure_address,
    paragraph_address,
    proposal_address,
    searches_address,
    source_address,
    statement_address,
    target_address,
)

ROOT = Path(__file__).parent.parent.parent.parent
# A page of one row, written by hand in a text that is filled in.
BY_HAND = re.compile(r"\b(proposals|sources|figures|claims|charts)/\{|#(target|event)-\{|\?year=\{|\}\{[\w.]+\}/")


def test_addresses_are_made_in_one_place() -> None:
    """What two places write, one of them forgets to change."""
    found = {
        path.name
        for folder in ("cooperation", "dashboard")
        for path in (ROOT / folder).rglob("*.py")
        if BY_HAND.search(path.read_text(encoding="utf-8"))
    }
    # The API has paths of its own; exports look an address up once for each kind of row.
    assert found == {"addresses.py", "resources.py", "names.py"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        proposal_address("BLR-KAZ", 9),
        searches_address("BLR-KAZ", 12),
        source_address("BLR-KAZ", 1),
        paragraph_address("BLR-KAZ", 1, 19),
        figure_address("BLR-KAZ", "H36"),
        figure_address("BLR-KAZ", "H36-H37-TT-2017"),
        target_address("BLR-KAZ", "T6"),
        event_address("BLR-KAZ", 2018, "culture-days-2018"),
        statement_address("BLR-KAZ", "as-it-once-was"),
    ],
)
def test_each_leads_to_a_place_that_is_there(client: Client, shipped: None, address: str) -> None:
    page, _hash, place = address.partition("#")
    answer = client.get(page)
    assert answer.status_code == 200, address
    assert not place or f'id="{place}"' in answer.content.decode(), address
