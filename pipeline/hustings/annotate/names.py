"""Mentions of persons: the grammar of names around titles, parties and lists, and the model's PERSON spans.

The model alone swallows parties into names and takes people for buildings; the grammar alone knows no name that it
has not met. A run of capitalised words is a name when either vouches for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from hustings.annotate.gazetteer import fold_word
from hustings.annotate.mentions import Mention, Name
from hustings.annotate.records import Record
from hustings.resources import read_csv

Span = tuple[int, int]

_TITLE = (
    r"(?:(?:[Tt]he )?(?:Right Hon(?:ourable)?|Rev(?:erend|d)?)|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Cllr|Coun"
    r"|Councillor|Prof(?:essor)?)\.?"
)
_PARTICLE = r"(?:ap|ab|de|du|van|von|der|den|bin|al)"
_WORD = (
    r"(?:(?:Mc|Mac|O'|D'|De|Fitz|Du|La|Le|St)?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿŷŵ]+(?:[A-Z][a-z]+)?(?:[-'][A-ZÀ-Þ]?[a-zà-ÿ]+)*"
    r"|[A-Z]{2}(?= [A-Z][a-z])|[A-Z]\.(?= ?[A-Z]))"
)
_RUN = re.compile(
    rf"(?<![\w'-])(?P<title>{_TITLE}\s(?:{_TITLE}\s)?)?(?P<name>{_WORD}(?:[ \n](?:{_PARTICLE} )*{_WORD}){{0,5}})"
)
_TITLE_WORDS = re.compile(rf"^(?:{_TITLE}\s+)+")
_TRAILING = re.compile(r"(?:'s?|s')$")
_WORD_SPLIT = re.compile(r"[^ \n]+")

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
    inside = {offset for mention in listed for offset in range(mention.start, mention.end)}
    blocks = {offset: mention for mention in blocked for offset in range(mention.start, mention.end)}
    full: list[Mention] = []
    for match in _RUN.finditer(text):
        full.extend(
            mention
            for mention in _names_in_run(text, match, model_persons, blocks, party_ends)
            if mention.start not in inside and mention.end - 1 not in inside
        )
    named = [*listed, *full]
    return (*named, *_surnames(text, named, blocks))


def split_name(text: str) -> Name:
    """A name as written ("OPPERMAN, Guy", "Dr Iain Maclennan", "JAMIESON David Charles") taken apart."""
    text = re.sub(r"\s+", " ", text.strip(" ,"))
    title = _TITLE_WORDS.match(text)
    body = text[title.end() :] if title else text
    if match := re.fullmatch(r"([^,]+), (.+)", body):
        return _name(title, match[2], match[1])
    if match := re.fullmatch(r"((?:[A-ZÀ-Þ][A-ZÀ-Þ'-]+ ?)+) ([A-ZÀ-Þ][a-zà-ÿ].*)", body):
        return _name(title, match[2], match[1])
    words = body.split(" ")
    cut = next((i for i, word in enumerate(words) if i and word in _PARTICLES), len(words) - 1)
    return _name(title, " ".join(words[:cut]), " ".join(words[cut:]))


_PARTICLES = frozenset("ap ab de du van von der den bin al".split())


def _name(title: re.Match[str] | None, given: str, surname: str) -> Name:
    return Name(title.group().strip() if title else "", _mixed_case(given.strip()), _mixed_case(surname.strip()))


def _mixed_case(words: str) -> str:
    """Words in capitals as a name is written elsewhere: MACBETH, LEWELL-BUCK, O'FLYNN."""
    def fix(match: re.Match[str]) -> str:
        word = match.group()
        return f"Mc{word[2:].capitalize()}" if word.startswith("MC") and len(word) > 4 else word.capitalize()

    return re.sub(r"[A-ZÀ-Þ]{3,}|(?<=-)[A-Z]{2,}", fix, words) if words.upper() == words else words


def _listed(text: str, records: Sequence[Record]) -> Iterator[Mention]:
    for record in records:
        if record.name:
            yield Mention("person", *record.name, split_name(text[slice(*record.name)]))


def _names_in_run(
    text: str,
    match: re.Match[str],
    model_persons: Collection[Span],
    blocks: dict[int, Mention],
    party_ends: Collection[int],
) -> Iterator[Mention]:
    start = match.start("name")
    pieces: list[list[Span]] = [[]]
    for word in _WORD_SPLIT.finditer(match["name"]):
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
        if found := _name_of_piece(text, piece, titled, model_persons, party_ends):
            begin = match.start("title") if titled else found[0][0]
            yield Mention("person", begin, found[-1][1], split_name(text[begin : found[-1][1]]))


def _possessive(word: str) -> str:
    match = _TRAILING.search(word)
    return match.group() if match else ""


def _cuts(text: str, span: Span, blocks: dict[int, Mention], before: list[Span]) -> bool:
    """Whether a word of a run is no part of a name: a party, a seat, a word that no name has."""
    word = text[slice(*span)]
    if block := blocks.get(span[0]):
        given_before = bool(before) and _is_given(text[slice(*before[0])])
        alone = block.end - block.start <= len(word) + 2
        return not (alone and (given_before or _is_given(word)))
    if word in _not_names():
        return not (before and _is_given(text[slice(*before[0])]) and word in ("Green", "East", "West", "North", "Park", "King", "Hall", "Bridge", "Church", "Lane", "Street", "Day", "Post", "House", "Lord", "Prior"))
    return False


def _name_of_piece(
    text: str, piece: list[Span], title: str | None, model_persons: Collection[Span], party_ends: Collection[int]
) -> list[Span] | None:
    piece = [span for span in piece]
    while piece and text[slice(*piece[-1])] in _PARTICLES:
        piece.pop()
    if title and piece:
        return piece if len(piece) <= 4 else None
    if len(piece) < 2:
        return None
    for index in range(len(piece) - 1):
        if _is_given(text[slice(*piece[index])]):
            return piece[index:] if len(piece) - index <= 5 else None
    if any(start <= piece[0][0] + 1 and piece[-1][1] <= end + 2 for start, end in model_persons):
        return piece
    after_party = any(piece[0][0] - 1 <= end <= piece[0][0] for end in party_ends)
    return piece if after_party and len(piece) == 2 else None


def _surnames(text: str, named: Sequence[Mention], blocks: dict[int, Mention]) -> Iterator[Mention]:
    """Mentions by surname alone of persons whom the text names in full elsewhere."""
    surnames = {mention.name.surname for mention in named if mention.name.given and len(mention.name.surname) > 2}
    surnames |= {surname.upper() for surname in surnames}
    if not surnames:
        return
    taken = {offset for mention in named for offset in range(mention.start, mention.end)}
    pattern = "|".join(re.escape(surname) for surname in sorted(surnames, key=lambda s: (-len(s), s)))
    for match in re.finditer(rf"(?<![\w'-])(?:{pattern})(?![\w-])", text):
        if match.start() in taken or match.start() in blocks:
            continue
        word = match.group()
        opens = not text[: match.start()].rstrip(" \"'") or text[: match.start()].rstrip(" \"'")[-1] in ".!?\n:"
        if word.lower() in _ALSO_WORDS and opens:
            continue
        if re.match(r" (?:Street|Road|Council|Town|Park|School|Centre|Hall|and [A-Z]\w+ by-election)\b", text[match.end() :]):
            continue
        yield Mention("person", *match.span(), Name("", "", word if word not in {w.upper() for w in surnames} else _mixed_case(word)))


def _is_given(word: str) -> bool:
    return fold_word(word) in _given_names() or bool(re.fullmatch(r"[A-Z]{2}|[A-Z]\.", word) and word not in _not_names())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_word(row["given_name"]) for row in read_csv("registry/given_names.csv"))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row["word"] for row in read_csv("vocabulary/not_names.csv"))
