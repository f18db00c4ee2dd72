"""What a second look at a record asks, in sentences for the editor of the row."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cooperation.analysis.questions import Question, Rule

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# {0}, {1} and {2} are the details of a question, in the order in which its rule gives them.
QUESTIONS: "dict[Rule, StrOrPromise]" = {
    Rule.EVIDENCE_AFTER_DATE: _(
        "The step is of {0} and rests on paragraph {1}, published {2}: was it known before, from another source?"
    ),
    Rule.REPORTER_FROM_SPEAKER: _(
        "{0} is named as the reporter, and all that is known is that {1} says it: whose statistic is it?"
    ),
    Rule.ABOVE_CRITERION: _(
        "It is said to show “{1}” for proposal {0}: does it meet what the proposal asks, or is it only told or planned?"
    ),
    Rule.NUMERIC_WITHOUT_NUMBER: _("It is called numeric and holds no number: could figures ever decide it?"),
    Rule.QUOTE_NOT_FOUND: _("The words “{0}” do not stand in paragraph {1}: where are they from?"),
    Rule.COPIED_WORDS: _("It shares words in a row with paragraph {1} (“{0}”): can it be said in our own words?"),
    Rule.NO_STATISTICAL_PERIOD: _(
        "No statistic covers {0} (published {1}): does the source state this period, or was it read into it?"
    ),
    Rule.SINGLE_READING: _("It shows “{1}” for proposal {0} by one source alone: is there a second report?"),
    Rule.NOT_LOOKED_AT: _(
        "Its address was not looked at for a year (last: {0}): is the page there, and does it say the same?"
    ),
    Rule.TWO_SPELLINGS: _("The names stand in {0} and in {1}: are they one?"),
}


def sentence(question: Question) -> str:
    """The question with its row: "figures H44: No statistic covers …"."""
    return f"{question.row}: {str(QUESTIONS[question.rule]).format(*question.details)}"
