"""The colours that parties are known by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hustings.resources import read_csv
from hustings.spelling import fold

NO_PARTY = "#8C8C8C"
"""The colour of those without a known one: grey."""


def colour(party: str | None) -> str:
    """The usual colour of a party by its short name, as ``#RRGGBB``."""
    return _colours().get(fold(party), NO_PARTY) if party else NO_PARTY


@cache
def _colours() -> Mapping[str, str]:
    return {fold(row["party"]): row["colour"] for row in read_csv("vocabulary/party_colours.csv")}
