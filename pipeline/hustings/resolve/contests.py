"""The contests that an article reports on or refers to, who won them and whose the seat was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from hustings.annotate import is_devolved
from hustings.annotate.fates import find_fates
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.reading import read
from hustings.needs import Sought
from hustings.resolve.case import Case, Listed, Past, Winner
from hustings.resolve.claims import is_hypothetical
from hustings.resolve.confidence import confidence
from hustings.resolve.outcomes import tell_outcomes
from hustings.resolve.ward_days import day_beside, days_of_sections
from hustings.types import Fact, Value

_HYPOTHETICAL = Sought(
    r"\bif\b|\bwould\b|\bcould\b|\bwill hope\b|\bmight\b|predict|\bmay yet\b|\bhopes?\b|"
    r"\baims?\b|\baiming\b|expect(?:ed|s)? to"
)
_HELD_BEFORE = Sought(
    r"‹party:(\d+)›(?:-held)?(?:'s)? (?:seat|stronghold|fortress|heartland|territory|"
    r"bastion|safe|constituenc\w+|since)|(?:held by|seat for|belonged to|been) (?:the "
    r")?‹party:(\d+)›"
    r"|\bdefend(?:ed|ing|s) (?:the seat|it|this|‹(?:seat|area|place):\d+›) for (?:the )?‹party:(\d+)›"
    r"|‹party:(\d+)› (?:(?:have|has|had) )?(?:lose|loses|lost|surrender(?:s|ed)?|cede[sd]?)"
    r" (?:the seat\b|(?:another|one) of (?:its|their)\b(?! depos)|‹(?:seat|area|place):\d+›)"
    r"|‹party:(\d+)›'s? (?:(?:sitting|outgoing) (?:member|m[sl]?[pa]\b|ms\b)"
    r"|‹person:\d+›, (?:who (?:was|is|had been) )?(?:the (?:sitting|outgoing) (?:member|m[sl]?[pa]\b|ms\b)|defending))"
    r"|\b(?:sitting|outgoing|incumbent) ‹party:(\d+)› (?:member|m[sl]?[pa]\b|ms\b|‹person)"
    r"|\b(?:oust|unseat|dislodg|toppl|turf)\w* (?:out )?(?:the )?(?:sitting |incumbent )?‹party:(\d+)›"
    r"|‹party:(\d+)›,? (?:(?:who|which) )?(?:was|were|is|are|had been) defending"
    r"|\b(?:majority|lead|margin|cushion)(?: of ‹num:\d+›)?,? (?:that |which )?(?:the )?‹party:(\d+)› "
    r"(?:had|won|secured|enjoyed)"
)
_SEAT_OF = Sought(
    r"\b(?:oust|unseat|dislodg|toppl|turf|eject|evict)(?:s|ed|es|ing|le|led|ling|e)? (?:out )?"
    r"(?:(?!in\b)(?:the|sitting|incumbent|long-serving|veteran|former|mp|‹party:\d+›(?:'s?)?)[ ,]+){0,4}‹person:(\d+)›"
    r"|\b(?:sitting|outgoing|incumbent) (?:‹party:\d+› )?(?:member|m[sl]?p)?,? ?‹person:(\d+)›"
    r"|‹person:(\d+)›,? (?:who (?:was|is|had been) )?(?:the |its |their )?(?:sitting|outgoing|incumbent)\b"
    r"|‹person:(\d+)›(?: \(‹party:\d+›\))?,? (?:(?:has|have|had) (?:now |also )?)?"
    r"(?:been (?:ousted|unseated|toppled|dislodged)"
    r"|(?:is|was) (?:ousted|unseated|toppled|dislodged|turfed out|out)(?= (?:by|after)\b|[.,;:]|$)"
    r"|(?:lost|loses|lose|losing) (?:his|her|their) seat"
    r"|(?:was|is|were|had been) defending (?:a|an|the|his|her|their|‹num)"
    r"|(?:was|is|has been|had been) (?:comfortably |easily |narrowly |duly )?"
    r"(?:re-elected|returned (?:again|to westminster again))"
    r"|(?:hangs?|hung|clings?|clung|held|holds) on\b(?! [^.;]{0,40}\b(?:un)?til\b)"
    r"|surviv(?:es|ed)\b)"
)
"""Words that make a person the one whose seat it was."""

_FORECAST = re.compile(r"\bwould\b|\bcould\b|\bpoll(?:ster)?s?\b|forecast|predict|on that basis")
_NEWS_OF_SEAT = Sought(
    r"\bholds?\b|\bheld\b|\bgains?\b|remains?\b|stays?\b|declar|recount|result|battles? "
    r"for|keeps?|retain|elected|candidates?|standing|contest|goes to|turn blue|"
    r"constituency|sent back|new mp"
)
_BY_ELECTION = re.compile(r"by-election")
_RECORD = Sought(
    r"\bswing|overturn|second only|captur|snatch|seiz|\bgain|\blost\b|\bwon\b|\btook\b|"
    r"took the seat|lead of|majority of"
)


def find_winners(case: Case) -> None:
    """Add to the winners what sentences and result lines say of parties: who holds or gains which seat."""
    _list_winners(case)
    for found in case.findings["contest"]:
        if not found.rule.startswith("result.") or _HYPOTHETICAL.search(found.unit.rendered):
            continue
        mention = found.get("winner")
        if mention is None:
            continue
        party = _party_of(case, mention)
        seat = found.get("seat")
        tied = case.scene.area(seat) if found.rule in _TIED else None
        area = tied or case.area(found.unit, mention, bound=seat).area
        if party is None or area is None:
            continue
        if area in case.scene.main and case.year_near(found.unit, mention.start):
            continue
        loser = found.get("loser")
        winner = case.winners.get(area)
        if winner is None:
            winner = case.winners[area] = Winner(party)
        if winner.party is None:
            winner.party = party
        if winner.party != party:
            continue
        winner.flip = winner.flip or found.words.get("flip") or ("gain" if loser else None)
        if loser:
            winner.gained_from = loser.canonical
            case.holders.setdefault(area, loser.canonical)
        if winner.flip == "hold":
            case.holders.setdefault(area, party)


def _list_winners(case: Case) -> None:
    """Add to the winners what lists of areas by what became of them say."""
    starts = sorted(case.scene.area_of)
    for fate in find_fates(case.article.text):
        place = bisect_left(starts, fate.start)
        inside = place < len(starts) and starts[place] < fate.end
        area = case.scene.area_of[starts[place]] if inside else None
        if area is None or fate.party is None or area in case.winners:
            continue
        winner = _named_in(case, fate.person)
        if winner:
            case.party_of[winner] = fate.party
        case.winners[area] = case.fates[area] = Winner(fate.party, winner, flip=fate.flip, gained_from=fate.loser)
        holder = fate.loser or (fate.party if fate.flip == "hold" else None)
        if holder:
            case.holders.setdefault(area, holder)


def _named_in(case: Case, span: tuple[int, int] | None) -> str | None:
    """The only person whose name stands in ``span`` of the text."""
    named = {person.full for m in case.article.mentions_in(*span) if (person := case.person(m))} if span else set()
    return next(iter(named)) if len(named) == 1 else None


_TIED = frozenset({"result.loses_to"})  # rules between whose seat and party nothing can stand


def find_holders(case: Case) -> None:
    """Whose each seat was before, from what the text calls it."""
    for unit in case.article.units:
        _find_sitting_members(case, unit)
        if "‹party:" not in unit.rendered:
            continue
        for match in _HELD_BEFORE.finditer(unit.rendered):
            mention = case.article.mentions[int(next(filter(None, match.groups())))]
            if _HYPOTHETICAL.search(unit.rendered) and "would be" not in unit.rendered:
                continue
            area = case.area(unit, mention).area
            both = re.search(r"\bboth (?:seats|constituencies)\b", unit.rendered)
            for each in case.scene.main if both else [area]:
                if each and each in case.scene.main:
                    case.holders.setdefault(each, mention.canonical)


def _find_sitting_members(case: Case, unit: Unit) -> None:
    """Whose seat each was that somebody is called the member of, or is said to have lost or kept."""
    if "‹person:" not in unit.rendered or _HYPOTHETICAL.search(unit.rendered):
        return
    for match in _SEAT_OF.finditer(unit.rendered):
        mention = case.article.mentions[int(next(filter(None, match.groups())))]
        person = case.person(mention)
        party = case.party_of.get(person.full) if person else None
        if person is None or party is None or case.year_near(unit, mention.start):
            continue
        area = case.area(unit, mention, owner=person.full).area
        if area and area in case.scene.main:
            case.holders.setdefault(area, party)


def decide_contests(case: Case, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The article's own contests, the others that it names, and those of which ``facts`` of other tables tell.

    Each is proposed by what the sentences and the other tables say of its area, and judged by all of that together.
    """
    proposed: dict[_Key, Fact] = {}
    said: dict[_Key, list[str]] = defaultdict(list)
    years = _years_of_past(case)
    told_of: dict[_Key, Fact] = {}
    before = _about_the_past(case)
    for fact in (_completed(case, one, years) for one in _proposals(case, facts, before)):
        key = _key(case, fact, proposed)
        proposed.setdefault(key, fact)
        said[key].append(f"proposed {fact.rule}")
    about = _about_areas(case)
    told: Counter[tuple[Value, str, bool]] = Counter()
    in_year: Counter[tuple[Value, str | None]] = Counter()
    for fact in facts:
        unit = case.article.unit_at(case.clean_offset(fact))
        year = case.year_near(unit, case.clean_offset(fact)) if unit else None
        told[fact.values.get("constituency"), fact.table, year is None] += 1
        if year is not None:
            in_year[fact.values.get("constituency"), case.year_of(year)] += 1
    kinds: dict[Value, list[Value]] = defaultdict(list)
    for area, kind, year in proposed:
        if year is None:
            kinds[area].append(kind)
    for key, fact in proposed.items():
        area, kind, year = key
        evidence = [*dict.fromkeys(said[key])]
        if year is not None:
            evidence.append("another of its kind")
            evidence += [f"another: {piece}" for piece in dict.fromkeys(said[key])]
        main = area in case.scene.main
        evidence.append(f"main {main} {kind} in {case.scene.kind}")
        if main:
            evidence.append(f"rank {min(case.scene.main[str(area)], 3)} {kind} in {case.scene.kind}")
        for table in ("results", "candidates", "majorities", "turnout", "swings"):
            for now in (True, False):
                count = told[area, table, now]
                evidence.append(f"{table} {min(count, 2)} now {now} {kind in ('by-election', 'general')}")
        telling = any(told[area, t, n] for t in ("results", "candidates", "majorities") for n in (True, False))
        evidence.append(f"any facts {telling} main {main}")
        evidence.append(f"told of {case.scene.told.get(str(area), 0.0):.1f} own {kind == case.scene.kind}")
        evidence.append(f"other kinds {len(kinds[area]) - 1} {kind}")
        said_of = f"said {kind} {min(case.scene.words_for_kinds.get(str(kind), 0), 3)}"
        on_votes = f"on votes {case.scene.units_on_votes}"
        evidence += [said_of, f"{said_of} main {main}", f"{on_votes} main {main}", f"{on_votes} told {telling}"]
        evidence.append(f"other ballots {min(len(case.other_ballots), 3)} main {main}")
        evidence.append(f"winner {fact.values.get('winner_party') is not None}")
        evidence.append(f"date {len(str(fact.values.get('polling_date') or ''))} {kind}")
        evidence.append(f"general year {_in_general_year(case, fact)} {kind} said {_is_said(case, fact)}")
        on_record = f"on record {_is_on_record(case, fact)}"
        evidence += [on_record, f"{on_record} main {main} {kind}"]
        evidence += _as_recorded(case, fact)
        of_its_year = f"told in its year {min(in_year[area, _year(fact)], 2)}"
        evidence += [of_its_year, f"{of_its_year} another {year is not None}", f"{of_its_year} {fact.rule}"]
        evidence += [
            f"{kind} own {main and kind == case.scene.kind}: {piece}" for piece in before.get(str(area), _NOTHING_THEN)
        ]
        evidence += [f"{kind}: {piece}" for piece in about.get(str(area), ())]
        evidence += about.get(str(area), ())
        likely = case.judge.probabilities("contest", key, {"yes": evidence, "no": []})
        if likely["yes"] >= 0.5:
            sure = likely["yes"]
            why = case.judge.reasons("contest", evidence)
            known = confidence("contests", fact.rule, sure)
            told_of[key] = replace(fact, certainty=sure, confidence=known, why=why)
    present = {
        fact.values.get("constituency"): fact for fact in sorted(told_of.values(), key=lambda one: _present(case, one))
    }
    dated = {key: _on_the_day(case, fact) for key, fact in told_of.items()}
    whole = {
        key: _with_winner(case, dated[key]) if present[fact.values.get("constituency")] is fact else dated[key]
        for key, fact in told_of.items()
    }
    firsts = {key: fact for key, fact in whole.items() if key[2] is None}
    outcomes = dict(zip(firsts, tell_outcomes(case, [*firsts.values()], facts), strict=True))
    for (area, kind, year), fact in whole.items():
        first = outcomes.get((area, kind, None))
        if year is None or first is None or _year(first) != year:
            yield outcomes.get((area, kind, year), fact)


def _on_the_day(case: Case, fact: Fact) -> Fact:
    """A contest of the kind of which an article reports several, with the day on which they all polled."""
    day, kind = case.clock.polling_day, case.scene.kind
    alike = fact.values.get("kind") == kind and kind in ("devolved", "mayoral") and len(case.scene.main) > 1
    if fact.values.get("polling_date") or day is None or not alike:
        return fact
    return replace(fact, values={**fact.values, "polling_date": day.isoformat(), "polling_date_source": "text"})


_Key: TypeAlias = tuple[Value, Value, str | None]
"""An area, a kind, and the year of a contest where it is another one than the first of its area and kind."""


def _key(case: Case, fact: Fact, proposed: Mapping[_Key, Fact]) -> _Key:
    """What tells a proposed contest from the others: its year too, where it is not that of the first alike."""
    area, kind = fact.values.get("constituency"), fact.values.get("kind")
    year, first = _year(fact), proposed.get((area, kind, None))
    implied = fact.rule == "contest.implied" and kind == "by-election"  # by-elections of a seat are years apart
    if first is None or not year or fact.rule not in _OF_ANOTHER or implied:
        return area, kind, None
    own = area in case.scene.main and kind == case.scene.kind
    known = _year(first) or (case.main_year if own else None)
    return area, kind, None if known is None or known == year else year


def _year(fact: Fact) -> str | None:
    return str(fact.values.get("polling_date") or "")[:4] or None


_OF_ANOTHER = frozenset(
    {"contest.earlier_list", "contest.told", "contest.implied", "contest.headed", "contest.counted_then"}
)


def _in_general_year(case: Case, fact: Fact) -> bool | None:
    """Whether there was a general election when the contest polled, as far as the text tells when that was."""
    told = str(fact.values.get("polling_date") or "")
    days = case.registry.general_election_dates()
    return any(day.isoformat().startswith(told) for day in days) if told and days else None


def _is_said(case: Case, fact: Fact) -> bool:
    """Whether the sentence that tells of the contest speaks of a by-election."""
    unit = case.article.unit_at(case.clean_offset(fact))
    return unit is not None and _BY_ELECTION.search(unit.rendered) is not None


def _is_on_record(case: Case, fact: Fact) -> bool | None:
    """Whether the registry has the contest; None for an area or a time of which it knows nothing."""
    area, kind, day = (str(fact.values.get(name) or "") for name in ("constituency", "kind", "polling_date"))
    elections = case.registry.elections(area)
    if not (elections and day) or day < elections[0].polling_date.isoformat():
        return None
    return any(each.kind == kind and each.polling_date.isoformat().startswith(day) for each in elections)


def _as_recorded(case: Case, fact: Fact) -> Iterator[str]:
    """Whether what is told of a contest is what the registry has of it."""
    area, kind, day = (str(fact.values.get(name) or "") for name in ("constituency", "kind", "polling_date"))
    recorded = case.on_record.outcome(area, kind, day) if day else None
    if recorded is None:
        return
    for told, known in (
        ("winner_party", recorded.winner),
        ("flip", recorded.flip),
        ("gained_from", recorded.gained_from),
    ):
        if value := fact.values.get(told):
            yield f"{told} on record {value == known}"
            yield f"{told} on record {value == known} {fact.rule}"


def _present(case: Case, fact: Fact) -> tuple[bool, float]:
    """What makes one of the contests of an area the one that the article reports on, the most last."""
    return fact.values.get("kind") == case.scene.kind, fact.certainty


def _with_winner(case: Case, fact: Fact) -> Fact:
    """The contest of an area that the article reports on, with its day, its winner and whose the seat was."""
    winner = case.winners.get(str(fact.values.get("constituency")))
    earlier = fact.values.get("kind") == "general" and case.scene.kind == "by-election"
    if earlier or winner is None or winner.party is None or fact.values.get("winner_party"):
        return fact
    flip, source = _flip(case, str(fact.values["constituency"]), winner)
    added: dict[str, Value] = {"winner_party": winner.party, "flip": flip, "gained_from": source}
    own = fact.values.get("constituency") in case.scene.main
    if own and case.clock.polling_day and not fact.values.get("polling_date"):
        added |= {"polling_date": case.clock.polling_day.isoformat(), "polling_date_source": "text"}
    known = {name: value for name, value in {**fact.values, **added}.items() if value is not None}
    return replace(fact, values=known)


def _completed(case: Case, fact: Fact, years: Mapping[str, str]) -> Fact:
    """A general election in the seat of a by-election with its year and with the holder of the seat as its winner."""
    area = str(fact.values.get("constituency"))
    if fact.values.get("kind") != "general" or case.scene.kind != "by-election":
        return fact
    year = str(fact.values.get("polling_date") or years.get(area) or "")[:4]
    added: dict[str, Value] = {}
    if year and not fact.values.get("polling_date"):
        added |= {"polling_date": year, "polling_date_source": "text"}
    if year == case.year_of("last") and area in case.holders and not fact.values.get("winner_party"):
        added["winner_party"] = case.holders[area]
    return replace(fact, values={**fact.values, **added}) if added else fact


def _years_of_past(case: Case) -> Mapping[str, str]:
    """The year of a general election of which the sentences about each area speak most."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    general = {str(day.year) for day in case.registry.general_election_dates()}
    for unit in case.article.units:
        area, year = case.attacher.focus(unit), case.year_near(unit, unit.end)
        year = case.year_of(year) if year else None
        if area and year and (year in general or not general):
            told[area][year] += 1
    return {area: years.most_common(1)[0][0] for area, years in told.items()}


def _proposals(case: Case, facts: Sequence[Fact], past: Collection[str]) -> Iterator[Fact]:
    """Contests that may be meant; of two that are alike the first one tells more.

    ``past`` are the areas of which sentences speak of the past.
    """
    own = list(_own_contests(case))
    yield from own
    named = {(fact.values.get("constituency"), fact.values.get("kind")) for fact in own}
    for proposals in (
        _headed_contests(case),
        _other_contests(case, set(named)),
        _earlier_contests(case),
        _told_contests(case, facts),
        _told_of_parties(case),
    ):
        yield from proposals
    yield from _implied_contests(case, facts)
    yield from _counted_then(case, facts)
    if facts:  # an article that states nothing else of any contest hardly tells of one in passing
        yield from _possible_contests(case, named, past)


def _possible_contests(case: Case, named: Collection[tuple[Value, Value]], past: Collection[str]) -> Iterator[Fact]:
    """For every area that is named, a contest of each kind that it may have had, besides those already ``named``.

    Of an area of the article's own contests it is another one only where some sentence speaks of the ``past``.
    """
    day = case.clock.polling_day
    years = _years_beside(case)
    devolved = re.search(r"Holyrood|Senedd|(?<!London )Assembly|MSP|Stormont", case.article.text) is not None
    headings = days_of_sections(case)
    for area in case.scene.areas:
        told = _first_mention(case, area)
        if told is None:
            continue
        own = case.scene.own_kind(area)
        kinds = [own] if own else []
        if not case.scene.is_seat_beside_areas(area) and own != "european":
            kinds.append(case.scene.kind)
        kinds += [] if own else ["by-election", "general"]
        kinds += ["devolved"] if devolved else []
        for kind in dict.fromkeys(kinds):
            main = area in case.scene.main and kind == case.scene.kind
            if (area, kind) in named or (area in case.scene.main and not (main or area in past or area in years)):
                continue
            winner = case.winners.get(area)
            polled = (_polled_on(case, headings, area, told[0])) if kind == "local" else None
            polled = polled or (day if main else None)
            values: dict[str, Value] = {
                **case.contest_columns(area, main=main),
                "kind": kind,
                "polling_date": polled.isoformat() if polled else years.get(area),
                "winner_party": winner.party if winner and kind == case.scene.kind else None,
            }
            yield case.fact("contests", values, (told[0].start, told[0].end), told[1], "contest.named")


def _years_beside(case: Case) -> Mapping[str, str]:
    """The first year that the sentences which name an area tell for what they say of it."""
    found: dict[str, str] = {}
    for unit in case.article.units:
        for start, area in case.scene.named_in(unit):
            if area not in found and (year := case.year_near(unit, start)) and year.isdigit():
                found[area] = year
    return found


def _about_areas(case: Case) -> Mapping[str, Sequence[str]]:
    """Evidence from the words beside every mention of each area."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for unit in case.article.units:
        reading = read(unit.rendered)
        for index in range(unit.first, unit.last):
            area = case.scene.area(case.article.mentions[index])
            if area is None:
                continue
            counts[area] += 1
            kept = found[area]
            before, after = reading.before(index, 5), reading.after(index, 5)
            kept[f"-1 {before[0] if before else '^'}"] = None
            kept[f"+1 {after[0] if after else '$'}"] = None
            kept[f"-- {' '.join(before[:2])}"] = None
            kept[f"++ {' '.join(after[:2])}"] = None
            kept.update((f"near {word}", None) for word in (*before, *after) if len(word) > 2)
            kept.update((f"sentence {topic}", None) for topic in _TOPICS if topic in unit.rendered)
            kept[f"block {case.article.block(unit).kind}"] = None
            kept[f"year {case.year_near(unit, case.article.mentions[index].start) is not None}"] = None
    most = max(counts.values(), default=1)
    for area, kept in found.items():
        kept[f"times {min(counts[area], 4)}"] = None
        kept[f"share {4 * counts[area] // most}"] = None
    return {area: tuple(kept) for area, kept in found.items()}


def _about_the_past(case: Case) -> Mapping[str, Sequence[str]]:
    """Evidence from the sentences about each area that speak of an earlier year, whether or not they name the area."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for unit in case.article.units:
        area = case.attacher.focus(unit)
        year = case.year_near(unit, unit.end)
        if area is None or year is None:
            continue
        counts[area] += 1
        kept = found[area]
        labels = Counter(mention.label for mention in case.mentions_in(unit))
        kept[f"then figures {min(labels['num'] + labels['pct'], 2)} parties {min(labels['party'], 2)}"] = None
        kept[f"then persons {min(labels['person'], 2)} parties {min(labels['party'], 2)}"] = None
        kept[f"then {'last' if year == 'last' else 'year'}"] = None
        kept.update((f"then {topic}", None) for topic in _THEN if topic in unit.rendered)
    for area, kept in found.items():
        kept[f"then units {min(counts[area], 3)}"] = None
    return {area: tuple(kept) for area, kept in found.items()}


_NOTHING_THEN = ("then units 0",)
_THEN = (
    "general election|by-election|won|win|held|elected|took|beat|defeat|majority|votes|per cent|share|result|swing|gain"
    "|lost|victor|polled|turnout|second|ahead|since|last time|candidate|stood|came|down|up on|changed hands|compared"
).split("|")
_TOPICS = (
    "by-election|general election|majority|votes|result|won|held|gain|lost|candidate|mp for|seat|council|born|live"
    "|worked|predict|forecast|would|target|poll|swing|turnout|elected|since|seats|declared|neighbour|next week|will "
).split("|")


def _told_contests(case: Case, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Earlier contests of which a sentence names the winner."""
    yield from _told_there(case)
    told_years: set[tuple[Value, Value, str]] = set()
    told: dict[int, Past] = {}  # by where its words name anybody
    for each in case.past:
        for mention in each.found.groups.values():
            told.setdefault(mention.start, each)
    for fact in facts:
        if not fact.rule.startswith("past.") or fact.values.get("outcome") != "elected":
            continue
        past = told.get(case.clean_offset(fact))
        if past is None or past.year is None:
            continue
        general = _polled_all_over(case, past.year)
        kind = "general" if general and case.scene.kind in ("by-election", "general") else case.scene.kind
        key = fact.values.get("constituency"), kind, past.year
        if key in told_years:
            continue
        told_years.add(key)
        said = past.found.unit.rendered[past.found.start : past.found.end]
        loser = case.person(past.found.get("loser"))
        values: dict[str, Value] = {
            "contest_id": fact.values.get("contest_id"),
            "constituency": fact.values.get("constituency"),
            "constituency_id": fact.values.get("constituency_id"),
            "kind": kind,
            "polling_date": past.year,
            "polling_date_source": "text",
            "winner_party": fact.values.get("party"),
            "flip": "gain" if _TOOK.search(said) else None,
            "gained_from": case.party_of.get(loser.full) if loser and _TOOK.search(said) else None,
        }
        start = case.clean_offset(fact)
        yield case.fact("contests", values, (start, start + 1), past.found.unit, "contest.told")


def _told_there(case: Case) -> Iterator[Fact]:
    """Earlier contests of another seat that a sentence names together with who won it and when."""
    for found in case.findings["candidacy"]:
        seat, mention = found.get("seat"), found.get("person")
        area = case.scene.area(seat)
        if not found.rule.startswith("there.") or seat is None or mention is None or area is None:
            continue
        person = case.person(mention)
        year = case.year_near(found.unit, seat.end)
        party = case.party_of.get(person.full) if person else None
        elected = found.words.get("outcome") == "elected"
        if not (elected and party and year and year.isdigit()) or is_hypothetical(found.unit.rendered):
            continue
        kind = _implied_kind(case, found.unit, year, area)
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False, year=year),
            "kind": kind,
            "polling_date": year,
            "polling_date_source": "text",
            "winner_party": party,
        }
        if kind:
            yield case.fact("contests", values, (seat.start, seat.end), found.unit, "contest.told")


def _told_of_parties(case: Case) -> Iterator[Fact]:
    """Earlier contests of which a sentence says which party won them: the Tories regained it in 1987."""
    for found in case.findings["contest"]:
        mention = found.get("winner")
        if not found.rule.startswith("result.") or mention is None or _HYPOTHETICAL.search(found.unit.rendered):
            continue
        winner = _party_of(case, mention)
        year = case.year_near(found.unit, max(each.start for each in found.groups.values()))
        area = case.scene.area(found.get("seat")) or case.area(found.unit, mention).area
        if winner is None or area is None or year is None or not year.isdigit():
            continue
        kind = _implied_kind(case, found.unit, year, area)
        loser = found.get("loser")
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False, year=year),
            "kind": kind,
            "polling_date": year,
            "polling_date_source": "text",
            "winner_party": winner,
            "flip": found.words.get("flip") or ("gain" if loser else None),
            "gained_from": loser.canonical if loser else None,
        }
        if kind:
            yield case.fact("contests", values, (mention.start, mention.end), found.unit, "contest.told")


def _party_of(case: Case, mention: Mention) -> str | None:
    """The party that ``mention`` names, or that of the person whom it names."""
    if mention.label != "person":
        return mention.canonical
    person = case.person(mention)
    return case.party_of.get(person.full) if person else None


_TOOK = re.compile(r"oust|unseat|dislodg|captur|snatch|seiz|turfed|wrest|relieved|overturn|toppl|\bgain|from the|took")


def _implied_contests(case: Case, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Contests that the article does not call so, but of which it gives a result."""
    named: set[tuple[Value, Value, str | None]] = set()
    for fact in facts:
        area = fact.values.get("constituency")
        if fact.table not in ("results", "swings", "majorities") or area is None:
            continue
        if fact.table == "majorities" and fact.values.get("when") != "other":
            continue
        unit = case.article.unit_at(case.clean_offset(fact))
        if unit is None:
            continue
        year = case.year_near(unit, case.clean_offset(fact))
        kind = _implied_kind(case, unit, year, str(area))
        own = area in case.scene.main and kind == case.scene.kind
        then = case.year_of(year) if year and own and fact.table == "results" else None
        if kind is None or (area, kind, then) in named:
            continue
        named.add((area, kind, then))
        values: dict[str, Value] = {
            "constituency": area,
            "constituency_id": fact.values.get("constituency_id"),
            "kind": kind,
            "polling_date": then or (year if year and year.isdigit() and not own else None),
            "polling_date_source": "text" if year and year.isdigit() else None,
        }
        if fact.table == "majorities":
            values["winner_party"] = fact.values.get("party")
        start = case.clean_offset(fact)
        yield case.fact("contests", values, (start, start + 1), unit, "contest.implied")


def _counted_then(case: Case, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Contests of an earlier year of which a sentence gives a count, or a margin and that it was won by it."""
    told: dict[tuple[str, str, str], list[tuple[Fact, Unit]]] = defaultdict(list)
    for fact in facts:
        area = fact.values.get("constituency")
        if area is None or fact.table not in ("results", "majorities"):
            continue
        unit = case.article.unit_at(case.clean_offset(fact))
        year = case.year_near(unit, case.clean_offset(fact)) if unit else None
        if unit is None or year is None or not year.isdigit():
            continue
        won = fact.table == "majorities" and _WON.search(unit.rendered)
        counted = fact.table == "results" and (fact.values.get("votes") or fact.values.get("share"))
        kind = _implied_kind(case, unit, year, str(area)) if won or counted else None
        if kind == "by-election":  # an earlier count is hardly ever that of another one
            kind = "devolved" if is_devolved(case.article.text) else None
        if kind:
            told[str(area), kind, year].append((fact, unit))
    for (area, kind, year), counts in told.items():
        fact, unit = counts[0]
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False, year=year),
            "kind": kind,
            "polling_date": year,
            "polling_date_source": "text",
            "winner_party": _winner_then([fact for fact, _ in counts]),
        }
        start = case.clean_offset(fact)
        yield case.fact("contests", values, (start, start + 1), unit, "contest.counted_then")


def _winner_then(counts: Sequence[Fact]) -> Value:
    """The party of the margin, else that with the most votes of several."""
    margins = [fact.values["party"] for fact in counts if fact.table == "majorities" and fact.values.get("party")]
    votes = [fact for fact in counts if fact.table == "results" and fact.values.get("votes")]
    most = max(votes, key=lambda fact: float(str(fact.values["votes"]))) if len(votes) > 1 else None
    return margins[0] if margins else most.values.get("party") if most else None


_WON = re.compile(
    r"\bw[oi]n\b|\bbeat|elected|returned|\bgain|\btook\b|captur|oust|unseat|dislodg|seiz|snatch|squeak|scrap"
    r"|\bheld it\b|\bhome\b|relieved|victor|kept"
)


def _implied_kind(case: Case, unit: Unit, year: str | None, area: str) -> str | None:
    """The kind of a contest that is not called by its kind: the calendar of general elections decides."""
    if own := case.scene.own_kind(area):
        return own
    if _BY_ELECTION.search(unit.rendered):
        return "by-election"
    if case.scene.is_seat_beside_areas(area):
        return "general" if year or not _BY_ELECTION.search(case.article.text) else "by-election"
    if area in case.scene.main and year is None:
        return None
    if year and year.isdigit():
        if _polled_all_over(case, year) or "general election" in unit.rendered:
            return "general"
        return "by-election" if case.scene.kind in ("by-election", "general") else case.scene.kind
    if year == "last":
        return "general" if case.scene.kind in ("by-election", "general") else None
    return case.scene.kind if case.scene.kind != "general" else None


def _polled_all_over(case: Case, year: str) -> bool:
    """Whether there was a general election in ``year``; without a calendar, what nobody calls a by-election is one."""
    days = case.registry.general_election_dates()
    return not days or any(day.year == int(year) for day in days)


def _own_contests(case: Case) -> Iterator[Fact]:
    day = case.clock.polling_day
    reported = None if case.scene.kind == "by-election" else _reported(case)
    headings = days_of_sections(case)
    for area in case.scene.main:
        told = _first_mention(case, area)
        if told is None or (reported is not None and area not in reported):
            continue
        winner = case.winners.get(area)
        polled = _polled_on(case, headings, area, told[0]) or day
        if polled and polled is day and _is_next_week(case, area):
            polled = day + _WEEK
        registered = polled is day and case.clock.published is None
        values: dict[str, Value] = {
            **case.contest_columns(area, main=True),
            "kind": case.scene.own_kind(area) or case.scene.kind,
            "polling_date": polled.isoformat() if polled else None,
            "polling_date_source": ("registry" if registered else "text") if polled else None,
        }
        if winner and winner.party:
            values["winner_party"] = winner.party
            flip, source = _flip(case, area, winner)
            values |= {"flip": flip, "gained_from": source}
        yield case.fact("contests", values, (told[0].start, told[0].end), told[1], "contest.main")


def _polled_on(case: Case, headings: Sequence[tuple[Mention, date]], area: str, mention: Mention) -> date | None:
    """The day of the section in which ``mention`` of an area stands, else the one that stands behind the area."""
    place = bisect_left(headings, mention.start, key=lambda heading: heading[0].start) - 1
    above = headings[place][1] if place >= 0 else None
    beside = None if above else day_beside(case, area)
    return above or (beside[1] if beside else None)


def _is_next_week(case: Case, area: str) -> bool:
    """Whether a report on a polling day speaks of ``area`` only where it looks ahead: Next Thursday: just Thrupp."""
    mentions, day = case.scene.mentions_of(area), case.clock.polling_day
    return bool(mentions and day and case.scene.written and day <= case.scene.written) and all(
        (unit := case.article.unit_at(mention.start)) is not None
        and _NEXT_WEEK.match(case.article.text, case.article.block(unit).start)
        for mention in mentions
    )


_WEEK = timedelta(days=7)
_NEXT_WEEK = re.compile(r"\W{0,4}(?:and |then )?(?:next (?:week|thursday)|thursday next|a week on)\b", re.I)


def _flip(case: Case, area: str, winner: Winner) -> tuple[str | None, str | None]:
    """Gain or hold, where the text says so or says whose the seat was before."""
    holder = case.holders.get(area)
    if winner.flip == "hold" or (holder and holder == winner.party):
        return "hold", None
    if winner.flip == "gain" or holder:
        return "gain", winner.gained_from or (holder if holder != winner.party else None)
    return None, None


def _reported(case: Case) -> Collection[str]:
    """The areas of which an article on many says anything beyond their names."""
    found = {*case.winners, *(area for areas in case.attacher.homes.values() for area in areas)}
    found.update(listed.area for listed in case.listed if listed.area and not listed.year)
    for unit in case.article.units:
        if not case.scene.named_in(unit):
            continue
        if not _NEWS_OF_SEAT.search(unit.rendered) or _FORECAST.search(unit.rendered):
            continue
        for mention in case.mentions_in(unit):
            if (area := case.scene.area(mention)) and not _only_a_place(unit, mention, case):
                found.add(area)
    return found


def _first_mention(case: Case, area: str) -> tuple[Mention, Unit] | None:
    for mention in case.scene.mentions_of(area):
        if unit := case.article.unit_at(mention.start):
            return mention, unit
    return None


def _other_contests(case: Case, named: set[tuple[Value, Value]]) -> Iterator[Fact]:
    for unit in case.article.units:
        if not case.scene.named_in(unit) or not (
            _BY_ELECTION.search(unit.rendered) or (case.scene.kind == "by-election" and _RECORD.search(unit.rendered))
        ):
            continue
        for mention in case.mentions_in(unit):
            area = case.scene.area(mention)
            if area is None or area in case.scene.main or _only_a_place(unit, mention, case):
                continue
            columns = case.contest_columns(area, main=False)
            year = case.year_near(unit, mention.start)
            kind = "by-election" if _BY_ELECTION.search(unit.rendered) else _implied_kind(case, unit, year, area)
            kind = case.scene.own_kind(area) or kind
            key = (columns.get("constituency"), kind)
            if kind is None or key in named:
                continue
            named.add(key)
            winner = case.winners.get(area)
            values: dict[str, Value] = {
                **columns,
                "kind": kind,
                "polling_date": _same_day(case, unit) or _month_or_year(case, unit, mention),
            }
            if values["polling_date"]:
                values["polling_date_source"] = "text"
            if winner and winner.party:
                flip, source = _flip(case, area, winner)
                values |= {"winner_party": winner.party, "flip": flip, "gained_from": source}
            yield case.fact("contests", values, (mention.start, mention.end), unit, "contest.other")


def _headed_contests(case: Case) -> Iterator[Fact]:
    """Contests that a section is on whose heading gives the area and the date: BARCHESTER, 12 May 1983."""
    calendar = case.registry.general_election_dates()
    for (area, moment), unit in case.scene.dated_sections().items():
        if area in case.scene.main or not moment.year:
            continue
        told = f"{moment.year}" + (f"-{moment.month:02}" if moment.month else "")
        told += f"-{moment.day:02}" if moment.month and moment.day else ""
        by_election = case.scene.kind == "by-election" or _BY_ELECTION.search(unit.rendered)
        general = any(day.isoformat().startswith(told) for day in calendar)
        kind = "by-election" if by_election else "general" if general else case.scene.kind
        kind = case.scene.own_kind(area) or kind
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False),
            "kind": kind,
            "polling_date": told,
            "polling_date_source": "text",
        }
        winner = case.winners.get(area)
        if winner and winner.party:
            flip, source = _flip(case, area, winner)
            values |= {"winner_party": winner.party, "flip": flip, "gained_from": source}
        mention = next(m for m in case.mentions_in(unit) if case.scene.area(m) == area)
        yield case.fact("contests", values, (mention.start, mention.end), unit, "contest.headed")


def _only_a_place(unit: Unit, mention: Mention, case: Case) -> bool:
    """Whether the words beside the name of a seat make it a town or somebody's constituency."""
    mark = f":{case.article.index_of(mention)}›"
    position = unit.rendered.find(mark)
    before, after = unit.rendered[max(0, position - 40) : position], unit.rendered[position + len(mark) :][:30]
    return bool(
        re.search(r"(?:\bmps? for|member for|council|born in|lives? in|from) (?:the )?‹\w+$", before)
        or re.match(r"'?s? (?:mp\b|council|city|borough)", after)
    )


def _same_day(case: Case, unit: Unit) -> str | None:
    """The day of the article's own contest where a sentence says that the other ones are on the same."""
    day = case.clock.polling_day
    return day.isoformat() if day and _ON_THE_SAME.search(unit.rendered) else None


_ON_THE_SAME = re.compile(r"\bthe same (?:day|night|date|evening)\b|\balso (?:on that day|that (?:day|night))\b")
_LAST_YEAR = re.compile(r",? (?:of )?last year\b")  # September last year


def _month_or_year(case: Case, unit: Unit, mention: Mention) -> str | None:
    """When another contest was: a month and year, or a year, that the sentence gives."""
    times = [m for m in case.mentions_in(unit) if m.label in ("year", "month", "date", "ago")]
    near = sorted(times, key=lambda m: abs(m.start - mention.start))
    for time in near:
        moment = time.moment
        if time.label == "ago":
            if told := case.clock.counted_back(time):
                return told
            continue
        if moment.year and moment.month:
            return f"{moment.year}-{moment.month:02}"
        if moment.year:
            return str(moment.year)
        if moment.month and (told := case.year_near(unit, time.start)) and told.isdigit():
            return f"{told}-{moment.month:02}"
        if moment.month and case.clock.reference:
            reference = case.clock.reference
            if _LAST_YEAR.match(case.article.text, time.end):
                return f"{reference.year - 1}-{moment.month:02}"
            year = reference.year if moment.month <= reference.month else reference.year - 1
            return f"{year}-{moment.month:02}"
    this = _THIS.search(unit.rendered) if case.clock.reference else None
    if this and case.clock.reference:
        return f"{case.clock.reference:%Y-%m}" if this[1] == "month" else str(case.clock.reference.year)
    return None


_THIS = re.compile(r"\b(?:earlier|already|so far) this (month|year)\b|\bthis (year) (?:at|in)\b")


def _earlier_contests(case: Case) -> Iterator[Fact]:
    """Earlier contests in an area whose result a list gives."""
    seen: set[tuple[str, str]] = set()
    counted: dict[tuple[str | None, str | None], list[Listed]] = defaultdict(list)
    for listed in case.listed:
        if listed.record.votes:
            counted[listed.area, listed.year].append(listed)
    for listed in case.listed:
        if not (listed.year and listed.year.isdigit() and listed.area) or (listed.area, listed.year) in seen:
            continue
        seen.add((listed.area, listed.year))
        rows = counted[listed.area, listed.year]
        values: dict[str, Value] = {
            **case.contest_columns(listed.area, main=False, year=listed.year),
            "kind": "general" if case.scene.kind in ("by-election", "general") else case.scene.kind,
            "polling_date": listed.year,
            "polling_date_source": "text",
        }
        if len(rows) > 1:
            top = max(rows, key=lambda row: row.votes)
            values["winner_party"] = top.party or None
        span = listed.record.name or listed.record.party or (listed.record.start, listed.record.end)
        yield case.fact("contests", values, span, listed.unit, "contest.earlier_list")
