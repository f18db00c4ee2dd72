"""What the codes of scopes mean: the parts that every pair may name, and each pair's own."""

from collections.abc import Collection, Iterable, Mapping

from cooperation.models import CountryPair, Scope, SharedScope

type PartNames = Mapping[int, Mapping[str, str]]
"""The name of each part in the reader's language, by the key of the pair and the code of the part."""


def part_names(pairs: Collection[CountryPair], used: Iterable[str] | None = None) -> PartNames:
    """The names of all parts that these pairs know: one query, and none where ``used`` holds common codes alone."""
    names = {pair.pk: {code: str(label) for code, label in SharedScope.choices} for pair in pairs}
    if used is None or {*used} - {"", *SharedScope.values}:
        for scope in Scope.objects.filter(pair__in=pairs).order_by("code"):
            names[scope.pair_id][scope.code] = scope.name
    return names
