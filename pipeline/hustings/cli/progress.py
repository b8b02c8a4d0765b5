"""A progress bar for long work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Told how many are done, and of how many in all where only the work itself finds that out."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Move the bar on."""


@contextmanager
def progress_bar(total: int | None, *, hidden: bool, what: str = "records") -> Iterator[Advance | None]:
    """A bar on standard error, of ``total`` records or other things where that is known, and what moves it on."""
    if hidden:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total, rate="")

        def advance(done: int, total: int | None = None) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, total=total, completed=done, rate=f"{speed:.0f} a second" if speed else "")

        yield advance
