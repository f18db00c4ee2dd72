"""Every question is a whole sentence with its row."""

import pytest

from cooperation.analysis.questions import Question, Rule
from cooperation.wording.questions import QUESTIONS, sentence


def test_every_rule_has_its_sentence() -> None:
    assert set(QUESTIONS) == set(Rule)


@pytest.mark.parametrize("rule", Rule)
def test_a_sentence_names_the_row_and_asks(rule: Rule) -> None:
    text = sentence(Question(rule, "figures H44", ("one", "two", "three")))
    assert text.startswith("figures H44: ")
    assert text.endswith("?")
    assert not set("{}") & set(text)


def test_details_stand_in_the_sentence() -> None:
    text = sentence(Question(Rule.REPORTER_FROM_SPEAKER, "figures H13", ("KAZ", "embassy-of-kazakhstan")))
    assert "KAZ is named as the reporter" in text
    assert "embassy-of-kazakhstan says it" in text
