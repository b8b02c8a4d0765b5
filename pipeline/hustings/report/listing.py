"""What the first page lists and searches, as a script that holds data alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Cell: TypeAlias = str | int

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "contests": ("constituency", "kind", "polling day", "winner", "articles", "conflicts", "failed checks"),
    "articles": ("title", "publisher", "published", "status", "facts"),
    "rejects": ("source", "record", "reason", "detail"),
}
"""The columns of each list. Rows of contests and articles have the address of their page in front of these."""

DETAIL = 300
"""How many characters of a rejection's detail the list has."""


def script(lists: Mapping[str, Sequence[Sequence[Cell]]]) -> str:
    """A script that sets ``window.hustings`` to the lists: ASCII, and without the characters that HTML knows."""
    rows = {name: {"columns": COLUMNS[name], "rows": lists[name]} for name in COLUMNS}
    data = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    for character in "<>&":
        data = data.replace(character, f"\\u{ord(character):04x}")
    return f'"use strict";\nwindow.hustings = {data};\n'
