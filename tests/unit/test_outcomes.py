"""When a contest polled, who won it and from whom is told of contests that an article names in passing too."""

from __future__ import annotations

import pytest

from hustings.extractor import Extractor
from hustings.judge import Judge, Verdict
from hustings.judge.truth import right_option
from hustings.types import Article, Value

NIGHT = """Labour has won the Tamworth by-election with a majority of 1,316, taking from the Conservatives a seat that
they held by 19,634.

Sarah Edwards polled 11,719 votes against 10,403 for the Conservative, Andrew Cooper.

"""
PASSING = {
    "gained": (
        "The swing was larger than in Selby and Ainsty, which Labour gained from the Conservatives in a by-election in "
        "July 2023.",
        ("Selby and Ainsty", "by-election", "2023-07", "Labour", "gain", "Conservative"),
    ),
    "taken by a person": (
        "It brought to mind the by-election in North Shropshire in December 2021, when Helen Morgan took the seat for "
        "the Liberal Democrats from the Conservatives.",
        ("North Shropshire", "by-election", "2021-12", "Liberal Democrats", "gain", "Conservative"),
    ),
    "held": (
        "Labour held Batley and Spen in a by-election in July 2021, by 323 votes.",
        ("Batley and Spen", "by-election", "2021-07", "Labour", "hold", None),
    ),
}
COLUMNS = ("constituency", "kind", "polling_date", "winner_party", "flip", "gained_from")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def _contests(extractor: Extractor, text: str) -> set[tuple[Value, ...]]:
    found = extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record")).facts
    return {tuple(fact.values.get(name) for name in COLUMNS) for fact in found if fact.table == "contests"}


@pytest.mark.parametrize(("sentence", "contest"), PASSING.values(), ids=PASSING)
def test_a_contest_in_passing_has_its_day_winner_and_flip(
    extractor: Extractor, sentence: str, contest: tuple[Value, ...]
) -> None:
    found = {told[0]: told for told in _contests(extractor, NIGHT + sentence)}
    polled, known = found[contest[0]][2], contest[2]
    assert str(polled).startswith(str(known))
    assert (*found[contest[0]][:2], *found[contest[0]][3:]) == (*contest[:2], *contest[3:])


def test_the_id_is_that_of_the_one_contest_of_the_kind_at_that_time(extractor: Extractor) -> None:
    text = NIGHT + PASSING["gained"][0]
    found = extractor.extract(Article("a", text, published_at="2023-10-20", published_at_source="record")).facts
    ids = {fact.values["constituency"]: fact.values.get("contest_id") for fact in found if fact.table == "contests"}
    assert ids["Selby and Ainsty"] == "parl.selby-and-ainsty.by.2023-07-20"


GOLD = {
    "contests": [
        {
            "constituency": "Tamworth",
            "kind": "by-election",
            "polling_date": "2023-10",
            "winner_party": "Labour",
            "flip": "gain",
            "gained_from": "Conservative",
        },
        *(
            {"constituency": "Wakefield", "kind": "general", "polling_date": year, "winner_party": party}
            for year, party in (("2017", "Labour"), ("2019", "Conservative"))
        ),
    ],
    "swings": [{"constituency": "Tamworth", "percent": 23.9, "from": "Conservative", "to": None}],
    "vacancies": [{"constituency": "Tamworth", "person": "Chris Pincher", "party": None, "cause": "resignation"}],
}
CONTEST = ("Tamworth", "by-election", "2023")


@pytest.mark.parametrize(
    ("decision", "subject", "options", "right"),
    [
        ("polled", CONTEST, ("?", "2023", "2023-10-19", "2019"), "2023-10-19"),
        ("polled", ("Tamworth", "general", "2019"), ("?", "2019"), None),
        ("won", CONTEST, ("?", "Conservative", "Labour"), "Labour"),
        ("won", CONTEST, ("?", "Conservative"), None),
        ("flip", CONTEST, ("?", "hold", "gain", "gain from Conservative"), "gain from Conservative"),
        ("flip", CONTEST, ("?", "hold", "gain", "gain from Green"), "gain"),
        ("won", ("Wakefield", "general", "2017"), ("?", "Labour", "Conservative"), "Labour"),
        ("won", ("Wakefield", "general", "2019"), ("?", "Labour", "Conservative"), "Conservative"),
        ("won", ("Wakefield", "general", ""), ("?", "Labour", "Conservative"), None),
        ("swung_from", (23.9, "Tamworth"), ("?", "Conservative", "Labour"), "Conservative"),
        ("swung_to", (23.9, "Tamworth"), ("?", "Conservative", "Labour"), "?"),
        ("cause", "Chris Pincher", ("?", "death", "resignation"), "resignation"),
    ],
)
def test_gold_answers_what_is_asked(
    decision: str, subject: object, options: tuple[str, ...], right: str | None
) -> None:
    assert right_option(Verdict(decision, subject, dict.fromkeys(options, ())), GOLD) == right


def test_who_won_before_and_who_left_speak_of_a_gain(extractor: Extractor) -> None:
    text = NIGHT + (
        "It followed the resignation of the Conservative MP, Chris Pincher. In Tamworth at the 2019 general election "
        "the Conservatives polled 30,542 votes and Labour 10,908."
    )
    article = Article("a", text, published_at="2023-10-20", published_at_source="record")
    verdicts: list[Verdict] = []
    extractor.resolve(extractor.annotate(article), judge=Judge(record=verdicts))
    asked = next(one for one in verdicts if (one.decision, one.subject) == ("flip", CONTEST))
    pieces = set(asked.options["gain from Conservative"])
    assert pieces >= {"from one who won before True", "from one who left True", "gain: won before False"}


@pytest.mark.parametrize(
    ("text", "published", "pieces"),
    [
        ("Labour has won the Tamworth by-election.", "2023-10-20", {"won on record True before own"}),
        ("Labour has won the Tamworth by-election.", "2023-10-19", {"won on record True that day own"}),
        ("Labour hopes to win the Tamworth by-election.", "2023-10-24", {"won on record True to come own"}),
        ("The Tories hope to win the Tamworth by-election.", "2023-10-24", {"won on record False to come own"}),
    ],
)
def test_what_is_on_record_speaks_of_contests_that_have_polled(
    extractor: Extractor, text: str, published: str, pieces: set[str]
) -> None:
    article = Article("a", text, published_at=published, published_at_source="record")
    verdicts: list[Verdict] = []
    extractor.resolve(extractor.annotate(article), judge=Judge(record=verdicts))
    asked = next(one for one in verdicts if (one.decision, one.subject) == ("won", CONTEST))
    assert pieces <= {piece for option in asked.options if option != "?" for piece in asked.options[option]}


def test_nobody_has_won_before_the_poll(extractor: Extractor) -> None:
    text = "Labour hopes to win the Tamworth by-election."
    article = Article("a", text, published_at="2023-10-16", published_at_source="record")
    verdicts: list[Verdict] = []
    extractor.resolve(extractor.annotate(article), judge=Judge(record=verdicts))
    assert ("won", CONTEST) not in {(one.decision, one.subject) for one in verdicts}


def test_a_seat_that_was_spelt_otherwise_then_is_the_one_that_the_text_names(extractor: Extractor) -> None:
    text = (
        "Labour held Sedgefield and Ealing Southall in Thursday's by-elections.\n\nPhil Wilson had 12,528 votes in "
        "Sedgefield, Virendra Sharma 15,188 in Ealing Southall."
    )
    article = Article("a", text, published_at="2007-07-20", published_at_source="record")
    contests = [fact.values for fact in extractor.extract(article).facts if fact.table == "contests"]
    assert [(told["constituency"], told.get("flip")) for told in contests] == [
        ("Sedgefield", "hold"),
        ("Ealing, Southall", "hold"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It comes a week to the day after Sarah Olney won the Richmond Park by-election for the Lib Dems.",
        "A week earlier the Lib Dems had won the by-election in Richmond Park.",
    ],
)
def test_day_that_is_counted_from_the_articles_own(extractor: Extractor, sentence: str) -> None:
    text = (
        "Caroline Johnson has held Sleaford and North Hykeham for the Conservatives at Thursday's by-election, with "
        f"17,570 votes. {sentence}"
    )
    article = Article("a", text, published_at="2016-12-09", published_at_source="record")
    told = {
        f.values["constituency"]: f.values.get("polling_date")
        for f in extractor.extract(article).facts
        if f.table == "contests"
    }
    assert told == {"Sleaford and North Hykeham": "2016-12-08", "Richmond Park": "2016-12-01"}
