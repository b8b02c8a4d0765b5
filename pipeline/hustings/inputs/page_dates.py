"""When a saved page was published, by its own metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from zoneinfo import ZoneInfo

import dateparser
from lxml import html

from hustings.inputs.dates import iso_date
from hustings.inputs.json_ld import StructuredData, plain

LONDON = ZoneInfo("Europe/London")
_META = (
    "//meta[@property='article:published_time' or @name='article:published_time' "
    "or @property='og:article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
)
_MARKED_TIMES = "//time[@itemprop='datePublished' or @pubdate]|//article//header//time"
_HEADER = 8  # paragraphs below the first heading among which the line with the date may stand
_MOST_TIMES = 20  # a value that is no date takes milliseconds
_LABEL = 60  # characters before a date that may say what it is
_UPDATED = re.compile(r"updat|modif|edited|revis", re.I)
_NEVER = ("0", "1970-01-01", "1969-12-31")  # how programs write that there is no date


def published(tree: html.HtmlElement, data: StructuredData) -> str | None:
    """The date, or date and time, of publication that the page states, in ISO 8601; UTC is turned into London's time.

    The article's structured data go before the ``article:published_time`` of the page's head, and that before a
    ``<time>`` in the article's header. A value that is no date makes room for the next; dates of an update are not
    looked at.
    """
    return next(filter(None, map(moment, _stated(tree, data))), None)


def moment(value: object) -> str | None:
    """A date as pages write it in their data, in extended ISO 8601; with seconds, and UTC as London's time."""
    if not isinstance(value, str) or not (stripped := value.strip()) or stripped.startswith(_NEVER):
        return None
    iso = iso_date(stripped)
    if iso is None and re.search(r"\d{4}", stripped) and len(stripped) < 60:
        parsed = dateparser.parse(
            re.sub(r"\bat\b", "", stripped),
            locales=["en-GB"],
            settings={"REQUIRE_PARTS": ["day", "month", "year"]},
        )
        has_clock = re.search(r"\d[:.]\d\d|\d\s?[ap]m\b", stripped)
        iso = (parsed.isoformat() if has_clock else parsed.date().isoformat()) if parsed else None
    if iso is None or "T" not in iso:
        return iso
    when = datetime.fromisoformat(iso)
    if when.tzinfo and not when.utcoffset():  # computers write in UTC; an outlet abroad keeps the day that it has
        try:
            when = when.astimezone(LONDON)
        except OverflowError:
            return None
    return when.isoformat(timespec="seconds")


def _stated(tree: html.HtmlElement, data: StructuredData) -> Iterator[object]:
    for node in data.articles():
        yield plain(node.get("datePublished"))
    for path in _META:
        yield from tree.xpath(path)
    for element in islice(chain(tree.xpath(_MARKED_TIMES), _times_below_heading(tree)), _MOST_TIMES):
        said = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.text_content())))
        previous = element.getprevious()
        before = (element.getparent().text if previous is None else previous.tail or previous.text_content()) or ""
        if not _UPDATED.search(f"{said} {before[-_LABEL:]}"):
            yield element.get("datetime") or element.text_content()


def _times_below_heading(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The ``<time>`` elements between the page's heading and its text."""
    paragraphs = -1  # no heading yet
    for element in tree.iter("h1", "p", "time"):
        if element.tag == "h1":
            paragraphs = max(paragraphs, 0)
        elif element.tag == "time":
            if paragraphs >= 0 and next(element.iterancestors("aside", "nav", "footer"), None) is None:
                yield element
        elif paragraphs >= 0:
            paragraphs += 1
            if paragraphs > _HEADER:
                return
