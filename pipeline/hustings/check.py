"""Whether the figures of an article fit together, and fit what the registry knows."""

from __future__ import annotations

import pandas as pd

from hustings.registry import Registry
from hustings.tables import Facts, derived_frame


def check(facts: Facts, registry: Registry) -> pd.DataFrame:
    """The table ``checks`` of :data:`hustings.schema.DERIVED`: one row for each comparison."""
    return derived_frame("checks", [])
