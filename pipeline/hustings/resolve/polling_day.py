"""On which day the contests that an article is about polled or will poll, judged over all the days it may mean.

These are the days that it names near its own date, its own day, and the Thursday before it, which reports of the night
after hardly ever name. It is asked where the rules of :mod:`hustings.resolve.clock` come to no day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from hustings.annotate import Annotated
from hustings.annotate.mentions import Mention
from hustings.annotate.units import Unit
from hustings.judge import Judge
from hustings.judge.reading import beside, read

_UNTOLD = "?"
_LEAST = 0.6
_THURSDAY = 3
_BEFORE, _AHEAD = 60, 200  # days that an article may be from the poll which it reports or announces
_STEPS = (0, 1, 2, 3, 6, 8, 14, 45, _AHEAD)  # days; those between two of them count alike
_HEAD = 600  # characters
_MANY = 4
_CUES = (
    "last night|overnight|early today|this morning|early hours|small hours|yesterday|tonight|today|tomorrow|on thursday"
    "|next thursday|declared|recount|turnout|majority|elected|polls closed|polls open|polls close|go to the polls"
    "|went to the polls|voting|has won|won the|held|gain|will be held|to be held|nominations|count|results?"
    "|election night|exit poll|morning after"
).split("|")
_CUE = re.compile(rf"\b(?:{'|'.join(_CUES)})\b", re.I)
_POLL = re.compile(r"\b(?:poll|by-election|election|vot(?:e|ed|ing|ers)|ballot|contest)")


def find_polling_day(
    article: Annotated,
    kind: str,
    judge: Judge,
    *,
    published: date,
    day_of: Callable[[Mention, Unit], date | None],
    is_own_date: Callable[[Mention], bool],
) -> date | None:
    """The day on which contests of ``kind`` polled, for an article of the day ``published``; None for an untold one.

    ``day_of`` says which day a mention means, ``is_own_date`` whether it belongs to the article's own date.
    """
    days: dict[date, list[str]] = defaultdict(list)
    named: Counter[date] = Counter()
    for day, evidence in _named(article, published, day_of, is_own_date):
        days[day] += evidence
        named[day] += 1
    thursday = published - timedelta(days=(published.weekday() - _THURSDAY) % 7 or 7)
    for likely in (published, thursday):
        days[likely] += []
    cues = sorted({match.group().lower() for match in _CUE.finditer(article.text)})
    counted = any(record.votes for record in article.records)
    most = max(named.values(), default=0)
    options = {_UNTOLD: ["none", f"none {kind}", f"none days {min(len(named), _MANY)}"]}
    for day, evidence in days.items():
        away = _away(day, published)
        options[day.isoformat()] = [
            *dict.fromkeys(evidence),
            f"away {away}",
            f"away {away} {kind}",
            f"thursday {day.weekday() == _THURSDAY}",
            f"thursday {day.weekday() == _THURSDAY} {away}",
            f"named {min(named[day], _MANY)}",
            f"named {min(named[day], _MANY)} {away}",
            f"named most {named[day] == most}",
            f"lists counted {counted} {day < published}",
            *(f"{away}: {cue}" for cue in cues),
        ]
    return _likeliest(judge, article, options)


def _likeliest(judge: Judge, article: Annotated, options: Mapping[str, list[str]]) -> date | None:
    likely = judge.probabilities("polling_day", article.article.id, options)
    best = max(likely, key=lambda option: likely[option])
    return None if best == _UNTOLD or likely[best] < _LEAST else date.fromisoformat(best)


def _named(
    article: Annotated,
    published: date,
    day_of: Callable[[Mention, Unit], date | None],
    is_own_date: Callable[[Mention], bool],
) -> Iterator[tuple[date, list[str]]]:
    """The days that the text names, with what stands beside each of their mentions."""
    for unit in article.units:
        for index in range(unit.first, unit.last):
            mention = article.mentions[index]
            if mention.label not in ("date", "weekday", "rel") or is_own_date(mention):
                continue
            day = day_of(mention, unit)
            if day is None or not -_BEFORE <= (day - published).days <= _AHEAD:
                continue
            poll = _POLL.search(unit.rendered) is not None
            yield (
                day,
                [
                    f"label {mention.label} {poll}",
                    f"block {article.block(unit).kind} {poll}",
                    f"head {mention.start < _HEAD} {poll}",
                    *beside(read(unit.rendered), index),
                ],
            )


def _away(day: date, published: date) -> str:
    """How far a day is from that of the article, coarser the farther it is."""
    days = (day - published).days
    step = next((step for step in reversed(_STEPS) if abs(days) >= step), 0)
    return f"{'-' if days < 0 else '+'}{step}" if step else "0"
