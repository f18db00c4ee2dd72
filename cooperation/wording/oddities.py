"""What seems odd about a row, in words that ask whether the source really says so."""

from django.utils.translation import gettext

from cooperation.analysis.oddities import Odd, Oddity


def question(oddity: Oddity) -> str:
    """What to look at again in the source: a sentence or two."""
    questions = {
        Odd.FAR_OUTSIDE: gettext(
            "This is more than twelve times the highest of the other figures. Is it the unit, or a decimal comma?"
        ),
        Odd.NEGATIVE: gettext("Trade is not below zero. Is it a balance, or a fall in percent?"),
        Odd.FUTURE: gettext(
            "This lies in the future: it begins on %(against)s. It will be shown as announced, not as a fact."
        ),
        Odd.GROWTH_OF_BALANCE: gettext("A balance has no growth that could be read. Is it the growth of a flow?"),
        Odd.NOTHING_LEFT: gettext("A fall of 100 percent leaves nothing, but the value is above zero."),
        Odd.TWO_GROWTHS: gettext("Figure %(against)s states another growth of the same thing in the same period."),
        Odd.ENDS_LATER: gettext(
            "The period ends after its source was published (%(against)s). It will be shown as provisional."
        ),
    }
    return questions[oddity.odd] % {"against": oddity.against}
