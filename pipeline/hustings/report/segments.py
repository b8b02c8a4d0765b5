"""A text cut into pieces, so that spans which overlap or lie within each other can all be marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Half-open character offsets."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line that no span begins or ends within.

    ``spans`` are the numbers of the spans that cover it, the shortest first; ``begins`` are those whose first
    character is here.
    """

    start: int
    text: str
    spans: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without its line end, which is a blank one where it has no segments."""

    start: int
    end: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(segment.text for segment in self.segments)


def lines(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """The lines of ``text``, cut wherever one of ``spans`` begins or ends; what of a span is outside the text is not.

    The segments of all lines, with the line ends between them, are the text.
    """
    events = _Events(text, spans)
    start = 0
    while start <= len(text):
        found = text.find("\n", start)
        end = len(text) if found < 0 else found
        yield Line(start, end, tuple(events.segments(start, end)))
        start = end + 1


class _Events:
    """The spans that are open, as one goes through the text from front to back."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans
        self._opening = sorted((span for span in range(len(spans)) if self._length(span) > 0), key=self._start)
        self._cuts = sorted({min(offset, len(text)) for span in self._opening for offset in spans[span]})
        self._next_opening = self._next_cut = 0
        self._open: list[int] = []

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        while start < end:
            while self._next_cut < len(self._cuts) and self._cuts[self._next_cut] <= start:
                self._next_cut += 1
            stop = min(end, self._cuts[self._next_cut]) if self._next_cut < len(self._cuts) else end
            begins = self._opened(start)
            self._open = sorted((span for span in self._open if self._spans[span][1] > start), key=self._length)
            yield Segment(start, self._text[start:stop], tuple(self._open), begins)
            start = stop

    def _opened(self, at: int) -> tuple[int, ...]:
        """Open the spans that have begun by now: those of this very place, and any that began in a line end."""
        opened = []
        while self._next_opening < len(self._opening) and self._start(self._opening[self._next_opening]) <= at:
            opened.append(self._opening[self._next_opening])
            self._next_opening += 1
        self._open += opened
        return tuple(span for span in opened if self._spans[span][1] > at)

    def _start(self, span: int) -> int:
        return self._spans[span][0]

    def _length(self, span: int) -> int:
        start, end = self._spans[span]
        return end - start
