"""The page of a contest: what the articles say of it together, where they differ, and every fact with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from hustings.report import wording
from hustings.report.addresses import anchor, page
from hustings.report.articles import Way, filled
from hustings.report.colours import colour
from hustings.report.rows import Row, cells
from hustings.spelling import fold
from hustings.statements import Contest, Details

_HEADLINES = ("winner_party", "flip", "gained_from", "majority_votes", "majority_percent", "turnout")
_OF_CANDIDATES = ("votes", "share", "share_change", "party", "outcome")


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


def key(contest: Contest) -> str:
    """What a contest's page is named by: its id, else its area with the kind and the day that its article gives."""
    return contest.contest_id or " | ".join((contest.constituency, contest.kind or "", contest.polling_date or ""))


def consolidated_keys(frame: pd.DataFrame) -> list[str]:
    """The contest of each row of the table ``consolidated``."""
    columns = (cells(frame, column) for column in ("contest_id", "constituency", "kind", "polling_date"))
    return [
        key(Contest(contest_id) if contest_id else Contest(None, fold(area or ""), kind, polling_date))
        for contest_id, area, kind, polling_date in zip(*columns, strict=True)
    ]


def way_to(contest: Contest, details: Details) -> Way:
    """The way to the page of a contest, by the name of its area and its polling day."""
    known = (details.constituency, wording.date_of(details.polling_date) if details.polling_date else details.kind)
    return Way(", ".join(filter(None, known)) or key(contest), page("contests", key(contest)))


def contest_page(
    details: Details,
    consolidated: Sequence[Row],
    conflicts: Sequence[Oddity],
    failed: Sequence[Oddity],
    facts: Mapping[str, Sequence[Row]],
    sources: Sequence[Source],
    titles: Mapping[str, str],
) -> ContestPage:
    """The page of a contest with the rows of each table that are of it; ``titles`` are those of its articles by id."""
    own = {str(row["field"]): row for row in consolidated if not row["subject"]}
    figures = [
        Figure(_LABELS.get(name, wording.label(name)), _value(own[name]), _sources(own[name]))
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
            _value(row),
            _sources(row),
            int(row["dissent"] or 0),
        )
        for row in consolidated
        if row["field"] not in (*_HEADLINES, "polling_date") and (row["subject"], row["field"]) not in shown
    ]
    return ContestPage(
        name=details.constituency or "An area without a name",
        kind=details.kind or "",
        day=wording.day(details.polling_date) if details.polling_date else "",
        polling_date=details.polling_date or "",
        contest_id=details.contest_id,
        constituency_id=details.constituency_id,
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


_SHOWN_ABOVE = ("constituency", "kind", "polling_date", "polling_date_source")

_LABELS: Mapping[str, str] = {
    "winner_party": "winner",
    "flip": "gain or hold",
    "majority_votes": "majority",
    "majority_percent": "majority, share",
}


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
        value = {column: _value(some[column]) for column in some}
        party = str(some["party"]["value"]) if "party" in some else name
        yield Standing(
            subject=name,
            party="" if party == name else party,
            colour=colour(party),
            votes=value.get("votes", ""),
            share=value.get("share", ""),
            change=value.get("share_change", "").removesuffix(" points"),
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


def _value(row: Row) -> str:
    return wording.figure(str(row["field"]), str(row["value"]), row["relation"])


def _sources(row: Row) -> int:
    return int(row["sources"] or 0)
