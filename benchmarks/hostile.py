"""How long a megabyte of text takes that is made to break a parser, beside a megabyte of ordinary articles.

    python benchmarks/hostile.py [KIND ...] [--size CHARACTERS] [--most RATIO] [--patience SECONDS]

The articles of ``corpus/articles``, one by one, say what is ordinary. Every kind of hostile text goes through the same
extraction, with the model, in a process of its own. The exit status is 1 where one fails, states a span that is none,
or takes more than RATIO times as long a character as an ordinary article.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, product
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

from hustings.extractor import Extractor
from hustings.resources import read_csv
from hustings.types import Article, Extraction

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"
MEGABYTE = 1_000_000  # characters
_EVERY = 7  # of the given names and surnames, so that the names differ in more than their last letters


def repeated(piece: str) -> Callable[[int], str]:
    """What makes a text of ``piece`` over and over."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def filled(pieces: Callable[[], list[str]]) -> Callable[[int], str]:
    """What makes a text of ``pieces`` one after the other, from the first again where they do not suffice."""

    def make(size: int) -> str:
        told = pieces()
        length = sum(map(len, told))
        return "".join(islice(cycle(told), (size // length + 1) * len(told)))[:size]

    return make


@cache
def names(count: int = 20_000) -> tuple[str, ...]:
    """Persons' names, all different."""
    given = [row["given_name"] for row in read_csv("registry/given_names.csv")][::_EVERY]
    surnames = list(dict.fromkeys(row["family_name"] for row in read_csv("registry/candidacies.csv")))[::_EVERY]
    return tuple(f"{one} {other}" for one, other in islice(product(given, surnames), 0, count * _EVERY, _EVERY))


@cache
def seats() -> tuple[str, ...]:
    """The names of all constituencies."""
    return tuple(dict.fromkeys(row["name"] for row in read_csv("registry/constituencies.csv")))


@cache
def parties() -> tuple[str, ...]:
    """The names of all registered parties."""
    return tuple(dict.fromkeys(row["name"] for row in read_csv("registry/parties.csv")))


@cache
def articles() -> tuple[str, ...]:
    """The ordinary articles."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt")))


def _stamps() -> list[str]:
    return [
        f"{minute // 60 % 24:02}:{minute % 60:02}\nThe count goes on in the sports hall, and more boxes are open.\n\n"
        for minute in range(10_000)
    ]


def _list_lines() -> list[str]:
    return [
        f"{name} ({party}) {votes:,} ({votes % 90}.{votes % 10}%, +{votes % 7}.2%)\n"
        for votes, name, party in zip(range(100, 10_100), names(), cycle(["Lab", "Con", "LD", "Green"]), strict=False)
    ]


def _candidates() -> list[str]:
    return [f"{name}, {party}\n" for name, party in zip(names(10_000), cycle(parties()), strict=False)]


def _results() -> list[str]:
    return [
        f"{seat} by-election result: {name} (Lab) {votes:,}, Ann Bell (Con) {votes - 90:,}. Majority 90.\n"
        for votes, seat, name in zip(range(10_000, 20_000), cycle(seats()), names(), strict=False)
    ]


KINDS: Mapping[str, Callable[[int], str]] = {
    "digits": repeated("1234567890"),
    "one digit": repeated("1"),
    "commas": repeated(","),
    "thousands": repeated("111,"),
    "decimals": repeated("1."),
    "capitals": repeated("A"),
    "words in capitals": repeated("TAMWORTH GAIN "),
    "capitalised words": repeated("Aa Bb "),
    "one word": repeated("abcdefghij"),
    "one word of seams": repeated("Dyke21,187Conservative"),
    "stamps": filled(_stamps),
    "published at": repeated("published at 00:20\n"),
    "candidates with figures": filled(_list_lines),
    "candidates without": filled(_candidates),
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "nested parties": repeated("(Lab ["),
    "bidirectional controls": repeated("\u202ea\u202db\u2066\u2069\u200f"),
    "emoji": repeated("🗳\ufe0f👩\u200d💼🇬🇧"),
    "combining accents": repeated("e\u0301\u0327\u0308"),
    "NULs": repeated("\x00"),
    "newlines": repeated("\n"),
    "blanks": repeated(" "),
    "by-election": repeated("by-election "),
    "ward": repeated("Thrupp ward "),
    "constituencies": filled(lambda: [f"{name} " for name in seats()]),
    "constituencies in sentences": filled(lambda: [f"Labour held {name}. " for name in seats()]),
    "one constituency": repeated("Tamworth "),
    "misspelt constituencies": filled(lambda: [f"{name[:-2]}{name[-1]} " for name in seats() if " " in name]),
    "parties": filled(lambda: [f"{name}, " for name in parties()]),
    "one party": repeated("Labour "),
    "persons": filled(lambda: [f"{name}\n" for name in names()]),
    "persons in sentences": filled(lambda: [f"{name} stood for Labour in Tamworth. " for name in names()]),
    "one person": repeated("Sarah Edwards "),
    "one surname": lambda size: "Sarah Edwards " + repeated("Edwards ")(size - 14),
    "majorities": repeated("majority of 1,234 "),
    "majorities in sentences": filled(lambda: [f"She had a majority of {n:,}. " for n in range(1_000, 11_000)]),
    "turnouts": repeated("turnout was 35.9% and "),
    "moments": repeated("on Thursday 19 October 2023 at 10pm "),
    "results": filled(_results),
    "double quotes": repeated('"'),
    "single quotes": repeated("‘a "),
    "lines of one word": repeated("word\n"),
    "lines of one letter": repeated("A\n"),
    "a single sentence": repeated("the count went on and Labour hoped that Ann Bell would win it by 1,316 votes, "),
    "entities": repeated("&amp;"),
    "broken entities": repeated("&#"),
    "tags": repeated("<b>"),
    "table cells": repeated("Ann Bell | Labour | 1,234 | 45.2%\n"),
    "pipes": repeated("|"),
    "hyphens": repeated("a-"),
    "digits of other scripts": repeated("٣٤,½"),
    "articles joined": filled(lambda: [f"{text}\n\n" for text in articles()]),
}
"""What makes a text of about so many characters, by the name of its kind."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one text took: the seconds of the two halves of its extraction, the memory in MB, the facts it states."""

    annotating: float
    resolving: float
    memory: float
    facts: int

    @property
    def seconds(self) -> float:
        """Both halves."""
        return self.annotating + self.resolving


def extract(extractor: Extractor, text: str) -> Figures:
    """Extract ``text``, counting processor time; raises ``AssertionError`` where a span is none of the text's."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    annotated = extractor.annotate(Article("hostile", text))
    middle = process_time()
    found = extractor.resolve(annotated)
    end = process_time()
    check(text, found)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return Figures(middle - start, end - middle, memory, len(found.facts))


def check(text: str, found: Extraction) -> None:
    """Raise ``AssertionError`` unless every fact states a span of ``text`` within its evidence."""
    for fact in found.facts:
        first, last = fact.evidence
        assert 0 <= first <= fact.start < fact.end <= last <= len(text), fact
        assert text[fact.start : fact.end].strip(), fact
    for post in found.posts:
        assert 0 <= post.start < post.end <= len(text), post


def measure(extractor: Extractor, text: str, patience: float) -> Figures | str:
    """The figures of ``text``, from a process of its own; what went wrong where there are none."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_send, args=(sender, extractor, text))
    process.start()
    sender.close()
    try:
        if not receiver.poll(patience):
            return f"took more than {patience:.0f} seconds"
        told: Figures | str = receiver.recv()
        return told
    except EOFError:
        return "the process died"
    finally:
        process.kill()
        process.join()


def _send(sender: Connection, extractor: Extractor, text: str) -> None:
    try:
        sender.send(extract(extractor, text))
    except Exception as error:  # whatever it is, it is the answer
        sender.send(f"{type(error).__name__}: {error}"[:200])


def ordinary(extractor: Extractor) -> float:
    """Seconds a megabyte of ordinary articles, each extracted alone, after all were extracted once."""
    for text in articles():
        extract(extractor, text)
    return MEGABYTE * sum(extract(extractor, text).seconds for text in articles()) / sum(map(len, articles()))


def main() -> int:
    """Measure the kinds named, or all, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"one of: {', '.join(KINDS)}")
    parser.add_argument("--size", type=int, default=MEGABYTE, help="characters of each text")
    parser.add_argument("--most", type=float, default=10.0, help="times as long as an ordinary article")
    parser.add_argument("--patience", type=float, default=1_800.0, help="seconds to wait for one text")
    arguments = parser.parse_args()
    if unknown := set(arguments.kinds) - set(KINDS):
        parser.error(f"no kind {', '.join(sorted(unknown))}")

    extractor = Extractor.load()
    usual = ordinary(extractor)
    print(f"{'kind':30} {'s/MB':>8} {'ratio':>6} {'annotate':>9} {'resolve':>8} {'MB':>6} {'facts':>6}")
    print(f"{'ordinary articles':30} {usual:8.1f} {1:6.2f}", flush=True)
    amiss = 0
    for kind in arguments.kinds or KINDS:
        text = KINDS[kind](arguments.size)
        found = measure(extractor, text, arguments.patience)
        if isinstance(found, str):
            amiss += 1
            print(f"{kind:30} {found}", flush=True)
            continue
        rate = MEGABYTE / len(text)
        ratio = found.seconds * rate / usual
        amiss += ratio > arguments.most
        print(
            f"{kind:30} {found.seconds * rate:8.1f} {ratio:6.2f} {found.annotating * rate:9.1f}"
            f" {found.resolving * rate:8.1f} {found.memory:6.0f} {found.facts:6}",
            flush=True,
        )
    print(f"{amiss} failed or took more than {arguments.most:g} times as long" if amiss else "all within bounds")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
