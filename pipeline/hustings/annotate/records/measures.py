"""Which of the figures behind an owner is the votes, which the share and which its change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hustings.annotate.mentions import Mention
from hustings.annotate.notation import Token
from hustings.needs import Sought

ALL = 101  # percent, rounded


@dataclass(slots=True)
class _Measures:
    votes: list[Mention] = field(default_factory=list)
    share: Mention | None = None
    change: Mention | None = None
    later: list[Mention] = field(default_factory=list)  # the counts of later rounds


def read_measures(tail: Sequence[Token], *, in_rounds: bool = False) -> _Measures:
    """Which figure is the votes, which the share, which its change, from kind, sign and order.

    ``in_rounds`` says that further columns have the counts of later rounds, where no share comes first.
    """
    found = _Measures()
    depth = 0
    for index, token in enumerate(tail):
        depth += (token.kind == "(") - (token.kind == ")")
        if token.figure is None:
            continue
        before = tail[index - 1] if index else None
        mention, value = token.figure, token.value
        if token.kind == "v":
            found.votes.append(mention)
        elif token.kind == "s" and abs(value) > 100:
            if not found.votes and not found.share and value < 0:  # Green Party -1,632
                found.votes.append(replace(mention, value=replace(mention.figure, value=-value)))
        elif _is_transfer(token, tail[index + 1 : index + 2], found):
            continue  # stage 2: Fenwick +22 1,410
        elif sign := _sign(token, before, depth, found):
            found.change = found.change or _signed(mention, sign, before)
        elif token.kind == "h" or (found.votes and value <= 100):
            if found.share is None and value <= 100:
                found.share = mention
        elif not found.votes and value.is_integer():
            found.votes.append(mention)
        elif (
            (found.share or in_rounds) and before and before.kind == "|" and token.kind == "n" and _may_be_votes(value)
        ):
            found.later.append(mention)
    return found


def _is_transfer(token: Token, following: Sequence[Token], found: _Measures) -> bool:
    """Whether a signed count stands before the votes that it leads to."""
    leads = bool(following) and following[0].kind == "n" and following[0].value > ALL
    return token.kind == "s" and leads and token.value.is_integer() and not (found.votes or found.share)


def is_counted_in_rounds(text: str, tail: Sequence[Token]) -> bool:
    """Whether the head of a table has columns for stages or choices over a row of several counts."""
    counts = [token for token in tail if token.kind == "n"]
    if len(counts) < _ROUNDS or any(token.kind in "hsv" for token in tail):
        return False
    return _HEAD_OF_ROUNDS.search(text, max(0, tail[0].start - _BELOW_HEAD), tail[0].start) is not None


_ROUNDS = 2
_BELOW_HEAD = 1200  # characters between the head of a table and a row of it
_HEAD_OF_ROUNDS = Sought(
    r"(?:^|[\t|] ?|  )(?:(?:stage|count|round) (?:1|one)|(?:1st|first) (?:pref\w*|choices?|count|stage|round))"
    r" *(?:\t|\||  )[^\n]{0,80}(?:stage|count|round|pref|choice|total|final)",
    re.I | re.M,
)


def _may_be_votes(value: float) -> bool:
    return value.is_integer() and not _YEARS[0] <= value <= _YEARS[1]


_YEARS = (1900, 2100)  # rather than votes, where a column may be either


def _sign(token: Token, before: Token | None, depth: int, found: _Measures) -> int:
    """1 or -1 for a change, 0 for any other figure."""
    value = token.value
    if token.kind == "s":
        return -1 if value < 0 else 1
    if before and before.kind in "UD":
        return 1 if before.kind == "U" else -1
    if before and before.kind == "-" and found.share and (before.end == token.start or depth):
        return -1
    return 1 if token.figure and token.figure.label == "pts" and (found.share or found.votes) else 0


def _signed(mention: Mention, sign: int, before: Token | None) -> Mention:
    start = before.start if before and before.kind == "-" else mention.start
    return replace(mention, start=start, value=replace(mention.figure, value=sign * abs(mention.figure.value)))
