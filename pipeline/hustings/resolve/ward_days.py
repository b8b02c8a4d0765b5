"""Which wards of a round-up polled on which day, where they did not all poll on one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.resolve.case import Case

_POLLS_ON = re.compile(
    r"\W*(?:(?:polls?|polling|voting|by-elections?|contests?)\W+(?:day )?(?:on|of|for)?"
    r"|(?:poll |election )?held (?:on )?)?\W*",
    re.I,
)
_BEHIND_WARD = re.compile(
    r"(?: (?:ward|division))?(?: \([\w' &.-]{2,40}\))?(?:,| [–-]|:) (?:(?:held|to be held|poll) )?(?:on )?", re.I
)


def days_of_sections(case: Case) -> Sequence[tuple[Mention, date]]:
    """The headings of sections on the polls of one day, and the day of each; none where there are not two days."""
    found: list[tuple[Mention, date]] = []
    for unit in case.article.units if case.scene.kind == "local" else ():
        times = [mention for mention in case.mentions_in(unit) if mention.label in ("date", "weekday")]
        if len(times) != 1 or case.clock.in_dateline(times[0]):
            continue
        rest = case.article.text[unit.start : times[0].start] + case.article.text[times[0].end : unit.end]
        if _POLLS_ON.fullmatch(rest) and (day := _day(case, times[0], unit)):
            found.append((times[0], day))
    return found if len({day for _, day in found}) > 1 else ()


def day_beside(case: Case, area: str) -> tuple[Mention, date] | None:
    """The day that stands behind an area, or behind its council: Thrupp (Nevershire), 2 July."""
    for mention in case.scene.mentions_of(area) if case.scene.kind == "local" else ():
        unit = case.article.unit_at(mention.start)
        for time in case.mentions_in(unit) if unit else ():
            if unit and time.label == "date" and _BEHIND_WARD.fullmatch(case.article.text, mention.end, time.start):
                day = _day(case, time, unit)
                return (time, day) if day else None
    return None


def _day(case: Case, time: Mention, unit: Unit) -> date | None:
    """The day that ``time`` means, where it is near that of the article."""
    day, near = case.clock.day_of(time, unit), case.clock.reference
    return day if day and near and abs((day - near).days) <= _NEAR else None


_NEAR = 31  # days
