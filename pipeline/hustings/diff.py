"""What changed between two runs, without gold: the facts gained, lost, changed and moved.

Articles are matched by their ids. Within an article and a table a fact of one run is held against those of the other
in this order, each against one at most:

1. the same span and the same values: the same fact, which is no difference, whatever its rule and confidence;
2. the same span and subject: *changed*;
3. the same values elsewhere in the text: *moved*;
4. the same span: *changed*;
5. the same subject: *changed*.

What is left of the later run is *gained*, of the earlier one *lost*. The subject of a fact is what it tells of: the
columns of :data:`SUBJECTS`, at least one of them filled in, and which measures (votes, share) it has. Where the text of
an article is not the same in both runs, its offsets cannot be compared; there only values and subjects are.

Facts of articles that only one run has are told apart, as *appeared* and *gone*.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from hustings.breakdown import Section, counted
from hustings.errors import InputError
from hustings.stored import PROVENANCE, StoredFact, read_facts, read_table
from hustings.tables import FACT_COLUMNS, fact_tables
from hustings.types import Table, Value

Change: TypeAlias = Literal["gained", "lost", "changed", "moved", "appeared", "gone"]
"""What became of a fact; ``appeared`` and ``gone`` are those of articles that only the later or the earlier run has."""

SUBJECTS: Mapping[Table, tuple[str, ...]] = {
    "parties": ("party",),
    "contests": ("constituency", "kind"),
    "candidates": ("constituency", "person"),
    "results": ("constituency", "party", "person"),
    "majorities": ("constituency", "when"),
    "turnout": ("constituency", "when"),
    "swings": ("constituency",),
    "vacancies": ("constituency", "person"),
    "timestamps": ("kind", "text"),
}
"""The columns that say what a fact of each table tells of."""

_MEASURES: Mapping[Table, tuple[str, ...]] = {
    "results": ("votes", "share", "share_change"),
    "majorities": ("votes", "percent"),
    "turnout": ("percent", "ballots", "electorate"),
}
_SPAN = "span"  # stands among the columns that differ for another start or end


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is not the same in both runs, as the earlier and as the later one have it.

    ``columns`` are those whose values differ, with ``span`` for the offsets; there are none where one run lacks it.
    """

    article: str
    change: Change
    before: StoredFact | None
    after: StoredFact | None

    @property
    def here(self) -> StoredFact:
        """The fact as the later run has it, else as the earlier one."""
        here = self.after or self.before
        assert here is not None
        return here

    @property
    def words(self) -> str:
        """Its values to read."""
        return " · ".join(map(str, self.here.values.values()))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose values differ, and ``span`` where the offsets do; none where only one run has the fact."""
        if self.before is None or self.after is None:
            return ()
        before, after = self.before, self.after
        differ = (each for each in FACT_COLUMNS[after.table] if before.values.get(each) != after.values.get(each))
        return (*differ, *([_SPAN] if before.span != after.span else []))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between two runs, in the order of the tables, of the articles' ids and of the text.

    ``same`` counts the facts of each table that both runs have; ``appeared`` and ``gone`` are the ids of the articles
    that only the later or the earlier run has, ``rewritten`` of those whose text is another.
    """

    differences: tuple[Difference, ...]
    same: Mapping[Table, int]
    appeared: tuple[str, ...]
    gone: tuple[str, ...]
    rewritten: tuple[str, ...]

    def section(self, *, most: int = 0) -> Section:
        """The counts by table and by rule, and the first ``most`` facts of each change.

        A fact that changed or moved counts for the rule of the later run.
        """
        tables = fact_tables()
        by_table: dict[tuple[str, ...], Mapping[str, int]] = {
            (table,): self._counts(table, same=self.same[table]) for table in tables
        }
        rules: defaultdict[tuple[Table, str], Counter[Change]] = defaultdict(Counter)
        for each in self.differences:
            rules[each.here.table, each.here.rule][each.change] += 1
        order = sorted(rules, key=lambda name: (-rules[name].total(), tables.index(name[0]), name[1]))
        by_rule: dict[tuple[str, ...], Mapping[Change, int]] = {
            name: {change: rules[name][change] for change in get_args(Change)} for name in order
        }
        blocks = [counted(("table",), by_table)]
        if by_rule:
            width = max(12, *(len(rule) for _, rule in order))
            blocks.append(counted(("table", "rule"), by_rule, width=width)[:-1])
        articles = {
            "of the later run only": self.appeared,
            "of the earlier run only": self.gone,
            "with another text": self.rewritten,
        }
        blocks.append([_articles(name, ids, most) for name, ids in articles.items() if ids])
        blocks.append([line for change in get_args(Change) for line in self._listed(change, most)])
        figures: dict[str, object] = {
            "tables": {table: counts for (table,), counts in by_table.items()},
            "rules": {table: {rule: by_rule[of, rule] for of, rule in order if of == table} for table in tables},
            "articles": {name.replace(" ", "_"): list(ids) for name, ids in articles.items()},
            "facts": [_as_json(each) for change in get_args(Change) for each in self._first(change, most)],
        }
        text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
        return Section("diff", text, figures)

    def _counts(self, table: Table, *, same: int) -> Mapping[str, int]:
        found = Counter(each.change for each in self.differences if each.here.table == table)
        return {"same": same, **{change: found[change] for change in get_args(Change)}}

    def _first(self, change: Change, most: int) -> Iterator[Difference]:
        return islice((each for each in self.differences if each.change == change), most)

    def _listed(self, change: Change, most: int) -> Iterator[str]:
        for each in self._first(change, most):
            fact, said = each.here, each.words
            if each.before is not None and each.after is not None:
                was = (f"{name} {_cell(each.before, name)} → {_cell(each.after, name)}" for name in each.columns)
                said += f" ({', '.join(was)})"
            yield f"{each.article} {fact.table} {change} {said}  [{fact.rule}]"


def diff(earlier: Path, later: Path) -> Comparison:
    """Hold the tables of the run in the folder ``later`` against those in ``earlier``.

    Raises :class:`~hustings.errors.InputError` for a folder that holds no tables of a run.
    """
    before, after = _texts(earlier), _texts(later)
    both = before.keys() & after.keys()
    rewritten = {article for article in both if before[article] != after[article]}
    found: list[Difference] = []
    same: dict[Table, int] = {}
    for table in fact_tables():
        old, new = read_facts(earlier, table), read_facts(later, table)
        same[table] = 0
        for article in sorted(old.keys() | new.keys()):
            then, now = old.get(article, []), new.get(article, [])
            if article not in both:
                found += (Difference(article, "gone", each, None) for each in then)
                found += (Difference(article, "appeared", None, each) for each in now)
            else:
                matched = _match(article, then, now, spans=article not in rewritten)
                same[table] += len(then) - sum(each.before is not None for each in matched)
                found += matched
    return Comparison(
        tuple(found),
        same,
        appeared=tuple(sorted(after.keys() - both)),
        gone=tuple(sorted(before.keys() - both)),
        rewritten=tuple(sorted(rewritten)),
    )


def write_csv(differences: Iterable[Difference], path: Path) -> None:
    """Write every difference as a row of the CSV file ``path``, in UTF-8 with a header (RFC 4180).

    Beside ``change``, ``table``, ``article_id`` and ``differs`` (the columns that differ, with spaces between) a row
    has the values and the provenance of the fact in the earlier run and in the later one, with the endings ``_before``
    and ``_after``; ``values`` is a JSON object of the columns that are not empty.

    Raises :class:`~hustings.errors.InputError` for a file that cannot be written.
    """
    sides = [f"{column}_{side}" for side in ("before", "after") for column in ("values", *PROVENANCE)]
    try:
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(["change", "table", "article_id", "differs", *sides])
            for each in differences:
                cells = [cell for side in (each.before, each.after) for cell in _cells(side)]
                writer.writerow([each.change, each.here.table, each.article, " ".join(each.columns), *cells])
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error


def _texts(folder: Path) -> Mapping[str, str]:
    """The digests of the texts by the ids of their articles."""
    frame = read_table(folder, "articles")
    return dict(zip(frame["article_id"], frame["sha256"], strict=True))


def _match(article: str, then: Sequence[StoredFact], now: Sequence[StoredFact], *, spans: bool) -> list[Difference]:
    """The differences between the facts of one article and table, in the order of the text."""
    span: Callable[[StoredFact], Hashable] = (lambda fact: fact.span) if spans else (lambda fact: None)
    passes: list[tuple[Change | None, Callable[[StoredFact], Hashable | None]]] = [
        (None, lambda fact: (span(fact), _told(fact))),
        ("changed", lambda fact: (subject := _subject(fact)) and (span(fact), subject)),
        ("moved", _told),
        ("changed", lambda fact: fact.span if spans else None),
        ("changed", _subject),
    ]
    found: list[Difference] = []
    for change, told in passes:
        if not then or not now:
            break
        waiting: defaultdict[Hashable, deque[StoredFact]] = defaultdict(deque)
        for fact in then:
            waiting[told(fact)].append(fact)
        waiting.pop(None, None)
        left: list[StoredFact] = []
        taken: set[int] = set()
        for fact in now:
            if alike := waiting.get(told(fact)):
                taken.add(id(alike[0]))
                before = alike.popleft()
                if change is not None:
                    found.append(Difference(article, change, before, fact))
            else:
                left.append(fact)
        then, now = [fact for fact in then if id(fact) not in taken], left
    found += (Difference(article, "lost", fact, None) for fact in then)
    found += (Difference(article, "gained", None, fact) for fact in now)
    return sorted(found, key=lambda each: (each.here.span, get_args(Change).index(each.change), each.words))


def _told(fact: StoredFact) -> Hashable:
    return tuple(fact.values.items())


def _subject(fact: StoredFact) -> Hashable | None:
    named = tuple(fact.values.get(column) for column in SUBJECTS[fact.table])
    measures = tuple(column in fact.values for column in _MEASURES.get(fact.table, ()))
    return None if all(value is None for value in named) else (named, measures)


def _articles(name: str, ids: Sequence[str], most: int) -> str:
    listed = f" ({', '.join(ids[:most])}{', …' if len(ids) > most else ''})" if most else ""
    return f"articles {name}: {len(ids)}{listed}"


def _cell(fact: StoredFact, column: str) -> str:
    if column == _SPAN:
        return f"{fact.span[0]}:{fact.span[1]}"
    value = fact.values.get(column)
    return "—" if value is None else str(value)


def _cells(fact: StoredFact | None) -> list[Value]:
    if fact is None:
        return [None] * (1 + len(PROVENANCE))
    return [json.dumps(fact.values, ensure_ascii=False), *fact.provenance.values()]


def _as_json(each: Difference) -> Mapping[str, Any]:
    sides = {"before": each.before, "after": each.after}
    return {
        "change": each.change,
        "table": each.here.table,
        "article_id": each.article,
        "differs": list(each.columns),
        **{name: fact and {"values": fact.values, **fact.provenance} for name, fact in sides.items()},
    }
