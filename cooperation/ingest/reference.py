"""The format of the reference data that all pairs share."""

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import Column, Table, day, text

SECTORS = Table(
    "sectors",
    (
        Column("code", text, "short name; never changes", required=True),
        Column("parent", text, "code of the group; empty for a group", refers_to="sectors"),
        Column("name_en", text, "name in English", required=True),
        Column("name_ru", text, "name in Russian"),
        Column("name_kk", text, "name in Kazakh"),
        Column("name_be", text, "name in Belarusian"),
        Column("dac", text, "DAC purpose codes"),
        Column("cofog", text, "COFOG codes"),
        Column("hs", text, "HS codes of its goods, and ranges of them, as in 01-24; 84.32"),
        Column("definition", text, "what belongs here"),
        Column("retired_on", day, "when it was retired"),
    ),
    ("code",),
    "areas of cooperation, in two levels",
)

GROUPS = Table(
    "groups",
    (
        Column("code", text, "code of our own, beginning with X-", required=True),
        Column("short", text, "short name in English", required=True),
        Column("name_en", text, "name in English", required=True),
        Column("name_ru", text, "name in Russian", required=True),
        Column("name_kk", text, "name in Kazakh", required=True),
        Column("name_be", text, "name in Belarusian", required=True),
    ),
    ("code",),
    "unions and organisations of countries, in the order in which they are shown",
)
MEMBERSHIPS = Table(
    "memberships",
    (
        Column("group", text, "code of the group", required=True, refers_to="groups"),
        Column("country", text, "alpha-3 code", required=True),
        Column("from", PartialDate.parse, "first day as a member, as exactly as known", required=True),
        Column("until", PartialDate.parse, "last day as a member; empty where it goes on"),
        Column("source", text, "the treaty or decision that says so", required=True),
        Column("note", text, "remark"),
    ),
    ("group", "country", "from"),
    "which countries are in which groups, and since when",
)
