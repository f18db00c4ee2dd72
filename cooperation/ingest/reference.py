"""The format of the reference data that all pairs share."""

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
        Column("hs", text, "HS chapters"),
        Column("definition", text, "what belongs here"),
        Column("retired_on", day, "when it was retired"),
    ),
    ("code",),
    "areas of cooperation, in two levels",
)
