"""The timestamps table: datelines, posts, and the hours of poll, count and declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from hustings.resolve.case import Case
from hustings.resolve.days import POLLS_CLOSE
from hustings.resolve.hours import tell_hours
from hustings.resolve.ward_days import day_beside, days_of_sections
from hustings.rules.pattern import Finding
from hustings.types import Evidence, Fact, Post, Value

_VOTING_OVER = re.compile(
    r"\b(?:polls?|polling stations?|polling|voting|booths|doors)\b[^.;]{0,60}"
    r"\b(?:clos(?:e|ed|ing)|shut|ended|over|stopped|done|finished)\b"
    r"|\b(?:end|close) of (?:voting|polling|the polls?)\b",
    re.I,
)


def posts(case: Case) -> tuple[Post, ...]:
    """The posts of a live blog, with the time of each where it is known."""
    return tuple(
        Post(
            entry.number,
            _iso(case.clock.posted.get(entry.number)),
            entry.heading,
            *case.article.clean.original(entry.start, entry.end),
        )
        for entry in case.article.layout.entries
    )


def decide_timestamps(case: Case) -> Iterator[Fact]:
    """Every time that the text gives, of the kinds that the guidelines name."""
    seen: set[tuple[str, str]] = set()
    for fact in _all(case):
        key = (str(fact.values["kind"]), str(fact.values["value"]))
        if key not in seen:
            seen.add(key)
            yield fact


def _all(case: Case) -> Iterator[Fact]:
    for line in case.clock.datelines:
        yield _fact(case, line.kind, line.time or line.day, (line.start, line.end), "dateline")
    for entry in case.article.layout.entries:
        if posted := case.clock.posted.get(entry.number):
            yield _fact(case, "entry", posted, entry.stamp, "stamp")
    polling_day = case.clock.polling_day
    if polling_day:
        yield from _closing_posts(case, polling_day)
    of_wards = filter(None, (day_beside(case, area) for area in case.scene.main))
    for heading, day in (*days_of_sections(case), *of_wards):
        yield _fact(case, "polling_day", day, (heading.start, heading.end), "polling_day.of_ward")
    for told in tell_hours(case):
        span = told.mention.start, told.mention.end
        yield _fact(case, told.kind, told.when, span, told.rule, told.why, told.certainty)
        if told.kind == "polls_open" and polling_day and case.clock.published == polling_day:
            yield _fact(case, "polling_day", polling_day, span, told.rule)
    for found in case.findings["timestamp"]:
        if found.rule.startswith("expected."):
            yield from _day_of_count(case, found)
        elif found.rule.startswith("polling_day.") and polling_day:
            named = found.get("day")
            if named and not case.clock.in_dateline(named) and case.clock.day_of(named, found.unit) == polling_day:
                yield _fact(case, "polling_day", polling_day, (named.start, named.end), found.rule)


def _day_of_count(case: Case, found: Finding) -> Iterator[Fact]:
    """The day on which a result is due, where no hour is told."""
    count, day = case.clock.polling_day or case.clock.reference, found.get("day")
    if count and day and not (found.rule in _RULES_OF_ANY_TENSE and not _DUE.search(found.unit.rendered)):
        when = case.clock.day_of(day, found.unit)
        if when and when >= count:
            yield _fact(case, "result_expected", when, (day.start, day.end), found.rule)


_DUE = re.compile(
    r"expect|due|pencilled|likely|predicted|look for|know|by|won't|wrapped|first|schedul|between|follow|declare"
)
_RULES_OF_ANY_TENSE = frozenset({"expected.range", "expected.time", "expected.before", "expected.day"})


def _closing_posts(case: Case, day: date) -> Iterator[Fact]:
    """Posts that report the end of voting at the hour of their own stamp."""
    for entry in case.article.layout.entries:
        posted = case.clock.posted.get(entry.number)
        if posted is None or (posted.hour, posted.minute) != (POLLS_CLOSE, 0) or posted.date() != day:
            continue
        if _VOTING_OVER.search(case.article.text[entry.start : entry.end]):
            yield _fact(case, "polls_close", posted, entry.stamp, "polls.post")


def _fact(
    case: Case,
    kind: str,
    when: date | datetime,
    span: tuple[int, int],
    rule: str,
    why: tuple[Evidence, ...] = (),
    certainty: float = 1.0,
) -> Fact:
    unit = case.article.unit_at(span[0])
    start, end = case.article.clean.original(*span)
    values: dict[str, Value] = {
        "kind": kind,
        "text": case.article.article.text[start:end],
        "value": _iso(when),
        "precision": "minute" if isinstance(when, datetime) else "day",
        "utc": when.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")
        if isinstance(when, datetime)
        else None,
    }
    return case.fact("timestamps", values, span, unit, rule, why, certainty)


def _iso(when: date | datetime | None) -> str | None:
    if when is None:
        return None
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
