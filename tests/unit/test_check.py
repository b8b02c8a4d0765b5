"""Figures held against each other and against the registry: Tamworth, 19 October 2023, and others.

Official there: Edwards (Labour) 11,719, Cooper (Conservative) 10,403, of 25,586 valid votes and 25,630 papers; the
electorate was 71,302; the majority before 19,634.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hustings.check import check
from hustings.registry import Registry
from hustings.tables import DERIVED_COLUMNS, Facts

FactsOf = Callable[..., Facts]

TAMWORTH: Mapping[str, Any] = {
    "article_id": "a",
    "contest_id": "parl.tamworth.by.2023-10-19",
    "constituency": "Tamworth",
}
EDWARDS: Mapping[str, Any] = {**TAMWORTH, "person": "Sarah Edwards", "party": "Labour"}
COOPER: Mapping[str, Any] = {**TAMWORTH, "person": "Andrew Cooper", "party": "Conservative"}
REGISTRY, NAMES = Registry.load(), Registry.names_only()


@pytest.fixture
def outcome(facts_of: FactsOf) -> Callable[..., dict[str, str]]:
    """The outcome of each check of the rows given; with several of one name, `differs` if one does."""

    def run(registry: Registry = REGISTRY, **tables: list[dict[str, Any]]) -> dict[str, str]:
        found = check(facts_of(articles=[{"article_id": "a"}], **tables), registry)
        named = found.sort_values("outcome", kind="stable")
        return dict(zip(named["check"], named["outcome"], strict=True))

    return run


@pytest.mark.parametrize(
    ("votes", "relation", "result"),
    [
        (1316, "exact", "agrees"),
        (1361, "exact", "differs"),
        (1300, "exact", "agrees"),
        (1300, "over", "agrees"),
        (1300, "under", "differs"),
        (1400, "under", "agrees"),
        (1300, "about", "agrees"),
    ],
)
def test_a_majority_follows_from_votes(
    outcome: Callable[..., dict[str, str]], votes: int, relation: str, result: str
) -> None:
    found = outcome(
        results=[{**EDWARDS, "votes": 11_719}, {**COOPER, "votes": 10_403}],
        majorities=[{**TAMWORTH, "votes": votes, "relation": relation}],
    )
    assert found["majority_of_votes"] == found["official_majority_votes"] == result
    assert found["majority_within_votes"] == "agrees"
    assert found["official_votes"] == "agrees"


def test_a_sentence_and_its_columns_say_what_was_found(facts_of: FactsOf) -> None:
    facts = facts_of(
        articles=[{"article_id": "a"}],
        results=[{**EDWARDS, "votes": 11_719}, {**COOPER, "votes": 10_403}],
        majorities=[{**TAMWORTH, "votes": 1361}],
    )
    found = check(facts, REGISTRY)
    differs = found[found["outcome"] == "differs"].set_index("check")
    row = differs.loc["majority_of_votes"]
    assert row["says"] == "a: majority of Tamworth 2023-10-19: the paper says 1,361; its votes give 1,316: differs"
    assert (row["stated"], row["expected"], row["difference"], row["tolerance"]) == ("1361", "1316", 45, 0)
    assert (row["unit"], row["compared"]) == ("votes", "results:10-15; results:20-25")
    assert differs.loc["official_majority_votes", "compared"] == "registry"
    assert "the official count says 1,316" in str(differs.loc["official_majority_votes", "says"])
    assert len(differs) == 2
    assert found["start"].is_monotonic_increasing


def test_a_runner_up_without_votes_leaves_only_too_large_a_majority_wrong(
    outcome: Callable[..., dict[str, str]],
) -> None:
    third = {**TAMWORTH, "person": "Ian Cooper", "party": "Reform UK", "votes": 1373}
    results = [{**EDWARDS, "votes": 11_719}, third]
    candidates = [{**TAMWORTH, "person": "Andrew Cooper", "party": "Conservative"}]
    contests = [{**TAMWORTH, "kind": "by-election"}]
    right = outcome(contests=contests, results=results, candidates=candidates, majorities=[{**TAMWORTH, "votes": 1316}])
    assert "majority_of_votes" not in right
    without = outcome(NAMES, results=results, candidates=candidates, majorities=[{**TAMWORTH, "votes": 1316}])
    assert "majority_of_votes" not in without
    large = outcome(NAMES, results=results, candidates=candidates, majorities=[{**TAMWORTH, "votes": 11_316}])
    assert large["majority_of_votes"] == "differs"


@pytest.mark.parametrize(
    ("printed", "evidence", "result"),
    [
        (45.8, "45.8 per cent", "agrees"),
        (45.7, "45.7 per cent", "differs"),
        (46.0, "46 per cent", "agrees"),
        (46.0, "46.0 per cent", "differs"),
        (46.0, "nearly 46.0 per cent", "agrees"),
        (45.8, "45.80 per cent", "agrees"),  # 45.8024
        (45.77, "45.77", "differs"),
    ],
)
def test_a_share_is_held_to_its_printed_precision(
    outcome: Callable[..., dict[str, str]], printed: float, evidence: str, result: str
) -> None:
    found = outcome(results=[{**EDWARDS, "votes": 11_719, "share": printed, "evidence": evidence}])
    assert found["official_share"] == result
    assert found["percentage_in_range"] == "agrees"


@pytest.mark.parametrize(
    ("percent", "ballots", "turnout_of_ballots", "official_turnout", "official_ballots"),
    [
        (35.9, 25_586, "agrees", "agrees", "agrees"),  # valid votes: 35.884 per cent
        (35.95, 25_630, "agrees", "agrees", "agrees"),  # all papers: 35.946
        (35.95, 25_586, "agrees", "agrees", "agrees"),  # one of each
        (39.5, 25_630, "differs", "differs", "agrees"),
        (35.9, 26_530, "differs", "agrees", "differs"),
    ],
)
def test_turnout_follows_from_ballots_valid_or_all(
    outcome: Callable[..., dict[str, str]],
    percent: float,
    ballots: int,
    turnout_of_ballots: str,
    official_turnout: str,
    official_ballots: str,
) -> None:
    found = outcome(turnout=[{**TAMWORTH, "percent": percent, "ballots": ballots, "electorate": 71_302}])
    assert found["turnout_of_ballots"] == turnout_of_ballots
    assert found["official_turnout"] == official_turnout
    assert found["official_ballots"] == official_ballots
    assert found["official_electorate"] == "agrees"


def test_votes_add_up_to_no_more_than_the_ballots(outcome: Callable[..., dict[str, str]]) -> None:
    results = [{**EDWARDS, "votes": 11_719}, {**COOPER, "votes": 10_403}]
    assert outcome(NAMES, results=results, turnout=[{**TAMWORTH, "ballots": 25_630}])["sum_of_votes"] == "agrees"
    found = outcome(NAMES, results=results, turnout=[{**TAMWORTH, "ballots": 11_701}])
    assert found["sum_of_votes"] == found["votes_within_ballots"] == "differs"


def test_votes_of_all_candidates_make_the_ballots_but_for_rejected_papers(
    outcome: Callable[..., dict[str, str]],
) -> None:
    every = [
        {**TAMWORTH, "person": f"{each.given_name} {each.family_name}", "party": each.party, "votes": each.votes}
        for each in REGISTRY.candidacies("parl.tamworth.by.2023-10-19")
    ]
    for ballots, result in ((25_586, "agrees"), (25_630, "agrees"), (26_130, "differs")):
        found = outcome(results=every, turnout=[{**TAMWORTH, "ballots": ballots}])
        assert found["sum_of_votes"] == result
        assert found["official_votes"] == "agrees"


def test_shares_add_up_to_no_more_than_all(outcome: Callable[..., dict[str, str]]) -> None:
    fits = [{**EDWARDS, "share": 59.4}, {**COOPER, "share": 40.7}]
    assert outcome(NAMES, results=fits)["sum_of_shares"] == "agrees"  # 59.35 and 40.65
    fits[0]["share"] = 59.5
    assert outcome(NAMES, results=fits)["sum_of_shares"] == "differs"
    person_and_party = [{**EDWARDS, "share": 59.4}, {**TAMWORTH, "party": "Labour", "share": 59.4}]
    assert "sum_of_shares" not in outcome(NAMES, results=person_and_party)


def test_a_majority_in_per_cent_follows_from_shares(outcome: Callable[..., dict[str, str]]) -> None:
    results = [{**EDWARDS, "share": 45.8}, {**COOPER, "share": 40.7}]
    for percent, result in ((5.1, "agrees"), (5.2, "agrees"), (5.3, "differs"), (46.6, "differs")):
        found = outcome(results=results, majorities=[{**TAMWORTH, "percent": percent}])
        assert found["majority_of_shares"] == result
        assert found["majority_within_share"] == ("differs" if percent > 45.9 else "agrees")
        assert found["official_majority_percent"] == ("agrees" if percent == 5.1 else "differs")  # 5.1434


def test_a_swing_is_half_the_sum_of_the_changes(outcome: Callable[..., dict[str, str]]) -> None:
    results = [{**EDWARDS, "share_change": 22.1}, {**COOPER, "share_change": -25.7}]
    swing = {**TAMWORTH, "from_party": "Conservative", "to_party": "Labour"}
    for percent, result in ((23.9, "agrees"), (24.0, "agrees"), (24.1, "differs"), (25.9, "differs")):
        assert outcome(results=results, swings=[{**swing, "percent": percent}])["swing_of_changes"] == result
    assert outcome(swings=[{**swing, "percent": 23.9}])["official_swing"] == "agrees"
    assert outcome(swings=[{**swing, "percent": 29.3}])["official_swing"] == "differs"


def test_a_percentage_lies_between_nothing_and_all(outcome: Callable[..., dict[str, str]]) -> None:
    for percent, result in ((100.0, "agrees"), (109.0, "differs"), (-3.0, "differs"), (0.0, "agrees")):
        assert outcome(NAMES, turnout=[{**TAMWORTH, "percent": percent}])["percentage_in_range"] == result


def test_what_was_before_is_checked_on_the_same_boundaries_only(outcome: Callable[..., dict[str, str]]) -> None:
    before = {"article_id": "a", "constituency": "Tamworth", "when": "previous"}
    by_election = [{**TAMWORTH, "kind": "by-election", "polling_date": "2023-10-19"}]
    for votes, result in ((19_634, "agrees"), (19_600, "agrees"), (19_364, "differs")):
        found = outcome(contests=by_election, majorities=[{**before, "votes": votes}])
        assert found["official_previous_majority_votes"] == result
    found = outcome(contests=by_election, majorities=[{**before, "percent": 42.6}])
    assert found["official_previous_majority_percent"] == "agrees"
    new_seat = [{**TAMWORTH, "contest_id": "parl.tamworth.2024-07-04", "kind": "general", "polling_date": "2024-07-04"}]
    assert "official_previous_majority_votes" not in outcome(contests=new_seat, majorities=[{**before, "votes": 1316}])


def test_names_and_days_are_held_against_the_registry(outcome: Callable[..., dict[str, str]]) -> None:
    contest = {**TAMWORTH, "kind": "by-election", "polling_date": "2023-10", "winner_party": "Labour"}
    found = outcome(contests=[contest], candidates=[{**EDWARDS}, {**COOPER}])
    assert found == {
        "official_winner_party": "agrees",
        "official_polling_date": "agrees",
        "official_party": "agrees",
    }
    wrong = {**contest, "polling_date": "2023-10-20", "winner_party": "Conservative"}
    assert set(outcome(contests=[wrong], candidates=[{**EDWARDS, "party": "Green"}]).values()) == {"differs"}


def test_joint_and_national_parties_are_known_by_their_short_names(outcome: Callable[..., dict[str, str]]) -> None:
    rutherglen = {
        "article_id": "a",
        "contest_id": "parl.rutherglen-and-hamilton-west.by.2023-10-05",
        "constituency": "Rutherglen and Hamilton West",
    }
    people = {"Katy Loudon": "SNP", "Michael Shanks": "Labour", "Cameron Eadie": "Green"}
    rows = [{**rutherglen, "person": person, "party": party} for person, party in people.items()]
    assert outcome(candidates=rows) == {"official_party": "agrees"}
    assert outcome(candidates=[{**rows[0], "party": "Alba"}]) == {"official_party": "differs"}


def test_a_contest_without_an_id_is_checked_by_arithmetic_alone(outcome: Callable[..., dict[str, str]]) -> None:
    where = {"article_id": "a", "constituency": "Tamworth"}
    contests = [{**where, "kind": "by-election", "polling_date": "2023-10-19"}]
    results = [
        {**where, "person": "Sarah Edwards", "party": "Labour", "votes": 11_719},
        {**where, "person": "Andrew Cooper", "party": "Conservative", "votes": 10_403},
    ]
    found = outcome(contests=contests, results=results, majorities=[{**where, "votes": 1361}])
    assert found == {"majority_of_votes": "differs", "majority_within_votes": "agrees"}
    assert outcome(results=results, majorities=[{**where, "votes": 1361}]) == {}  # they may be of two contests


def test_wards_that_elect_several_are_not_added_up(outcome: Callable[..., dict[str, str]]) -> None:
    where = {"article_id": "a", "constituency": "Castle Ward"}
    contests = [{**where, "kind": "local", "polling_date": "2021-05-06"}]
    results = [{**where, "person": f"Ann {name}", "votes": 900} for name in ("Other", "Else", "Third")]
    found = outcome(contests=contests, results=results, turnout=[{**where, "ballots": 1441, "electorate": 4000}])
    assert found == {"votes_within_ballots": "agrees"}


def test_articles_are_checked_apart(facts_of: FactsOf) -> None:
    facts = facts_of(
        articles=[{"article_id": "a"}, {"article_id": "b"}],
        results=[{**EDWARDS, "votes": 11_719}, {**COOPER, "votes": 10_403}],
        majorities=[{**TAMWORTH, "article_id": "b", "votes": 1361}],
    )
    found = check(facts, NAMES)
    assert "majority_of_votes" not in set(found["check"])


def test_nothing_makes_an_empty_table_with_all_columns(facts_of: FactsOf) -> None:
    found = check(facts_of(), REGISTRY)
    assert found.empty
    assert {str(name): str(dtype) for name, dtype in found.dtypes.items()} == dict(DERIVED_COLUMNS["checks"])
