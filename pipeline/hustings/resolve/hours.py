"""What the clock times of an article are told of: the hours of the poll, a result that is due, one that was declared.

Each is judged by the words beside it and by the rules that found it, and then put on its day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias, get_args

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge.reading import beside, read
from hustings.resolve.case import Case
from hustings.resolve.days import POLLS_CLOSE, WEEK, local
from hustings.types import Evidence

Hour: TypeAlias = Literal["other", "declared", "result_expected", "polls_open", "polls_close"]
"""What a clock time is told of."""

OPTIONS: tuple[Hour, ...] = get_args(Hour)

_MANY = 3
_LONG = 12  # words from which on a unit is no mere entry of a table
_POLLING_WEEKDAY = 3  # by custom polls are on a Thursday
_EARLY = 12  # hours before noon of a count belong to the day after the poll
_OF_POLL = re.compile(r"\bpoll|\bvot(?:e|ed|ing|ers)\b|stations?\b|booth|doors\b|ballot|\b(?:un)?till?\b")
_OPENING, _CLOSING = range(5, 12), range(15, 24)  # hours at which polls may open and close
_CUES = (
    "expect|due|declar|result|poll|vot|count|recount|station|open|clos|until|till|will|won|elected|announced|winner|beat"
    "|gain|held|majority|hustings|meeting|deadline|register|nomination|interview|news|train|asleep|bed|last year"
    "|turnout"
).split("|")


@dataclass(frozen=True, slots=True)
class ToldHour:
    """What a clock time is told of, when that was or will be, the rule that it goes by, and how likely that is."""

    kind: Hour
    when: datetime
    mention: Mention
    rule: str
    why: tuple[Evidence, ...]
    certainty: float


def tell_hours(case: Case) -> Iterator[ToldHour]:
    """Every clock time that is told of the poll or its count, in the order of the text."""
    rules = _rules(case)
    stamps = {entry.stamp[0] for entry in case.article.layout.entries}
    for unit in case.article.units:
        for index in range(unit.first, unit.last):
            mention = case.article.mentions[index]
            if mention.label != "time" or mention.moment.hour is None or mention.start in stamps:
                continue
            if case.clock.in_dateline(mention):
                continue
            proposed = rules.get(mention.start, ())
            evidence = list(dict.fromkeys(_evidence(case, unit, index, proposed)))
            likely = case.judge.probabilities_from_same("hour", mention, OPTIONS, evidence)
            told = max(OPTIONS, key=lambda option: likely[option])
            if told == "other":
                continue
            polls = told in ("polls_open", "polls_close")
            if polls and not (proposed or _OF_POLL.search(unit.rendered)):
                continue  # shops have hours too
            when = _of_the_poll(case, told, mention) if polls else _of_count(case, told, unit, mention)
            if when is not None:
                of = "polls" if polls else told.removeprefix("result_")
                rule = next((rule for rule in proposed if rule.startswith(of)), f"{of}.judged")
                why = case.judge.reasons("hour", evidence, f"{told}: ")
                yield ToldHour(told, when, mention, rule, why, likely[told])


def _rules(case: Case) -> Mapping[int, Sequence[str]]:
    """The rules that found each time, by where it begins, as ``polls.close``."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for finding in case.findings["timestamp"]:
        if finding.rule.startswith(("polls.", "expected.", "declared.")):
            for mention in finding.groups.values():
                if mention.label == "time":
                    found[mention.start][finding.rule] = None
    return {start: tuple(rules) for start, rules in found.items()}


def _evidence(case: Case, unit: Unit, index: int, rules: Sequence[str]) -> Iterator[str]:
    mention = case.article.mentions[index]
    moment = mention.moment
    reading = read(unit.rendered)
    yield from (f"rule {rule}" for rule in rules)
    yield from (f"rules of {kind}" for kind in dict.fromkeys(rule.split(".")[0] for rule in rules))
    yield f"rules {bool(rules)}"
    yield f"hour {moment.hour}"
    yield f"hour {moment.hour} sharp {not moment.minute}"
    yield f"minute {'00' if not moment.minute else 'other'}"
    yield f"block {case.article.block(unit).kind}"
    yield f"long {len(reading.words) >= _LONG}"
    cues = [cue for cue in _CUES if cue in unit.rendered]
    yield from (f"cue {cue}" for cue in cues)
    day, written = case.clock.polling_day, case.clock.published
    age = "undated" if not (day and written) else "before" if written < day else "on" if written == day else "after"
    yield f"written {age}"
    yield from (f"written {age} {cue}" for cue in cues)
    labels = [each.label for each in case.mentions_in(unit)]
    yield f"areas {min(labels.count('seat') + labels.count('area'), _MANY)}"
    yield f"persons {min(labels.count('person'), _MANY)}"
    yield f"times {min(labels.count('time'), _MANY)}"
    yield f"figures {'num' in labels or 'pct' in labels}"
    yield from beside(reading, index)


def _of_the_poll(case: Case, told: Hour, mention: Mention) -> datetime | None:
    day, hour = case.clock.polling_day, mention.moment.hour
    if day is None or hour is None:
        return None
    hours = _OPENING if told == "polls_open" else _CLOSING
    hour = hour if hour in hours else (hour + 12) % 24
    return local(day, mention.moment).replace(hour=hour) if hour in hours else None


def _of_count(case: Case, told: Hour, unit: Unit, mention: Mention) -> datetime | None:
    """When a declaration is due or was made: small hours belong to the day after the poll."""
    day, hour = case.clock.polling_day, mention.moment.hour
    count = day or case.clock.reference
    if count is None or hour is None:
        return None
    said = _day_beside(case, unit, mention)
    # Nothing is declared while polls are open.
    on_the_day = day or (told == "result_expected" and count.weekday() == _POLLING_WEEKDAY)
    after_poll = on_the_day and hour < POLLS_CLOSE
    base = said or (count + timedelta(days=1) if after_poll else count)
    post = case.article.block(unit).post
    posted = case.clock.posted.get(post) if post is not None else None
    if posted and not said and hour >= _EARLY and posted.date() > base:
        base = posted.date()
    return local(base, mention.moment)


def _day_beside(case: Case, unit: Unit, time: Mention) -> date | None:
    days = [mention for mention in case.mentions_in(unit) if mention.label in ("date", "weekday", "rel")]
    behind = [mention for mention in days if case.article.text[time.end : mention.start].strip(" ,") in _ON]
    for mention in behind or days:
        if 0 < abs(mention.start - time.start) < _BESIDE:
            day = case.clock.day_of(mention, unit)
            poll = case.clock.polling_day
            if day and day > (poll or date.min):
                return day
            between = case.article.text[min(mention.end, time.end) : max(mention.start, time.start)]
            if poll and day and mention.moment.weekday is not None and ";" not in between:
                later = (mention.moment.weekday - poll.weekday()) % WEEK  # the Saturday after a poll that is weeks away
                if 0 < later <= _LONGEST_COUNT:
                    return poll + timedelta(days=later)
    return None


_ON = ("", "on", "on the")
_LONGEST_COUNT = 4  # days


_BESIDE = 40  # characters
