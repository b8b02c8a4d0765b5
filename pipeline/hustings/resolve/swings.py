"""Swings: where they happened, and between which parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hustings.annotate.mentions import Mention
from hustings.annotate.parties import party_named
from hustings.annotate.units import Unit
from hustings.judge.reading import beside, read
from hustings.judge.roles import Role
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.figures import Told
from hustings.rules.elsewhere import is_nationwide, is_surveyed
from hustings.rules.swings import is_needed
from hustings.types import Fact, Value

_COUNTED = re.compile(
    r"\b(?:won|held|took|gain(?:ed)?|lost|elected|returned|clung|hung|declar\w+|polled|by-election|result)\b"
    r"|\bby [\d,]+\b",
    re.I,
)


def decide_swings(case: Case, told: Mapping[Role, Sequence[Told]]) -> Iterator[Fact]:
    """Swings with the parties that the sentence names around them."""
    for one in told.get("swing", ()):
        rendered = one.unit.rendered
        if not 0 < one.value <= 60 or is_needed(rendered, one.mark):
            continue
        if is_surveyed(rendered) or is_nationwide(rendered, one.mark) or _of_a_survey(case, one.unit):
            continue
        area, why, placed = case.area(one.unit, one.mention, subject=("swing", one.role, one.value))
        below = case.below_list(one.unit)
        area = case.scene.area(_bound(one)) or (below.area if below and not below.year else None) or area
        if area is None:
            continue
        loser, gainer = _sides(case, one, area)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=area in case.scene.main),
            "percent": one.value,
            "from_party": loser,
            "to_party": gainer,
        }
        span = one.mention.start, one.mention.end
        yield case.fact("swings", values, span, one.unit, one.rule, one.why + why, one.certainty * placed)


def _of_a_survey(case: Case, unit: Unit) -> bool:
    """Whether a paragraph has told by then what a survey found, and of nothing that was counted."""
    text = case.article.text[case.article.block(unit).start : unit.end]
    return is_surveyed(text.lower()) and not _COUNTED.search(text)


def _bound(one: Told) -> Mention | None:
    """The area that a rule ties to a swing of which it tells beside another."""
    return next((found.get("seat") for found in one.findings if found.rule == "swing.each"), None)


def _sides(case: Case, one: Told, area: str) -> tuple[str | None, str | None]:
    """The parties from which and to which a swing went: judged by the words beside each and by what became of it."""
    if sides := sides_beside(case, one.unit, one.index):
        return sides
    told = _by_rule(case, one.unit)
    winner = case.winners.get(area)
    loser = winner and (winner.gained_from or case.holders.get(area))
    if winner and winner.party and loser and loser != winner.party and _AGAINST.search(one.unit.rendered):
        return loser, winner.party
    fates = {
        "winner": winner.party if winner else None,
        "loser": winner.gained_from if winner else None,
        "holder": case.holders.get(area),
        "runner-up": _runner_up(case, area),
    }
    reading = read(one.unit.rendered)
    beside_each: dict[str, list[str]] = {party: [] for party in (*told, *fates.values()) if party}
    for index, party in case.owners_in(one.unit).items():
        said = beside_each.setdefault(party, [])
        way = "after" if index > one.index else "before"
        said += beside(reading, index, near=2, far=2)
        said += [f"{way} by {word}" for word in reading.between(index, one.index)[:_NEAR]]
        said.append(f"{way} {min(abs(reading.position[index] - reading.position[one.index]), _FAR) // 3}")
        said.append(f"as {case.article.mentions[index].label}")
    recorded = case.on_record.owners(one.value, "swing")
    for party in sorted(recorded & case.named_parties):
        beside_each.setdefault(party, ["named elsewhere"])
    known: dict[str, str] = {}
    for side, by_rule in zip(("swung_to", "swung_from"), told[::-1], strict=True):
        options = {
            party: [
                f"rule {party == by_rule if by_rule else None}",
                f"rule's other {party in told and party != by_rule}",
                *(f"{fate} {party == who}" for fate, who in fates.items() if who),
                *([f"official swing to it {party in recorded}"] if recorded else ()),
                *said,
            ]
            for party, said in beside_each.items()
            if party not in known.values()
        }
        options[_NOBODY] = [f"none of {min(len(options), 3)}", f"none by rule {by_rule is None}"]
        distinct = {party: tuple(dict.fromkeys(evidence)) for party, evidence in options.items()}
        likely = case.judge.probabilities(side, (one.value, area), distinct)
        best = max(likely, key=lambda party: likely[party])
        if best != _NOBODY:
            known[side] = best
    return known.get("swung_from"), known.get("swung_to")


_AGAINST = Sought(r"\bswing (?:of \S+ )?against (?:them|it|the party)\b")  # those who lost the seat
_NOBODY = "?"
_NEAR = 6  # words between a party and the figure that are looked at
_FAR = 15  # words between them beyond which it does not count how many there are


def sides_beside(case: Case, unit: Unit, index: int) -> tuple[str, str] | None:
    """The parties that stand right behind a swing with "from" and "to": 1.7% to the Tories from the Lib Dems."""
    place = unit.rendered.find(f":{index}›")
    match = _BESIDE.match(unit.rendered, place) if place >= 0 else None
    if match is None:
        return None
    loser, gainer = (case.article.mentions[int(match[a] or match[b])].canonical for a, b in ((1, 4), (2, 3)))
    return (loser, gainer) if loser != gainer else None


_BESIDE = re.compile(
    r":\d+›(?: (?:per cent|points?|swing))*,? (?:(?:away )?from (?:the )?‹party:(\d+)› to (?:the )?‹party:(\d+)›(?!')"
    r"|to (?:the )?‹party:(\d+)› from (?:the )?‹party:(\d+)›(?!'))"
)


def _by_rule(case: Case, unit: Unit) -> tuple[str | None, str | None]:
    """The parties that "from" and "to" tie to a swing, or that stand as Con-Lab."""
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
    return (loser, gainer) if loser != gainer else (None, gainer)


_PAIR = re.compile(r"(?<![\w-])([A-Z]\w{0,7})(?:[-/]| ?> ?| to )([A-Z]\w{0,7}(?: Dem)?)(?![\w-])")  # swing Con-Lab


def _runner_up(case: Case, area: str) -> str | None:
    """Whose the area was, where another party won it; else who came second in its list."""
    holder, winner = case.holders.get(area), case.winners.get(area)
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
