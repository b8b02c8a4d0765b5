"""Dates that come beside an article, from its record or from the user."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR = 1605
"""No newspaper is older; years below it, such as 1, stand for no date."""

_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_LOOSE_OFFSET = re.compile(r"(?<=\d)\s+(?:UTC|GMT|Z|(?P<offset>[+-]\d\d:?\d\d)(?:\s+UTC)?)$")
_SECONDS = (315_532_800, 4_102_444_800)
"""1980 and 2100: seconds since 1970 between them are taken for no milliseconds, nor the other way round."""


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


def publication_date(value: object) -> str | None:
    """The date that a record gives as its date of publication, in extended ISO 8601; None where it is none.

    It may be ISO 8601 (also with the offset apart, as in ``2023-10-20 05:00:00 UTC``), RFC 2822 (``Fri, 20 Oct 2023
    05:00:00 +0100``), or seconds or milliseconds since 1970 between 1980 and 2100, as a number or in digits.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float):
        if not value.is_integer():
            return _since_1970(value)
        value = int(value)
    text = str(value).strip()
    if len(text) > 100:
        return None
    if _EPOCH.fullmatch(text):
        return _since_1970(float(text))
    found = iso_date(_LOOSE_OFFSET.sub(lambda match: match["offset"] or "+00:00", text)) or _rfc_2822(text)
    return found if found is not None and int(found[:4]) >= _FIRST_YEAR else None


def _since_1970(number: float) -> str | None:
    for seconds in (number, number / 1000):
        if _SECONDS[0] <= seconds < _SECONDS[1]:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
    return None


def _rfc_2822(text: str) -> str | None:
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
