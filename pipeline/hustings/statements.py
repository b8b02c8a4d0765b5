"""The rows of fact tables as single statements: of which contest, of whom, which field, which value, and how exact.

What holds articles against each other or against the registry starts here: which contest a row is of, and who is who
in it, is decided in this module and in :mod:`hustings.cast` alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pandas as pd

from hustings.annotate.parties import may_be_short_for
from hustings.cast import CONTEST, Cast, Subject
from hustings.precision import EXACT, Range, decimals_of, number, of_count, of_points, relation_in
from hustings.registry import BY_ELECTION, GENERAL
from hustings.schema import FACTS
from hustings.spelling import fold
from hustings.tables import Facts

Unit: TypeAlias = Literal["votes", "persons", "percentage points"]

UNITS: Mapping[str, Unit] = {
    "majority_votes": "votes",
    "majority_percent": "percentage points",
    "previous_majority_votes": "votes",
    "previous_majority_percent": "percentage points",
    "turnout": "percentage points",
    "ballots": "votes",
    "electorate": "persons",
    "swing": "percentage points",
    "votes": "votes",
    "share": "percentage points",
    "share_change": "percentage points",
}
"""The unit of each field that is a figure; every other field is a text."""

REJECTED = 0.0102
"""The share of the papers that are rejected at most in 99 of 100 contests (those of the registry, 2010 to 2026).

Some papers print the valid votes as ballots and turnout, some all papers in the boxes: both are right.
"""

_WESTMINSTER = re.compile(r"parl\.[a-z0-9-]+\.(?P<by>by\.)?(?P<day>\d{4}-\d\d-\d\d)")

_Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest by its ballot paper id alone; without one by folded area, kind and polling day, if these are known."""

    contest_id: str | None
    constituency: str = ""
    kind: str | None = None
    polling_date: str | None = None

    @property
    def known(self) -> bool:
        """Whether more than the area is known, so that rows under it are of one contest."""
        return self.contest_id is not None or self.kind is not None or self.polling_date is not None


@dataclass(frozen=True, slots=True)
class Details:
    """What tables show of a contest."""

    contest_id: str | None
    constituency: str | None
    constituency_id: str | None
    kind: str | None
    polling_date: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One value that one row of an article states.

    ``admits`` are the true values that a figure may stand for, None for a text. ``key`` is what makes two texts one.
    """

    contest: Contest
    subject: Subject
    field: str
    value: str | float
    relation: str | None
    admits: Range | None
    key: str
    table: str
    row: int
    article_id: str
    post: int | None
    start: int
    end: int
    evidence: str
    rule: str
    confidence: float

    @property
    def shown(self) -> str:
        """The value as tables show it."""
        return self.value if isinstance(self.value, str) else number(self.value)

    @property
    def place(self) -> str:
        """Table and span, as ``majorities:219-224``."""
        return f"{self.table}:{self.start}-{self.end}"

    def agrees(self, other: Statement) -> bool:
        """Whether both may be true, given that they are of one field.

        Rounded figures may be, days and parts of them, ballots and turnouts with and without rejected papers, and
        parties that are no list's with a longer form of their name.
        """
        if self.admits is not None and other.admits is not None:
            if self.field in ("ballots", "turnout"):
                return self.admits.meets(with_rejected(other.admits))
            return self.admits.meets(other.admits)
        if self.field == "polling_date":
            return self.key.startswith(other.key) or other.key.startswith(self.key)
        return self.key == other.key or self._shortens(other) or other._shortens(self)

    def finer(self, other: Statement) -> bool:
        """Whether it says more exactly what ``other`` says."""
        if self.admits is not None and other.admits is not None:
            return self.admits.width < other.admits.width
        if self.field == "polling_date":
            return len(self.key) > len(other.key)
        return other._shortens(self)

    def _shortens(self, other: Statement) -> bool:
        """Whether it has a short form of the party that ``other`` has."""
        return (
            self.field.endswith("party")
            and len(self.key) < len(other.key)
            and may_be_short_for(self.shown, other.shown)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Statements:
    """Every statement in the order of the tables, and what is to be shown of the contests they are of."""

    statements: Sequence[Statement]
    details: Mapping[Contest, Details]
    casts: Mapping[Contest, Cast]


def with_rejected(admits: Range, rejected: float = REJECTED) -> Range:
    """What a number of ballots or a turnout admits where it may be of valid votes or of all papers."""
    return Range(admits.low - abs(admits.low) * rejected, admits.high + abs(admits.high) * rejected / (1 - rejected))


def statements(facts: Facts) -> Statements:
    """What the fact tables state of contests, of swings and of persons and parties in them.

    A row is of the contest of its ``contest_id``. One without is of the contest without an id that its article's
    ``contests`` has for its area, where there is just one; else it stands under its area alone. It is never put to a
    contest with an id, but for a previous majority, which is a field of the latest contest of its article in that area.
    Left out are rows without id and area, and majorities and turnouts of other contests without an id.
    """
    contests = _Contests(facts)
    rows: list[tuple[str, int, _Row, Contest]] = []
    for table in ("contests", "candidates", "results", "majorities", "turnout", "swings", "vacancies"):
        for index, row in enumerate(_rows(getattr(facts, table))):
            if contest := contests.of(table, row):
                rows.append((table, index, row, contest))
    casts: defaultdict[Contest, Cast] = defaultdict(Cast)
    for table, _, row, contest in rows:
        _tell(casts[contest], table, row)
    found = tuple(
        _statement(contest, subject, field, value, row, table, index)
        for table, index, row, contest in rows
        for subject, field, value in _stated(casts[contest], table, row)
    )
    return Statements(found, contests.details, dict(casts))


def contests_of(facts: Facts) -> tuple[Mapping[str, Sequence[Contest | None]], Mapping[Contest, Details]]:
    """The contest of each row of each table whose rows are of one, and what is shown of it; see :func:`statements`."""
    contests = _Contests(facts)
    tables: list[str] = [name for name, table in FACTS.items() if "contest_id" in table.columns]
    found = {table: [contests.of(table, row) for row in _rows(getattr(facts, table))] for table in tables}
    return found, contests.details


class _Contests:
    """Which contest each row is of, by the contests that its article names."""

    def __init__(self, facts: Facts) -> None:
        self.details: dict[Contest, Details] = {}
        self._named: defaultdict[tuple[str, str], list[Contest]] = defaultdict(list)
        self._days: dict[Contest, str] = {}
        for row in _rows(facts.contests):
            if row["constituency"] is None:
                continue
            area = fold(row["constituency"])
            contest = (
                Contest(row["contest_id"])
                if row["contest_id"]
                else Contest(None, area, row["kind"], row["polling_date"])
            )
            if contest not in self._named[row["article_id"], area]:
                self._named[row["article_id"], area].append(contest)
            details = self._show(contest, row)
            self._days[contest] = details.polling_date or row["polling_date"] or ""

    def of(self, table: str, row: _Row) -> Contest | None:
        """The contest that a row is of; None for one that is of no contest that can be told."""
        if row.get("when") == "previous" and row["constituency"] is not None:
            contest = self._latest(row) or Contest(None, fold(row["constituency"]))
        elif row["contest_id"]:
            contest = Contest(row["contest_id"])
        elif row["constituency"] is None or (table in ("majorities", "turnout") and row["when"] != "this"):
            return None
        elif table == "contests":
            contest = Contest(None, fold(row["constituency"]), row["kind"], row["polling_date"])
        else:
            area = fold(row["constituency"])
            unlinked = [each for each in self._named.get((row["article_id"], area), ()) if each.contest_id is None]
            contest = unlinked[0] if len(unlinked) == 1 else Contest(None, area)
        self._show(contest, row)
        return contest

    def _latest(self, row: _Row) -> Contest | None:
        named = self._named.get((row["article_id"], fold(row["constituency"])), ())
        return max(named, key=lambda each: (self._days[each], each.contest_id or "", each.kind or ""), default=None)

    def _show(self, contest: Contest, row: _Row) -> Details:
        """What is shown of a contest: what its id says, else what the first row says that says anything."""
        kept = self.details.get(contest) or Details(contest.contest_id, None, None, contest.kind, contest.polling_date)
        told = _WESTMINSTER.fullmatch(contest.contest_id or "")
        own = contest.contest_id is not None
        kind = (BY_ELECTION if told["by"] else GENERAL) if told else kept.kind or (row.get("kind") if own else None)
        day = told["day"] if told else kept.polling_date or (row.get("polling_date") if own else None)
        area_id = kept.constituency_id or (row["constituency_id"] if row["contest_id"] or not own else None)
        details = Details(contest.contest_id, kept.constituency or row["constituency"], area_id, kind, day)
        self.details[contest] = details
        return details


def _tell(cast: Cast, table: str, row: _Row) -> None:
    person, party = row.get("person"), row.get("party")
    if table in ("candidates", "results", "vacancies"):
        if person:
            cast.person(person, row["person_id"], party, row["party_id"], stands=table != "vacancies")
        elif party:
            cast.party(party, row["party_id"])
    elif table == "swings":
        cast.swing(row["from_party"], row["to_party"])


def _stated(cast: Cast, table: str, row: _Row) -> Iterator[tuple[Subject, str, str | float]]:
    """The values that a row states, each with its subject and field."""
    fields: dict[str, str | float | None]
    subject = CONTEST
    match table:
        case "contests":
            fields = {name: row[name] for name in ("winner_party", "flip", "gained_from")}
            if row["polling_date_source"] == "text":
                fields["polling_date"] = row["polling_date"]
        case "candidates" | "results":
            person, party = row["person"], row["party"]
            if not person and not party:
                return
            subject = cast.of_person(person, row["person_id"], party) if person else cast.of_party(party)
            names = ("outcome",) if table == "candidates" else ("votes", "share", "share_change")
            fields = {"party": party if person else None, **{name: row[name] for name in names}}
        case "majorities":
            before = "previous_" if row["when"] == "previous" else ""
            fields = {f"{before}majority_{name}": row[name] for name in ("votes", "percent", "party")}
        case "turnout":
            fields = {"turnout": row["percent"], "ballots": row["ballots"], "electorate": row["electorate"]}
        case "swings":
            subject = cast.of_swing(row["from_party"], row["to_party"])
            fields = {"swing": row["percent"]}
        case _:
            left = cast.of_person(row["person"], row["person_id"], row["party"]).name if row["person"] else None
            fields = {"vacancy_person": left, "vacancy_party": row["party"], "vacancy_cause": row["cause"]}
    for field, value in fields.items():
        if value is not None:
            yield subject, field, value


def _statement(
    contest: Contest, subject: Subject, field: str, value: str | float, row: _Row, table: str, index: int
) -> Statement:
    relation = admits = None
    if isinstance(value, str):
        key = value if field == "polling_date" else fold(value)
    else:
        relation = _relation(row, field, value)
        if UNITS[field] == "percentage points":
            admits = of_points(value, decimals_of(value, row["evidence"]), relation)
        else:
            admits = of_count(value, relation)
        key = number(value)
    return Statement(
        contest,
        subject,
        field,
        value,
        relation,
        admits,
        key,
        table,
        index,
        row["article_id"],
        row["post"],
        row["start"],
        row["end"],
        row["evidence"],
        row["rule"],
        row["confidence"],
    )


def _relation(row: _Row, field: str, value: float) -> str:
    """How a figure is qualified: as its row says where it has that figure alone, else by the words before it."""
    if row.get("relation") and sum(row.get(name) is not None for name in _MEASURES) == 1:
        return str(row["relation"])
    if isinstance(value, int):
        return relation_in(row["evidence"], f"{value:,}", str(value))
    if field == "share_change":
        return EXACT  # "up by more than" and the like stand elsewhere
    return relation_in(row["evidence"], f"{value:.{decimals_of(value, row['evidence'])}f}", number(value))


_MEASURES = ("votes", "percent", "ballots", "electorate")


def _rows(frame: pd.DataFrame) -> Iterator[_Row]:
    """The rows of a table as dictionaries, an empty cell as None."""
    columns = (frame[name].to_numpy(dtype=object, na_value=None).tolist() for name in frame.columns)  # type: ignore[call-overload]  # None will do
    return (dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True))
