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

Stage = Literal["read", "layout", "annotate", "resolve"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader delivers it; ``text`` is never altered afterwards.

    ``published_at`` is ISO 8601: a date, or a date and time with its offset where one is known.
    ``published_at_source`` says who gave it: ``record``, ``page`` (the data of a saved page), ``option``, ``text`` or
    ``registry``.
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
    """Everything that one article states."""

    article: Article
    posts: tuple[Post, ...]
    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...] = ()
