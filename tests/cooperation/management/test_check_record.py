"""``check_record`` as an editor meets it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.cooperation import rows

pytestmark = pytest.mark.django_db


def said(pair: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("check_record", pair, stdout=out)
    return out.getvalue()


def test_nothing_to_ask() -> None:
    rows.country_pair()
    assert said("KGZ-UZB") == "Nothing to ask about KGZ-UZB.\n"


def test_open_questions_are_listed_and_end_in_an_error() -> None:
    out = StringIO()
    source = rows.source(pair=rows.country_pair(), url="https://example.org/")
    rows.accepted_finding(rule="copied_words", row="events gone")
    with pytest.raises(CommandError, match=r"^Questions about KGZ-UZB: 1\. Correct the row, or accept it"):
        call_command("check_record", "KGZ-UZB", stdout=out)
    needless, question = out.getvalue().splitlines()
    assert needless == "events gone: accepted (copied_words), and not asked any more."
    assert question.startswith(f"sources {source.number}: Its address was ")


def test_a_pair_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match=r"^There is no pair UZB-KGZ\.$"):
        said("UZB-KGZ")
