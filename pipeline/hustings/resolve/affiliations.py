"""Which party each person is of, by all that the article says of the two together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hustings.annotate.units import Unit
from hustings.judge.reading import Reading, read
from hustings.resolve.case import Case, is_for_now
from hustings.resolve.people import Person

_NO_PARTY = "?"
_FEW_WORDS = 3  # between person and party that are taken as one piece of evidence
_MANY_WORDS = 10
_TAKEN_BY = frozenset({"party.bracketed", "party.possessive", "party.candidate_of", "party.candidate_is"})


def find_parties_of_persons(case: Case) -> None:
    """Fill ``case.party_of`` with the likeliest party of everybody who is tied to one."""
    stated = _statements(case)
    taken: dict[str, set[str]] = defaultdict(set)
    for name, parties in stated.items():
        for party, rules in parties.items():
            if any(rule.startswith("list") or rule in _TAKEN_BY for rule in rules):
                taken[party].add(name)
    named = case.named_parties
    one_contest = case.scene.kind == "by-election" and len(case.scene.areas) == 1
    without = {id(listed.person) for listed in case.listed if not listed.party}
    bound = _bound(case)
    for person in case.persons:
        options: dict[str, list[str]] = {_NO_PARTY: [f"none of {min(len(named), 9)}"]}
        near = {party: [*dict.fromkeys(evidence)] for party, evidence in _near(case, person, bound).items()}
        beaten_by = _beaten_by(case, person, stated)
        recorded = [party for party in case.on_record.parties_of(person) if party in named]
        for party in dict.fromkeys([*near, *stated[person.full], *recorded]):
            if one_contest and party != "Independent" and taken[party] and party not in stated[person.full]:
                continue  # a party puts up one candidate in a contest
            if party in beaten_by and party not in stated[person.full]:
                continue
            evidence = near.get(party, []) + [f"rule {rule}" for rule in stated[person.full].get(party, ())]
            evidence = evidence or ["named elsewhere"]
            if len(taken[party]) > (person.full in taken[party]):
                evidence.append(f"taken {person.full in taken[party]}")
            elif person.full in taken[party]:
                evidence.append("only taker")
            options[party] = evidence
        if len(options) == 1:
            continue
        options[_NO_PARTY].append(f"none {len(options) - 1 if len(options) < 4 else 'several'} near")
        if id(person) in without:
            options[_NO_PARTY].append("none in list")
        for party, evidence in options.items():
            if party != _NO_PARTY and (stood := case.on_record.stood_for(person, party)):
                evidence.append(f"stood {stood} given {bool(person.given)}")
        likely = case.judge.probabilities("party", person.full, options)
        best = max(likely, key=lambda party: likely[party])
        if best != _NO_PARTY:
            case.party_of[person.full] = best
            case.certain_parties[person.full] = likely[best]
            case.likely_parties[person.full] = {party: each for party, each in likely.items() if party != _NO_PARTY}


def part_rivals(case: Case, standing: Mapping[str, Collection[str]]) -> None:
    """Give those who stand in one area for one party, but for the surest, the party that is likeliest next.

    ``standing`` are the persons by the area of a contest that elects one.
    """
    for persons in standing.values():
        surest: dict[str, str] = {}  # whose each party is
        for name in sorted(persons, key=lambda one: -case.certain_parties.get(one, 0.0)):
            party = case.party_of.get(name)
            if party is None:
                continue
            if party in surest and party != "Independent" and case.certain_parties[name] < _SURE_PARTY:
                others = {one: each for one, each in case.likely_parties[name].items() if one not in surest}
                best = max(others, key=lambda one: others[one], default=None)
                if best is not None and others[best] >= _NEXT_PARTY:
                    party = case.party_of[name] = best
                    case.certain_parties[name] = others[best] / sum(others.values())
            if case.certain_parties.get(name, 1.0) >= _HELD_PARTY:
                surest.setdefault(party, name)


_SURE_PARTY = 0.8  # a party that is so likely may have had two candidates, one after the other
_HELD_PARTY = 0.75  # from which on it is theirs alone
_NEXT_PARTY = 0.1


def _statements(case: Case) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The rules and lists that tie a person to a party, by person and party."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for listed in case.listed:
        if listed.person and listed.party:
            found[listed.person.full][listed.party].append("list of another year" if listed.year else "list")
    for rule in case.findings["candidacy"]:
        person, party = case.person(rule.get("person")), rule.get("party")
        if party and is_for_now(rule.unit, case.article.index_of(party)):
            continue
        if rule.rule.startswith("party.") and person and (party or rule.words.get("independent")):
            rules = found[person.full][party.canonical if party else "Independent"]
            rules.append(rule.rule if rule.rule not in rules else f"{rule.rule} again")
    for counted, won in _after_results(case):
        found[counted.full][won].append("party.gain")
    return found


def _after_results(case: Case) -> Iterator[tuple[Person, str]]:
    """Who is counted first right behind the words that say which party won, or is said to be in, with that party.

    Whoever that person beat is of the party that lost the seat.
    """
    for result in case.findings["contest"]:
        winner = result.get("winner")
        if not result.rule.startswith("result.") or winner is None or winner.label != "party":
            continue
        following = case.article.units[result.unit.index + 1 : result.unit.index + 2]
        match = _AFTER_COLON.match(result.unit.rendered, result.end)
        if match is None and following:
            match = _COUNTED_FIRST.match(following[0].rendered) or _IS_IN.match(following[0].rendered)
        if match and (person := case.person(case.article.mentions[int(match[1])])):
            yield person, winner.canonical
        loser, beaten = result.get("loser"), _BEATS.match(following[0].rendered) if following else None
        if loser and beaten and (person := case.person(case.article.mentions[int(beaten[1])])):
            yield person, loser.canonical


_COUNTED_FIRST = re.compile(r"‹person:(\d+)›(?: \w+){0,3} ‹num:")  # Con gain from Lab. Ada Fenwick 812
_AFTER_COLON = re.compile(  # a Labour gain in Thrupp: Ada Fenwick 812
    r"(?:[^.:;‹›]|‹(?:seat|area|place|num):\d+›){0,60}?: ‹person:(\d+)›(?: \w+){0,3},? ‹num:"
)
_BEATING = (
    r"(?:has |have )?(?:beats?|beaten|defeat(?:s|ed)|oust(?:s|ed)|unseat(?:s|ed)|toppl(?:es|ed)|saw off|sees off"
    r"|edge[sd] out|pip(?:s|ped))"
)
_IS_IN = re.compile(  # Labour hold. Ada Fenwick takes it by 12
    r"(?:\w+ (?:mp|mep|msp|councillor|mayor) )?‹person:(\d+)›,? "
    r"(?:is (?:in|home|elected|the (?:new )?(?:mp|msp|member|councillor))\b"
    r"|(?:takes?|took|wins?|won|keeps?|kept|holds?|held) (?:it|the seat)\b"
    rf"|{_BEATING} (?:[a-z]+,? ){{0,4}}‹)"
)
_BEATS = re.compile(rf"‹person:\d+›,? {_BEATING} (?:[a-z]+,? ){{0,4}}‹person:(\d+)›")  # SNP gain from Lab. Ada beat Ben


def _bound(case: Case) -> Mapping[int, str]:
    """Whose each mention of a party is that stands right beside a name: offsets to full names."""
    found: dict[int, str] = {}
    for rule in case.findings["candidacy"]:
        person, party = case.person(rule.get("person")), rule.get("party")
        if rule.rule in _BESIDE_NAME and person and party:
            found[party.start] = person.full
    return found


_BESIDE_NAME = frozenset({"party.bracketed", "party.possessive"})


def _near(case: Case, person: Person, bound: Mapping[int, str]) -> Mapping[str, list[str]]:
    """Evidence for each party that is named near ``person``."""
    found: dict[str, list[str]] = defaultdict(list)
    own = {*person.mentions}
    for unit in _units_of(case, person):
        reading = read(unit.rendered)
        mine = [i for i in range(unit.first, unit.last) if i in own]
        parties = {
            i: m.canonical
            for i in range(unit.first, unit.last)
            if (m := case.article.mentions[i]).label == "party"
            and not is_for_now(unit, i)
            and not (i > mine[0] and _is_opposed(unit, i))
        }
        others = [
            i for i in range(unit.first, unit.last) if case.article.mentions[i].label == "person" and i not in own
        ]
        for index, party in parties.items():
            holder = bound.get(case.article.mentions[index].start)
            if holder is not None:
                found[party].append(f"bound to another {holder != person.full}")
            nearest = min(mine, key=lambda i: abs(i - index))
            found[party] += _beside(reading, nearest, index, parties, others)
        for party in dict.fromkeys(parties.values()):
            if len({*parties.values()}) == 1:
                found[party].append(f"only party of unit {min(len(others), 2)}")
        if not parties:
            for party, piece in _in_neighbours(case, unit):
                found[party].append(piece)
        for party, piece in _in_heading(case, unit, min(len({*parties.values()}), 2)):
            found[party].append(piece)
    return found


def _is_opposed(unit: Unit, index: int) -> bool:
    """Whether the words before a party set it against whoever was named before: "polled 640 against the SNP's 581"."""
    position = unit.rendered.find(f":{index}›")
    return bool(_AGAINST.search(unit.rendered[max(0, position - _OPPOSED) : position]))


def _beaten_by(case: Case, person: Person, stated: Mapping[str, Mapping[str, Sequence[str]]]) -> Collection[str]:
    """The parties that are said to have won against a person: "Labour took it from Ben Cole"."""
    own, parties = {*person.mentions}, set()
    for unit in _units_of(case, person):
        for match in _BEATEN.finditer(unit.rendered):
            if int(match["loser"]) not in own:
                continue
            mention = case.article.mentions[int(match["winner"])]
            winner = case.person(mention)
            parties |= {*stated[winner.full]} if winner else {mention.canonical}
    return parties - {"Independent"}


_OPPOSED = 40  # characters
_BEATEN = re.compile(
    r"‹(?:party|person):(?P<winner>\d+)›(?: \(‹party:\d+›\))? (?:[\w,]+ |‹(?:num|pct|year):\d+› ){0,9}?"
    r"(?:(?:took|takes?|won|wins?|gain(?:s|ed)?|seiz(?:es|ed)|snatch(?:es|ed)|wrest(?:s|ed)|prised|captured)"
    r"(?: back)? (?:it|(?:the|his|her|that) (?:\w+ )?seat|‹(?:seat|area|place):\d+›) from"
    r"|beat|beats|defeat(?:s|ed)|oust(?:s|ed)?|unseat(?:s|ed)?|toppl(?:es|ed)|(?:saw|sees?) off|dislodg(?:es|ed)"
    r"|pip(?:s|ped)) ‹person:(?P<loser>\d+)›"
)
_AGAINST = re.compile(
    r"\b(?:against|ahead of|behind|beat|beating|beats|defeat(?:s|ed|ing)?|oust(?:s|ed|ing)?|toppl(?:es|ed|ing)"
    r"|(?:saw|sees?|seeing|seen) off|(?:held|holding|fought|fighting) off|(?:seat|it|\w+) from"
    r"|scalp of|better of|put out|accounted for"
    r"|(?:falls?|fell|goes|gone|went|lost(?: (?:it|(?:his|her|the) seat|‹(?:seat|area|place):\d+›))?) to)"
    r" (?:the )?‹party$"
    r"|\b(?:seeing|saw|sees?|fought|fighting) off (?:an? |the )?(?:(?:[\w,.-]+|£?‹num:\d+›|£[\d,]+) ){1,2}‹party$"
    r"|› from (?:the )?‹party$"  # took Thrupp from the Conservatives for the Liberals
)


def _in_heading(case: Case, unit: Unit, named: int) -> Iterator[tuple[str, str]]:
    """The parties of the heading that a unit stands under, and of those the one that it says has won."""
    units = case.article.units
    for back, above in enumerate(reversed(units[max(0, unit.index - _SECTION) : unit.index])):
        if case.article.block(above).post != case.article.block(unit).post:
            return
        parties = [m.canonical for m in case.mentions_in(above) if m.label == "party"]
        if case.article.block(above).kind == "paragraph" or not (parties or case.scene.named_in(above)):
            continue
        for number, party in enumerate(dict.fromkeys(parties)):
            yield party, f"heading {min(number, 1)} of {min(len({*parties}), 2)} near {back < _NEAR} with {named}"
            if result := _RESULT.search(above.rendered):
                yield party, f"heading result {result.lastgroup} {min(number, 1)} with {named}"
                yield party, f"heading result {result.lastgroup} {min(number, 1)} first {back == 0}"
        return


_SECTION = 8  # units above one in which its heading stands
_NEAR = 2
_RESULT = re.compile(r"\b(?:(?P<hold>holds?|held|retain\w*|keeps?)|(?P<gain>gains?|gained|takes?|wins?|captures?))\b")


def _units_of(case: Case, person: Person) -> Iterator[Unit]:
    seen: set[int] = set()
    for index in person.mentions:
        unit = case.article.unit_at(case.article.mentions[index].start)
        if unit and unit.index not in seen:
            seen.add(unit.index)
            yield unit


def _beside(
    reading: Reading, person: int, party: int, parties: Mapping[int, str], others: Sequence[int]
) -> Iterator[str]:
    side = "party first" if party < person else "person first"
    low, high = sorted((person, party))
    rivals = len({name for i, name in parties.items() if low < i < high} - {parties[party]})
    crowd = len([i for i in others if low < i < high])
    words = reading.between(person, party)
    yield f"{side} rivals {min(rivals, 2)} crowd {min(crowd, 2)}"
    if rivals or crowd > 1:
        return
    yield f"{side} distance {min(len(words), 20) // 3} crowd {crowd}"
    if len(words) <= _FEW_WORDS:
        yield f"{side} is {' '.join(words)}"
    if not crowd:
        for word in dict.fromkeys(words[:_MANY_WORDS]):
            yield f"{side} has {word}"
    behind, ahead = reading.after(max(person, party), 1), reading.before(low, 1)
    yield f"{side} then {behind[0] if behind else '$'}"
    yield f"{side} since {ahead[0] if ahead else '^'}"
    yield f"{side} from {words[0] if words else '-'}"
    yield f"{side} up to {words[-1] if words else '-'}"


def _in_neighbours(case: Case, unit: Unit) -> Iterator[tuple[str, str]]:
    """The parties of the units beside one that names none."""
    units = case.article.units
    for step, name in ((-2, "before"), (-1, "earlier"), (1, "later")):
        if not 0 <= unit.index + step < len(units):
            continue
        other = units[unit.index + step]
        where = "block" if other.block == unit.block else "beyond"
        parties = [m.canonical for m in case.mentions_in(other) if m.label == "party"]
        persons = min(len({*case.persons_in(other)}), 2)
        for party in dict.fromkeys(parties):
            alone = "alone" if len({*parties}) == 1 else "several"
            yield party, f"{name} {where} {alone} {persons}"
            if party == parties[-1]:
                yield party, f"{name} {where} last {persons}"
            if party == parties[0]:
                yield party, f"{name} {where} first {persons}"
