"""What flows through the pipeline: every record is frozen and carries its offsets with it.

All offsets are half-open character offsets into :attr:`Article.text`, so that
``article.text[start:end]`` is the span meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Value: TypeAlias = str | int | float | bool | None
"""What a cell of a fact table may hold."""

Table = Literal[
    "parties",
    "contests",
    "candidates",
    "results",
    "majorities",
    "turnout",
    "swings",
    "vacancies",
    "timestamps",
]
"""The fact tables, named as their files are."""

Stage = Literal["read", "layout", "annotate", "resolve", "run"]
"""Where a record was given up; `run` where its worker was lost with it."""

Status = Literal["ok", "irrelevant", "foreign", "duplicate"]
"""What became of an article: its facts were looked for, or why not."""

RecordKind = Literal["text", "fields", "html"]
"""What the bytes of a record are: an article's text, one JSON object with the article in its fields, or a web page."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it stands in its file, before anyone reads it; what a worker is sent.

    ``source`` is the file as the user knows it (``dump.jsonl.gz``, ``news.zip/2023/a.html``, ``s3://bucket/x.parquet``,
    ``-``), ``record`` the number or name within it that ``rejects`` gives, ``article_id`` the id that the article gets
    if it has none of its own. ``data`` is the file (text), one JSON object (fields) or the page (html), in whatever
    encoding it has. ``url`` and ``charset`` are what was said beside the data, such as in the headers of a WARC record.
    """

    source: str
    record: str
    article_id: str
    kind: RecordKind
    data: bytes
    url: str | None = None
    charset: str | None = None

    def reject(self, reason: str, detail: str = "") -> Rejection:
        """A rejection of this record, or a note about it."""
        return Rejection(source=self.source, record=self.record, stage="read", reason=reason, detail=detail)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader delivers it; ``text`` is never altered afterwards.

    ``published_at`` is ISO 8601: a date, or a date and time with its offset where one is known.
    ``published_at_source`` says who gave it: ``record``, ``page`` (the metadata of a saved page),
    ``option``, ``text`` or ``registry``. ``source`` is the file that it was read from, ``language`` an ISO 639-1 code.

    >>> article = Article("tamworth", "Labour won Tamworth.", published_at="2023-10-20", published_at_source="record")
    >>> article.text[11:19]
    'Tamworth'
    """

    id: str
    text: str
    source: str = ""
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    published_at_source: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input record, or a value in it, that could not be used as it stood, and why."""

    source: str
    record: str
    stage: Stage
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live blog; ``number`` counts from 1 in the order of the text."""

    number: int
    posted_at: str | None
    heading: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named reason for an attachment and what it weighed."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact table with the span that states it.

    ``values`` holds the columns between ``article_id`` and the provenance; a missing key is an empty cell.
    ``evidence`` is the span of the sentence or line around ``start:end``. ``certainty`` is how likely the judge takes
    the decisions behind the fact to be; ``confidence`` what facts of such a rule and certainty were worth on gold.
    Both are from 0 to 1; offsets count characters; :mod:`hustings.schema` has the units of ``values``.
    ``post`` is the number of the live-blog post that the fact stands in, ``why`` the evidence for the area that it
    belongs to.

    >>> extraction = next(hustings.extractions("corpus/articles/newport-west-vacancy.txt"))
    >>> fact = next(fact for fact in extraction.facts if fact.table == "majorities")
    >>> fact.values["votes"], extraction.article.text[fact.start : fact.end]
    (5658, '5,658')
    """

    table: Table
    values: Mapping[str, Value]
    start: int
    end: int
    evidence: tuple[int, int]
    rule: str
    confidence: float
    post: int | None = None
    why: tuple[Evidence, ...] = field(default=())
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one article states: what :func:`hustings.extractions` yields.

    ``status`` says whether facts were looked for, ``duplicate_of`` is the id of the earlier article that a
    ``duplicate`` repeats. ``rejections`` are values that were seen in the article and could not be used.

    >>> extraction = next(hustings.extractions("corpus/articles/newport-west-vacancy.txt"))
    >>> extraction.article.id, extraction.status
    ('newport-west-vacancy', 'ok')
    >>> [fact.values["cause"] for fact in extraction.facts if fact.table == "vacancies"]
    ['death']
    """

    article: Article
    posts: tuple[Post, ...]
    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...] = ()
    status: Status = "ok"
    duplicate_of: str | None = None
