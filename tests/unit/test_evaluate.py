"""Scores: by hand on small cases, and against the benchmark's own scorer on large made-up ones."""

import csv
import json
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from hustings.errors import InputError
from hustings.evaluate import Counts, Fields, Part, evaluate, fold

SCORER = Path(__file__).parents[3] / "shared" / "benchmark" / "score.py"

Cells: TypeAlias = Mapping[str, object]

COLUMNS = {
    "parties": ["party"],
    "contests": ["constituency", "kind", "polling_date", "winner_party", "flip", "gained_from"],
    "candidates": ["person", "party", "constituency", "outcome"],
    "results": ["constituency", "party", "person", "votes", "share", "share_change"],
    "majorities": ["constituency", "votes", "percent", "relation", "when", "party"],
    "turnout": ["constituency", "percent", "ballots", "electorate", "relation", "when"],
    "swings": ["constituency", "percent", "from_party", "to_party"],
    "vacancies": ["constituency", "person", "party", "cause"],
    "timestamps": ["kind", "value"],
}


def write_gold(folder: Path, article: str, **facts: Sequence[object]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{article}.json").write_text(json.dumps({"id": article, **facts}), encoding="utf-8")


def write_tables(folder: Path, tables: Mapping[str, Sequence[Cells]]) -> None:
    folder.mkdir(exist_ok=True)
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as lines:
            writer = csv.DictWriter(lines, ["article_id", *columns], restval="")
            writer.writeheader()
            writer.writerows(tables.get(name, []))


def test_found_wrong_and_missed_facts_are_counted(tmp_path: Path) -> None:
    write_gold(
        tmp_path / "gold",
        "a1",
        parties=["Labour", "Conservative", "Sinn Féin"],
        candidacies=[
            {"person": "Sarah Edwards", "party": "Labour", "constituency": "Tamworth", "outcome": "elected"},
            {"person": "Andrew Cooper", "party": "Conservative", "constituency": "Tamworth", "outcome": "defeated"},
        ],
        swings=[{"constituency": "Tamworth", "percent": 23.9, "from": "Conservative", "to": "Labour"}],
    )
    candidates = [
        {"person": "Ms Sarah Edwards", "party": "Labour", "constituency": "Tamworth", "outcome": "elected"},
        {"person": "ANDREW COOPER", "party": "Conservative", "constituency": "tamworth", "outcome": ""},
        {"person": "Ian Cooper", "party": "Independent", "constituency": "Tamworth"},
    ]
    tables = {
        "parties": [{"party": "Labour"}, {"party": "Labour"}, {"party": "SINN FEIN"}],
        "candidates": candidates,
        "swings": [{"constituency": "Tamworth", "percent": "23.90", "from_party": "Conservative", "to_party": "Green"}],
    }
    write_tables(tmp_path / "tables", {t: [{"article_id": "a1", **row} for row in rows] for t, rows in tables.items()})
    report = evaluate(tmp_path / "gold", tmp_path / "tables")
    assert report.counts["parties"] == Counts(right=2, wrong=0, missed=1)
    assert report.counts["candidates"] == Counts(right=2, wrong=1, missed=0)
    assert report.fields["candidates"] == Fields(right=1, asked=2)
    assert report.counts["swings"] == Counts(right=1)
    assert report.fields["swings"] == Fields(right=1, asked=2)
    assert report.micro == Counts(right=5, wrong=1, missed=1)
    assert report.micro.precision == report.micro.recall == pytest.approx(5 / 6)
    assert report.all_fields.share == 0.5
    assert report.errors == (
        "a1 candidates outcome 'empty' instead of 'defeated' in andrew cooper · conservative · tamworth",
        "a1 candidates wrong ian cooper · independent · tamworth",
        "a1 parties missed conservative",
        "a1 swings to_party 'green' instead of 'labour' in tamworth · 23.9",
    )


def test_each_measure_of_a_row_is_a_fact(tmp_path: Path) -> None:
    row = {"constituency": "Tamworth", "party": "Labour", "person": "Sarah Edwards"}
    write_gold(tmp_path / "gold", "a1", results=[{**row, "votes": 11719, "share": 45.77, "share_change": None}])
    rows = [{**row, "votes": "11,719"}, {**row, "share": "45.8"}]
    write_tables(tmp_path / "tables", {"results": [{"article_id": "a1", **each} for each in rows]})
    assert evaluate(tmp_path / "gold", tmp_path / "tables").counts["results"] == Counts(1, 1, 1)


def test_statements_that_do_not_contradict_each_other_are_one(tmp_path: Path) -> None:
    seat = {"constituency": "Tamworth", "kind": "by-election"}
    write_gold(tmp_path / "gold", "a1", contests=[{**seat, "polling_date": "2023-10-19", "flip": "gain"}])
    rows = [{**seat, "polling_date": "2023-10"}, {**seat, "polling_date": "2023-10-19"}, {**seat, "flip": "gain"}]
    rows += [{**seat, "flip": "hold"}]
    write_tables(tmp_path / "tables", {"contests": [{"article_id": "a1", **each} for each in rows]})
    report = evaluate(tmp_path / "gold", tmp_path / "tables")
    assert report.counts["contests"] == Counts(right=1, wrong=1)
    assert report.fields["contests"] == Fields(right=2, asked=2)


@pytest.mark.parametrize(
    ("kind", "value", "right"),
    [
        ("entry", "2023-10-20T00:41+01:00", True),
        ("entry", "2023-10-20 00:41:30", True),
        ("entry", "2023-10-20T00:42", False),
        ("declared", "2023-10-20T00:41", False),
    ],
)
def test_times_agree_to_the_minute(tmp_path: Path, kind: str, value: str, right: bool) -> None:
    write_gold(tmp_path / "gold", "a1", timestamps=[{"kind": "entry", "value": "2023-10-20T00:41"}])
    rows = [{"kind": kind, "value": value}, {"kind": "date", "value": "2019"}]
    write_tables(tmp_path / "tables", {"timestamps": [{"article_id": "a1", **row} for row in rows]})
    counts = evaluate(tmp_path / "gold", tmp_path / "tables").counts["timestamps"]
    assert counts == (Counts(right=1) if right else Counts(wrong=1, missed=1))


def test_parts_split_the_articles_by_their_last_digit(tmp_path: Path) -> None:
    for article in ("a1", "a5", "b10", "b12"):
        write_gold(tmp_path / "gold", article, parties=[article])
    write_tables(tmp_path / "tables", {"parties": [{"article_id": "a5", "party": "a5"}]})
    whole, training, validation = (
        evaluate(tmp_path / "gold", tmp_path / "tables", part=part) for part in (None, "training", "validation")
    )
    assert (whole.micro, training.micro, validation.micro) == (Counts(1, 0, 3), Counts(0, 0, 2), Counts(1, 0, 1))
    assert (training.articles, validation.articles) == (2, 2)


def test_no_facts_and_no_rows_are_perfect(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", "a1", parties=[])
    write_tables(tmp_path / "tables", {})
    report = evaluate(tmp_path / "gold", tmp_path / "tables")
    assert (report.micro.precision, report.micro.recall, report.micro.f1, report.macro_f1) == (1, 1, 1, 1)


def test_a_missing_table_is_told_and_counts_as_empty(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", "a1", parties=["Labour"])
    write_tables(tmp_path / "tables", {})
    (tmp_path / "tables" / "parties.csv").unlink()
    report = evaluate(tmp_path / "gold", tmp_path / "tables")
    assert report.missing == ("parties",)
    assert report.micro == Counts(missed=1)


def test_folders_and_files_that_are_none_are_reported(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold facts here"):
        evaluate(tmp_path / "gold", tmp_path)
    write_gold(tmp_path / "gold", "a1")
    with pytest.raises(InputError, match="no tables here"):
        evaluate(tmp_path / "gold", tmp_path / "tables")
    write_tables(tmp_path / "tables", {})
    (tmp_path / "tables" / "parties.csv").write_text("party\nLabour\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column article_id"):
        evaluate(tmp_path / "gold", tmp_path / "tables")
    (tmp_path / "gold" / "a1.json").write_text("{", encoding="utf-8")
    (tmp_path / "tables" / "parties.csv").unlink()
    with pytest.raises(InputError, match="cannot be read as JSON"):
        evaluate(tmp_path / "gold", tmp_path / "tables")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sinn Féin", "SINN FEIN"),
        ("Emma Holland-Lindsay", "Emma Holland Lindsay"),
        ("Michelle O’Neill", "Michelle O'Neill"),
        ("the Rev. Dr. Ian Paisley", "Ian Paisley"),
        ("Uxbridge & South Ruislip", "Uxbridge and South Ruislip"),
        ("Birmingham, Ladywood", "Birmingham Ladywood"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Andrew Cooper", "Ian Cooper"), ("Lord", ""), ("The", ""), ("Tamworth", "Mid Tamworth")]
)
def test_names_that_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def _made_up(rng: random.Random) -> dict[str, list[dict[str, object]]]:
    """Rows of every table out of few values, so that keys meet, agree and contradict each other often."""
    names = ["Sarah Edwards", "Ms Sarah Edwards", "The Rev. É. O’Neill", "Lord", "E ONeill", "", None]
    parties = ["Labour", "labour", "Sinn Féin", "Sinn Fein", "the Green", "´odd", None, ""]
    seats = ["Tamworth", "Uxbridge & South Ruislip", "uxbridge and  south-ruislip", "Mid\u00a0Bedfordshire", None]
    numbers = [11719, "11,719", 45.77, "45.770", 45.775, -16.7, "nearly half", None, ""]
    dates = ["2023-10-19", "2023-10", "2023", "2023-10-20", None]
    stamps = ["2023-10-20T00:41", "2023-10-20T00:41+01:00", "2023-10-20 00:41Z", "2023-10-20T00", "2023-10-20T00+0100"]
    choices: dict[str, list[object]] = {
        "kind": ["by-election", "General", "entry", "polling_day", "date", "updated", None],
        "polling_date": [*dates],
        "flip": ["gain", "Hold ", None],
        "outcome": ["elected", "defeated", None],
        "relation": ["exact", "under", None],
        "when": ["this", "new", "previous", "New", None],
        "cause": ["death", "resignation", None],
        "value": [*stamps, *dates],
    }
    for column in ("person",):
        choices[column] = [*names]
    for column in ("party", "winner_party", "gained_from", "from_party", "to_party"):
        choices[column] = [*parties]
    for column in ("votes", "share", "share_change", "percent", "ballots", "electorate"):
        choices[column] = [*numbers]
    choices["constituency"] = [*seats]
    return {
        table: [{column: rng.choice(choices[column]) for column in columns} for _ in range(rng.randrange(7))]
        for table, columns in COLUMNS.items()
    }


@pytest.mark.skipif(not SCORER.exists(), reason="the benchmark is not beside the checkout")
@pytest.mark.parametrize("part", [None, "training", "validation"])
def test_the_figures_are_those_of_the_benchmarks_scorer(tmp_path: Path, part: Part | None) -> None:
    rng = random.Random(7)
    lists = {"candidates": "candidacies", "majorities": "majorities", "turnout": "turnouts"}
    tables: dict[str, list[Cells]] = {table: [] for table in COLUMNS}
    for number in range(200):
        article = f"m{number:03}"
        gold = {lists.get(table, table): rows for table, rows in _made_up(rng).items()}
        for row in gold["swings"]:
            row["from"], row["to"] = row.pop("from_party"), row.pop("to_party")
        parties = [row["party"] for row in gold.pop("parties")]
        write_gold(tmp_path / "gold", article, parties=parties, **gold)
        for table, rows in _made_up(rng).items():
            tables[table] += [{"article_id": article, **row} for row in rows]
    write_tables(tmp_path / "tables", tables)
    same_figures(tmp_path / "gold", tmp_path / "tables", part)


def same_figures(gold: Path, tables: Path, part: Part | None) -> None:
    options = ["--part", part] if part else []
    command = [sys.executable, str(SCORER), str(gold), str(tables), "--json", *options]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    report = evaluate(gold, tables, part=part)
    assert report.figures() == scored
    assert 0 < report.micro.right < report.micro.gold
