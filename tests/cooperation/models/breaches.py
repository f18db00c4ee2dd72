"""How a valid row of each model is made to break each of its constraints, and the sentence that says so."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from cooperation.models import (
    AcceptedFinding,
    Bearing,
    Body,
    Change,
    Country,
    CountryGroup,
    CountryPair,
    EarlierDeadline,
    Event,
    EvidenceSearch,
    ExchangeRate,
    Facility,
    MarkedWords,
    Membership,
    Paragraph,
    Proposal,
    ProposalParty,
    Scope,
    SearchEntry,
    Sector,
    SeriesEdition,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TextParagraph,
    TradeFigure,
    Translation,
)
from tests.cooperation import rows

ITSELF = object()

NO_CHOICE = "is not a valid choice"
NO_DATE = "is not a date; write it as 2018, 2018-11 or 2018-11-26."
FROM_ONE = "Numbers start at 1."
WITH_HEDGE = "State the amount together with its hedge, or leave both empty."
STEP = "The unit of the last stated digit is above zero."
BETWEEN = "“Between” has an upper number, and no other qualifier has one."
OWN_WHOLE = "State the amount in another currency with the currency and the hedge"
SHARE_WHOLE = "State the share (not below 0 percent) with its hedge and what it is a share of"
MULTIPLE_WHOLE = "State the multiple (above zero) with its hedge and how it is worded"
SHARE = {"share_qualifier": "exact", "share_percent": 5, "share_of": "made-up trade"}
DOUBLE = {"multiple_qualifier": "exact", "multiple": 2, "counted_as": "times", "base_year": 2030}
GROWTH_WITH_HEDGE = "State the growth (not below -100 percent) together with its hedge, or leave both empty."


SINCE = {"growth_base_start": "2029-01-01", "growth_base_end": "2029-12-31"}
GROWN = {"growth_qualifier": "exact", "growth_percent": 38, **SINCE}
TOTAL = {"total_qualifier": "exact", "total_usd": 10}
TOTAL_OF_SHARE = "State the whole with its hedge and the share of it"
SPAN = "The last date of a span is not before its first."
NO_DEADLINE = "Give the deadline itself; of a span, its last date."


@dataclass(frozen=True)
class Breach:
    """How a valid row is made to break a constraint, and the sentence that says so."""

    constraint: str
    model: type[models.Model]
    sentence: str
    values: dict[str, Any] = field(default_factory=dict)


def a_figure(row: Any) -> int:
    """The key of a figure of the same pair."""
    return int(rows.trade_figure(pair=row.pair).pk)


def unknown(constraint: str, model: type[models.Model], name: str, others: dict[str, Any] | None = None) -> Breach:
    """A code that is not among the choices."""
    return Breach(constraint, model, NO_CHOICE, {**(others or {}), name: "?"})


def undated(constraint: str, model: type[models.Model], name: str) -> Breach:
    """A date of a month without its zero, which would sort wrongly."""
    return Breach(constraint, model, NO_DATE, {name: "2031-3"})


def amount_breaches(prefix: str, model: type[models.Model]) -> list[Breach]:
    """Those that figures and targets share."""
    own = {"currency": "KZT", "own_qualifier": "exact", "own_value": 10**9}
    growing = {"growth_qualifier": "exact", "growth_percent": 65} if model is TradeFigure else {}
    return [
        unknown(f"{prefix}_category_known", model, "category"),
        unknown(f"{prefix}_flow_known", model, "flow"),
        unknown(f"{prefix}_qualifier_known", model, "qualifier"),
        Breach(f"{prefix}_whole", model, WITH_HEDGE, {"qualifier": ""}),
        Breach(f"{prefix}_whole", model, WITH_HEDGE, {"value_usd": None, **growing}),
        Breach(f"{prefix}_step_positive", model, STEP, {"step_usd": 0}),
        Breach(f"{prefix}_upper_above_value", model, BETWEEN, {"upper_usd": 2 * 10**9}),
        Breach(f"{prefix}_upper_above_value", model, BETWEEN, {"qualifier": "between"}),
        Breach(
            f"{prefix}_upper_above_value",
            model,
            "is not above",
            {"qualifier": "between", "value_usd": 1, "upper_usd": 1},
        ),
        unknown(f"{prefix}_own_qualifier_known", model, "own_qualifier", own),
        Breach(f"{prefix}_own_whole", model, OWN_WHOLE, {**own, "currency": ""}),
        Breach(f"{prefix}_own_whole", model, OWN_WHOLE, {"currency": "KZT"}),
        Breach(f"{prefix}_own_whole", model, "belongs into the columns", {**own, "currency": "USD"}),
        Breach(f"{prefix}_own_step_positive", model, STEP, {**own, "own_step": 0}),
        Breach(f"{prefix}_own_upper_above_value", model, BETWEEN, {**own, "own_upper": 2 * 10**9}),
        Breach(f"{prefix}_own_upper_above_value", model, BETWEEN, {**own, "own_qualifier": "between"}),
    ]


def deadline_breaches(prefix: str, model: type[models.Model], **stated: Any) -> list[Breach]:
    """Those that targets and proposals share."""
    return [
        undated(f"{prefix}_deadline_from_partial", model, "deadline_from"),
        Breach(
            f"{prefix}_deadline_span_ordered", model, SPAN, {"deadline_from": "2034", "deadline_on": "2033", **stated}
        ),
        Breach(f"{prefix}_deadline_stated", model, NO_DEADLINE, {"deadline_from": "2034"}),
        Breach(f"{prefix}_deadline_stated", model, NO_DEADLINE, {"deadline_approximate": True}),
    ]


CHECKS = [
    Breach("country_accent_known", Country, "Accents are numbered 1 to 8.", {"accent": 0}),
    Breach("country_accent_known", Country, "Accents are numbered 1 to 8.", {"accent": 9}),
    Breach("group_code_marked", CountryGroup, "begins with “X-”", {"code": "EAEU"}),
    Breach("membership_ends_after_start", Membership, "leave before it joined", {"left_on": "2030-12-31"}),
    undated("membership_joined_on_partial", Membership, "joined_on"),
    undated("membership_left_on_partial", Membership, "left_on"),
    Breach("pair_ordered", CountryPair, "the smaller code first", {"first_id": "UZB", "second_id": "KGZ"}),
    Breach("pair_ordered", CountryPair, "A pair is two different countries", {"second_id": "KGZ"}),
    unknown("body_kind_known", Body, "kind"),
    Breach("sector_not_its_own_parent", Sector, "A sector is not its own group.", {"parent_id": ITSELF}),
    Breach("source_number_positive", Source, FROM_ONE, {"number": 0}),
    undated("source_published_on_partial", Source, "published_on"),
    unknown("source_kind_known", Source, "kind"),
    unknown("source_extent_known", Source, "extent"),
    unknown("source_state_known", Source, "state"),
    Breach("paragraph_number_positive", Paragraph, FROM_ONE, {"number": 0}),
    unknown("paragraph_attribution_known", Paragraph, "attribution"),
    unknown("facility_kind_known", Facility, "kind"),
    unknown("facility_state_known", Facility, "state"),
    Breach("proposal_number_positive", Proposal, FROM_ONE, {"number": 0}),
    Breach("proposal_not_part_of_itself", Proposal, "A proposal is not a part of itself.", {"part_of_id": ITSELF}),
    unknown("proposal_state_known", Proposal, "state"),
    Breach(
        "proposal_deadline_on_partial", Proposal, NO_DATE, {"deadline_on": "2031-3", "deadline_evidence_id": ITSELF}
    ),
    Breach("proposal_deadline_with_evidence", Proposal, "the paragraph that states it.", {"deadline_on": "2031"}),
    Breach(
        "proposal_done_or_uncheckable",
        Proposal,
        "Either say what counts as done, or why it cannot be checked.",
        {"done_when": "Ships pass.", "uncheckable": "Ships have no end."},
    ),
    unknown("bearing_shows_known", Bearing, "shows"),
    Breach("change_of_something", Change, "A change is of something.", {"after": {}}),
    unknown("party_role_known", ProposalParty, "role"),
    Breach("status_change_changes", StatusChange, "The proposal is already “proposed”", {"old": "proposed"}),
    unknown("status_change_old_known", StatusChange, "old"),
    unknown("status_change_new_known", StatusChange, "new"),
    unknown("status_change_basis_known", StatusChange, "basis"),
    undated("status_change_changed_on_partial", StatusChange, "changed_on"),
    unknown("status_change_state_known", StatusChange, "state"),
    unknown("event_kind_known", Event, "kind"),
    undated("event_happened_on_partial", Event, "happened_on"),
    unknown("event_state_known", Event, "state"),
    unknown("evidence_search_state_known", EvidenceSearch, "state"),
    unknown("statement_type_known", Statement, "claim_type"),
    unknown("statement_checkability_known", Statement, "checkability"),
    unknown("statement_state_known", Statement, "state"),
    *amount_breaches("trade_figure", TradeFigure),
    Breach("trade_figure_period_ordered", TradeFigure, "the first not after the last", {"period_end": "2010-12-31"}),
    Breach("trade_figure_period_ordered", TradeFigure, "or neither.", {"period_end": None}),
    Breach(
        "trade_figure_says_something",
        TradeFigure,
        "State an amount, a growth rate or a share, or several of them.",
        {"value_usd": None, "qualifier": ""},
    ),
    Breach("trade_figure_growth_whole", TradeFigure, GROWTH_WITH_HEDGE, {"growth_percent": 65}),
    Breach("trade_figure_growth_whole", TradeFigure, GROWTH_WITH_HEDGE, {"growth_qualifier": "almost"}),
    Breach(
        "trade_figure_growth_whole",
        TradeFigure,
        GROWTH_WITH_HEDGE,
        {"growth_qualifier": "exact", "growth_percent": -101},
    ),
    Breach(
        "trade_figure_growth_qualifier_known",
        TradeFigure,
        NO_CHOICE,
        {"growth_qualifier": "?", "growth_percent": 65},
    ),
    Breach(
        "trade_figure_growth_step_positive",
        TradeFigure,
        STEP,
        {"growth_qualifier": "exact", "growth_percent": 65, "growth_step": 0},
    ),
    Breach(
        "trade_figure_growth_upper_above_value",
        TradeFigure,
        "is not above",
        {"growth_qualifier": "between", "growth_percent": 65, "growth_upper": 64},
    ),
    Breach("trade_figure_share_whole", TradeFigure, SHARE_WHOLE, {**SHARE, "share_of": ""}),
    Breach("trade_figure_share_whole", TradeFigure, SHARE_WHOLE, {**SHARE, "share_percent": -1}),
    Breach("trade_figure_share_whole", TradeFigure, SHARE_WHOLE, {"share_of": "made-up trade"}),
    unknown("trade_figure_share_qualifier_known", TradeFigure, "share_qualifier", SHARE),
    Breach("trade_figure_share_step_positive", TradeFigure, STEP, {**SHARE, "share_step": 0}),
    Breach("trade_figure_share_upper_above_value", TradeFigure, BETWEEN, {**SHARE, "share_upper": 6}),
    unknown("trade_figure_attribution_known", TradeFigure, "attribution"),
    unknown("trade_figure_state_known", TradeFigure, "state"),
    Breach("trade_figure_growth_base_whole", TradeFigure, "has both its days", {**GROWN, "growth_base_end": None}),
    Breach(
        "trade_figure_growth_base_whole", TradeFigure, "has both its days", {**GROWN, "growth_base_end": "2028-12-31"}
    ),
    Breach(
        "trade_figure_growth_base_whole", TradeFigure, "before the period", {**GROWN, "growth_base_start": "2031-01-01"}
    ),
    Breach("trade_figure_growth_base_whole", TradeFigure, "has both its days", SINCE),
    Breach("trade_figure_total_whole", TradeFigure, TOTAL_OF_SHARE, {**SHARE, "total_usd": 10}),
    Breach("trade_figure_total_whole", TradeFigure, TOTAL_OF_SHARE, TOTAL),
    unknown("trade_figure_total_qualifier_known", TradeFigure, "total_qualifier", {**SHARE, **TOTAL}),
    Breach("trade_figure_total_step_positive", TradeFigure, STEP, {**SHARE, **TOTAL, "total_step_usd": 0}),
    Breach("trade_figure_total_upper_above_value", TradeFigure, BETWEEN, {**SHARE, **TOTAL, "total_upper_usd": 20}),
    unknown("scope_kind_known", Scope, "kind"),
    unknown("accepted_finding_rule_known", AcceptedFinding, "rule"),
    Breach("scope_code_not_common", Scope, "Every pair has a part of this code already", {"code": "non_oil"}),
    unknown("count_qualifier_known", StatedCount, "qualifier"),
    unknown("count_attribution_known", StatedCount, "attribution"),
    unknown("count_state_known", StatedCount, "state"),
    Breach("count_whole", StatedCount, "There cannot be fewer than none.", {"count": -1}),
    Breach("count_step_positive", StatedCount, STEP, {"step": 0}),
    Breach("count_upper_above_value", StatedCount, BETWEEN, {"upper": 300}),
    undated("count_counted_on_partial", StatedCount, "counted_on"),
    undated("earlier_deadline_on_partial", EarlierDeadline, "deadline_on"),
    undated("event_happened_until_partial", Event, "happened_until"),
    Breach("event_span_ordered", Event, SPAN, {"happened_until": "2018"}),
    undated("status_change_changed_until_partial", StatusChange, "changed_until"),
    undated("status_change_follows_on_partial", StatusChange, "follows_on"),
    Breach("status_change_span_ordered", StatusChange, SPAN, {"changed_until": "2018"}),
    unknown("status_change_move_known", StatusChange, "move"),
    Breach("status_change_changes", StatusChange, "is not said again", {"old": "offered", "move": "again"}),
    Breach(
        "proposal_one_proposer",
        Proposal,
        "or somebody else.",
        {"put_forward_by_id": "KGZ", "other_proposer": "company"},
    ),
    unknown("proposal_other_proposer_known", Proposal, "other_proposer"),
    *deadline_breaches("proposal", Proposal, deadline_evidence_id=ITSELF),
    *deadline_breaches("target", Target),
    Breach("target_one_base", Target, "not both.", {"base_year": 2030, "base_id": a_figure}),
    Breach("target_does_not_restate_itself", Target, "does not restate itself.", {"restates_id": ITSELF}),
    undated("target_stated_on_partial", Target, "stated_on"),
    undated("target_deadline_on_partial", Target, "deadline_on"),
    *amount_breaches("target", Target),
    Breach("target_multiple_whole", Target, MULTIPLE_WHOLE, {**DOUBLE, "multiple": 0}),
    Breach("target_multiple_whole", Target, MULTIPLE_WHOLE, {**DOUBLE, "counted_as": ""}),
    Breach("target_multiple_whole", Target, MULTIPLE_WHOLE, {"multiple_qualifier": "exact"}),
    unknown("target_multiple_qualifier_known", Target, "multiple_qualifier", DOUBLE),
    unknown("target_counted_as_known", Target, "counted_as", DOUBLE),
    Breach("target_multiple_step_positive", Target, STEP, {**DOUBLE, "multiple_step": 0}),
    Breach("target_multiple_upper_above_value", Target, BETWEEN, {**DOUBLE, "multiple_upper": 3}),
    Breach("exchange_rate_period_ordered", ExchangeRate, "The period ends before", {"period_end": "2010-12-31"}),
    Breach("exchange_rate_whole", ExchangeRate, "more than zero units", {"per_usd": 0}),
    unknown("exchange_rate_qualifier_known", ExchangeRate, "qualifier"),
    Breach("exchange_rate_step_positive", ExchangeRate, STEP, {"step": 0}),
    Breach("exchange_rate_upper_above_value", ExchangeRate, BETWEEN, {"upper": 900}),
    unknown("exchange_rate_state_known", ExchangeRate, "state"),
    unknown("series_edition_category_known", SeriesEdition, "category"),
    Breach("series_edition_flow_one_way", SeriesEdition, "of exports or of imports", {"flow": "TT"}),
    unknown("series_edition_valuation_known", SeriesEdition, "valuation"),
    unknown("series_edition_partner_by_known", SeriesEdition, "partner_by"),
    undated("series_edition_edition_on_partial", SeriesEdition, "edition_on"),
    unknown("series_edition_state_known", SeriesEdition, "state"),
    unknown("target_state_known", Target, "state"),
    unknown("translation_state_known", Translation, "state"),
    Breach("text_paragraph_number_positive", TextParagraph, FROM_ONE, {"number": 0}),
    Breach("marked_words_ordered", MarkedWords, "The words end before they start.", {"end": 2}),
]
# A second row like the first, apart from its key.
UNIQUES = [
    Breach("pair_unique", CountryPair, "already exists"),
    Breach("membership_unique", Membership, "already exists"),
    Breach("body_code_unique", Body, "already exists"),
    Breach("source_number_unique", Source, "already exists"),
    Breach("paragraph_number_unique", Paragraph, "already exists"),
    Breach("facility_code_unique", Facility, "already exists"),
    Breach("proposal_number_unique", Proposal, "already exists"),
    Breach("party_role_unique", ProposalParty, "already exists"),
    Breach("status_change_one_first", StatusChange, "The proposal already has a first status.", {"changed_on": "2031"}),
    Breach("scope_code_unique", Scope, "already exists"),
    Breach("accepted_finding_unique", AcceptedFinding, "already exists"),
    Breach("count_code_unique", StatedCount, "already exists"),
    Breach("earlier_deadline_unique", EarlierDeadline, "already exists"),
    Breach("event_code_unique", Event, "already exists"),
    Breach("bearing_unique", Bearing, "already exists"),
    Breach("search_entry_unique", SearchEntry, "already exists"),
    Breach("statement_code_unique", Statement, "already exists"),
    Breach("trade_figure_code_unique", TradeFigure, "already exists"),
    Breach("exchange_rate_code_unique", ExchangeRate, "already exists"),
    Breach("series_edition_code_unique", SeriesEdition, "already exists"),
    Breach("series_edition_unique", SeriesEdition, "on record already", {"code": "another"}),
    Breach("target_code_unique", Target, "already exists"),
    Breach("translation_unique", Translation, "already exists"),
    Breach("text_paragraph_number_unique", TextParagraph, "already exists"),
]
