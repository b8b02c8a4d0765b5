"""What is installed: versions, the model, and what the registry knows; for ``hustings info`` and reports of defects."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import TypeAlias

from hustings.resources import read_csv
from hustings.settings import DEFAULT_MODEL

Particulars: TypeAlias = Mapping[str, str | int]

_PACKAGES = ("hustings", "spacy", "pandas", "pyarrow", "dateparser", "trafilatura", "typer")
_SOURCE = "UK Parliament's election results, Open Parliament Licence v3.0 (hustings_models/registry/SOURCES.md)"


def installation(model: str = DEFAULT_MODEL) -> Mapping[str, Particulars]:
    """Versions of Python, the system, packages and ``model``, and the extent of the registry.

    The counts of the registry are rows: seats (one for each set of boundaries), registrations of parties, contests and
    candidacies; ``first_contest`` and ``last_contest`` are polling days. Nothing is loaded but the registry's tables.
    A model that is no installed package, such as a path, has the version ``unknown``.

    >>> installation()["registry"]["first_contest"]
    '2010-05-06'
    """
    days = sorted(row["polling_date"] for row in read_csv("registry/elections.csv"))
    return {
        "system": {
            "python": f"{platform.python_implementation()} {platform.python_version()}",
            "platform": platform.platform(),
        },
        "packages": {name: version(name) for name in _PACKAGES},
        "model": {"name": model, "version": _version(model)},
        "registry": {
            "first_contest": days[0],
            "last_contest": days[-1],
            "seats": len(read_csv("registry/constituencies.csv")),
            "parties": len(read_csv("registry/parties.csv")),
            "contests": len(days),
            "candidacies": len(read_csv("registry/candidacies.csv")),
            "source": _SOURCE,
        },
    }


def _version(model: str) -> str:
    try:
        return version(model)
    except (PackageNotFoundError, ValueError):
        return "unknown"
