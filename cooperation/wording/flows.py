"""What a figure counts, in words: the flow and the category."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cooperation.analysis.categories import Category
from cooperation.analysis.figures import Flow

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FLOW_WORDS = {
    Flow.EXPORTS: _("exports"),
    Flow.IMPORTS: _("imports"),
    Flow.TURNOVER: _("turnover"),
    Flow.BALANCE: _("balance"),
}
CATEGORY_WORDS: "dict[str, StrOrPromise]" = {
    Category.GOODS: _("goods"),
    Category.SERVICES: _("services"),
    Category.GOODS_SERVICES: _("goods and services"),
    Category.INVESTMENT_FLOW: _("investment"),
    Category.INVESTMENT_STOCK: _("investment stock"),
    Category.REMITTANCES: _("remittances"),
    Category.NOT_SAID: _("not said"),
    "investment": _("investment"),
}


def counted(flow: str, category: str, part: str = "") -> str:
    """What a flow of a category counts: "turnover", "exports, services", "turnover, goods (without oil)"."""
    word = str(FLOW_WORDS[Flow(flow)])
    return in_part(word if category == Category.NOT_SAID else f"{word}, {CATEGORY_WORDS[category]}", part)


def in_part(words: str, part: str) -> str:
    """The words with the part that alone is meant, where one is: "trade (without oil)"."""
    return f"{words} ({part})" if part else words
