"""What the report of the talks of 29 November 2017 states: the checklist that the record is held against."""

from dataclasses import dataclass

from cooperation.models import Event, Facility, Statement


@dataclass(frozen=True)
class Fact:
    """A proposal: its paragraphs, areas, the side that put it forward, and its status on the day of the talks."""

    number: int
    paragraphs: set[int]
    areas: set[str]
    side: str
    status: str
    words: str
    basis: str


BOTH = "both"
PROPOSALS = [
    Fact(1, {2}, {"investment", "high-technologies"}, "BLR", "proposed", "", "reading"),
    Fact(2, {3}, {"information-technology"}, "BLR", "offered", "ready to work together and share", "stated"),
    Fact(3, {4}, {"high-technologies"}, BOTH, "agreed", "reached the relevant agreement", "stated"),
    Fact(
        4,
        {4},
        {"petrochemicals", "agriculture", "power-engineering", "transport", "logistics", "high-technologies"},
        "BLR",
        "proposed",
        "interested in proposals",
        "reading",
    ),
    Fact(5, {7}, {"manufacturing", "investment", "trade-promotion"}, "BLR", "proposed", "", "reading"),
    Fact(
        6,
        {7},
        {"transnational-corporations", "education", "logistics"},
        BOTH,
        "endorsed",
        "endorsed the proposal",
        "stated",
    ),
    Fact(7, {8}, {"finance", "industrial-parks"}, "BLR", "proposed", "", "reading"),
    Fact(8, {9}, {"finance", "information-technology"}, BOTH, "endorsed", "welcomed the proposal", "reading"),
    Fact(9, {11}, {"unmanned-aircraft"}, "BLR", "offered", "selling the drones", "stated"),
    Fact(10, {10, 11}, {"unmanned-aircraft"}, "BLR", "offered", "ready to share", "stated"),
    Fact(11, {12}, {"space"}, "BLR", "proposed", "important to advance", "reading"),
    Fact(12, {12}, {"space"}, "BLR", "proposed", "important to advance", "reading"),
    Fact(13, {12}, {"space"}, "BLR", "proposed", "important to advance", "reading"),
    Fact(14, {13}, {"agriculture"}, "BLR", "offered", "could also offer", "stated"),
    Fact(15, {14}, {"industrial-cooperation"}, "BLR", "offered", "ready to increase", "stated"),
    Fact(16, {15}, {"transit", "transport", "logistics"}, "BLR", "under_way", "determined to remain", "reading"),
    Fact(17, {16}, {"housing-construction", "road-construction"}, "BLR", "under_way", "positive experience", "reading"),
    Fact(18, {16}, {"design-and-construction-services"}, "BLR", "proposed", "", "reading"),
    Fact(19, {17}, {"design-and-construction-services"}, "BLR", "proposed", "", "reading"),
    Fact(
        20,
        {18},
        {"education", "culture", "healthcare"},
        "BLR",
        "under_way",
        "continue to actively maintain",
        "reading",
    ),
    Fact(21, {18}, {"culture"}, "BLR", "proposed", "suggest resuming", "stated"),
    Fact(22, {19}, {"trade"}, "KAZ", "endorsed", "endorsed the proposal", "stated"),
]

# Paragraphs, what is found there, and the words in which our record says it.
type Kind = type[Event] | type[Facility] | type[Statement]
CONTEXT: list[tuple[set[int], Kind, str, str]] = [
    ({1}, Event, "talks-2017-11-29", "Talks between the presidents"),
    ({1}, Statement, "new-stage", "new stage"),
    ({1}, Statement, "focus-on-innovations", "innovations"),
    ({2}, Statement, "mutual-penetration-of-capital", "capital"),
    ({5}, Statement, "twenty-fifth-year", "25th year of diplomatic relations"),
    ({5}, Event, "diplomatic-relations-1992", "diplomatic relations"),
    ({5}, Statement, "kazakhstan-an-ally", "ally"),
    ({6}, Event, "sco-summit-meeting-2017", "SCO"),
    ({6}, Event, "senior-visits-2017", "senior officials"),
    ({6}, Event, "astana-expo-2017", "EXPO 2017"),
    ({8}, Facility, "aifc", "financial cluster"),
    ({8}, Statement, "aifc-under-construction", "under construction"),
    ({8}, Facility, "great-stone", "high-technology export"),
    ({9}, Facility, "hi-tech-park", "Hi-Tech Park"),
    ({8}, Statement, "both-on-the-great-silk-road", "Great Silk Road"),
    ({15}, Statement, "silk-road-opens-opportunities", "Silk Road Economic Belt"),
    ({12}, Statement, "scientific-potential-underused", "below their potential"),
    ({14}, Statement, "industrial-cooperation-a-driver", "drives"),
    ({19}, Statement, "as-it-once-was", "more than $1 billion"),
    ({19}, Statement, "trade-insufficient", "insufficient"),
    ({19}, Statement, "trade-below-potential", "does not reach"),
    ({20}, Statement, "political-views-the-same", "same views"),
    ({20}, Statement, "mutual-support", "support each other"),
]

PARTIES = {
    "president-of-belarus": ("head_of_state", "BLR"),
    "president-of-kazakhstan": ("head_of_state", "KAZ"),
    "government-of-belarus": ("government", "BLR"),
    "government-of-kazakhstan": ("government", "KAZ"),
}
FRAMEWORKS = {
    "great-silk-road": ("initiative", None),
    "silk-road-economic-belt": ("initiative", None),
    "eaeu": ("union", None),
    "sco": ("union", None),
}
