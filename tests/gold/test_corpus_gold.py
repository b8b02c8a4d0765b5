"""The articles of the corpus and their gold facts agree with each other and with the official figures."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
GOLD = ROOT / "corpus" / "gold"
REGISTRY = ROOT.parent / "shared" / "registry"

IDS = sorted(path.stem for path in GOLD.glob("*.json"))

LISTS: dict[str, set[str]] = {
    "contests": {"constituency", "kind", "polling_date", "winner_party", "flip", "gained_from"},
    "candidacies": {"person", "party", "constituency", "outcome"},
    "results": {"constituency", "party", "person", "votes", "share", "share_change"},
    "majorities": {"constituency", "votes", "percent", "relation", "when", "party"},
    "turnouts": {"constituency", "percent", "ballots", "electorate", "relation", "when"},
    "swings": {"constituency", "percent", "from", "to"},
    "vacancies": {"constituency", "person", "party", "cause"},
    "timestamps": {"kind", "value"},
}
RELATIONS: set[str | None] = {"exact", "about", "over", "under"}
ENUMERATIONS: dict[tuple[str, str], set[str | None]] = {
    ("contests", "kind"): {
        "by-election",
        "general",
        "local",
        "mayoral",
        "devolved",
        "european",
        "leadership",
        "referendum",
    },
    ("contests", "flip"): {"gain", "hold", None},
    ("candidacies", "outcome"): {"elected", "defeated", None},
    ("majorities", "relation"): RELATIONS,
    ("majorities", "when"): {"new", "previous", "other"},
    ("turnouts", "relation"): RELATIONS,
    ("turnouts", "when"): {"this", "other"},
    ("vacancies", "cause"): {
        "resignation",
        "death",
        "recall",
        "disqualification",
        "peerage",
        "suspension",
        "other",
        None,
    },
    ("timestamps", "kind"): {
        "published",
        "updated",
        "entry",
        "polling_day",
        "polls_open",
        "polls_close",
        "result_expected",
        "declared",
    },
}
FIGURES = ("votes", "share", "share_change", "percent", "ballots", "electorate")
PARTY_FIELDS = ("party", "winner_party", "gained_from", "from", "to")

ISO_FORMS = {
    re.compile(r"\d{4}"): "%Y",
    re.compile(r"\d{4}-\d\d"): "%Y-%m",
    re.compile(r"\d{4}-\d\d-\d\d"): "%Y-%m-%d",
    re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d"): "%Y-%m-%dT%H:%M",
}

Gold = dict[str, Any]


def article(article_id: str) -> str:
    return (ARTICLES / f"{article_id}.txt").read_text(encoding="utf-8")


def gold_of(article_id: str) -> Gold:
    gold: Gold = json.loads((GOLD / f"{article_id}.json").read_text(encoding="utf-8"))
    return gold


def fold(text: str) -> str:
    """Case, accents, commas ("Brighton, Pavilion") and the kind of apostrophe do not count; "&" is "and"."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("&", "and").replace(",", ""))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def is_iso(value: str) -> bool:
    for form, layout in ISO_FORMS.items():
        if form.fullmatch(value):
            try:
                datetime.strptime(value, layout)
            except ValueError:
                return False
            return True
    return False


def printed_forms(value: float) -> set[str]:
    """The ways in which an article prints a figure; the sign of a change is left to its words."""
    value = abs(value)
    if value == int(value):
        whole = int(value)
        return {str(whole), f"{whole:,}", f"{whole}.0", f"{whole}.00"}
    return {f"{value:.{places}f}" for places in (1, 2) if round(value, places) == value}


def states(text: str, value: float) -> bool:
    return any(
        re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d)(?![.,]\d)", text) is not None for form in printed_forms(value)
    )


def test_every_article_has_its_gold_and_the_other_way_round() -> None:
    assert sorted(path.stem for path in ARTICLES.glob("*.txt")) == IDS
    assert len(IDS) >= 12


@pytest.mark.parametrize("article_id", IDS)
def test_gold_has_the_right_keys(article_id: str) -> None:
    gold = gold_of(article_id)
    assert set(gold) == {"id", "reference_date", "parties", *LISTS}
    assert gold["id"] == article_id
    assert gold["reference_date"] is None or date.fromisoformat(gold["reference_date"])
    for name, keys in LISTS.items():
        for row in gold[name]:
            assert set(row) == keys, f"{name}: {row}"


@pytest.mark.parametrize("article_id", IDS)
def test_gold_keeps_to_the_enumerations(article_id: str) -> None:
    gold = gold_of(article_id)
    for (name, key), allowed in ENUMERATIONS.items():
        assert {row[key] for row in gold[name]} <= allowed


@pytest.mark.parametrize("article_id", IDS)
def test_dates_and_times_are_iso(article_id: str) -> None:
    gold = gold_of(article_id)
    values = [row["value"] for row in gold["timestamps"]]
    values += [row["polling_date"] for row in gold["contests"] if row["polling_date"] is not None]
    assert [value for value in values if not is_iso(value)] == []
    entries = [row["value"] for row in gold["timestamps"] if row["kind"] in {"entry", "polls_open", "polls_close"}]
    assert [value for value in entries if len(value) != len("2023-10-20T00:20")] == []


@pytest.mark.parametrize("article_id", IDS)
def test_no_fact_is_listed_twice(article_id: str) -> None:
    gold = gold_of(article_id)
    for name in LISTS:
        rows = [json.dumps(row, sort_keys=True) for row in gold[name]]
        assert len(rows) == len(set(rows)), name
    assert len(gold["parties"]) == len(set(gold["parties"]))


@pytest.mark.parametrize("article_id", IDS)
def test_every_row_states_something(article_id: str) -> None:
    gold = gold_of(article_id)
    for name in ("results", "majorities", "turnouts", "swings"):
        for row in gold[name]:
            assert any(row.get(figure) is not None for figure in FIGURES), f"{name}: {row}"


@pytest.mark.parametrize("article_id", IDS)
def test_every_person_is_named_in_the_text(article_id: str) -> None:
    gold, text = gold_of(article_id), fold(article(article_id))
    people = {row["person"] for name in ("candidacies", "results", "vacancies") for row in gold[name]} - {None}
    missing = {p for p in people if re.search(rf"\b{re.escape(fold(p.split()[-1]))}\b", text) is None}
    assert missing == set()


@pytest.mark.parametrize("article_id", IDS)
def test_every_figure_is_printed_in_the_text(article_id: str) -> None:
    gold, text = gold_of(article_id), article(article_id)
    missing = {
        (name, row["constituency"], figure, row[figure])
        for name in ("results", "majorities", "turnouts", "swings")
        for row in gold[name]
        for figure in FIGURES
        if row.get(figure) is not None and not states(text, row[figure])
    }
    assert missing == set()


@pytest.mark.parametrize("article_id", IDS)
def test_rows_agree_among_themselves(article_id: str) -> None:
    gold = gold_of(article_id)
    parties = set(gold["parties"])
    named = {row[key] for name in LISTS for row in gold[name] for key in PARTY_FIELDS if row.get(key) is not None}
    assert named <= parties
    standing = {(row["person"], row["party"], row["constituency"]) for row in gold["candidacies"]}
    polled = {(row["person"], row["party"], row["constituency"]) for row in gold["results"] if row["person"]}
    assert polled <= standing
    for row in gold["contests"]:
        assert (row["flip"] == "gain") == (row["gained_from"] is not None), row
        assert row["flip"] is None or row["winner_party"] is not None, row


def test_figures_are_compared_as_wholes() -> None:
    assert states("majority of 1,316.", 1316)
    assert states("a swing of 20.4 points", 20.4)
    assert states("down to 30 per cent", 30.0)
    assert not states("a majority of 11,316", 1316)
    assert not states("a swing of 20.45 points", 20.4)
    assert not states("in 2019, 1,192 votes", 192)
    assert is_iso("2023-10")
    assert not is_iso("2023-13")
    assert not is_iso("20 October 2023")


def rounds_to(exact: float, printed: float) -> bool:
    """Whether ``printed``, of one or two decimal places, is ``exact`` rounded, halves either way."""
    half_a_unit = 0.05 if round(printed, 1) == printed else 0.005
    return abs(exact - printed) <= half_a_unit + 1e-6


def registry_rows(name: str) -> list[dict[str, str]]:
    with (REGISTRY / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def parliamentary(gold: Gold) -> set[str]:
    """The seats whose figures the registry can confirm: those of by-elections and general elections."""
    return {row["constituency"] for row in gold["contests"] if row["kind"] in {"by-election", "general"}}


needs_registry = pytest.mark.skipif(
    not (REGISTRY / "elections.csv").is_file(), reason="no registry beside the checkout"
)


@needs_registry
def test_votes_and_shares_are_the_official_ones() -> None:
    seat_of = {row["contest_id"]: fold(row["constituency"]) for row in registry_rows("elections.csv")}
    official: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
    for row in registry_rows("candidacies.csv"):
        if row["votes"]:
            official[seat_of[row["contest_id"]], int(row["votes"])].append(row)
    compared = 0
    for article_id in IDS:
        gold = gold_of(article_id)
        seats = parliamentary(gold)
        for result in gold["results"]:
            person, votes = result["person"], result["votes"]
            if person is None or " " not in person or votes is None or result["constituency"] not in seats:
                continue
            surname = fold(person.split()[-1])
            same = [
                row
                for row in official[fold(result["constituency"]), votes]
                if surname in fold(f"{row['given_name']} {row['family_name']}")
            ]
            assert len(same) == 1, f"{article_id}: {result}"
            compared += 1
            for figure in ("share", "share_change"):
                if result[figure] is not None:
                    assert rounds_to(float(same[0][figure]) * 100, result[figure]), f"{article_id}: {result}"
    assert compared >= 100


@needs_registry
def test_majorities_and_turnouts_are_the_official_ones() -> None:
    known: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    turnouts: dict[str, set[float]] = defaultdict(set)
    for row in registry_rows("elections.csv"):
        seat = known[fold(row["constituency"])]
        seat["majority"].add(int(row["majority"]))
        seat["electorate"].add(int(row["electorate"]))
        valid, electorate = int(row["valid_votes"]), int(row["electorate"])
        counts = {valid, valid + int(row["invalid_votes"])} if row["invalid_votes"].isdigit() else {valid}
        seat["ballots"] |= counts
        turnouts[fold(row["constituency"])] |= {count / electorate * 100 for count in counts}
    compared = 0
    for article_id in IDS:
        gold = gold_of(article_id)
        seats = parliamentary(gold)
        for name, field, official in (
            ("majorities", "votes", "majority"),
            ("turnouts", "electorate", "electorate"),
            ("turnouts", "ballots", "ballots"),
        ):
            for row in gold[name]:
                if row[field] is not None and row["constituency"] in seats:
                    assert row[field] in known[fold(row["constituency"])][official], f"{article_id}: {row}"
                    compared += 1
        for row in gold["turnouts"]:
            if row["percent"] is not None and row["constituency"] in seats:
                possible = turnouts[fold(row["constituency"])]
                assert any(rounds_to(exact, row["percent"]) for exact in possible), f"{article_id}: {row}"
    assert compared >= 30
