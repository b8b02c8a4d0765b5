"""What may own figures: a name, a party or both, each a pattern over the kinds of tokens of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from hustings.annotate.notation import (
    PARTY_WORD,
    Token,
    has_surname_column,
    is_given,
    is_name,
    is_seat_name,
    is_surname_first,
    kinds,
    party_of,
)
from hustings.annotate.records.record import Record, one_line
from hustings.layout import Span

_BETWEEN = r"[,:|N-]*"


# What may own figures, each at the end of its tokens. The groups are n for the name and p for the party.
_OWNERS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)[,|N-]+(?P<p>Pp?)$"), True),  # Ada Fenwick - National Party (SNP)
    ("name, party", re.compile(r"(?P<n>W)[,|-]+(?P<p>W[pb])$"), True),  # Ada Fenwick - Real Change Party (RCP)
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)[,|-]+(?P<p>WP)$"), False),  # Ada Fenwick, Sileby Real Change Party
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)\|?(?P<p>p)$"), True),  # Ada Fenwick (Lab)
    (
        "name, party",
        re.compile(r"(?P<n>W(?:,W)?)[,|-]+(?P<p>P)(?P<slogan>b)$"),
        True,
    ),  # Ada Fenwick, Ind (Save It)
    ("party (name)", re.compile(r"(?P<p>P)(?P<n>b)$"), True),  # Lab (Ada Fenwick)
    ("name (party)", re.compile(r"(?P<n>W(?:,W)?)(?P<p>b)$"), False),  # Ada Fenwick (Save Our Ferry)
    ("name, party", re.compile(rf"(?P<n>W(?:,W)?){_BETWEEN}(?P<p>P)$"), True),  # Ada Fenwick, Lab
    ("name, party", re.compile(r"(?P<n>W(?:,W)?)\|[^WPpb]*\|(?P<p>P)$"), True),  # Ada Fenwick | Mill Lane | Lab
    ("party: name", re.compile(rf"(?P<p>P)(?:p(?=[,:|N-]))?{_BETWEEN}(?P<n>W(?:,W)?)$"), True),  # Lab: Ada Fenwick
    ("party", re.compile(r"(?P<p>P)p?$"), True),  # Lab
    ("party", re.compile(r"^(?P<p>p)$"), True),  # (Lab)
    ("name", re.compile(r"(?P<n>W,W)$"), False),  # FENWICK, Ada
    ("name, party", re.compile(r"(?P<n>W,W)\|+(?P<p>W)$"), False),  # FENWICK, Ada | Save Our Ferry
    ("name, party", re.compile(r"(?P<n>W)[,|N-]+(?P<p>W)$"), False),  # Ada Fenwick, Save Our Ferry
    ("party: name", re.compile(r"(?P<p>W):(?P<n>W)$"), False),  # Save Our Ferry: Ada Fenwick
    ("name", re.compile(r"(?P<n>W)$"), False),  # Fenwick
)


def read_owner(text: str, tokens: Sequence[Token]) -> Record | None:
    """The record, still without figures, of an owner's tokens."""
    tokens = _whole_names(text, [_linked(token) for token in tokens if token.kind not in "eku()nh"])
    while tokens and tokens[-1].kind in ",:-|N":
        tokens.pop()
    letters = kinds(tokens)
    for form, pattern, sure in _OWNERS:
        if not (match := pattern.search(letters)):
            continue
        groups = match.groupdict()
        name = _span(tokens, match.span("n")) if "n" in groups else None
        party = _span(tokens, match.span("p")) if "p" in groups else None
        if name and match["n"] == "W,W" and not _surname_first(text, tokens, match.start("n")):
            name = (tokens[match.end("n") - 1].start, name[1])
        if groups.get("slogan") and is_given(text[tokens[match.start("slogan")].start + 1 : tokens[-1].end]):
            continue  # Sileby East, Lab (Ada Fenwick)
        if match.groupdict().get("n") == "b" and name:
            name = (name[0] + 1, name[1] - 1)
        if party and groups["p"] in ("p", "b"):
            party = (party[0] + 1, party[1] - 1)
        if party and groups["p"] in ("Wp", "Wb", "WP") and not _is_party_name(text, tokens[match.start("p") :]):
            continue
        place: Span | None = None
        if name and not is_name(one_line(text, name)):
            if not sure or form not in ("name, party", "name (party)", "party: name"):
                continue
            place = name if is_seat_name(one_line(text, name)) else None
            name = None
        known = party_of(one_line(text, party)) if party else None
        if party is None and not name:
            continue
        start = min(span[0] for span in (name, party) if span)
        sure = sure and known is not None
        form = form if name else "party"
        return Record(start, tokens[-1].end, name, party, known, form=form, sure=sure, place=place)
    return None


def _linked(token: Token) -> Token:
    """The "of" between a name and its party as a comma."""
    return token._replace(kind=",") if token.kind == "o" else token


def _is_party_name(text: str, tokens: Sequence[Token]) -> bool:
    """Whether words with a party behind them are one name: ``Real Change Party (RCP)``, ``ProLife Alliance``."""
    words, known = (text[token.start : token.end] for token in tokens[:2])
    if tokens[1].kind != "P":
        return bool(PARTY_WORD.search(words))
    return bool(PARTY_WORD.search(known)) and " " not in words and not is_given(words)


def _whole_names(text: str, tokens: list[Token]) -> list[Token]:
    """Words that are parties and parts of names alike, joined to the name: ``Ada Green (Lab)``, ``Ada C Fenwick``."""
    tokens = _whole_cells(text, tokens)
    joined = True
    while joined:
        joined = False
        for index in range(len(tokens) - 1):
            one, other = tokens[index], tokens[index + 1]
            if {one.kind, other.kind} != {"W", "P"} or one.line != other.line:
                continue
            party = one if one.kind == "P" else other
            after = tokens[index + 2].kind if index + 2 < len(tokens) else ""
            elsewhere = any(token.kind in "Ppb" for token in tokens if token is not party)
            initial = party.end - party.start <= 2
            if not (initial or text[party.start : party.end] in _ALSO_NAMES):
                continue
            if elsewhere or (initial and party is other and after == "W"):
                tokens = [*tokens[:index], Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                joined = True
                break
        for index in range(len(tokens) - 1):
            one, other = tokens[index], tokens[index + 1]
            if joined and one.kind == other.kind == "W" and text[one.end : other.start].isspace():
                tokens = [*tokens[:index], Token("W", one.start, other.end, one.line), *tokens[index + 2 :]]
                break
    return tokens


_ALSO_NAMES = frozenset({"Green", "Christian"})


def _whole_cells(text: str, tokens: list[Token]) -> list[Token]:
    """A line of a table that is words with a comma, as one name: ``Beer, Baccy and Crumpet``."""
    if len({token.line for token in tokens}) == 1:
        return tokens
    letters = f"N{kinds(tokens)}N"
    for match in reversed(list(re.finditer(r"(?<=N)W,W(?=N)", letters))):
        first = match.start() - 1
        if not _surname_first(text, tokens, first):
            tokens[first : first + 3] = [tokens[first]._replace(end=tokens[first + 2].end)]
    return tokens


def _span(tokens: Sequence[Token], places: Span) -> Span:
    return tokens[places[0]].start, tokens[places[1] - 1].end


def _surname_first(text: str, tokens: Sequence[Token], index: int) -> bool:
    surname, given = (text[token.start : token.end] for token in (tokens[index], tokens[index + 2]))
    if is_surname_first(surname, given) or (
        "|" in text[tokens[index].end : tokens[index + 2].start] and has_surname_column(text)
    ):
        return True
    return " " not in surname and is_given(given.split()[0]) and not is_given(surname) and _lists_surnames_first(text)


@lru_cache(maxsize=1)
def _lists_surnames_first(text: str) -> bool:
    """Whether several lines open with a surname before a comma, so that a doubtful one does too."""
    told = [is_surname_first(*match.groups()) for match in _OPENS_WITH_COMMA.finditer(text)]
    return sum(told) > 1 and 2 * sum(told) > len(told)


_OPENS_WITH_COMMA = re.compile(
    r"^([A-Z][\w'-]{1,40}), ([A-Z][\w'-]{1,40}(?: [A-Z][\w'-]{1,40}){0,3})(?= {2}|\t| [(|-])", re.M
)
