"""Labels for the articles of the corpus, on which two independent readers agree or which were checked by hand.

One reader is the grammar of names with the names of gold, the lists of parties and of seats; the other is the stock
model en_core_web_sm. What one alone takes for a name is looked up in ``models/ner/checked.csv``; what is not there
teaches nothing.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from labelled import Label, Piece, label_text
from spacy.language import Language

from hustings.annotate import annotate
from hustings.annotate.entities import Entity
from hustings.annotate.names import is_given_name
from hustings.annotate.seats import Seats
from hustings.clean import clean
from hustings.judge import kept_judge
from hustings.types import Article

ROOT = Path(__file__).parents[1]
CHECKED = ROOT / "models" / "ner" / "checked.csv"
FOLDERS = (ROOT / "corpus", ROOT / "corpus" / "training", ROOT / "corpus" / "contests")

_TITLES = re.compile(
    r"(?:(?:[Tt]he|Right Hon(?:ourable)?|Rev(?:erend|d)?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Coun"
    r"|Councillor|Prof(?:essor)?|Captain|Major|Col|MR|MRS|MS|DR|CLLR|SIR|LORD)\.?\s+)+"
)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_ORGANISATION = re.compile(
    r"\b(?:House of|[Cc]ouncil|School|College|University|Commission|Office|Press|Gazette|Mercury|Courier|Herald|Packet"
    r"|Post|Guardian|Telegraph|Observer|Examiner|Advertiser|Clarion|Ledger|Dispatch|Weekly|Times|Union|Agency|Hospital|Court"
    r"|Parliament|Library|Assembly|News|Radio|FC|BBC|ITV|Sky|NHS|EU|IRA|RAF|Treasury|Association|Federation|Society"
    r"|Trust|Regiment|Bank|Department|Authority|CBC|MBC|DC|Ltd)\b"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'.-]*")


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article of the corpus in pieces."""

    id: str
    pieces: Sequence[Piece]


def checked_names() -> Mapping[str, Label]:
    """What was checked by hand: a name as it is written, and its label; empty for what is no name."""
    with CHECKED.open(encoding="utf-8", newline="") as handle:
        return {row["name"]: cast(Label, row["label"]) for row in csv.DictReader(handle)}


def label_corpus(stock: Language, seats: Seats) -> Iterator[LabelledArticle]:
    """All articles of the corpus in the order of their ids; ``stock`` is the second reader."""
    checked = checked_names()
    for folder in FOLDERS:
        for path in sorted((folder / "articles").glob("*.txt")):
            gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
            article = Article(path.stem, path.read_text(encoding="utf-8-sig"), published_at=gold["reference_date"])
            yield LabelledArticle(path.stem, _label(article, gold, stock, seats, checked))


def _label(
    article: Article,
    gold: Mapping[str, Sequence[Mapping[str, str]]],
    stock: Language,
    seats: Seats,
    checked: Mapping[str, Label],
) -> list[Piece]:
    text = clean(article.text).text
    read = [(entity.start_char, entity.end_char, entity.label_) for entity in stock(text).ents]
    persons = [Entity(start, end, "PERSON") for start, end, label in read if label == "PERSON"]
    found = annotate(article, lambda _: persons, seats, kept_judge())
    spans: list[tuple[int, int, Label]] = []
    names = {fact["person"] for table in ("candidacies", "vacancies") for fact in gold[table] if fact.get("person")}
    for name in sorted(names, key=len, reverse=True):
        spans += [(*match.span(), "PERSON") for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    for name, label in checked.items():
        if re.search(r"\s", name):
            spans += [(*match.span(), label) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    for mention in found.mentions:
        if mention.label == "person":
            spans.append(_person(text, mention.start, mention.end, checked))
        elif mention.label == "party":
            spans.append((mention.start, mention.end, "PARTY"))
        elif mention.label in ("seat", "place", "area"):
            spans.append((mention.start, mention.end, "PLACE"))
    for start, end, kind in read:
        spans += _second_opinion(text, *_trimmed(text, start, end), kind, checked)
    alone = [name for name, label in checked.items() if label == "PERSON" and " " not in name]
    spans += [(*match.span(), "UNSURE") for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, alone))})\b", text)]
    return label_text(text, spans)


def _person(text: str, start: int, end: int, checked: Mapping[str, Label]) -> tuple[int, int, Label]:
    """A person of the grammar's without title; one that runs over the end of a line is cut there."""
    start, end = _trimmed(text, start, end)
    line, *more = text[start:end].split("\n")
    if more and len(line.split()) > 1:
        end = start + len(line)
    return start, end, checked.get(text[start:end], "PERSON")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if title := _TITLES.match(text, start, end):
        start = title.end()
    if possessive := _POSSESSIVE.search(text, start, end):
        end = possessive.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _second_opinion(
    text: str, start: int, end: int, label: str, checked: Mapping[str, Label]
) -> list[tuple[int, int, Label]]:
    """What becomes of a name that the stock model alone reads."""
    words = text[start:end]
    if words in checked:
        return [(start, end, checked[words])] if checked[words] else []
    if label not in ("PERSON", "ORG", "GPE", "LOC", "FAC") or not _NAME_WORD.search(words):
        return []
    if label == "PERSON":  # those that are persons, or could be, are in the table
        return [(start, end, "UNSURE")] if is_given_name(words.split()[0]) else []
    if "\n" in words or re.search(r"\d", words):
        return []
    if _ORGANISATION.search(words):
        return [(start, end, "ORG")]
    if label != "ORG" and words[0].isupper() and not words.isupper():
        return [(start, end, "PLACE")]
    return [(start, end, "UNSURE")]
