"""Who stands or stood where for whom, who won, and the candidates table."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.reading import read
from hustings.needs import Sought
from hustings.resolve.affiliations import part_rivals
from hustings.resolve.case import Case, Listed, Past
from hustings.resolve.claims import Claim, Claims, is_hypothetical
from hustings.resolve.people import Person
from hustings.resolve.winners import decide_winners, first_past_the_post
from hustings.rules.pattern import Finding
from hustings.types import Fact, Value

_RULED_OUT = "will not stand"
_WILL_NOT = re.compile(
    r"(?:, [^.;]{1,60}?,)?(?: has| have| had)?(?: said| says| insisted| confirmed| announced)?(?: that| it is| it was)?"
    r"(?: he| she| they)? (?:will not|won't|would not|wouldn't|is not|does not intend to"
    r"|has decided not to|ruled out|rules out|ruled (?:him|her)self out|declined to)"
    r" (?:be )?(?:stand(?:ing)?|run(?:ning)?|contest(?:ing)?|a candidate|seek)\b(?! again| down)"
)
_FEW_VOTES = 100  # a smaller figure after a name is more often an age
_LIKELY = 0.5
_SURE = 0.97  # who left the seat is a candidate for it only where much speaks for it
_OF_LEAVERS = ("sentence ", "past ", "rule ", "kind ", "votes ", "mentions ")  # of an earlier contest?
_STANDS = "rule standing."  # who left a seat and is not said to stand again was elected there before
_LIKELY = 0.5
_OF_ONE = frozenset({"general", "by-election"})  # kinds of contests that elect one
_PASSES = 2  # where others stand tells of what area a sentence is
_LIST_OF = 3  # candidates from which on a list is taken to name all of a contest
_HOLDS = Sought(
    r"re-elected|\bheld|\bholds?\b|h[ua]ngs? on|clung on|kept\b|keeps?\b|retain|surviv|another term|is back"
    r"|still (?:mp|there)|returned again|stays"
)
_GAINS = Sought(
    r"oust|unseat|dislodg|captur|snatch|seiz|turfed|wrest|relieved|overturn|toppl|\bgain|from the|robbed|threw out"
)


def decide_candidates(case: Case) -> Iterator[Fact]:
    """The candidacies of the article's contests and, where a list gives them, of earlier ones."""
    homes: dict[str, set[str]] = defaultdict(set)
    for listed in case.listed:
        if listed.person and listed.area and not listed.year:
            homes[listed.person.full].add(listed.area)
    for name, area in case.leavers.items():
        homes[name].add(area)
    claims: Claims = {}
    for _ in range(_PASSES):
        before = {name: {*areas} for name, areas in homes.items()}
        case.attacher.know_homes(homes, case.party_of)
        case.past.clear()
        claims = _claims(case)
        _judge(case, claims)
        for (name, area), claim in claims.items():
            if claim.stands:
                homes[name].add(area)
        tells_nothing_new = homes == before or len(case.scene.areas) == 1
        if tells_nothing_new and not case.judge.records:
            break
    if case.scene.kind in _OF_ONE:
        standing: dict[str, list[str]] = defaultdict(list)
        for (name, area), claim in claims.items():
            if claim.stands and not claim.bygone:
                standing[area].append(name)
        part_rivals(case, standing)
    case.attacher.know_homes(homes, case.party_of)
    if case.may_have_a_result:
        decide_winners(case, claims)
    else:
        case.winners.clear()
    several = _with_several_elected(claims)
    past = [*_past_candidates(case)]
    then = {(fact.values["person"], fact.values.get("constituency")) for fact in past}
    for (name, area), claim in claims.items():
        if not claim.stands or (claim.bygone and not claim.listed and (name, area) in then):
            continue
        case.standing.add((name, area))
        if claim.listed and area in several:
            outcome: str | None = "elected" if claim.marked else "defeated"
        elif area in several and area not in case.winners:
            outcome = "elected" if claim.outcomes["elected"] > claim.outcomes["defeated"] else "defeated"
        else:
            outcome = _outcome(case, claim, name, area)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=area in case.scene.main),
            "person": name,
            "party": case.party_of.get(name),
            "outcome": outcome,
        }
        span = claim.mention.start, claim.mention.end
        why = case.judge.reasons("candidacy", claim.evidence) + claim.why
        yield case.fact("candidates", values, span, claim.unit, claim.rule, why, claim.certainty)
    yield from _earlier_candidates(case)
    yield from past
    told = {(name, area) for (name, area), claim in claims.items() if claim.stands}
    told |= {(str(fact.values["person"]), str(fact.values.get("constituency"))) for fact in past}
    sure = {key for key, claim in claims.items() if claim.stands and claim.certainty >= _LIKELY}
    of_fates = [*_candidates_of_fates(case, sure)]
    yield from of_fates
    told |= {(str(fact.values["person"]), str(fact.values.get("constituency"))) for fact in of_fates}
    yield from _candidates_elsewhere(case, told)


def _candidates_of_fates(case: Case, sure: Collection[tuple[str, str]]) -> Iterator[Fact]:
    """Those whom a list of areas by what became of them names as elected, but for those already ``sure``."""
    for area, winner in case.fates.items() if case.may_have_a_result else ():
        if winner.person is None or winner.person not in case.by_name or (winner.person, area) in sure:
            continue
        for index in case.by_name[winner.person].mentions:
            mention = case.article.mentions[index]
            unit = case.article.unit_at(mention.start)
            if unit and area in {name for _, name in case.scene.named_in(unit)}:
                values: dict[str, Value] = {
                    **case.contest_columns(area, main=area in case.scene.main),
                    "person": winner.person,
                    "party": winner.party,
                    "outcome": "elected",
                }
                yield case.fact("candidates", values, (mention.start, mention.end), unit, "list.fate")
                break


def _candidates_elsewhere(case: Case, told: Collection[tuple[str, str]]) -> Iterator[Fact]:
    """Those whom a sentence calls elected, beaten or standing in a seat that it names, but for those already told."""
    found: dict[tuple[str, str], Fact] = {}
    for one in case.findings["candidacy"]:
        seat = one.get("seat")
        area = case.scene.area(seat)
        if not one.rule.startswith("there.") or seat is None or area is None or is_hypothetical(one.unit.rendered):
            continue
        year = case.year_near(one.unit, seat.end)
        named = one.get("person") or (None if one.get("loser") else case.meant_by_pronoun(one.unit))
        for mention, outcome in ((named, one.words.get("outcome")), (one.get("loser"), "defeated")):
            person = case.person(mention)
            if not (person and mention and person.given) or (person.full, area) in told:
                continue
            if person.full not in case.party_of:
                continue
            values: dict[str, Value] = {
                **case.contest_columns(area, main=False, year=year),
                "person": person.full,
                "party": case.party_of[person.full],
                "outcome": outcome,
            }
            fact = case.fact("candidates", values, (mention.start, mention.end), one.unit, one.rule)
            if (person.full, area) not in found or outcome == "elected":
                found[person.full, area] = fact
    yield from found.values()


def _past_candidates(case: Case) -> Iterator[Fact]:
    """Those whom a sentence calls elected or beaten in an earlier contest."""
    told: dict[tuple[str, str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    facts: dict[tuple[str, str, str], tuple[Past, Mention]] = {}
    for past in case.past:
        for group, outcome in (("person", past.found.words["outcome"]), ("loser", "defeated")):
            mention = past.found.get(group)
            person = case.person(mention)
            if person and mention and past.year and person.full in case.party_of:
                key = person.full, past.area, past.year
                told[key][outcome] += _certainty(past.found)
                facts.setdefault(key, (past, mention))
    for (name, area, year), outcomes in told.items():
        past, mention = facts[name, area, year]
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False, year=year),
            "person": name,
            "party": case.party_of[name],
            "outcome": max(outcomes, key=lambda outcome: outcomes[outcome]),
        }
        rule = past.found.rule.replace("outcome.", "past.")
        yield case.fact("candidates", values, (mention.start, mention.end), past.found.unit, rule, past.why)


def _claims(case: Case) -> Claims:
    """Everything that is said of each person, in the area that all the mentions of the person agree on best."""
    claims: Claims = {}
    here: dict[int, list[Finding]] = defaultdict(list)
    for found in [*case.findings["candidacy"], *case.findings["result"], *case.findings["vacancy"]]:
        for group in ("person", "owner", "loser", "other"):
            if mention := found.get(group):
                here[mention.start].append(found)
    for found in case.findings["result"]:
        if found.rule == "votes.pronoun" and (mention := case.meant_by_pronoun(found.unit)):
            here[mention.start].append(found)
    for listed in case.listed:
        if listed.person and listed.mention and listed.area and not listed.year:
            key = listed.person.full, listed.area
            claim = claims.setdefault(key, Claim(listed.mention, listed.unit, listed.rule, listed.why, listed=True))
            claim.certainty = listed.certainty
            claim.evidence += ["list", f"list {listed.record.form} {listed.record.has_figures}"]
            claim.outcomes["elected"] += 3 * listed.record.elected
            claim.marked = claim.marked or listed.record.elected
            claim.votes = max(claim.votes, listed.votes)
    listed_in: dict[str, list[str]] = defaultdict(list)
    for name, area in claims:
        listed_in[name].append(area)
    homes: dict[str, str] = {}
    places: dict[int, Mapping[str, float]] = {}
    elsewhere = _won_elsewhere(case)
    for person in case.persons:
        if person.given and (home := _home(case, person, listed_in[person.full], places, elsewhere)):
            homes[person.full] = home
    for person in case.persons:
        if person.full not in homes:
            continue
        home, in_lists = homes[person.full], {*person.listed}
        for index in person.mentions:
            mention = case.article.mentions[index]
            unit = case.article.unit_at(mention.start)
            if unit is None or index in in_lists or case.other_ballots.get(unit.index):
                continue
            rule = next((found.rule for found in here[mention.start]), "candidacy.judged")
            claim = claims.setdefault((person.full, home), Claim(mention, unit, rule, ()))
            likely = places[mention.start].get(home, 0.0)
            if not claim.listed:
                claim.certainty = max(likely, claim.certainty if claim.mentions else 0.0)
            claim.evidence.append(f"area {likely:.1f}" if len(places[mention.start]) > 1 else "only area")
            claim.evidence += _whereabouts(case, unit, home)
            _add_mention(
                case, claims, claim, index, unit, home if likely >= _HERE else None, here[mention.start], homes
            )
    return claims


def _whereabouts(case: Case, unit: Unit, area: str) -> Iterator[str]:
    """Evidence from how far the area is named from a mention, and of what the paragraph around it speaks."""
    away = case.scene.blocks_from(area, unit.block)
    away = _FAR if away is None else away
    apart = f"apart {sum(away >= limit for limit in _DISTANCES)}"
    yield apart
    yield f"{apart} areas {min(len(case.scene.areas), 3)}"
    block = case.article.block(unit)
    votes = _OF_VOTES.search(case.article.text, block.start, block.end) is not None
    yield f"paragraph on votes {votes}"
    yield f"{apart} paragraph on votes {votes}"
    yield f"on votes {case.scene.units_on_votes} here {votes}"


_FAR = 99  # blocks
_DISTANCES = (1, 2, 3, 6, 12)
_OF_VOTES = re.compile(
    r"\b(?:by-election|polls?\b|poll(?:ed|ing)|turnout|majority|candidate|elected|swing|declar|recount|votes?\b|hold\b|gain"
    r"|stand(?:s|ing)?\b|stood|seat\b|w[io]n\b|beat|ballot)",
    re.I,
)
_HERE = 0.2  # how likely a mention must be of the person's area to say who won there
_FLOOR = 0.005  # of a probability, lest one mention decide alone
_IN_LIST = 4.0  # what a list weighs beside mentions in prose


def _won_elsewhere(case: Case) -> Mapping[int, str]:
    """The areas that sentences name as those which somebody won in another year, by where they name that person."""
    found: dict[int, str] = {}
    for one in case.findings["candidacy"]:
        seat, mention = one.get("seat"), one.get("person")
        area = case.scene.area(seat)
        if not one.rule.startswith("there.") or not (seat and mention and area) or area in case.scene.main:
            continue
        if one.words.get("outcome") == "elected" and case.year_near(one.unit, seat.end):
            found.setdefault(mention.start, area)
    return found


def _home(
    case: Case,
    person: Person,
    listed_in: Sequence[str],
    places: dict[int, Mapping[str, float]],
    elsewhere: Mapping[int, str],
) -> str | None:
    """The area that the mentions of a person agree on best; ``places`` takes what each alone makes likely."""
    scores = defaultdict(float, dict.fromkeys(listed_in, _IN_LIST))
    for index in person.mentions:
        mention = case.article.mentions[index]
        unit = case.article.unit_at(mention.start)
        if unit is None:
            continue
        likely = case.attacher.likely(
            unit, mention.start, persons=case.persons_in(unit), subject=("person", person.full)
        )
        if there := elsewhere.get(mention.start):
            likely = {there: 1.0}
        places[mention.start] = likely
        for area, value in likely.items():
            scores[area] += math.log(max(value, _FLOOR) / _FLOOR)
    return max(scores, key=lambda area: scores[area]) if scores else None


def _add_mention(
    case: Case,
    claims: Claims,
    claim: Claim,
    index: int,
    unit: Unit,
    area: str | None,
    findings: Sequence[Finding],
    homes: Mapping[str, str],
) -> None:
    """Add what one mention of a person in prose says of the candidacy."""
    mention = case.article.mentions[index]
    claim.mentions += 1
    year = case.year_near(unit, mention.start)
    hypothetical = is_hypothetical(unit.rendered)
    words = list(_words(case, unit, index))
    claim.evidence += words
    if _WILL_NOT.match(unit.rendered.partition(f"‹person:{index}›")[2]):
        claim.evidence.append(_RULED_OUT)
    if area and not year and not hypothetical:
        claim.said += words
        claim.said += [
            f"rule {found.rule} {group}" for found in findings for group, m in found.groups.items() if m is mention
        ]
    claim.evidence.append(f"past {bool(year)}")
    for found in findings:
        claim.evidence.append(f"rule {found.rule}{' then' if year else ''}{' if' if hypothetical else ''}")
        claim.evidence.append(f"kind {found.rule.partition('.')[0]}{' then' if year else ''}")
        if area and found.rule.startswith("outcome.") and mention is found.get("person"):
            if year and not hypothetical:
                case.past.append(Past(found, area, case.year_of(year), claim.why))
            elif not hypothetical:
                _add_outcome(case, claims, found, area, homes)
        elif (votes := found.get("votes")) and found.kind == "result" and _plausible(found) and not year:
            claim.votes = max(claim.votes, votes.figure.value)


def _words(case: Case, unit: Unit, index: int) -> Iterator[str]:
    """Evidence from the words beside a mention."""
    mention = case.article.mentions[index]
    reading = read(unit.rendered)
    before, after = reading.before(index, 6), reading.after(index, 6)
    yield f"-1 {before[0] if before else '^'}"
    yield f"+1 {after[0] if after else '$'}"
    yield f"++ {' '.join(after[:2])}"
    yield f"-- {' '.join(before[:2])}"
    for word in before:
        yield f"before {word}"
    for word in after:
        yield f"after {word}"
    if mention.name.title:
        yield f"title {mention.name.title.rstrip('.').lower()}"
    for topic in _TOPICS:
        if topic in unit.rendered:
            yield f"sentence {topic}"
    block = case.article.block(unit)
    yield f"block {block.kind}"
    parties = {m.canonical for m in case.mentions_in(unit) if m.label == "party"}
    party = case.party_of.get(person.full) if (person := case.person(mention)) else None
    yield f"party here {party in parties}"


_TOPICS = (
    "candidate hopeful stand contest vote elected defeat beat lost won win hold held gain majority challeng said leader"
    " minister secretary mp spokes former predecessor succe resign died death step quit late recall peer campaign visit"
    " adviser pollster professor returning officer council editor councillor if would"
).split()


def _judge(case: Case, claims: Claims) -> None:
    """Decide of each claim whether the person stands or stood there."""
    mentions: Counter[str] = Counter()
    for (name, _), claim in claims.items():
        mentions[name] += claim.mentions + claim.listed
    in_lists: dict[str, set[str]] = defaultdict(set)
    for (name, area), claim in claims.items():
        if claim.listed:
            in_lists[area].add(name)
    parties_in_lists = Counter((area, case.party_of.get(name)) for area, names in in_lists.items() for name in names)
    for (name, area), claim in claims.items():
        evidence = [*dict.fromkeys(claim.evidence)]
        main = area in case.scene.main
        party = case.party_of.get(name)
        evidence += [
            "any",
            f"main {main}",
            f"mentions {min(mentions[name], 6)}",
            f"main {main} of {min(len(case.scene.main), 3)} {case.scene.kind}",
            f"party {party is not None}",
            f"votes {claim.votes >= _FEW_VOTES}",
            f"in prose {claim.mentions > 0}",
            f"left {case.leavers.get(name) == area}",
            f"left elsewhere {name in case.leavers and case.leavers[name] != area}",
            f"known {case.result_known}",
        ]
        if len(in_lists[area]) >= _LIST_OF:
            evidence.append(f"missing from list {name not in in_lists[area]}")
        rivals = party and parties_in_lists[area, party] > (name in in_lists[area])
        if rivals and not claim.listed:
            evidence.append("party has another in list")
        for outcome, count in claim.outcomes.items():
            if count:
                evidence.append(f"outcome {outcome}")
        if stood := case.on_record.stood(case.by_name[name], area):
            told = f"stood {stood}"
            evidence += [told, f"{told} main {main} {case.scene.kind}", f"{told} listed {claim.listed}"]
        if case.leavers.get(name) == area:
            evidence += [f"left: {piece}" for piece in evidence if piece.startswith(_OF_LEAVERS)]
        claim.evidence = evidence
        likely = case.judge.probabilities("candidacy", name, {"yes": evidence, "no": []})
        left = case.leavers.get(name) == area and not claim.listed
        claim.stands = likely["yes"] >= (_SURE if left else _LIKELY) and (claim.listed or _RULED_OUT not in evidence)
        claim.certainty *= likely["yes"] * case.certain_parties.get(name, 1.0)


def _plausible(found: Finding) -> bool:
    """Whether the figure of a result can be votes or a share, and no age."""
    votes = found.get("votes")
    return votes is None or "bracket" in found.rule or (votes.figure.value >= _FEW_VOTES and not votes.figure.spelled)


def _add_outcome(case: Case, claims: Claims, found: Finding, area: str, homes: Mapping[str, str]) -> None:
    """Count what ``found`` says of its winner and of its loser."""
    certainty = _certainty(found)
    for group, outcome in (("person", found.words["outcome"]), ("loser", "defeated")):
        mention = found.get(group)
        person = case.person(mention)
        if person is None or mention is None or homes.get(person.full) != area:
            continue
        claim = claims.setdefault((person.full, area), Claim(mention, found.unit, found.rule, ()))
        claim.outcomes[outcome] += certainty
        if outcome == "elected":
            said = found.unit.rendered[found.start : found.end]
            claim.flips["hold"] += bool(_HOLDS.search(said))
            claim.flips["gain"] += bool(_GAINS.search(said))
            if loser := case.person(found.get("loser")):
                claim.losers.append(loser.full)


def _certainty(found: Finding) -> int:
    """How many votes a sentence has in an outcome: two persons and a verb are surer than one."""
    return 1 if found.rule.endswith(("elected", "defeated")) else 2


def _with_several_elected(claims: Claims) -> frozenset[str]:
    """The areas in whose lists more than one is marked as elected."""
    marked = Counter(area for (_, area), claim in claims.items() if claim.marked)
    return frozenset(area for area, count in marked.items() if count > 1)


def _outcome(case: Case, claim: Claim, name: str, area: str) -> str | None:
    winner = case.winners.get(area)
    if case.leavers.get(name) == area and not claim.listed and (winner is None or winner.person != name):
        return None if any(piece.startswith(_STANDS) for piece in claim.evidence) else "elected"
    if winner is None:
        return None
    if winner.person:
        return "elected" if winner.person == name else "defeated"
    party = case.party_of.get(name)
    if winner.party is None or party is None:
        return None
    return "elected" if party == winner.party else "defeated"


def _earlier_candidates(case: Case) -> Iterator[Fact]:
    """Candidacies of earlier contests that a list gives."""
    contests: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.year and listed.area and listed.person:
            contests[listed.area, listed.year].append(listed)
    for (area, year), rows in contests.items():
        top = first_past_the_post(rows)
        for row in rows:
            if row.person is None or row.mention is None:
                continue
            values: dict[str, Value] = {
                **case.contest_columns(area, main=False, year=year),
                "person": row.person.full,
                "party": row.party or case.party_of.get(row.person.full),
                "outcome": None if top is None else ("elected" if row is top else "defeated"),
            }
            yield case.fact("candidates", values, (row.mention.start, row.mention.end), row.unit, row.rule, row.why)
