"""What became of one record: the rows that it gives, in a form that a part file holds."""

from __future__ import annotations

import json
import traceback
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hustings.duplicates import signature
from hustings.errors import HustingsError
from hustings.inputs import parse
from hustings.language import language_of
from hustings.relevance import may_hold_facts
from hustings.settings import Settings
from hustings.stopwatch import Stopwatch, timed
from hustings.tables import Row, confident, reject_row, rows
from hustings.types import Article, Extraction, Record, Rejection, Stage, Status

if TYPE_CHECKING:
    from hustings.extractor import Extractor

ENGLISH = "en"

_STAGE_OF: Mapping[str, Stage] = {"inputs": "read", "layout": "layout", "annotate": "annotate", "resolve": "resolve"}
"""The stage that a module or package of this one carries out."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of one article, or of one rejection, by table.

    ``signature`` and ``text`` are the article's: what tells its duplicates, and the text that offsets refer to where
    it is to be kept. ``left_out`` counts its facts that are in no table for want of confidence. ``seconds`` are those
    that each stage took for its record, where that was asked for; the first outcome of a record has them.
    """

    rows: Mapping[str, Sequence[Row]]
    signature: bytes | None = None
    text: str | None = None
    left_out: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """From one record to its outcomes, with the model that a worker has loaded."""

    extractor: Extractor
    settings: Settings = field(default_factory=Settings)
    profile: bool = False

    def __call__(self, record: Record) -> list[Outcome]:
        """Every outcome of ``record``, in order. An article at which the extraction fails costs itself alone."""
        return [outcome for _, outcome in self.with_outcomes(record)]

    def with_outcomes(self, record: Record) -> list[tuple[Extraction | Rejection, Outcome]]:
        """The same, each behind what it is the outcome of."""
        stopwatch = Stopwatch() if self.profile else None
        try:
            with timed(stopwatch, "read"):
                found = list(self._found(record, stopwatch))
        except HustingsError:
            raise
        except Exception as error:
            found = [_given_up(record.source, record.record, "read", error)]
        if stopwatch and found:
            found[0] = found[0][0], replace(found[0][1], seconds=stopwatch.seconds)
        return found

    def _found(self, record: Record, stopwatch: Stopwatch | None) -> Iterator[tuple[Extraction | Rejection, Outcome]]:
        for read in parse(record, columns=self.settings.columns, published=self.settings.published):
            if isinstance(read, Rejection):
                yield read, rejected(read)
                continue
            try:
                yield self._extracted(read, stopwatch)
            except HustingsError:
                raise
            except Exception as error:
                yield _given_up(read.source, read.id, "resolve", error)

    def _extracted(self, article: Article, stopwatch: Stopwatch | None) -> tuple[Extraction, Outcome]:
        with timed(stopwatch, "first look"):
            status, language = self._first_look(article.text)
        if language != article.language:
            article = replace(article, language=language)
        text = article.text if self.settings.keep_text else None
        if status != "ok":
            unread = Extraction(article, (), (), status=status)
            return unread, Outcome(rows(unread), text=text)
        extraction = self.extractor.extract(article, stopwatch=stopwatch)
        with timed(stopwatch, "rows"):
            kept = confident(extraction, self.settings.min_confidence)
            left_out = len(extraction.facts) - len(kept.facts)
            return kept, Outcome(rows(kept), signature(article.text), text, left_out)

    def _first_look(self, text: str) -> tuple[Status, str]:
        if self.settings.every_article:
            return "ok", ENGLISH
        if not may_hold_facts(text):
            return "irrelevant", ENGLISH
        language = language_of(text)
        return ("ok" if language == ENGLISH else "foreign"), language


def rejected(rejection: Rejection) -> Outcome:
    """The outcome of what gave no article, or of a note."""
    return Outcome({"rejects": [reject_row(rejection)]})


def to_line(outcomes: Sequence[Outcome]) -> bytes:
    """The outcomes of one record as a line of JSON, without its end."""
    packed = [
        {
            "rows": each.rows,
            "signature": None if each.signature is None else b64encode(each.signature).decode(),
            "text": each.text,
            "left_out": each.left_out,
            "seconds": each.seconds,
        }
        for each in outcomes
    ]
    return json.dumps(packed, separators=(",", ":")).encode()


def from_line(line: bytes) -> list[Outcome]:
    """The reverse of :func:`to_line`."""
    return [
        Outcome(
            rows={table: [tuple(row) for row in some] for table, some in each["rows"].items()},
            signature=None if each["signature"] is None else b64decode(each["signature"]),
            text=each["text"],
            left_out=each["left_out"],
            seconds=each["seconds"],
        )
        for each in json.loads(line)
    ]


def _given_up(source: str, record: str, stage: Stage, error: Exception) -> tuple[Rejection, Outcome]:
    rejection = _failure(source, record, stage, error)
    return rejection, rejected(rejection)


def _failure(source: str, record: str, stage: Stage, error: Exception) -> Rejection:
    """The rejection of what failed, with the stage (else ``stage``) and its innermost line in this package."""
    place = ""
    package = __package__.partition(".")[0]
    for frame, line in traceback.walk_tb(error.__traceback__):
        here, *module = str(frame.f_globals.get("__name__", "")).split(".")
        if here == package and module and module[0] != "runs":
            place = f" at {'.'.join(module)}:{line}"
            stage = _STAGE_OF.get(module[0], stage)
    reason = "memory" if isinstance(error, MemoryError) else "error"
    return Rejection(source, record, stage, reason, f"{type(error).__name__}{place}: {error}")
