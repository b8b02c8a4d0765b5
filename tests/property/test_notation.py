"""How a text is set says nothing: other quotes, spaces, dashes, line ends and notations of figures leave the facts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import fill

import pytest

from hustings.extractor import Extractor
from hustings.review.statements import gold_values
from hustings.types import Article

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ARTICLES = sorted((CORPUS / "articles").glob("*.txt"))
MONTHS = "January|February|March|April|June|July|August|September|October|November|December"


def _ordinal(found: re.Match[str]) -> str:
    day = int(found[1])
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')} {found[2]}"


SETTINGS: dict[str, Callable[[str], str]] = {
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "straight quotes": lambda text: re.sub("[’‘]", "'", re.sub("[“”]", '"', text)),
    "curly quotes": lambda text: re.sub(r'"([^"\n]*)"', r"“\1”", text).replace("'", "’"),
    "spaces that do not break": lambda text: re.sub(r"(?<=\d) (?=\w)", "\u00a0", text),
    "narrow spaces in figures": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", "\u202f", text),
    "figures in one piece": lambda text: re.sub(r"(?<=\d),(?=\d{3}\b)", "", text),
    "per cent": lambda text: re.sub(r"(?<=\d)%", " per cent", text),
    "pc": lambda text: re.sub(r"(?<=\d)%", "pc", text),
    "a sign for per cent": lambda text: re.sub(r"(?<=\d) per ?cent\b", "%", text),
    "long dashes": lambda text: re.sub(" [-–] ", " — ", text),
    "short dashes": lambda text: re.sub(" [—–] ", " - ", text),
    "by election": lambda text: re.sub(r"\b([Bb])y-election", r"\1y election", text),
    "byelection": lambda text: re.sub(r"\b([Bb])y-election", r"\1yelection", text),
    "ordinal days": lambda text: re.sub(rf"\b(\d{{1,2}}) ({MONTHS})\b", _ordinal, text),
    "months before days": lambda text: re.sub(rf"\b(\d{{1,2}}) ({MONTHS})\b", r"\2 \1", text),
    "marks of a byte order": lambda text: f"\ufeff{text}",
    "spaces at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "columns of 72 characters": lambda text: "\n".join(fill(line, 72) for line in text.split("\n")),
    "indented lines": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
}


@cache
def _extractor() -> Extractor:
    return Extractor.load()


def _facts(article: str, text: str) -> Counter[tuple[object, ...]]:
    date = json.loads((CORPUS / "gold" / f"{article}.json").read_text(encoding="utf-8"))["reference_date"]
    facts = _extractor().extract(Article(article, text, published_at=date)).facts
    return Counter((fact.table, *gold_values(fact.table, fact.values).items()) for fact in facts)


@cache
def _facts_as_written(path: Path) -> Counter[tuple[object, ...]]:
    return _facts(path.stem, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_setting_of_a_text_changes_no_fact(path: Path, setting: str) -> None:
    facts = _facts(path.stem, SETTINGS[setting](path.read_text(encoding="utf-8")))
    written = _facts_as_written(path)
    assert facts - written == written - facts == Counter()
