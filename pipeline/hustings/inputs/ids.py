"""Ids that are unique over a run."""

from __future__ import annotations

from typing import Protocol

from hustings.types import Rejection


class Taken(Protocol):
    """How often each id was asked for: a dict, or what keeps so much on disk."""

    def get(self, key: str, default: int, /) -> int:
        """The number of ``key``, or ``default``."""

    def __setitem__(self, key: str, times: int, /) -> None: ...


class UniqueIds:
    """Hands out ids, each once: a taken one gets ``~2``, ``~3`` and so on behind it, in the order of asking."""

    def __init__(self, taken: Taken | None = None) -> None:
        self._taken: Taken = {} if taken is None else taken

    def unique(self, wanted: str) -> str:
        """``wanted`` where it is free, else the next of its variants that is."""
        given, times = wanted, self._taken.get(wanted, 0)
        if times:
            while self._taken.get(given := f"{wanted}~{times + 1}", 0):
                times += 1
            self._taken[wanted] = times + 1
        self._taken[given] = 1
        return given


def renamed(source: str, wanted: str, given: str) -> Rejection:
    """The note about an article that is called ``given`` because its own id is taken."""
    return Rejection(source, wanted, "read", "duplicate id", f"the id is taken; this article is {given}")
