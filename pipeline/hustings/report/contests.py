"""The page of a contest: what the articles say of it together, where they differ, and every fact with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import pandas as pd

from hustings.registry import fold
from hustings.report import wording
from hustings.report.addresses import anchor, page
from hustings.report.articles import Contest, filled
from hustings.report.colours import colour
from hustings.report.rows import Row, cells
from hustings.schema import FACTS
from hustings.tables import Facts

CONTEST_TABLES = tuple(name for name, table in FACTS.items() if "contest_id" in table.columns)
"""The fact tables whose rows are of a contest."""

_HEADLINES = ("winner_party", "flip", "gained_from", "majority_votes", "majority_percent", "turnout", "swing")
_OF_CANDIDATES = ("votes", "share", "share_change", "party", "outcome")


@dataclass(frozen=True, slots=True)
class Key:
    """What a contest is known by: its id, else its area with the kind and day that an article gives it."""

    contest_id: str | None
    constituency: str | None
    kind: str | None = None
    polling_date: str | None = None

    def __str__(self) -> str:
        return self.contest_id or " | ".join((self.constituency or "", self.kind or "", self.polling_date or ""))


@dataclass(frozen=True, slots=True)
class Figure:
    """A settled value with its label and how many independent articles state it."""

    label: str
    value: str
    sources: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate or party in the bar of results; ``width`` is that of its bar in per cent of the longest."""

    subject: str
    party: str
    colour: str
    votes: str
    share: str
    change: str
    outcome: str
    width: float | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A row of the consolidated table that is shown as such."""

    field: str
    subject: str
    value: str
    sources: int
    dissent: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """A conflict or a failed check: what is odd, the sentence that says so, and the way to it."""

    says: str
    sentence: str
    article: str
    address: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A fact of one article: its filled columns with their values, and the way to its sentence."""

    values: tuple[tuple[str, str], ...]
    sentence: str
    article: str
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that says something of the contest."""

    title: str
    publisher: str
    published: str
    address: str
    facts: int
    original: str | None
    original_title: str


@dataclass(frozen=True, slots=True)
class ContestPage:
    """All that the template of a contest's page shows."""

    name: str
    kind: str
    day: str
    polling_date: str
    contest_id: str | None
    constituency_id: str | None
    figures: tuple[Figure, ...]
    standings: tuple[Standing, ...]
    settled: tuple[Settled, ...]
    conflicts: tuple[Oddity, ...]
    failed: tuple[Oddity, ...]
    facts: Mapping[str, Sequence[Saying]]
    sources: tuple[Source, ...]

    @property
    def winner(self) -> str:
        """The party that won, where the articles say so."""
        return next((figure.value for figure in self.figures if figure.label == "winner"), "")


def keys(facts: Facts) -> dict[str, list[str | None]]:
    """For each row of each table of :data:`CONTEST_TABLES` the contest that it is of; None where it has no area.

    A row without an id is of the one contest without an id that its article has in that area; where the article has
    none or several, it is of the area alone.
    """
    own = facts.contests
    known: dict[tuple[str | None, str], set[Key]] = {}
    every = [Key(*row) for row in zip(*(cells(own, column) for column in _KEY_COLUMNS), strict=True)]
    for article, key in zip(cells(own, "article_id"), every, strict=True):
        if key.contest_id is None and key.constituency is not None:
            known.setdefault((article, fold(key.constituency)), set()).add(key)
    found: dict[str, list[str | None]] = {}
    for table in CONTEST_TABLES:
        frame = facts.tables[table]
        if table == "contests":
            found[table] = [str(key) if key.contest_id or key.constituency else None for key in every]
            continue
        columns = (cells(frame, column) for column in ("article_id", "contest_id", "constituency"))
        found[table] = [_key(known, *row) for row in zip(*columns, strict=True)]
    return found


def consolidated_keys(frame: pd.DataFrame) -> list[str]:
    """The contest of each row of a table that has contest columns: consolidated facts or conflicts."""
    columns = [cells(frame, column) if column in frame.columns else repeat(None, len(frame)) for column in _KEY_COLUMNS]
    return [str(Key(*row)) for row in zip(*columns, strict=True)]


def way_to(key: str, name: str) -> Contest:
    """The way to the page of a contest."""
    return Contest(name, page("contests", key))


def contest_page(
    consolidated: Sequence[Row],
    conflicts: Sequence[Oddity],
    failed: Sequence[Oddity],
    facts: Mapping[str, Sequence[Row]],
    sources: Sequence[Source],
    titles: Mapping[str, str],
) -> ContestPage:
    """The page of a contest with the rows of each table that are of it; ``titles`` are those of its articles by id."""
    rows = [row for some in facts.values() for row in some]
    own = {str(row["field"]): row for row in consolidated if not row["subject"]}
    figures = [
        Figure(
            _LABELS.get(name, wording.label(name)), wording.figure(name, str(own[name]["value"])), _sources(own[name])
        )
        for name in _HEADLINES
        if name in own
    ]
    standings = tuple(_standings(consolidated))
    shown = {
        (row["subject"], row["field"]) for row in consolidated if row["subject"] and row["field"] in _OF_CANDIDATES
    }
    settled = [
        Settled(
            wording.label(str(row["field"])),
            str(row["subject"] or ""),
            wording.figure(str(row["field"]), str(row["value"])),
            _sources(row),
            int(row["dissent"] or 0),
        )
        for row in consolidated
        if row["field"] not in (*_HEADLINES, "polling_date") and (row["subject"], row["field"]) not in shown
    ]
    of_the_contest = [*facts.get("contests", ()), *consolidated]
    day = _first(of_the_contest, "polling_date")
    return ContestPage(
        name=_first(rows, "constituency") or _first(consolidated, "constituency") or "An area without a name",
        kind=_first(of_the_contest, "kind") or "",
        day=wording.day(day) if day else "",
        polling_date=day or "",
        contest_id=_first(rows, "contest_id"),
        constituency_id=_first(rows, "constituency_id"),
        figures=tuple(figures),
        standings=standings,
        settled=tuple(settled),
        conflicts=tuple(conflicts),
        failed=tuple(failed),
        facts={name: tuple(_saying(name, row, titles) for row in some) for name, some in facts.items() if some},
        sources=tuple(sources),
    )


def address_of(table: str, row: Row) -> str:
    """Where a row of a fact table stands in the report."""
    start, end = int(row["start"] or 0), int(row["end"] or 0)
    return f"{page('articles', str(row['article_id']))}#{anchor(table, start, end)}"


_KEY_COLUMNS = ("contest_id", "constituency", "kind", "polling_date")

_SHOWN_ABOVE = ("constituency", "kind", "polling_date", "polling_date_source")

_LABELS: Mapping[str, str] = {
    "winner_party": "winner",
    "flip": "gain or hold",
    "majority_votes": "majority",
    "majority_percent": "majority, share",
}


def _key(
    known: Mapping[tuple[str | None, str], set[Key]], article: str | None, contest: str | None, area: str | None
) -> str | None:
    if contest is not None or area is None:
        return contest
    candidates = known.get((article, fold(area)), set())
    return str(next(iter(candidates)) if len(candidates) == 1 else Key(None, area))


def _standings(consolidated: Sequence[Row]) -> Iterator[Standing]:
    by_subject: dict[str, dict[str, Row]] = {}
    for row in consolidated:
        if row["subject"] and row["field"] in _OF_CANDIDATES:
            by_subject.setdefault(str(row["subject"]), {})[str(row["field"])] = row
    measured = {name: some for name, some in by_subject.items() if "votes" in some or "share" in some}
    measure = "votes" if sum("votes" in some for some in measured.values()) * 2 > len(measured) else "share"
    sizes = {name: float(str(some[measure]["value"])) for name, some in measured.items() if measure in some}
    longest = max(sizes.values(), default=0.0)

    def rank(name: str) -> tuple[float, str]:
        return (-sizes.get(name, -1.0), name)

    for name in sorted(by_subject, key=rank):
        some = by_subject[name]
        value = {column: wording.figure(column, str(some[column]["value"])) for column in some}
        party = str(some["party"]["value"]) if "party" in some else name
        yield Standing(
            subject=name,
            party="" if party == name else party,
            colour=colour(party),
            votes=value.get("votes", ""),
            share=value.get("share", ""),
            change=value.get("share_change", ""),
            outcome=value.get("outcome", ""),
            width=round(100 * sizes[name] / longest, 2) if name in sizes and longest > 0 else None,
        )


def _saying(table: str, row: Row, titles: Mapping[str, str]) -> Saying:
    return Saying(
        values=tuple(filled(table, row, but=_SHOWN_ABOVE)),
        sentence=str(row["evidence"]),
        article=titles[str(row["article_id"])],
        address=address_of(table, row),
    )


def _sources(row: Row) -> int:
    return int(row["sources"] or 0)


def _first(rows: Sequence[Row], column: str) -> str | None:
    return next((str(value) for row in rows if (value := row.get(column)) is not None), None)
