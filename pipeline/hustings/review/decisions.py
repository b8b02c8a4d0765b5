"""What a reviewer has decided, in an SQLite file: each decision is on the disk before anyone is told that it is kept.

Decisions are events that are only added, and taken away by undoing the last one. They are of a text, which its digest
names, and of a statement; so they outlive a run, and hold for every later run that finds the same again.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from filelock import FileLock, Timeout

from hustings.errors import HustingsError, InputError
from hustings.review.statements import Statement, Values
from hustings.types import Table

Verdict: TypeAlias = Literal["accepted", "rejected", "corrected", "added"]
"""What was decided of a statement: it is right; it is wrong; other values are right; a person has found it."""

_APPLICATION = 0x68757374  # "hust": tells the file from the SQLite files of other programs
_VERSION = 1
_TABLE = f"""
CREATE TABLE events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ({", ".join(repr(each) for each in (*get_args(Verdict), "done"))})),
    fact_table TEXT,
    first INTEGER,
    last INTEGER,
    stated TEXT,
    corrected TEXT,
    contest_id TEXT
);
CREATE INDEX events_of_article ON events (article, number);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on a statement, with the values that are right where it was corrected.

    ``contest_id`` is the contest that the run had linked the fact to when it was decided upon.
    """

    verdict: Verdict
    corrected: Values | None = None
    contest_id: str | None = None


@dataclass(slots=True)
class Decided:
    """All that was decided of one text: the last decision on each statement, and whether the reviewer said "done".

    ``added`` are the statements that a person was the first to find.
    """

    decisions: dict[Statement, Decision] = field(default_factory=dict)
    added: set[Statement] = field(default_factory=set)
    done: bool = False


class Decisions:
    """The decisions in the file at ``path``, which is made where there is none, held against every other review.

    Raises :class:`~hustings.errors.HustingsError` where another review has it open, and
    :class:`~hustings.errors.InputError` for a file that is none of ours or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_name(path.name + ".lock"), timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            message = f"{path}: another review has it open; end that one first, or name another file with --decisions"
            raise HustingsError(message) from None
        except OSError as error:
            raise InputError(f"{path}: cannot be written ({error.strerror or error}); name another file") from error
        try:
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        try:
            # Several threads take turns with it; Review lets one in at a time.
            self._database = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            application = self._pragma("application_id")
            if application == 0 and not self._database.execute("SELECT 1 FROM sqlite_schema").fetchone():
                self._database.executescript(f"BEGIN; {_TABLE} COMMIT;")
            elif (application, self._pragma("user_version")) != (_APPLICATION, _VERSION):
                raise InputError(f"{self._path}: not the decisions of a review; name another file with --decisions")
            # One file holds everything at any moment, and a commit is on the disk whatever happens next.
            self._database.execute("PRAGMA journal_mode = DELETE")
            self._database.execute("PRAGMA synchronous = EXTRA")
        except sqlite3.Error as error:
            remedy = "restore it from a copy, or name another file with --decisions"
            raise InputError(f"{self._path}: cannot be used ({error}); {remedy}") from error

    def _pragma(self, name: str) -> int:
        return int(self._database.execute(f"PRAGMA {name}").fetchone()[0])

    def of(self, article: str) -> Decided:
        """What was decided of the text with the digest ``article``."""
        decided = Decided()
        query = "SELECT event, fact_table, first, last, stated, corrected, contest_id FROM events WHERE article = ?"
        for event, table, first, last, stated, corrected, contest in self._run(f"{query} ORDER BY number", article):
            if event == "done":
                decided.done = True
                continue
            statement = Statement(cast(Table, table), cast(int, first), cast(int, last), str(stated))
            if event == "added" and statement not in decided.decisions:
                decided.added.add(statement)
            values = None if corrected is None else json.loads(str(corrected))
            contest_id = None if contest is None else str(contest)
            decided.decisions[statement] = Decision(cast(Verdict, event), values, contest_id)
        return decided

    def decide(self, article: str, statement: Statement, decision: Decision) -> None:
        """Keep a decision; it is on the disk when this returns."""
        corrected = None if decision.corrected is None else json.dumps(decision.corrected, ensure_ascii=False)
        told = (statement.table, statement.start, statement.end, statement.stated, corrected, decision.contest_id)
        columns = "article, event, fact_table, first, last, stated, corrected, contest_id"
        self._run(f"INSERT INTO events ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", article, decision.verdict, *told)

    def finish(self, article: str) -> None:
        """Keep that the reviewer has nothing more to add to a text."""
        self._run("INSERT INTO events (article, event) VALUES (?, 'done')", article)

    def undo(self, article: str) -> Statement | Literal["done"] | None:
        """Take back the last decision on a text; tells which it was, None where there is none."""
        query = "DELETE FROM events WHERE number = (SELECT max(number) FROM events WHERE article = ?)"
        gone = self._run(f"{query} RETURNING event, fact_table, first, last, stated", article)
        if not gone:
            return None
        event, table, first, last, stated = gone[0]
        if event == "done":
            return "done"
        return Statement(cast(Table, table), cast(int, first), cast(int, last), str(stated))

    def close(self) -> None:
        """Give the file free for others."""
        self._database.close()
        self._lock.release()

    def _run(self, query: str, *values: object) -> list[tuple[object, ...]]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise HustingsError(f"{self._path}: cannot be written ({error}); mend that and try again") from error
