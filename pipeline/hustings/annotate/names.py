"""Mentions of persons: the grammar of names around titles, parties and lists, and the model's PERSON spans.

The model alone swallows parties into names and takes people for buildings; the grammar alone knows no name that it
has not met. A run of capitalised words is a name when either vouches for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from hustings.annotate.given_names import is_known_given_name
from hustings.annotate.mentions import Mention, Name
from hustings.annotate.records import Record
from hustings.resources import read_csv

Span = tuple[int, int]

_TITLE = (
    r"(?:(?:[Tt]he )?(?:Right Hon(?:ourable)?|Rev(?:erend|d)?)|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Coun"
    r"|Councillor|Prof(?:essor)?|Ald(?:erman)?"
    r"|(?:Lt|Lieut)[- ]C(?:ol|dr)|Col(?:onel|(?= [A-Z][a-z]+ [A-Z]))|(?:Wing )?(?:Cdr|Commander)|Capt|Brigadier"
    r"|(?:Sqn Ldr|Squadron Leader|Group Captain|Flt Lt)|(?:Maj(?:or)?|Captain)(?= [A-Z][a-z]+ [A-Z]))\.?"
)
_TITLE_IN_CAPITALS = r"(?:MR|MRS|MS|MISS|DR|SIR|DAME|CLLR|REV|PROF)\b\.?"
_SHORT_SURNAME = (
    r"(?:AP|AB|DE|LA|LE|DU|DA|EL|AL|ST|NG|WU|LI|HO|XU|YU|HU|LU|VU|MA|OH|KO|RO)\b"  # and particles of others
)
TITLE_BEFORE = re.compile(rf"(?<![\w'-]){_TITLE}\s$")
_PARTICLES = frozenset("ap ab de du la le da dos van von der den bin ibn al".split())
_IN_PERSONS_ALONE = frozenset("ap ab van von der den bin ibn".split())  # of these; la and de join towns too
_PARTICLE = rf"(?:{'|'.join(sorted(_PARTICLES))})"
_WORD = (
    r"(?:(?:Mc|Mac|O'|D'|De|Fitz|Du|La|Le|St)?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿŷŵ]+(?:[A-Z][a-z]+)?(?:[-'](?:O'|D'|Mc|Mac)?[A-ZÀ-Þ]?[a-zà-ÿ]+)*"
    r"|Ó(?= [A-Z][a-z])|[A-Z]{2}(?= [A-Z][a-z])|(?:[A-Z]\.){1,3}(?= [A-Z]))"
)
# "After Mr Fenwick": a name begins with its title, whatever capital stands before; but Howling Lord Hope.
_NO_TITLE = r"(?!(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr)\.? )"
_NICKNAME = r'"[A-Z][a-z]+(?: [A-Z][a-z]+)?"'  # Ada "Lucky Jim" Fenwick
_RUN = re.compile(
    rf"(?<![\w'-])(?P<title>{_TITLE}\s(?:{_TITLE}\s)?)?"
    rf"(?P<name>(?(title)(?:(?:{_PARTICLE}|[A-Z]) ){{0,3}}){_WORD}(?: {_NICKNAME}(?= ))?"
    rf"(?:[ \n](?:{_PARTICLE} )*{_NO_TITLE}{_WORD}){{0,7}})"
)
# By ADA FENWICK, Political Correspondent
_BYLINE = re.compile(
    r"^(?:[A-Z]\w+ )?[Bb][Yy] (?P<name>(?P<given>[A-ZÀ-Þ]{2,20})(?: [A-ZÀ-Þ][A-ZÀ-Þ'.-]{0,20}){1,3})(?=,|$| \||  )",
    re.M,
)
# A paragraph that opens in capitals: "DR ADA FENWICK is the new MP", "ADA Fenwick, who"
_OPENING = re.compile(
    r"^(?:(?:DR|SIR|DAME|MR|MRS|MS|CLLR) )?(?P<name>(?P<given>[A-ZÀ-Þ]{3,20})(?:"
    r" [A-ZÀ-Þ]{2,20}(?:-[A-ZÀ-Þ]{2,20})?| [A-ZÀ-Þ][a-zà-ÿ]{2,20}))"
    r"(?=,? [a-z])",
    re.M,
)
# SARAH FENWICK HAS WON IT, where Fenwick is known from elsewhere
_IN_CAPITALS = re.compile(r"(?<![\w'-])(?P<given>[A-ZÀ-Þ]{3,20}) (?P<surname>[A-ZÀ-Þ]{3,25})(?![\w'-])")
_TITLE_WORDS = re.compile(rf"^(?:(?:{_TITLE}|{_TITLE_IN_CAPITALS})\s+)+")
_SURNAME_FIRST = re.compile(
    rf"((?:{_SHORT_SURNAME}|[A-ZÀ-Þ][A-ZÀ-Þ'-]{{2,}})(?: [A-ZÀ-Þ][A-ZÀ-Þ'-]+)*)"
    r" (?!Ma?c[A-ZÀ-Þ]{2})([A-ZÀ-Þ][a-zà-ÿ].*)"  # not ADA McCABE
)
_SURNAME_INITIALS = re.compile(
    r"((?:(?:Le|La|De|Du|Van|Von|St) )?[A-ZÀ-Þ][\w'-]{1,40}) ([A-Z]\.?(?: ?[A-Z]\.?){0,2})"
)  # Fenwick A
_TRAILING = re.compile(r"(?:'s?|s')$")
_WORD_START = re.compile(r"(?<![\w'-])\w+")
_WORD_SPLIT = re.compile(r"[^ \n]+")

_PLACE_AFTER = re.compile(r" (?:Street|Road|Council|Town|Park|School|Centre|Hall|and [A-Z]\w+ by-election)\b")

_ALSO_GIVEN = frozenset({"Bill"})  # words of no name that are given names before a surname
_ALSO_MONTHS = frozenset({"June", "April"})
_DATED = re.compile(
    r"(?:\b(?:in|since|until|till|last|next|this|of|by|from|early|late|mid|for|on|and|to|before|after|during|between)"
    r"|\d(?:st|nd|rd|th)?)[ -]$",
    re.I,
)
_RUN_ON = re.compile(r" (?:[A-Z]\. )?(?:Mc|Mac|O')?[A-ZÀ-Þ][a-zà-ÿ]{2,}(?! (?:Act|Bill|Party|Council|Street))")
# Words of no name that are surnames behind a given name.
_ALSO_SURNAMES = frozenset(
    "Green East West North Park King Hall Bridge Church Lane Street Day Post House Lord Prior".split()
)
# Words that are surnames and common words alike: alone they are a person only in the middle of a sentence.
_ALSO_WORDS = frozenset("long wood green brown white black young small rose hope may price field day love king".split())


def person_spans(
    text: str,
    records: Sequence[Record],
    model_persons: Collection[Span],
    blocked: Sequence[Mention],
    party_ends: Collection[int],
) -> tuple[Mention, ...]:
    """Every mention of a person in ``text``.

    ``model_persons`` are the PERSON spans of the spaCy model, ``blocked`` the parties and full names of seats, which
    cut runs of capitalised words, and ``party_ends`` the offsets at which "Labour's" or "the Conservative" end.
    """
    listed = list(_listed(text, records))
    blocks = {offset: mention for mention in blocked for offset in range(mention.start, mention.end)}
    vouched = _Vouched(model_persons)
    ends = frozenset(party_ends)
    starts = frozenset(mention.start for mention in blocked if mention.label == "party")
    full = [
        Mention("person", *match.span("name"), split_name(_opened(match["name"])))
        for pattern in (_BYLINE, _OPENING)
        for match in pattern.finditer(text)
        if is_given_name(match["given"].capitalize())
    ]
    known = {mention.name.surname.upper() for mention in (*listed, *full) if mention.name.surname}
    full += [
        Mention("person", *match.span(), split_name(match.group().title()))
        for match in _IN_CAPITALS.finditer(text)
        if match["surname"] in known and is_given_name(match["given"].capitalize())
    ]
    taken = {offset for mention in (*listed, *full) for offset in range(mention.start, mention.end)}
    for match in _RUN.finditer(text):
        full.extend(
            mention
            for mention in _names_in_run(text, match, vouched, blocks, ends, starts)
            if taken.isdisjoint((mention.start, mention.end - 1))
        )
    named = [*listed, *full]
    return (*named, *_surnames(text, named, blocks), *_first_names(text, named, blocks))


def split_name(text: str) -> Name:
    """A name as written ("OPPERMAN, Guy", "Dr Iain Maclennan", "JAMIESON David Charles") taken apart."""
    text = re.sub(r" ?\| ?", ", ", re.sub(r"\s+", " ", text.strip(" ,|")))  # FENWICK | Ada
    title = _TITLE_WORDS.match(text)
    body = text[title.end() :] if title else text
    if match := re.fullmatch(r"([^,]+), (.+)", body):
        return _name(title, match[2], match[1])
    if match := _SURNAME_FIRST.fullmatch(body):
        return _name(title, match[2], match[1])
    if (match := _SURNAME_INITIALS.fullmatch(body)) and not _ends_in_short_surname(match):
        return _name(title, match[2], match[1])
    words = body.split(" ")
    cut = next((i for i, word in enumerate(words) if word in _PARTICLES or word == "Ó"), len(words) - 1)
    return _name(title, " ".join(words[:cut]), " ".join(words[cut:]))


def _ends_in_short_surname(match: re.Match[str]) -> bool:
    """Whether what may be initials is a surname in capitals: ADA RAY, Ada NG."""
    one, other = match.groups()
    if not other.isalpha() or len(other) < _SHORTEST_SURNAME:
        return False
    if one.isupper() and re.fullmatch(_SHORT_SURNAME, other):
        return True
    return is_given_name(one) or (one.isupper() and len(other) > _INITIALS)


_SHORTEST_SURNAME = 2


_INITIALS = 2  # at most, without points or spaces between them


def _name(title: re.Match[str] | None, given: str, surname: str) -> Name:
    if not title and (title := _TITLE_WORDS.match(given)):
        given = given[title.end() :]  # FENWICK, Dr Ada
    surname = surname.strip()
    surname = surname.capitalize() if re.fullmatch(_SHORT_SURNAME, surname) else _mixed_case(surname)
    return Name(title.group().strip() if title else "", _mixed_case(given.strip()), surname)


def _mixed_case(words: str) -> str:
    """Words in capitals as a name is written elsewhere: MACBETH, LEWELL-BUCK, O'FLYNN."""

    def fix(match: re.Match[str]) -> str:
        word = match.group()
        return f"Mc{word[2:].capitalize()}" if word.startswith("MC") and len(word) > 4 else word.capitalize()

    words = _MC.sub(lambda match: match[1] + match[2].capitalize(), words)
    return re.sub(r"[A-ZÀ-Þ]{3,}|(?<=-)[A-Z]{2,}", fix, words) if words.upper() == words else words


_MC = re.compile(r"\b(Ma?c)([A-ZÀ-Þ]{3,})\b")  # McKENZIE


def _opened(name: str) -> str:
    """A name of which the first word alone is in capitals, so that it is not taken for a surname set first."""
    return name if name.isupper() else name.title()


def _listed(text: str, records: Sequence[Record]) -> Iterator[Mention]:
    for record in records:
        if record.name:
            yield Mention("person", *record.name, split_name(text[slice(*record.name)]))


def _names_in_run(
    text: str,
    match: re.Match[str],
    vouched: _Vouched,
    blocks: dict[int, Mention],
    party_ends: frozenset[int],
    party_starts: frozenset[int],
) -> Iterator[Mention]:
    start = match.start("name")
    pieces: list[list[Span]] = [[]]
    for word in _WORD_SPLIT.finditer(match["name"]):
        before = start + word.start() - 1
        if pieces[-1] and text[before] == "\n" and (before + 1 in blocks or _ends_a_line(text, before, pieces[-1])):
            pieces.append([])
        span = (start + word.start(), start + word.end() - len(_possessive(word.group())))
        if _cuts(text, span, blocks, pieces[-1]):
            pieces.append([])
        else:
            pieces[-1].append(span)
            if _possessive(word.group()):
                pieces.append([])
    title = match["title"]
    for number, piece in enumerate(pieces):
        titled = title if title and number == 0 else None
        if found := _name_of_piece(text, piece, titled, vouched, party_ends, party_starts):
            begin = match.start("title") if titled else found[0][0]
            yield Mention("person", begin, found[-1][1], split_name(text[begin : found[-1][1]]))


class _Vouched:
    """The spans that a model takes for persons, give or take a quote or a possessive."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def covers(self, start: int, end: int) -> bool:
        last = bisect_right(self._starts, start + 1) - 1
        return last >= 0 and end <= self._furthest[last] + 2


def _ends_a_line(text: str, newline: int, name: Sequence[Span]) -> bool:
    """Whether the line that ends at ``newline`` is a byline, or a short one that ends with a whole ``name``.

    What stands below it is no part of the name, as it is where a long line was wrapped.
    """
    line_start = text.rfind("\n", 0, newline) + 1
    return bool(_BY.match(text, line_start)) or (len(name) > 1 and newline - line_start < _WRAPPED)


_WRAPPED = 50  # characters; shorter lines end where they do for a reason


_BY = re.compile(r"(?:\w+ )?[Bb][Yy] ")


def _possessive(word: str) -> str:
    match = _TRAILING.search(word)
    return match.group() if match else ""


def marks_speaker(text: str, start: int, end: int) -> bool:
    """Whether a word is the mark of a question or an answer at the head of its line, and no initial."""
    at_head = not start or text[start - 1] == "\n"
    return at_head and text[start:end] in _MARKS and _QUESTION.search(text) is not None


_MARKS = frozenset({"Q.", "A."})  # of questions and answers, at the head of a line
_QUESTION = re.compile(r"^Q\. ", re.M)


def _cuts(text: str, span: Span, blocks: dict[int, Mention], before: list[Span]) -> bool:
    """Whether a word of a run is no part of a name: a party, a seat, a word that no name has."""
    word = text[slice(*span)]
    if marks_speaker(text, *span):
        return True
    if block := blocks.get(span[0]):
        given_before = bool(before) and is_given_name(text[slice(*before[0])])
        if block.label == "party" and not before and text.endswith(" gain from ", 0, span[0]):
            return True  # gain from C. Thrupp South: Ada Fenwick
        alone = block.end - block.start <= len(word) + 2
        return not (alone and (given_before or is_given_name(word)))
    if word.lower() in _headline_words() and before and _is_headline(text, span[0]):
        return len(before) > 1 or not is_given_name(text[slice(*before[0])])  # Ada Fenwick Wins, but Ada Marks
    if word in _not_names():
        if word in _ALSO_GIVEN and _RUN_ON.match(text, span[1]):
            return False  # Bill Tynan, but the Reform Bill
        if (
            word in _ALSO_MONTHS
            and _RUN_ON.match(text, span[1])
            and not _DATED.search(text, max(0, span[0] - 12), span[0])
        ):
            return False  # June Fenwick, but "in June Labour"
        return not (before and word in _ALSO_SURNAMES and is_given_name(text[slice(*before[0])]))
    return False


def _is_headline(text: str, offset: int) -> bool:
    """Whether the line at ``offset`` is set as headlines are in which every long word has a capital."""
    end = text.find("\n", offset)
    words = _LONG_WORD.findall(text, text.rfind("\n", 0, offset) + 1, end if end > 0 else len(text))
    return len(words) >= _HEADLINE and all(word[0].isupper() for word in words)


_LONG_WORD = re.compile(r"(?<![\w'-])[^\W\d_]{4,}")
_HEADLINE = 4  # long words at least


def _name_of_piece(
    text: str,
    piece: list[Span],
    title: str | None,
    vouched: _Vouched,
    party_ends: frozenset[int],
    party_starts: frozenset[int],
) -> list[Span] | None:
    piece = list(piece)
    while piece and text[slice(*piece[-1])] in _PARTICLES:
        piece.pop()
    if title and piece:
        return piece if len(piece) <= 4 else None
    if len(piece) < 2:
        return None
    for index in range(len(piece) - 1):
        if is_given_name(text[slice(*piece[index])]):
            return piece[index:] if len(piece) - index <= 5 else None
    if vouched.covers(piece[0][0], piece[-1][1]):
        return piece
    if any(text[slice(*word)] in _IN_PERSONS_ALONE for word in piece[1:]):
        return piece if len(piece) <= 5 else None
    after_party = piece[0][0] in party_ends or piece[0][0] - 1 in party_ends
    if not after_party and (link := _OF_PARTY.match(text, piece[-1][1])):
        after_party = link.end() in party_starts  # Captain Pasty of the Monster Raving Loony Party
    return piece if after_party and len(piece) == 2 else None


_OF_PARTY = re.compile(r" of (?:the )?(?=[A-Z])")


def _surnames(text: str, named: Sequence[Mention], blocks: dict[int, Mention]) -> Iterator[Mention]:
    """Mentions by surname alone of persons whom the text names in full elsewhere."""
    surnames = {mention.name.surname for mention in named if mention.name.given and len(mention.name.surname) > 2}
    capitals = {surname.upper() for surname in surnames}
    surnames |= capitals
    if not surnames:
        return
    lengths: dict[str, list[int]] = {}  # of the surnames that begin with a word, the longest first
    for surname in sorted(surnames, key=len, reverse=True):
        known = lengths.setdefault(_first_word(surname), [])
        if len(surname) not in known:
            known.append(len(surname))
    taken = {offset for mention in named for offset in range(mention.start, mention.end)}
    end = 0
    for match in _WORD_START.finditer(text):
        start = match.start()
        if start < end or start in taken or start in blocks:
            continue
        here = (text[start : start + length] for length in lengths.get(match.group(), ()))
        word = next((one for one in here if one in surnames and _stands_at(text, start, one)), None)
        if word is None or (word.lower() in _ALSO_WORDS and _opens_sentence(text, start)):
            continue
        end = start + len(word)
        if not _PLACE_AFTER.match(text, end):
            yield Mention("person", start, end, Name("", "", _mixed_case(word) if word in capitals else word))


def _first_names(text: str, named: Sequence[Mention], blocks: dict[int, Mention]) -> Iterator[Mention]:
    """Mentions by the first name alone of the only person so called whom the text has named in full before."""
    bearers: dict[str, dict[tuple[str, str], Mention]] = {}
    for mention in sorted(named, key=lambda one: one.start):
        first = mention.name.given.split(" ")[0]
        if len(first) > 2 and first.isalpha() and is_known_given_name(first) and first not in _not_names():
            bearers.setdefault(first, {}).setdefault((first, mention.name.surname.casefold()), mention)
    alone = {first: next(iter(people.values())) for first, people in bearers.items() if len(people) == 1}
    if not alone:
        return
    taken = {offset for mention in named for offset in range(mention.start, mention.end)}
    for match in _FIRST_NAME.finditer(text):
        start, bearer = match.start(), alone.get(match.group())
        if bearer is None or start < bearer.start or start in taken or start in blocks:
            continue
        if match.group().lower() not in _ALSO_COMMON and not _CAPITAL_BEFORE.search(text, max(0, start - 30), start):
            yield Mention("person", start, match.end(), bearer.name)


# Told by what stands behind it: "Ada beat", "Ada's", "Ada, 34,", but not "Ada Fenwick", "Ada Street".
_FIRST_NAME = re.compile(r"(?<![\w'-])[A-Z][a-z]+(?= [a-z]|'s [a-z]|, (?:\d|who |a |an |the ))")
_CAPITAL_BEFORE = re.compile(r"(?:[A-Z][\w'.-]{0,30}|\b(?:in|at|of|near)) $")
_ALSO_COMMON = frozenset(
    "will may mark bill rose hope grant pat sue rob ray joy dawn grace art frank guy jack drew chase don gene jean"
    " april june august summer iris ivy penny miles dale glen chelsea georgia jordan kent lincoln preston"
    " ashton stafford victoria florence austin paris sydney charlotte christian major lance daisy lily violet"
    " faith angel".split()
)


def _first_word(surname: str) -> str:
    match = _WORD_START.match(surname)
    return match.group() if match else surname


def _stands_at(text: str, start: int, surname: str) -> bool:
    following = text[start + len(surname) : start + len(surname) + 1]
    return text.startswith(surname, start) and not (following.isalnum() or following in ("_", "-"))


def _opens_sentence(text: str, start: int) -> bool:
    while start and text[start - 1] in " \"'":
        start -= 1
    return not start or text[start - 1] in ".!?\n:"


def is_given_name(word: str) -> bool:
    """Whether ``word`` is a given name, or initials that stand for some."""
    if is_known_given_name(word):
        return True
    return bool(re.fullmatch(r"[A-Z]{2}|[A-Z]\.", word)) and word not in _not_names()


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("vocabulary/not_names.csv"))


@cache
def _headline_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("vocabulary/headline_words.csv"))
