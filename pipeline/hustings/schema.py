"""The tables and their columns: names, dtypes, units and meanings, declared here once.

The columns carry the names that the field's own data sets use (UK Parliament election results, House of Commons
Library, Democracy Club), so that a join needs no renaming. Reference, data package and writers follow what stands here.

>>> from hustings.schema import TABLES
>>> TABLES["turnout"].row
'turnout, electorate or number of ballots'
>>> share = TABLES["results"].columns["share"]
>>> share.dtype, share.unit, share.description
('Float64', 'percentage points', 'share of the vote')
>>> TABLES["majorities"].columns["when"].values
('this', 'previous', 'other')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hustings.types import Table

Dtype: TypeAlias = Literal["string", "Int64", "Float64"]
"""A pandas dtype that has a missing value."""

Unit: TypeAlias = Literal["votes", "persons", "percentage points", "characters", "mentions", "posts", "articles"]
Form: TypeAlias = Literal["date", "datetime", "partial date"]
"""How a text is to be read: ISO 8601 a day; a day or a time of day; or one cut to the precision that is known."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its dtype and meaning, and what its values may be.

    ``values`` are all that a text may be, where they are few. A column that is ``required`` is empty in no row.
    ``refers_to`` is the table and column where each of its values stands once.
    """

    dtype: Dtype
    description: str
    unit: Unit | None = None
    form: Form | None = None
    values: tuple[str, ...] = ()
    required: bool = False
    refers_to: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: what a row stands for, its columns in order, and those that together name a row."""

    row: str
    columns: Mapping[str, Column]
    key: tuple[str, ...] = ()


def _text(description: str, *values: str, form: Form | None = None, required: bool = False) -> Column:
    return Column("string", description, values=values, form=form, required=required)


def _count(description: str, unit: Unit, *, required: bool = False) -> Column:
    return Column("Int64", description, unit, required=required)


def _points(description: str) -> Column:
    return Column("Float64", description, "percentage points")


CONSOLIDATED_FIELDS = (
    "polling_date",
    "winner_party",
    "flip",
    "gained_from",
    "majority_votes",
    "majority_percent",
    "majority_party",
    "previous_majority_votes",
    "previous_majority_percent",
    "previous_majority_party",
    "turnout",
    "ballots",
    "electorate",
    "vacancy_person",
    "vacancy_party",
    "vacancy_cause",
    "swing",
    "party",
    "outcome",
    "votes",
    "share",
    "share_change",
)
"""What ``consolidated`` tells of a contest, of a swing and of a person or party, in this order."""

CHECKS = (
    "majority_of_votes",
    "majority_of_shares",
    "majority_within_votes",
    "majority_within_share",
    "sum_of_shares",
    "sum_of_votes",
    "votes_within_ballots",
    "share_of_votes",
    "turnout_of_ballots",
    "swing_of_changes",
    "percentage_in_range",
    "official_votes",
    "official_share",
    "official_share_change",
    "official_majority_votes",
    "official_majority_percent",
    "official_previous_majority_votes",
    "official_previous_majority_percent",
    "official_turnout",
    "official_ballots",
    "official_electorate",
    "official_swing",
    "official_winner_party",
    "official_polling_date",
    "official_party",
)
"""The checks of :mod:`hustings.check`: arithmetic within an article, then what the registry knows."""

_RELATION = _text("how the figure was qualified", "exact", "about", "over", "under")
_CONTEST: Mapping[str, Column] = {
    "contest_id": _text("Democracy Club ballot paper id, where the link is certain"),
    "constituency": _text("seat, ward or authority, spelled as officially where it is a Westminster seat"),
    "constituency_id": _text("ONS code of the seat on the boundaries in force at the contest"),
}
_PERSON: Mapping[str, Column] = {
    "person": _text("fullest name that the article uses, without titles and honours"),
    "person_id": _text("Democracy Club person id"),
}
_PARTY: Mapping[str, Column] = {
    "party": _text("short canonical name, else the name as the article gives it"),
    "party_id": _text("Electoral Commission id, such as PP53; joint-party:53-119 for a joint description"),
}
_ARTICLE = Column("string", "article that states the fact", required=True, refers_to=("articles", "article_id"))
_PROVENANCE: Mapping[str, Column] = {
    "post": Column("Int64", "number of the live-blog post, empty outside one"),
    "start": _count("offset of the first character of the span that states the value", "characters", required=True),
    "end": _count("offset behind the last character of that span", "characters", required=True),
    "evidence": _text("sentence or line around the span", required=True),
    "rule": _text("rule that found the fact", required=True),
    "confidence": Column("Float64", "measured precision of such facts, 0 to 1", required=True),
}

FACTS: Mapping[Table, TableSchema] = {
    "parties": TableSchema(
        "party that an article names",
        {**_PARTY, "mentions": _count("how often the article names it", "mentions")},
    ),
    "contests": TableSchema(
        "contest in one area",
        {
            **_CONTEST,
            "kind": _text(
                "kind of election",
                "by-election",
                "general",
                "local",
                "mayoral",
                "devolved",
                "european",
                "leadership",
                "referendum",
            ),
            "polling_date": _text("polling day, or the month or year of it", form="partial date"),
            "polling_date_source": _text("who gave the polling day", "text", "registry"),
            "winner_party": _text("party that won, where the text says so"),
            "flip": _text("whether the party that held the area won it again", "gain", "hold"),
            "gained_from": _text("party that lost the area"),
        },
    ),
    "candidates": TableSchema(
        "person who stands or stood in an area",
        {**_CONTEST, **_PERSON, **_PARTY, "outcome": _text("what became of it", "elected", "defeated")},
    ),
    "results": TableSchema(
        "count or share of votes of a candidate or party",
        {
            **_CONTEST,
            **_PERSON,
            **_PARTY,
            "votes": _count("votes for the candidate or party", "votes"),
            "share": _points("share of the vote"),
            "share_change": _points("change of the share against the contest before"),
        },
    ),
    "majorities": TableSchema(
        "winning margin",
        {
            **_CONTEST,
            "votes": _count("margin between first and second", "votes"),
            "percent": _points("the same as a share of the vote"),
            "relation": _RELATION,
            "when": _text(
                "whether it is of the contest that the article is about, of the one before it, or of another",
                "this",
                "previous",
                "other",
            ),
            **_PARTY,
            "person": _text("person whose margin it is, by the fullest name that the article uses"),
        },
    ),
    "turnout": TableSchema(
        "turnout, electorate or number of ballots",
        {
            **_CONTEST,
            "percent": _points("turnout as a share of the electorate"),
            "ballots": _count("votes cast in all", "votes"),
            "electorate": _count("persons entitled to vote", "persons"),
            "relation": _RELATION,
            "when": _text("whether it is of the contest that the article is about, or of another", "this", "other"),
        },
    ),
    "swings": TableSchema(
        "swing between two parties",
        {
            **_CONTEST,
            "percent": _points("swing: half the sum of what one party lost and the other won"),
            "from_party": _text("party that lost by it"),
            "to_party": _text("party that won by it"),
        },
    ),
    "vacancies": TableSchema(
        "person whose leaving caused a by-election",
        {
            **_CONTEST,
            **_PERSON,
            **_PARTY,
            "cause": _text(
                "why the seat fell vacant",
                "resignation",
                "death",
                "recall",
                "disqualification",
                "peerage",
                "suspension",
                "other",
            ),
        },
    ),
    "timestamps": TableSchema(
        "day or time",
        {
            "kind": _text(
                "what happened then",
                "published",
                "updated",
                "entry",
                "polling_day",
                "polls_open",
                "polls_close",
                "result_expected",
                "declared",
                "date",
                "time",
                required=True,
            ),
            "text": _text("words that state it", required=True),
            "value": _text("local time of the place, with the offset where it has a clock time", form="partial date"),
            "precision": _text("smallest unit that the text gives", "minute", "hour", "day", "month", "year"),
            "utc": _text("the same moment in UTC", form="datetime"),
        },
    ),
}
"""The fact tables with their columns between ``article_id`` and the provenance: what a rule may fill in."""

TABLES: Mapping[str, TableSchema] = {
    "articles": TableSchema(
        "article",
        {
            "article_id": _text(
                "the record's own id, else its path below the input, with #n for record n", required=True
            ),
            "source": _text("file that it was read from", required=True),
            "url": _text("its address"),
            "title": _text("headline"),
            "byline": _text("author"),
            "publisher": _text("publication"),
            "published_at": _text("when it was published, in the time of the place", form="partial date"),
            "published_at_source": _text("who gave that", "record", "page", "option", "text", "registry"),
            "language": _text("ISO 639-1 code of its language", required=True),
            "characters": _count("length of its text", "characters", required=True),
            "posts": _count("posts of a live blog that it has", "posts", required=True),
            "status": _text("whether facts were looked for", "ok", "irrelevant", "foreign", "duplicate", required=True),
            "duplicate_of": Column(
                "string", "the earlier article that it repeats", refers_to=("articles", "article_id")
            ),
            "sha256": _text("digest of its text in UTF-8", required=True),
        },
        key=("article_id",),
    ),
    "posts": TableSchema(
        "entry of a live blog",
        {
            "article_id": _ARTICLE,
            "post": Column("Int64", "its number, from 1 in the order of the text", required=True),
            "posted_at": _text("when it was posted, in the time of the place", form="partial date"),
            "heading": _text("its heading"),
            "start": _count("offset of its first character", "characters", required=True),
            "end": _count("offset behind its last character", "characters", required=True),
        },
        key=("article_id", "post"),
    ),
    **{
        name: TableSchema(table.row, {"article_id": _ARTICLE, **table.columns, **_PROVENANCE})
        for name, table in FACTS.items()
    },
    "rejects": TableSchema(
        "file or record that gave no article, or a note about one",
        {
            "source": _text("file that it is in", required=True),
            "record": _text("number or name of the record in that file"),
            "stage": _text("where it was given up", "read", "layout", "annotate", "resolve", "run", required=True),
            "reason": _text("why, in a word or two", required=True),
            "detail": _text("why, in full"),
        },
    ),
}
"""Every table with all of its columns in order.

Offsets count characters of the article's text. Dates are ISO 8601 in the time of the place; ``timestamps.utc`` is the
same moment in UTC.
"""

_SUBJECT: Mapping[str, Column] = {
    **_CONTEST,
    "kind": FACTS["contests"].columns["kind"],
    "polling_date": FACTS["contests"].columns["polling_date"],
    "subject": _text("person, party or pair of parties that the field is of; empty for the contest's own fields"),
    "person_id": _text("Democracy Club person id of the subject"),
    "party_id": _text("Electoral Commission id of the subject, or of the party of the person"),
    "field": _text("what is stated", *CONSOLIDATED_FIELDS, required=True),
}

DERIVED: Mapping[str, TableSchema] = {
    "consolidated": TableSchema(
        "contest, subject and field, over all articles",
        {
            **_SUBJECT,
            "value": _text("the value that is best supported; a figure without separators", required=True),
            "relation": Column("string", "how that figure was qualified", values=_RELATION.values),
            "sources": _count("independent articles that state it or a coarser form", "articles", required=True),
            "articles": _text("ids of these articles, with `; ` between them", required=True),
            "dissent": _count("independent articles that state something else", "articles", required=True),
            "first_stated": _text("published_at of the earliest of the articles", form="partial date"),
            "last_stated": _text("published_at of the latest", form="partial date"),
        },
    ),
    "conflicts": TableSchema(
        "value that an article states and the consolidated one contradicts",
        {
            **_SUBJECT,
            "value": _text("the value that dissents; a figure without separators", required=True),
            "relation": Column("string", "how that figure was qualified", values=_RELATION.values),
            "consolidated": _text("the value that is best supported", required=True),
            "sources": _count("independent articles that support that one", "articles", required=True),
            "article_id": _ARTICLE,
            **_PROVENANCE,
        },
    ),
    "checks": TableSchema(
        "figure or name held against others of its article or against the registry",
        {
            "check": _text("what was compared", *CHECKS, required=True),
            "outcome": _text("what came of it", "agrees", "differs", required=True),
            **{name: _CONTEST[name] for name in ("contest_id", "constituency")},
            "subject": _text("person, party or pair of parties; empty for the contest itself"),
            "stated": _text("what the article states; a figure without separators", required=True),
            "expected": _text("what it should be by the others, or the bound that it should keep", required=True),
            "difference": Column("Float64", "stated less expected, in the check's unit; empty for names"),
            "tolerance": Column("Float64", "difference that rounding explains; empty for bounds and names"),
            "unit": _text("unit of both", "votes", "persons", "percentage points"),
            "says": _text("the same in a sentence", required=True),
            "article_id": _ARTICLE,
            **{name: _PROVENANCE[name] for name in ("post", "start", "end", "evidence")},
            "compared": _text("the other facts, table:start-end; ...; or `registry`", required=True),
        },
    ),
}
"""The tables that :mod:`hustings.consolidate` and :mod:`hustings.check` make of those of a run."""
