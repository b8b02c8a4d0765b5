"""The results of a run in the columns of the field's own data sets.

Which column takes which value is kept as data, in ``layouts/columns.csv`` of ``hustings_models``; this module says what
the values are. Followed are

- ``commons-library``: the House of Commons Library's results by candidate of the general election of 2024
  (``HoC-GE2024-results-by-candidate.csv``, briefing CBP-10009); shares are fractions, as there,
- ``democracy-club``: the export of candidates as CSV (candidates.democracyclub.org.uk/data/export_csv, as of 2024), its
  usual columns and then those of the group of results and the ``gss`` code,
- ``parliament``: candidates at electionresults.parliament.uk, named by the terms of that site's published database
  schema (given name, family name, main and adjunct party, vote count, share and change); shares are fractions.

The columns are given from knowledge of these releases and were not held against the files themselves: the order of
columns, ``t`` and ``f`` in ``elected``, and the wording of all headings of ``parliament`` are to be checked before a
file is laid below one of theirs. The columns ``contest_id`` at the end of the first and third are no part of those
data sets; without them two elections in one seat could not be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pandas as pd

from hustings.annotate.names import split_name
from hustings.resources import read_csv
from hustings.types import Value
from hustings.write.candidacies import Candidacies
from hustings.write.csv import CsvFiles
from hustings.write.formats import Layout

_ROWS = 2_000
_POLLING_DATE = re.compile(r"\d{4}-\d\d-\d\d$")
_COUNTRIES = {"E": "England", "N": "Northern Ireland", "S": "Scotland", "W": "Wales"}  # how ONS codes begin


class LayoutFiles:
    """The files ``<layout>.csv`` in ``folder``: a row for each contest and candidate; a context manager.

    The rows and the choice among values that articles dissent about are those of
    :class:`hustings.write.candidacies.Candidacies`; a value that no article states is an empty field. ``unlinked``
    counts the rows of ``candidates`` and ``results`` that are in no layout for want of a contest id.
    """

    def __init__(self, folder: Path, scratch: Path, layouts: Sequence[Layout], *, excel_safe: bool = False) -> None:
        self._files = CsvFiles(folder, excel_safe=excel_safe)
        self._columns = {layout: _columns(layout) for layout in layouts}
        self._candidacies = Candidacies(scratch)

    @property
    def unlinked(self) -> int:
        """How many rows have no contest id."""
        return self._candidacies.unlinked

    def append(self, name: str, table: pd.DataFrame) -> None:
        """Take rows of the table ``name`` of a run."""
        self._candidacies.append(name, table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._write()
        finally:
            self._candidacies.close()

    def _write(self) -> None:
        rows = map(_values, self._candidacies.rows())
        first = True
        while (some := list(islice(rows, _ROWS))) or first:
            first = False
            for layout, columns in self._columns.items():
                table = {column: [row.get(value) for row in some] for column, value in columns.items()}
                self._files.append(layout, pd.DataFrame(table, dtype=object))


def _columns(layout: Layout) -> Mapping[str, str]:
    """The columns of a layout in order, and the value that each takes; it is empty for those that stay empty."""
    return {row["column"]: row["value"] for row in read_csv("layouts/columns.csv") if row["layout"] == layout}


def _values(row: Mapping[str, Value]) -> Mapping[str, Value]:
    """The values that columns may take: what is stated of a candidacy, and what follows from its ids and figures."""
    contest_id, seat = str(row["contest_id"]), str(row.get("constituency_id", ""))
    name = split_name(str(row["person"])) if "person" in row else None
    day = _POLLING_DATE.search(contest_id)
    parliamentary = contest_id.startswith("parl.") and day is not None
    by_election = ".by." in contest_id
    return {
        **row,
        "polling_date": day.group() if day else None,
        "election_id": f"parl.{day.group()}" if parliamentary and day else None,
        "election_type": ("By-election" if by_election else "General election") if parliamentary else None,
        "country": _COUNTRIES.get(seat[:1]),
        "given_name": (name.given or None) if name else None,
        "family_name": name.surname if name else None,
        "share_fraction": _fraction(row.get("share")),
        "share_change_fraction": _fraction(row.get("share_change")),
        "elected": {"elected": "t", "defeated": "f"}.get(str(row.get("outcome"))),
    }


def _fraction(points: Value) -> float | None:
    return round(points / 100, 6) if isinstance(points, int | float) else None
