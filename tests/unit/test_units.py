"""Units: sentences and lines with a placeholder for each mention."""

import pytest

from hustings.annotate.mentions import Figure, Label, Mention, Name, settle
from hustings.annotate.units import Unit, find_units, mention_indices
from hustings.clean import clean
from hustings.layout import Block, lay_out


def units(text: str, *mentions: Mention) -> list[Unit]:
    return list(find_units(text, lay_out(text).blocks, mentions))


def sentences(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in units(text)]


def mention(label: Label, text: str, words: str, value: str | Figure | Name = "") -> Mention:
    start = text.index(words)
    return Mention(label, start, start + len(words), value)


@pytest.mark.parametrize(
    "expected",
    [
        ["She won.", "He lost."],
        ["She won!", "He lost?", "Nobody knew."],
        ['"We won."', '"They lost."'],
        ["It was over (at last.)", "They left."],
        ["Mr. Smith won.", "Mrs. Jones lost."],
        ["Ann met Dr. Bell of St. Ives.", "They spoke."],
        ["J. K. Able won.", "B. Baker lost."],
        ["They won by 1,316.", "11,719 voted for her."],
        ["Who paid?", "£500 was lost."],
        ["It was low...", "It rose."],
        ["It was 35.9% against 40.1% then.", "Few came."],
        ["one and no capital. but this goes on"],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_full_stop_inside_a_mention_ends_no_sentence() -> None:
    text = "It closed at 10 p.m. Thursday was quiet."
    time = mention("time", text, "10 p.m.", "")
    assert len(units(text)) == 2
    assert [text[unit.start : unit.end] for unit in units(text, time)] == [text]


def test_every_line_of_a_list_is_a_unit_and_stamps_are_none() -> None:
    text = (
        "06:45\nThe first count is in, and the second has begun.\n"
        "Ann Able (Lab)\nBob Baker (Con)\n06:10\nWe begin here.\n"
    )
    found = sentences(text)
    assert "Ann Able (Lab)" in found
    assert not any("06:" in sentence for sentence in found)


def test_a_mention_becomes_a_placeholder_with_its_index() -> None:
    text = "Ms Edwards polled 11,719 Votes.\nShe WON."
    person = mention("person", text, "Ms Edwards", Name("Ms", "", "Edwards"))
    votes = mention("num", text, "11,719", Figure(11719))
    first, second = units(text, person, votes)
    assert first.rendered == "‹person:0› polled ‹num:1› votes."
    assert second.rendered == "she won."
    assert (first.first, first.last, second.first, second.last) == (0, 2, 2, 2)
    assert mention_indices(first.rendered) == [0, 1]


def test_units_number_the_mentions_of_the_whole_text() -> None:
    text = "Ann won.\nBob lost."
    found = units(text, mention("person", text, "Ann"), mention("person", text, "Bob"))
    assert [unit.rendered for unit in found] == ["‹person:0› won.", "‹person:1› lost."]
    assert [unit.index for unit in found] == [0, 1]


def test_words_that_imitate_a_placeholder_are_words() -> None:
    text = clean("‹num:7› votes").text
    assert mention_indices(units(text)[0].rendered) == []


def test_spaces_and_line_breaks_are_one_space() -> None:
    text = "Voters in Barchester went to the polls on Thursday to choose a\nsuccessor  to their member."
    assert "choose a successor to" in units(text)[0].rendered


def test_no_two_mentions_overlap_after_settling() -> None:
    ranks: dict[Label, int] = {"person": 0, "party": 1, "num": 2, "year": 2}
    person, party = Mention("person", 5, 15, ""), Mention("party", 0, 8, "")
    longer, shorter, other = Mention("num", 20, 30, ""), Mention("year", 25, 29, ""), Mention("num", 40, 42, "")
    assert settle([shorter, other, longer, party, person], ranks) == (person, longer, other)


def test_what_is_longer_than_any_sentence_is_cut_between_words_and_mentions() -> None:
    text = "Labour " * 1_000
    mentions = [Mention("party", start, start + 6, "Labour") for start in range(0, len(text), 7)]
    block = Block("paragraph", 0, len(text) - 1)
    found = list(find_units(text, [block], mentions))
    assert len(found) > 5
    assert [unit.index for unit in found] == list(range(len(found)))
    assert " ".join(text[unit.start : unit.end] for unit in found) == text.strip()
    assert sum(unit.last - unit.first for unit in found) == len(mentions)
    assert all(unit.last - unit.first <= 120 and unit.end - unit.start <= 1_200 for unit in found)


def test_one_word_without_end_is_cut_and_one_mention_is_not() -> None:
    text = "x" * 5_000
    block = Block("paragraph", 0, len(text))
    plain = list(find_units(text, [block], []))
    assert len(plain) > 3
    assert sum(unit.end - unit.start for unit in plain) == len(text)
    (whole,) = find_units(text, [block], [Mention("area", 0, len(text), "x")])
    assert (whole.start, whole.end, whole.last) == (0, len(text), 1)
