"""The first look: what may state a fact of a UK election passes, other news does not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.relevance import may_hold_facts

ROOT = Path(__file__).parents[2]
BENCHMARK = ROOT.parent / "shared" / "benchmark" / "dev"
PAIRS = [
    (ROOT / "corpus" / "articles", ROOT / "corpus" / "gold"),
    (ROOT / "corpus" / "training" / "articles", ROOT / "corpus" / "training" / "gold"),
    (BENCHMARK / "text", BENCHMARK / "gold"),
]

RELEVANT = [
    "Labour's Sarah Edwards won Tamworth with 11,719 votes.",
    "A by-election will be held in Tamworth on 19 October.",
    "A BY&#8209;ELECTION will be held in Tamworth.",
    "The byelection in Selby is too close to call.",
    "LABOUR HOLD WAKEFIELD AS TORIES SLUMP: TURNOUT 39%",
    "Sinn Fein topped the poll in Foyle.",
    "Sinn F\N{LATIN SMALL LETTER E WITH ACUTE}in topped the poll in Foyle.",
    "Sinn F&eacute;in topped the poll in Foyle.",
    "Lab 11,719; C 10,403; Reform 1,373. Maj 1,316 (5.14%). Turnout 35.94%. Lab gain from C.",
    "Sarah Edwards Labour11,719\nAndrew Cooper Conservative10,403\nTurnout35.9%Electorate71,307",
    "The returning officer declared Mr Binface duly elected.",
    "Plaid Cymru's candidate took the Senedd seat of Caerphilly.",
    "Andy Burnham, the Labour mayor, won 420,749 votes and a third term in Greater Manchester.",
    "Cllr Jo Bell held the ward for the Greens with a majority of 14.",
    "Chris Pincher has resigned as the Conservative MP for Tamworth, where he has a majority of 19,634.",
    "The SNP candidate in Rutherglen has yet to be named.",
    "Polling stations have closed in the council seat left by the death of Cllr Ann Bell.",
    "The police and crime commissioner was re-elected on a turnout of 17%.",
    "Scotland's voters rejected independence in the referendum, to relief at Westminster.",
]
OTHER = [
    "Donald Trump won Wisconsin by 29,397 votes as Republicans took the Senate; turnout was above 70%.",
    "The Democratic candidate conceded the mayoral election in New York after a recount of 12,000 ballots.",
    "Emmanuel Macron was re-elected with 58.5% of the vote. Turnout in the second round was the lowest since 1969.",
    "Shareholders elected three directors to the board; the chairman kept his seat by a majority of 62% of votes cast.",
    "The private equity firm has taken a majority stake in the retailer, buying 51% of the shares for £34m.",
    "A late swing in momentum gave City a 3-2 win, and they hold a four-point lead with two games left to play.",
    "His swing let him down at the 17th, and a majority of the crowd had left by the time he polled his last six.",
    "Train drivers voted by 92% to strike, on a turnout of 74%, in a ballot that closed on Thursday, the union said.",
    "The conclave elected the new pope on the fourth ballot, when he passed the two-thirds majority of 89 votes.",
    "Voters of the Academy gave the film seven Oscars; its lead was the favourite candidate in every poll.",
    "The museum is looking for a candidate to fill the vacancy of director, who resigned in May.",
    "He was taken to the ward in labour with his wife, who had a seat by the window.",
    "A conservative estimate puts the cost of reform at £3bn, and labour is in short supply.",
    "Viewers voted Anna off the island in Sunday's final, which was watched by a majority of households.",
    "The residents' poll on the new bypass drew 1,204 votes, and the steering committee was elected unopposed.",
    "Members of the golf club elected a captain and kept their seats by the fire; the ballot was secret.",
    "Storm Ciara cut power to 12,345 homes in Tamworth on Thursday, 19 October.",
    "The Tories' favourite sandwich shop has closed.",
    "A Labour MP opened the new library on Friday.",
    "Published 19 October 2023, 22:00. Updated 20 October 2023, 00:41.",
    "",
]


@pytest.mark.parametrize("text", RELEVANT)
def test_what_may_state_a_fact_passes(text: str) -> None:
    assert may_hold_facts(text)


@pytest.mark.parametrize("text", OTHER)
def test_other_news_does_not_pass(text: str) -> None:
    assert not may_hold_facts(text)


@pytest.mark.parametrize("text", RELEVANT)
def test_capitals_take_nothing_away(text: str) -> None:
    assert may_hold_facts(text.upper())


@pytest.mark.parametrize(("articles", "gold"), PAIRS, ids=["corpus", "training", "benchmark"])
def test_hardly_a_fact_of_gold_is_lost(articles: Path, gold: Path) -> None:
    if not gold.exists():
        pytest.skip("the benchmark is not beside the checkout")
    passed = stated = 0
    for path in gold.glob("*.json"):
        facts = sum(len(found) for found in json.loads(path.read_bytes()).values() if isinstance(found, list))
        stated += facts
        passed += facts * may_hold_facts((articles / f"{path.stem}.txt").read_text(encoding="utf-8"))
    assert passed >= 0.995 * stated > 0


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert may_hold_facts(text) == may_hold_facts(text)


@given(st.sampled_from([*RELEVANT, *OTHER]), st.text(alphabet=" \t\n\r\u00a0\u2003", min_size=1))
def test_the_kind_of_blank_between_words_does_not_count(text: str, blank: str) -> None:
    assert may_hold_facts(blank.join(text.split(" "))) == may_hold_facts(text)


@given(st.sampled_from(RELEVANT), st.text(), st.text())
def test_what_stands_around_a_statement_does_not_hide_it(text: str, before: str, after: str) -> None:
    assert may_hold_facts(f"{before}\n{text}\n{after}")
