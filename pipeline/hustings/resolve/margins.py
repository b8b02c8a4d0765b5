"""Majorities, turnout and swings: where, and of this contest or another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from hustings.annotate.parties import party_named
from hustings.annotate.units import Unit
from hustings.judge.roles import Role, is_difference
from hustings.judge.times import time_evidence
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.figures import Told, relation_of
from hustings.rules.swings import is_needed
from hustings.types import Fact, Table, Value

_APART = 40  # characters between two figures of one statement ("323 votes, or 0.9 per cent")
_LEAST = 2  # votes of a majority
_SURE = 0.75  # how likely a margin must be the one before this where no word of the sentence speaks of the past
_TIMES = {"majorities": ("this", "previous", "other"), "turnout": ("this", "other")}

_WAS = Sought(
    r"\blast time\b|previous|\bgeneral election\b|inherit|bequeath|left behind|leaves? "
    r"behind|\bleft (?:a|an|his|her|behind)|defend|overturn|\bhad (?:a |an |held |been |"
    r"had )|used to|swept (?:away|aside)|wip(?:ed|ing) out"
    r"|notional|\bto have\b|by then|\bback (?:then|in)\b|sitting on|to play with|\bwas "
    r"(?:a|an|the|once)\b|had dwindled|going into|demolish|evaporat|vanish|whittled|"
    r"cushion|held (?:the seat|it|here)|\bhad\b"
    r"|the ‹num:\d+› (?:by which|majority)|\byears? ago\b|last ‹month|last year|when "
    r"(?:he|she|they) won|defence|at stake|safe|to overhaul|lead back|\bdates? from\b|"
    r"three weeks"
)


def decide_majorities(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """The winning margins, in votes and in percent."""
    winners = {winner.person for winner in case.winners.values() if winner.person}
    figures = [one for one in told.get("margin", ()) if one.value >= _LEAST and float(one.value).is_integer()]
    for group in _together([*figures, *told.get("margin_percent", ())]):
        first = group[0]
        area, why, placed = case.area(
            first.unit,
            first.mention,
            bound=first.get("seat"),
            owner=_owner(case, first, winners),
            subject=("majority", first.role, first.value),
        )
        if below := case.below_list(first.unit):
            area = below.area or area
        when, timed = _when(case, "majorities", first, area)
        party = _party(case, first, area, when)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=area in case.scene.main and when == "this"),
            **{"percent" if one.role == "margin_percent" else "votes": _number(one) for one in group},
            "relation": relation_of(first),
            "party": party,
            "when": when,
        }
        if party and area and when == "previous":
            case.holders.setdefault(area, party)
        if when == "this" and area and (winner := case.winners.get(area)) and winner.party == party:
            values["person"] = winner.person
        span, sure = (first.mention.start, first.mention.end), first.certainty * placed * timed
        yield case.fact("majorities", values, span, first.unit, first.rule, first.why + why, sure)


def _number(one: Told) -> float | int:
    return one.value if one.role in ("margin_percent", "turnout") else one.mention.figure.count


def _together(figures: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Figures that one statement gives: of different roles, close to each other."""
    group: list[Told] = []
    for one in sorted(figures, key=lambda one: one.index):
        near = group and one.unit is group[-1].unit and one.mention.start - group[-1].mention.end <= _APART
        if group and not (near and one.role not in {other.role for other in group}):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _owner(case: Case, one: Told, winners: Collection[str]) -> str | None:
    """The person whose margin it is: the rule's, else a winner whom the sentence names."""
    if person := case.person(one.get("person")):
        return person.full
    return next((name for name in case.persons_in(one.unit) if name in winners), None)


def _when(case: Case, table: Table, one: Told, area: str | None) -> tuple[str, float]:
    """Of which contest a figure is (``this``, ``other`` or, for a margin, ``previous``), and how likely that is."""
    year = case.year_near(one.unit, one.mention.start)
    below = case.below_list(one.unit) if year is None else None
    year = below.year if below else year
    if year is None or year == "last":
        told = year or "none"
    else:
        told = "before" if case.main_year and int(year) >= case.year_before else "older"
    main = area in case.scene.main
    evidence = list(
        time_evidence(
            one.unit.rendered,
            one.index,
            year=told,
            known=case.result_known,
            main=main,
            rules=[
                f"{found.rule} {name}" for found in one.findings for name, m in found.groups.items() if m == one.mention
            ],
            difference=is_difference(one.value, case.differences),
        )
    )
    evidence.append(f"below {'earlier' if below and below.year else bool(below)}")
    evidence.append(f"kind {case.scene.kind} main {main}")
    evidence += dict.fromkeys(case.on_record.told_by(one.value, one.role, area) if area else ())
    likely = case.judge.probabilities_from_same(f"when_{table}", (one.role, one.value, area), _TIMES[table], evidence)
    when = max(likely, key=lambda when: likely[when])
    doubtful = when in ("this", "previous") and likely[when] < _SURE and main and case.result_known and year is None
    if doubtful and table == "majorities" and not _WAS.search(one.unit.rendered):
        return "this", _SURE
    return when, likely[when]


def _party(case: Case, one: Told, area: str | None, when: str) -> str | None:
    """Who held or won a margin."""
    if party := one.get("party"):
        return party.canonical
    if name := _holder(case, area, when):
        return name
    named = {m.canonical for m in case.mentions_in(one.unit) if m.label == "party"}
    return named.pop() if len(named) == 1 else None


def _holder(case: Case, area: str | None, when: str) -> str | None:
    if area is None:
        return None
    if when == "this":
        return case.winners[area].party if area in case.winners else None
    return case.holders.get(area)


def decide_turnout(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """Turnout, ballots and electorate; one row for each statement."""
    figures = [one for role in ("turnout", "ballots", "electorate") for one in told.get(role, ()) if _plausible(one)]
    for group in _together(figures):
        first = group[0]
        area, why, placed = case.area(
            first.unit, first.mention, bound=first.get("seat"), subject=("turnout", first.role, first.value)
        )
        if below := case.below_list(first.unit):
            area = below.area or area
        if area is None:
            continue
        when, timed = _when(case, "turnout", first, area)
        if _is_compared(first, figures):
            when, timed = "other", max(_SURE, timed if when == "other" else 0.0)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=when == "this"),
            **{"percent" if one.role == "turnout" else one.role: _number(one) for one in group},
            "relation": relation_of(first),
            "when": when,
        }
        span, sure = (first.mention.start, first.mention.end), first.certainty * placed * timed
        yield case.fact("turnout", values, span, first.unit, first.rule, first.why + why, sure)


def _is_compared(one: Told, figures: Sequence[Told]) -> bool:
    """Whether a turnout is what the one before it in its sentence is held against: "58 per cent, down on 61.8"."""
    if one.role != "turnout":
        return False
    earlier = [
        other for other in figures if other.unit is one.unit and other.role == "turnout" and other.index < one.index
    ]
    rendered = one.unit.rendered
    if not earlier:
        return False
    between = rendered[rendered.find(f":{earlier[-1].index}›") : rendered.find(f":{one.index}›")]
    return _COMPARED.search(between) is not None and _OF_AN_AREA.search(rendered) is None


_OF_AN_AREA = re.compile(r"‹(?:seat|area|place):")
_COMPARED = re.compile(
    r"\b(?:down|up|lower|higher|more|less|fewer|drop|fall|rise)\b[^‹]{0,60}\b(?:on|from|than)\b|\bcompar(?:ed|es|ing)\b|\bagainst\b"
    r"|^:\d+›[,;]? \(?was ‹?$|[(,;–-] ?‹year:\d+›:?"
)


def _plausible(one: Told) -> bool:
    return 2 < one.value <= 100 if one.role == "turnout" else one.value >= 100


def decide_swings(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """Swings with the parties that the sentence names around them."""
    for one in told.get("swing", ()):
        if not 0 < one.value <= 60 or is_needed(one.unit.rendered, f"‹{one.mention.label}:{one.index}›"):
            continue
        area, why, placed = case.area(one.unit, one.mention, subject=("swing", one.role, one.value))
        if area is None:
            continue
        loser, gainer = _swing_parties(case, one.unit, area)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=area in case.scene.main),
            "percent": one.value,
            "from_party": loser,
            "to_party": gainer,
        }
        span = one.mention.start, one.mention.end
        yield case.fact("swings", values, span, one.unit, one.rule, one.why + why, one.certainty * placed)


def _swing_parties(case: Case, unit: Unit, area: str | None) -> tuple[str | None, str | None]:
    """The parties between which a swing went."""
    loser = gainer = None
    text = unit.rendered
    position = text.find("swing")
    near = text[max(0, position - 90) :]
    if match := re.search(r"(?:from |away from )(?:the )?‹party:(\d+)›", near):
        loser = case.article.mentions[int(match[1])].canonical
    if match := re.search(r"(?<!due )\bto (?:the )?‹party:(\d+)›", near):
        gainer = case.article.mentions[int(match[1])].canonical
    if match := re.search(r"‹party:(\d+)› to (?:the )?‹party:(\d+)›", near):
        loser, gainer = (case.article.mentions[int(match[i])].canonical for i in (1, 2))
    for match in _PAIR.finditer(case.article.text, unit.start, unit.end):
        one, other = party_named(match[1]), party_named(match[2])
        if one and other:
            loser, gainer = one, other
    winner = case.winners.get(area) if area else None
    if gainer is None and winner and winner.party != loser:
        gainer = winner.party
    if loser is None and winner and gainer == winner.party:
        loser = winner.gained_from or _runner_up(case, area)
    elif loser is None and gainer and winner:
        loser = winner.party  # a swing to another than the winner is one from the winner
    return (loser, gainer) if loser != gainer else (None, gainer)


_PAIR = re.compile(r"(?<![\w-])([A-Z]\w{0,7})(?:[-/]| ?> ?| to )([A-Z]\w{0,7}(?: Dem)?)(?![\w-])")  # swing Con-Lab


def _runner_up(case: Case, area: str | None) -> str | None:
    holder = case.holders.get(area) if area else None
    winner = case.winners.get(area) if area else None
    if winner is None:
        return None
    if holder and holder != winner.party:
        return holder
    votes = {
        listed.party: listed.votes
        for listed in case.listed
        if listed.area == area and not listed.year and listed.votes and listed.party != winner.party
    }
    return max(votes, key=lambda party: votes[party], default=None)
