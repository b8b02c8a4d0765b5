"""The gold of an article that was reviewed, in the form of the corpus, and its file."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from hustings.errors import InputError
from hustings.evaluate import gold_list, gold_time
from hustings.review.statements import Values
from hustings.tables import fact_tables
from hustings.types import Table, Value

Gold: TypeAlias = Mapping[str, object]

_LONGEST_NAME = 150  # characters of an id in a file's name, which may have 255 bytes with all that is added


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that the text states, by its values; ``contest_id`` is the contest that it is known to be of."""

    table: Table
    values: Values
    contest_id: str | None = None


def gold_of(article_id: str, reference_date: str | None, facts: Sequence[Told]) -> Gold:
    """The gold of an article: its facts in the order given, each distinct one once.

    Measures of one owner in one known contest, found in different places, stand in one object as in the corpus, unless
    there are two of a kind.
    """
    gold: dict[str, object] = {"id": article_id, "reference_date": reference_date}
    for table in fact_tables():
        stated = gold_list(table)
        rows = _together(table, [each for each in facts if each.table == table])
        objects = [{name: _as_gold(table, column, row) for column, name in stated.columns.items()} for row in rows]
        distinct = {json.dumps(each): each for each in objects}
        gold[stated.name] = [each["party"] if table == "parties" else each for each in distinct.values()]
    return gold


def reference_date(published_at: str | None, source: str | None) -> str | None:
    """The day of publication, where it is known to the day and no guess from the contests of the text."""
    known = published_at is not None and len(published_at) >= len("2023-10-20") and source != "registry"
    return published_at[: len("2023-10-20")] if published_at is not None and known else None


def file_name(article_id: str) -> str:
    """The id of an article as the name of a file without ending; one that cannot be a name is written otherwise."""
    name = quote(article_id, safe=" ")
    name = f"%2E{name[1:]}" if name.startswith(".") else name
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME]}-{hashlib.sha256(article_id.encode()).hexdigest()[:16]}"
    return name


def write_gold(folder: Path, gold: Gold, text: str) -> None:
    """Write the gold of an article into ``folder`` and its text into ``articles`` beside it, each whole or not at all.

    Raises :class:`~hustings.errors.InputError` for a folder that cannot be written to, and where another text of the
    same id is there already.
    """
    name = file_name(str(gold["id"]))
    article = folder.parent / "articles" / f"{name}.txt"
    try:
        if article.exists():
            if article.read_bytes().decode("utf-8-sig", "replace") != text:
                raise InputError(f"{article}: holds another text; move it away, or name another folder with --gold")
        else:
            _write(article, text)
        content = json.dumps(gold, indent=1, ensure_ascii=False) + "\n"
        path = folder / f"{name}.json"
        if not path.exists() or path.read_bytes() != content.encode():
            _write(path, content)
    except OSError as error:
        message = f"{folder}: gold cannot be written here ({error.strerror or error}); mend that or name another folder"
        raise InputError(message) from error


def remove_gold(folder: Path, article_id: str) -> None:
    """Take away the gold of an article that is no longer finished; its text stays."""
    with suppress(FileNotFoundError):
        (folder / f"{file_name(article_id)}.json").unlink()


def _together(table: Table, facts: Sequence[Told]) -> list[Values]:
    """The values of ``facts``, with the measures of one owner in one contest in one row."""
    measures = gold_list(table).measures
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if measures and fact.contest_id is not None:
            of = tuple((column, value) for column, value in fact.values.items() if column not in measures)
            groups[fact.contest_id, of].append(number)
    rows: list[dict[str, Value]] = [dict(fact.values) for fact in facts]
    gone: set[int] = set()
    for first, *others in groups.values():
        merged = dict(rows[first])
        for number in others:
            merged.update(rows[number])
        if all(rows[number].items() <= merged.items() for number in (first, *others)):
            rows[first] = merged
            gone.update(others)
    return [row for number, row in enumerate(rows) if number not in gone]


def _as_gold(table: Table, column: str, values: Values) -> Value:
    value = values.get(column)
    if column == "when" and table == "majorities" and value == "this":
        return "new"
    return gold_time(value) if table == "timestamps" and column == "value" and isinstance(value, str) else value


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.aside")
    with aside.open("wb") as stream:
        stream.write(content.encode())
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
