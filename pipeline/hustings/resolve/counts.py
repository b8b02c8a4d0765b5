"""Votes, shares and their changes: whose, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case
from hustings.rules.pattern import Finding
from hustings.types import Evidence, Fact, Value

_SMALL = 100  # below this a figure after a name is more often an age
_NEEDS_SIZE = frozenset(
    {
        "votes.had",
        "votes.party_had",
        "votes.person_number",
        "votes.party_number",
        "votes.whose",
        "votes.party_whose",
        "votes.choice_of",
    }
)
_PLAUSIBLE = 200  # a bare figure below this is more often something else than votes
_MEASURES = ("votes", "share", "change")


@dataclass(slots=True)
class _Row:
    values: dict[str, Value]
    area: str | None
    year: str | None
    span: tuple[int, int]
    unit: Unit
    rule: str
    why: tuple[Evidence, ...]


def decide_results(case: Case, claimed: set[int]) -> Iterator[Fact]:
    """Results of lists first, then those of sentences that no list and no other table has (``claimed`` offsets)."""
    seen: set[tuple[object, ...]] = set()
    for row in [*_listed_rows(case), *_told_rows(case, claimed)]:
        measures = {k: row.values[k] for k in ("votes", "share", "share_change") if row.values.get(k) is not None}
        key_base = (row.area, row.values.get("party"))
        fresh = {k: v for k, v in measures.items() if (*key_base, k, v) not in seen}
        if not fresh:
            continue
        seen.update((*key_base, k, v) for k, v in fresh.items())
        values = {k: v for k, v in row.values.items() if k not in measures or k in fresh}
        columns = case.contest_columns(row.area, main=row.year is None and row.area in case.scene.main, year=row.year)
        yield case.fact("results", {**columns, **values}, row.span, row.unit, row.rule, row.why)


def _listed_rows(case: Case) -> Iterator[_Row]:
    for listed in case.listed:
        record = listed.record
        if not record.has_figures or listed.area is None:
            continue
        if re.search(r"exit poll|scoreboard|of \d+ seats", _around(case, listed.unit)):
            continue
        party = listed.party or (case.party_of.get(listed.person.full) if listed.person else None)
        if party is None:
            continue
        figures = [m for m in (record.votes, record.share, record.change) if m]
        values: dict[str, Value] = {
            "person": listed.person.full if listed.person else _only_candidate(case, party, listed.area, listed.year),
            "party": party,
            "votes": record.votes.figure.count if record.votes else None,
            "share": record.share.figure.value if record.share else None,
            "share_change": record.change.figure.value if record.change else None,
        }
        first = figures[0]
        yield _Row(values, listed.area, listed.year, (first.start, first.end), listed.unit, listed.rule, listed.why)


def _around(case: Case, unit: Unit) -> str:
    near = case.article.units[max(0, unit.index - 2) : unit.index + 1]
    return " ".join(u.rendered for u in near if case.article.block(u).post == case.article.block(unit).post)


def _told_rows(case: Case, claimed: set[int]) -> Iterator[_Row]:
    for found in case.findings["result"]:
        figures = {name: found.get(name) for name in _MEASURES}
        taken = [m for m in figures.values() if m and m.start in claimed]
        if taken or not any(figures.values()):
            continue
        first = next(m for m in figures.values() if m)
        if re.search(r"‹money", found.unit.rendered) and first.label == "num" and first.figure.value < 1000:
            continue
        owner = _owner(case, found, first)
        if owner is None:
            continue
        person, party = owner
        area, why = case.area(found.unit, first, owner=person)
        if area is None:
            continue
        year = case.year_near(found.unit, first.start)
        values = _values(found, figures, person, party)
        if values is None:
            continue
        claimed.update(m.start for m in figures.values() if m)
        if person is None and party and year is None:
            values["person"] = _only_candidate(case, party, area, None)
        yield _Row(values, area, year, (first.start, first.end), found.unit, found.rule, why)


def _values(
    found: Finding, figures: dict[str, Mention | None], person: str | None, party: str
) -> dict[str, Value] | None:
    votes, share, change = (figures[name] for name in _MEASURES)
    if votes and (votes.figure.value < 3 or (votes.figure.spelled and votes.figure.value < 20)):
        return None
    if votes and votes.figure.value < _SMALL and found.rule in _NEEDS_SIZE:
        return None
    if votes and found.rule == "votes.left_over" and (votes.figure.value < _PLAUSIBLE or votes.figure.spelled):
        return None
    if share and share.figure.value > 100:
        return None
    sign = -1 if found.words.get("down") else 1
    return {
        "person": person,
        "party": party,
        "votes": votes.figure.count if votes else None,
        "share": share.figure.value if share else None,
        "share_change": (sign * abs(change.figure.value) if change.label != "signed" else change.figure.value)
        if change
        else None,
    }


def _owner(case: Case, found: Finding, value: Mention) -> tuple[str | None, str] | None:
    """The person and party whose figure this is: those of the rule, else the nearest before it in the sentence."""
    told = found.get("person") or found.get("party") or found.get("owner") or _nearest_owner(case, found.unit, value)
    if told is None:
        return None
    if told.label == "party":
        return None, told.canonical
    person = case.person(told)
    party = case.party_of.get(person.full) if person else None
    if person is None or party is None or person.full in case.guessed:
        return None  # a figure under a wrong party is worse than none
    return person.full, party


def _nearest_owner(case: Case, unit: Unit, value: Mention) -> Mention | None:
    """Whose a figure is by its place in the sentence: "for X" and "with N X" after it, else the last one before it."""
    mark = f"‹{value.label}:{case.article.mentions.index(value)}›"
    position = unit.rendered.find(mark)
    before, after = unit.rendered[:position], unit.rendered[position + len(mark) :]
    if match := _OWNER_AFTER.match(after):
        return case.article.mentions[int(match[1])]
    if re.search(r"\b(?:with|on) (?:\w+ ){0,2}$", before) and (match := _OWNER_NEXT.match(after)):
        return case.article.mentions[int(match[1])]
    if re.search(r"\b(?:his|her) (?:own )?$", before):
        persons = re.findall(r"‹person:(\d+)›", before)
        return case.article.mentions[int(persons[-1])] if persons else _last_candidate(case, unit)
    if found := list(_OWNER_BEFORE.finditer(before)):
        return case.article.mentions[int(found[-1][1] or found[-1][2])]
    if re.search(r"\b(?:he|she|his|her|him|the (?:\w+ )?(?:winner|victor|new mp))\b", before) and unit.index:
        return _last_candidate(case, unit)
    if match := _OWNER_LATER.match(after):
        return case.article.mentions[int(match[1])]
    return None


# A person with the party in apposition is the person: "Ann Able of the Greens was second (1,758".
_OWNER_BEFORE = re.compile(
    r"‹person:(\d+)›(?:,? (?:of|for|from) (?:the )?‹party:\d+›| ?\(‹party:\d+›\)|, (?:the "
    r"|an? )?(?:\w+ ){0,2}‹party:\d+›)?|‹party:(\d+)›(?!'s? (?:\w+ ){0,3}‹person)"
)
_OWNER_AFTER = re.compile(
    r"(?: votes| people| crosses| ballots| of the votes?)?,? (?:for|of|beside) (?:the "
    r")?(?:‹party:\d+›'s? )?(?:\w+ ){0,2}?‹(?:person|party):(\d+)›"
)
_OWNER_NEXT = re.compile(r"(?: votes)?,? (?:the )?‹(?:person|party):(\d+)›")
_OWNER_LATER = re.compile(r"[^.;]{0,60}?‹(?:person|party):(\d+)›")


def _last_candidate(case: Case, unit: Unit) -> Mention | None:
    """The person whom a pronoun at the head of ``unit`` means: the last candidate named before it."""
    for earlier in reversed(case.article.units[max(0, unit.index - 3) : unit.index]):
        persons = [m for m in case.mentions_in(earlier) if m.label == "person"]
        known = [
            m for m in persons if (p := case.person(m)) and (p.full in case.attacher.homes or p.full in case.party_of)
        ]
        if known:
            return known[0] if len(known) > 1 and earlier.rendered.startswith("‹person") else known[-1]
        if persons:
            return None
    return None


def _only_candidate(case: Case, party: str, area: str | None, year: str | None) -> str | None:
    """The one person whom the text names as the party's candidate in the area."""
    if year is not None:
        return None
    names = [name for name, areas in case.attacher.homes.items() if area in areas and case.party_of.get(name) == party]
    return names[0] if len(names) == 1 and party != "Independent" else None
