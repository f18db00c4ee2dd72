"""The columns of each list, the same for every pair, filter and answer, also for one without rows.

Beside a code stands its name, and behind each row where it can be read: both follow from the columns that are named
here, whose meanings are told in ``columns``.
"""

from collections.abc import Iterable, Iterator

from cooperation.models import ProposalStatus
from dashboard.exports.columns import COLUMNS, LINKS, NAME

IATI = "iati_activity_status"
# By the names of pages, in the order in which rows hold them.
_LISTS = {
    "pairs": """
        pair name proposals proposals_proposed proposals_offered proposals_endorsed proposals_agreed
        proposals_signed proposals_under_way proposals_completed proposals_stalled proposals_dropped changed_on
        changed_proposal changed_to has_target edited_on
    """,
    "compare": """
        pair code code_name count kind seller reporter multiple multiple_qualifier counted_from derived_from
        stated_on deadline_on restates first_stated_on moved_from comes_to comes_to_low comes_to_high state counted
        flow category scope period database chapters complementarity intensity two_way qualifier value_usd low_usd
        high_usd currency own_qualifier own_value own_low own_high formula growth_qualifier growth_percent
        growth_low growth_high growth_base_start growth_base_end share_percent share_of attribution speaker
        speaker_name source_kind known_on revises revised_usd revised_own chosen chosen_by also_on_record contested
        rests_on bears_as quote evidence caution drawn why_not
    """,
    "country": "country partner pair number title put_forward_by status changed_on sectors",
    "overview": """
        pair code code_name count put_forward_by kind reporter multiple multiple_qualifier counted_from derived_from
        stated_on deadline_on restates first_stated_on moved_from comes_to comes_to_low comes_to_high state counted
        flow category scope period pace_low pace_high qualifier value_usd low_usd high_usd currency own_qualifier
        own_value own_low own_high formula target growth_qualifier growth_percent growth_low growth_high
        growth_base_start growth_base_end share_percent share_of attribution speaker speaker_name source_kind
        known_on revises revised_usd revised_own chosen chosen_by also_on_record contested rests_on bears_as quote
        evidence caution
    """,
    "sectors": "pair sector status count proposals",
    "sector": "pair sector proposal title summary status put_forward_by",
    "trade": """
        pair code kind reporter other_reporter multiple multiple_qualifier counted_from derived_from stated_on
        deadline_on restates first_stated_on moved_from comes_to comes_to_low comes_to_high state counted flow
        category scope period pace_low pace_high qualifier value_usd low_usd high_usd currency own_qualifier
        own_value own_low own_high formula target share_low share_high ratio_low ratio_high without_freight_low
        without_freight_high exporter growth_qualifier growth_percent growth_low growth_high growth_base_start
        growth_base_end share_percent share_of attribution speaker speaker_name source_kind known_on revises
        revised_usd revised_own chosen chosen_by also_on_record contested rests_on run_rate_error_low
        run_rate_error_high year_before_error_low year_before_error_high bears_as quote evidence caution
    """,
    "trade-targets": """
        pair code kind reporter multiple multiple_qualifier counted_from derived_from stated_on deadline_on restates
        first_stated_on moved_from comes_to comes_to_low comes_to_high state counted flow category scope period
        pace_low pace_high qualifier value_usd low_usd high_usd currency own_qualifier own_value own_low own_high
        formula target growth_qualifier growth_percent growth_low growth_high growth_base_start growth_base_end
        share_percent share_of attribution speaker speaker_name source_kind known_on revises revised_usd revised_own
        chosen chosen_by also_on_record contested rests_on bears_as quote evidence caution
    """,
    "trade-two-sides": """
        pair code kind reporter other_reporter flow category scope period qualifier value_usd low_usd high_usd
        currency rests_on own_qualifier own_value own_low own_high formula share_low share_high ratio_low ratio_high
        without_freight_low without_freight_high exporter growth_qualifier growth_percent growth_low growth_high
        growth_base_start growth_base_end share_percent share_of attribution speaker speaker_name source_kind
        known_on revises revised_usd revised_own chosen chosen_by also_on_record contested quote evidence caution
    """,
    "statistics": """
        pair code code_name count kind reporter multiple multiple_qualifier counted_from derived_from stated_on
        deadline_on restates first_stated_on moved_from comes_to comes_to_low comes_to_high state counted flow
        category scope period qualifier value_usd low_usd high_usd currency own_qualifier own_value own_low own_high
        formula target publisher growth_qualifier growth_percent growth_low growth_high growth_base_start
        growth_base_end share_percent share_of attribution speaker speaker_name source_kind known_on revises
        revised_usd revised_own chosen chosen_by also_on_record contested rests_on bears_as quote evidence caution
    """,
    "trade-estimates": """
        pair code kind reporter flow category scope period qualifier value_usd low_usd high_usd currency rests_on
        run_rate_error_low run_rate_error_high year_before_error_low year_before_error_high own_qualifier own_value
        own_low own_high formula growth_qualifier growth_percent growth_low growth_high growth_base_start
        growth_base_end share_percent share_of attribution speaker speaker_name source_kind known_on revises
        revised_usd revised_own chosen chosen_by also_on_record contested quote evidence caution
    """,
    "figures": """
        pair code kind things reporter flow category scope period qualifier number_low number_high counted_on
        announced value_usd low_usd high_usd currency rests_on own_qualifier own_value own_low own_high formula
        growth_qualifier growth_percent growth_low growth_high growth_base_start growth_base_end share_percent
        share_of attribution speaker speaker_name source_kind known_on revises revised_usd revised_own chosen
        chosen_by also_on_record contested quote evidence caution
    """,
    "figure": """
        pair code kind reporter flow category scope period qualifier value_usd low_usd high_usd currency rests_on
        own_qualifier own_value own_low own_high formula growth_qualifier growth_percent growth_low growth_high
        growth_base_start growth_base_end share_percent share_of attribution speaker speaker_name source_kind
        known_on revises revised_usd revised_own chosen chosen_by also_on_record contested quote evidence caution
    """,
    "replacement": """
        pair kind buyer seller complementarity intensity ease sold_usd year database code name bought_elsewhere_usd
        sold_elsewhere_usd traded_as_buyer_reports_usd traded_as_seller_reports_usd ceiling_usd weighted_usd kappa
        limited_by epi_usd at_world_share_usd two_way equal_products rca unit_value_ratio re_export_suspected
        suppliers_hhi rank left_out count reason
    """,
    "product": "pair kind database code year exporter gap_percent reporter partner flow value_usd",
    "claims": """
        pair code kind summary quote attribution speaker target finding years_below years_above years_cannot_be_told
        years_without evidence note caution
    """,
    "claim": """
        pair code kind reporter period when standing bears_as low_usd high_usd rests_on summary quote attribution
        speaker target finding years_below years_above years_cannot_be_told years_without evidence note caution
    """,
    "quality": """
        pair code code_name count kind words figures reporter flow category scope period qualifier value_usd low_usd
        high_usd currency own_qualifier own_value own_low own_high formula growth_qualifier growth_percent
        growth_low growth_high growth_base_start growth_base_end share_percent share_of attribution speaker
        speaker_name source_kind known_on revises revised_usd revised_own chosen chosen_by also_on_record contested
        quote evidence caution
    """,
    "proposals": """
        pair number title summary put_forward_by part_of status basis changed_on evidence_level deadline_on sectors
        evidence
    """,
    "proposal": """
        pair proposal kind date until what iati_activity_status shows move announced basis evidence_level schedule
        quote note recorded_at evidence
    """,
    "timeline": "pair date kind code title announced status proposals evidence note recorded_at",
    "changes": """
        pair revision date kind table row code title column before after announced status proposals evidence note
        recorded_at
    """,
    "sources": "pair source title publisher published_on language url kind extent retrieved_on caution",
    "source": """
        pair source paragraph attribution speaker summary quotes title publisher published_on language url kind
        extent retrieved_on caution
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
