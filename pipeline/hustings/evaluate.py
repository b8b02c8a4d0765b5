"""Scores the tables of a run against gold facts.

A fact of gold is found when a row of the run agrees with it in all key fields of its table. Its other fields are
scored apart: the share of the values stated by gold that the row found for it has right. Only the standard library is
needed, so that tables made elsewhere can be scored too.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from hustings.errors import InputError
from hustings.schema import FACTS
from hustings.types import Fact, Table

Part = Literal["training", "validation"]
"""The parts of a benchmark: an article whose id ends in 0 or 5 is of the validation part."""

Key: TypeAlias = tuple[str | float | None, ...]
Cell: TypeAlias = object
"""A value as CSV or JSON gives it."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """How one table is compared: its list in gold, its key fields, its other fields and the measures a row may hold.

    A row of a table with measures stands for as many facts as it has measures; each has ``measure`` and ``number``
    among its key fields.
    """

    gold: str
    keys: tuple[str, ...]
    others: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


_RULES: Mapping[Table, _Rules] = {
    "parties": _Rules("parties", keys=("party",)),
    "contests": _Rules(
        "contests",
        keys=("constituency", "kind"),
        others=("polling_date", "winner_party", "flip", "gained_from"),
    ),
    "candidates": _Rules("candidacies", keys=("person", "party", "constituency"), others=("outcome",)),
    "results": _Rules(
        "results",
        keys=("constituency", "party", "measure", "number"),
        others=("person",),
        measures=("votes", "share", "share_change"),
    ),
    "majorities": _Rules(
        "majorities",
        keys=("constituency", "measure", "number", "when"),
        others=("relation", "party"),
        measures=("votes", "percent"),
    ),
    "turnout": _Rules(
        "turnouts",
        keys=("constituency", "measure", "number", "when"),
        others=("relation",),
        measures=("percent", "ballots", "electorate"),
    ),
    "swings": _Rules("swings", keys=("constituency", "percent"), others=("from_party", "to_party")),
    "vacancies": _Rules("vacancies", keys=("constituency", "person"), others=("party", "cause")),
    "timestamps": _Rules("timestamps", keys=("kind", "value")),
}
_NAMES = {"person", "party", "constituency", "winner_party", "gained_from", "from_party", "to_party"}
_NUMBERS = {"percent", "number"}
SCORED_TIMESTAMPS = {
    "published",
    "updated",
    "entry",
    "polling_day",
    "polls_open",
    "polls_close",
    "result_expected",
    "declared",
}
"""The kinds of timestamps that gold lists; other days and times are no facts of its own."""

_GOLD_NAMES = {"from_party": "from", "to_party": "to"}


@dataclass(frozen=True, slots=True)
class GoldList:
    """How gold states the facts of a table: the ``name`` of its list, and gold's name of each column that it has.

    ``measures`` are the columns of which a fact has one at least; there are none in tables without figures. The list
    of parties has no objects but the names alone.
    """

    name: str
    columns: Mapping[str, str]
    measures: tuple[str, ...]


def gold_list(table: Table) -> GoldList:
    """How gold states the facts of ``table``; columns stand in the order of the table."""
    rules = _RULES[table]
    stated = {*rules.keys, *rules.others, *rules.measures}
    columns = {column: _GOLD_NAMES.get(column, column) for column in FACTS[table].columns if column in stated}
    return GoldList(rules.gold, columns, rules.measures)


def gold_time(value: str) -> str:
    """A day or time as gold has it: local, to the minute at most, without an offset."""
    return _OFFSET.sub("", value.replace(" ", "T"))[: len("2023-10-20T00:41")]


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts found (``right``), rows that are no fact of gold (``wrong``) and facts not found (``missed``)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def gold(self) -> int:
        """How many facts gold has."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of the rows that are facts of gold; 1 where there are no rows."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the facts of gold that were found; 1 where gold has none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Fields:
    """Of the ``asked`` values that gold states beside the keys of the facts found, how many are ``right``."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: Fields) -> Fields:
        return Fields(self.right + other.right, self.asked + other.asked)

    @property
    def share(self) -> float:
        """The share that is right; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


Outcome = Literal["right", "wrong", "missed"]
"""What a statement of a fact is found to be: of the run and of gold, of the run alone, of gold alone."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One fact, told by its key fields, that :class:`Counts` counts; ``rules`` made the rows of the run that state it.

    A fact that was missed has no rules. Rows without a rule, such as those of tables made elsewhere, have ``""``.
    """

    article: str
    table: Table
    key: Key
    outcome: Outcome
    rules: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The key fields to read."""
        return _words(self.key)


@dataclass(frozen=True, slots=True)
class Report:
    """The figures over the articles ``ids``; ``missing`` names the tables without a file.

    ``errors`` and ``judgements`` are sorted; what :mod:`hustings.breakdown` makes of a report comes of the latter.
    """

    ids: tuple[str, ...]
    counts: Mapping[Table, Counts]
    fields: Mapping[Table, Fields]
    errors: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    missing: tuple[Table, ...]

    @property
    def articles(self) -> int:
        """How many articles were compared."""
        return len(self.ids)

    @property
    def micro(self) -> Counts:
        """The counts of all tables together."""
        return sum(self.counts.values(), Counts())

    @property
    def macro_f1(self) -> float:
        """The mean of the tables' F1."""
        return sum(counts.f1 for counts in self.counts.values()) / len(self.counts)

    @property
    def all_fields(self) -> Fields:
        """The other fields of all tables together."""
        return sum(self.fields.values(), Fields())

    def __str__(self) -> str:
        lines = [f"{'table':12} {'gold':>5} {'P':>7} {'R':>7} {'F1':>7}  other fields right"]
        for table, counts in self.counts.items():
            fields = self.fields[table]
            lines.append(f"{table:12} {counts.gold:5} {_shares(counts)}  {fields.right}/{fields.asked}")
        lines.append(f"{'all (micro)':12} {self.micro.gold:5} {_shares(self.micro)}  {self.all_fields.share:.3f}")
        return "\n".join([*lines, f"macro F1 {self.macro_f1:.3f} over {self.articles} articles"])

    def figures(self) -> dict[str, object]:
        """The figures for JSON, rounded to four decimal places."""
        return {
            "articles": self.articles,
            "tables": {
                table: {
                    **_rounded(counts),
                    "gold": counts.gold,
                    "fields": [self.fields[table].right, self.fields[table].asked],
                }
                for table, counts in self.counts.items()
            },
            "micro": _rounded(self.micro),
            "macro_f1": round(self.macro_f1, 4),
            "fields": round(self.all_fields.share, 4),
        }


def evaluate(gold: Path, tables: Path, *, part: Part | None = None) -> Report:
    """Compare the tables in the folder ``tables`` with the gold facts in the folder ``gold``, one ``<id>.json`` each.

    An ``id`` in the file goes before its name, for not every id can be a name of a file.
    Articles of the run that gold does not have are left out of account. Case, accents, punctuation and titles do not
    count in names; numbers agree to two decimal places; times agree to the minute, whatever their offset.

    Raises :class:`~hustings.errors.InputError` for a folder without gold or without any table, and for a file in one
    of them that cannot be read.
    """
    wanted = {str(stated.get("id") or path.stem): stated for path, stated in _golds(gold)}
    wanted = {article: stated for article, stated in wanted.items() if part in (None, _part(article))}
    if not wanted:
        raise InputError(f"{gold}: no gold facts here; name a folder of files <article_id>.json")
    missing = tuple(table for table in _RULES if not (tables / f"{table}.csv").is_file())
    if len(missing) == len(_RULES):
        raise InputError(f"{tables}: no tables here as CSV files; name the folder that hustings run wrote")
    rows = {table: _run_rows(tables / f"{table}.csv") for table in _RULES if table not in missing}
    counts = dict.fromkeys(_RULES, Counts())
    fields = dict.fromkeys(_RULES, Fields())
    errors: list[str] = []
    judgements: list[Judgement] = []
    for article, stated in wanted.items():
        for table, rules in _RULES.items():
            want = _statements(rules, _gold_rows(stated.get(rules.gold) or [], rules))
            have = _statements(rules, rows.get(table, {}).get(article, []))
            for key in want.keys() | have.keys():
                matched = _match(want.get(key, []), have.get(key, []))
                counts[table] += matched.counts
                fields[table] += matched.fields
                errors += (f"{article} {table} {error} {_words(key)}" for error in matched.errors)
                judgements += (Judgement(article, table, key, *judged) for judged in matched.judged)
    judgements.sort(key=lambda each: (each.article, each.table, each.words, each.outcome, each.rules))
    return Report(tuple(wanted), counts, fields, tuple(sorted(errors)), tuple(judgements), missing)


def count_facts(gold: Path, facts: Iterable[Fact]) -> Counts:
    """How far the facts of one article agree with its gold file, all tables together."""
    rows: defaultdict[Table, list[Mapping[str, Cell]]] = defaultdict(list)
    for fact in facts:
        rows[fact.table].append(fact.values)
    stated = _load(gold)
    total = Counts()
    for table, rules in _RULES.items():
        want = _statements(rules, _gold_rows(stated.get(rules.gold) or [], rules))
        have = _statements(rules, rows[table])
        for key in want.keys() | have.keys():
            total += _match(want.get(key, []), have.get(key, [])).counts
    return total


def judge_facts(gold: Path, facts: Iterable[Fact]) -> Iterator[tuple[Fact, bool]]:
    """Each fact of one article with whether its gold file has it; a row counts once for each measure that it states.

    As in :func:`evaluate` the key fields decide; the other fields do not count.
    """
    stated = _load(gold)
    want = {
        table: _statements(rules, _gold_rows(stated.get(rules.gold) or [], rules)) for table, rules in _RULES.items()
    }
    for fact in facts:
        if fact.table in _RULES:
            for key in _statements(_RULES[fact.table], [fact.values]):
                yield fact, key in want[fact.table]


def fold(name: str) -> str:
    """A name without what does not count in it: case, accents, hyphens, apostrophes, full stops, titles, "the"."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
    words = bare.translate(_FOLDED).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return " ".join(words)


_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_FOLDED = str.maketrans({"&": " and ", **dict.fromkeys("‘’'`´“”\".", ""), **dict.fromkeys("-–—,/()", " ")})
_TITLES = set("mr mrs ms miss dr sir dame lord lady baroness baron cllr councillor prof professor rev mp".split())


@dataclass(frozen=True, slots=True)
class _Matched:
    counts: Counts
    fields: Fields
    errors: tuple[str, ...]
    judged: tuple[tuple[Outcome, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Statement:
    """The other fields of one statement of a fact, and the rules of the rows that make it."""

    others: dict[str, str]
    rules: set[str]


def _match(wanted: Sequence[_Statement], had: Sequence[_Statement]) -> _Matched:
    """Set the statements under one key against each other, each of gold with the one nearest to it."""
    hits = min(len(wanted), len(had))
    left = list(had)
    right = asked = 0
    errors = ["wrong"] * (len(had) > hits) + ["missed"] * (len(wanted) > hits)
    judged: list[tuple[Outcome, tuple[str, ...]]] = [("missed", ())] * (len(wanted) - hits)
    for statement in wanted[:hits]:
        others = statement.others
        nearest = max(left, key=lambda had: sum(had.others.get(name) == value for name, value in others.items()))
        left.remove(nearest)
        judged.append(("right", tuple(sorted(nearest.rules))))
        for name, value in others.items():
            asked += 1
            if name in nearest.others and _agree(name, nearest.others[name], value):
                right += 1
            else:
                errors.append(f"{name} {nearest.others.get(name, 'empty')!r} instead of {value!r} in")
    judged += (("wrong", tuple(sorted(statement.rules))) for statement in left)
    counts = Counts(right=hits, wrong=len(had) - hits, missed=len(wanted) - hits)
    return _Matched(counts, Fields(right, asked), tuple(errors), tuple(judged))


def _statements(rules: _Rules, rows: Iterable[Mapping[str, Cell]]) -> dict[Key, list[_Statement]]:
    """The distinct statements under each key: rows that agree wherever both have a value are one statement."""
    found: defaultdict[Key, list[_Statement]] = defaultdict(list)
    for row in _spread(rules, rows):
        key = tuple(_comparable(name, row.get(name)) for name in rules.keys)
        values = {name: str(value) for name in rules.others if (value := _comparable(name, row.get(name))) is not None}
        rule = str(row.get("rule") or "")
        for kept in found[key]:
            said = kept.others
            if all(_agree(name, said[name], value) for name, value in values.items() if name in said):
                # The more exact of two dates that agree is the longer one.
                said.update({name: value for name, value in values.items() if len(value) >= len(said.get(name, ""))})
                kept.rules.add(rule)
                break
        else:
            found[key].append(_Statement(values, {rule}))
    return found


def _spread(rules: _Rules, rows: Iterable[Mapping[str, Cell]]) -> Iterator[Mapping[str, Cell]]:
    for row in rows:
        if rules.gold == "timestamps" and row.get("kind") not in SCORED_TIMESTAMPS:
            continue
        if not rules.measures:
            yield row
        for measure in rules.measures:
            if _comparable("number", row.get(measure)) is not None:
                yield {**row, "measure": measure, "number": row[measure]}


def _comparable(name: str, value: Cell) -> str | float | None:
    """A cell in the one form in which cells of its column are compared; None for an empty one."""
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    text = str(value)
    if name in _NUMBERS:
        try:
            return round(float(text.replace(",", "")), 2)
        except ValueError:
            return text
    if name in _NAMES:
        return fold(text)
    if name == "when":
        return "this" if text == "new" else text
    if name == "value":
        return gold_time(text)
    return text.strip().casefold()


def _agree(name: str, one: str, other: str) -> bool:
    """Whether two values are the same, or dates of which one only says less (``2023-10`` and ``2023-10-19``)."""
    return one == other or (name == "polling_date" and (one.startswith(other) or other.startswith(one)))


def _part(article_id: str) -> Part:
    return "validation" if article_id.endswith(("0", "5")) else "training"


def _run_rows(path: Path) -> dict[str, list[Mapping[str, Cell]]]:
    """The rows of a table file by article."""
    # An evidence field may be as long as an article, which is more than the csv module takes for granted.
    csv.field_size_limit(sys.maxsize)
    by_article: defaultdict[str, list[Mapping[str, Cell]]] = defaultdict(list)
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                by_article[row["article_id"]].append(row)
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a CSV table ({error})") from error
    except KeyError as error:
        raise InputError(f"{path}: has no column article_id; is it a table of hustings run?") from error
    return by_article


def _gold_rows(stated: Sequence[Cell], rules: _Rules) -> Iterator[Mapping[str, Cell]]:
    """A list of gold under the names of the table's columns."""
    for each in stated:
        if isinstance(each, dict):
            yield {**each, **{column: each.get(name) for column, name in _GOLD_NAMES.items()}}
        else:
            yield {rules.keys[0]: each}


def _golds(folder: Path) -> Iterator[tuple[Path, Mapping[str, Sequence[Cell]]]]:
    for path in sorted(folder.glob("*.json")):
        yield path, _load(path)


def _load(path: Path) -> Mapping[str, Sequence[Cell]]:
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as JSON ({error})") from error
    if not isinstance(stated, dict):
        raise InputError(f"{path}: holds no object of gold facts")
    return stated


def _rounded(counts: Counts) -> dict[str, float]:
    return {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1")}


def _shares(counts: Counts) -> str:
    return f"{counts.precision:7.3f} {counts.recall:7.3f} {counts.f1:7.3f}"


def _words(key: Key) -> str:
    return " · ".join("—" if part is None else str(part) for part in key)
