"""What carries a run out, so that it can be repeated, and so that no run is gone on with by something else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

_PACKAGES = ("hustings", "spacy", "dateparser", "trafilatura", "pandas")  # whose versions can change a table


def versions(model: str) -> Mapping[str, str]:
    """Versions of the packages that tables depend on, of ``model``, and a digest of the rules and data themselves."""
    found = {name: version(name) for name in _PACKAGES}
    try:
        found[model] = version(model)
    except PackageNotFoundError:
        found[model] = "unknown"  # a pipeline on disk, by its path
    return {**found, "digest": _digest()}


def _digest() -> str:
    """A digest of the files of the packages ``hustings`` and ``hustings_models``."""
    digest = hashlib.sha256()
    for package in ("hustings", "hustings_models"):
        for name, file in _files(files(package), package):
            digest.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        inner = f"{name}/{each.name}"
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each, inner)
        elif each.is_file():
            yield inner, each
