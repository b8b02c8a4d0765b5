"""The articles of the corpus, one by one and on contests, agree with their gold facts and with the official figures."""

from __future__ import annotations

import csv
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SETS = {"corpus": CORPUS, "contests": CORPUS / "contests"}
REGISTRY = ROOT / "models" / "hustings_models" / "registry"

GOLD = {name: sorted((folder / "gold").glob("*.json")) for name, folder in SETS.items()}
every_gold_file = pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for paths in GOLD.values() for path in paths]
)
each_set = pytest.mark.parametrize("name", SETS)

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


def article(path: Path) -> str:
    """The text that the gold file at ``path`` is about."""
    return (path.parents[1] / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")


def gold_of(path: Path) -> Gold:
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
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


WORDS = "none one two three four five six seven eight nine ten".split()


def printed_forms(value: float) -> set[str]:
    """The ways in which an article prints a figure; the sign of a change is left to its words."""
    value = abs(value)
    if value == int(value):
        whole = int(value)
        return {str(whole), f"{whole:,}", f"{whole}.0", f"{whole}.00", *WORDS[whole : whole + 1]}
    return {f"{value:.{places}f}" for places in (1, 2) if round(value, places) == value}


def states(text: str, value: float) -> bool:
    return any(
        re.search(rf"(?<![\w.,]){re.escape(form)}(?!\w)(?![.,]\d)", text) is not None for form in printed_forms(value)
    )


@each_set
def test_every_article_has_its_gold_and_the_other_way_round(name: str) -> None:
    articles = sorted(path.stem for path in (SETS[name] / "articles").glob("*.txt"))
    assert articles == sorted(path.stem for path in GOLD[name])
    assert len(articles) >= 12


@every_gold_file
def test_gold_has_the_right_keys(path: Path) -> None:
    gold = gold_of(path)
    assert set(gold) == {"id", "reference_date", "parties", *LISTS}
    assert gold["id"] == path.stem
    assert gold["reference_date"] is None or date.fromisoformat(gold["reference_date"])
    for name, keys in LISTS.items():
        for row in gold[name]:
            assert set(row) == keys, f"{name}: {row}"


@every_gold_file
def test_gold_keeps_to_the_enumerations(path: Path) -> None:
    gold = gold_of(path)
    for (name, key), allowed in ENUMERATIONS.items():
        assert {row[key] for row in gold[name]} <= allowed


@every_gold_file
def test_dates_and_times_are_iso(path: Path) -> None:
    gold = gold_of(path)
    values = [row["value"] for row in gold["timestamps"]]
    values += [row["polling_date"] for row in gold["contests"] if row["polling_date"] is not None]
    assert [value for value in values if not is_iso(value)] == []
    entries = [row["value"] for row in gold["timestamps"] if row["kind"] in {"entry", "polls_open", "polls_close"}]
    assert [value for value in entries if len(value) != len("2023-10-20T00:20")] == []


@every_gold_file
def test_no_fact_is_listed_twice(path: Path) -> None:
    gold = gold_of(path)
    for name in LISTS:
        rows = [json.dumps(row, sort_keys=True) for row in gold[name]]
        assert len(rows) == len(set(rows)), name
    assert len(gold["parties"]) == len(set(gold["parties"]))


@every_gold_file
def test_every_row_states_something(path: Path) -> None:
    gold = gold_of(path)
    for name in ("results", "majorities", "turnouts", "swings"):
        for row in gold[name]:
            assert any(row.get(figure) is not None for figure in FIGURES), f"{name}: {row}"


@every_gold_file
def test_every_person_is_named_in_the_text(path: Path) -> None:
    gold, text = gold_of(path), fold(article(path))
    people = {row["person"] for name in ("candidacies", "results", "vacancies") for row in gold[name]} - {None}
    missing = {p for p in people if re.search(rf"\b{re.escape(fold(p.split()[-1]))}\b", text) is None}
    assert missing == set()


@every_gold_file
def test_every_figure_is_printed_in_the_text(path: Path) -> None:
    gold, text = gold_of(path), article(path)
    missing = {
        (name, row["constituency"], figure, row[figure])
        for name in ("results", "majorities", "turnouts", "swings")
        for row in gold[name]
        for figure in FIGURES
        if row.get(figure) is not None and not states(text, row[figure])
    }
    assert missing == set()


@every_gold_file
def test_rows_agree_among_themselves(path: Path) -> None:
    gold = gold_of(path)
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
    assert states("a majority of just two", 2)
    assert not states("a network of 22", 2)
    assert not states("a majority of 11,316", 1316)
    assert not states("a swing of 20.45 points", 20.4)
    assert not states("in 2019, 1,192 votes", 192)
    assert is_iso("2023-10")
    assert not is_iso("2023-13")
    assert not is_iso("20 October 2023")


def rounds_to(exact: float, printed: float) -> bool:
    """Whether ``printed``, of one or two decimal places, is ``exact`` rounded, halves either way."""
    half_a_unit = 0.05 if round(printed, 1) == printed else 0.005
    return abs(exact - printed) <= half_a_unit + 1e-4  # the registry has four decimal places


def registry_rows(name: str) -> list[dict[str, str]]:
    with gzip.open(REGISTRY / name, "rt", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def parliamentary(gold: Gold) -> set[str]:
    """The seats whose figures the registry can confirm: those of by-elections and general elections."""
    return {row["constituency"] for row in gold["contests"] if row["kind"] in {"by-election", "general"}}


Misprint = tuple[str, str, str, float]
"""Article, table, column and figure."""


def planted(name: str, *tables: str) -> list[Misprint]:
    """The figures in ``tables`` that are wrong on purpose, sorted."""
    path = SETS[name] / "planted.json"
    misprints = json.loads(path.read_text(encoding="utf-8"))["misprints"] if path.exists() else []
    return sorted(
        (each["article_id"], each["table"], each["column"], each["printed"])
        for each in misprints
        if each["table"] in tables
    )


@each_set
def test_votes_and_shares_are_the_official_ones_but_for_planted_misprints(name: str) -> None:
    seat_of = {row["contest_id"]: fold(row["constituency"]) for row in registry_rows("elections.csv.gz")}
    official: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
    for row in registry_rows("candidacies.csv.gz"):
        if row["votes"]:
            official[seat_of[row["contest_id"]], int(row["votes"])].append(row)
    compared = 0
    wrong: list[Misprint] = []
    for path in GOLD[name]:
        gold = gold_of(path)
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
            compared += 1
            if len(same) != 1:
                wrong.append((path.stem, "results", "votes", votes))
                continue
            for figure in ("share", "share_change"):
                if result[figure] is not None and not rounds_to(float(same[0][figure]), result[figure]):
                    wrong.append((path.stem, "results", figure, result[figure]))
    assert sorted(wrong) == planted(name, "results")
    assert compared >= 100


@each_set
def test_majorities_and_turnouts_are_the_official_ones_but_for_planted_misprints(name: str) -> None:
    known: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    shares: dict[str, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for row in registry_rows("elections.csv.gz"):
        seat, share = known[fold(row["constituency"])], shares[fold(row["constituency"])]
        majority, valid, electorate = (int(row[column]) for column in ("majority", "valid_votes", "electorate"))
        counts = {valid, valid + int(row["invalid_votes"])} if row["invalid_votes"].isdigit() else {valid}
        seat["majority"].add(majority)
        seat["electorate"].add(electorate)
        seat["ballots"] |= counts
        share["majorities"].add(majority / valid * 100)
        share["turnouts"] |= {count / electorate * 100 for count in counts}
    compared = 0
    wrong: list[Misprint] = []
    for path in GOLD[name]:
        gold = gold_of(path)
        seats = parliamentary(gold)
        for table, field, official in (
            ("majorities", "votes", "majority"),
            ("turnouts", "electorate", "electorate"),
            ("turnouts", "ballots", "ballots"),
        ):
            for row in gold[table]:
                if row[field] is None or row["constituency"] not in seats:
                    continue
                right = known[fold(row["constituency"])][official]
                compared += 1
                if not (row[field] in right if row["relation"] == "exact" else any(bounds(row, field, right))):
                    wrong.append((path.stem, table, field, row[field]))
        for table in ("majorities", "turnouts"):
            for row in gold[table]:
                if row["percent"] is None or row["constituency"] not in seats:
                    continue
                compared += 1
                if not any(rounds_to(exact, row["percent"]) for exact in shares[fold(row["constituency"])][table]):
                    wrong.append((path.stem, table, "percent", row["percent"]))
    assert sorted(wrong) == planted(name, "majorities", "turnouts")
    assert compared >= 30


def bounds(row: dict[str, Any], field: str, official: set[int]) -> Iterator[bool]:
    """For each of ``official`` whether "more than 16,000" or "just under 20,000" may be said of it, within a tenth."""
    for figure in official:
        above = {"over": figure > row[field], "under": figure < row[field], "about": True}[row["relation"]]
        yield above and abs(figure - row[field]) <= figure / 10


@each_set
def test_swings_are_half_the_sum_of_the_official_changes_of_two_parties(name: str) -> None:
    seat_of = {row["contest_id"]: fold(row["constituency"]) for row in registry_rows("elections.csv.gz")}
    changes: dict[str, dict[str, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for row in registry_rows("candidacies.csv.gz"):
        if row["share_change"]:
            changes[seat_of[row["contest_id"]]][row["contest_id"]].append((row["party"], float(row["share_change"])))
    compared = 0
    for path in GOLD[name]:
        gold = gold_of(path)
        seats = parliamentary(gold)
        for row in gold["swings"]:
            if row["constituency"] not in seats:
                continue
            possible = [
                (gained - lost) / 2
                for stood in changes[fold(row["constituency"])].values()
                for loser, lost in stood
                for winner, gained in stood
                if is_called(loser, row["from"]) and is_called(winner, row["to"])
            ]
            # Some official changes have one decimal place, and half their sum is as uncertain as a printed swing.
            assert any(abs(swing - row["percent"]) <= 0.1 for swing in possible), f"{path.stem}: {row}"
            compared += 1
    assert compared >= 10


def is_called(official: str, party: str | None) -> bool:
    """Whether gold's ``party`` is the one with the ``official`` name; a party that gold does not state is any."""
    names = {
        "SDLP": "Social Democratic & Labour Party",
        "SNP": "Scottish National Party",
        "UKIP": "UK Independence Party",
    }
    return party is None or official.startswith(names.get(party, party).removesuffix("s"))
