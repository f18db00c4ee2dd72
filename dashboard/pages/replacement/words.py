"""The sentences of the stock-take: findings, coverage, reading help and caveats."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.indices import total
from cooperation.analysis.replacement import Line
from cooperation.models import HsEdition, ProductFlow
from cooperation.queries.product_coverage import ALL_CHAPTERS, ALL_MONTHS, Cover
from cooperation.queries.product_trade import Converted
from cooperation.wording.amounts import short_amount
from cooperation.wording.lists import listed
from dashboard.components.sides import Side
from dashboard.pages.replacement.view import FEW_NAMES, StockView
from dashboard.presenting.products import FEW_CHAPTERS, chapters_words

MILLION = Decimal(10) ** 6


def reported(value: Decimal | None) -> str:
    """What a side reports of trade with the other: nothing at all, none of this product, or an amount."""
    if value is None:
        return gettext("not reported")
    return short_amount(value) if value else gettext("none")


def level_words(level: int) -> str:
    """What a code of so many digits is called, many of them."""
    return {2: gettext("chapters"), 4: gettext("headings"), 6: gettext("products")}[level]


def counted_lines(count: int, level: int) -> str:
    """ "2 headings"."""
    return {
        2: ngettext("%(count)d chapter", "%(count)d chapters", count),
        4: ngettext("%(count)d heading", "%(count)d headings", count),
        6: ngettext("%(count)d product", "%(count)d products", count),
    }[level] % {"count": count}


def year_words(view: StockView) -> str:
    """The year, as far as its months are loaded: "2017", "9 months of 2017", "2017 (Kazakhstan: 9 months, ...)"."""
    sides = ((view.buyer, ProductFlow.IMPORTS), (view.seller, ProductFlow.EXPORTS))
    months = {side.label: _cover(view, side, flow).months for side, flow in sides}
    fewest = min(months.values())
    if fewest == ALL_MONTHS:
        return str(view.year)
    words = {"months": _counted_months(fewest), "year": view.year}
    if len(set(months.values())) == 1:
        return gettext("%(months)s of %(year)d") % words
    each = ", ".join(f"{side}: {_counted_months(count)}" for side, count in months.items())
    return gettext("%(year)d (%(each)s)") % {"year": view.year, "each": each}


def _counted_months(count: int) -> str:
    return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}


def stock_heading(view: StockView) -> str:
    """The finding over the page: how much could change hands at most, and of what where not everything is loaded."""
    words: dict[str, object] = {"buyer": view.buyer.label, "seller": view.seller.label, "year": year_words(view)}
    words["amount"] = short_amount(view.stock.ceiling)
    if view.stock.candidates:
        sentence = gettext("At most %(amount)s of %(buyer)s’s imports in %(year)s could have come from %(seller)s")
    elif view.stock.left_out:
        words["amount"] = short_amount(sum((line.ceiling for line, _why in view.stock.left_out), Decimal(0)))
        sentence = gettext(
            "Up to %(amount)s of %(buyer)s’s imports in %(year)s could have come from %(seller)s, but the filters "
            "leave all of it out"
        )
    else:
        sentence = gettext("In %(year)s nothing that %(seller)s sells elsewhere matches what %(buyer)s buys there")
    return of_what(view, sentence % words)


def of_what(view: StockView, finding: str) -> str:
    """A finding behind what it covers: "Fish, frozen (0303) only: at most $1 m of what …"."""
    covered = covered_words(view)
    if not covered:
        return finding
    return gettext("%(covered)s only: %(finding)s") % {"covered": covered, "finding": finding[:1].lower() + finding[1:]}


def covered_words(view: StockView) -> str:
    """Of which products a finding speaks, where they are not enough of what the two trade: by name, else chapters.

    A sector that is asked for is named as one; of everything, four fifths of both flows are enough.
    """
    if view.sector:
        return view.sector.name
    if _covers_enough(view, view.buyer, ProductFlow.IMPORTS) and _covers_enough(view, view.seller, ProductFlow.EXPORTS):
        return ""
    chapters = _cover(view, view.buyer, ProductFlow.IMPORTS).totals
    chapters &= _cover(view, view.seller, ProductFlow.EXPORTS).totals
    bought = view.book.trade(view.year, view.buyer.code, "M")
    headings = sorted({code[:4] for code in bought if len(code) >= 4})
    named = headings if 0 < len(headings) <= FEW_NAMES else sorted(chapters)
    if len(named) <= FEW_NAMES:
        return listed(f"{name} ({code})" for name, code in zip(_in_one_sentence(view, named), named, strict=True))
    if len(chapters) <= FEW_CHAPTERS:
        return gettext("Chapters %(codes)s") % {"codes": listed(named)}
    return gettext("%(count)d of %(all)d chapters") % {"count": len(chapters), "all": len(ALL_CHAPTERS)}


def _in_one_sentence(view: StockView, codes: Sequence[str]) -> Iterable[str]:
    """The names of some codes, all but the first of which begin small."""
    for number, code in enumerate(codes):
        name = stem(view.names.short(code))
        yield name[:1].lower() + name[1:] if number else name


def stem(name: str) -> str:
    """What a name of the nomenclature begins with: "Fish, frozen" of "Fish; frozen, excluding fillets"."""
    return name.partition(",")[0].replace(";", ",")


def _covers_enough(view: StockView, side: Side, flow: ProductFlow) -> bool:
    return _cover(view, side, flow).covers_enough(total(view.book.trade(view.year, side.code, flow)))


def _cover(view: StockView, side: Side, flow: ProductFlow) -> Cover:
    return view.coverage.of(view.query.data, view.year, side.code, flow)


def coverage_words(view: StockView) -> Iterable[str]:
    """What the figures of the year cover, said plainly: database, chapters, months, editions, what is missing."""
    for side, flow in ((view.buyer, ProductFlow.IMPORTS), (view.seller, ProductFlow.EXPORTS)):
        yield cover_words(side, flow, _cover(view, side, flow))
    if view.sector:
        words = {"sector": view.sector.name, "codes": view.sector.hs}
        yield gettext("only products of the sector %(sector)s (HS %(codes)s)") % words
    if not view.world:
        yield gettext("exports of the world are not loaded: indices that need them are left out")
    yield from (converted_words(view, note) for note in view.book.converted if note.year == view.year)


def cover_words(side: Side, flow: ProductFlow, cover: Cover) -> str:
    """ "Belarus, exports: chapter 03 only, HS 2017"; "Belarus, exports: not loaded"."""
    if not (cover.totals or cover.bilateral):
        return gettext("%(side)s, %(flow)s: not loaded") % {"side": side.label, "flow": flow.label}
    parts = [chapters_words(cover.totals or cover.bilateral), *_edition_words(cover.editions)]
    if not cover.totals:
        parts.append(gettext("single partners, no total"))
    if cover.months < ALL_MONTHS:
        parts.append(_counted_months(cover.months))
    words = {"side": side.label, "flow": flow.label, "parts": ", ".join(parts)}
    return gettext("%(side)s, %(flow)s: %(parts)s") % words


def _edition_words(editions: Sequence[str]) -> list[str]:
    return [listed(str(HsEdition(edition).label) for edition in editions)] if editions else []


def converted_words(view: StockView, note: Converted) -> str:
    """That codes of another edition were converted, and where the link was not one to one."""
    labels = {side.code: side.label for side in (view.buyer, view.seller)}
    words = {
        "side": labels.get(note.reporter, gettext("the world")),
        "source": HsEdition(note.source).label,
        "target": HsEdition(note.target).label,
    }
    if note.conversion is None:
        return gettext("%(side)s: lines of %(source)s are matched to %(target)s by their code") % words
    sentence = gettext("%(side)s: lines of %(source)s converted to %(target)s") % words
    counts = {"joined": len(note.conversion.joined), "lost": len(note.conversion.split) + len(note.conversion.unknown)}
    if note.conversion.is_one_to_one:
        return sentence
    warning = gettext("not one to one: %(joined)d codes joined, %(lost)d split or without a counterpart and left out")
    return f"{sentence} ({warning % counts})"


def limited_by(line: Line) -> str:
    """Who sets the limit."""
    return gettext("supply") if line.is_limited_by_supply else gettext("demand")
