"""The folder that a run writes into."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from hustings.errors import HustingsError


def make_folder(folder: Path) -> None:
    """Make ``folder`` where it is missing, and see that files can be written into it.

    Raises :class:`~hustings.errors.HustingsError` where they cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise cannot_write(folder, error) from error


def cannot_write(folder: Path, error: OSError) -> HustingsError:
    """What a failure to write into ``folder`` is for the user."""
    return HustingsError(f"{folder}: cannot write the tables here ({error.strerror}); name another folder")
