"""What the registry knows around the day on which an article was written, and of the people whom it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from functools import cached_property

from hustings.annotate import Annotated
from hustings.annotate.seats import Seats
from hustings.registry import Registry
from hustings.resolve.on_record import AHEAD
from hustings.spelling import fold

_SEASON = 60  # days around a general election in which an article is taken to be about it
_DAYS_AFTER = 10  # days after a by-election in which its seat is news
FIRST_BOUNDARIES = 1997  # of seats on record, that may have begun earlier
_FIRST_RECORDED = 2011  # by-elections since then are in the registry
_OPPONENTS = 2  # persons who stood against each other, from which on a part of a name means their seat
# Polling days of the legislatures of Scotland, Wales and Northern Ireland.
DEVOLVED_ELECTIONS = tuple(
    map(
        date.fromisoformat,
        (
            "1999-05-06 2003-05-01 2003-11-26 2007-03-07 2007-05-03 2011-05-05 2016-05-05 2017-03-02 2021-05-06"
            " 2022-05-05 2026-05-07"
        ).split(),
    )
)


class Background:
    """The calendar and the contests on record around the day of one article."""

    def __init__(self, article: Annotated, seats: Seats, registry: Registry) -> None:
        """Ask ``registry`` about ``article``; ``seats`` knows of which names of seats another is a part."""
        self._article = article
        self._seats = seats
        self._registry = registry
        self._on_record: dict[str, Counter[tuple[date, str]] | None] = {}  # who met in contests of each seat

    @cached_property
    def written(self) -> date | None:
        """About when the article was written: its own date, else the first full date in it."""
        if day := self._article.dated:
            return day
        for mention in self._article.mentions:
            if mention.label == "date" and mention.moment.year and mention.moment.month and mention.moment.day:
                return date(mention.moment.year, mention.moment.month, min(mention.moment.day, 28))
        return None

    @property
    def is_linked(self) -> bool:
        """Whether contests and candidacies are known, and not names of seats and parties alone."""
        return self._registry.linked

    @cached_property
    def is_near_general_election(self) -> bool | None:
        """Whether the article was written in the weeks around a general election; None where nobody knows."""
        return self._registry.is_near_general_election(self.written, _SEASON) if self.written else None

    @cached_property
    def is_near_devolved_election(self) -> bool | None:
        """Whether the article was written about when a devolved legislature was elected; None without a date."""
        day = self.written
        return any(abs((day - one).days) <= _SEASON for one in DEVOLVED_ELECTIONS) if day else None

    @cached_property
    def has_by_elections(self) -> bool:
        """Whether the registry has the by-elections of that time: it begins with those of a year and ends with some."""
        day, last = self.written, self._registry.last_polling_date()
        return day is not None and last is not None and day.year >= _FIRST_RECORDED and day <= last

    @cached_property
    def is_of_recorded_years(self) -> bool:
        """Whether by-elections of the article's year are in the registry; so of an article without a date."""
        return self.written is None or self.written.year >= _FIRST_RECORDED

    def is_in_force(self, name: str) -> bool:
        """Whether there was a seat of that name when the article was written."""
        day = self.written
        return day is not None and any(seat.in_force(day) for seat in self._registry.seats(name))

    def is_abolished(self, name: str) -> bool:
        """Whether every seat of that name was gone when the article was written."""
        day = self.written
        return day is not None and not any(
            seat.valid_to is None or seat.valid_to >= day for seat in self._registry.seats(name)
        )

    def began_after(self, name: str, year: int) -> bool:
        """Whether the first seat of that name is on record, and later than ``year``."""
        begun = [seat.valid_from.year for seat in self._registry.seats(name)]
        return bool(begun) and min(begun) > max(year, FIRST_BOUNDARIES)

    def is_current(self, name: str) -> bool:
        """Whether there is a seat of that name today."""
        seat = self._registry.seat(name)
        return seat is not None and seat.valid_to is None

    def is_polled(self, name: str) -> bool:
        """Whether the registry records any contest of the seat."""
        return bool(self._registry.elections(name))

    def has_by_election(self, name: str) -> bool:
        """Whether the registry records a by-election of the seat in the weeks around the article."""
        return self._has_by_election_within(name, _SEASON)

    def has_news_of_by_election(self, name: str) -> bool:
        """Whether the registry records a by-election of the seat within days of the article."""
        return self._has_by_election_within(name, _DAYS_AFTER)

    def has_by_election_on_record(self, name: str) -> bool:
        """Whether the registry records a by-election of the seat at any time."""
        return any(election.kind == "by-election" for election in self._registry.elections(name))

    def _has_by_election_within(self, name: str, days: int) -> bool:
        day = self.written
        return day is not None and any(
            election.kind == "by-election" and abs((election.polling_date - day).days) <= days
            for election in self._registry.elections(name)
        )

    def share_a_by_election_day(self, one: str, other: str) -> bool:
        """Whether by-elections of both seats were held on one day."""
        return bool(self._registry.common_polling_dates([one, other], "by-election"))

    def _together(self, name: str) -> Counter[tuple[date, str]] | None:
        """How many of those whom the article names in full stood in which contest of the seat, by its day and kind.

        None for a seat without a record at that time. Contests long after the article do not count.
        """
        if name not in self._on_record:
            history, last = self._registry.history(name), self.written + AHEAD if self.written else date.max
            stood = [one for person in self._people for one in (history.stood(person) if history else ())]
            met = Counter((one.polling_date, one.kind) for one in stood if one.polling_date <= last)
            begun = history is not None and any(day <= last for day in history.polling_dates)
            self._on_record[name] = met if begun else None
        return self._on_record[name]

    def people_on_record(self, name: str) -> int | None:
        """How many of those whom the article names stood together in one contest of the seat; None without a record."""
        together = self._together(name)
        return None if together is None else max(together.values(), default=0)

    def kind_of_opponents(self) -> str | None:
        """The kind of the contest, in any seat that the article may mean, in which most of those named stood."""
        named = {m.canonical for m in self._article.mentions if m.label in ("seat", "place")}
        seats = sorted({*named, *(whole for part in named for whole in self._seats.with_part(part))})
        met = [(count, day, kind) for name in seats for (day, kind), count in (self._together(name) or {}).items()]
        count, _, kind = max(met, default=(0, None, None))
        return kind if count >= _OPPONENTS else None

    def peopled(self, part: str) -> str | None:
        """The one seat of which ``part`` is a part and in which opponents stood whom the article names.

        None where as many of them stood in a seat of just that name.
        """
        own = self.people_on_record(part) or 0
        found = [
            name
            for name in self._seats.with_part(part)
            if (self.people_on_record(name) or 0) >= max(_OPPONENTS, own + 1)
        ]
        return found[0] if len({fold(name) for name in found}) == 1 else None

    @cached_property
    def _people(self) -> Collection[str]:
        """The names, with given names, of everybody in the article."""
        return {m.name.full for m in self._article.mentions if m.label == "person" and m.name.given}
