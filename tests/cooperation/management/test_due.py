"""``due`` as an editor meets it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cooperation.queries.test_due import proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty")]


def said(*arguments: str) -> list[str]:
    """What the command prints."""
    out = StringIO()
    call_command("due", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_what_is_due_and_up_to_when_a_pair_was_read() -> None:
    made = proposal("2021", title="Build a trade house")
    assert said() == [
        f"KGZ-UZB: {made.number}. Build a trade house – was due by 2021; the latest report is of 1 Jan 2020",
        "KGZ-UZB: no source later than 1 Jan 2020 was read.",
    ]


def test_further_ahead() -> None:
    proposal(str(timezone.localdate() + timedelta(days=100)))
    assert len(said("KGZ-UZB")) == 1
    assert len(said("KGZ-UZB", "--ahead", "101")) == 2


@pytest.mark.parametrize(("arguments", "sentence"), [(["XAA-XAB"], "no pair XAA-XAB"), (["--ahead=-1"], "0 to 36500")])
def test_what_is_asked_wrongly_is_told(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        said(*arguments)
