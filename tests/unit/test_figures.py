"""Figures: what a number says, and what is no figure at all."""

import pytest

from hustings.annotate.figures import figures, number


def seen(text: str) -> list[tuple[str, str, float]]:
    return [
        (m.label, text[m.start : m.end], m.figure.value) for m in figures(text) if m.label not in ("money", "ordinal")
    ]


@pytest.mark.parametrize(
    ("text", "label", "words", "value"),
    [
        ("a majority of 19,600 in Barchester", "num", "19,600", 19600),
        ("she polled 412 votes", "num", "412", 412),
        ("11719 people voted", "num", "11719", 11719),
        ("the 19,600-vote majority", "num", "19,600", 19600),
        ("a 15.760 majority", "num", "15.760", 15760),
        ("a swing of 12½ per cent", "pct", "12½ per cent", 12.5),
        ("a swing of 12 1/2 per cent", "pct", "12 1/2 per cent", 12.5),
        ("a poll of 62 and three-quarters per cent", "pct", "62 and three-quarters per cent", 62.75),
        ("a poll of 71·4 per cent", "pct", "71·4 per cent", 71.4),
        ("a poll of 71.4 p.c.", "pct", "71.4 p.c.", 71.4),
        ("an electorate of 1,000,000", "num", "1,000,000", 1_000_000),
        ("by fifty-seven votes", "num", "fifty-seven", 57),
        (
            "with ten thousand, one hundred and twenty-nine votes",
            "num",
            "ten thousand, one hundred and twenty-nine",
            10129,
        ),
        ("eight thousand four hundred voted", "num", "eight thousand four hundred", 8400),
        ("by two hundred and five", "num", "two hundred and five", 205),
        ("a margin of a thousand", "num", "thousand", 1000),
        ("Two and a half thousand came", "num", "Two and a half thousand", 2500),
        ("a share of 45.77%", "pct", "45.77%", 45.77),
        ("a share of 45.77 %", "pct", "45.77 %", 45.77),
        ("36 per cent voted", "pct", "36 per cent", 36),
        ("36-per-cent turnout", "pct", "36-per-cent", 36),
        ("36 percent voted", "pct", "36 percent", 36),
        ("36pc voted", "pct", "36pc", 36),
        ("0.2 per cent", "pct", "0.2 per cent", 0.2),
        ("forty-six point four per cent", "pct", "forty-six point four per cent", 46.4),
        ("four and a half per cent", "pct", "four and a half per cent", 4.5),
        ("a swing of 23.9 points", "pts", "23.9 points", 23.9),
        ("a 4.5-point swing", "pts", "4.5-point", 4.5),
        ("up five percentage points", "pts", "five percentage points", 5),
        ("12.5pts", "pts", "12.5pts", 12.5),
        ("3pp", "pts", "3pp", 3),
        ("a swing of 23.9", "dec", "23.9", 23.9),
        ("nine-point-two", "dec", "nine-point-two", 9.2),
        ("(+22.10%)", "signed", "+22.10%", 22.1),
        ("(-28.38%)", "signed", "-28.38%", -28.38),
        ("share -16.7", "signed", "-16.7", -16.7),
    ],
)
def test_a_figure_in_its_words(text: str, label: str, words: str, value: float) -> None:
    assert seen(text) == [(label, words, value)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("4,000-odd", "about"), ("10,000-plus", "over"), ("500+ ballots", "over"), ("500", None), ("twenty-odd", "about")],
)
def test_what_the_ending_of_a_figure_adds(text: str, qualifier: str | None) -> None:
    (mention,) = figures(text)
    assert mention.figure.qualifier == qualifier
    assert mention.figure.spelled == text.startswith("twenty")


@pytest.mark.parametrize(
    "text",
    [
        "odds of 500/1 and 11/2",
        "the A38 and the M25",
        "one of them, no one, the one that won",
        "25k people, 2m voters, 1.2bn",
        "a few hundred, several thousand, half a thousand",
        "hundreds of thousands",
        "a dozen",
        "1,2345 and 45,77 and 10,00 and 12,345,67",
        "two, three",
        "half of them",
        "someone, often, Tenby, Sevenoaks",
        "the second and the third",
        "½ and ²",
        "",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize("text", ["£500", "£1.2m", "£350 million", "€20", "pounds 500", "$1,000"])
def test_money_is_money(text: str) -> None:
    (mention,) = figures(f"a deposit of {text} was lost")
    assert (mention.label, mention.value) == ("money", text)


@pytest.mark.parametrize("text", ["1st", "22nd", "3rd", "14th"])
def test_ordinals_are_no_counts(text: str) -> None:
    assert [mention.label for mention in figures(f"she came {text} in the list")] == ["ordinal"]


def test_a_result_line() -> None:
    assert seen("Sarah Edwards (Lab) 11,719 (45.77%, +22.10%)") == [
        ("num", "11,719", 11719),
        ("pct", "45.77%", 45.77),
        ("signed", "+22.10%", 22.1),
    ]


def test_values_between_commas_are_read_one_by_one() -> None:
    assert [value for _, _, value in seen("Able,11719,45.8,Baker,412,1.2")] == [11719, 45.8, 412, 1.2]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("19,600", 19600),
        ("0.56", 0.56),
        ("15.760", 15760),
        ("0.123", 0.123),
        ("zero", 0),
        ("nineteen hundred", 1900),
        ("twenty one", 21),
        ("one hundred and one thousand and three", 101_003),
        ("Seventy Thousand and Eighty-Two", 70_082),
        ("six and a half", 6.5),
        ("twenty-two, thirty", None),
        ("two and three", None),
        ("twenty eleven", None),
        ("five point twenty", None),
    ],
)
def test_words_to_numbers(words: str, value: float | None) -> None:
    assert number(words) == value


def test_what_is_larger_than_any_count_is_no_figure() -> None:
    assert seen("999,999,999,999 votes") == [("num", "999,999,999,999", 999_999_999_999)]
    assert seen("9999999999999 votes, " + "9" * 400) == []


def test_a_label_on_the_next_line_makes_no_percentage() -> None:
    assert seen("Polled 74,381\nPer cent 33.9")[0] == ("num", "74,381", 74381)
