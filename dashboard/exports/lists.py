"""The columns of each list, the same for every pair, filter and answer, also for one without rows.

Beside a code stands its name, and behind each row where it can be read: both follow from the columns that are named
here, whose meanings are told in ``columns``.
"""

from collections.abc import Iterable, Iterator

from cooperation.models import ProposalStatus
from dashboard.exports.columns import COLUMNS, LINKS, NAME

IATI = "iati_activity_status"
# What several lists hold in the same order: of a goal; of an amount in dollars and in another currency; what is stated.
_GOAL = """
    multiple multiple_qualifier counted_from derived_from stated_on deadline_on restates first_stated_on
    moved_from comes_to comes_to_low comes_to_high state counted
"""
_USD = "qualifier value_usd low_usd high_usd currency"
_OWN = "own_qualifier own_value own_low own_high formula"
_STATED = """
    growth_qualifier growth_percent growth_low growth_high growth_base_start growth_base_end share_percent
    share_of attribution speaker speaker_name source_kind known_on revises revised_usd revised_own chosen
    chosen_by also_on_record contested
"""
_WHAT = "flow category scope period"
_PARTS = "share_low share_high ratio_low ratio_high without_freight_low without_freight_high exporter"
_ERRORS = "run_rate_error_low run_rate_error_high year_before_error_low year_before_error_high"
_WORDS = "quote evidence caution"
# By the names of pages, in the order in which rows hold them.
_LISTS = {
    "pairs": """
        pair name proposals proposals_proposed proposals_offered proposals_endorsed proposals_agreed
        proposals_signed proposals_under_way proposals_completed proposals_stalled proposals_dropped
        changed_on changed_proposal changed_to has_target edited_on
    """,
    "compare": f"""
        pair code code_name count kind seller reporter {_GOAL} {_WHAT} database chapters complementarity
        intensity two_way {_USD} {_OWN} {_STATED} rests_on bears_as {_WORDS} drawn why_not
    """,
    "country": "country partner pair number title put_forward_by status changed_on sectors",
    "overview": f"""
        pair code code_name count put_forward_by kind reporter {_GOAL} {_WHAT} pace_low pace_high {_USD}
        {_OWN} target {_STATED} rests_on bears_as {_WORDS}
    """,
    "sectors": "pair sector status count proposals",
    "sector": "pair sector proposal title summary status put_forward_by",
    "trade": f"""
        pair code kind reporter other_reporter {_GOAL} {_WHAT} pace_low pace_high {_USD} {_OWN} target
        {_PARTS} {_STATED} rests_on {_ERRORS} bears_as {_WORDS}
    """,
    "trade-targets": f"""
        pair code kind reporter {_GOAL} {_WHAT} pace_low pace_high {_USD} {_OWN} target {_STATED} rests_on
        bears_as {_WORDS}
    """,
    "trade-two-sides": f"""
        pair code kind reporter other_reporter {_WHAT} {_USD} rests_on {_OWN} {_PARTS} {_STATED} {_WORDS}
    """,
    "statistics": f"""
        pair code code_name count kind reporter {_GOAL} {_WHAT} {_USD} {_OWN} target publisher {_STATED}
        rests_on bears_as {_WORDS}
    """,
    "trade-estimates": f"pair code kind reporter {_WHAT} {_USD} rests_on {_ERRORS} {_OWN} {_STATED} {_WORDS}",
    "figures": f"""
        pair code kind things reporter {_WHAT} qualifier number_low number_high counted_on announced value_usd
        low_usd high_usd currency rests_on {_OWN} {_STATED} {_WORDS}
    """,
    "figure": f"pair code kind reporter {_WHAT} {_USD} rests_on {_OWN} {_STATED} {_WORDS}",
    "replacement": """
        pair kind buyer seller complementarity intensity ease sold_usd year database code name
        bought_elsewhere_usd sold_elsewhere_usd traded_as_buyer_reports_usd traded_as_seller_reports_usd
        ceiling_usd weighted_usd kappa limited_by epi_usd at_world_share_usd two_way equal_products rca
        unit_value_ratio re_export_suspected suppliers_hhi rank left_out count reason
    """,
    "product": "pair kind database code year exporter gap_percent reporter partner flow value_usd",
    "claims": """
        pair code kind summary quote attribution speaker target finding years_below years_above
        years_cannot_be_told years_without evidence note caution
    """,
    "claim": """
        pair code kind reporter period when standing bears_as low_usd high_usd rests_on summary quote
        attribution speaker target finding years_below years_above years_cannot_be_told years_without evidence
        note caution
    """,
    "quality": f"pair code code_name count kind words figures reporter {_WHAT} {_USD} {_OWN} {_STATED} {_WORDS}",
    "proposals": """
        pair number title summary put_forward_by part_of status basis changed_on evidence_level deadline_on
        sectors evidence
    """,
    "proposal": """
        pair proposal kind date until what iati_activity_status shows move announced basis evidence_level
        schedule quote note recorded_at evidence
    """,
    "timeline": "pair date kind code title announced status proposals evidence note recorded_at",
    "changes": """
        pair revision date kind table row code title column before after announced status proposals evidence
        note recorded_at
    """,
    "sources": "pair source title publisher published_on language url kind extent retrieved_on caution",
    "source": """
        pair source paragraph attribution speaker summary quotes title publisher published_on language url
        kind extent retrieved_on caution
    """,
    "methods": "kind code word meaning formula example limits",
    "pair-methods": "kind code word meaning formula example limits",
    "search": "pair kind table title fragment address",
    "search-all": "pair kind table title fragment address",
}


def header(name: str, found: Iterable[str] = ()) -> tuple[str, ...]:
    """The columns of the list of a page; what rows hold that is not declared comes last."""
    declared = _LISTS.get(name)
    columns = [] if declared is None else [*_beside(declared.split()), *LINKS]
    return tuple(dict.fromkeys((*columns, *found)))


def _beside(columns: Iterable[str]) -> Iterator[str]:
    for name in columns:
        yield name
        held = COLUMNS.get(name)
        if held and (held.codes is not None or held.named):
            yield name + NAME
        if held and name == "status" and held.codes is ProposalStatus:
            yield IATI
