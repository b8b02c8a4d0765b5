"""One file, or standard input, on its way to becoming articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hustings.types import Rejection


@dataclass(frozen=True, slots=True)
class Source:
    """An open input: ``name`` as the user knows it, ``article_id`` for the article that it holds.

    ``lines`` are its bytes, cut after each line feed as a binary file gives them; they can be gone through once.
    """

    name: str
    article_id: str
    lines: Iterable[bytes]

    def reject(self, record: str, reason: str, detail: str = "") -> Rejection:
        """A rejection, or a note, about one record of this source."""
        return Rejection(source=self.name, record=record, stage="read", reason=reason, detail=detail)
