"""Votes, shares and their changes: whose, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from hustings.annotate.units import Unit
from hustings.judge.owners import owner_evidence
from hustings.judge.roles import Role
from hustings.resolve.case import Case
from hustings.resolve.figures import Told
from hustings.types import Evidence, Fact, Value

_FEW = 3  # votes; fewer are hardly ever told
_EARLIER = 3  # units before a figure's own in which its owner may be named
_COLUMNS: Mapping[Role, str] = {"votes": "votes", "share": "share", "change": "share_change"}


_Candidates: TypeAlias = dict[tuple[str | None, str | None], list[str]]
"""Who stands for a party in an area."""


@dataclass(slots=True)
class _Row:
    values: dict[str, Value]
    area: str | None
    year: str | None
    span: tuple[int, int]
    unit: Unit
    rule: str
    why: tuple[Evidence, ...]
    measures: dict[str, float | int] = field(default_factory=dict)
    certainty: float = 1.0


def decide_results(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """Results of lists first, then those that sentences tell and no list has."""
    seen: set[tuple[object, ...]] = set()
    candidates: _Candidates = defaultdict(list)
    for name, areas in case.attacher.homes.items():
        for area in areas:
            candidates[case.party_of.get(name), area].append(name)
    for (_, seat), names in candidates.items():
        if standing := [name for name in names if case.leavers.get(name) != seat]:
            names[:] = standing
    for row in [*_listed_rows(case, candidates), *_told_rows(case, told, candidates)]:
        base = (row.area, row.values.get("party"))
        fresh: dict[str, Value] = {k: v for k, v in row.measures.items() if (*base, k, v) not in seen}
        if not fresh:
            continue
        seen.update((*base, k, v) for k, v in fresh.items())
        columns = case.contest_columns(row.area, main=row.year is None and row.area in case.scene.main, year=row.year)
        yield case.fact(
            "results", {**columns, **row.values, **fresh}, row.span, row.unit, row.rule, row.why, row.certainty
        )


def _listed_rows(case: Case, candidates: _Candidates) -> Iterator[_Row]:
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
            "person": listed.person.full
            if listed.person
            else _only_candidate(candidates, party, listed.area, listed.year),
            "party": party,
        }
        measures: dict[str, float | int | None] = {
            "votes": record.votes.figure.count if record.votes else None,
            "share": record.share.figure.value if record.share else None,
            "share_change": record.change.figure.value if record.change else None,
        }
        span = figures[0].start, figures[0].end
        given = {name: value for name, value in measures.items() if value is not None}
        yield _Row(
            values, listed.area, listed.year, span, listed.unit, listed.rule, listed.why, given, listed.certainty
        )


def _around(case: Case, unit: Unit) -> str:
    near = case.article.units[max(0, unit.index - 2) : unit.index + 1]
    return " ".join(u.rendered for u in near if case.article.block(u).post == case.article.block(unit).post)


def _told_rows(case: Case, told: Mapping[Role, Sequence[Told]], candidates: _Candidates) -> Iterator[_Row]:
    """One row for the figures of one owner in one sentence."""
    figures = sorted((one for role in _COLUMNS for one in told.get(role, ())), key=lambda one: one.index)
    same: dict[tuple[int, Role], list[int]] = defaultdict(list)  # figures of a role in a unit
    for one in figures:
        same[one.unit.index, one.role].append(one.index)
    rows: list[_Row] = []
    for one in figures:
        if not _plausible(one):
            continue
        party, owned = _owner(case, one, same[one.unit.index, one.role])
        if party is None:
            continue
        person = _person(case, one, party)
        area, why, placed = case.area(
            one.unit, one.mention, owner=person, subject=("result", one.role, one.value, party)
        )
        if area is None:
            continue
        year = case.year_near(one.unit, one.mention.start)
        if person is None and year is None:
            person = _only_candidate(candidates, party, area, None)
        column, value = _COLUMNS[one.role], _value(one)
        last = rows[-1] if rows else None
        alike = last and last.unit is one.unit and (last.area, last.year) == (area, year)
        if last and alike and last.values == {"person": person, "party": party} and column not in last.measures:
            last.measures[column] = value
            continue
        span = one.mention.start, one.mention.end
        values: dict[str, Value] = {"person": person, "party": party}
        certainty = one.certainty * owned * placed
        rows.append(_Row(values, area, year, span, one.unit, one.rule, one.why + why, {column: value}, certainty))
    return iter(rows)


def _plausible(one: Told) -> bool:
    if one.role == "votes":
        return one.value >= _FEW and float(one.value).is_integer()
    return abs(one.value) <= 100


def _value(one: Told) -> float | int:
    if one.role == "votes":
        return one.mention.figure.count
    if one.role == "share" or one.mention.label == "signed":
        return one.value
    return -abs(one.value) if _falls(one) else abs(one.value)


_DOWN = re.compile(
    r"\bdown\b|\bf[ae]ll|\bdrop|\blos[ets]|crash|\boff\b|shed\b|slump|declin|decreas|worse|plung|s[au]nk|slid|tumbl|lower"
    r"|shrank|shrunk|collaps|halv|slip|cut\b|fewer|plummet|sagg"
)
_UP = re.compile(
    r"\bup\b|\br[io]se|gain|increas|add(?:ed|ing)|improv|better|higher|jump|climb|surg|grew|grown|advance|leap"
)


def _falls(one: Told) -> bool:
    """Whether the words nearest to a change make it a loss."""
    if one.said("down") or one.said("up"):
        return one.said("down")
    rendered = one.unit.rendered
    here = rendered.find(f":{one.index}›")
    down = [abs(m.start() - here) for m in _DOWN.finditer(rendered)]
    up = [abs(m.start() - here) for m in _UP.finditer(rendered)]
    return bool(down) and (not up or min(down) < min(up))


def _owner(case: Case, one: Told, same: Sequence[int]) -> tuple[str | None, float]:
    """The party whose figure this is, and how likely it is."""
    groups = [case.owners_in(one.unit)]
    for unit in reversed(case.article.units[max(0, one.unit.index - _EARLIER) : one.unit.index]):
        if case.article.block(unit).post != case.article.block(one.unit).post:
            break
        groups.append(case.owners_in(unit))
    named_by = {
        case.article.index_of(mention): found.rule
        for found in one.findings
        for name in ("person", "party", "owner")
        if (mention := found.get(name))
    }
    options = owner_evidence(one.unit, one.index, same, groups[0], case.persons_among(groups[0]), groups[1:], named_by)
    if not options:
        return None, 0.0
    for party, evidence in options.items():
        if official := case.on_record.owner(abs(one.value), one.role, party):
            evidence.append(official)
    likely = case.judge.probabilities("owner", (one.role, abs(one.value)), options)
    party = max(likely, key=lambda party: likely[party])
    return party, likely[party]


def _person(case: Case, one: Told, party: str) -> str | None:
    """The person of ``party`` whom the sentence names nearest to the figure, before it if possible."""
    owners = case.owners_in(one.unit)
    near = [index for index in case.persons_among(owners) if owners[index] == party]
    if not near:
        return None
    index = min(near, key=lambda i: (i > one.index, abs(i - one.index)))
    person = case.person(case.article.mentions[index])
    return person.full if person else None


def _only_candidate(candidates: _Candidates, party: str, area: str | None, year: str | None) -> str | None:
    """The one person whom the text names as the party's candidate in the area."""
    if year is not None:
        return None
    names = candidates.get((party, area), ())
    return names[0] if len(names) == 1 and party != "Independent" else None
