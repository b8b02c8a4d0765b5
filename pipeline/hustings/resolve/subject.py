"""Whether an article tells of public elections in the United Kingdom at all, or of another country's or body's.

It is judged by what the article's words belong to (``vocabulary/subjects.csv``): home politics, other countries, bodies
with ballots of their own (companies, unions, students, clubs), made-up tales, divisions of a house, sport and
reviews of boundaries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Literal, TypeAlias

from hustings.annotate.councils import wards_of_councils
from hustings.annotate.gazetteer import Gazetteer, words
from hustings.resolve.case import Case
from hustings.resources import read_csv

Subject: TypeAlias = Literal["contests", "parties", "nothing"]
"""What an article states facts of: contests of the United Kingdom, its parties alone, or neither."""

_LEAST = 0.25  # of "contests", for to leave out a whole article is the worse mistake
_HEAD = 500  # characters
_MANY = 5
_NEWS = timedelta(days=60)  # about a contest, at the most, before it and after


def find_subject(case: Case) -> Subject:
    """What an article states facts of."""
    parties = [(one.start, one.end) for one in case.article.mentions if one.label == "party"]
    evidence = [*_of_words(case.article.text, parties), *_of_areas(case)]
    options: tuple[Subject, ...] = ("contests", "parties", "nothing")
    likely = case.judge.probabilities_from_same("subject", case.article.article.id, options, evidence)
    if likely["contests"] >= _LEAST:
        return "contests"
    return "parties" if likely["parties"] > likely["nothing"] else "nothing"


def _of_words(text: str, parties: Sequence[tuple[int, int]]) -> Iterator[str]:
    used = _used(text, parties)
    for of in _subjects():
        terms = used.get(of, {})
        # As many pieces as there are terms, so that each of them adds to the weight.
        yield from _up_to(of, len(terms))
        yield from _up_to(f"{of} at head", sum(start < _HEAD for start in terms.values()))
        yield from (f"{of}: {term}" for term in terms)


def _of_areas(case: Case) -> Iterator[str]:
    scene = case.scene
    seats = {mention.canonical for mention in case.article.mentions if mention.label == "seat"}
    yield from _up_to("seat", len(seats))
    yield from _up_to("area", len(set(scene.areas) - seats))
    yield from _up_to("ward of a council", len(wards_of_councils(case.article.text)))
    # A member of the Commons is chosen in a seat that is on the list.
    yield f"{scene.kind} {'on the list' if seats.intersection(scene.main) else 'off the list' if scene.main else None}"
    written = case.clock.reference
    if written and any(
        one.kind == scene.kind and abs(one.polling_date - written) <= _NEWS
        for seat in seats
        for one in case.registry.elections(seat)
    ):
        yield "official result of those days"


def _up_to(of: str, count: int) -> Iterator[str]:
    return (f"{of} {number}" for number in range(1, min(count, _MANY) + 1))


def _used(text: str, parties: Sequence[tuple[int, int]]) -> Mapping[str, Mapping[str, int]]:
    """The terms of each subject that ``text`` uses, with where it first does.

    None is only the end of the name of a party: the Social Democratic Party is not the Democratic Party.
    """
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for start, end, [(term, of), *_] in _terms().find(text, words(text)):
        named = bisect_right(parties, start, key=lambda party: party[1])
        within = named < len(parties) and parties[named][0] < start
        if (term.islower() or not text[start:end].islower()) and not within:
            found[of].setdefault(term, start)
    return found


@cache
def _terms() -> Gazetteer[tuple[str, str]]:
    return Gazetteer((row["term"], (row["term"], row["of"])) for row in read_csv("vocabulary/subjects.csv"))


@cache
def _subjects() -> Collection[str]:
    return sorted({row["of"] for row in read_csv("vocabulary/subjects.csv")})
