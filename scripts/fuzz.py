"""Throw texts at the stages that no one would write, and keep those at which one breaks.

    python scripts/fuzz.py [--engine hypothesis|atheris] [--inputs N] [--seed SEED] [--model] [--keep DIR]

An input is a row of bytes, read as a recipe: which pieces of articles to put together and how to spoil them. With
``atheris`` (Linux and macOS; ``pip install atheris``) the recipes follow the branches that the package takes. A text
that raises, or states a span that is none of its own, is cut down and kept in DIR as a case for ``tests/property``.
The exit status is 1 where there was one. ``--model`` lets the spaCy model find the persons, which is slow.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib
import io
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import FunctionType
from typing import Any

from hustings.annotate import annotate
from hustings.annotate.entities import Entity
from hustings.annotate.seats import Seats
from hustings.extractor import Extractor
from hustings.inputs import read
from hustings.judge import kept_judge
from hustings.registry import Registry
from hustings.tables import rows
from hustings.types import Article, Extraction

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "data" / "fuzz"
LONGEST_RECIPE = 240  # bytes
LONGEST_TEXT = 4_000  # characters
MOST_TIMES = 40  # that a piece is repeated

DATES = (None, "2023-10-20", "2024-02-29", "2023-10-20T00:41+01:00", "1945-07-05", "0001-01-01", "9999-12-31")
SEPARATORS = (
    " ", "\n", "\n\n", ". ", ", ", ": ", "; ", " – ", " - ", "-", " | ", "\t", "   ", "/", "’s ", "' ", "",
)  # fmt: skip
SPOILERS = (
    "\x00", "\ud800", "\udfff", "\u200b", "\u202e", "\u2066", "\u2028", "\x1c", "\x85", "\xa0", "\r", "\xad",
    "\ufeff", "‹", "›", "‹num:1›", "‹person:0›", "<", "&amp;", "&#0;", "&#8217;", "&#xD800;", "&nbsp", "(", ")", "[",
    "]", "((", "))", "“", "”", '"', "'", "’", "•", "…", "...", "½", "²", "٣٤", "İ", "ŉ", "\ufb01", "é", "e\u0301",
    "\U0001f5f3\ufe0f", "%", "+", "-", "£", "0", "00", "1", "99999999999999999999", "1.", ",1", "1,", "31/02/2023",
    "24:00", "29 February 2023", "0 BC", "0000",
)  # fmt: skip
PHRASES = (
    "Labour’s Sarah Edwards", "the Conservative Ann Bell", "Ms Edwards", "Mr O'Neill", "FENWICK, Ada",
    "Ann de la Cour", "the Lib Dems", "(Lab) 11,719 (45.77%, +22.10%)", "Con maj 1,316 (5.14%)",
    "nearly 20,000 votes", "a majority of", "turnout was 35.9%", "a swing of 23.9 points from", "by-election",
    "is standing for", "held the seat", "on Thursday", "19 October 2023", "12:41 AM BST", "06:45",
    "published at 00:20 British Summer Time 20 October 2023", "ten to one", "polls close at 10pm",
    "Electorate 71,321; Turnout 25,591 (35.88%, -28.38%)", "Image caption", "Turnout21,187Labour",
    "two and a half thousand", "fifty-seven point four", "the Thrupp ward", "Mayor of Nevershire",
    "Thrupp South division", "Party | Candidate | Votes | %", "Ada Fenwick | Labour | 1,234 | 45.2",
    "Uxbridge & South Ruislip", "Mid-Bedforshire", "the death of", "resigned", "last time", "in 2019", "last year",
    "two years ago", "PCC", "Senedd", "MSPs", "the seat", "an independent", "the Real Change Party", "LD", "C",
    "Lab. 1,234", "577/549", "1997 45.2 30.1", "ELECTED", "GAIN",
)  # fmt: skip


@cache
def fragments() -> tuple[str, ...]:
    """Lines, sentences and runs of words of the project's own articles, with some phrases that they may lack."""
    found: dict[str, None] = dict.fromkeys(PHRASES)
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found.update(dict.fromkeys(text.split("\n")))
        for sentence in re.split(r"(?<=[.!?])\s|\n", text):
            words = sentence.split(" ")
            found.update(dict.fromkeys([sentence, *(" ".join(words[i : i + 3]) for i in range(0, len(words), 3))]))
    return tuple(piece for piece in found if piece.strip())


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its date, and the spans that a model is to have taken for persons."""

    text: str
    published: str | None = None
    persons: tuple[tuple[int, int], ...] = ()

    @classmethod
    def load(cls, path: Path) -> Case:
        """The case that :meth:`save` wrote to ``path``."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(told["text"], told["published"], tuple((start, end) for start, end in told["persons"]))

    def save(self, folder: Path, why: str) -> Path:
        """Write the case to a file in ``folder`` that is named for its text."""
        path = folder / f"{hashlib.sha256(self.text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}.json"
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"why": why, **asdict(self)}, indent=1) + "\n", encoding="utf-8")
        return path


class _Recipe:
    """Numbers from a row of bytes, 0 behind its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """A number from 0 up to ``below``."""
        width = 1 if below <= 256 else 2 if below <= 65_536 else 3
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "big") % below


def cook(data: bytes) -> Case:
    """The case that a recipe makes."""
    recipe = _Recipe(data)
    published = DATES[recipe.number(len(DATES))]
    people = recipe.number(4)
    pieces: list[str] = []
    while recipe:
        step = recipe.number(256)
        last = pieces[-1] if pieces else ""
        if step < 120:
            pieces += [fragments()[recipe.number(len(fragments()))], SEPARATORS[step % len(SEPARATORS)]]
        elif step < 160:
            pieces.append(SEPARATORS[recipe.number(len(SEPARATORS))])
        elif step < 190:
            pieces.append(SPOILERS[recipe.number(len(SPOILERS))])
        elif step < 205:
            pieces.append(chr(recipe.number(0x110000)))
        elif step < 215:
            pieces.append(str(recipe.number(1 << 16)))
        elif step < 225 and len(pieces) > 1:
            at = recipe.number(256) % (len(pieces[-2]) + 1)
            pieces[-2:] = [pieces[-2][:at], SPOILERS[recipe.number(len(SPOILERS))], pieces[-2][at:]]
        elif step < 235:
            pieces[-1:] = [last[recipe.number(256) % (len(last) + 1) :]]
        elif step < 243:
            pieces += pieces[-1 - recipe.number(6) :] * (1 + recipe.number(MOST_TIMES))
        elif step < 249:
            pieces[-1:] = [(last.upper(), last.lower(), last.title(), last[::-1])[recipe.number(4)]]
        else:
            pieces.reverse()
        del pieces[400:]
    text = "".join(pieces)[:LONGEST_TEXT]
    spans = [match.span() for match in re.finditer(r"\w+ \w+", text)][:: people + 1] if people else []
    return Case(text, published, tuple(spans))


@cache
def _extractor(model: bool) -> Extractor:
    return Extractor.load() if model else Extractor(None, Registry.load())


@cache
def _seats() -> Seats:
    return Seats(Registry.load())


def attempt(case: Case, *, model: bool = False) -> Extraction:
    """Take ``case`` through all stages; raises whatever one raises, and ``AssertionError`` for a span that is none."""
    source = "record" if case.published else None
    article = Article("fuzz", case.text, published_at=case.published, published_at_source=source)
    extractor = _extractor(model)
    if model:
        annotated = extractor.annotate(article)
    else:
        persons = [Entity(start, end, "PERSON") for start, end in case.persons]
        annotated = annotate(
            article, lambda text: [one for one in persons if one.end <= len(text)], _seats(), kept_judge()
        )
    for found_here in (annotated.layout.blocks, annotated.mentions, annotated.units):
        spans = [(one.start, one.end) for one in found_here]
        assert all(0 <= start < end <= len(annotated.text) for start, end in spans), "a span that is none"
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), "spans that overlap"
    found = extractor.resolve(annotated)
    for fact in found.facts:
        first, last = fact.evidence
        assert 0 <= first <= fact.start < fact.end <= last <= len(case.text), f"{fact.rule} states no span"
        assert case.text[fact.start : fact.end].strip(), f"{fact.rule} states blanks"
        assert 0 <= fact.confidence <= 1, f"{fact.rule} is too sure"
    for post in found.posts:
        assert 0 <= post.start < post.end <= len(case.text), "a post that is none"
    rows(found)
    return found


def read_anything(data: bytes) -> None:
    """Read ``data`` as standard input; raises what reading raises."""
    for record in read(["-"], stdin=io.BytesIO(data)):
        if isinstance(record, Article):
            record.text.encode("utf-8", "surrogatepass")


@dataclass
class Hunt:
    """Tries recipes, and keeps one case for each place at which something breaks."""

    keep: Path
    model: bool = False
    tried: int = 0
    broken: dict[str, Path] = field(default_factory=dict)

    def attempt(self, data: bytes) -> None:
        """Try one recipe."""
        self.tried += 1
        case = cook(data)
        if (why := self._wrong(case)) and why not in self.broken:
            small = smallest(case, lambda one: self._wrong(one) == why)
            self.broken[why] = small.save(self.keep, why)
            print(f"{why}: {self.broken[why]}", flush=True)
        try:
            read_anything(data)
        except Exception as error:
            if (why := _place(error)) not in self.broken:
                self.broken[why] = self.keep
                print(f"{why}: reading {data!r}", flush=True)

    def _wrong(self, case: Case) -> str | None:
        try:
            attempt(case, model=self.model)
        except Exception as error:
            return _place(error)
        return None


def _place(error: Exception) -> str:
    """What broke, and where: the innermost line of the package, or of this file."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if "hustings" in frame.filename or frame.filename == __file__:
            place = f"{Path(frame.filename).name}:{frame.name}"
    told = str(error) if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} in {place} {told}".strip()


def smallest(case: Case, still: Callable[[Case], bool]) -> Case:
    """A part of ``case`` that is as small as cutting makes it, ``still`` being true of it."""
    for plain in (Case(case.text), Case(case.text, case.published), Case(case.text, None, case.persons), case):
        if still(plain):
            case = plain
            break
    size = max(1, len(case.text) // 2)
    while size:
        for shorter in _without(case, size):
            if still(shorter):
                case = shorter
                break
        else:
            size //= 2
    return case


def _without(case: Case, size: int) -> Iterator[Case]:
    for start in range(0, len(case.text), size):
        text = case.text[:start] + case.text[start + size :]
        yield Case(text, case.published, tuple(span for span in case.persons if span[1] <= len(text)))


def hunt_with_hypothesis(hunt: Hunt, inputs: int, seed: int) -> None:
    """Try recipes that Hypothesis makes."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    @seeded(seed)
    @settings(
        max_examples=inputs, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(st.binary(min_size=4, max_size=LONGEST_RECIPE))
    def tried(data: bytes) -> None:
        hunt.attempt(data)

    tried()


def hunt_with_atheris(hunt: Hunt, inputs: int, seed: int) -> None:
    """Try recipes that follow the branches of the package; this ends the process when it is done."""
    atheris: Any = importlib.import_module("atheris")

    def tried(data: bytes) -> None:
        hunt.attempt(data)
        if hunt.tried >= inputs:
            finish(hunt)

    for each in gc.get_objects():
        if isinstance(each, FunctionType) and str(each.__module__).partition(".")[0] == "hustings":
            atheris.instrument_func(each)
    atheris.Setup(
        [sys.argv[0], f"-seed={seed}", f"-max_len={LONGEST_RECIPE}", "-len_control=10", "-rss_limit_mb=4096"], tried
    )
    atheris.Fuzz()


def finish(hunt: Hunt) -> None:
    """Say what came of it, and end the process."""
    print(f"{hunt.tried} inputs, {len(hunt.broken)} kinds of failure", flush=True)
    os._exit(1 if hunt.broken else 0)  # atheris takes a process that merely exits for one that crashed


def main(arguments: Sequence[str] | None = None) -> None:
    """Hunt, and say what was found."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--engine", choices=("hypothesis", "atheris"), default="hypothesis")
    told.add_argument("--inputs", type=int, default=10_000)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--model", action="store_true", help="let the spaCy model find the persons")
    told.add_argument("--keep", type=Path, default=CASES, metavar="DIR", help="where texts are kept that break a stage")
    chosen = told.parse_args(arguments)
    hunt = Hunt(chosen.keep, chosen.model)
    engine = hunt_with_atheris if chosen.engine == "atheris" else hunt_with_hypothesis
    engine(hunt, chosen.inputs, chosen.seed)
    finish(hunt)


if __name__ == "__main__":
    main()
