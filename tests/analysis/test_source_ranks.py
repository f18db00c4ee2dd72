"""Whose word counts for more."""

import pytest

from cooperation.analysis.source_ranks import SourceKind, is_count, source_rank, speaks_for_a_state


def test_each_kind_ranks_no_stronger_than_the_one_before_it() -> None:
    ranks = [source_rank(kind) for kind in SourceKind if kind not in (SourceKind.DOCUMENT, SourceKind.REFERENCE)]
    assert ranks == sorted(ranks)


def test_the_order_of_the_rule() -> None:
    weaker = ("statistics", "customs", "head_of_state", "embassy", "press", "blog")
    assert [source_rank(kind) for kind in weaker] == [0, 1, 2, 3, 4, 5]
    assert source_rank("customs") == source_rank("ministry")
    assert source_rank("head_of_state") == source_rank("government")
    assert source_rank("agency") == source_rank("press") == source_rank("document") == source_rank("reference")


def test_what_is_no_kind_has_no_rank() -> None:
    with pytest.raises(ValueError, match="official"):
        source_rank("official")


def test_offices_and_documents_speak_for_a_state_and_those_who_are_told_do_not() -> None:
    told = {SourceKind.AGENCY, SourceKind.PRESS, SourceKind.BLOG, SourceKind.REFERENCE}
    assert {kind for kind in SourceKind if not speaks_for_a_state(kind)} == told


def test_offices_of_statistics_and_customs_count_and_all_others_were_told() -> None:
    assert {kind for kind in SourceKind if is_count(kind)} == {SourceKind.STATISTICS, SourceKind.CUSTOMS}
