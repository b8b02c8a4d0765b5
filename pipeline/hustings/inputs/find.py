"""What the inputs of a run name: files and everything below folders, here or at addresses, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from hustings.errors import InputError
from hustings.inputs.remote import Remote, is_remote
from hustings.inputs.source import without_ending
from hustings.inputs.streams import explain
from hustings.types import Rejection

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file, ``name`` as the user knows it, whose articles are named after the path ``below``.

    ``open`` opens it or raises OSError; standard input has none. ``named`` says that the user gave this file itself,
    not a folder around it. ``version`` tells what differs when the file has changed, such as its size and time, and
    ``size`` how many bytes it has, or both raise OSError.
    """

    name: str
    below: str
    open: Callable[[], IO[bytes]] | None
    named: bool = False
    version: Callable[[], str] = str
    size: Callable[[], int] = int


def find(inputs: Sequence[str], *, leave_out: Path | None, follow_links: bool) -> Iterator[Found | Rejection]:
    """The files that ``inputs`` name, those of a folder sorted by path, and rejections of what is none there.

    A link below a folder that leads out of it is followed only with ``follow_links``. Raises
    :class:`~hustings.errors.InputError` at once for a path that is missing and a folder that cannot be listed.
    """
    remotes: dict[str, Remote] = {}
    for given in inputs:
        if given == STANDARD_INPUT:
            continue
        if is_remote(given):
            remotes[given] = Remote(given)
            continue
        try:
            if (path := Path(given)).is_dir():
                with os.scandir(path):
                    pass
            else:
                path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise InputError(f"{given}: no such file or folder; check the path") from None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise InputError(f"{given}: {reason}; make it readable, or name another input") from error
    return _all(inputs, remotes, leave_out, follow_links)


def _all(
    inputs: Sequence[str], remotes: Mapping[str, Remote], leave_out: Path | None, follow_links: bool
) -> Iterator[Found | Rejection]:
    for given in inputs:
        if given == STANDARD_INPUT:
            yield Found(STANDARD_INPUT, "stdin", None, named=True)
        elif given in remotes:
            yield from _remote(remotes[given])
        elif (path := Path(given)).is_dir():
            yield from _Walk(path, leave_out, follow_links).below(path)
        else:
            below = printable(Path(path.name))
            yield _file(path, below, named=True)


def _remote(remote: Remote) -> Iterator[Found | Rejection]:
    if not remote.is_folder:
        name = PurePosixPath(remote.name).name
        yield Found(remote.name, name, remote.open, named=True, version=remote.version, size=remote.size)
        return
    root = remote.name.rstrip("/")
    try:
        for place, below in remote.below():
            if any(part.startswith(".") for part in below.split("/")):
                yield Rejection(f"{root}/{below}", without_ending(below), "read", "unknown format", "hidden")
            else:
                opened, version = partial(remote.open, place), partial(remote.version, place)
                yield Found(f"{root}/{below}", below, opened, version=version, size=partial(remote.size, place))
    except OSError as error:
        yield Rejection(root, "", "read", "unreadable", f"the folder cannot be listed: {explain(error)}")


class _Walk:
    """The files below one folder."""

    def __init__(self, root: Path, leave_out: Path | None, follow_links: bool) -> None:
        self._root = root
        self._real_root = root.resolve()
        self._left_out = None if leave_out is None else leave_out.resolve()
        self._follow_links = follow_links

    def below(self, folder: Path, above: tuple[Path, ...] = ()) -> Iterator[Found | Rejection]:
        """The files below ``folder`` in the order of their whole paths; ``above`` are the real folders it lies in."""
        try:
            with os.scandir(folder) as entries:
                names = sorted(entries, key=_whole_path_order)
        except OSError as error:
            yield self._refuse(folder, "unreadable", f"the folder cannot be listed: {error.strerror}")
            return
        above = (*above, folder.resolve())
        for entry in names:
            yield from self._entry(entry, folder / entry.name, above)

    def _entry(self, entry: os.DirEntry[str], path: Path, above: tuple[Path, ...]) -> Iterator[Found | Rejection]:
        folder = _is_folder(entry)
        if folder and self._left_out is not None and path.resolve() == self._left_out:
            return
        if entry.name.startswith("."):
            yield self._refuse(path, "unknown format", "hidden")
        elif entry.is_symlink() and (refused := self._refused_link(path, folder, above)):
            yield self._refuse(path, "unreadable", refused)
        elif folder:
            yield from self.below(path, above)
        elif not _is_file(entry):
            yield self._refuse(path, "unreadable", "no regular file")
        else:
            below = printable(path.relative_to(self._root))
            yield _file(path, below)

    def _refused_link(self, path: Path, folder: bool, above: tuple[Path, ...]) -> str | None:
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "a link that leads nowhere"
        if folder and not self._follow_links:
            return "a link to a folder is not followed"
        if folder and target in above:
            return "a link to a folder that it lies in"
        if not self._follow_links and not target.is_relative_to(self._real_root):
            return "a link out of the input is not followed"
        return None

    def _refuse(self, path: Path, reason: str, detail: str) -> Rejection:
        below = printable(path.relative_to(self._root).with_suffix(""))
        return Rejection(source=printable(path), record=below, stage="read", reason=reason, detail=detail)


def _whole_path_order(entry: os.DirEntry[str]) -> tuple[str, bytes]:
    """Sorts the entries of each folder so that the files of all folders come sorted by their whole paths."""
    name = printable(Path(entry.name))
    return (f"{name}/" if _is_folder(entry) else name), os.fsencode(entry.name)


def _file(path: Path, below: str, *, named: bool = False) -> Found:
    opened, version, size = partial(_open, path), partial(_version, path), partial(_size, path)
    return Found(printable(path), below, opened, named=named, version=version, size=size)


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _version(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _size(path: Path) -> int:
    return path.stat().st_size


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def printable(path: Path) -> str:
    """The path with U+FFFD for the bytes of its name that are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")
