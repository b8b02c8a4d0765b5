"""Findings to facts: what every value belongs to is decided here, in one order, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention
from hustings.annotate.seats import Seats
from hustings.judge import Judge
from hustings.registry import Registry
from hustings.resolve.affiliations import find_parties_of_persons
from hustings.resolve.agreement import agree
from hustings.resolve.candidacies import decide_candidates
from hustings.resolve.case import Case, find_all
from hustings.resolve.contests import decide_contests
from hustings.resolve.counts import decide_results
from hustings.resolve.figures import tell_figures
from hustings.resolve.lists import place_lists
from hustings.resolve.margins import decide_majorities, decide_turnout
from hustings.resolve.moments import decide_timestamps, posts
from hustings.resolve.named_winners import find_holders, find_winners
from hustings.resolve.subject import find_subject
from hustings.resolve.swings import decide_swings
from hustings.resolve.vacancies import choose_leavers, decide_vacancies, hold_for_leavers
from hustings.stopwatch import Stopwatch, timed
from hustings.types import Extraction, Fact, Value

__all__ = ["resolve"]


def resolve(
    article: Annotated,
    registry: Registry,
    seats: Seats,
    *,
    judge: Judge,
    stopwatch: Stopwatch | None = None,
) -> Extraction:
    """All facts of ``article``: lists and persons first, then winners, then the figures, then the contests."""
    with timed(stopwatch, "rules"):
        findings = find_all(article)
    case = Case.open(article, findings, registry, seats, judge)
    facts = _facts(case)
    published = case.clock.published
    found = replace(
        article.article,
        published_at=article.article.published_at or (published.isoformat() if published else None),
        published_at_source=article.article.published_at_source or (case.clock.published_source if published else None),
    )
    return Extraction(found, posts(case), tuple(_stated(facts)))


def _facts(case: Case) -> Sequence[Fact]:
    subject = find_subject(case)
    if subject != "contests":
        headers = (fact for fact in decide_timestamps(case) if fact.values["kind"] in _OF_THE_ARTICLE)
        return (*(_parties(case) if subject == "parties" else ()), *headers)
    place_lists(case)
    find_parties_of_persons(case)
    find_holders(case)
    leavers = choose_leavers(case)
    find_winners(case)
    hold_for_leavers(case)
    candidates = list(decide_candidates(case))
    roles = tell_figures(case)
    figures = [
        *decide_swings(case, roles),
        *decide_turnout(case, roles),
        *decide_majorities(case, roles),
        *decide_results(case, roles),
    ]
    contests = list(decide_contests(case, [*candidates, *figures]))
    told = [
        *contests,
        *agree(case, [*candidates, *figures], contests),
        *decide_vacancies(case, leavers, contests),
    ]
    counted = any(fact.table == "results" and fact.certainty >= _LIKELY for fact in figures)
    if not (contests or counted or _may_be_of_parties(case)):
        told = []  # nobody stands or leaves a seat where there is no contest, no count and no party
    facts = [*told, *decide_timestamps(case)]
    return (*_parties(case), *(case.as_called_then(fact) for fact in facts if _is_ours(case, fact)))


def _is_ours(case: Case, fact: Fact) -> bool:
    """Whether a fact is none of another country or body, which only a stamp of the page may stand beside."""
    if fact.values.get("kind") in _OF_THE_PAGE:
        return True
    area = fact.values.get("constituency")
    return not case.scene.is_elsewhere(case.clean_offset(fact), area if isinstance(area, str) else None)


def _stated(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts that are likelier than not, each once, where the text states it first."""
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        if fact.certainty < _LIKELY:
            continue
        if fact.table in _REPEATED:
            key = (fact.table, *sorted((name, value) for name, value in fact.values.items() if name not in _BY_THE_WAY))
            if key in seen:
                continue
            seen.add(key)
        yield fact


_OF_THE_ARTICLE = frozenset({"published", "updated"})
_OF_THE_PAGE = _OF_THE_ARTICLE | {"entry"}


def _may_be_of_parties(case: Case) -> bool:
    """Whether an article names a party, or is a note on a by-election so short that it need not."""
    note = len(case.article.units) < _SHORT and case.scene.words_for_kinds["by-election"]
    return bool(note or case.named_parties - {"Independent"})


_SHORT = 8  # units
_LIKELY = 0.5  # a wrong figure is worse than a missing one
_REPEATED = frozenset({"majorities", "turnout", "swings"})
_BY_THE_WAY = frozenset({"relation", "person", "person_id", "contest_id"})  # that may be told once and not again


def _parties(case: Case) -> Iterator[Fact]:
    """Each party once, at its first mention, with the number of its mentions."""
    mentions: dict[str, list[Mention]] = {}
    for mention in case.article.mentions:
        if mention.label == "party" and not case.scene.is_abroad(mention.start):
            mentions.setdefault(mention.canonical, []).append(mention)
    for party, (mention, *others) in mentions.items():
        values: dict[str, Value] = {"party": party, "mentions": 1 + len(others)}
        yield case.fact(
            "parties", values, (mention.start, mention.end), case.article.unit_at(mention.start), "party.name"
        )
