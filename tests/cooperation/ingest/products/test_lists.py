"""Lists of products with their names, whatever became of them on the way."""

from pathlib import Path

import pytest

from cooperation.analysis.editions import Edition
from cooperation.ingest.products.files import prepare
from cooperation.ingest.products.lists import ProductList, read_list
from tests.cooperation.ingest.products.made_up import SHARED, concordance


def written(folder: Path, text: str) -> Path:
    path = folder / "list"
    path.write_text(text, encoding="utf-8")
    return path


def test_bacis_list_with_lost_zeros(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, '"code","description"\n"30389","Fish: other"\n'), concordance())
    assert found == ProductList(Edition.H6, "en", {"030389": "Fish: other"})


def test_comtrades_list_names_its_edition(tmp_path: Path) -> None:
    text = "id,text,parent,isLeaf,aggrlevel\nTOTAL,Total - All H4 Commodities,#,0,0\n0303,0303 - Fish; frozen,03,0,4\n"
    found = read_list(written(tmp_path, text), concordance())
    assert found == ProductList(Edition.H4, "en", {"0303": "Fish; frozen"})


def test_the_unions_list_as_valid_now(tmp_path: Path) -> None:
    text = (
        "020|20220811|0000|\n03|03|РЫБА|01.01.2002|31.12.2006|\n"
        "03|03|РЫБА МОРОЖЕНАЯ, КРОМЕ (GADUS) ТОВАРНОЙ ПОЗИЦИИ 0304:|01.01.2022||\n"
    )
    found = read_list(written(tmp_path, text), concordance())
    assert found is not None
    assert (found.edition, found.language) == (Edition.H6, "ru")
    assert found.names == {"0303": "Рыба мороженая, кроме (GADUS) товарной позиции 0304"}


def test_trade_is_no_list(tmp_path: Path) -> None:
    assert read_list(written(tmp_path, "t,i,j,k,v,q\n2017,1,2,3,4,5\n"), concordance()) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
@pytest.mark.parametrize(
    ("name", "count", "language"),
    [
        ("baci-metadata/V202201_product_codes.csv", 5384, "en"),
        ("baci-metadata/V202301_product_codes_HS17.csv", 5384, "en"),
        ("hs-nomenclature/comtrade_H3.csv", 6373, "en"),
        ("hs-nomenclature/harmonized-system.csv", 6939, "en"),
        ("tnved-ru/TNVED2.TXT", 96, "ru"),
        ("tnved-ru/TNVED3.TXT", 957, "ru"),
    ],
)
def test_real_lists(tmp_path: Path, name: str, count: int, language: str) -> None:
    found = read_list(prepare(SHARED / name, tmp_path).path, concordance())
    assert found is not None
    assert len(found.names) == count
    assert found.language == language
