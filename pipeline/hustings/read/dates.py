"""Dates that come beside an article, from its record or from the user."""

from __future__ import annotations

from datetime import date, datetime


def iso_date(value: object) -> str | None:
    """``value`` in extended ISO 8601 where it is an ISO 8601 date, or date and time, as a string; else None."""
    if not isinstance(value, str):
        return None
    stripped = value.strip()
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(stripped).isoformat()
        except ValueError:
            continue
    return None
