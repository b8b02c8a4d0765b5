"""What is known of the world: Westminster seats, registered parties, contests and who stood in them.

The registry links what an article states to identifiers and checks it; it never adds a fact. Its tables (see
``SOURCES.md`` beside them) hold the seats since 1997 and every Westminster contest from the general election of 2010
to the day on which they were compiled.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from hustings.history import Candidacy, Election, History, given_names, last_word
from hustings.resources import read_cells, read_csv
from hustings.spelling import fold

GENERAL = "general"
BY_ELECTION = "by-election"

GREAT_BRITAIN = "Great Britain"
NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Seat:
    """A Westminster constituency on one set of boundaries, in force from ``valid_from`` to ``valid_to`` inclusive.

    ``valid_to`` is None for the boundaries of today, ``ons_id`` and ``country`` for those that ended in 2005 or 2010.
    """

    name: str
    ons_id: str | None
    country: str | None
    valid_from: date
    valid_to: date | None

    def in_force(self, on: date) -> bool:
        """Whether an election on that day was held on these boundaries."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class _Registration:
    party_id: str
    jurisdiction: str | None
    registered: date | None
    deregistered: date | None


class Registry:
    """Every question that resolving asks of the tables; each table is read when it is first needed.

    Records are made of rows when they are first asked for, and kept: articles ask for the same ones many times over.
    """

    def __init__(self, *, linked: bool = True) -> None:
        """Use :meth:`load` or :meth:`names_only`; without ``linked`` the registry knows names alone."""
        self._linked = linked
        self._seats: dict[str, tuple[Seat, ...]] = {}
        self._elections: dict[str, tuple[Election, ...]] = {}
        self._candidacies: dict[str, tuple[Candidacy, ...]] = {}
        self._histories: dict[str, History] = {}

    @classmethod
    def load(cls) -> Registry:
        """Return the whole registry."""
        return cls()

    @classmethod
    def names_only(cls) -> Registry:
        """Return a registry of names: no identifiers, boundaries' dates, elections, polling days or candidacies.

        Each seat's name stands there once, as if it had always been in force.
        """
        return cls(linked=False)

    @property
    def linked(self) -> bool:
        """Whether more than names is known."""
        return self._linked

    def seat_names(self) -> tuple[str, ...]:
        """All names that a seat bears or bore since 1997, in alphabetical order."""
        return tuple(sorted({row["name"] for rows in self._seat_rows.values() for row in rows}))

    def seats(self, name: str) -> tuple[Seat, ...]:
        """Every set of boundaries under that name (see :func:`fold`), newest first."""
        key = fold(name)
        if key not in self._seat_rows:
            return ()
        if key not in self._seats:
            self._seats[key] = tuple([_seat(row) for row in self._seat_rows[key]])
        return self._seats[key]

    def seat(self, name: str, on: date | None = None) -> Seat | None:
        """Return the seat of that name in force on that day, without a day the newest; None if there is none."""
        return next((seat for seat in self.seats(name) if on is None or seat.in_force(on)), None)

    def elections(self, constituency: str) -> tuple[Election, ...]:
        """Every contest in the seats of that name, whatever their boundaries, oldest first."""
        key = fold(constituency)
        if key not in self._elections_by_seat:
            return ()
        if key not in self._elections:
            self._elections[key] = tuple([_election(row) for row in self._elections_by_seat[key]])
        return self._elections[key]

    def election(self, constituency: str, kind: str, on: date) -> Election | None:
        """Return the contest of that kind in that seat with that polling day."""
        contests = self.elections(constituency)
        return next((contest for contest in contests if contest.kind == kind and contest.polling_date == on), None)

    def contest(self, contest_id: str) -> Election | None:
        """Return the contest with that Democracy Club ballot paper id; None for one that the tables do not have."""
        row = self._elections_by_id.get(contest_id)
        return _election(row) if row else None

    def before(self, election: Election) -> tuple[Election, ...]:
        """The contests in that seat before ``election`` that were held on the same boundaries, newest first.

        None for a seat without a code; one code stands for one set of boundaries.
        """
        contests = self.elections(election.constituency) if election.ons_id else ()
        earlier = (each for each in contests if each.ons_id == election.ons_id)
        return tuple(each for each in earlier if each.polling_date < election.polling_date)[::-1]

    def by_elections_on(self, on: date) -> tuple[Election, ...]:
        """The by-elections of that day in order of the seats' names."""
        return self._by_elections.get(on, ())

    def common_polling_dates(self, constituencies: Sequence[str], kind: str) -> tuple[date, ...]:
        """The days on which all these seats held a contest of that kind, oldest first; none for no seats."""
        days = [
            {contest.polling_date for contest in self.elections(name) if contest.kind == kind}
            for name in constituencies
        ]
        return tuple(sorted(set.intersection(*days))) if days else ()

    def last_polling_date(self) -> date | None:
        """The day of the last by-election that is recorded; None where none is."""
        return max(self._by_elections, default=None)

    def general_election_dates(self) -> tuple[date, ...]:
        """The polling days of the general elections since 1945, oldest first.

        A poll put off in one seat (Thirsk and Malton, 2010-05-27) makes no such day.
        """
        return self._general_election_dates

    def is_near_general_election(self, on: date, days: int) -> bool | None:
        """Whether the country polled in a general election at most ``days`` days from that day.

        None where nobody knows: without a calendar, and after the last polling day that the tables have.
        """
        if any(abs((on - day).days) <= days for day in self._general_election_dates):
            return True
        last = self.last_polling_date()
        return False if last and on <= last else None

    def is_general_election(self, on: date) -> bool:
        """Whether the country polled in a general election on that day."""
        return on in self._general_election_dates

    def candidacies(self, contest_id: str) -> tuple[Candidacy, ...]:
        """The candidates of a contest, most votes first; empty for an unknown contest."""
        if contest_id not in self._candidacy_cells:
            return ()
        if contest_id not in self._candidacies:
            self._candidacies[contest_id] = tuple([self._candidacy(row) for row in self._candidacy_cells[contest_id]])
        return self._candidacies[contest_id]

    def person_id(self, contest_id: str, person: str) -> str | None:
        """Return the Democracy Club person id of a contest's candidate (see :meth:`candidacy`), where one is known."""
        found = self.candidacy(contest_id, person)
        return found.person_id if found else None

    def candidacy(self, contest_id: str, person: str) -> Candidacy | None:
        """Return the candidacy of a person in a contest, where the name leaves no doubt whose it is.

        The name must be the candidate's full name, or end in the same surname after given names that go with the
        candidate's: the same ones with or without middle names, an initial, or a short form (Chris, Andy). Where
        another candidate of the contest has that surname too, the first given name must be the same. A surname alone
        links nobody.
        """
        candidates = self.candidacies(contest_id)
        found = [candidate for candidate in candidates if fold(candidate.name) == fold(person)]
        if not found:
            found = [candidate for candidate in candidates if candidate.may_be(person)]
            surnames = [candidate.surname for candidate in candidates]
            if found and surnames.count(last_word(person)) > 1:
                first = given_names(person)[0]
                found = [candidate for candidate in found if first in given_names(candidate.name)[:1]]
        return found[0] if len(found) == 1 else None

    def history(self, constituency: str) -> History | None:
        """All contests in the seats of that name, by who stood and by what was counted; None if there were none."""
        key = fold(constituency)
        if key not in self._elections_by_seat:
            return None
        if key not in self._histories:
            contests = self.elections(constituency)
            self._histories[key] = History([(each, self.candidacies(each.contest_id)) for each in contests])
        return self._histories[key]

    def party_id(self, name: str, on: date | None = None, jurisdiction: str = GREAT_BRITAIN) -> str | None:
        """Return the Electoral Commission's id of a party by its registered or canonical short name.

        ``jurisdiction`` is a register (Great Britain, Northern Ireland) or a country: the Greens, for one, have a
        registration of their own in Scotland, and "Green" on the register of Great Britain is the party of England
        and Wales. A party that is on the other register alone is taken from there. Of several registrations the one
        in force ``on`` that day counts, without a day the present one; a party with a single id keeps it after its
        deregistration, but not before its registration. Where that leaves several ids, or none, the answer is None.

        "Independent" (``ynmp-party:2``) and "Speaker" (``ynmp-party:12522``) are on no register: their ids are those
        of Democracy Club's list of parties, which uses the Electoral Commission's for all others.

        Raises ``ValueError`` for a jurisdiction outside the United Kingdom.
        """
        if jurisdiction not in _REGISTERS:
            raise ValueError(f"no jurisdiction {jurisdiction!r}: use one of {', '.join(_REGISTERS)}")
        if not self._linked:
            return None
        key = fold(name)
        for country in (jurisdiction, ""):
            if (key, country) in self._party_links:
                registered_name, unregistered_id = self._party_links[key, country]
                if unregistered_id:
                    return unregistered_id
                key = fold(registered_name)
                break
        return _only_id(self._registrations.get(key, ()), on, _REGISTERS[jurisdiction])

    def contest_id(self, constituency: str, kind: str, polling_date: date) -> str | None:
        """Return the Democracy Club ballot paper id of a Westminster contest, or None where it is not certain.

        The table answers for the time it covers: a contest that it does not have then was none, or was one for
        another parliament in a seat of the same name. Outside it the id follows from the rules of the package
        uk-election-ids, for a seat in force on that day, where the day is a known general election or lies after the
        table's end. Of by-elections only later ones outside Scotland are certain: Scottish Parliament seats share
        names with Westminster's and fill their vacancies by election too.
        """
        election = self.election(constituency, kind, polling_date)
        if election is not None:
            return election.contest_id
        seat = self.seat(constituency, polling_date)
        if seat is None or kind not in (GENERAL, BY_ELECTION) or not self._election_rows:
            return None
        earlier = polling_date < date.fromisoformat(self._election_rows[0]["polling_date"])
        later = polling_date > date.fromisoformat(self._election_rows[-1]["polling_date"])
        if kind == GENERAL:
            certain = later or (earlier and self.is_general_election(polling_date))
        else:
            certain = later and seat.country not in (None, "Scotland")
        return ballot_paper_id(seat.name, kind, polling_date) if certain else None

    @cached_property
    def _seat_rows(self) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        """Rows by folded name, newest first; records are made of them only where one is asked for."""
        rows = sorted(read_csv("registry/constituencies.csv"), key=lambda row: row["valid_from"], reverse=True)
        if not self._linked:
            rows = [{"name": name, **_ALWAYS} for name in sorted({row["name"] for row in rows})]
        return _grouped((fold(row["name"]), row) for row in rows)

    @cached_property
    def _election_rows(self) -> Sequence[Mapping[str, str]]:
        """Rows of all contests, oldest first."""
        return read_csv("registry/elections.csv") if self._linked else ()

    @cached_property
    def _elections_by_seat(self) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        return _grouped((fold(row["constituency"]), row) for row in self._election_rows)

    @cached_property
    def _elections_by_id(self) -> Mapping[str, Mapping[str, str]]:
        return {row["contest_id"]: row for row in self._election_rows}

    @cached_property
    def _by_elections(self) -> Mapping[date, tuple[Election, ...]]:
        contests = (_election(row) for row in self._election_rows if row["kind"] == BY_ELECTION)
        return _grouped((contest.polling_date, contest) for contest in contests)

    @cached_property
    def _general_election_dates(self) -> tuple[date, ...]:
        if not self._linked:
            return ()
        rows = read_csv("registry/general_elections.csv")
        return tuple(sorted(date.fromisoformat(row["polling_date"]) for row in rows))

    @cached_property
    def _candidacy_cells(self) -> Mapping[str, tuple[list[str], ...]]:
        """Rows by contest, as lists of cells in the order of the fields of :class:`Candidacy`."""
        if not self._linked:
            return {}
        _, rows = read_cells("registry/candidacies.csv")
        return _grouped((row[0], row) for row in rows)

    def _candidacy(self, cells: Sequence[str]) -> Candidacy:
        contest_id, given_name, family_name, party, party_id, person_id, votes, share, share_change = cells
        return Candidacy(
            contest_id=contest_id,
            given_name=given_name,
            family_name=family_name,
            party=party,
            party_id=party_id or self.party_id(party),
            person_id=person_id or None,
            votes=_count(votes),
            share=float(share) if share else None,
            share_change=float(share_change) if share_change else None,
        )

    @cached_property
    def _party_links(self) -> Mapping[tuple[str, str], tuple[str, str]]:
        """Folded name and country (empty: any) to the name on the register, or to an id outside it."""
        return {
            (fold(row["name"]), row["country"]): (row["registered_name"], row["party_id"])
            for row in read_csv("registry/party_registrations.csv")
        }

    @cached_property
    def _registrations(self) -> Mapping[str, tuple[_Registration, ...]]:
        return _grouped(
            (
                fold(row["name"]),
                _Registration(
                    party_id=row["party_id"],
                    jurisdiction=row["jurisdiction"] or None,
                    registered=_day(row["registered"]),
                    deregistered=_day(row["deregistered"]),
                ),
            )
            for row in read_csv("registry/parties.csv")
            if row["party_id"]
        )


_REGISTERS: Mapping[str, str] = {
    GREAT_BRITAIN: GREAT_BRITAIN,
    "England": GREAT_BRITAIN,
    "Scotland": GREAT_BRITAIN,
    "Wales": GREAT_BRITAIN,
    NORTHERN_IRELAND: NORTHERN_IRELAND,
}
"""Which of the Electoral Commission's two registers holds for a country."""

_ALWAYS = {"ons_id": "", "country": "", "valid_from": date.min.isoformat(), "valid_to": ""}
"""A seat's cells where no more than its name is known."""

_K = TypeVar("_K")
_V = TypeVar("_V")


def ballot_paper_id(constituency: str, kind: str, polling_date: date) -> str:
    """Build the Democracy Club id of a Westminster contest by the rules of the package uk-election-ids.

    ``constituency`` is the seat's official name on that day, ``kind`` as in :class:`Election`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the package never closes the two files it reads on import
        from uk_election_ids.election_ids import IdBuilder  # slow, and few runs meet a contest the table lacks

    builder = IdBuilder("parl", polling_date).with_division(constituency)
    if kind == BY_ELECTION:
        builder = builder.with_contest_type("by")
    return str(builder.ballot_id)


def _seat(row: Mapping[str, str]) -> Seat:
    return Seat(
        name=row["name"],
        ons_id=row["ons_id"] or None,
        country=row["country"] or None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
    )


def _election(row: Mapping[str, str]) -> Election:
    return Election(
        contest_id=row["contest_id"],
        kind=row["kind"],
        constituency=row["constituency"],
        ons_id=row["ons_id"] or None,
        polling_date=date.fromisoformat(row["polling_date"]),
        declared_at=row["declared_at"] or None,
        result=row["result"] or None,
        electorate=_count(row["electorate"]),
        valid_votes=_count(row["valid_votes"]),
        invalid_votes=_count(row["invalid_votes"]),
        majority=_count(row["majority"]),
    )


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> Mapping[_K, tuple[_V, ...]]:
    groups: defaultdict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _only_id(registrations: Sequence[_Registration], on: date | None, register: str) -> str | None:
    own = [entry for entry in registrations if entry.jurisdiction in (None, register)] or registrations
    begun = [entry for entry in own if on is None or entry.registered is None or entry.registered <= on]
    in_force = [entry for entry in begun if entry.deregistered is None or (on is not None and on <= entry.deregistered)]
    ids = {entry.party_id for entry in in_force or begun}
    return ids.pop() if len(ids) == 1 else None


def _count(cell: str) -> int | None:
    return int(cell) if cell else None


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
