"""Lines within an article that lead to other stories of the site; what follows them goes on without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hustings.annotate import Annotated

_LONGEST = 160  # characters of a teaser
_LEAD = r"(?:read (?:more|next|also|now)|also read|related|see also|watch|listen|don't miss)"
_WITH_LEAD = re.compile(rf"\W{{0,3}}(?:{_LEAD}|more)(?: ?[:»>|]| [-–] )\s?\S", re.I)
_ABOVE_ONE = re.compile(rf"\W{{0,3}}{_LEAD}\W{{0,3}}", re.I)
_ABOVE_SEVERAL = re.compile(
    r"\W{0,3}(?:related (?:stories|articles|content|news|links?)|more on this(?: story)?|read next|see also"
    r"|(?:promoted|recommended|top|more) stories|recommended(?: (?:in|for|by) \w+)?|most read|latest news"
    r"|you (?:may|might) also like)\W{0,3}",
    re.I,
)


def find_teasers(article: Annotated) -> Collection[int]:
    """The blocks of ``article`` that lead to another story."""
    return frozenset(_teasers(article))


def _teasers(article: Annotated) -> Iterator[int]:
    text, blocks = article.text, article.layout.blocks
    leads, group = False, False  # whether the line above leads to a story, and is one of several
    first = False  # whether it is the first below its heading, with a blank line between them at most
    for index, block in enumerate(blocks):
        told = text[block.start : block.end]
        gap = index > 0 and "\n\n" in text[blocks[index - 1].end : block.start]
        if len(told) > _LONGEST:
            leads = group = False
        elif _ABOVE_SEVERAL.fullmatch(told):
            leads = group = first = True
        elif _ABOVE_ONE.fullmatch(told):
            leads, group, first = True, False, True
        elif _WITH_LEAD.match(told):
            leads = group = False
            yield index
        elif leads and (first or not gap):
            yield index
            leads, first = group, False
        else:
            leads = group = False
