"""A review: the facts of a run, what was decided of them, and the gold that comes of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Literal

from hustings.errors import InputError
from hustings.review.decisions import Decided, Decision, Decisions, Verdict
from hustings.review.gold import Told, gold_of, reference_date, remove_gold, write_gold
from hustings.review.statements import Statement, Values, checked, is_reviewed
from hustings.stored import KeptTexts, StoredFact, read_facts, read_table
from hustings.tables import fact_tables

Origin = Literal["run", "earlier", "added"]
"""Where a statement is from: the tables, those of an earlier run, or a person."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article of the run, with its facts in the order of its text; ``reference_date`` is the one for gold."""

    id: str
    title: str | None
    sha256: str
    published_at: str | None
    reference_date: str | None
    facts: Mapping[Statement, StoredFact]


@dataclass(frozen=True, slots=True)
class Item:
    """A statement on the page; ``stored`` is its row where the tables have one."""

    statement: Statement
    origin: Origin
    decision: Decision | None
    stored: StoredFact | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many ``articles`` there are to review, and how many of them are ``finished``."""

    articles: int
    finished: int


class Review:
    """The review of the run in ``run``; decisions are kept in ``decisions``, and gold in the folder ``gold``.

    Several threads may use it. Gold of articles that are finished is written at once, and again whenever a review is
    opened; that of an article which the reviewer takes up again is taken away until it is finished again.

    Raises :class:`~hustings.errors.InputError` for a run without tables or texts, and
    :class:`~hustings.errors.HustingsError` where another review is open.
    """

    def __init__(self, run: Path, *, decisions: Path | None = None, gold: Path | None = None) -> None:
        self.gold = gold or run / "gold"
        self._texts = KeptTexts(run)
        self.articles = _articles(run, self._texts)
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        for number, article in enumerate(self.articles):
            self._by_text[article.sha256].append(number)
        self._lock = RLock()
        self._decisions = Decisions(decisions or run / "review.sqlite")
        try:
            self._finished = {number for number in range(len(self.articles)) if self._is_finished(number)}
            for number in sorted(self._finished):
                self._write(number)
        except BaseException:
            self._decisions.close()
            raise

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        return Progress(len(self.articles), len(self._finished))

    def is_finished(self, number: int) -> bool:
        """Whether every fact of the article is decided upon, and the reviewer has said "done"."""
        return number in self._finished

    def text(self, number: int) -> str:
        """The text of the article; raises :class:`~hustings.errors.InputError` where tables and texts do not fit."""
        article = self.articles[number]
        text = self._texts[article.id]
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != article.sha256:
            raise InputError(f"{article.id}: its text is not the one that the tables are of; repeat the run")
        return text

    def items(self, number: int) -> list[Item]:
        """The statements of the article, of the tables and of persons, by their offsets."""
        with self._lock:
            return _items(self.articles[number], self._decisions.of(self.articles[number].sha256))

    def decide(
        self, number: int, statement_id: str, verdict: Verdict, values: Mapping[str, object] | None = None
    ) -> None:
        """Accept, reject or correct a statement of the article; ``values`` are those that are right instead.

        Raises :class:`~hustings.errors.InputError` for a statement that the article does not have, and for values that
        its table cannot hold.
        """
        with self._lock:
            found = [item for item in self.items(number) if item.statement.id == statement_id]
            if not found:
                raise InputError(f"{self.articles[number].id}: no such fact; load the page again")
            (item,) = found
            corrected = checked(item.statement.table, values or {}) if verdict == "corrected" else None
            contest = item.stored.values.get("contest_id") if item.stored else None
            if item.stored is None and item.decision is not None:
                contest = item.decision.contest_id
            decision = Decision(verdict, corrected, None if corrected or contest is None else str(contest))
            self._decisions.decide(self.articles[number].sha256, item.statement, decision)
            self._settle(number)

    def add(self, number: int, table: str, span: tuple[int, int], values: Mapping[str, object]) -> str:
        """Add a fact of ``table`` that the text states in ``span``; gives the id of the statement.

        Raises :class:`~hustings.errors.InputError` for a span outside the text, for an unknown table, and for values
        that the table cannot hold.
        """
        known = next((each for each in fact_tables() if each == table), None)
        if known is None:
            raise InputError(f"{table}: no such table; choose one of {', '.join(fact_tables())}")
        if not 0 <= span[0] < span[1] <= len(self.text(number)):
            raise InputError(f"{span[0]}:{span[1]}: no span of the text; select the words that state the fact")
        statement = Statement.of(known, span, checked(known, values))
        with self._lock:
            self._decisions.decide(self.articles[number].sha256, statement, Decision("added"))
            self._settle(number)
        return statement.id

    def finish(self, number: int) -> None:
        """Say that the article's facts are all there; its gold is written.

        Raises :class:`~hustings.errors.InputError` while facts are undecided.
        """
        with self._lock:
            if undecided := sum(item.decision is None for item in self.items(number)):
                facts = "fact is" if undecided == 1 else "facts are"
                raise InputError(f"{undecided} {facts} undecided; accept, reject or correct every fact first")
            self._decisions.finish(self.articles[number].sha256)
            self._settle(number)

    def undo(self, number: int) -> str | None:
        """Take back the last decision on the article: the id of its statement, ``done``, or None if there was none."""
        with self._lock:
            undone = self._decisions.undo(self.articles[number].sha256)
            self._settle(number)
        return undone.id if isinstance(undone, Statement) else undone

    def close(self) -> None:
        """End the review; another may be opened."""
        with self._lock:
            self._decisions.close()

    def _is_finished(self, number: int) -> bool:
        article = self.articles[number]
        decided = self._decisions.of(article.sha256)
        return decided.done and article.facts.keys() <= decided.decisions.keys()

    def _settle(self, number: int) -> None:
        """Let the gold of the article, and of those with the same text, follow a decision."""
        for each in self._by_text[self.articles[number].sha256]:
            if self._is_finished(each):
                self._finished.add(each)
                self._write(each)
            elif each in self._finished:
                self._finished.remove(each)
                remove_gold(self.gold, self.articles[each].id)

    def _write(self, number: int) -> None:
        article = self.articles[number]
        told = [fact for item in self.items(number) if (fact := _told(item)) is not None]
        write_gold(self.gold, gold_of(article.id, article.reference_date, told), self.text(number))


def _articles(run: Path, texts: KeptTexts) -> list[Reviewed]:
    """The articles in which facts were looked for, in the order of the run."""
    facts: defaultdict[str, dict[Statement, StoredFact]] = defaultdict(dict)
    for table in fact_tables():
        for article, stated in read_facts(run, table).items():
            for each in stated:
                if is_reviewed(table, each.values):
                    facts[article].setdefault(Statement.of(table, each.span, each.values), each)
    found = []
    frame = read_table(run, "articles").astype(object)
    for row in frame.where(frame.notna(), None).to_dict("records"):
        article = str(row["article_id"])
        if row["status"] != "ok" and article not in facts:
            continue
        if article not in texts:
            raise InputError(f"{run}: texts.parquet has no text of {article}; repeat the run")
        day = reference_date(row["published_at"], row["published_at_source"])
        found.append(
            Reviewed(article, row["title"], str(row["sha256"]), row["published_at"], day, facts.get(article, {}))
        )
    return found


def _items(article: Reviewed, decided: Decided) -> list[Item]:
    items = [Item(each, "run", decided.decisions.get(each), stored) for each, stored in article.facts.items()]
    for statement, decision in decided.decisions.items():
        if statement not in article.facts:
            items.append(Item(statement, "added" if statement in decided.added else "earlier", decision, None))
    tables = fact_tables()
    # A sort keeps the order of the tables' rows among those of one place, which scores of gold against them rely upon.
    return sorted(
        items, key=lambda item: (item.statement.start, item.statement.end, tables.index(item.statement.table))
    )


def _told(item: Item) -> Told | None:
    """What an item adds to gold."""
    decision = item.decision
    if decision is None or decision.verdict == "rejected":
        return None
    values: Values = item.statement.values if decision.corrected is None else decision.corrected
    return Told(item.statement.table, values, decision.contest_id)
