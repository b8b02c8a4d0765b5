"""Contests as they are on record, and all those in the seats of one name: who stood, and what was counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from hustings.spelling import fold, short_forms

Measure: TypeAlias = Literal[
    "votes", "share", "change", "margin", "margin_percent", "turnout", "ballots", "electorate", "swing"
]
"""What an official figure counts: one of the roles that a figure of an article may have."""

COUNTS: frozenset[Measure] = frozenset({"votes", "margin", "ballots", "electorate"})
"""Those that are whole numbers of people."""

_HALF_TENTH = 0.05 + 1e-9  # percentage points that rounding to one decimal place adds or takes away
_HALF_POINT = 0.5


@dataclass(frozen=True, slots=True)
class Election:
    """One contest in one seat; ``kind`` is ``general`` or ``by-election``.

    ``declared_at`` is local time (``2015-05-08T03:05``). ``result`` reads as the House of Commons Library writes it
    ("Lab gain from Con"). ``electorate``, ``valid_votes``, ``invalid_votes`` and ``majority`` count people.
    """

    contest_id: str
    kind: str
    constituency: str
    ons_id: str | None
    polling_date: date
    declared_at: str | None
    result: str | None
    electorate: int | None
    valid_votes: int | None
    invalid_votes: int | None
    majority: int | None


@dataclass(frozen=True, slots=True)
class Candidacy:
    """One person's candidacy and official result; ``share`` and ``share_change`` are percentage points."""

    contest_id: str
    given_name: str
    family_name: str
    party: str
    party_id: str | None
    person_id: str | None
    votes: int | None
    share: float | None
    share_change: float | None

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"

    @property
    def surname(self) -> str:
        """The last word of the family name, folded: the source's two columns do not say where a surname begins."""
        return last_word(self.family_name)

    def may_be(self, person: str) -> bool:
        """Whether ``person`` is the candidate's name, or has the same surname and given names that go with it."""
        if fold(self.name) == fold(person):
            return True
        if self.surname != last_word(person):
            return False
        given, others = given_names(person), given_names(self.name)
        if not given or not others:
            return False
        if set(given) <= set(others) or set(others) <= set(given):
            return True
        first, other = given[0], others[0]
        return first.startswith(other) or other.startswith(first) or {first, other} in short_forms()


class Stood(NamedTuple):
    """That somebody stood in a contest of some kind, for which party (as registered), and whether with success."""

    polling_date: date
    kind: str
    party: str
    won: bool


class Counted(NamedTuple):
    """An official figure; ``party``, as registered, is whose votes or margin it counts, or to whom a swing went.

    Not ``exact`` is one that the figure asked for gives in whole percentage points only.
    """

    measure: Measure
    party: str | None
    polling_date: date
    exact: bool = True


class Outcome(NamedTuple):
    """Who won a contest of some kind, whether that was a ``gain`` or a ``hold``, and from whom it was gained.

    The winner is named as registered, the loser by the abbreviation of the House of Commons Library.
    """

    kind: str
    winner: str
    flip: str | None
    gained_from: str | None


class History:
    """All contests in the seats of one name, by who stood and by what was counted."""

    def __init__(self, contests: Sequence[tuple[Election, Sequence[Candidacy]]]) -> None:
        """``contests`` come oldest first, each with its candidates, most votes first."""
        self.polling_dates = tuple(election.polling_date for election, _ in contests)
        self.outcomes = {
            election.polling_date: Outcome(election.kind, candidacies[0].party, *_flip(election.result))
            for election, candidacies in contests
            if candidacies
        }
        self._stood: dict[str, list[tuple[Candidacy, Stood]]] = defaultdict(list)
        self._counts: dict[int, list[Counted]] = defaultdict(list)
        rates: list[tuple[float, Counted]] = []
        for election, candidacies in contests:
            for place, candidacy in enumerate(candidacies):
                stood = Stood(election.polling_date, election.kind, candidacy.party, place == 0)
                self._stood[candidacy.surname].append((candidacy, stood))
            for count, counted in _counts(election, candidacies):
                self._counts[count].append(counted)
            rates += _rates(election, candidacies)
        rates.sort(key=lambda pair: pair[0])
        self._rates = [rate for rate, _ in rates]
        self._rated = [counted for _, counted in rates]

    def stood(self, person: str, *, surname_alone: bool = False) -> Sequence[Stood]:
        """The candidacies of somebody of that name, which may be a ``surname_alone``, oldest first."""
        found = self._stood.get(last_word(person), ())
        return [stood for candidacy, stood in found if surname_alone or candidacy.may_be(person)]

    def counted(self, value: float) -> Iterator[Counted]:
        """The official figures that are printed as ``value``: the same count, or a rate that is rounded to it.

        A change of share matches whatever its sign.
        """
        whole = float(value).is_integer()
        if whole:
            yield from self._counts.get(int(value), ())
        half = _HALF_POINT if whole else _HALF_TENTH
        for counted in self._rated[bisect_left(self._rates, value - half) : bisect_right(self._rates, value + half)]:
            yield counted._replace(exact=not whole)


def _flip(result: str | None) -> tuple[str | None, str | None]:
    """Gain or hold, and from whom it was gained, of a result such as "Lab gain from Con"."""
    _, gain, loser = (result or "").partition(" gain from ")
    if gain:
        return "gain", loser.removesuffix(" Coop")
    return "hold" if (result or "").endswith(" hold") else None, None


def _counts(election: Election, candidacies: Sequence[Candidacy]) -> Iterator[tuple[int, Counted]]:
    day = election.polling_date
    for each in candidacies:
        if each.votes is not None:
            yield each.votes, Counted("votes", each.party, day)
    for papers in _papers(election):
        yield papers, Counted("ballots", None, day)
    if election.electorate:
        yield election.electorate, Counted("electorate", None, day)
    if election.majority is not None:
        yield election.majority, Counted("margin", candidacies[0].party, day)


def _rates(election: Election, candidacies: Sequence[Candidacy]) -> Iterator[tuple[float, Counted]]:
    day = election.polling_date
    for each in candidacies:
        if each.share is not None:
            yield each.share, Counted("share", each.party, day)
        if each.share_change is not None:
            yield abs(each.share_change), Counted("change", each.party, day)
    if swing := _swing(candidacies[:2]):
        yield swing[0], Counted("swing", swing[1], day)
    if election.electorate:
        for papers in _papers(election):
            yield 100 * papers / election.electorate, Counted("turnout", None, day)
    if election.majority is not None and election.valid_votes:
        yield 100 * election.majority / election.valid_votes, Counted("margin_percent", candidacies[0].party, day)


def _swing(first_two: Sequence[Candidacy]) -> tuple[float, str] | None:
    """Half of what the share of one of the first two rose more than that of the other, and whose did."""
    changes = [(each.share_change, each.party) for each in first_two if each.share_change is not None]
    if len(changes) < 2:
        return None
    (least, _), (most, gainer) = sorted(changes)
    return (most - least) / 2, gainer


def _papers(election: Election) -> Sequence[int]:
    """Valid votes, and all papers: articles print either as ballots and turnout."""
    valid = election.valid_votes
    return [*dict.fromkeys((valid, valid + (election.invalid_votes or 0)))] if valid else []


def last_word(name: str) -> str:
    """The last word of a name, folded; nothing of an empty one."""
    return fold(name.split()[-1]) if name.strip() else ""


def given_names(name: str) -> list[str]:
    """The words before the surname, folded, without particles such as "van der"."""
    return fold(" ".join(word for word in name.split()[:-1] if word[0].isupper())).split()
