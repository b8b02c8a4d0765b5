"""How long each stage of the work on a record takes; whoever wants to know passes a stopwatch along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter
from typing import Literal, TypeAlias

Timed: TypeAlias = Literal["read", "first look", "NER", "annotate", "rules", "resolve", "rows", "write"]
"""``first look`` is relevance and language, ``rows`` what becomes of facts until a worker hands them over."""


class Stopwatch:
    """Seconds by stage, in ``seconds``. What a stage spends in another within it counts for the inner one alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[Timed] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: Timed) -> Iterator[None]:
        """Count the time until the block is left for ``name``."""
        self._book()
        self._running.append(name)
        try:
            yield
        finally:
            self._book()
            self._running.pop()

    def _book(self) -> None:
        now = perf_counter()
        if self._running:
            running = self._running[-1]
            self.seconds[running] = self.seconds.get(running, 0.0) + now - self._since
        self._since = now


def timed(stopwatch: Stopwatch | None, name: Timed) -> AbstractContextManager[None]:
    """Count the time until the block is left for ``name``, where there is a stopwatch."""
    return stopwatch.stage(name) if stopwatch else nullcontext()
