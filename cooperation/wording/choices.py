"""Why one of several figures speaks, and how a figure bears on a goal, in words."""

from django.utils.translation import gettext_lazy

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.choosing.choice import ChosenBy

CHOSEN_BY_WORDS = {
    ChosenBy.ONLY: gettext_lazy("The only figure reported."),
    ChosenBy.REVISION: gettext_lazy("It revises an earlier figure."),
    ChosenBy.STATED: gettext_lazy("A stated figure is preferred to a derived one."),
    ChosenBy.PLAUSIBLE: gettext_lazy("The other number is far outside its series, as printed."),
    ChosenBy.FINAL: gettext_lazy("The other was published before its period had ended."),
    ChosenBy.BOTH_HOLD: gettext_lazy("Both hold: read together, each narrows the other."),
    ChosenBy.RANK: gettext_lazy("The figures contradict each other; this one has the stronger source."),
    ChosenBy.LATER: gettext_lazy("The figures contradict each other; this one was published later."),
    ChosenBy.CODE: gettext_lazy("The figures contradict each other, and neither source is stronger or later."),
}
BEARING_WORDS = {
    Bearing.COUNTS: gettext_lazy("counts"),
    Bearing.TAKEN_AS_GOODS: gettext_lazy("taken as goods: no source says whether services are counted"),
    Bearing.MIRROR: gettext_lazy("what the partner reports of the same trade"),
    Bearing.PART: gettext_lazy("only a part: the whole is at least as much"),
}
