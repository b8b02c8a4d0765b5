"""How often facts of a kind are right: measured on gold, smoothed, kept as data (see ``benchmarks/train.py``)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache

from hustings.judge import weights_folder
from hustings.resources import read_csv
from hustings.types import Table

LEVELS = (0.5, 0.7, 0.85, 0.95, 0.99)
"""Bounds between the levels of certainty by which facts of one rule are told apart."""

_PRIOR_RIGHT, _PRIOR_WRONG = 3, 1  # what is believed of a rule before it was ever measured: three of four right
_WORTH = 8  # facts of the rule that weigh as much as all of the table at its level


def confidence(table: Table, rule: str, certainty: float, *, linked: bool) -> float:
    """The precision that facts of ``rule`` with such a ``certainty`` had on gold, rounded to three decimals.

    It was measured with the registry where they were found with it (``linked``), and else without.

    It is drawn towards that of all facts of ``table`` at the same level, the more the fewer of the rule were measured.
    """
    level = level_of(certainty)
    all_right, all_wrong = _measured(table, None, linked=linked).get(level, (0, 0))
    usual = (all_right + _PRIOR_RIGHT) / (all_right + all_wrong + _PRIOR_RIGHT + _PRIOR_WRONG)
    right, wrong = _measured(table, rule, linked=linked).get(level, (0, 0))
    return round((right + _WORTH * usual) / (right + wrong + _WORTH), 3)


def level_of(certainty: float) -> int:
    """The level of a certainty: 0 below the first bound of :data:`LEVELS`."""
    return bisect_right(LEVELS, certainty)


@cache
def _measured(table: Table, rule: str | None, *, linked: bool) -> Mapping[int, tuple[int, int]]:
    """Right and wrong facts by level, of a rule or of a whole table."""
    right: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for row in read_csv(f"{weights_folder(linked=linked)}/confidence.csv"):
        if row["table"] == table and rule in (None, row["rule"]):
            right[int(row["level"])] += int(row["right"])
            wrong[int(row["level"])] += int(row["wrong"])
    return {level: (right[level], wrong[level]) for level in {*right, *wrong}}
