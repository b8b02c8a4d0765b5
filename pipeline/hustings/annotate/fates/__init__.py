"""What a text says became of each of several areas, in lists and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hustings.annotate.fates.lists import fates_in_lists
from hustings.annotate.fates.prose import fates_in_prose
from hustings.annotate.fates.told import Fate

__all__ = ["Fate", "find_fates"]


@lru_cache(maxsize=1)  # asked of an article by what finds areas and by what tells who won
def find_fates(text: str) -> Sequence[Fate]:
    """The areas of lists by what became of them, then those of sentences that name wards with their councils."""
    return *fates_in_lists(text), *fates_in_prose(text)
