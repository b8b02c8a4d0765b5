"""Names looked up by their words, whatever their case, accents, joiners and line breaks."""

import pytest

from hustings.annotate.gazetteer import Gazetteer, fold_word, words

NAMES = Gazetteer(
    [
        ("Batley and Spen", "batley"),
        ("Batley", "town"),
        ("Ynys Môn", "mon"),
        ("Birmingham, Erdington", "erdington"),
        ("Stoke-on-Trent Central", "stoke"),
        ("Lib Dem", "one"),
        ("Lib Dem", "two"),
        ("", "nothing"),
        ("–", "nothing"),
    ]
)


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(text[start:end], values) for start, end, values in NAMES.find(text, words(text))]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("in Batley and Spen today", "Batley and Spen", "batley"),
        ("in Batley & Spen today", "Batley & Spen", "batley"),
        ("IN BATLEY AND SPEN", "BATLEY AND SPEN", "batley"),
        ("in Batley\nand Spen", "Batley\nand Spen", "batley"),
        ("in Batley today", "Batley", "town"),
        ("in Ynys Mon", "Ynys Mon", "mon"),
        ("in Ynys Môn", "Ynys Môn", "mon"),
        ("Birmingham Erdington voted", "Birmingham Erdington", "erdington"),
        ("Birmingham (Erdington) voted", "Birmingham (Erdington", "erdington"),
        ("Stoke on Trent Central", "Stoke on Trent Central", "stoke"),
        ("Batley's voters", "Batley", "town"),
    ],
)
def test_a_name_in_its_spellings(text: str, name: str, value: str) -> None:
    assert found(text) == [(name, [value])]


@pytest.mark.parametrize(
    "text",
    ["Batleys", "Spen", "Ynys\n\nMôn", "Ynys. Môn", "Ynys;Môn", "Lib and Dem", "Lib" + " " * 50 + "Dem", "", "–"],
)
def test_what_is_no_name(text: str) -> None:
    assert found(text) == []


def test_the_longest_name_wins_and_names_follow_one_another() -> None:
    assert found("Batley and Batley and Spen") == [("Batley", ["town"]), ("Batley and Spen", ["batley"])]


def test_a_name_may_stand_for_several_things() -> None:
    assert found("a Lib Dem won") == [("Lib Dem", ["one", "two"])]
    assert NAMES.get("lib dem") == ["one", "two"]
    assert NAMES.get("Lib") == []
    assert NAMES.get("") == []


@pytest.mark.parametrize(
    ("word", "folded"), [("&", "and"), ("MÔN", "mon"), ("Féin", "fein"), ("Straße", "strasse"), ("a1", "a1")]
)
def test_words_are_compared_without_case_and_accents(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_words_carry_their_offsets() -> None:
    text = "Siân's 11,719 (45%) & co"
    assert [(word.folded, text[word.start : word.end]) for word in words(text)] == [
        ("sian", "Siân"),
        ("s", "s"),
        ("11", "11"),
        ("719", "719"),
        ("45", "45"),
        ("and", "&"),
        ("co", "co"),
    ]
