"""Texts made to break a parser: nothing raises, and the work grows no faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from time import process_time
from types import FrameType

import hostile
import pytest
import spacy

import hustings
from hustings.annotate import annotate
from hustings.annotate.figures import figures
from hustings.annotate.gazetteer import words
from hustings.annotate.mentions import Label, settle
from hustings.annotate.moments import moments
from hustings.annotate.names import person_spans
from hustings.annotate.parties import find_parties
from hustings.annotate.seats import Seats
from hustings.annotate.units import find_units
from hustings.clean import clean
from hustings.extractor import Extractor, pieces
from hustings.judge import kept_judge
from hustings.layout import lay_out
from hustings.registry import Registry
from hustings.resources import path
from hustings.types import Article

SIZE = 100_000  # characters
WHOLE = 2_000  # characters that go through all stages

RANKS: dict[Label, int] = {
    "date": 0,
    "time": 0,
    "money": 0,
    "person": 1,
    "ordinal": 1,
    "party": 2,
    "month": 2,
    "pct": 3,
    "pts": 3,
    "signed": 3,
    "dec": 3,
    "rel": 3,
    "ago": 3,
    "weekday": 4,
    "year": 4,
    "num": 5,
}


@cache
def extractor() -> Extractor:
    return Extractor.load()


@cache
def seats() -> Seats:
    return Seats(Registry.names_only())


def repeated(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece))


CHARACTERS = [
    "a", "A", "1", ".", ",", "-", "–", "'", "’", '"', "(", ")", "[", "%", "+", ":", "/", "&", "£", " ", "\n", "\t",
    "\x00", "\ud800", "\udfff", "\u200b", "é", "٣", "½", "İ", "𝟛", "‹", "›", "\u2028",
]  # fmt: skip
PIECES = [
    "1,", "1.", "111,", "25,k", "one ", "one-", "twenty-", "1/", "12:", "£1,", "+-", "1 %", "a.", "A. ", "?! ",
    "aB", "Aa", "aBc", "A-", "Aa-", "O'", "Mc", "Mr ", "de ", "Ann de ", "&amp;", "&#", "Photo:", "published at ",
    "06:45\n", "06:45\n\n", "• ", "((", "([{", ")(", "\"'", "May ", "1 May ", "19/10/", "Mon ", "‹num:1› ", "{near}",
    "\n \n", "\r\n", "\n.\n", "<b>", "\ud800a",
]  # fmt: skip


@pytest.mark.parametrize("piece", [*CHARACTERS, *PIECES])
def test_one_piece_over_and_over_passes_through_every_finder(piece: str) -> None:
    text = clean(repeated(piece, SIZE if piece in CHARACTERS else SIZE // 5)).text
    blocks = lay_out(text).blocks
    found = settle(
        [*figures(text), *moments(text), *find_parties(text, words(text)), *person_spans(text, [], [], [], [])], RANKS
    )
    units = list(find_units(text, blocks, found))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert sum(unit.end - unit.start for unit in units) <= len(text)


@pytest.mark.parametrize("piece", CHARACTERS)
def test_one_character_over_and_over_holds_no_fact(piece: str) -> None:
    assert extractor().extract(Article("x", repeated(piece, WHOLE))).facts == ()


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_over_and_over_does_not_stop_the_extraction(piece: str) -> None:
    text = repeated(piece, WHOLE)
    for fact in extractor().extract(Article("x", text)).facts:
        assert 0 <= fact.start < fact.end <= len(text)


@pytest.mark.parametrize("depth", [1, 10, 1_000, 10_000])
def test_brackets_may_nest_to_any_depth(depth: int) -> None:
    text = f"Labour's Sarah Edwards {'(' * depth}Lab{')' * depth} won Tamworth by 1,316 votes."
    facts = extractor().extract(Article("x", text)).facts
    assert [fact.values["votes"] for fact in facts if fact.table == "majorities"] == [1316]


def test_lone_surrogates_and_nuls_do_not_hide_the_facts_beside_them() -> None:
    text = "\ud800 Labour's Sarah Edwards won Tamworth by 1,316 votes. \x00\udfff"
    found = extractor().extract(Article("x", text))
    (majority,) = [fact for fact in found.facts if fact.table == "majorities"]
    assert text[majority.start : majority.end] == "1,316"


def test_lone_surrogates_and_nuls_are_in_no_table() -> None:
    found = hustings.extract("\ud800 Labour's Sarah Edwards won Tamworth by 1,316 votes. \x00")
    assert list(found.majorities["votes"]) == [1316]
    assert found.majorities["evidence"][0].startswith("\ufffd Labour's")


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, ``work`` calls: the same on every machine."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


REPORT = (
    "Labour's Sarah Edwards won the Tamworth by-election on Thursday with 11,719 votes, a majority of 1,316 over the "
    "Conservative Andrew Cooper. Turnout was 35.9%, and Ms Edwards said at 3.15am that she was proud.\n\n"
)
LIST = "Sarah Edwards (Lab) 11,719 (45.77%, +22.10%)\nAndrew Cooper (Con) 10,403 (40.63%, -25.70%)\n"
BLOG = "06:45\nTurnout is said to be low\nThe count has begun in the sports hall, and the first boxes are open.\n\n"
SIGNED = "The count has begun in the sports hall, and the first boxes are open.\nAnn Bell\n20 October 2023, 06:45\n"


@pytest.mark.parametrize("piece", [REPORT, LIST, BLOG, SIGNED, "Dyke21,187Conservative ", "A. ", "Ann Bell "])
@pytest.mark.parametrize(
    "stage",
    [
        lambda text: clean(text),
        lambda text: lay_out(clean(text).text),
        lambda text: annotate(Article("x", text), lambda body: [], seats(), kept_judge()),
    ],
    ids=["clean", "layout", "annotate"],
)
def test_twice_the_text_is_twice_the_work(stage: Callable[[str], object], piece: str) -> None:
    stage(repeated(piece, 2_000))  # what is loaded at the first call is no work of the text
    once, twice = (calls(partial(stage, repeated(piece, size))) for size in (20_000, 40_000))
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize(
    "kind",
    [
        "candidates with figures",
        "candidates without",
        "constituencies in sentences",
        "misspelt constituencies",
        "moments",
        "persons",
        "persons in sentences",
        "results",
        "stamps",
        "ward",
    ],
)
def test_four_times_a_hostile_text_takes_four_times_as_long(kind: str) -> None:
    extract = Extractor(None, Registry.load()).extract

    def seconds(size: int) -> float:
        text = hostile.KINDS[kind](size)
        start = process_time()
        hostile.check(text, extract(Article("x", text)))
        return process_time() - start

    seconds(2_000)  # what is loaded at the first call is no work of the text
    growth = [seconds(20_000) / seconds(5_000)]
    while len(growth) < 3 and growth[-1] > 7:  # quadratic is 16; the clock of a busy machine is heard again
        growth.append(seconds(20_000) / seconds(5_000))
    assert min(growth) <= 7


@pytest.mark.parametrize("kind", ["one constituency", "one surname", "a single sentence", "majorities"])
def test_what_has_no_sentences_is_read_in_pieces(kind: str) -> None:
    found = annotate(Article("x", hostile.KINDS[kind](20_000)), lambda text: [], seats(), kept_judge())
    assert len(found.units) > 10
    assert max(unit.end - unit.start for unit in found.units) < 2_000
    assert max(unit.last - unit.first for unit in found.units) < 200


def test_no_stage_copies_the_text_it_hands_on() -> None:
    for times in (10, 40):
        found = annotate(Article("x", REPORT * times), lambda text: [], seats(), kept_judge())
        assert sum(block.end - block.start for block in found.layout.blocks) <= len(found.text)
        assert sum(unit.end - unit.start for unit in found.units) <= len(found.text)
        assert sum(len(unit.rendered) for unit in found.units) <= 2 * len(found.text)


def test_a_text_beyond_the_limit_of_the_model_is_extracted() -> None:
    first, last = (
        "Labour's Sarah Edwards won Tamworth by 1,316 votes.\n",
        "Zebedee Quillfeather spoke for the Conservatives.\n",
    )
    text = first + "\n" * 1_000_000 + last
    facts = extractor().extract(Article("x", text)).facts
    assert [fact.values["votes"] for fact in facts if fact.table == "majorities"] == [1316]
    (party,) = [fact for fact in facts if fact.table == "parties" and fact.values["party"] == "Conservative"]
    assert text[party.start : party.end] == "Conservatives"


def test_pieces_lose_no_name() -> None:
    whole, small = spacy.load(path("ner")), spacy.load(path("ner"))
    small.max_length = 300
    text = REPORT * 10
    registry = Registry.names_only()
    one, other = (Extractor(nlp, registry).annotate(Article("x", text)).mentions for nlp in (whole, small))
    assert one == other


def test_an_endless_word_hides_no_name_beside_it() -> None:
    text = f"Zebedee Quillfeather {'x' * 5_000} won. {'(' * 5_000} Then Sarah Edwards spoke."
    names = [m.name.full for m in extractor().annotate(Article("x", text)).mentions if m.label == "person"]
    assert names[-1] == "Sarah Edwards"


@pytest.mark.parametrize("longest", [1, 2, 7, 25, 1000])
def test_pieces_are_the_text_cut_at_line_ends(longest: int) -> None:
    text = "one two\nthree\n\n\n   four five six\nseveneightnineteneleven\n"
    found = list(pieces(text, longest))
    assert all(text[start : start + len(piece)] == piece and len(piece) <= longest for start, piece in found)
    assert "".join("".join(piece for _, piece in found).split()) == "".join(text.split())
    assert longest < 25 or all(piece.endswith("\n") for _, piece in found)


def test_blank_pieces_are_not_read() -> None:
    assert list(pieces("\n" * 100, 10)) == []
    assert list(pieces("", 10)) == []
    assert list(pieces("ab\n" + "\n" * 50 + "cd", 3)) == [(0, "ab\n"), (53, "cd")]
