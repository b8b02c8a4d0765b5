"""The moment at which a report appears: whole, in the place of the one before it, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from hustings.errors import HustingsError

MARKER = ".hustings-report"
"""The file by which a folder is known for a report, which alone may be replaced."""


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """An empty folder to write a report into, which takes the place of ``output`` when the block is left without error.

    Until then ``output`` stays as it is. Raises :class:`~hustings.errors.HustingsError` for an ``output`` that holds
    anything but a report, that another report is being written to, or that cannot be written.
    """
    output = output.absolute()
    aside, before = (output.with_name(f".{output.name}.{what}") for what in ("aside", "before"))
    try:
        _refuse_other_folders(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        with _held(output):
            if before.exists() and not output.exists():
                before.rename(output)  # one that was killed between its two renames
            for left in (aside, before):
                shutil.rmtree(left, ignore_errors=True)
            aside.mkdir()
            try:
                (aside / MARKER).touch()
                yield aside
                if output.exists():
                    output.rename(before)
                aside.rename(output)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
            shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        what = f"cannot write the report here ({error.strerror or error})"
        raise HustingsError(f"{output}: {what}; mend that, or name another folder with -o") from error


@contextmanager
def _held(output: Path) -> Iterator[None]:
    """Keep others from writing to ``output`` meanwhile."""
    lock = FileLock(output.with_name(f".{output.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise HustingsError(f"{output}: another report is being written here; wait for it, or give -o") from None
    try:
        yield
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def _refuse_other_folders(output: Path) -> None:
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        raise HustingsError(f"{output}: holds other files, which a report would replace; name another folder with -o")
    if output.exists() and not output.is_dir():
        raise HustingsError(f"{output}: is a file; name a folder with -o")
