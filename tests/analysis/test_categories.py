"""The words for what is counted, which stand in files and addresses."""

from itertools import chain

from cooperation.analysis.categories import WHOLE, Category, CommonScope, ScopeKind


def test_a_code_is_small_letters_alone_and_names_one_thing() -> None:
    codes = list(chain(Category, CommonScope, ScopeKind))
    assert all(code.replace("_", "").isalpha() and code.isascii() and code.islower() for code in codes)
    assert len(set(codes)) == len(codes)


def test_no_part_is_written_as_the_whole() -> None:
    assert WHOLE not in list(CommonScope)
