"""How exact a printed figure is: the true values that it may stand for.

"45.8" stands for whatever rounds to it, "under 20,000" for whatever is less, and a count that ends in noughts, such as
19,600, may be a rounded one. Two figures contradict each other where no true value is admitted by both.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from hustings.rules.pattern import QUALIFIER, RELATIONS

EXACT = "exact"

SLACK = 1e-9
"""What binary fractions make of decimal ones."""

_LEAST_FIGURES = 2  # a count is rounded to no fewer significant figures, unless it is called approximate
_MOST_DECIMALS = 2  # the most that papers and agencies print of a percentage
_BEFORE = 60  # characters before a figure in which its qualifier stands
_QUALIFIED = re.compile(rf"(?:^|[^\w]){QUALIFIER}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """The true values from ``low`` to ``high``, either of which may be infinite; one value where they are equal."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the two ends are apart."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """The value halfway between two finite ends."""
        return (self.low + self.high) / 2

    def meets(self, other: Range) -> bool:
        """Whether some true value is admitted by both; two figures that rounding makes of one are.

        Ranges that touch do not meet, for 45.7 and 45.8 are different figures of one precision; but a range admits a
        single value at its end.
        """
        low, high = max(self.low, other.low), min(self.high, other.high)
        if self.width <= SLACK or other.width <= SLACK:
            return low <= high + SLACK
        return low < high - SLACK


def of_count(value: float, relation: str | None) -> Range:
    """What a printed count of votes or persons admits.

    A count that ends in two noughts or more may be rounded to at least two significant figures: 19,600 admits 19,550
    to 19,650, and 20,000 admits 19,500 to 20,500.
    """
    place = 10 ** _noughts(value)
    scale = 10.0 ** max(0, len(str(abs(round(value)))) - _LEAST_FIGURES)
    unit = float(min(place, scale)) if place >= 100 else 1.0
    return _admitted(value, relation, exact=unit / 2 if unit > 1 else 0, about=max(unit, place / 2))


def of_points(value: float, decimals: int, relation: str | None) -> Range:
    """What a percentage or a difference of percentages admits that was printed with so many decimals."""
    unit = 10.0**-decimals
    place = 10 ** _noughts(value) if decimals == 0 else unit
    return _admitted(value, relation, exact=unit / 2, about=max(unit, place / 2))


def decimals_of(value: float, evidence: str) -> int:
    """How many decimals ``value`` was printed with in ``evidence``: "42.30" is more exact than 42.3 tells."""
    shown = max(0, -_exponent(value))
    for decimals in range(_MOST_DECIMALS, shown, -1):
        if _find(f"{abs(value):.{decimals}f}", evidence) >= 0:
            return decimals
    return shown


def relation_in(evidence: str, *printed: str) -> str:
    """``exact``, ``under``, ``over`` or ``about``: the words before a figure that ``evidence`` has in such a form."""
    for form in printed:
        at = _find(form, evidence)
        if at >= 0:
            match = _QUALIFIED.search(evidence[max(0, at - _BEFORE) : at])
            return next((name for name in RELATIONS if match and match[name]), EXACT)
    return EXACT


def number(value: float) -> str:
    """A figure without separators, and without decimals where it is whole."""
    return str(int(value)) if value == int(value) else repr(value)


def _admitted(value: float, relation: str | None, *, exact: float, about: float) -> Range:
    match relation:
        case "under":
            return Range(-math.inf, value)
        case "over":
            return Range(value, math.inf)
        case "about":
            return Range(value - about, value + about)
        case _:
            return Range(value - exact, value + exact)


def _noughts(value: float) -> int:
    digits = str(abs(round(value)))
    return len(digits) - len(digits.rstrip("0")) if digits != "0" else 0


def _exponent(value: float) -> int:
    mantissa, _, exponent = repr(value).partition("e")
    fraction = mantissa.partition(".")[2].rstrip("0")
    return int(exponent or 0) - len(fraction)


def _find(figure: str, text: str) -> int:
    """Where ``text`` has ``figure`` and no longer one around it; -1 if nowhere."""
    at = text.find(figure)
    while at >= 0:
        before, behind = text[max(0, at - 2) : at], text[at + len(figure) : at + len(figure) + 2]
        cut_before = before[-1:].isdigit() or (before[-1:] in {".", ","} and before[:1].isdigit())
        cut_behind = behind[:1].isdigit() or (behind[:1] in {".", ","} and behind[1:].isdigit())
        if not cut_before and not cut_behind:
            return at
        at = text.find(figure, at + 1)
    return -1
