"""How often each rule is right: measured on gold, smoothed, kept as data (see ``benchmarks/confidence.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hustings.resources import read_csv
from hustings.types import Table

_PRIOR_RIGHT, _PRIOR_WRONG = 3, 1  # what is believed of a rule before it was ever measured: three of four right


def confidence(table: Table, rule: str) -> float:
    """The smoothed precision of ``rule`` for ``table``, rounded to three decimals."""
    right, wrong = _measured().get((table, rule), (0, 0))
    return round((right + _PRIOR_RIGHT) / (right + wrong + _PRIOR_RIGHT + _PRIOR_WRONG), 3)


@cache
def _measured() -> Mapping[tuple[str, str], tuple[int, int]]:
    rows = read_csv("weights/confidence.csv")
    return {(row["table"], row["rule"]): (int(row["right"]), int(row["wrong"])) for row in rows}
