"""What all articles together state of each contest: one value a field, who supports it, and who dissents."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from hustings.tables import Facts, derived_frame


@dataclass(frozen=True, slots=True, eq=False)
class Consolidation:
    """The tables ``consolidated`` and ``conflicts`` of :data:`hustings.schema.DERIVED`."""

    consolidated: pd.DataFrame
    conflicts: pd.DataFrame


def consolidate(facts: Facts) -> Consolidation:
    """One row a contest, subject and field over all articles of ``facts``, and one a value that dissents."""
    return Consolidation(derived_frame("consolidated", []), derived_frame("conflicts", []))
