"""Who put a proposal forward is called by name, and never "both sides" where it was somebody else."""

import pytest

from dashboard.components.sides import proposer_of
from tests.cooperation import rows
from tests.dashboard.built import pair

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "label", "code"),
    [
        ({"put_forward_by_id": "UZB"}, "Uzbekistan", "UZB"),
        ({}, "Both sides", "both"),
        ({"other_proposer": "company"}, "A company or organisation", "company"),
        ({"other_proposer": "not_said"}, "Not said", "not_said"),
    ],
)
def test_the_proposer_of_a_proposal(fields: dict[str, str], label: str, code: str) -> None:
    proposal = rows.proposal(**fields)
    assert (proposer_of(pair("KGZ-UZB"), proposal.proposer).label, proposal.proposer) == (label, code)
