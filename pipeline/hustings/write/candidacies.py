"""What all articles together state of each candidacy: one row a contest and candidate, of the best supported values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pandas as pd

from hustings.spelling import fold
from hustings.types import Value
from hustings.write.writer import cells

_TABLES = ("candidates", "results")
_SPELLING = ("person_id", "person", "party_id", "party")
_OF_CANDIDATE = (*_SPELLING, "votes", "share", "share_change", "outcome")
_OF_CONTEST = ("constituency", "constituency_id")
_ROWS = 2**40  # more than a table has: rows of the second table come behind those of the first

_TABLE = f"""
CREATE TABLE spellings (contest_id, {", ".join(_SPELLING)}, candidate, UNIQUE (contest_id, {", ".join(_SPELLING)}));
CREATE TABLE stated (number INTEGER PRIMARY KEY, spelling, article_id, confidence,
  constituency, constituency_id, votes, share, share_change, outcome);
CREATE TABLE best (contest_id, candidate, what, value);
"""
_BEST = """
INSERT INTO best SELECT contest_id, {candidate}, '{what}', value FROM (
  SELECT contest_id, candidate, value, ROW_NUMBER() OVER (
    PARTITION BY contest_id, {candidate} ORDER BY {first} articles DESC, confidence DESC, number) AS place
  FROM (
    SELECT contest_id, {candidate} AS candidate, {what} AS value, COUNT(DISTINCT article_id) AS articles,
      MAX(confidence) AS confidence, MIN(number) AS number
    FROM stated JOIN spellings ON spellings.rowid = stated.spelling
    WHERE {what} IS NOT NULL AND {what} <> '' GROUP BY contest_id, {candidate}, {what}))
WHERE place = 1
"""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A person as some rows have them; an empty text stands for what a row does not say."""

    person_id: str
    person: str
    party_id: str
    party: str


class Candidacies:
    """Gathers the rows of ``candidates`` and ``results`` that have a contest id, in a file in ``scratch``.

    ``unlinked`` counts those that have none: without it two contests cannot be told apart.
    """

    def __init__(self, scratch: Path) -> None:
        self.unlinked = 0
        self._numbers = {table: number * _ROWS for number, table in enumerate(_TABLES)}
        self._base = sqlite3.connect(scratch / "candidacies.sqlite", isolation_level=None)
        self._base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE}")

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Add rows of a table; those of other tables than the two say nothing of candidacies."""
        if name not in _TABLES:
            return
        columns = list(table.columns)
        self._base.execute("BEGIN")
        for row in cells(table):
            self._numbers[name] += 1
            self._add(self._numbers[name], dict(zip(columns, row, strict=True)))
        self._base.execute("COMMIT")

    def rows(self) -> Iterator[dict[str, Value]]:
        """The candidacies in the order of the contests' ids, and in each those with most votes first.

        Of each value (name, party, votes, share and its change, outcome, name and code of the seat) that one is taken
        which most articles state; of several, the one of most confidence; of several again, the first.
        Names of two words or more go before surnames. A value that nothing states is not in the row.
        """
        self._tell_apart()
        for what in _OF_CANDIDATE:
            first = "INSTR(value, ' ') = 0," if what == "person" else ""
            self._base.execute(_BEST.format(candidate="candidate", what=what, first=first))
        for what in _OF_CONTEST:
            self._base.execute(_BEST.format(candidate="NULL", what=what, first=""))
        found = self._base.execute("SELECT * FROM best ORDER BY contest_id, candidate IS NOT NULL, candidate, what")
        for contest_id, some in groupby(found, key=lambda row: row[0]):
            contest: dict[str, Value] = {"contest_id": contest_id}
            candidates: dict[int, dict[str, Value]] = {}
            for _, candidate, what, value in some:
                (contest if candidate is None else candidates.setdefault(candidate, {}))[what] = value
            every = [{**contest, **each} for each in candidates.values()]
            yield from sorted(every, key=_place)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _add(self, number: int, row: Mapping[str, Value]) -> None:
        if row["contest_id"] is None:
            self.unlinked += 1
            return
        spelling = (row["contest_id"], *(row[column] or "" for column in _SPELLING))
        if not any(spelling[1:]):
            return
        self._base.execute("INSERT OR IGNORE INTO spellings VALUES (?, ?, ?, ?, ?, NULL)", spelling)
        where = " AND ".join(f"{column} = ?" for column in ("contest_id", *_SPELLING))
        (place,) = self._base.execute(f"SELECT rowid FROM spellings WHERE {where}", spelling).fetchone()
        values = [row.get(column) for column in ("article_id", "confidence", *_OF_CONTEST, *_OF_CANDIDATE[4:])]
        self._base.execute(f"INSERT INTO stated VALUES ({', '.join('?' * 10)})", (number, place, *values))

    def _tell_apart(self) -> None:
        columns = ", ".join(_SPELLING)
        found = self._base.execute(f"SELECT contest_id, rowid, {columns} FROM spellings ORDER BY contest_id, {columns}")
        self._base.execute("BEGIN")
        for _, some in groupby(found.fetchall(), key=lambda row: row[0]):
            places, spellings = zip(*((row[1], Spelling(*row[2:])) for row in some), strict=True)
            pairs = zip(told_apart(spellings), places, strict=True)
            self._base.executemany("UPDATE spellings SET candidate = ? WHERE rowid = ?", pairs)
        self._base.execute("COMMIT")


def told_apart(spellings: Sequence[Spelling]) -> list[int]:
    """The number of the candidate that each of the spellings of one contest stands for.

    The same person id is the same candidate, and so is the same name (see :func:`hustings.registry.fold`), unless it
    has two ids. A name that ends a longer one ("Edwards" and "Sarah Edwards") belongs to it where it ends the names of
    one candidate alone. A party without a person belongs to its only candidate; where it has none or several, it is a
    candidate without a name.
    """
    groups = _Groups(len(spellings))
    names = [fold(each.person) for each in spellings]
    people = [place for place, each in enumerate(spellings) if each.person_id or each.person]
    nameless = [place for place, each in enumerate(spellings) if not (each.person_id or each.person)]
    for keys in ([each.person_id for each in spellings], names):
        groups.join_by([(keys[each], each) for each in people], spellings)
    for each in sorted(people, key=lambda each: -len(names[each].split())):
        longer = [other for other in people if names[each] and names[other].endswith(f" {names[each]}")]
        groups.join_only(each, longer, spellings)
    for each in nameless:
        of_party = [other for other in people if _same_party(spellings[each], spellings[other])]
        groups.join_only(each, of_party, spellings)
    groups.join_by([(_party(spellings[each]), each) for each in nameless if groups.is_alone(each)], spellings)
    return [groups.of(each) for each in range(len(spellings))]


class _Groups:
    """Numbers from 0 in groups, each known by its least number."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))

    def of(self, each: int) -> int:
        return self._of[each]

    def is_alone(self, each: int) -> bool:
        return self._of.count(self._of[each]) == 1

    def join_by(self, keyed: Sequence[tuple[str, int]], spellings: Sequence[Spelling]) -> None:
        """Join those of the same key that is not empty, unless they would have two ids."""
        for key in sorted({key for key, _ in keyed if key}):
            some = [each for other, each in keyed if other == key]
            if len(self._ids(some, spellings)) <= 1:
                for each in some[1:]:
                    self._join(some[0], each)

    def join_only(self, each: int, others: Sequence[int], spellings: Sequence[Spelling]) -> None:
        """Join ``each`` to ``others`` where these are one group, and no second id comes in."""
        if len({self._of[other] for other in others}) == 1 and len(self._ids([each, *others], spellings)) <= 1:
            self._join(others[0], each)

    def _ids(self, some: Sequence[int], spellings: Sequence[Spelling]) -> set[str]:
        groups = {self._of[each] for each in some}
        return {spellings[each].person_id for each, group in enumerate(self._of) if group in groups} - {""}

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._of[one], self._of[other]))
        self._of = [low if group == high else group for group in self._of]


def _same_party(one: Spelling, other: Spelling) -> bool:
    if one.party_id and other.party_id:
        return one.party_id == other.party_id
    return fold(one.party) == fold(other.party) != ""


def _party(spelling: Spelling) -> str:
    return spelling.party_id or fold(spelling.party)


def _place(row: Mapping[str, Value]) -> tuple[int, str, str]:
    votes = row.get("votes")
    return -votes if isinstance(votes, int) else 1, str(row.get("person", "")), str(row.get("party", ""))
