"""The timestamps table: datelines, posts, and the hours of poll, count and declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hustings.annotate.mentions import Mention
from hustings.resolve.case import Case
from hustings.resolve.clock import local
from hustings.resolve.ward_days import day_beside, days_of_sections
from hustings.rules.pattern import Finding
from hustings.types import Fact, Post, Value

_POLLS_OPEN = 7
_POLLS_CLOSE = (22, 0)  # the hour of every parliamentary poll since 1970
_VOTING_OVER = re.compile(
    r"\b(?:polls?|polling stations?|polling|voting|booths|doors)\b[^.;]{0,60}"
    r"\b(?:clos(?:e|ed|ing)|shut|ended|over|stopped|done|finished)\b"
    r"|\b(?:end|close) of (?:voting|polling|the polls?)\b",
    re.I,
)
_POLLING_WEEKDAY = 3  # by custom polls are on a Thursday
_EARLY = 12  # hours before noon of a count belong to the day after the poll


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
    declared = [found.get("time") for found in case.findings["timestamp"] if found.rule.startswith("declared.")]
    for found in case.findings["timestamp"]:
        rule = found.rule
        if rule.startswith("polls.") and polling_day:
            yield from _polls(case, found, polling_day)
            if case.clock.published == polling_day and (time := found.get("opens")):
                yield _fact(case, "polling_day", polling_day, (time.start, time.end), rule)
        elif rule.startswith(("expected.", "declared.")) and not (
            rule in _RULES_OF_ANY_TENSE
            and found.get("time") in declared
            and not _STILL_TO_COME.search(found.unit.rendered)
        ):
            yield from _of_the_count(case, found)
        elif rule.startswith("polling_day.") and polling_day:
            mention = found.get("day")
            if not mention or case.clock.in_dateline(mention):
                continue
            if case.clock.day_of(mention, found.unit) == polling_day:
                yield _fact(case, "polling_day", polling_day, (mention.start, mention.end), rule)


def _closing_posts(case: Case, day: date) -> Iterator[Fact]:
    """Posts that report the end of voting at the hour of their own stamp."""
    for entry in case.article.layout.entries:
        posted = case.clock.posted.get(entry.number)
        if posted is None or (posted.hour, posted.minute) != _POLLS_CLOSE or posted.date() != day:
            continue
        if _VOTING_OVER.search(case.article.text[entry.start : entry.end]):
            yield _fact(case, "polls_close", posted, entry.stamp, "polls.post")


def _polls(case: Case, found: Finding, day: date) -> Iterator[Fact]:
    if found.rule == "polls.hours":
        opens, closes = found.get("opens"), found.get("closes")
        if not opens or not closes or (opens.moment.hour, closes.moment.hour) != (_POLLS_OPEN, _POLLS_CLOSE[0]):
            return
    for group, kind, hours in (("opens", "polls_open", range(5, 12)), ("closes", "polls_close", range(15, 24))):
        mention = found.get(group)
        if mention and mention.moment.hour is not None:
            moment = mention.moment
            told = mention.moment.hour
            hour = told if told in hours else (told + 12) % 24
            if hour in hours:
                when = local(day, moment).replace(hour=hour)
                yield _fact(case, kind, when, (mention.start, mention.end), found.rule)


_TO_COME = re.compile(
    r"expect(?:ed|s|ing)?\b|due\b|likely|will be|promis|anticipat|\bplans? to\b|\bguess"
    r"|\bshould be (?:at|by|about|around)\b|\bestimate"
    r"|looked for|hop(?:es?|ing) to|\bexp\b|\bshould (?:know|have|hear|get)\b"
)
_STILL_TO_COME = re.compile(
    r"expect|due\b|pencilled|likely|predict|look for|won't|will\b|schedul|\bshould (?:know|have|hear|get)\b"
)
_RULES_OF_LISTS = frozenset({"expected.listed", "expected.timetable"})
_RULES_OF_ANY_TENSE = frozenset({"expected.range", "expected.time", "expected.before", "expected.day"})


def _of_the_count(case: Case, found: Finding) -> Iterator[Fact]:
    """A declaration that is due or was made: small hours belong to the day after the poll."""
    kind = "result_expected" if found.rule.startswith("expected.") else "declared"
    count = case.clock.polling_day or case.clock.reference
    if count is None or (kind == "declared" and _TO_COME.search(found.unit.rendered)):
        return
    if found.rule in _RULES_OF_ANY_TENSE and not re.search(
        (
            r"expect|due|pencilled|likely|predicted|look for|know|by|won't|wrapped|first|schedul|"
            r"between|follow|declare"
        ),
        found.unit.rendered,
    ):
        return
    if found.rule in _RULES_OF_LISTS and case.clock.published and count < case.clock.published:
        return  # a list of times after the poll says when each was declared
    if found.rule == "expected.timetable" and case.article.layout.entries:
        return  # the stamp of a post
    day = found.get("day")
    if day and kind == "result_expected":
        when = case.clock.day_of(day, found.unit)
        if when and when >= count:
            yield _fact(case, kind, when, (day.start, day.end), found.rule)
        return
    for group in ("time", "until"):
        mention = found.get(group)
        if mention is None or mention.moment.hour is None or (group == "until" and "between" in found.unit.rendered):
            continue
        if mention.moment.hour == 22 and mention.moment.minute == 0:
            continue
        said = _day_beside(case, found, mention)
        # Nothing is declared while polls are open.
        on_the_day = case.clock.polling_day or (kind == "result_expected" and count.weekday() == _POLLING_WEEKDAY)
        after_poll = on_the_day and mention.moment.hour < _POLLS_CLOSE[0]
        base = said or (count + timedelta(days=1) if after_poll else count)
        post = case.article.block(found.unit).post
        posted = case.clock.posted.get(post) if post is not None else None
        if posted and not said and mention.moment.hour >= _EARLY and posted.date() > base:
            base = posted.date()
        yield _fact(case, kind, local(base, mention.moment), (mention.start, mention.end), found.rule)


def _day_beside(case: Case, found: Finding, time: Mention) -> date | None:
    days = [mention for mention in case.mentions_in(found.unit) if mention.label in ("date", "weekday", "rel")]
    behind = [mention for mention in days if case.article.text[time.end : mention.start].strip(" ,") in ("", "on")]
    for mention in behind or days:
        if 0 < abs(mention.start - time.start) < 40:
            day = case.clock.day_of(mention, found.unit)
            if day and day > (case.clock.polling_day or date.min):
                return day
    return None


def _fact(case: Case, kind: str, when: date | datetime, span: tuple[int, int], rule: str) -> Fact:
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
    return case.fact("timestamps", values, span, unit, rule)


def _iso(when: date | datetime | None) -> str | None:
    if when is None:
        return None
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
