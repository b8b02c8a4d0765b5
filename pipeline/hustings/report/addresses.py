"""Where each row of the tables stands in a report: the names of its pages and the anchors in them.

The form is documented in docs/how-to/read-a-report.md. It stays as it is from one version to the next, for spreadsheets
hold it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import pandas as pd

from hustings.schema import FACTS
from hustings.tables import Facts

Folder: TypeAlias = Literal["articles", "contests"]

ADDRESS_COLUMNS = ("table", "article_id", "start", "end", "address")
"""The columns of ``addresses.csv``. ``start`` and ``end`` are empty for ``articles``."""

LOCATED = ("posts", *FACTS)
"""The tables whose rows have an article and a span in it."""

_PLAIN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_LONGEST = 80  # characters of such a name
_OTHER = re.compile(r"[^a-z0-9]+")
_SLUG = 48  # characters of an id that its page's name keeps, for people who look into the folder
_DIGEST = 20  # hexadecimal digits: 80 bits, so that no two ids of a run share a page
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # kept by Windows for itself, whatever the ending


def page(folder: Folder, name: str) -> str:
    """The address of the page of an article by its id, or of a contest by its id or its name.

    An id of up to 80 characters a-z and 0-9, with single full stops, hyphens and underscores between them, is the
    page's name as it stands. Any other one is cut down to these, and a digest of the whole id follows after two
    hyphens. No two ids share a page on a file system that takes capitals for small letters, and no id leads out of the
    folder.
    """
    return f"{folder}/{_file_name(name)}.html"


def anchor(table: str, start: int, end: int) -> str:
    """The anchor on an article's page of the rows of ``table`` whose value stands at ``text[start:end]``."""
    return f"{table}-{start}-{end}"


def addresses(facts: Facts) -> Iterator[pd.DataFrame]:
    """The address of every row that has an article, a piece at a time, with the columns :data:`ADDRESS_COLUMNS`.

    Rows of one table with one span share an address, so that a join on the first four columns never multiplies rows.
    """
    pages = {article: page("articles", article) for article in facts.articles["article_id"]}
    every = facts.articles[["article_id"]].assign(table="articles", start=None, end=None)
    every["address"] = every["article_id"].map(pages)
    yield every[list(ADDRESS_COLUMNS)]
    for table in LOCATED:
        rows = facts.tables[table][["article_id", "start", "end"]].drop_duplicates().assign(table=table)
        starts, ends = rows["start"].astype("string"), rows["end"].astype("string")
        rows["address"] = rows["article_id"].map(pages) + f"#{table}-" + starts + "-" + ends
        yield rows[list(ADDRESS_COLUMNS)]


def _file_name(name: str) -> str:
    if len(name) <= _LONGEST and _PLAIN.fullmatch(name) and not _DEVICES.fullmatch(name.partition(".")[0]):
        return name
    slug = _OTHER.sub("-", name.lower())[:_SLUG].strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{slug or 'id'}--{digest}"
