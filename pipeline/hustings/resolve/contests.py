"""Which of the contests that may be meant an article tells of, with what it tells of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from hustings.judge.reading import read
from hustings.resolve.case import Case
from hustings.resolve.contest_proposals import flip_of, propose_contests
from hustings.resolve.contest_years import ToldYear, told_years
from hustings.resolve.outcomes import tell_outcomes
from hustings.types import Fact, Value


def decide_contests(case: Case, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The article's own contests, the others that it names, and those of which ``facts`` of other tables tell.

    Each is proposed by what the sentences and the other tables say of its area, and judged by all of that together.
    """
    proposed: dict[_Key, Fact] = {}
    said: dict[_Key, list[str]] = defaultdict(list)
    years = _years_of_past(case)
    told_of: dict[_Key, Fact] = {}
    doubted: dict[Value, list[tuple[float, _Key, Fact]]] = defaultdict(list)
    before, told_in_years = _about_the_past(case), [*told_years(case)]
    for fact in (_completed(case, one, years) for one in propose_contests(case, facts, before, told_in_years)):
        key = _key(case, fact, proposed)
        proposed.setdefault(key, fact)
        said[key].append(f"proposed {fact.rule}")
    about = _about_areas(case)
    of_years = _about_years(told_in_years)
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
        evidence.append(f"an office alone {area in case.scene.offices}")
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
        evidence += of_years.get((str(area), _year(fact) or ""), ())
        likely = case.judge.probabilities("contest", key, {"yes": evidence, "no": []})
        sure = max(likely["yes"], _OF_TAKEOVERS if _TAKEOVER in evidence else 0.0)
        if sure >= 0.5:
            why = case.judge.reasons("contest", evidence)
            trust = case.confidence("contests", fact.rule, sure)
            told_of[key] = replace(fact, certainty=sure, confidence=trust, why=why)
        elif year is None and main and any(told[area, table, True] for table in _COUNTED):
            doubted[area].append((sure, key, fact))
    for area, kept in doubted.items():
        sure, key, fact = max(kept, key=lambda one: one[0])
        untold = key[1] == case.scene.kind and all(other[0] != area for other in told_of)
        if untold and sure >= _NEARLY and sum(each for each, _, _ in kept) >= _ONE_OF_THEM:
            told_of[key] = replace(fact, certainty=0.5, confidence=case.confidence("contests", fact.rule, sure))
    taken = {(key[0], _year(fact)): key for key, fact in told_of.items() if _TAKEOVER in said[key]}
    for key, fact in [*told_of.items()]:
        if taken.get((key[0], _year(fact)), key)[1] != key[1] and not _is_said(case, fact):
            del told_of[key]  # the same contest, taken for one of another kind
    present = {
        fact.values.get("constituency"): fact for fact in sorted(told_of.values(), key=lambda one: _present(case, one))
    }
    dated = {key: _on_the_day(case, fact) for key, fact in told_of.items()}
    whole = {
        key: _with_winner(case, dated[key]) if present[fact.values.get("constituency")] is fact else dated[key]
        for key, fact in told_of.items()
    }
    years_of = [year for _, _, year in whole]
    outcomes = dict(zip(whole, tell_outcomes(case, [*whole.values()], years_of, facts), strict=True))
    for area, kind, year in whole:
        first = outcomes.get((area, kind, None))
        if year is None or first is None or _year(first) != year:
            yield _by_calendar(case, outcomes[area, kind, year], whole)


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
    {
        "contest.earlier_list",
        "contest.told",
        "contest.implied",
        "contest.headed",
        "contest.counted_then",
        "contest.of_year",
        "contest.takeover",
    }
)


_COUNTED = ("results", "majorities", "turnout")
_ONE_OF_THEM = 0.7  # how likely the kinds of contests together must be of which one is told of an area that is counted
_NEARLY = 0.4
_TAKEOVER = "proposed contest.takeover"
_OF_TAKEOVERS = 0.9  # how likely a clause that names a seat, both its sides and a year tells of a contest


def _in_general_year(case: Case, fact: Fact) -> bool | None:
    """Whether there was a general election when the contest polled, as far as the text tells when that was."""
    told = str(fact.values.get("polling_date") or "")
    days = case.registry.general_election_dates()
    return any(day.isoformat().startswith(told) for day in days) if told and days else None


def _by_calendar(case: Case, fact: Fact, others: Collection[_Key]) -> Fact:
    """A contest of a year in which there was no general election as the by-election that it must have been."""
    area, told = fact.values.get("constituency"), str(fact.values.get("polling_date") or "")
    days = case.registry.general_election_dates()
    if fact.values.get("kind") != "general" or not told or not days or _in_general_year(case, fact):
        return fact
    year, whole = int(told[:4]), len(told) > len("2023-10")
    between = days[0].year <= year <= days[-1].year and all(day.year != year for day in days)
    if not between or (whole and (len(case.scene.main) > 1 or "general election" in case.article.text.lower())):
        return fact
    if any(key[:2] == (area, "by-election") for key in others):
        return fact
    return replace(fact, values={**fact.values, "kind": "by-election"})


def _is_said(case: Case, fact: Fact) -> bool:
    """Whether the sentence that tells of the contest speaks of a by-election."""
    unit = case.article.unit_at(case.clean_offset(fact))
    return unit is not None and "by-election" in unit.rendered


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
    flip, source = flip_of(case, str(fact.values["constituency"]), winner)
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


def _about_years(told_in_years: Sequence[ToldYear]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Evidence from the words beside every year of which a sentence on an area tells an outcome."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for told in told_in_years:
        found[told.area, told.year].update(dict.fromkeys(told.evidence))
    return {key: tuple(kept) for key, kept in found.items()}


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
