"""What all articles together state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hustings.consolidate import Consolidation, consolidate
from hustings.tables import DERIVED_COLUMNS, Facts

TAMWORTH = "parl.tamworth.by.2023-10-19"
SEAT: Mapping[str, Any] = {"contest_id": TAMWORTH, "constituency": "Tamworth", "constituency_id": "E14000986"}
FactsOf = Callable[..., Facts]


def value_of(found: Consolidation, field: str, subject: str = "") -> dict[str, Any]:
    """The only row of that field and subject."""
    frame = found.consolidated
    rows = frame[(frame["field"] == field) & (frame["subject"].fillna("") == subject)]
    assert len(rows) == 1, rows
    return {str(name): cell for name, cell in rows.iloc[0].items()}


def articles(**days: str) -> list[dict[str, Any]]:
    return [{"article_id": article, "published_at": day or None} for article, day in days.items()]


def majorities(**votes: int) -> list[dict[str, Any]]:
    return [{**SEAT, "article_id": article, "votes": count} for article, count in votes.items()]


def test_most_sources_win(facts_of: FactsOf) -> None:
    found = consolidate(
        facts_of(
            articles=articles(a="2023-10-20", b="2023-10-20T05:00+01:00", c="2023-10-21"),
            majorities=majorities(a=1361, b=1316, c=1316),
        )
    )
    row = value_of(found, "majority_votes")
    assert {name: row[name] for name in ("value", "relation", "sources", "articles", "dissent")} == {
        "value": "1316",
        "relation": "exact",
        "sources": 2,
        "articles": "b; c",
        "dissent": 1,
    }
    assert (row["first_stated"], row["last_stated"]) == ("2023-10-20T05:00+01:00", "2023-10-21")
    assert (row["kind"], row["polling_date"], row["constituency_id"]) == ("by-election", "2023-10-19", "E14000986")
    [conflict] = found.conflicts.to_dict("records")
    assert (conflict["article_id"], conflict["value"], conflict["consolidated"]) == ("a", "1361", "1316")
    assert (conflict["sources"], conflict["rule"], conflict["start"]) == (2, "a.rule", 30)


def test_of_equals_the_more_confident_wins_then_the_earlier(facts_of: FactsOf) -> None:
    two = majorities(a=1361, b=1316)
    days = articles(a="2023-10-21", b="2023-10-20")
    assert value_of(consolidate(facts_of(articles=days, majorities=two)), "majority_votes")["value"] == "1316"
    two[0]["confidence"] = 0.95
    assert value_of(consolidate(facts_of(articles=days, majorities=two)), "majority_votes")["value"] == "1361"
    undated = articles(a="2023-10-21", b="")
    two[0]["confidence"] = 0.9
    assert value_of(consolidate(facts_of(articles=undated, majorities=two)), "majority_votes")["value"] == "1361"


def test_a_copy_is_no_other_source(facts_of: FactsOf) -> None:
    papers = [
        {"article_id": "a"},
        {"article_id": "b", "status": "duplicate", "duplicate_of": "a"},
        {"article_id": "c", "duplicate_of": "b"},
        {"article_id": "d"},
        {"article_id": "e"},
    ]
    found = consolidate(facts_of(articles=papers, majorities=majorities(a=1361, b=1361, c=1361, d=1316, e=1316)))
    row = value_of(found, "majority_votes")
    assert (row["value"], row["sources"], row["articles"], row["dissent"]) == ("1316", 2, "d; e", 1)
    assert list(found.conflicts["article_id"]) == ["a"]


@pytest.mark.parametrize(
    ("coarse", "value"),
    [
        ({"share": 45.8}, "45.77"),
        ({"share": 46.0}, "45.77"),
        ({"share": 46.0, "evidence": "nearly 46 per cent"}, "45.77"),
    ],
)
def test_a_coarser_figure_supports_the_finer_one(facts_of: FactsOf, coarse: dict[str, Any], value: str) -> None:
    who = {**SEAT, "person": "Sarah Edwards", "person_id": "1", "party": "Labour"}
    rows = [{**who, "article_id": "a", **coarse}, {**who, "article_id": "b", "share": 45.77}]
    found = consolidate(facts_of(articles=articles(a="", b=""), results=rows))
    row = value_of(found, "share", "Sarah Edwards")
    assert (row["value"], row["sources"], row["dissent"]) == (value, 2, 0)
    assert found.conflicts.empty


def test_a_qualified_figure_supports_what_it_admits_and_no_other(facts_of: FactsOf) -> None:
    rows = majorities(a=20_000, b=19_634, c=19_643)
    rows[0]["relation"] = "under"
    found = consolidate(facts_of(articles=articles(a="", b="2020-01-01", c=""), majorities=rows))
    row = value_of(found, "majority_votes")
    assert (row["value"], row["sources"], row["dissent"]) == ("19634", 2, 1)
    rows = majorities(a=20_000)
    rows[0]["relation"] = "under"
    row = value_of(consolidate(facts_of(articles=articles(a=""), majorities=rows)), "majority_votes")
    assert (row["value"], row["relation"]) == ("20000", "under")


def test_turnouts_of_valid_votes_and_of_all_papers_are_no_conflict(facts_of: FactsOf) -> None:
    rows = [{**SEAT, "article_id": "a", "ballots": 25_630}, {**SEAT, "article_id": "b", "ballots": 25_586}]
    assert consolidate(facts_of(articles=articles(a="", b=""), turnout=rows)).conflicts.empty
    rows[0]["ballots"] = 26_530
    assert len(consolidate(facts_of(articles=articles(a="", b=""), turnout=rows)).conflicts) == 1


def test_a_party_alone_is_its_candidate(facts_of: FactsOf) -> None:
    rows = [
        {**SEAT, "article_id": "a", "person": "Sarah Edwards", "person_id": "1", "party": "Labour", "votes": 11_719},
        {**SEAT, "article_id": "b", "party": "Labour", "votes": 11_719},
        {**SEAT, "article_id": "c", "person": "Edwards", "votes": 11_917},
    ]
    found = consolidate(facts_of(articles=articles(a="", b="", c=""), results=rows))
    row = value_of(found, "votes", "Sarah Edwards")
    assert (row["sources"], row["dissent"], row["person_id"]) == (2, 1, "1")
    assert value_of(found, "party", "Sarah Edwards")["sources"] == 1


def test_a_previous_majority_is_of_the_latest_contest_of_its_article(facts_of: FactsOf) -> None:
    contests = [
        {**SEAT, "article_id": "a", "kind": "by-election", "polling_date": "2023-10-19", "winner_party": "Labour"},
        {"article_id": "a", "constituency": "Tamworth", "kind": "general", "polling_date": "2019-12-12"},
    ]
    before = {"article_id": "a", "constituency": "Tamworth", "when": "previous", "party": "Conservative"}
    found = consolidate(
        facts_of(articles=articles(a=""), contests=contests, majorities=[{**before, "votes": 19_634, "percent": 42.6}])
    )
    row = value_of(found, "previous_majority_votes")
    assert (row["contest_id"], row["value"]) == (TAMWORTH, "19634")
    assert value_of(found, "previous_majority_percent")["value"] == "42.6"
    assert value_of(found, "previous_majority_party")["value"] == "Conservative"


def test_majorities_and_turnouts_of_others_need_an_id(facts_of: FactsOf) -> None:
    other = {"article_id": "a", "constituency": "Tamworth", "when": "other"}
    rows = [{**other, "percent": 64.4}, {**other, "percent": 64.35, "contest_id": "parl.tamworth.2019-12-12"}]
    found = consolidate(facts_of(articles=articles(a=""), turnout=rows))
    row = value_of(found, "turnout")
    assert (row["value"], row["contest_id"], row["kind"]) == ("64.35", "parl.tamworth.2019-12-12", "general")


def test_rows_without_an_id_never_join_a_contest_with_one(facts_of: FactsOf) -> None:
    rows = [*majorities(a=1316), {"article_id": "b", "constituency": "Tamworth", "votes": 1361}]
    found = consolidate(
        facts_of(articles=articles(a="", b=""), contests=[{**SEAT, "article_id": "b"}], majorities=rows)
    )
    assert found.conflicts.empty
    assert found.consolidated["contest_id"].isna().tolist() == [True, False]


def test_rows_without_an_id_are_of_the_contest_that_their_article_names(facts_of: FactsOf) -> None:
    by_day = [
        {"article_id": article, "constituency": "Castle Ward", "kind": "local", "polling_date": day}
        for article, day in (("a", "2021-05-06"), ("b", "2021-05-06"), ("c", "2022-05-05"))
    ]
    rows = [{"article_id": article, "constituency": "castle ward", "votes": 100 + len(article)} for article in "abc"]
    rows += [{"article_id": "d", "constituency": None, "votes": 7}]
    found = consolidate(facts_of(articles=articles(a="", b="", c="", d=""), contests=by_day, majorities=rows))
    frame = found.consolidated[found.consolidated["field"] == "majority_votes"]
    assert list(zip(frame["polling_date"], frame["kind"], frame["sources"], strict=True)) == [
        ("2021-05-06", "local", 2),
        ("2022-05-05", "local", 1),
    ]


def test_texts_are_compared_too(facts_of: FactsOf) -> None:
    named = {**SEAT, "kind": "by-election", "winner_party": "Labour"}
    contests = [
        {**named, "article_id": "a", "flip": "gain", "polling_date": "2023-10"},
        {**named, "article_id": "b", "flip": "hold", "polling_date": "2023-10-19"},
        {**named, "article_id": "c", "flip": "gain", "polling_date": "2023-10-12", "polling_date_source": "registry"},
    ]
    left = {**SEAT, "party": "Conservative"}
    vacancies = [
        {**left, "article_id": "a", "person": "Chris Pincher", "cause": "resignation"},
        {**left, "article_id": "b", "person": "Christopher Pincher", "cause": "resignation"},
    ]
    found = consolidate(facts_of(articles=articles(a="", b="", c=""), contests=contests, vacancies=vacancies))
    assert value_of(found, "flip")["value"] == "gain"
    assert value_of(found, "winner_party")["sources"] == 3
    day = value_of(found, "polling_date")
    assert (day["value"], day["sources"]) == ("2023-10-19", 2)  # what the registry gave is no statement
    assert value_of(found, "vacancy_person")["sources"] == 2
    assert value_of(found, "vacancy_cause")["value"] == "resignation"
    assert list(found.conflicts["field"]) == ["flip"]


def test_a_short_form_of_a_party_is_no_conflict(facts_of: FactsOf) -> None:
    who = {**SEAT, "person": "Antonio Vitiello", "person_id": "1"}
    rows = [
        {**who, "article_id": "a", "party": "English Dem"},
        {**who, "article_id": "b", "party": "English Democrats"},
    ]
    found = consolidate(facts_of(articles=articles(a="", b=""), candidates=rows))
    assert value_of(found, "party", "Antonio Vitiello")["value"] == "English Democrats"
    assert found.conflicts.empty
    rows[0]["party"] = "Liberal"
    rows[1]["party"] = "Liberal Democrats"
    assert len(consolidate(facts_of(articles=articles(a="", b=""), candidates=rows)).conflicts) == 1


def test_swings_between_different_parties_are_no_conflict(facts_of: FactsOf) -> None:
    rows = [
        {**SEAT, "article_id": "a", "percent": 23.9, "from_party": "Conservative", "to_party": "Labour"},
        {**SEAT, "article_id": "b", "percent": 17.0, "from_party": "Conservative", "to_party": "Reform UK"},
        {**SEAT, "article_id": "c", "percent": 23.89, "to_party": "Labour"},
    ]
    found = consolidate(facts_of(articles=articles(a="", b="", c=""), swings=rows))
    row = value_of(found, "swing", "Conservative to Labour")
    assert (row["value"], row["sources"]) == ("23.89", 2)
    assert found.conflicts.empty


def test_nothing_makes_empty_tables_with_all_columns(facts_of: FactsOf) -> None:
    found = consolidate(facts_of())
    for name, table in (("consolidated", found.consolidated), ("conflicts", found.conflicts)):
        assert table.empty
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == dict(DERIVED_COLUMNS[name])
