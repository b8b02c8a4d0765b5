"""Majorities and turnout: where, and of this contest or another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from hustings.annotate.units import Unit
from hustings.judge.roles import Role, is_difference
from hustings.judge.times import OF_THE_PAST, time_evidence
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.figures import Told, relation_of
from hustings.rules.elsewhere import is_nationwide, is_of_a_body
from hustings.types import Fact, Table, Value

_APART = 40  # characters between two figures of one statement ("323 votes, or 0.9 per cent")
_LEAST = 2  # votes of a majority
_SURE = 0.75  # how likely it is at least that a turnout is what another is held against, or a margin of now
_TIMES = {"majorities": ("this", "previous", "other"), "turnout": ("this", "other")}


def decide_majorities(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """The winning margins, in votes and in percent."""
    winners = {winner.person for winner in case.winners.values() if winner.person}
    figures = [one for one in told.get("margin", ()) if one.value >= _LEAST and float(one.value).is_integer()]
    for group in _together([*figures, *told.get("margin_percent", ())]):
        first = group[0]
        if is_of_a_body(first.unit.rendered) or _is_change(first):
            continue
        area, why, placed = case.area(
            first.unit,
            first.mention,
            bound=first.get("seat"),
            owner=_owner(case, first, winners),
            subject=("majority", first.role, first.value),
        )
        if below := case.below_list(first.unit):
            area = below.area or area
        elif not case.scene.named_in(first.unit) and first.role == "margin":
            area = case.attacher.led_by(first.value) or area
        when, timed = _when(case, "majorities", first, area)
        party = _party(case, first, area, when)
        if when == "this" and _is_between_losers(case, first, area):
            continue
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


def _is_between_losers(case: Case, one: Told, area: str | None) -> bool:
    """Whether a lead is that of somebody who did not win over another: third, 62 ahead of the BNP's Ben Voss."""
    winner = case.winners.get(area) if area else None
    if winner is None or winner.party is None:
        return False
    owners = case.owners_in(one.unit)
    if winner.party in owners.values() or _PRONOUN.search(one.unit.rendered):
        return False
    before, _, after = one.unit.rendered.partition(one.mark)
    leads, trails = _LEADS.search(before), _TRAILS.match(after)
    first = leads and _AHEAD.match(after) and owners.get(int(leads[1]))
    second = trails and owners.get(int(trails[1]))
    return bool(first or second)


_PRONOUN = re.compile(r"\b(?:he|she|his|her|they|their)\b")
_LEADS = re.compile(r"‹person:(\d+)›(?:[^.;‹›]|‹(?:num|cell|party|pct):\d+›){0,40}$")
_AHEAD = re.compile(r" (?:votes )?(?:ahead|clear|in front) of\b")
_TRAILS = re.compile(r" (?:votes )?(?:behind|short of|adrift of) (?:the )?‹(?:party|person):(\d+)›")


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
    beside = table == "turnout" and re.search(rf":{one.index}›,? [(\[]‹year:\d+›:? ‹pct:", one.unit.rendered)
    below = case.below_list(one.unit) if year is None and not beside else None  # Turnout 32.5% (2019: 56.8%)
    year = below.year if below else year
    if year is None or year == "last":
        told = year or "none"
    else:
        lately = case.main_year and case.year_before <= int(year) <= int(case.main_year)
        told = "before" if lately else "older"  # or later: of an anniversary
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
    others = sum(told > _OWN for other, told in case.scene.told.items() if other != area)
    evidence.append(f"headline {case.scene.in_headline(area)} kind {case.scene.kind}")
    own = f"told of {case.scene.told.get(area or '', 0.0):.1f} others {min(others, 2)}"
    evidence += [own, f"{own} kind {case.scene.kind} known {case.result_known}"]
    evidence.append(f"dated {case.clock.polling_day is not None} main {main}")
    evidence.append(f"on votes {case.scene.units_on_votes} known {case.result_known}")
    if area:
        evidence += dict.fromkeys(case.on_record.told_by(one.value, one.role, area))
    if area and table == "majorities":
        evidence += dict.fromkeys((*_of_sides(case, one, area), *_of_lists(case, one, area)))
    likely = case.judge.probabilities_from_same(f"when_{table}", (one.role, one.value, area), _TIMES[table], evidence)
    when = max(likely, key=lambda when: likely[when])
    if main and case.result_known and year in (None, "last") and (told_of := _of_a_change(one)):
        return told_of, max(_SURE, likely[told_of])
    doubtful = when in ("this", "previous") and likely[when] < _SURE and main and case.result_known and year is None
    if doubtful and table == "majorities" and not OF_THE_PAST.search(one.unit.rendered):
        return "this", _SURE  # a misprint is no difference of counts, and is told like the margin that it stands for
    return when, likely[when]


_OWN = 0.5  # areas likelier than not to be told of are the article's own


def _of_a_change(one: Told) -> str | None:
    """Whether a margin is what another came to or was before, where a rule saw the two side by side."""
    if _WITHIN_A_COUNT.search(one.unit.rendered):
        return None
    changes = [found for found in one.findings if found.rule == _CHANGE]
    named = {name for found in changes for name, mention in found.groups.items() if mention == one.mention}
    return "previous" if named == {"before"} else "this" if named == {"votes"} else None


_CHANGE = "majority.changed"
_WITHIN_A_COUNT = Sought(r"\bpreference|\bsecond (?:choice|vote|round|count)|\brecount|\btransfer|\bcounting\b")


def _of_sides(case: Case, one: Told, area: str) -> Iterator[str]:
    """Evidence from whether those beside a figure won or held the area."""
    winner, holder = case.winners.get(area), case.holders.get(area)
    won = winner.party if winner else None
    yield f"won {won is not None} held {holder is not None} same {won == holder if won and holder else None}"
    if tied := one.get("party"):
        yield f"tied to {_side(tied.canonical, won, holder)}"
    owners = case.owners_in(one.unit)
    before = max((index for index in owners if index < one.index), default=None)
    after = min((index for index in owners if index > one.index), default=None)
    for way, index in (("before", before), ("after", after)):
        if index is not None:
            yield f"{way} it {_side(owners[index], won, holder)}"
    persons = case.persons_in(one.unit)
    of_winner = winner is not None and (
        winner.person in persons or (before is not None and owners[before] == won) or _names_own_day(case, one.unit)
    )
    past = OF_THE_PAST.search(one.unit.rendered) is not None
    year = case.year_near(one.unit, one.mention.start) is not None
    yield f"of the winner {of_winner} past {past} known {case.result_known} year {year}"
    if not case.leavers.keys().isdisjoint(persons):
        yield "names a leaver"


def _names_own_day(case: Case, unit: Unit) -> bool:
    """Whether a sentence names the day on which the article's own contest polled."""
    days = (
        case.clock.day_of(mention, unit)
        for mention in case.mentions_in(unit)
        if mention.label in ("date", "weekday", "rel")
    )
    return case.clock.polling_day is not None and case.clock.polling_day in days


def _side(party: str, won: str | None, held: str | None) -> str:
    return f"won {party == won if won else None} held {party == held if held else None}"


def _of_lists(case: Case, one: Told, area: str) -> Iterator[str]:
    """Evidence from the leads in the lists of the area's contests, this one and earlier ones.

    That a figure is no such lead tells nothing: papers print wrong ones.
    """
    for now in (True, False):
        counts = sorted(
            (each.votes for each in case.listed if each.area == area and (each.year is None) == now), reverse=True
        )
        if len(counts) > 1 and counts[1] and one.value == counts[0] - counts[1]:
            yield f"lead of list {now}"


def _party(case: Case, one: Told, area: str | None, when: str) -> str | None:
    """Who held or won a margin."""
    recorded = case.on_record.owner_in(area, one.value, one.role) if area else None
    if recorded in case.named_parties:
        return recorded
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
    against = {one.mention.start: base for one in figures if (base := _held_against(one, figures))}
    bases = {base.mention.start for base in against.values()}
    areas: dict[int, str] = {}  # by where a figure starts
    for group in _together(figures):
        first = group[0]
        if is_nationwide(first.unit.rendered, first.mark) or _is_change(first):
            continue
        area, why, placed = case.area(
            first.unit, first.mention, bound=first.get("seat"), subject=("turnout", first.role, first.value)
        )
        if below := case.below_list(first.unit):
            area = below.area or area
        start = first.mention.start
        if start in against:
            area = areas.get(against[start].mention.start, area)
        if area is None:
            continue
        areas[start] = area
        when, timed = _when(case, "turnout", first, area)
        own = area in case.scene.main and case.result_known and not case.year_near(first.unit, start)
        if sure := "other" if start in against else "this" if start in bases and own else None:
            when, timed = sure, max(_SURE, timed if when == sure else 0.0)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=when == "this"),
            **{"percent" if one.role == "turnout" else one.role: _number(one) for one in group},
            "relation": relation_of(first),
            "when": when,
        }
        span, certainty = (first.mention.start, first.mention.end), first.certainty * placed * timed
        yield case.fact("turnout", values, span, first.unit, first.rule, first.why + why, certainty)


def _is_change(one: Told) -> bool:
    """Whether a figure is how much more or less a count or a turnout came to than an earlier one."""
    before, _, after = one.unit.rendered.partition(one.mark)
    moved = one.role == "turnout" and _MOVED.search(before[-_APART:])
    return bool(moved or (one.role == "margin" and _MORE_THAN_THEN.match(after)))


_MOVED = re.compile(r"\b(?:down|up|fell|rose|dropped|increased) (?:by )?(?:just |only |about |some |almost )?\Z")
_MORE_THAN_THEN = re.compile(
    r" (?:votes )?(?:more|fewer|less) than (?:the ‹num:\d+› )?"
    r"(?:of|in|at|it|they|he|she|the party|last time|‹(?:year|ago|rel):)"
)


def _held_against(one: Told, figures: Sequence[Told]) -> Told | None:
    """The turnout beside which this one is an earlier one: "58 per cent, down on 61.8", "from 61.8 to 58"."""
    if one.role != "turnout":
        return None
    beside = [other for other in figures if other.unit is one.unit and other.role == "turnout"]
    rendered = one.unit.rendered

    def apart(first: Told, second: Told) -> str:
        return rendered[rendered.find(f":{first.index}›") : rendered.find(f":{second.index}›")]

    later = next((other for other in beside if other.index > one.index), None)
    if later and _FROM.search(rendered[: rendered.find(one.mark)]) and _TO.match(apart(one, later)):
        return later
    earlier = [other for other in beside if other.index < one.index]
    if not earlier or _IN_AN_AREA.match(rendered, rendered.find(one.mark)):
        return None
    between = apart(earlier[-1], one)
    return earlier[-1] if _COMPARED.search(between) and not _AREA.search(between) else None


_AREA = re.compile(r"‹(?:seat|area|place):")
_IN_AN_AREA = re.compile(r"‹\w+:\d+› (?:in|at|for) (?:the )?‹(?:seat|area|place):")
_FROM = re.compile(r"\bfrom (?:about |around |just |only |almost |some |nearly |over |a )?$")
_TO = re.compile(
    r":\d+›[^.;‹]{0,30}(?:‹(?:year|ago|rel|date|month):\d+›,? )?(?:[^.;‹]{0,20} )?to (?:[a-z]+ ){0,3}‹[a-z]+$"
)
_COMPARED = re.compile(
    r"\b(?:down|up|lower|higher|more|less|fewer|drop|fall|rise)\b[^‹]{0,60}\b(?:on|from|than)\b|\bcompar(?:ed|es|ing)\b|\bagainst\b"
    r"|^:\d+›[,;]? \(?was ‹?$|[(,;–-] ?‹year:\d+›:?"
)


def _plausible(one: Told) -> bool:
    return 2 < one.value <= 100 if one.role == "turnout" else one.value >= 100
