"""Customs unions, whose members do not count as third countries for each other."""

# The Eurasian Economic Union, by the first year in which a country was a member all or nearly all of the year.
EURASIAN_ECONOMIC_UNION = {"ARM": 2015, "BLR": 2015, "KAZ": 2015, "KGZ": 2016, "RUS": 2015}


def fellow_members(country: str, year: int) -> frozenset[str]:
    """The other members of the country's customs union in a year; none where it was in none."""
    members = {code for code, since in EURASIAN_ECONOMIC_UNION.items() if since <= year}
    return frozenset(members - {country}) if country in members else frozenset()
