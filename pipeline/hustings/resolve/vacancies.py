"""Whose departure caused a by-election, and how the person went."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.reading import read
from hustings.needs import Sought
from hustings.resolve.case import Case
from hustings.resolve.people import Person
from hustings.rules.pattern import Finding
from hustings.types import Evidence, Fact

_UNTOLD = "?"
_CAUSES = ("resignation", "death", "recall", "disqualification", "peerage", "suspension", "other", _UNTOLD)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whose going left an area without its member."""

    name: str
    area: str
    cause: str | None
    mention: Mention
    unit: Unit
    rule: str
    why: tuple[Evidence, ...] = ()
    certainty: float = 1.0


def choose_leavers(case: Case) -> list[Leaver]:
    """Whose going the text ties to a seat, judged by all it says of both: one an area, or one for each year told."""
    if case.scene.kind == "general" or not _told_of(case) or not _A_POLL.search(case.article.text):
        return []
    found: dict[int, list[Finding]] = defaultdict(list)
    for each in case.findings["vacancy"]:
        for group in ("person", "other"):
            mention = each.get(group) or (_pronoun(case, each.unit) if group == "person" else None)
            if mention and not _by_first_name(case, mention):
                found[mention.start].append(each)
    scored: list[tuple[float, Leaver]] = []
    for person in case.persons:
        if _left_no_seat(case, person):
            continue
        if likely := _likely_leaver(case, person, found):
            scored.append(likely)
    leavers: list[Leaver] = []
    left: dict[str, set[str | None]] = defaultdict(set)
    for certainty, leaver in sorted(scored, key=lambda pair: (-pair[0], pair[1].name)):
        year = case.year_near(leaver.unit, leaver.mention.end)
        of_another = year != "last" and year not in left[leaver.area] and certainty >= _SURE
        if left[leaver.area] and not (of_another and leaver.rule != "vacancy.judged"):
            continue
        left[leaver.area].add(year)
        case.leavers[leaver.name] = leaver.area
        leavers.append(replace(leaver, certainty=certainty))
    return leavers


def hold_for_leavers(case: Case) -> None:
    """Whose each seat was that somebody left, where no words tell of a gain or hold there."""
    for name, area in case.leavers.items():
        if party := case.party_of.get(name):
            case.holders.setdefault(area, party)


_A_POLL = re.compile(
    r"\b(?:by-elections?|elect(?:ions?|ed|ors|s)?|poll(?:s|ed|ing)?|vot(?:e|es|ed|ers|ing)|candidates?|contest\w*|vacan\w+"
    r"|w[io]ns?|holds?|held|gain\w*|majority|maj|turnout|returned|select\w*|wards?|council\w*)\b",
    re.I,
)


def _left_no_seat(case: Case, person: Person) -> bool:
    """Whether all that is told of a person's going is of another office, or of somebody else's."""
    told = False
    for index in person.mentions:
        unit = case.article.unit_at(case.article.mentions[index].start)
        if unit is None or not _GOING.search(unit.rendered):
            continue
        mark = f"‹person:{index}›"
        after = unit.rendered.partition(mark)[2]
        if not (_OF_ANOTHER_OFFICE.match(after) or _ASKED.match(after) or _FAILED.search(after)):
            return False
        told = True
    return told


_GOING = Sought(r"resign|quit|st[oe]o?d down|stepp|died|death|petition|left\b")
_OF_ANOTHER_OFFICE = re.compile(
    r", (?:an? |the |its |their )?(?:(?!mp\b)[\w'-]+ |‹party:\d+›(?:'s)? ){0,3}?"
    r"(?:chair(?:man|woman)?|chief executive|director|manager|adviser|coach|(?<!mp and )party member|activist|volunteer"
    r"|treasurer)(?:,| who| has| resigned| died)"
    r"(?![^.;]*\b(?:seat|as (?:an |its |the )?(?:mp|member)|commons|parliament)\b)"
)
_ASKED = re.compile(
    r",? (?:has |had )?(?:urged|called (?:on|for)|told|asked|pressed|demanded|wants?|begged|invited) [^.;]*"
    r"\bto (?:resign|quit|go|step down|stand down)\b"
)
_FAILED = re.compile(r"\b(?:(?:has|have|had) failed|failed (?:by|to reach)|fell short|was ‹num:\d+› short)\b")


def _by_first_name(case: Case, mention: Mention) -> bool:
    """Whether a mention has the first name alone, by which reports call a candidate's family and no former member."""
    return case.article.text[mention.start : mention.end] == mention.name.given.split(" ")[0]


def _likely_leaver(case: Case, person: Person, found: Mapping[int, Sequence[Finding]]) -> tuple[float, Leaver] | None:
    """The area that ``person`` left, if that is likely, and how likely it is."""
    evidence: list[str] = []
    areas: dict[str, float] = defaultdict(float)
    causes: Counter[str] = Counter()
    said: dict[str, None] = {}
    told: tuple[int, Mention, Unit, str] | None = None
    in_lists = {*person.listed}
    for index in person.mentions:
        mention = case.article.mentions[index]
        unit = case.article.unit_at(mention.start)
        if unit is None or case.other_ballots.get(unit.index):
            continue
        rules = found.get(mention.start, ())
        evidence += [f"rule {each.rule}" for each in rules]
        evidence += [f"cause {cause}" for each in rules if (cause := each.words.get("cause"))]
        causes.update(cause for each in rules if (cause := each.words.get("cause")))
        said.update((f"{'near' if other is unit else 'next'} {cause}", None) for other, cause in _said(case, unit))
        reading = read(unit.rendered)
        before, after = reading.before(index, 6), reading.after(index, 6)
        evidence += [f"-1 {before[0] if before else '^'}", f"+1 {after[0] if after else '$'}"]
        evidence += [f"-- {' '.join(before[:2])}", f"++ {' '.join(after[:2])}"]
        evidence += [f"before {word}" for word in before] + [f"after {word}" for word in after]
        evidence += [f"sentence {topic}" for topic in _TOPICS if topic in unit.rendered]
        evidence += [f"rule and {topic}" for topic in _TOPICS if rules and topic in unit.rendered]
        evidence.append(f"block {case.article.block(unit).kind}")
        if index in in_lists:
            evidence.append("in list")
        for area, value in case.attacher.likely(unit, mention.start, persons=case.persons_in(unit)).items():
            areas[area] += value
        if told is None or len(rules) > told[0]:
            told = len(rules), mention, unit, rules[0].rule if rules else "vacancy.judged"
    if told is None or not areas:
        return None
    told_of = _told_of(case)
    stood = [one for one in told_of[:_SEVERAL] if case.on_record.stood(person, one) not in (None, "never")]
    area = stood[0] if len(stood) == 1 else _area_left(told_of, areas)
    evidence = [*dict.fromkeys(evidence)]
    evidence += [
        f"kind {case.scene.kind}",
        f"mentions {min(len(person.mentions), 4)}",
        f"rules {min(sum(len(found.get(case.article.mentions[i].start, ())) for i in person.mentions), 3)}",
        f"stood {len(stood) if case.registry.general_election_dates() else None}",
        f"won {case.on_record.has_won(person, area)} stood {case.on_record.stood(person, area)}",
        f"main {area in told_of} of {min(len(told_of), 3)}",
        f"party {person.full in case.party_of}",
        f"given {bool(person.given)}",
        f"cause {bool(causes)} {case.scene.kind}",
    ]
    likely = case.judge.probabilities("leaver", person.full, {"yes": evidence, "no": []})["yes"]
    if likely < _LIKELY:
        return None
    _, mention, unit, rule = told
    evidence += [f"rule told {cause}" for cause in causes] or ["no rule told"]
    evidence += said or ["nothing said"]
    causes_likely = case.judge.probabilities_from_same("cause", person.full, _CAUSES, evidence)
    cause = max(causes_likely, key=lambda each: causes_likely[each])
    why = case.judge.reasons("leaver", evidence)
    return likely, Leaver(person.full, area, None if cause == _UNTOLD else cause, mention, unit, rule, why)


def _told_of(case: Case) -> Sequence[str]:
    """The areas of the article's own contests, and of those that it tells of one by one."""
    return [*dict.fromkeys([*case.scene.main, *(area for area, _ in case.scene.dated_sections())])]


def _area_left(told_of: Sequence[str], areas: Mapping[str, float]) -> str:
    """The likeliest area of those that the article tells of, unless another is clearly likelier: told in passing."""
    best = max(areas, key=lambda one: areas[one])
    main = max(areas, key=lambda one: (one in told_of, areas[one]))
    return best if areas[best] > _CLEARLY * areas[main] else main


_CLEARLY = 2.0  # times as likely
_LIKELY = 0.5
_SURE = 0.8  # for another one of an area
_SEVERAL = 4  # areas at most that an article on vacancies is about
_TOPICS = (
    "by-election|seat|vacan|resign|quit|stood down|stepp|died|death|late |former|predecess|succe|replac|recall|petition"
    "|peer|lords|disqualif|mp|councillor|member|elected|candidate|standing|stands|won|held|leader|minister|trigger|caus"
    "|scandal|suspend|expel|illness|cancer|jail|court|convict|job|left|leav|departure|after|since|year"
).split("|")
_SAID = (
    ("recall", re.compile(r"\brecall")),
    ("death", re.compile(r"\bdied\b|\bdeath\b|\bthe late\b|passed away|\bkilled\b|\bmurder")),
    ("peerage", re.compile(r"\bpeerage\b|\bthe lords\b|\bennobled\b")),
    ("disqualification", re.compile(r"disqualif|election court|\bvoid")),
    (
        "resignation",
        re.compile(r"resign|\bquit|st(?:oo|an)d(?:s|ing)? down|stepp\w{1,9} (?:down|aside)|g[ai]v\w{1,9} up|walked"),
    ),
)


def _said(case: Case, unit: Unit) -> Iterator[tuple[Unit, str]]:
    """The causes that a sentence and the next one of its paragraph name."""
    for each in case.article.units[unit.index : unit.index + 2]:
        if each.block == unit.block:
            yield from ((each, cause) for cause, pattern in _SAID if pattern.search(each.rendered))


def decide_vacancies(case: Case, leavers: Sequence[Leaver], contests: Sequence[Fact]) -> Iterator[Fact]:
    """The vacancies that the leavers made, with the party that each was elected for; ``contests`` filled them."""
    filled: dict[str, list[Fact]] = defaultdict(list)
    for fact in contests:
        if fact.values.get("kind") == case.scene.own_kind(str(fact.values.get("constituency"))) or (
            fact.values.get("kind") == "by-election"
        ):
            filled[str(fact.values.get("constituency"))].append(fact)
    first = {leaver.area: leaver for leaver in reversed(leavers)}
    for leaver in leavers:
        party = _party_left(case, leaver, filled[leaver.area])
        values = {
            **case.contest_columns(leaver.area, main=leaver.area in case.scene.main),
            "person": leaver.name,
            "party": party if leaver is first[leaver.area] else case.party_of.get(leaver.name),
            "cause": leaver.cause,
        }
        span = leaver.mention.start, leaver.mention.end
        yield case.fact("vacancies", values, span, leaver.unit, leaver.rule, leaver.why, leaver.certainty)


def _party_left(case: Case, leaver: Leaver, filled: Sequence[Fact]) -> str | None:
    """The party of a leaver; it is none that gained the seat afterwards, and the one that held it then."""
    party = case.holders.get(leaver.area) or case.party_of.get(leaver.name)
    if len(filled) != 1 or _is_called_a_member(case, leaver):
        return party
    winner, flip = filled[0].values.get("winner_party"), filled[0].values.get("flip")
    if flip == "gain" and party in (None, winner):
        source = filled[0].values.get("gained_from")
        return str(source) if source else None
    return str(winner) if flip == "hold" and party is None else party


def _is_called_a_member(case: Case, leaver: Leaver) -> bool:
    """Whether the text ties the leaver to a party in so many words."""
    return any(
        (person := case.person(found.get("person"))) and person.full == leaver.name
        for found in case.findings["candidacy"]
        if found.rule in _MEMBERSHIP
    )


_MEMBERSHIP = frozenset({"party.bracketed", "party.possessive", "party.office", "party.mp", "party.comma", "party.of"})


def _pronoun(case: Case, unit: Unit) -> Mention | None:
    """The person whom "he" or "she" in a sentence without a name means: the last one named in the paragraph."""
    if any(m.label == "person" for m in case.mentions_in(unit)):
        return None
    for earlier in reversed(case.article.units[max(0, unit.index - 2) : unit.index]):
        if earlier.block != unit.block:
            return None
        if persons := [m for m in case.mentions_in(earlier) if m.label == "person"]:
            return persons[0]
    return None
