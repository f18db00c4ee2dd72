"""Why this figure? The rule that chose it, and what else is on record, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from cooperation.analysis.choosing.choice import Choice, ChosenBy
from cooperation.analysis.series import Level
from cooperation.wording.choices import CHOSEN_BY_WORDS
from cooperation.wording.dates import day_words
from cooperation.wording.lists import listed
from dashboard.components.citations import Citations
from dashboard.components.page import Cite
from dashboard.pages.trade.goals import figure_address
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView


@dataclass(frozen=True)
class OtherFigure:
    """A figure that was not chosen: its words, its page, and where it was read."""

    words: str
    url: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Why:
    """The rule that decided, and the figures that were not chosen."""

    rule: str
    others: tuple[OtherFigure, ...]


def why(view: TradeView, choice: Choice, cites: Citations) -> Why:
    """What stands beside a chosen figure."""
    others = tuple(_other(view, level, cites) for level in choice.also_on_record)
    return Why(" ".join(_reasons(view, choice)), others)


def why_words(view: TradeView, choice: Choice) -> str:
    """The rule in words, where there is little room; the formula of a derived level."""
    return " ".join(_reasons(view, choice))


def _reasons(view: TradeView, choice: Choice) -> Iterator[str]:
    line = view.line_of(choice.chosen)
    if choice.chosen.is_derived:
        yield gettext("Stated by nobody: %(how)s.") % {"how": line.rests_on}
    if not (choice.chosen.is_derived and choice.chosen_by is ChosenBy.ONLY):
        yield str(CHOSEN_BY_WORDS[choice.chosen_by])
    if choice.contested:
        others = listed(_in_words(view.line_of(level)) for level in choice.contested)
        yield gettext("Contested by %(others)s.") % {"others": others}
    elif choice.is_contested:
        yield gettext("It rests on a contested figure.")
    if choice.chosen.is_provisional:
        yield gettext("Provisional: published before the period had ended.")
    if choice.chosen.implausible:
        yield gettext("As printed, implausible: far outside its series, and in no derived number.")


def _other(view: TradeView, level: Level, cites: Citations) -> OtherFigure:
    line = view.line_of(level)
    url = figure_address(view.pair, level.rests_on[0]) if line.figure else ""
    return OtherFigure(_in_words(line), url, cites(line.passages))


def _in_words(line: LevelLine) -> str:
    """ "almost $1 bn (H07, 24 May 2011)"; a derived one with its formula."""
    if line.figure is None:
        return gettext("%(value)s (%(how)s)") % {"value": line.value_text, "how": line.rests_on}
    known = line.figure.source.known_on
    day = day_words(known) if line.figure.source.published_on else gettext("date not known")
    return gettext("%(value)s (%(code)s, %(day)s)") % {"value": line.value_text, "code": line.figure.code, "day": day}
