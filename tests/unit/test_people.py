"""Who is who: surnames, short forms and slips to the fullest form of a name."""

from functools import cache

import pytest

from hustings.annotate.names import split_name
from hustings.extractor import Extractor
from hustings.resolve.people import People, may_be_one
from hustings.resources import read_csv
from hustings.types import Article


@cache
def extractor() -> Extractor:
    return Extractor.load(registry=False)


def people(text: str) -> dict[str, list[str]]:
    """Each person's name with the words of the mentions, in order."""
    article = extractor().annotate(Article("x", text))
    found: dict[str, list[str]] = {}
    known = People(article)
    for mention in article.mentions:
        if mention.label == "person":
            person = known.of(mention)
            assert person is not None
            found.setdefault(person.full, []).append(article.text[mention.start : mention.end])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sarah Edwards won. Ms Edwards spoke. Then Edwards left.",
            {"Sarah Edwards": ["Sarah Edwards", "Ms Edwards", "Edwards"]},
        ),
        ("Ms Edwards won. Sarah Edwards, a trade unionist, spoke.", {"Sarah Edwards": ["Ms Edwards", "Sarah Edwards"]}),
        ("Dr Ann Bell won. Dr Bell spoke.", {"Ann Bell": ["Dr Ann Bell", "Dr Bell"]}),
        (
            "Marieke van den Berg won. Mrs van den Berg spoke.",
            {"Marieke van den Berg": ["Marieke van den Berg", "Mrs van den Berg"]},
        ),
    ],
)
def test_a_surname_is_the_person_named_in_full(text: str, expected: dict[str, list[str]]) -> None:
    assert people(text) == expected


def test_a_double_surname_in_a_list_is_the_person_named_in_full_elsewhere() -> None:
    text = "Emma Stone Ward won it.\n\nAda Fenwick (Con) 16,768\nStone Ward (Lab) 16,618\nBen Voss (LD) 9,312"
    assert people(text)["Emma Stone Ward"] == ["Emma Stone Ward", "Stone Ward"]


def test_of_two_with_one_given_name_the_knight_is_called_by_it() -> None:
    text = "Robert Able spoke. Sir Robert Voss lost. Sir Robert himself was calm."
    assert people(text) == {"Robert Able": ["Robert Able"], "Robert Voss": ["Sir Robert Voss", "Sir Robert"]}


def test_two_of_one_surname_are_told_apart_by_what_stands_before() -> None:
    text = "Ann Bell stood for Labour. Ms Bell spoke. Tom Bell stood for the Greens. Mr Bell left."
    assert people(text) == {"Ann Bell": ["Ann Bell", "Ms Bell"], "Tom Bell": ["Tom Bell", "Mr Bell"]}


@pytest.mark.parametrize(
    ("one", "other", "full"),
    [
        ("Michael Able", "Mike Able", "Michael Able"),
        ("Elizabeth Able", "Liz Able", "Elizabeth Able"),
        ("Thomas Able", "Tom Able", "Thomas Able"),
        ("Christopher Able", "Chris Able", "Christopher Able"),
        ("Sarah Able", "Sara Able", "Sarah Able"),
        ("Stephen Able", "S. Able", "Stephen Able"),
        ("Ann Marie Able", "Ann Able", "Ann Marie Able"),
    ],
)
def test_short_forms_and_slips_are_the_same_person(one: str, other: str, full: str) -> None:
    assert list(people(f"{one} won for Labour. Afterwards {other} spoke to Labour members.")) == [full]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Able", "Tom Able"),
        ("Ann Able", "Ann Baker"),
        ("Michael Able", "Mark Able"),
        ("Andrew Cooper", "Ian Cooper"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert list(people(f"{one} won for Labour. Later {other} spoke for the Tories.")) == [one, other]


def test_a_misspelt_surname_is_the_same_person() -> None:
    assert list(people("Festus Akinbusoye stood for the Tories. Festus Akinbusaye came second.")) == [
        "Festus Akinbusoye"
    ]


def test_a_list_settles_how_a_name_is_written() -> None:
    text = (
        "Alistair Strathern spoke.\n\nCandidates:\nAlistair Luke Strathern (Labour)\nFestus Akinbusoye (Conservative)\n"
    )
    assert "Alistair Luke Strathern" in people(text)
    assert "Alistair Strathern" not in people(text)


def test_a_title_alone_makes_a_person_of_a_surname() -> None:
    assert people("Mr Strathern spoke.") == {"Strathern": ["Mr Strathern"]}


def test_short_names_are_pairs_of_folded_words() -> None:
    rows = read_csv("vocabulary/short_names.csv")
    pairs = [(row["short"], row["long"]) for row in rows]
    assert pairs == sorted(set(pairs))
    assert all(word.isalpha() and word.isascii() and word.islower() for pair in pairs for word in pair)
    assert all(short != long for short, long in pairs)
    assert {("liz", "elizabeth"), ("tom", "thomas"), ("bob", "robert")} <= set(pairs)


def test_a_surname_means_whoever_of_it_was_named_last() -> None:
    text = "Ann Smith spoke. Smith sat. Ben Smith spoke. Smith sat, and Smith rose. Ann Smith left, and Smith too."
    assert people(text) == {
        "Ann Smith": ["Ann Smith", "Smith", "Ann Smith", "Smith"],
        "Ben Smith": ["Ben Smith", "Smith", "Smith"],
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sarah Edwards", "Edwards", True),
        ("Edwards", "Sarah Edwards", True),
        ("Andrew Cooper", "Andy Cooper", True),
        ("Ian Cooper", "Andrew Cooper", False),
        ("Emma Holland-Lindsay", "Lindsay", False),
        ("Parmjit Singh Gill", "Gill", True),
        (".", "Sarah Edwards", False),
        ("", "", False),
    ],
)
def test_two_names_may_be_those_of_one_person(one: str, other: str, same: bool) -> None:
    assert may_be_one(split_name(one), split_name(other)) is same
