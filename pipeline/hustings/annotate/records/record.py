"""A candidate or party in a list, with what the list says of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hustings.annotate.mentions import Mention
from hustings.layout import Span


@dataclass(frozen=True, slots=True)
class Record:
    """One candidate's or party's line; spans are clean offsets, ``party_name`` canonical where it is known.

    ``place`` is the name of a seat that stands where that of a candidate may.
    """

    start: int
    end: int
    name: Span | None
    party: Span | None
    party_name: str | None
    votes: Mention | None = None
    share: Mention | None = None
    change: Mention | None = None
    elected: bool = False
    form: str = "line"
    sure: bool = True
    place: Span | None = None

    @property
    def has_figures(self) -> bool:
        """Whether the record states any figure."""
        return bool(self.votes or self.share or self.change)


def one_line(text: str, span: Span) -> str:
    """What stands in ``span``, with blanks and cells' ends within it as in a line."""
    line = re.sub(r"\s+", " ", text[slice(*span)])
    return re.sub(r" ?\| ?", ", ", line) if "|" in line else line  # FENWICK | Ada


def surname(text: str, name: Span) -> str:
    """The surname of a name, folded."""
    written = one_line(text, name)
    return (written.split(",")[0] if "," in written else written.split()[-1]).casefold()
