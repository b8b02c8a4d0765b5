"""What gold says of the questions that the judge is asked: the right option, or None where gold does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from hustings.annotate.mentions import Mention
from hustings.evaluate import fold
from hustings.judge import Verdict

Gold: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Mapping[str, Any]

_COLUMN = {"votes": "votes", "share": "share", "change": "share_change", "margin": "votes", "margin_percent": "percent"}
_ROLES = (
    ("results", "votes", "votes"),
    ("results", "share", "share"),
    ("results", "share_change", "change"),
    ("majorities", "votes", "margin"),
    ("majorities", "percent", "margin_percent"),
    ("turnouts", "percent", "turnout"),
    ("turnouts", "ballots", "ballots"),
    ("turnouts", "electorate", "electorate"),
    ("swings", "percent", "swing"),
)
_TABLE = {"result": "results", "majority": "majorities", "turnout": "turnouts", "swing": "swings"}
_IN_AREAS = ("results", "candidacies", "majorities", "turnouts", "vacancies")


def right_option(asked: Verdict, gold: Gold) -> Hashable | None:
    """The option of ``asked`` that ``gold`` bears out; None where it bears out none, or more than one."""
    # An article on no election of ours says "elected", "majority" and "stood" as those that are on one do.
    if asked.decision != "subject" and _subject(asked, gold) != "contests":
        return None
    return _TRUTH[asked.decision](asked, gold)


def _subject(asked: Verdict, gold: Gold) -> Hashable:
    if any(gold[table] for table in ("contests", "swings", *_IN_AREAS)):
        return "contests"
    return "parties" if gold["parties"] else "nothing"


def _role(asked: Verdict, gold: Gold) -> Hashable | None:
    assert isinstance(asked.subject, Mention)
    value = asked.subject.figure.value
    roles = {role for table, column, role in _ROLES for row in gold[table] if _equal(row.get(column), value)}
    roles &= {str(option) for option in asked.options}
    return None if len(roles) > 1 else next(iter(roles), "other")


def _area(asked: Verdict, gold: Gold) -> Hashable | None:
    if not isinstance(asked.subject, tuple):
        return None
    kind, *of = asked.subject
    if kind == "person":
        rows = [*_of_person(gold["candidacies"], of[0]), *_of_person(gold["vacancies"], of[0])]
    elif kind == "list":
        return _area_of_list(of[0], asked.options, gold)
    else:
        rows = [row for row in gold[_TABLE[kind]] if _equal(row.get(_COLUMN.get(of[0], _plain(of[0]))), of[1])]
        if kind == "result" and len({row["constituency"] for row in rows}) > 1:
            rows = [row for row in rows if _same(row["party"], of[2])]
    return _only({row["constituency"] for row in rows}, asked.options)


def _area_of_list(
    entries: Sequence[tuple[str | None, str | None, float | None]], options: Collection[Hashable], gold: Gold
) -> Hashable | None:
    """Where most of a list's candidates stand, or most of its votes were cast."""
    rows = [row for _, name, _ in entries if name for row in _of_person(gold["candidacies"], name)]
    counts = [votes for _, _, votes in entries if votes is not None]
    rows = rows or [row for count in counts for row in gold["results"] if _equal(row["votes"], count)]
    areas = Counter(row["constituency"] for row in rows).most_common(2)
    if not areas or (len(areas) > 1 and areas[0][1] == areas[1][1]):
        return None
    return _only({areas[0][0]}, options)


def _owner(asked: Verdict, gold: Gold) -> Hashable | None:
    role, value = _told(asked)
    rows = [row for row in gold["results"] if _equal(row.get(_COLUMN[role]), value)]
    return _only({row["party"] for row in rows}, asked.options)


def _when(asked: Verdict, gold: Gold) -> Hashable | None:
    role, value, _ = _told(asked)
    rows = gold["majorities" if asked.decision == "when_majorities" else "turnouts"]
    times = {
        row["when"].replace("new", "this") for row in rows if _equal(row.get(_COLUMN.get(role, _plain(role))), value)
    }
    return next(iter(times)) if len(times) == 1 else None


def _party(asked: Verdict, gold: Gold) -> Hashable | None:
    rows = _of_person(gold["candidacies"], asked.subject)
    rows = rows or [row for row in _of_person(gold["vacancies"], asked.subject) if row["party"]]
    return _only({row["party"] or "?" for row in rows}, asked.options)


def _candidacy(asked: Verdict, gold: Gold) -> Hashable:
    return "yes" if _of_person(gold["candidacies"], asked.subject) else "no"


def _leaver(asked: Verdict, gold: Gold) -> Hashable:
    return "yes" if _of_person(gold["vacancies"], asked.subject) else "no"


def _area_name(asked: Verdict, gold: Gold) -> Hashable:
    named = {
        fold(row["constituency"]) for table in ("contests", *_IN_AREAS) for row in gold[table] if row["constituency"]
    }
    return "yes" if fold(str(asked.subject)) in named else "no"


def _told_of(asked: Verdict, gold: Gold) -> Hashable:
    rows = (row for table in _IN_AREAS for row in gold[table])
    return "yes" if any(_same(row["constituency"], asked.subject) for row in rows) else "no"


def _contest(asked: Verdict, gold: Gold) -> Hashable:
    area, kind, year = _told(asked)  # a year for another contest than the first of its area and kind
    alike = [row for row in gold["contests"] if row["kind"] == kind and _same(row["constituency"], area)]
    return "yes" if any(year is None or str(row["polling_date"] or "").startswith(year) for row in alike) else "no"


def _kind(asked: Verdict, gold: Gold) -> Hashable | None:
    """The kind of which most is told, of each area's contests the latest."""
    facts = _facts_by_area(gold)
    weights: Counter[str] = Counter()
    for contest in _latest(gold).values():
        weights[contest["kind"]] += 1 + facts[contest["constituency"]]
    kind = weights.most_common(1)[0][0] if weights else None
    return kind if kind in asked.options else None


def _main(asked: Verdict, gold: Gold) -> Hashable | None:
    """An area is a main one if it polls on the day, in the kind of contest, of the area of which most is told."""
    facts, latest = _facts_by_area(gold), _latest(gold)
    top = latest.get(facts.most_common(1)[0][0]) if facts else None
    if top is None:
        return None
    alike = [
        row for row in gold["contests"] if (row["kind"], row["polling_date"]) == (top["kind"], top["polling_date"])
    ]
    return "yes" if any(_same(row["constituency"], asked.subject) for row in alike) else "no"


def _winner(asked: Verdict, gold: Gold) -> Hashable | None:
    """The one candidate whom gold calls elected; ``?`` where it calls none of the area's so."""
    rows = [row for row in gold["candidacies"] if _same(row["constituency"], asked.subject)]
    elected = [row for row in rows if row["outcome"] == "elected" and not _of_person(gold["vacancies"], row["person"])]
    if rows and not any(row["outcome"] for row in rows):
        return "?"
    parties = {_fold_party(row["winner_party"]) for row in _contests_of(gold, asked.subject)[-1:]}
    latest = [row for row in elected if _fold_party(row["party"]) in parties] if len(elected) > 1 else elected
    return _only({row["person"] for row in latest}, asked.options)


def _holder(asked: Verdict, gold: Gold) -> Hashable | None:
    """Whose seat it was, by the last contest of the area, by who left it or by the margin before."""
    for contest in _contests_of(gold, asked.subject)[-1:]:
        if contest["flip"] == "hold" or contest["gained_from"]:
            return _only({contest["gained_from"] or contest["winner_party"]}, asked.options)
    rows = [row for row in gold["vacancies"] if row["party"]]
    rows += [row for row in gold["majorities"] if row["party"] and row["when"] == "previous"]
    parties = {row["party"] for row in rows if _same(row["constituency"], asked.subject)}
    if parties:
        return _only(parties, asked.options)
    return "?" if _contests_of(gold, asked.subject) else None


def _won(asked: Verdict, gold: Gold) -> Hashable | None:
    """Who won the contest; ``?`` where gold does not say."""
    row = _only_contest(asked, gold)
    return row and (_only({row["winner_party"]}, asked.options) if row["winner_party"] else "?")


def _flip(asked: Verdict, gold: Gold) -> Hashable | None:
    row = _only_contest(asked, gold)
    if row is None or row["flip"] != "gain" or not row["gained_from"]:
        return row and (row["flip"] or "?")
    return _only({f"gain from {row['gained_from']}"}, asked.options) or "gain"


def _polled(asked: Verdict, gold: Gold) -> Hashable | None:
    """The option that says the most of those that agree with gold's."""
    row = _only_contest(asked, gold)
    told = row and row["polling_date"]
    if not told:
        return row and "?"
    agreeing = [str(day) for day in asked.options if str(day).startswith(told) or told.startswith(str(day))]
    return max(agreeing, key=len, default=None)


def _hour(asked: Verdict, gold: Gold) -> Hashable | None:
    """What gold tells at the clock time; half of the day may be left open."""
    assert isinstance(asked.subject, Mention)
    moment = asked.subject.moment
    at = (moment.hour or 0) % 12, moment.minute or 0
    kinds = {
        row["kind"]
        for row in gold["timestamps"]
        if row["kind"] in asked.options and "T" in row["value"] and _clock_of(row["value"]) == at
    }
    return None if len(kinds) > 1 else next(iter(kinds), "other")


def _clock_of(value: str) -> tuple[int, int]:
    """The hour on the face of a clock, and the minute."""
    hour, minute = value.split("T")[1].split(":")[:2]
    return int(hour) % 12, int(minute)


def _polling_day(asked: Verdict, gold: Gold) -> Hashable | None:
    """The one day that gold calls polling day, else that on which most of its contests polled."""
    told = {row["value"] for row in gold["timestamps"] if row["kind"] == "polling_day"}
    polled = Counter(row["polling_date"] for row in gold["contests"] if _is_day(row["polling_date"]))
    if len(told) != 1:
        most = max(polled.values(), default=0)
        told = {day for day, count in polled.items() if count == most and (day in told or not told)}
    if not told:
        return "?"
    return next(iter(told)) if len(told) == 1 and told <= asked.options.keys() else None


def _is_day(told: str | None) -> bool:
    return told is not None and len(told) == len("2023-07-20")


def _swung(asked: Verdict, gold: Gold) -> Hashable | None:
    """A side of the swing; ``?`` where gold does not name it."""
    value, area = _told(asked)
    rows = [row for row in gold["swings"] if _equal(row["percent"], value) and _same(row["constituency"], area)]
    if len(rows) != 1:
        return None
    party = rows[0]["to" if asked.decision == "swung_to" else "from"]
    return _only({party}, asked.options) if party else "?"


def _cause(asked: Verdict, gold: Gold) -> Hashable | None:
    rows = _of_person(gold["vacancies"], asked.subject)
    return (rows[0]["cause"] or "?") if len(rows) == 1 else None


def _only_contest(asked: Verdict, gold: Gold) -> Row | None:
    area, kind, year = _told(asked)  # a year, if one is told, for one of several
    rows = [row for row in gold["contests"] if row["kind"] == kind and _same(row["constituency"], area)]
    if len(rows) > 1 and year:
        rows = [row for row in rows if str(row["polling_date"] or "").startswith(year)]
    return rows[0] if len(rows) == 1 else None


_TRUTH: Mapping[str, Callable[[Verdict, Gold], Hashable | None]] = {
    "area_of_figure": _area,
    "area_of_list": _area,
    "area_of_person": _area,
    "area_name": _area_name,
    "candidacy": _candidacy,
    "cause": _cause,
    "contest": _contest,
    "flip": _flip,
    "holder": _holder,
    "hour": _hour,
    "kind": _kind,
    "leaver": _leaver,
    "main": _main,
    "owner": _owner,
    "party": _party,
    "polled": _polled,
    "polling_day": _polling_day,
    "role": _role,
    "subject": _subject,
    "swung_from": _swung,
    "swung_to": _swung,
    "told": _told_of,
    "when_majorities": _when,
    "when_turnout": _when,
    "winner": _winner,
    "won": _won,
}


def _told(asked: Verdict) -> tuple[Any, ...]:
    assert isinstance(asked.subject, tuple)
    return asked.subject


def _facts_by_area(gold: Gold) -> Counter[str]:
    return Counter(row["constituency"] for table in _IN_AREAS for row in gold[table] if row["constituency"])


def _latest(gold: Gold) -> Mapping[str, Row]:
    """The last contest of each area; one without a date counts as the latest."""
    found: dict[str, Row] = {}
    for row in sorted(gold["contests"], key=lambda row: str(row["polling_date"] or "9")):
        found[row["constituency"]] = row
    return found


def _contests_of(gold: Gold, area: object) -> list[Row]:
    """The contests of an area, the latest last."""
    return [
        row
        for row in sorted(gold["contests"], key=lambda row: str(row["polling_date"] or "9"))
        if _same(row["constituency"], area)
    ]


def _fold_party(party: str | None) -> str:
    return fold(party or "")


def _of_person(rows: Iterable[Row], name: object) -> list[Row]:
    return [row for row in rows if _same(row["person"], name)]


def _plain(role: str) -> str:
    return "percent" if role in ("turnout", "swing") else role


def _same(one: str | None, other: object) -> bool:
    return fold(one or "") == fold(str(other or ""))


def _equal(one: float | None, other: float) -> bool:
    return one is not None and abs(abs(float(one)) - abs(float(other))) < 1e-6


def _only(answers: Collection[str | None], options: Collection[Hashable]) -> Hashable | None:
    """The one option that is the one answer."""
    wanted = {fold(answer) for answer in answers if answer is not None}
    hits = [option for option in options if option is not None and fold(str(option)) in wanted]
    return hits[0] if len(wanted) == 1 and len(hits) == 1 else None
