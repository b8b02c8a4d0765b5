"""Whether the figures that one article gives for one contest fit together.

Every figure counts as what its rounding admits (:mod:`hustings.precision`), so no tolerance stands here but that for
rejected papers: ballots and turnout may be of the valid votes or of all papers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hustings.cast import Subject
from hustings.comparison import Comparison, Sheet, at_least, at_most, with_figure
from hustings.precision import Range
from hustings.registry import BY_ELECTION, GENERAL
from hustings.statements import REJECTED, Statement, with_rejected

_REJECTED_ELSEWHERE = 0.05  # more papers are spoilt where voters give several votes or preferences
_VOTES_ALLOW = "the winner's votes allow"
_SHARE_ALLOWS = "the winner's share allows"
_PERCENTAGES = ("share", "turnout", "majority_percent", "previous_majority_percent", "swing")


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry knows that arithmetic needs.

    ``leaders`` are the first and the second as the article names them, None where that is not known; ``complete``
    tells whether a set of candidates is all of them; ``rejected`` is the share of papers that were rejected.
    """

    leaders: tuple[Subject | None, Subject | None] | None = None
    candidates: int | None = None
    rejected: float = REJECTED

    def complete(self, subjects: Collection[Subject]) -> bool:
        """Whether these are all candidates of the contest."""
        return self.candidates is not None and len(subjects) == self.candidates


def comparisons(sheet: Sheet, known: Known) -> Iterator[Comparison]:
    """Every figure of a sheet that others of the same sheet tell something of.

    Candidates are held against each other where every voter has one vote and the first wins; in wards that elect
    several, and where votes are transferred, votes add up to more than the ballots, and a majority is another thing.
    """
    if sheet.details.kind in (GENERAL, BY_ELECTION):
        yield from _margins(sheet, known, "votes", "majority_votes", "majority_of_votes", "its votes give")
        yield from _margins(sheet, known, "share", "majority_percent", "majority_of_shares", "its shares give")
        yield from _within_winner(sheet, known, "votes", "majority_votes", "majority_within_votes", _VOTES_ALLOW)
        yield from _within_winner(sheet, known, "share", "majority_percent", "majority_within_share", _SHARE_ALLOWS)
        yield from _sum_of_shares(sheet)
        yield from _sum_of_votes(sheet, known)
        yield from _shares_of_votes(sheet, known)
    yield from _votes_within_ballots(sheet)
    yield from _turnout(sheet, known)
    yield from _swings(sheet)
    for each in sheet.stated(*_PERCENTAGES):
        bound = at_least if _value(each) < 0 else at_most
        yield bound("percentage_in_range", each, 0 if _value(each) < 0 else 100, "a percentage is")


def _margins(sheet: Sheet, known: Known, measure: str, margin: str, check: str, basis: str) -> Iterator[Comparison]:
    """A majority against the figures of first and second.

    Where another candidate may have come second of whom the article gives no figure, only a majority that is too large
    is wrong: no one came nearer to the winner than the second.
    """
    figures = sheet.of_candidates(measure)
    first = _first(sheet, known, figures)
    if first is None or len(figures) < 2:
        return
    second = max((subject for subject in figures if subject != first), key=lambda each: _value(figures[each]))
    one, two = _admits(figures[first]), _admits(figures[second])
    expected = Range(one.low - two.high, one.high - two.low)
    if known.leaders is not None:
        sure = known.leaders == (first, second)
    else:
        named = {each.subject for each in sheet.statements if each.subject.kind in ("person", "party")}
        sure = named <= figures.keys()
    for each in sheet.stated(margin):
        if sure or _admits(each).meets(expected) or _admits(each).low > expected.high:
            yield with_figure(check, each, [expected], basis, [figures[first], figures[second]])


def _first(sheet: Sheet, known: Known, figures: Mapping[Subject, Statement]) -> Subject | None:
    """Who has the highest figure; None where the article gives none for the winner."""
    winner = known.leaders[0] if known.leaders else sheet.winner()
    if known.leaders is not None and winner is None:
        return None
    if winner is not None and winner not in figures:
        return None
    return max(figures, key=lambda each: _value(figures[each]), default=None)


def _within_winner(
    sheet: Sheet, known: Known, measure: str, margin: str, check: str, basis: str
) -> Iterator[Comparison]:
    figures = sheet.of_candidates(measure)
    first = _first(sheet, known, figures)
    if first is not None:
        for each in sheet.stated(margin):
            yield at_most(check, each, _admits(figures[first]).high, basis, [figures[first]])


def _sum_of_shares(sheet: Sheet) -> Iterator[Comparison]:
    shares = sheet.of_candidates("share")
    if len(shares) > 1:
        largest = max(shares.values(), key=_value)
        others = [each for each in shares.values() if each is not largest]
        left = 100 - sum(max(0, _admits(each).low) for each in others)
        yield at_most("sum_of_shares", largest, left, "its other shares leave", others)


def _sum_of_votes(sheet: Sheet, known: Known) -> Iterator[Comparison]:
    votes = sheet.of_candidates("votes")
    compared, total = list(votes.values()), _total(votes)
    for ballots in sheet.stated("ballots"):
        if known.complete(votes):
            expected = Range(total.low, total.high / (1 - known.rejected))
            yield with_figure("sum_of_votes", ballots, [total, expected], "its votes add up to", compared)
        elif len(votes) > 1:
            yield at_least("sum_of_votes", ballots, total.low, "its votes add up to", compared)


def _votes_within_ballots(sheet: Sheet) -> Iterator[Comparison]:
    for ballots in sheet.stated("ballots"):
        for each in sheet.of_candidates("votes").values():
            yield at_most("votes_within_ballots", each, _admits(ballots).high, "its ballots allow", [ballots])


def _shares_of_votes(sheet: Sheet, known: Known) -> Iterator[Comparison]:
    votes, shares = sheet.of_candidates("votes"), sheet.of_candidates("share")
    for totals, compared, basis in _totals(sheet, known):
        for subject in votes.keys() & shares.keys():
            expected = [_percent(_admits(votes[subject]), total) for total in totals]
            yield with_figure("share_of_votes", shares[subject], expected, basis, [votes[subject], *compared])


def _turnout(sheet: Sheet, known: Known) -> Iterator[Comparison]:
    electorate = sheet.exact("electorate")
    if electorate is None:
        return
    rejected = known.rejected if sheet.details.kind in (GENERAL, BY_ELECTION) else _REJECTED_ELSEWHERE
    for ballots, compared, _ in _totals(sheet, known):
        expected = [_percent(each, _admits(electorate)) for each in ballots]
        either_way = [with_rejected(each, rejected) for each in expected]
        for turnout in sheet.stated("turnout"):
            basis = "its ballots and electorate give"
            yield with_figure("turnout_of_ballots", turnout, [*expected, *either_way], basis, [*compared, electorate])


def _totals(sheet: Sheet, known: Known) -> Iterator[tuple[Sequence[Range], Sequence[Statement], str]]:
    """The number of votes in all: as the sum of all candidates' or the stated ballots, valid or not."""
    votes = sheet.of_candidates("votes")
    ballots = sheet.exact("ballots")
    if known.complete(votes):
        yield [_total(votes)], list(votes.values()), "its votes give"
    elif ballots is not None:
        every = _admits(ballots)
        yield [every, Range(every.low * (1 - known.rejected), every.high)], [ballots], "its votes and ballots give"


def _swings(sheet: Sheet) -> Iterator[Comparison]:
    for swing in sheet.stated("swing"):
        lost, won = (sheet.of_party("share_change", party) for party in swing.subject.pair)
        if lost is not None and won is not None:
            one, two = _admits(lost), _admits(won)
            half = Range((two.low - one.high) / 2, (two.high - one.low) / 2)
            yield with_figure("swing_of_changes", swing, [half], "its changes of share give", [lost, won])


def _total(votes: Mapping[Subject, Statement]) -> Range:
    every = [_admits(each) for each in votes.values()]
    return Range(sum(max(0, each.low) for each in every), sum(each.high for each in every))


def _percent(part: Range, whole: Range) -> Range:
    low = 100 * max(0, part.low) / whole.high if whole.high > 0 else 0
    return Range(low, 100 * part.high / whole.low if whole.low > 0 else math.inf)


def _admits(statement: Statement) -> Range:
    if statement.admits is None:
        raise ValueError(f"{statement.field} is no figure")
    return statement.admits


def _value(statement: Statement) -> float:
    return float(statement.value)
