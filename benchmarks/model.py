"""How well a NER model reads persons on text alone, beside the stock model on the same mentions.

    python benchmarks/model.py BENCHMARK [--model NAME]... [--missed N] [--wrong N]

BENCHMARK holds ``dev/text/ID.txt`` and ``dev/gold/ID.json``; ids ending in 0 or 5 are never read. The models see the
clean text, as in a run, and titles and possessives are cut from their spans.

- Recall is over the full-name mentions of gold's candidates and leavers: wherever given name and surname stand as in
  gold, in any capitals. One is found if a PERSON span is exactly that.
- Recall of surnames alone is over the places where the surname of one of these persons stands outside a full name. One
  is found if it lies within a PERSON span.
- Precision is over all PERSON spans. A span is right if it is the full name of a person of the article, surname first
  or last, or this name's surname, or its given names. Persons of an article are those of gold and those that the
  grammar of names finds without any model (by titles, lists, parties and known given names). A known given name alone
  is right too. It is a lower bound: a person whom the article only ever calls by a surname counts as wrong, for both
  models alike.
- Speed is CPU seconds of the component ``ner`` on the same tokens, the models taking turns, the best of three rounds.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from hustings.annotate import annotate
from hustings.annotate.entities import persons as persons_among
from hustings.annotate.given_names import is_known_given_name
from hustings.annotate.greedy_ner import model_entities
from hustings.annotate.names import split_name
from hustings.annotate.seats import Seats
from hustings.extractor import load_model
from hustings.judge import kept_judge
from hustings.registry import Registry
from hustings.settings import DEFAULT_MODEL, STOCK_MODEL
from hustings.types import Article

ROUNDS = 3
_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Coun|Rev|Prof)\.?\s+)+", re.I
)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)'|\s+)$")


@dataclass(frozen=True, slots=True)
class Read:
    """An article: its clean text, the spans of gold's persons in full and by surname, and the names of all persons."""

    text: str
    mentions: frozenset[tuple[int, int]]
    surnames: frozenset[tuple[int, int]]
    names: frozenset[str]


def articles(benchmark: Path) -> Iterator[Read]:
    """The training part of ``benchmark``."""
    seats = Seats(Registry.load())
    for path in sorted((benchmark / "dev" / "text").glob("*.txt")):
        if path.stem[-1] in "05":
            continue
        gold = json.loads((benchmark / "dev" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        full = {fact["person"] for table in ("candidacies", "vacancies") for fact in gold[table] if fact["person"]}
        article = Article(path.stem, path.read_text(encoding="utf-8-sig"), published_at=gold["reference_date"])
        found = annotate(article, lambda _: [], seats, kept_judge())
        grammar = [mention.name for mention in found.mentions if mention.label == "person"]
        people = [*grammar, *(split_name(name) for name in full)]
        names = {part for name in people for part in (name.full, name.given, name.surname) if part}
        mentions = frozenset(
            _bare(found.text, *match.span())
            for name in full
            if " " in name
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", found.text, re.I)
        )
        surnames = {split_name(name).surname for name in full} - {""}
        yield Read(
            found.text,
            mentions,
            frozenset(
                match.span()
                for name in surnames
                for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", found.text)
                if not _within(match.span(), mentions)
            ),
            frozenset(map(_folded, names)) | frozenset(map(_folded, full)),
        )


def persons(nlp: Language, text: str) -> set[tuple[int, int]]:
    """The PERSON spans of ``text`` without titles and possessives."""
    return {_bare(text, start, end) for start, end in persons_among(model_entities(nlp(text)))}


def _within(span: tuple[int, int], others: Collection[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    if title := _TITLES.match(text, start, end):
        start = title.end()
    while possessive := _POSSESSIVE.search(text, start, end):
        end = possessive.start()
    return start, end


def score(nlp: Language, read: Sequence[Read]) -> tuple[Mapping[str, int], Counter[str], Counter[str]]:
    """Counts of mentions, surnames, spans, and of those found or right; what was missed, and what was wrong."""
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for article in read:
        spans = persons(nlp, article.text)
        counts["mentions"] += len(article.mentions)
        counts["found"] += len(article.mentions & spans)
        counts["surnames"] += len(article.surnames)
        counts["surnames found"] += sum(_within(span, spans) for span in article.surnames)
        counts["spans"] += len(spans)
        missed.update(_context(article.text, *span) for span in article.mentions - spans)
        for start, end in spans:
            name = article.text[start:end]
            known = not article.names.isdisjoint({_folded(name), _folded(split_name(name).full)})
            if known or is_known_given_name(name):
                counts["right"] += 1
            else:
                wrong[_context(article.text, start, end)] += 1
    return counts, missed, wrong


def seconds(models: Sequence[Language], texts: Sequence[str]) -> Sequence[float]:
    """CPU seconds of each model's component ``ner`` on ``texts``, tokenised beforehand."""
    best = [float("inf")] * len(models)
    for _ in range(ROUNDS):
        for number, nlp in enumerate(models):
            tokenised: Sequence[Doc] = [nlp.make_doc(text) for text in texts]
            component = nlp.get_pipe("ner")
            before = time.process_time()
            for doc in tokenised:
                component(doc)
            best[number] = min(best[number], time.process_time() - before)
    return best


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w' -]", " ", name.casefold()).split())


def _context(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 25) : start]}»{text[start:end]}«{text[end : end + 25]}".split())


def _megabytes(nlp: Language) -> float:
    return sum(path.stat().st_size for path in Path(nlp.path or "").rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Print recall, precision, size and speed of each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("--model", action="append", help=f"default: {DEFAULT_MODEL}; {STOCK_MODEL} is always compared")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="print N mentions that were not found")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="print N spans that are not known as persons")
    options = parser.parse_args()
    names = [*(options.model or [DEFAULT_MODEL]), STOCK_MODEL]
    models = [load_model(name) for name in names]
    read = list(articles(options.benchmark))
    times = seconds(models, [article.text for article in read])
    for name, nlp, taken in zip(names, models, times, strict=True):
        counts, missed, wrong = score(nlp, read)
        print(
            f"{name}: recall {counts['found'] / counts['mentions']:.4f} of {counts['mentions']} mentions, "
            f"{counts['surnames found'] / counts['surnames']:.4f} of {counts['surnames']} surnames alone, "
            f"precision {counts['right'] / counts['spans']:.4f} of {counts['spans']} spans, "
            f"{_megabytes(nlp):.1f} MB, {taken:.2f} s ({times[-1] / taken:.2f} times as fast)"
        )
        for title, which, limit in (("missed", missed, options.missed), ("wrong", wrong, options.wrong)):
            for context, count in which.most_common(limit):
                print(f"  {title} {count}  {context}")


if __name__ == "__main__":
    main()
