"""Majorities, turnout and swings: where, and of this contest or another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case
from hustings.rules.pattern import Finding, relation
from hustings.types import Evidence, Fact, Value

_WAS = re.compile(
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
_NOW = re.compile(
    r"\b(?:with|by|gives?|giving|gave|given) (?:him |her |them |labour )?a (?:new "
    r")?(?:reduced |slim |winning )?(?:majority|margin|lead)|winning margin|\bnew "
    r"majority|tonight's majority|cut (?:the |his |her )?(?:majority )?to|reduced to|down "
    r"to"
    r"|\bhas (?:widened|grown|shrunk|gone)|\bis (?:now )?\W*‹num|finished|\bahead\b|"
    r"\bclear\b|in front|\bby ‹num|majority:|maj\b|declared|elected with|held on|\bwon by|"
    r"results?\b|home by|recount"
)


@dataclass(slots=True)
class _Margin:
    values: dict[str, Value]
    span: Mention
    unit: Unit
    rule: str
    why: tuple[Evidence, ...]


def decide_majorities(case: Case, claimed: set[int]) -> Iterator[Fact]:
    """The winning margins that no other table has claimed."""
    seen: set[tuple[object, ...]] = set()
    for found in case.findings["majority"]:
        for margin in _margins(case, found, claimed) if case.scene.areas else ():
            key = (
                margin.values.get("constituency"),
                margin.values.get("votes"),
                margin.values.get("percent"),
                margin.values.get("when"),
            )
            if key in seen:
                continue
            seen.add(key)
            yield case.fact(
                "majorities", margin.values, (margin.span.start, margin.span.end), margin.unit, margin.rule, margin.why
            )


def _margins(case: Case, found: Finding, claimed: set[int]) -> Iterator[_Margin]:
    for name in ("other", "previous"):
        if (told := found.get(name)) and told.start not in claimed:
            claimed.add(told.start)
            yield _margin(case, found, told, None, name)
    before, value, percent = found.get("before"), found.get("votes"), found.get("percent")
    main = value or percent
    if main is None or main.start in claimed:
        return
    if value and (value.figure.value < 2 or not float(value.figure.value).is_integer()):
        return
    if (
        value
        and value.figure.spelled
        and value.figure.value < 20
        and "majority" not in found.rule[9:]
        and not re.search("vote|majority", found.unit.rendered)
    ):
        return
    if re.search(
        (
            r"(?<!majority )\bif\b.{0,60}‹num|\bwould (?:win|have won)\b|predict|\bwe might\b|"
            r"might win|could win|expect(?:ed|s)? (?:him|her|them) to win|would be|settled for|reckon|"
            r"\bpoll\b.{0,20}lead"
        ),
        found.unit.rendered,
    ):
        return
    if _between_losers(case, found, main):
        return
    if before and before.start not in claimed:
        claimed.add(before.start)
        yield _margin(case, found, before, None, "previous")
    claimed.update(m.start for m in (value, percent) if m)
    when = "new" if before else None
    yield _margin(case, found, value, percent, when)


def _between_losers(case: Case, found: Finding, value: Mention) -> bool:
    """Whether a margin is one between also-rans: "was second, 44 in front of" the third."""
    if not found.rule.startswith(("majority.ahead", "majority.behind")):
        return False
    before = found.unit.rendered[: case.rendered_position(found.unit, value.start)]
    return bool(re.search(r"\b(?:second|third|fourth|fifth)\b[^;]{0,60}$|\bfavourite\b", before))


def _margin(case: Case, found: Finding, votes: Mention | None, percent: Mention | None, when: str | None) -> _Margin:
    main = votes or percent
    assert main is not None
    area, why = case.area(found.unit, main, bound=found.get("seat"), owner=_unit_owner(case, found))
    if below := case.below_list(found.unit):
        area = below.area or area
        when = when or ("previous" if below.year and area in case.scene.main else None)
    when = when or _when(case, found, main, area)
    if area not in case.scene.main and case.scene.kind == "by-election":
        when = "other"
    party = found.get("party")
    name = party.canonical if party else _holder(case, area, when)
    if name is None or (when == "previous" and party is None):
        named = {m.canonical for m in case.mentions_in(found.unit) if m.label == "party"}
        name = named.pop() if len(named) == 1 else name
    values: dict[str, Value] = {
        **case.contest_columns(area, main=area in case.scene.main and when == "new"),
        "votes": votes.figure.count if votes else None,
        "percent": percent.figure.value if percent else None,
        "relation": relation(found.words, main),
        "party": name,
    }
    values["when"] = "this" if when == "new" else when
    if name and area and when == "previous":
        case.holders.setdefault(area, name)
    if when == "new" and area and (winner := case.winners.get(area)) and winner.party == name:
        values["person"] = winner.person
    return _Margin(values, main, found.unit, found.rule, why)


def _unit_owner(case: Case, found: Finding) -> str | None:
    """The person whose margin it is: the rule's, else a winner whom the sentence names."""
    if person := case.person(found.get("person")):
        return person.full
    return _unit_winner(case, found.unit)


def _unit_winner(case: Case, unit: Unit) -> str | None:
    winners = {winner.person for winner in case.winners.values() if winner.person}
    return next((name for name in case.persons_in(unit) if name in winners), None)


def _when(case: Case, found: Finding, value: Mention, area: str | None) -> str:
    """Whether a margin is the one that this contest produced, the one before it, or of another contest."""
    year = case.year_near(found.unit, value.start)
    if year and year.isdigit() and case.main_year and (area in case.scene.main or case.scene.kind == "general"):
        return "previous" if int(year) >= case.year_before else "other"
    if area not in case.scene.main:
        return "other"
    if year == "last" or not case.result_known:
        return "previous"
    if found.rule in ("majority.defending", "majority.overturn"):
        return "previous"
    if found.rule in (
        "majority.agency",
        "majority.won_by",
        "majority.by_votes",
        "majority.by_end",
        "majority.ahead",
        "majority.behind",
        "majority.ahead_of",
        "majority.in_it",
        "majority.between",
    ):
        return "previous" if _LAST_TIME.search(_clause(case, found.unit, value)) else "new"
    clause = _clause(case, found.unit, value)
    return "previous" if _WAS.search(clause) and not _NOW.search(clause) else "new"


_LAST_TIME = re.compile(
    r"\blast time\b|\byears? ago\b|when (?:he|she|they) (?:won|was)|‹ago:\d+›|had dwindled|used to be|having been"
    r"|\bbefore(?:$|[.,;]| ‹)|previous|general election|last ‹month|had (?:come|gone) into"
)


def _clause(case: Case, unit: Unit, value: Mention) -> str:
    """The part of the sentence around ``value``, between semicolons, dashes and the like."""
    position = case.rendered_position(unit, value.start)
    begin = max((m.end() for m in _BREAK.finditer(unit.rendered, 0, position)), default=0)
    end = next((m.start() for m in _BREAK.finditer(unit.rendered, position)), len(unit.rendered))
    return unit.rendered[begin:end]


_BREAK = re.compile(
    r"; |: | – | - |, but |, and (?:this|it|that|the)|, while |, compared|, though| "
    r"whereas |, having |, which | before ‹"
)


def _holder(case: Case, area: str | None, when: str) -> str | None:
    if area is None:
        return None
    if when == "new":
        return case.winners[area].party if area in case.winners else None
    return case.holders.get(area)


def decide_turnout(case: Case, claimed: set[int]) -> Iterator[Fact]:
    """Turnout, ballots and electorate; one row for each statement."""
    seen: set[tuple[object, ...]] = set()
    for found in case.findings["turnout"]:
        parts = {name: found.get(name) for name in ("percent", "ballots", "electorate")}
        given = {name: m for name, m in parts.items() if m and m.start not in claimed}
        if not given or any(m and m.start in claimed for m in parts.values()):
            continue
        first = next(iter(given.values()))
        if not _plausible(given) or (found.rule == "turnout.at_that" and not _after_turnout(case, found.unit)):
            continue
        area, why = case.area(found.unit, first, bound=found.get("seat"))
        when = "this" if area in case.scene.main and not _compared(case, found.unit, first) else "other"
        if below := case.below_list(found.unit):
            area, when = below.area or area, "other" if below.year else when
        if area is None:
            continue
        columns = case.contest_columns(area, main=when == "this")
        values: dict[str, Value] = {
            **columns,
            "percent": given["percent"].figure.value if "percent" in given else None,
            "ballots": given["ballots"].figure.count if "ballots" in given else None,
            "electorate": given["electorate"].figure.count if "electorate" in given else None,
            "relation": relation(found.words, first),
            "when": when,
        }
        key = tuple(values.get(name) for name in ("constituency", "percent", "ballots", "electorate", "when"))
        claimed.update(m.start for m in given.values())
        if key not in seen:
            seen.add(key)
            yield case.fact("turnout", values, (first.start, first.end), found.unit, found.rule, why)


def _after_turnout(case: Case, unit: Unit) -> bool:
    """Whether the sentence before speaks of how many voted, so that "that is 37%" is the turnout."""
    before = case.article.units[unit.index - 1].rendered if unit.index else ""
    return bool(re.search(r"turnout|\bpapers\b|register|ballots?\b|took part|\bvoted\b|electorate", before))


def _plausible(given: dict[str, Mention]) -> bool:
    if (percent := given.get("percent")) and not 2 < percent.figure.value <= 100:
        return False
    return all(m.figure.value >= 100 for name, m in given.items() if name != "percent")


def _compared(case: Case, unit: Unit, value: Mention) -> bool:
    """Whether a figure of turnout is that of another contest, to compare with."""
    year = case.year_near(unit, value.start)
    if year:
        return True
    position = case.rendered_position(unit, value.start)
    before, after = unit.rendered[:position], unit.rendered[position:]
    return bool(
        re.search(
            (
                r"(?:compared (?:with|to)|against|down from|up from|from|below|than|well below|had "
                r"(?:been|in)|where)\s(?:[^‹›]|‹(?:rel|month|year|person|seat|date):\d+›){0,40}$"
            ),
            before[-70:],
        )
        or re.search(r"turnout (?:then|there last time) was $|^turnout then", before)
        or re.match(r"‹\w+:\d+› (?:turnout )?(?:of )?(?:‹ago:\d+›|\w+ years? (?:ago|earlier))", after)
        or re.match(r"‹\w+:\d+›[^.;‹]{0,30}(?:last time|at the (?:last )?general election|in ‹(?:year|month))", after)
        or re.search(
            r"general election (?:two |three |four )?[^.;]{0,30}(?:the figure was|it was|turnout was)[^‹]*$", before
        )
    )


def decide_swings(case: Case, claimed: set[int]) -> Iterator[Fact]:
    """Swings with the parties that the sentence names around them."""
    seen: set[tuple[object, ...]] = set()
    for found in case.findings["swing"]:
        value = found.get("percent")
        if value is None or value.start in claimed or not 0 < value.figure.value <= 60:
            continue
        claimed.add(value.start)
        area, why = case.area(found.unit, value)
        if area is None:
            continue
        loser, gainer = _swing_parties(case, found.unit, value, area)
        main = area in case.scene.main
        values: dict[str, Value] = {
            **case.contest_columns(area, main=main),
            "percent": value.figure.value,
            "from_party": loser,
            "to_party": gainer,
        }
        key = (values.get("constituency"), value.figure.value)
        if key not in seen:
            seen.add(key)
            yield case.fact("swings", values, (value.start, value.end), found.unit, found.rule, why)


def _swing_parties(case: Case, unit: Unit, value: Mention, area: str | None) -> tuple[str | None, str | None]:
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
    winner = case.winners.get(area) if area else None
    if gainer is None and winner and winner.party != loser:
        gainer = winner.party
    if loser is None and winner and gainer == winner.party:
        loser = winner.gained_from or _runner_up(case, area)
    return (loser, gainer) if loser != gainer else (None, gainer)


def _runner_up(case: Case, area: str | None) -> str | None:
    holder = case.holders.get(area) if area else None
    winner = case.winners.get(area) if area else None
    return holder if holder and winner and holder != winner.party else None
