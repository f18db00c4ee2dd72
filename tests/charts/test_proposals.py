from dashboard.charts.proposals import ProposerBar, ProposersChart
from dashboard.charts.theme import LIGHT
from tests.charts.read import proposers_chart
from tests.charts.samples import BLR, KAZ, WIDE_LIGHT, annotation, proposers


def test_one_bar_and_one_count_for_each_side() -> None:
    figure = proposers_chart(proposers(), WIDE_LIGHT)
    (bars,) = figure.data
    assert bars.x == (18, 3, 1)
    assert list(bars.y) == sorted(bars.y)
    assert bars.marker.color == (LIGHT.accents[0], LIGHT.joint, LIGHT.accents[1])
    assert annotation(figure, "18").x == 18
    assert annotation(figure, "Belarus").font.color == LIGHT.accents[0]


def test_a_side_with_none_keeps_its_row() -> None:
    figure = proposers_chart(ProposersChart((ProposerBar(BLR, 0), ProposerBar(KAZ, 0))), WIDE_LIGHT)
    assert figure.data[0].x == (0, 0)
    assert [note.text for note in figure.layout.annotations].count("0") == 2
