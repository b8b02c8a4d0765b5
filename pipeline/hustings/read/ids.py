"""Ids that are unique over a run."""

from __future__ import annotations


class UniqueIds:
    """Hands out ids, each once: a taken one gets ``~2``, ``~3`` and so on behind it, in the order of asking."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """``wanted`` where it is free, else the next of its variants that is."""
        given = wanted
        if wanted in self._times:
            number = self._times[wanted] + 1
            while (given := f"{wanted}~{number}") in self._times:
                number += 1
            self._times[wanted] = number
        self._times[given] = 1
        return given
