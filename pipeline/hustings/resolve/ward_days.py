"""Which wards of a round-up polled on which day, where they did not all poll on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hustings.annotate.area_tables import area_rows
from hustings.annotate.councils import wards_of_councils
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case

_POLLS_ON = re.compile(
    r"\W*(?:(?:polls?|polling|voting|by-elections?|contests?)\W+(?:day )?(?:on|of|for)?"
    r"|(?:poll |election )?held (?:on )?)?\W*",
    re.I,
)
_BEHIND_WARD = re.compile(
    r"(?: (?:ward|division))?(?: \([\w' &.-]{2,40}\)|(?: [–-]|,) [a-z][\w' &.-]{2,40})?(?:,| [–-]|:) "
    r"(?:(?:held|to be held|poll) )?(?:on )?",
    re.I,
)


def days_of_sections(case: Case) -> Sequence[tuple[Mention, date]]:
    """The headings of sections on the polls of one day, and the day of each; none where there are not two days."""
    found: list[tuple[Mention, date]] = []
    for unit in case.article.units if case.scene.kind == "local" else ():
        time = None if _goes_on(case, unit) else _time_alone(case, unit)
        if time and (day := _day(case, time, unit)):
            found.append((time, day))
    return found if len({day for _, day in found}) > 1 else ()


def _time_alone(case: Case, unit: Unit) -> Mention | None:
    """The day of which a line tells that the poll was or is then, and no more."""
    times = [mention for mention in case.mentions_in(unit) if mention.label in ("date", "weekday")]
    if len(times) != 1 or case.clock.in_dateline(times[0]):
        return None
    rest = case.article.text[unit.start : times[0].start] + case.article.text[times[0].end : unit.end]
    return times[0] if _POLLS_ON.fullmatch(rest) else None


def _goes_on(case: Case, unit: Unit) -> bool:
    """Whether a line is a part of what begins above it: a ward alone, or the council of one, stands there."""
    above = case.article.units[unit.index - 1] if unit.index else None
    if above is None or case.article.text.count("\n", above.end, unit.start) != 1:
        return False
    wards = [ward.council[0] for ward in wards_of_councils(case.article.text)]
    alone = [area for area in case.mentions_in(above) if (area.start, area.end) == (above.start, above.end)]
    return bool(alone) or any(above.start <= start < above.end for start in wards)


def day_beside(case: Case, area: str) -> tuple[Mention, date] | None:
    """The day that stands behind an area or its council, before it, or on a line below: Thrupp (Nevershire), 2 July."""
    text = case.article.text
    for mention in case.scene.mentions_of(area) if case.scene.kind == "local" else ():
        unit = case.article.unit_at(mention.start)
        if unit is None:
            continue
        if row := next((row for row in area_rows(text) if row.area and row.area[0] == mention.start), None):
            for start, end in row.under(_DAY_COLUMN):
                times = [time for time in case.article.mentions_in(start, end) if time.label == "date"]
                if len(times) == 1 and (day := case.clock.day_of(times[0], unit)):
                    return times[0], day
        for time in case.mentions_in(unit):
            behind = time.label == "date" and _BEHIND_WARD.fullmatch(text, mention.end, time.start)
            before = time.label == "date" and _opens_with(text, unit, time, mention)
            if behind or before:
                day = _day(case, time, unit)
                return (time, day) if day else None
        if below := _below(case, unit):
            return below
    return None


def _opens_with(text: str, unit: Unit, time: Mention, ward: Mention) -> bool:
    """Whether the line of a ward opens with the day of its poll: 2 July: Thrupp."""
    opens = time.end <= ward.start and _OPENS_LINE.fullmatch(text, unit.start, time.start)
    return bool(opens and _BEFORE_WARD.fullmatch(text, time.end, ward.start))


_OPENS_LINE = re.compile(r"\W*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?", re.I)
_BEFORE_WARD = re.compile(r"(?: \d{4})?(?::| [–|-]|,|\t) ?(?:[A-Z][\w' &.-]{2,40}(?:,|:| [–|-]) )?")


def _below(case: Case, unit: Unit) -> tuple[Mention, date] | None:
    """The day that stands alone on a line of the few below that of a ward, which no blank line parts from it."""
    text, above = case.article.text, unit
    for line in case.article.units[unit.index + 1 : unit.index + 1 + _LINES]:
        if text.count("\n", above.end, line.start) != 1:
            return None
        time = _time_alone(case, line)
        if time and (day := _day(case, time, line)):
            return time, day
        above = line
    return None


_DAY_COLUMN = re.compile(r"(?:date|day|poll|by-election|election)")
_LINES = 4  # below the name of a ward


def _day(case: Case, time: Mention, unit: Unit) -> date | None:
    """The day that ``time`` means, where it is near that of the article."""
    day, near = case.clock.day_of(time, unit), case.clock.reference
    return day if day and near and abs((day - near).days) <= _NEAR else None


_NEAR = 31  # days
