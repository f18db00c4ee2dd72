"""Whatever can be wrong with the files of a data set is told with its place and a sentence."""

from pathlib import Path

import pytest

from tests.cooperation.folders import Spoil, all_of, cells, line, raw, row
from tests.cooperation.ingest.test_dataset import problems


def folder_in_place_of_searches(folder: Path) -> None:
    """Somebody unpacked the file into a folder of its name."""
    (folder / "searches.csv").unlink()
    (folder / "searches.csv").mkdir()


SEARCHES_HEADER = (
    "searches.csv, line 1: The header must be: proposal,searched_on,searched_by,languages,where,query_words,note."
)

SPOILED: list[tuple[str, Spoil, list[str]]] = [
    ("a missing file", lambda folder: (folder / "searches.csv").unlink(), ["searches.csv: The file is missing."]),
    (
        "a folder in place of a file",
        folder_in_place_of_searches,
        ["searches.csv: The file is missing."],
    ),
    (
        "an unknown file",
        lambda folder: (folder / "body.csv").write_text("code\n"),
        ["body.csv: The format knows no such file."],
    ),
    (
        "a file that is not in UTF-8",
        raw("searches.csv", lambda content: content + "Выдумка".encode("cp1251")),
        ["searches.csv: The file is not in UTF-8."],
    ),
    (
        "a file in UTF-16",
        raw("searches.csv", lambda content: content.decode().encode("utf-16")),
        ["searches.csv: The file is not in UTF-8."],
    ),
    ("a mark of byte order", raw("searches.csv", lambda content: b"\xef\xbb\xbf" + content), []),
    ("line ends of Windows", raw("searches.csv", lambda content: content.replace(b"\n", b"\r\n")), []),
    (
        "an empty file",
        raw("searches.csv", lambda content: b""),
        [SEARCHES_HEADER],
    ),
    ("a file with a header only", raw("searches.csv", lambda content: content.splitlines(keepends=True)[0]), []),
    (
        "an unknown column",
        line("searches.csv", 0, ["proposal", "searched_on", "searched_by", "languages", "where", "query", "note"]),
        [SEARCHES_HEADER],
    ),
    (
        "a cell too many",
        line("bodies.csv", 1, ["made-up-commission", "A", "institution", "", "", ""]),
        ["bodies.csv, line 2: The row has 6 cells; the header has 5."],
    ),
    (
        "a cell too few",
        line("bodies.csv", 1, ["made-up-commission", "A", "institution", ""]),
        ["bodies.csv, line 2: The row has 4 cells; the header has 5."],
    ),
    (
        "an empty line",
        raw("bodies.csv", lambda content: content + b"\n"),
        ["bodies.csv, line 5: The row has 0 cells; the header has 5."],
    ),
    (
        "a quotation mark that does not close",
        raw("searches.csv", lambda content: content.replace(b"\n2,", b'\n"2,') + b"\n\n"),
        ["searches.csv, line 2: The line cannot be read as CSV: unexpected end of data."],
    ),
    (
        "words behind a quotation mark",
        raw("bodies.csv", lambda content: content + b'"made-up-fourth"s,A,institution,,\n'),
        ["bodies.csv, line 5: The line cannot be read as CSV: ',' expected after '\"'."],
    ),
    (
        "a cell longer than a book",
        raw("bodies.csv", lambda content: content + b"x" * 200_000),
        ["bodies.csv, line 5: The line cannot be read as CSV: field larger than field limit (131072)."],
    ),
    (
        "a NUL byte in words",
        cells("bodies.csv", 1, name="A\0B"),
        ["bodies.csv, line 2, name: The cell holds a NUL byte."],
    ),
    (
        "a NUL byte in a number",
        cells("searches.csv", 1, proposal="2\0"),
        ["searches.csv, line 2, proposal: “2\0” is not a positive whole number."],
    ),
    (
        "an empty cell that has to be filled",
        cells("bodies.csv", 1, name=""),
        ["bodies.csv, line 2, name: The cell must not be empty."],
    ),
    (
        "an empty list that has to be filled",
        cells("statements.csv", 1, evidence=""),
        ["statements.csv, line 2, evidence: The cell must not be empty."],
    ),
    *[
        (
            f"{name} around the words",
            cells("bodies.csv", 1, name=text),
            ["bodies.csv, line 2, name: The cell begins or ends with a space."],
        )
        for name, text in [("a space", "A "), ("a tab", "\tA"), ("a no-break space", "\u00a0A"), ("a line end", "A\n")]
    ],
    (
        "an unknown code",
        cells("bodies.csv", 1, kind="club"),
        [
            "bodies.csv, line 2, kind: “club” is not one of: head_of_state, government, ministry, legislature, "
            "company, institution, union, initiative, person."
        ],
    ),
    (
        "a huge number",
        cells("figures.csv", 4, value="1e9999999"),
        ["figures.csv, line 5, value: “1e9999999” is not a number; write it with a point, such as 0.5."],
    ),
    (
        "a huge whole number",
        cells("searches.csv", 1, proposal="9" * 5000),
        [f"searches.csv, line 2, proposal: “{'9' * 5000}” is not a positive whole number."],
    ),
    (
        "a day that is no day",
        cells("figures.csv", 4, period_end="2032-12-32"),
        ["figures.csv, line 5, period_end: “2032-12-32” is not a day; write it as 2017-09-30."],
    ),
    (
        "a date that is no date",
        cells("events.csv", 2, happened_on="2032-13"),
        ["events.csv, line 3, happened_on: There is no month 13; write a month from 01 to 12."],
    ),
    (
        "a code that stands there already",
        row("bodies.csv", code="made-up-president", name="A", kind="person"),
        ["bodies.csv, line 5, code: “made-up-president” stands on line 4 already."],
    ),
    (
        "a code that stands there twice more",
        all_of(*[row("bodies.csv", code="made-up-president", name="A", kind="person")] * 2),
        [f"bodies.csv, line {number}, code: “made-up-president” stands on line 4 already." for number in (5, 6)],
    ),
    (
        "lines of comments",
        raw("bodies.csv", lambda content: content + b"# Nobody, said once\n#,\n"),
        [],
    ),
    ("a part of trade that every pair may name", cells("figures.csv", 4, scope="non_oil"), []),
    (
        "a part of trade that is not there",
        cells("figures.csv", 4, scope="magic"),
        ["figures.csv, line 5, scope: There is no “magic” in scopes.csv."],
    ),
    (
        "a first status that is said again",
        cells("status_changes.csv", 3, move="again"),
        ["status_changes.csv, line 4, old: The first status of a proposal is neither said again nor a way back."],
    ),
    (
        "a paragraph that stands there already",
        row("paragraphs.csv", source="1", number="2", attribution="narrator", summary="Made up."),
        ["paragraphs.csv, line 7, number: “1, 2” stands on line 3 already."],
    ),
    (
        "a source that is not there",
        row("paragraphs.csv", source="9", number="1", attribution="narrator", summary="Made up."),
        ["paragraphs.csv, line 7, source: There is no “9” in sources.csv."],
    ),
    (
        "evidence that is not there",
        cells("statements.csv", 1, evidence="1:1; 1:99"),
        ["statements.csv, line 2, evidence: There is no “1:99” in paragraphs.csv."],
    ),
    (
        "a sector that is not there",
        cells("proposals.csv", 2, sectors="power-engineering; magic"),
        ["proposals.csv, line 3, sectors: There is no “magic” in sectors.csv."],
    ),
    (
        "a party that is not there",
        cells("proposals.csv", 2, parties="nobody:backed"),
        ["proposals.csv, line 3, parties: There is no “nobody” in bodies.csv."],
    ),
    (
        "a whole that is not there",
        cells("proposals.csv", 1, part_of="9"),
        ["proposals.csv, line 2, part_of: There is no “9” in proposals.csv."],
    ),
    (
        "a revised figure that is not there",
        cells("figures.csv", 2, revises="F9"),
        ["figures.csv, line 3, revises: There is no “F9” in figures.csv."],
    ),
    (
        "a target that is not there",
        cells("statements.csv", 2, target="M9"),
        ["statements.csv, line 3, target: There is no “M9” in targets.csv."],
    ),
    (
        "an event about what is not there",
        cells("events.csv", 2, proposals="1; 9", bodies="nobody", facilities="nothing"),
        [
            "events.csv, line 3, bodies: There is no “nobody” in bodies.csv.",
            "events.csv, line 3, facilities: There is no “nothing” in facilities.csv.",
            "events.csv, line 3, proposals: There is no “9” in proposals.csv.",
        ],
    ),
    (
        "a first status with one before it",
        cells("status_changes.csv", 3, old="offered"),
        ["status_changes.csv, line 4, old: The first status of a proposal has no earlier one."],
    ),
    (
        "a second first status",
        cells("status_changes.csv", 2, old=""),
        ["status_changes.csv, line 3, old: The status before was “offered”."],
    ),
    (
        "a status that was not the one before",
        cells("status_changes.csv", 2, old="proposed"),
        ["status_changes.csv, line 3, old: The status before was “offered”."],
    ),
    (
        "a step before the one above it",
        cells("status_changes.csv", 2, changed_on="2031-03-13"),
        ["status_changes.csv, line 3, old: The change is dated before the one above it."],
    ),
    (
        "a step back",
        cells("status_changes.csv", 2, new="proposed"),
        [
            "status_changes.csv, line 3, old: “offered” cannot become “proposed”; it can become: endorsed, agreed, "
            "signed, under way, completed, stalled, dropped. Where a source goes back without a word on what happened "
            "between, mark the change “back”."
        ],
    ),
]


@pytest.mark.parametrize(("spoil", "told"), [case[1:] for case in SPOILED], ids=[case[0] for case in SPOILED])
def test_what_is_wrong_is_told_with_its_place(folder: Path, spoil: Spoil, told: list[str]) -> None:
    spoil(folder)
    assert problems(folder) == told
