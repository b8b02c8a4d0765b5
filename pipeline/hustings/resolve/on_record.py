"""What the registry has on record of the seats that an article names, as evidence of what its words and figures mean.

It speaks for one reading of the text or another and never adds a fact: the person must be named, the figure printed.
Of a seat that the registry does not know it says nothing, and the text's own evidence decides alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from hustings.annotate.parties import party_named
from hustings.history import COUNTS, Counted, Outcome, Stood
from hustings.registry import Registry
from hustings.resolve.people import Person

Rank: TypeAlias = Literal["latest", "before", "older", "later", "undated"]
"""Which contest of a seat is meant, seen from the article: its own or the last one, the one before, an older one, one
that was yet to come; ``undated`` where the article's day is not known."""

_RANKS: Sequence[Rank] = ("latest", "before", "older", "later", "undated")
AHEAD = timedelta(days=100)  # before a poll, within which articles tell of it


class OnRecord:
    """What is known of the seats of one article."""

    def __init__(self, registry: Registry, areas: Sequence[str], day: date | None) -> None:
        """``areas`` are those that the article names, ``day`` is that of its own contest, else of its writing."""
        self._day = day
        self._histories = {area: history for area in areas if (history := registry.history(area))}
        self._ranks = {area: _rank(history.polling_dates, day) for area, history in self._histories.items()}
        self._begun = {area for area, ranks in self._ranks.items() if {*ranks.values()} != {"later"}}
        self._figures: dict[tuple[str, float], Sequence[Counted]] = {}

    def stood(self, person: Person, area: str) -> Rank | Literal["never"] | None:
        """In which contest of ``area`` somebody of that name stood; None for an area without a record.

        That somebody never stood is told of times on record alone.
        """
        if area not in self._histories:
            return None
        ranks = [self._ranks[area][stood.polling_date] for stood in self._stood(person, area)]
        return min(ranks, key=_RANKS.index, default="never" if area in self._begun else None)

    def stood_for(self, person: Person, party: str) -> Rank | Literal["never"] | None:
        """In which contest of any area ``person`` stood for ``party``; None for somebody without a record."""
        stood = [(area, one) for area in self._histories for one in self._stood(person, area)]
        if not stood:
            return None
        ranks = [self._ranks[area][one.polling_date] for area, one in stood if _short_name(one.party) == party]
        return min(ranks, key=_RANKS.index, default="never")

    def parties_of(self, person: Person) -> Sequence[str]:
        """For whom ``person`` stood in the areas that the article names."""
        stood = (one for area in self._histories for one in self._stood(person, area))
        return [*dict.fromkeys(party for one in stood if (party := _short_name(one.party)))]

    def has_won(self, person: Person, area: str) -> bool | None:
        """Whether ``person`` has won a contest of ``area``; None for an area without a record at that time."""
        if area not in self._begun:
            return None
        return any(one.won and self._ranks[area][one.polling_date] != "later" for one in self._stood(person, area))

    def fate(self, person: Person, area: str) -> Literal["won", "lost"] | None:
        """What became of ``person`` in the latest contest of ``area``; None for somebody who did not stand there."""
        stood = self._stood(person, area) if area in self._histories else ()
        latest = [one.won for one in stood if self._ranks[area][one.polling_date] == "latest"]
        return ("won" if any(latest) else "lost") if latest else None

    def outcome(self, area: str, kind: str, day: str) -> Outcome | None:
        """What became of the one contest of its ``kind`` in ``area`` that polled on ``day``, or in that month or year.

        The parties are named as in articles.
        """
        history = self._histories.get(area)
        outcomes = history.outcomes.items() if history else ()
        told = [one for polled, one in outcomes if one.kind == kind and polled.isoformat().startswith(day)]
        if len(told) != 1:
            return None
        one = told[0]
        return one._replace(winner=_short_name(one.winner) or one.winner, gained_from=_short_name(one.gained_from))

    def held(self, party: str, area: str) -> Iterator[str]:
        """Evidence that ``party`` held ``area`` before the article's contest: which of the last two it won.

        The latest may be the article's own contest or the one before that.
        """
        history = self._histories.get(area)
        outcomes = history.outcomes.items() if history else ()
        ranked = {self._ranks[area][day]: (day, one) for day, one in outcomes}
        if "latest" not in ranked:
            return
        day, latest = ranked["latest"]
        own = day == self._day
        won = [rank for rank in ("latest", "before") if rank in ranked and _short_name(ranked[rank][1].winner) == party]
        yield f"won on record {' '.join(won) or 'neither'} own {own}"
        if latest.gained_from:
            yield f"lost on record {_short_name(latest.gained_from) == party} own {own}"

    def told_by(self, value: float, role: str, area: str, party: str | None = None) -> Iterator[str]:
        """Evidence that a figure in that role is an official one of ``area``: of which contest, and whose."""
        for counted in self._counted(value, area):
            if counted.measure == role:
                whose = "" if party is None else " its" if _short_name(counted.party) == party else " another's"
                yield f"{_named(counted)} {self._ranks[area][counted.polling_date]}{whose}"

    def roles(self, value: float, count: bool) -> Iterator[str]:
        """Evidence of the role of a figure: what official figures of all areas equal it, only counts if it is one."""
        for area in self._histories:
            for counted in self._counted(value, area):
                if not count or counted.measure in COUNTS:
                    yield f"{_named(counted)} {self._ranks[area][counted.polling_date]}"

    def owner_in(self, area: str, value: float, role: str) -> str | None:
        """Whose an exact figure officially is in ``area``; None where contests or parties share it."""
        counted = (each for each in self._counted(value, area) if each.measure == role and each.exact)
        parties = {_short_name(each.party) for each in counted}
        return parties.pop() if len(parties) == 1 else None

    def counted_for(
        self, area: str, value: float, role: str, party: str, persons: Iterable[Person]
    ) -> Sequence[Person]:
        """Those of ``persons`` for whom an exact figure of ``party`` officially counts in ``area``."""
        days = {
            each.polling_date
            for each in self._counted(value, area)
            if each.measure == role and each.exact and _short_name(each.party) == party
        }
        return [
            person
            for person in (persons if days else ())
            if any(one.polling_date in days and _short_name(one.party) == party for one in self._stood(person, area))
        ]

    def owners(self, value: float, role: str) -> Set[str]:
        """Whose a count or share officially is in any of the areas; none for a figure without a record."""
        counted = (each for area in self._histories for each in self._counted(value, area))
        return {party for each in counted if each.measure == role and (party := _short_name(each.party))}

    def _stood(self, person: Person, area: str) -> Sequence[Stood]:
        return self._histories[area].stood(person.full, surname_alone=not person.given)

    def _counted(self, value: float, area: str) -> Sequence[Counted]:
        history = self._histories.get(area)
        if history is None:
            return ()
        if (area, value) not in self._figures:
            self._figures[area, value] = tuple(history.counted(value))
        return self._figures[area, value]


def _rank(polling_dates: Sequence[date], day: date | None) -> Mapping[date, Rank]:
    """The ranks of contests, given oldest first, seen from ``day``."""
    if day is None:
        return dict.fromkeys(polling_dates, "undated")
    known = [each for each in polling_dates if each <= day + AHEAD]
    ranks: dict[date, Rank] = dict.fromkeys(polling_dates, "later")
    ranks |= dict.fromkeys(known[:-2], "older")
    return ranks | dict(zip(reversed(known), ("latest", "before"), strict=False))


def _named(counted: Counted) -> str:
    return f"official {counted.measure}{'' if counted.exact else ' about'}"


@lru_cache(maxsize=4096)
def _short_name(party: str | None) -> str | None:
    """The name that articles' parties are given, of a registered one."""
    return party and (party_named(party) or party)
