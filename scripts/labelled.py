"""Labelled text: what training data of the NER is made of, changed and turned into Docs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from spacy.tokens import Doc, Span

Label: TypeAlias = Literal["PERSON", "PLACE", "ORG", "PARTY", "UNSURE", ""]
"""``UNSURE`` marks words of which nobody says what they are; nothing is learnt from them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one label; the empty label is for what is no name."""

    text: str
    label: Label = ""


Labelled: TypeAlias = Sequence[Piece]


def label_text(text: str, spans: Iterable[tuple[int, int, Label]]) -> list[Piece]:
    """``text`` in pieces; ``spans`` are half-open character offsets, of which the first stands where two overlap."""
    pieces: list[Piece] = []
    kept: list[tuple[int, int, Label]] = []
    taken: set[int] = set()
    for start, end, label in spans:
        if start < end and taken.isdisjoint(range(start, end)):
            kept.append((start, end, label))
            taken.update(range(start, end))
    last = 0
    for start, end, label in sorted(kept):
        if last < start:
            pieces.append(Piece(text[last:start]))
        pieces.append(Piece(text[start:end], label))
        last = end
    if last < len(text):
        pieces.append(Piece(text[last:]))
    return pieces


def to_doc(pieces: Labelled, tokens: Doc) -> Doc:
    """Set the entities of ``tokens``, the Doc of the pieces' text; a token that is partly a name teaches nothing."""
    names: list[Span] = []
    unsure: list[Span] = []
    offset = 0
    for piece in pieces:
        end = offset + len(piece.text)
        if piece.label:
            label = "" if piece.label == "UNSURE" else piece.label
            span = tokens.char_span(offset, end, label=label) if label else None
            if span is not None:
                names.append(span)
            elif (wider := tokens.char_span(offset, end, alignment_mode="expand")) is not None:
                unsure.append(wider)
        offset = end
    known = {token.i for span in names for token in span}
    single = {token.i for span in unsure for token in span} - known
    tokens.set_ents(names, missing=[tokens[i : i + 1] for i in sorted(single)], default="outside")
    return tokens


def plain(pieces: Labelled) -> str:
    """The text of all pieces."""
    return "".join(piece.text for piece in pieces)


_WORD_START = re.compile(r"(?<![\w'’])[a-z](?=[a-z])")
_LETTERS = re.compile(r"[a-z]{5,}")


def roughen(pieces: Labelled, rng: random.Random) -> list[Piece]:
    """The pieces with the noise of the genre: capitals, lost punctuation, curly quotes, slips of the keyboard."""
    rough = list(pieces)
    if rng.random() < 0.25:
        rough = [Piece(piece.text.replace("'", "’"), piece.label) for piece in rough]
    if rng.random() < 0.15:
        rough = [Piece(piece.text.replace("\n\n", "\n"), piece.label) for piece in rough]
    if rng.random() < 0.08:
        rough = [Piece(re.sub(r"[.,](?=\s)", "", piece.text), piece.label) for piece in rough]
    if rng.random() < 0.01:  # captions of speech
        rough = [Piece(piece.text.lower(), piece.label) for piece in rough]
    slips = 0.004 if rng.random() < 0.3 else 0.0
    rough = [_slipped(piece, slips, rng) for piece in rough]
    return _shouted(rough, rng)


def _capital(match: re.Match[str]) -> str:
    return match.group().upper()


def _slipped(piece: Piece, rate: float, rng: random.Random) -> Piece:
    def slip(match: re.Match[str]) -> str:
        word = match.group()
        if rng.random() >= rate:
            return word
        at = rng.randrange(1, len(word) - 1)
        return (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :] if rng.random() < 0.5 else word[:at] + word[at + 1 :]
        )

    return Piece(_LETTERS.sub(slip, piece.text), piece.label) if rate else piece


def _shouted(pieces: Labelled, rng: random.Random) -> list[Piece]:
    """Some lines in capitals: short ones, as headings are, and rarely any other."""
    cut = [Piece(part, piece.label) for piece in pieces for part in re.split(r"(?<=\n)", piece.text) if part]
    lines: list[list[Piece]] = [[]]
    for piece in cut:
        lines[-1].append(piece)
        if piece.text.endswith("\n"):
            lines.append([])
    shouted: list[Piece] = []
    for line in lines:
        short = sum(len(piece.text) for piece in line) < 90
        if rng.random() < (0.12 if short else 0.015):
            line = [Piece(piece.text.upper(), piece.label) for piece in line]
        elif short and rng.random() < 0.08:  # A Heading With Capitals
            line = [piece if piece.label else Piece(_WORD_START.sub(_capital, piece.text)) for piece in line]
        shouted.extend(line)
    return shouted
