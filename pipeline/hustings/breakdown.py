"""What lies behind the scores of a report: its facts by rule, by genre, and those that changed since an earlier run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Any, Literal, TypeAlias

from hustings.evaluate import Counts, Judgement, Outcome, Report
from hustings.types import Table


class By(StrEnum):
    """What the facts of a report can be grouped by."""

    RULE = "rule"
    GENRE = "genre"


Change = Literal["gained", "lost", "wrong_now", "wrong_then"]
"""Right now and not then; right then and not now; wrong now and not then; wrong then and not now."""


@dataclass(frozen=True, slots=True)
class Section:
    """One breakdown: ``text`` for a person, ``figures`` for JSON under ``name``."""

    name: str
    text: str
    figures: Mapping[str, object]


def break_down(report: Report, by: By, *, most: int = 0) -> Section:
    """The facts of ``report`` grouped by the rules of their rows, or by the genre of their articles.

    ``most`` is how many wrong facts are listed below each rule.
    """
    return _by_rule(report, most) if by is By.RULE else _by_genre(report)


def genre(article_id: str) -> str:
    """The letters that an article's id begins with: ``s`` of ``s07``, nothing of ``2023-tamworth``."""
    return "".join(takewhile(str.isalpha, article_id))


def changes(report: Report, earlier: Report, *, most: int = 0) -> Section:
    """The facts that are right or wrong in ``report`` and were not in ``earlier``, and the other way round.

    A fact is told by its key fields, as in the scores; one of which only another field changed is none of them.
    ``most`` is how many facts of each change are listed.
    """
    now, then = _told_apart(report.judgements), _told_apart(earlier.judgements)
    found: Mapping[Change, Sequence[Judgement]] = {
        "gained": _only(now, then, "right"),
        "lost": _only(then, now, "right"),
        "wrong_now": _only(now, then, "wrong"),
        "wrong_then": _only(then, now, "wrong"),
    }
    counts: Mapping[str, Mapping[Change, int]] = {
        table: {change: sum(each.table == table for each in judged) for change, judged in found.items()}
        for table in report.counts
    }
    lines = counted(("table",), {(table,): row for table, row in counts.items()})
    for change, judged in found.items():
        lines += (_line(change.replace("_", " "), each) for each in judged[:most])
    return Section("changes", "\n".join(lines), counts)


def counted(heads: Sequence[str], rows: Mapping[tuple[str, ...], Mapping[Any, int]], *, width: int = 12) -> list[str]:
    """Counts as lines to read: a head, a line for each of ``rows`` and one for all of them together.

    ``heads`` names the parts of a row's name; all rows count the same things in the same order. ``width`` is that of
    the last part of a name, in characters; the others have 12.
    """
    total: Counter[Any] = Counter()
    for row in rows.values():
        total.update(row)
    columns = list(next(iter(rows.values())))
    names = [tuple(heads), *rows, ("all", *[""] * (len(heads) - 1))]
    cells = [
        [each.replace("_", " ") for each in columns],
        *([row[column] for column in columns] for row in (*rows.values(), total)),
    ]
    return [
        " ".join(f"{part:12}" for part in name[:-1])
        + f"{' ' * (len(name) > 1)}{name[-1]:{width}}"
        + "".join(f" {cell:>10}" for cell in row)
        for name, row in zip(names, cells, strict=True)
    ]


def _by_rule(report: Report, most: int) -> Section:
    """Right and wrong facts of each rule, the rules with the most wrong ones first.

    A fact that the rows of two rules state counts for both.
    """
    judged: defaultdict[tuple[Table, str], list[Judgement]] = defaultdict(list)
    for each in report.judgements:
        for rule in each.rules:
            judged[each.table, rule].append(each)
    counts = {name: _count(facts) for name, facts in judged.items()}
    tables = list(report.counts)
    order = sorted(counts, key=lambda name: (-counts[name].wrong, tables.index(name[0]), name[1]))
    width = max((len(rule) for _, rule in order), default=0)
    lines = [f"{'table':12} {'rule':{width}} {'right':>5} {'wrong':>5} {'P':>7}"]
    figures: dict[str, dict[str, object]] = {table: {} for table in tables}
    for table, rule in order:
        right, wrong, precision = counts[table, rule].right, counts[table, rule].wrong, counts[table, rule].precision
        lines.append(f"{table:12} {rule or '—':{width}} {right:5} {wrong:5} {precision:7.3f}")
        amiss = [each for each in judged[table, rule] if each.outcome == "wrong"]
        lines += (f"    {each.article} {each.words}" for each in amiss[:most])
        figures[table][rule] = {"right": right, "wrong": wrong, "precision": round(precision, 4)}
    return Section("rules", "\n".join(lines), figures)


def _by_genre(report: Report) -> Section:
    """The scores of each genre, all tables together."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for article in report.ids:
        ids[genre(article)].add(article)
    lines = [f"{'genre':12} {'articles':>8} {'gold':>5} {'P':>7} {'R':>7} {'F1':>7}"]
    figures: dict[str, object] = {}
    for name, articles in sorted(ids.items()):
        counts = _count(each for each in report.judgements if each.article in articles)
        shares = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
        said = " ".join(f"{share:7.3f}" for share in shares.values())
        lines.append(f"{name or '—':12} {len(articles):8} {counts.gold:5} {said}")
        rounded = {measure: round(share, 4) for measure, share in shares.items()}
        figures[name] = {"articles": len(articles), "gold": counts.gold, **rounded}
    return Section("genres", "\n".join(lines), figures)


_Told: TypeAlias = Mapping[tuple[object, ...], Sequence[Judgement]]
"""Judgements by what tells a fact and its outcome: there may be several of one key that contradict each other."""


def _told_apart(judgements: Iterable[Judgement]) -> _Told:
    told: defaultdict[tuple[object, ...], list[Judgement]] = defaultdict(list)
    for each in judgements:
        told[each.article, each.table, each.key, each.outcome].append(each)
    return told


def _only(here: _Told, there: _Told, outcome: Outcome) -> list[Judgement]:
    """The judgements of one outcome that ``here`` has beyond those that ``there`` has of the same fact."""
    return [
        each
        for told, judged in here.items()
        if judged[0].outcome == outcome
        for each in judged[len(there.get(told, ())) :]
    ]


def _count(judgements: Iterable[Judgement]) -> Counts:
    outcomes = [each.outcome for each in judgements]
    return Counts(outcomes.count("right"), outcomes.count("wrong"), outcomes.count("missed"))


def _line(change: str, judged: Judgement) -> str:
    rules = ", ".join(filter(None, judged.rules))
    return f"{judged.article} {judged.table} {change} {judged.words}{f'  [{rules}]' if rules else ''}"
