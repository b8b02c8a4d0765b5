"""Votes, shares and their changes: whose, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from hustings.annotate.units import Unit
from hustings.judge.owners import owner_evidence
from hustings.judge.roles import Role
from hustings.needs import Sought
from hustings.resolve.attach import Placed
from hustings.resolve.case import Case
from hustings.resolve.figures import Told
from hustings.types import Evidence, Fact, Value

_FEW = 3  # votes; fewer are hardly ever told
_EARLIER = 3  # units before a figure's own in which its owner may be named
_LIKELY_OWNER = 0.5  # of those that remain where the likeliest has another count already
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
    for (_, seat), names in candidates.items():  # who left a seat had no votes in the contest for it
        stayed = [name for name in names if case.leavers.get(name) != seat]
        names[:] = stayed or [name for name in names if (name, seat) in case.standing]
    listed = [*_listed_rows(case, candidates)]
    for row in [*listed, *_told_rows(case, told, candidates, listed)]:
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


@dataclass(slots=True)
class _Claim:
    """A figure in prose with the party that it is taken to be of, how likely each is, and where that party stood."""

    one: Told
    parties: Mapping[str, float]
    party: str
    person: str | None
    placed: Placed
    year: str | None

    @property
    def slot(self) -> tuple[object, ...]:
        """What can have one value alone: a measure of a party in one contest of an area."""
        return self.placed.area, self.party or self.person, self.one.role, self.year

    @property
    def certainty(self) -> float:
        """How likely its role, its party and its area are together."""
        return self.one.certainty * self.parties[self.party] * self.placed.certainty


def _told_rows(
    case: Case, told: Mapping[Role, Sequence[Told]], candidates: _Candidates, listed: Sequence[_Row]
) -> Iterator[_Row]:
    """One row for the figures of one owner in one sentence."""
    figures = sorted((one for role in _COLUMNS for one in told.get(role, ())), key=lambda one: one.index)
    same: dict[tuple[int, Role], list[int]] = defaultdict(list)  # figures of a role in a unit
    for one in figures:
        same[one.unit.index, one.role].append(one.index)
    claims: list[_Claim] = []
    for one in figures:
        parties = _owners(case, one, same[one.unit.index, one.role]) if _plausible(one) else {}
        if parties:
            claims.append(_claim(case, one, parties))
    _tell_apart(case, claims, listed)
    claims = [*_of_persons(case, claims)]
    rows: list[_Row] = []
    for claim in claims:
        one, party, person, area, year = claim.one, claim.party, claim.person, claim.placed.area, claim.year
        if area is None:
            continue
        recorded = case.on_record.counted_for(area, abs(one.value), one.role, party, case.persons) if party else ()
        if len(recorded) == 1:
            person = recorded[0].full
        elif party and person is None and year is None:
            person = _only_candidate(candidates, party, area, None)
        column, value = _COLUMNS[one.role], _value(one)
        last = rows[-1] if rows else None
        alike = last and last.unit is one.unit and (last.area, last.year) == (area, year)
        values: dict[str, Value] = {"person": person, "party": party or None}
        if last and alike and last.values == values and column not in last.measures:
            last.measures[column] = value
            continue
        span, why = (one.mention.start, one.mention.end), one.why + claim.placed.why
        rows.append(_Row(values, area, year, span, one.unit, one.rule, why, {column: value}, claim.certainty))
    return iter(rows)


def _claim(case: Case, one: Told, parties: Mapping[str, float]) -> _Claim:
    """The figure as one of the likeliest of ``parties``."""
    party = max(parties, key=lambda party: parties[party])
    person = _person(case, one, party)
    placed = case.area(one.unit, one.mention, owner=person, subject=("result", one.role, one.value, party))
    return _Claim(one, parties, party, person, placed, case.year_near(one.unit, one.mention.start))


def _tell_apart(case: Case, claims: list[_Claim], listed: Sequence[_Row]) -> None:
    """Let no party have two counts in one contest: the surest stays, another is of the next likeliest party, if any is.

    What lists give is surer than any sentence.
    """
    taken: dict[tuple[object, ...], float] = {
        (row.area, row.values["party"], role, row.year): abs(row.measures[column])
        for row in listed
        for role, column in _COLUMNS.items()
        if column in row.measures
    }
    for place, claim in sorted(enumerate(claims), key=lambda pair: -pair[1].certainty):
        if taken.get(claim.slot, abs(claim.one.value)) != abs(claim.one.value):
            free = {
                party: likely
                for party, likely in claim.parties.items()
                if (claim.placed.area, party, claim.one.role, claim.year) not in taken
            }
            total = sum(free.values())
            if free and max(free.values()) / total >= _LIKELY_OWNER:
                claim = claims[place] = _claim(case, claim.one, {party: each / total for party, each in free.items()})
        taken.setdefault(claim.slot, abs(claim.one.value))


def _of_persons(case: Case, claims: Sequence[_Claim]) -> Iterator[_Claim]:
    """The claims, but for those of a party that would have several counts of one contest.

    Of these the ones that are said to be of a person of whom the article tells no party are of that person alone.
    """
    told: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for claim in claims:
        told[claim.slot].add(abs(claim.one.value))
    for claim in claims:
        person = _without_party(case, claim.one) if len(told[claim.slot]) > 1 else None
        if person is None:
            yield claim
            continue
        subject = ("result", claim.one.role, claim.one.value, "")
        placed = case.area(claim.one.unit, claim.one.mention, owner=person, subject=subject)
        yield _Claim(claim.one, {"": _IN_TURN}, "", person, placed, claim.year)


def _without_party(case: Case, one: Told) -> str | None:
    """The person who is said to have had the votes, if no party of theirs is told: Ada Fenwick polled 953."""
    if one.role != "votes":
        return None
    for pattern in _HAD:
        for match in pattern.finditer(one.unit.rendered):
            person = case.person(case.article.mentions[int(match["person"])])
            if int(match["count"]) == one.index and person and person.given and person.full not in case.party_of:
                return person.full
    return None


_HAD = (
    re.compile(
        r"‹person:(?P<person>\d+)›(?: \([^()‹›]{0,40}\)|, (?:‹num:\d+›|[^,‹›]{1,50}),)?"
        r" (?:(?:polled|got|had|took|received|secured|scored|attracted|managed|collected|picked up|won|on|with"
        r"|(?:came|finished|was) (?:\w+ )?\w+ with) )?"
        r"(?:just |only |a mere |exactly )?‹num:(?P<count>\d+)›(?! (?:more|fewer|points|seats))"
    ),
    re.compile(r"‹person:(?P<person>\d+)›'s ‹num:(?P<count>\d+)›(?! (?:majority|more|seats|lead))"),
    re.compile(r"‹num:(?P<count>\d+)› (?:votes )?(?:for|went to|to) ‹person:(?P<person>\d+)›"),
)


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


def _owners(case: Case, one: Told, same: Sequence[int]) -> Mapping[str, float]:
    """How likely the figure is whose: parties that the sentence or those before it name."""
    beaten = _beaten_before(one)
    groups: list[Mapping[int, str]] = [
        {index: party for index, party in case.owners_in(one.unit).items() if index not in beaten}
    ]
    for unit in reversed(case.article.units[max(0, one.unit.index - _EARLIER) : one.unit.index]):
        if case.article.block(unit).post != case.article.block(one.unit).post:
            break
        groups.append(case.owners_in(unit))
    party = _in_turn(case, one, same, groups[0]) or _of_pronoun(case, one, groups[0])
    if party := party or (None if groups[0] else _named_below(case, one)):
        return {party: _IN_TURN}
    named_by = {
        case.article.index_of(mention): found.rule
        for found in one.findings
        for name in ("person", "party", "owner")
        if (mention := found.get(name))
    }
    options = owner_evidence(one.unit, one.index, same, groups[0], case.persons_among(groups[0]), groups[1:], named_by)
    recorded = case.on_record.owners(abs(one.value), one.role)
    for party in sorted(recorded & case.named_parties):
        options.setdefault(party, ["named elsewhere"])
    if not options:
        return {}
    for party, evidence in options.items():
        if recorded:
            evidence.append(f"official {one.role} of {'party' if party in recorded else 'another'}")
    return case.judge.probabilities("owner", (one.role, abs(one.value)), options)


def _beaten_before(one: Told) -> Collection[int]:
    """The mentions of who is beaten where the winner's figure follows: a majority of 900 over Labour, taking 46%."""
    for match in _BEATEN_THEN_TAKING.finditer(one.unit.rendered):
        if int(match["figure"]) == one.index:
            return {int(match[name]) for name in ("party", "person") if match[name]}
    return ()


_BEATEN_THEN_TAKING = Sought(
    r"\b(?:over|ahead of|clear of|from|beating|defeating|beat|defeated|ousting|unseating) (?:the )?"
    r"(?=‹)(?:‹party:(?P<party>\d+)›(?:'s?)? ?)?(?:‹person:(?P<person>\d+)›)?,? (?:and |by )?"
    r"(?:taking|winning|polling|scoring|securing|getting|claiming|receiving|collecting|attracting) "
    r"(?:(?:just|over|almost|nearly|about|some|more than|an?|only) ){0,2}‹(?:num|pct):(?P<figure>\d+)›"
)


def _named_below(case: Case, one: Told) -> str | None:
    """The party first named in the line below the figures of an area: Thrupp, May 1993 / Votes: 1,012 / Ada Fenwick."""
    units, index = case.article.units, one.unit.index
    if not _LABEL.match(one.unit.rendered):
        return None
    above = next(
        (unit for unit in reversed(units[max(0, index - _CARD) : index]) if not _LABEL.match(unit.rendered)), None
    )
    below = next((unit for unit in units[index + 1 : index + 1 + _CARD] if not _LABEL.match(unit.rendered)), None)
    if above is None or below is None or not case.scene.named_in(above) or case.scene.named_in(below):
        return None
    if case.owners_in(above) or below.block - above.block > _CARD:
        return None
    owners = case.owners_in(below)
    return owners[min(owners)] if owners else None


_LABEL = re.compile(r"(?:votes?|vote share|share|percentage|change)(?: \(?[%±]\)?)?: ?‹")
_CARD = 4  # lines of an area's heading, its figures and what is said of them

_IN_TURN = 0.95  # of such sentences nearly all mean what they say


_SCORE = re.compile(
    r"(?P<beat>\b(?:beat|beats|beating|defeated|defeats|defeating|saw off|seeing off|sees off|ousted|ousts|unseated"
    r"|pipped|pipping|edged out|edging out|trounced|trouncing)"
    r"|\b(?:lost|loses|losing|went down|beaten|defeated|pipped) (?:to|by)) "
    r"(?:[^.;,‹›]|‹(?:party|person):\d+›){0,40}‹(?:party|person):(?P<last>\d+)›(?: \(‹party:\d+›\))?"
    r"(?: (?:candidate|hopeful|man|woman))?,? (?:by )?(?:just |only )?"
    r"‹num:(?P<more>\d+)›(?: votes)?(?: to |-| - | – )‹num:(?P<fewer>\d+)›"
)
# 598 and 293 for the Greens and Liberal Democrats
_PAIRED = re.compile(
    r"‹num:(\d+)›(?: votes)? and (?:just |only )?‹num:(\d+)›(?: votes)?(?: respectively)? "
    r"(?:for|to) (?:the )?‹(?:party|person):(\d+)›"
    r",? and (?:the )?‹(?:party|person):(\d+)›"
)
_LOSES = re.compile(r"(?: to| by)$")


def _of_score(score: re.Match[str], index: int, owners: Mapping[int, str]) -> str | None:
    """Whose count it is in "Ada Fenwick beat Ben Voss by 12,480 to 9,115"; None where it is not told whose."""
    last = int(score["last"])
    before = [owners[number] for number in sorted(owners) if f":{number}›" in score.string[: score.start()]]
    if not before or last not in owners or owners[last] == before[-1]:
        return None
    sides = [before[-1], owners[last]]
    if _LOSES.search(score["beat"]):
        sides.reverse()
    return dict(zip((int(score["more"]), int(score["fewer"])), sides, strict=True)).get(index)


def _in_turn(case: Case, one: Told, same: Sequence[int], owners: Mapping[int, str]) -> str | None:
    """The party whose turn it is: ``Ada Fenwick (Ind) and the Greens' Ben Voss got 288 and 512 respectively``."""
    rendered = one.unit.rendered
    if score := _SCORE.search(rendered):
        return _of_score(score, one.index, owners)
    for pair in _PAIRED.finditer(rendered):
        counts, names = pair.groups()[:2], pair.groups()[2:]
        if str(one.index) in counts:
            return owners.get(int(names[counts.index(str(one.index))]))
    if "respectively" not in rendered[case.rendered_position(one.unit, one.mention.start) :]:
        return None
    before = [owners[index] for index in sorted(owners) if index < same[0]]
    order = [*dict.fromkeys(before)][-len(same) :]
    return order[same.index(one.index)] if len(order) == len(same) > 1 else None


def _of_pronoun(case: Case, one: Told, owners: Mapping[int, str]) -> str | None:
    """The party of whom "he" or "she" at the head of a sentence means, for the figures before any other owner."""
    if any(index < one.index for index in owners):
        return None
    if _THAT.match(one.unit.rendered) and one.unit.index:
        before = case.article.units[one.unit.index - 1]
        told = {*case.owners_in(before).values()}
        return told.pop() if len(told) == 1 and before.block in (one.unit.block, one.unit.block - 1) else None
    if not _PRONOUN.match(one.unit.rendered):
        return None
    meant = case.person(case.meant_by_pronoun(one.unit))
    return case.party_of.get(meant.full) if meant else None


_THAT = re.compile(
    r"that (?:was|is|represents?|represented|equates|amounts|gave|works out)\b(?! (?:an? )?(?:majority|turnout|swing))"
)
_PRONOUN = re.compile(r"[\"']?(?:and |but )?(?:he|she)\b")


def _person(case: Case, one: Told, party: str) -> str | None:
    """The person of ``party`` whom the sentence names nearest to the figure, before it if possible."""
    owners = case.owners_in(one.unit)
    near = [index for index in case.persons_among(owners) if owners[index] == party]
    if not near and any(found.rule == "votes.pronoun" for found in one.findings):
        meant = case.person(case.meant_by_pronoun(one.unit))
        return meant.full if meant and case.party_of.get(meant.full) == party else None
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
