"""Which areas the words beside their names make wards, police areas or mayoralties, found in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hustings.annotate.area_cues import COMMISSIONER
from hustings.annotate.councils import wards_of_councils
from hustings.annotate.gazetteer import Verbatim

_WARD_AFTER = re.compile(
    r" (?:(?:[Ww]ard|WARD|[Dd]ivision|DIVISION)|(?:has )?(?:lost|loses) its (?:\w+ )?councillor)\b"
)  # Thrupp's ward
_WARD_BEFORE = re.compile(r"\b(?:ward|division) of |(?:\b(?:his|her|their)|'s) (?:ward|division), ")
_MAYOR_AFTER = re.compile(r" (?:[Mm]ayor|MAYOR)")  # Nevershire's first elected mayor
_MAYOR_BEFORE = re.compile(r"[Mm]ayor (?:of|for) (?=(the )?)")
_COMMISSIONER_AFTER = re.compile(rf" {COMMISSIONER}\b")
_COMMISSIONER_BEFORE = re.compile(rf"\b{COMMISSIONER} (?:of|for|in) (?=(the )?)")
_WORDS_BETWEEN = 4  # an area and its mayor
_LONGEST_WORD = 60  # characters
_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"\b")


def only_kinds(text: str, areas: Collection[str]) -> dict[str, str]:
    """The kind of contest (``local``, ``mayoral``) of those of ``areas`` that ``text`` calls by it."""
    names = Verbatim(areas)
    mayoral = {
        area
        for match in _MAYOR_AFTER.finditer(text)
        for end in _before_words(text, match.start())
        for area in _ending(names, text, end)
    }
    for match in _MAYOR_BEFORE.finditer(text):
        mayoral.update(names.at(text, match.end()), names.at(text, match.end() + len(match[1] or "")))
    police = {
        area
        for match in _COMMISSIONER_AFTER.finditer(text)
        for end in _before_words(text, match.start())
        for area in _ending(names, text, end)
    }
    for match in _COMMISSIONER_BEFORE.finditer(text):
        police.update(names.at(text, match.end()), names.at(text, match.end() + len(match[1] or "")))
    local = {name for ward in wards_of_councils(text) if (name := ward.name.replace("&", "and")) in areas}
    local |= {area for match in _WARD_AFTER.finditer(text) for area in _ending(names, text, match.start())}
    local.update(area for match in _WARD_BEFORE.finditer(text) for area in names.at(text, match.end()))
    of_sections = {area: kind for kind, start in _lines_of_sections(text) for area in names.at(text, start)}
    return dict.fromkeys(mayoral, "mayoral") | of_sections | dict.fromkeys([*police, *local], "local")


def _lines_of_sections(text: str) -> Iterator[tuple[str, int]]:
    """Where lines begin in sections under a heading of the offices that areas elect, and of what kind these are."""
    kind = ""
    for line in _LINE.finditer(text) if _SECTION.search(text) else ():
        if heading := _SECTION.match(text, line.start()):
            kind = "mayoral" if heading["mayor"] else "local" if heading["police"] else ""
        elif kind:
            yield kind, line.start("told")


_LINE = re.compile(r"^\W{0,4}(?P<told>\w[^\n]*)$", re.M)
_SECTION = re.compile(
    r"^\W{0,4}(?:(?:(?:directly[ -])?elected |metro |city |regional )?"
    r"(?P<mayor>mayors?|mayoral (?:elections?|results?))"
    r"|(?P<police>(?:police (?:(?:and|&) crime )?commissioners?|PCCs?)(?: elections?| results?)?)"
    r"|(?:[\w-]+ ){0,2}(?:by-elections?|general election|councils|council elections|assembly|constituencies))"
    r"(?: results?)?\W{0,3}$",
    re.I | re.M,
)


def _ending(names: Verbatim, text: str, end: int) -> Iterator[str]:
    """The names that end, as whole words, at ``end`` or at an "'s" before it."""
    for last in (end, end - 2) if text[max(0, end - 2) : end] == "'s" else (end,):
        yield from (name for name in names.before(text, last) if _EDGE.match(text, last - len(name)))


def _before_words(text: str, end: int) -> Iterator[int]:
    """Where an area may end of which a mayor is told behind ``end``: there, or some words before."""
    yield end
    for _ in range(_WORDS_BETWEEN):
        space = text.rfind(" ", max(0, end - _LONGEST_WORD), end)
        if space < 0 or not _WORD.fullmatch(text, space + 1, end):
            return
        end = space
        yield end
