"""How the reader of saved pages does beside trafilatura alone, on a folder of saved pages.

    python benchmarks/pages.py FOLDER [--each]

FOLDER holds ``NAME.html`` (or ``.htm``) and, where the right answer is known, ``NAME.json`` beside it with any of
``title``, ``date`` (ISO 8601) and ``text``. Words of the body are counted with their number: recall is the part of the
known words that a reader finds, precision the part of a reader's words that are known ones. Where no text is known,
recall is against the words that trafilatura alone finds, which tells what is lost beside it.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trafilatura

from hustings.inputs.html import parse_html
from hustings.types import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a page."""

    title: str = ""
    date: str = ""
    text: str = ""


@dataclass(slots=True)
class Tally:
    """Sums over pages for one reader."""

    titles: int = 0
    dates: int = 0
    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, reading: Reading, gold: Mapping[str, Any], known: str) -> None:
        """Score one page."""
        self.titles += "title" in gold and _words(reading.title) == _words(gold["title"])
        self.dates += "date" in gold and reading.date[:10] == gold["date"][:10]
        expected, told = _words(known), _words(reading.text)
        common = (expected & told).total()
        if expected:
            self.recall.append(common / expected.total())
            self.precision.append(common / told.total() if told else 0.0)


def ours(data: bytes, name: str) -> Reading:
    """The reader of this package."""
    for record in parse_html(data, source=name, record=name, article_id=name):
        if isinstance(record, Article):
            return Reading(record.title or "", record.published_at or "", record.text)
    return Reading()


def alone(data: bytes, name: str) -> Reading:
    """trafilatura with its own choice of settings for recall."""
    found = trafilatura.bare_extraction(data, favor_recall=True, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Reading()
    return Reading(found.title or "", found.date or "", "\n".join(filter(None, (found.title, found.text))))


READERS = {"hustings": ours, "trafilatura": alone}


def pages(folder: Path) -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
    """Name, bytes and known answers of each page."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.htm")]):
        beside = path.with_suffix(".json")
        yield path.stem, path.read_bytes(), json.loads(beside.read_text("utf-8")) if beside.exists() else {}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def main() -> int:
    """Read every page both ways and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="a line for each page too")
    arguments = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tallies = {name: Tally() for name in READERS}
    titles = dates = number = 0
    for name, data, gold in pages(arguments.folder):
        number += 1
        titles, dates = titles + ("title" in gold), dates + ("date" in gold)
        readings: dict[str, Reading] = {}
        for reader, read in READERS.items():
            started = time.perf_counter()
            readings[reader] = read(data, name)
            tallies[reader].seconds += time.perf_counter() - started
        known = gold.get("text") or readings["trafilatura"].text
        for reader, tally in tallies.items():
            tally.add(readings[reader], gold, known)
        if arguments.each:
            beside = "  ".join(
                f"{reader} {tally.recall[-1]:.3f}/{tally.precision[-1]:.3f} {readings[reader].date[:10] or '-'}"
                for reader, tally in tallies.items()
                if tally.recall
            )
            print(f"{name:40.40} {'text ' if gold.get('text') else ''}{gold.get('date', '')[:10]} {beside}")
    print(f"{number} pages")
    print(f"{'':12}{'titles':>10}{'dates':>10}{'recall':>10}{'precision':>10}{'s/page':>10}")
    for reader, tally in tallies.items():
        print(
            f"{reader:12}{f'{tally.titles}/{titles}':>10}{f'{tally.dates}/{dates}':>10}"
            f"{_mean(tally.recall):>10.3f}{_mean(tally.precision):>10.3f}{tally.seconds / max(number, 1):>10.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
