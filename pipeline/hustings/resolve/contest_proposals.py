"""The contests that an article may report on or refer to: those that its sentences and the other tables speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from hustings.annotate import is_devolved
from hustings.annotate.area_tables import area_rows
from hustings.annotate.mentions import Mention, Moment
from hustings.annotate.units import Unit
from hustings.needs import Sought
from hustings.resolve.background import DEVOLVED_ELECTIONS
from hustings.resolve.case import Case, Listed, Past, Winner
from hustings.resolve.claims import is_hypothetical
from hustings.resolve.contest_years import ToldYear
from hustings.resolve.named_winners import HYPOTHETICAL, party_meant
from hustings.resolve.other_ballots import is_forecast
from hustings.resolve.takeovers import Takeover, read_takeovers
from hustings.resolve.ward_days import day_beside, days_of_sections
from hustings.types import Fact, Value

_FORECAST = re.compile(r"\bwould\b|\bcould\b|\bpoll(?:ster)?s?\b|forecast|predict|on that basis")
_NEWS_OF_SEAT = Sought(
    r"\bholds?\b|\bheld\b|\bgains?\b|remains?\b|stays?\b|declar|recount|result|battles? "
    r"for|keeps?|retain|elected|candidates?|standing|contest|goes to|turn blue|"
    r"constituency|sent back|new mp"
)
_RECORD = Sought(
    r"\bswing|overturn|second only|captur|snatch|seiz|\bgain|\blost\b|\bwon\b|\btook\b|"
    r"took the seat|lead of|majority of"
)


def propose_contests(
    case: Case, facts: Sequence[Fact], past: Collection[str], of_years: Sequence[ToldYear]
) -> Iterator[Fact]:
    """Contests that may be meant; of two that are alike the first one tells more.

    ``past`` are the areas of which sentences speak of the past, ``of_years`` the years of which they tell an outcome.
    """
    own = list(_own_contests(case))
    yield from own
    named = {(fact.values.get("constituency"), fact.values.get("kind")) for fact in own}
    for proposals in (
        _headed_contests(case),
        _dated_in_lists(case),
        _other_contests(case, set(named)),
        _earlier_contests(case),
        _told_contests(case, facts),
        _told_of_parties(case),
        _told_takeovers(case),
    ):
        yield from proposals
    yield from _implied_contests(case, facts)
    yield from _counted_then(case, facts)
    if facts:
        yield from _contests_of_years(case, of_years)
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
    forecast = _only_forecast(case)
    for area in case.scene.areas:
        told = _first_mention(case, area)
        if told is None or area in forecast:
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
            local = kind == "local"
            polled = (_polled_on(case, headings, area, told[0]) or _next_week(case, area)) if local else None
            polled = polled or (day if main else None)
            values: dict[str, Value] = {
                **case.contest_columns(area, main=main),
                "kind": kind,
                "polling_date": polled.isoformat() if polled else years.get(area),
                "winner_party": winner.party if winner and kind == case.scene.kind else None,
            }
            yield case.fact("contests", values, (told[0].start, told[0].end), told[1], "contest.named")


def _only_forecast(case: Case) -> Collection[str]:
    """The areas of which an article that is headed as a forecast tells nothing else."""
    if not is_forecast(case.article.text):
        return ()
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for unit in case.article.units:
        told[unit.index in case.other_ballots].update(area for _, area in case.scene.named_in(unit))
    return told[True] - told[False]


def _years_beside(case: Case) -> Mapping[str, str]:
    """The first year that the sentences which name an area tell for what they say of it."""
    found: dict[str, str] = {}
    for unit in case.article.units:
        for start, area in case.scene.named_in(unit):
            if area not in found and (year := case.year_near(unit, start)) and year.isdigit():
                found[area] = year
    return found


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
        kind = _kind_in(case, past.year) if case.scene.kind in ("by-election", "general") else case.scene.kind
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
        if not found.rule.startswith("result.") or mention is None or HYPOTHETICAL.search(found.unit.rendered):
            continue
        winner = party_meant(case, mention)
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


def _told_takeovers(case: Case) -> Iterator[Fact]:
    """Contests of which a clause says who took the seat, and from whom: Ada Fenwick took it from Labour in 1987."""
    for takeover in read_takeovers(case):
        year = takeover.year if takeover.year and takeover.year.isdigit() else None
        dated = takeover.alike or takeover
        told = _month_or_year(case, dated.found.unit, dated.mention) if year else None
        kind = _kind_of_takeover(case, takeover)
        if kind is None or (year is None and takeover.area in case.scene.main):
            continue
        values: dict[str, Value] = {
            **case.contest_columns(takeover.area, main=False, year=year),
            "kind": kind,
            "polling_date": told if told and year and told.startswith(year) else year,
            "polling_date_source": "text" if year else None,
            "winner_party": takeover.winner,
            "flip": takeover.flip,
            "gained_from": takeover.loser,
        }
        mention = takeover.mention
        whole = takeover.named and takeover.loser and year
        rule = "contest.takeover" if whole else "contest.told"
        yield case.fact("contests", values, (mention.start, mention.end), takeover.found.unit, rule)


def _kind_of_takeover(case: Case, takeover: Takeover) -> str | None:
    """The kind of the contest in which a seat changed hands; one on record of that year goes before the calendar."""
    words, year = takeover.found.unit.rendered, takeover.year
    kind = _implied_kind(case, takeover.found.unit, year, takeover.area)
    if kind == "general" and year and "general election" not in words:
        elections = case.registry.elections(takeover.area)
        if any(each.kind == "by-election" and str(each.polling_date.year) == year for each in elections):
            return "by-election"
    if kind == "by-election" and year and "by-election" not in words and is_devolved(case.article.text):
        return "devolved"
    return kind


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


def _contests_of_years(case: Case, of_years: Sequence[ToldYear]) -> Iterator[Fact]:
    """A contest for every year of which a sentence on an area tells an outcome."""
    for told in of_years:
        kind = _implied_kind(case, told.unit, told.year, told.area)
        if kind is None or (kind == "by-election" and "by-election" not in told.unit.rendered):
            continue
        moment = told.mention.moment if told.mention.label != "ago" else None
        month = f"-{moment.month:02}" if moment and moment.month else ""
        values: dict[str, Value] = {
            **case.contest_columns(told.area, main=False, year=told.year),
            "kind": kind,
            "polling_date": told.year + month,
            "polling_date_source": "text",
        }
        span = told.mention.start, told.mention.end
        yield case.fact("contests", values, span, told.unit, "contest.of_year")


def _implied_kind(case: Case, unit: Unit, year: str | None, area: str) -> str | None:
    """The kind of a contest that is not called by its kind: the calendar of general elections decides."""
    if own := case.scene.own_kind(area):
        return own
    if "by-election" in unit.rendered:
        return "by-election"
    if case.scene.is_seat_beside_areas(area):
        return "general" if year or "by-election" not in case.article.text else "by-election"
    if area in case.scene.main and year is None:
        return None
    if year and year.isdigit():
        return "general" if "general election" in unit.rendered else _kind_in(case, year)
    if year == "last":
        return "general" if case.scene.kind in ("by-election", "general") else None
    return case.scene.kind if case.scene.kind != "general" else None


def _kind_in(case: Case, year: str) -> str:
    """The kind of a contest of ``year`` of which nothing says what it was."""
    if _polled_all_over(case, year):
        return "general"
    if case.scene.kind not in ("by-election", "general"):
        return case.scene.kind
    devolved = is_devolved(case.article.text) and any(day.year == int(year) for day in DEVOLVED_ELECTIONS)
    return "devolved" if devolved else "by-election"


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
        if polled and polled is day:
            polled = _next_week(case, area) or day
        registered = polled is day and case.clock.published is None
        values: dict[str, Value] = {
            **case.contest_columns(area, main=True),
            "kind": case.scene.own_kind(area) or case.scene.kind,
            "polling_date": polled.isoformat() if polled else None,
            "polling_date_source": ("registry" if registered else "text") if polled else None,
        }
        if winner and winner.party:
            values["winner_party"] = winner.party
            flip, source = flip_of(case, area, winner)
            values |= {"flip": flip, "gained_from": source}
        yield case.fact("contests", values, (told[0].start, told[0].end), told[1], "contest.main")


def _polled_on(case: Case, headings: Sequence[tuple[Mention, date]], area: str, mention: Mention) -> date | None:
    """The day of the section in which ``mention`` of an area stands, else the one that stands behind the area."""
    place = bisect_left(headings, mention.start, key=lambda heading: heading[0].start) - 1
    above = headings[place][1] if place >= 0 else None
    beside = None if above else day_beside(case, area)
    return above or (beside[1] if beside else None)


def _next_week(case: Case, area: str) -> date | None:
    """The day on which ``area`` polls where a report on a polling day speaks of it only as one of the polls to come:
    Next Thursday: just Thrupp.
    """
    mentions, day = case.scene.mentions_of(area), case.clock.polling_day
    if not (mentions and day and case.scene.written and day <= case.scene.written):
        return None
    days = {_day_to_come(case, mention, day) for mention in mentions}
    return days.pop() if len(days) == 1 else None


def _day_to_come(case: Case, mention: Mention, day: date) -> date | None:
    """The day after ``day`` of the polls to come of which the paragraph of ``mention``, or its heading, speaks."""
    unit = case.article.unit_at(mention.start)
    above = reversed(case.article.units[max(0, unit.index - _SECTION) : unit.index]) if unit else ()
    heading = next((one for one in above if case.article.block(one).kind == "heading"), None)
    for told in filter(None, (unit, heading)):
        if _NEXT_WEEK.match(case.article.text, case.article.block(told).start):
            dates = (case.clock.day_of(one, told) for one in case.mentions_in(told) if one.label == "date")
            return next((one for one in dates if one and one > day), day + _WEEK)
    return None


_WEEK = timedelta(days=7)
_SECTION = 6  # units
_NEXT_WEEK = re.compile(
    r"\W{0,4}(?:and |then )?(?:next (?:week|thursday)|thursday next|a week on|the coming week|coming up)\b", re.I
)


def flip_of(case: Case, area: str, winner: Winner) -> tuple[str | None, str | None]:
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
    vacant = {row.area[0] for row in area_rows(case.article.text) if row.area and any(row.under(_OF_VACANCY))}
    for area in case.scene.main:
        if any(one.start in vacant for one in case.scene.mentions_of(area)) or day_beside(case, area):
            found.add(area)
    return found


_OF_VACANCY = re.compile(r"(?:reason|cause|vacan|vacated|defend|polling)")


def _first_mention(case: Case, area: str) -> tuple[Mention, Unit] | None:
    for mention in case.scene.mentions_of(area):
        if unit := case.article.unit_at(mention.start):
            return mention, unit
    return None


def _other_contests(case: Case, named: set[tuple[Value, Value]]) -> Iterator[Fact]:
    for unit in case.article.units:
        if not case.scene.named_in(unit) or not (
            "by-election" in unit.rendered or (case.scene.kind == "by-election" and _RECORD.search(unit.rendered))
        ):
            continue
        for mention in case.mentions_in(unit):
            area = case.scene.area(mention)
            if area is None or area in case.scene.main or _only_a_place(unit, mention, case):
                continue
            columns = case.contest_columns(area, main=False)
            year = case.year_near(unit, mention.start)
            kind = "by-election" if "by-election" in unit.rendered else _implied_kind(case, unit, year, area)
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
                flip, source = flip_of(case, area, winner)
                values |= {"winner_party": winner.party, "flip": flip, "gained_from": source}
            yield case.fact("contests", values, (mention.start, mention.end), unit, "contest.other")


def _headed_contests(case: Case) -> Iterator[Fact]:
    """Contests that a section is on whose heading gives the area and the date: BARCHESTER, 12 May 1983."""
    calendar = case.registry.general_election_dates()
    for (area, moment), unit in case.scene.dated_sections().items():
        if area in case.scene.main or not moment.year:
            continue
        told = _as_date(moment)
        general = any(day.isoformat().startswith(told) for day in calendar)
        recorded = {one.kind for one in case.registry.elections(area) if one.polling_date.isoformat().startswith(told)}
        listed = any(one.area == area and one.year == str(moment.year) for one in case.listed)
        only_general = general and "by-election" not in unit.rendered and (recorded == {"general"} or listed)
        by_election = case.scene.kind == "by-election" or "by-election" in unit.rendered
        kind = "by-election" if by_election and not only_general else "general" if general else case.scene.kind
        kind = case.scene.own_kind(area) or kind
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False),
            "kind": kind,
            "polling_date": told,
            "polling_date_source": "text",
        }
        winner = case.winners.get(area)
        if winner and winner.party:
            flip, source = flip_of(case, area, winner)
            values |= {"winner_party": winner.party, "flip": flip, "gained_from": source}
        mention = next(m for m in case.mentions_in(unit) if case.scene.area(m) == area)
        yield case.fact("contests", values, (mention.start, mention.end), unit, "contest.headed")


def _dated_in_lists(case: Case) -> Iterator[Fact]:
    """Contests of a list of areas by what became of them that gives the day of each: Thrupp (Feb 2017): Lab hold."""
    for area, winner in case.fates.items():
        mention = case.scene.mentions_of(area)[0]
        unit = case.article.unit_at(mention.start)
        dates = [m.moment for m in case.mentions_in(unit) if m.label in ("date", "month", "year")] if unit else []
        if unit is None or len(dates) != 1 or not dates[0].year or area in case.scene.main:
            continue
        values: dict[str, Value] = {
            **case.contest_columns(area, main=False),
            "kind": case.scene.own_kind(area) or case.scene.kind,
            "polling_date": _as_date(dates[0]),
            "polling_date_source": "text",
            "winner_party": winner.party,
            "flip": winner.flip,
            "gained_from": winner.gained_from,
        }
        yield case.fact("contests", values, (mention.start, mention.end), unit, "contest.headed")


def _as_date(moment: Moment) -> str:
    """The year of a moment, with its month and its day as far as they are told."""
    month = f"-{moment.month:02}" if moment.month else ""
    return f"{moment.year}{month}" + (f"-{moment.day:02}" if month and moment.day else "")


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
