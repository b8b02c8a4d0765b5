"""What lies behind scores: rules, genres and changes, on small cases whose every fact is known."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from hustings.breakdown import By, break_down, changes, genre
from hustings.evaluate import Report, evaluate

Rows: TypeAlias = Sequence[Mapping[str, object]]

SEAT = {"constituency": "Tamworth", "party": "Labour"}
GOLD: Mapping[str, Mapping[str, Rows | Sequence[str]]] = {
    "s1": {"parties": ["Labour", "Green"], "results": [{**SEAT, "votes": 11719, "share": 45.8}]},
    "s2": {"parties": ["Labour"]},
    "n1": {"parties": ["Labour"], "results": [{**SEAT, "votes": 11719}]},
    "7": {"parties": []},
}


def report(folder: Path, **tables: Rows) -> Report:
    """The report on these rows; a row is of article ``s1`` unless it says otherwise."""
    for part in ("gold", "tables"):
        (folder / part).mkdir(parents=True)
    for article, facts in GOLD.items():
        (folder / "gold" / f"{article}.json").write_text(json.dumps(facts), encoding="utf-8")
    for name, rows in {"parties": [], **tables}.items():
        columns = dict.fromkeys(["article_id", *(column for row in rows for column in row)])
        with (folder / "tables" / f"{name}.csv").open("w", newline="", encoding="utf-8") as lines:
            writer = csv.DictWriter(lines, list(columns), restval="")
            writer.writeheader()
            writer.writerows({"article_id": "s1", **row} for row in rows)
    return evaluate(folder / "gold", folder / "tables")


def party(name: str, rule: str = "party.name", article: str = "s1") -> Mapping[str, object]:
    return {"article_id": article, "party": name, "rule": rule}


def result(rule: str, article: str = "s1", **measures: object) -> Mapping[str, object]:
    return {"article_id": article, **SEAT, "rule": rule, **measures}


def figures(right: int, wrong: int) -> Mapping[str, object]:
    return {"right": right, "wrong": wrong, "precision": round(right / (right + wrong), 4)}


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        pytest.param([], {}, id="a rule without rows is not there"),
        pytest.param(
            [result("list", votes=11719, share=45.8, share_change=-2)],
            {"list": figures(2, 1)},
            id="each measure of a row is judged alone",
        ),
        pytest.param(
            [result("list", votes=11719), result("list", votes=11719)],
            {"list": figures(1, 0)},
            id="rows that say the same are one fact",
        ),
        pytest.param(
            [result("list", votes=11719), result("votes.had", votes="11,719"), result("votes.had", votes=1)],
            {"list": figures(1, 0), "votes.had": figures(1, 1)},
            id="a fact of two rules counts for both",
        ),
        pytest.param(
            [result("a", votes=11719, person="Ann Day"), result("b", votes=11719, person="Bob Day")],
            {"a": figures(1, 0), "b": figures(0, 1)},
            id="of rows that contradict each other gold has one",
        ),
        pytest.param(
            [result("list", article="s2", votes=11719), result("list", article="unknown", votes=11719)],
            {"list": figures(0, 1)},
            id="each article is judged alone, those without gold not at all",
        ),
        pytest.param([{**SEAT, "votes": 1}], {"": figures(0, 1)}, id="tables made elsewhere have no rules"),
    ],
)
def test_facts_are_counted_by_rule(tmp_path: Path, rows: Rows, rules: Mapping[str, object]) -> None:
    section = break_down(report(tmp_path, results=rows), By.RULE)
    assert section.name == "rules"
    assert section.figures["results"] == rules
    assert section.figures["swings"] == {}


def test_rules_stand_by_their_errors_with_the_first_of_these(tmp_path: Path) -> None:
    parties = [party("Labour"), party("Green"), party("SNP", article="n1"), party("UKIP", "guess")]
    results = [result("votes.had", votes=votes) for votes in (1, 2, 3, 11719)] + [{**SEAT, "votes": 4}]
    given = report(tmp_path, parties=parties, results=results)
    assert break_down(given, By.RULE).text.splitlines() == [
        "table        rule       right wrong       P",
        "results      votes.had      1     3   0.250",
        "parties      guess          0     1   0.000",
        "parties      party.name     2     1   0.667",
        "results      —              0     1   0.000",
    ]
    assert break_down(given, By.RULE, most=2).text.splitlines()[1:6] == [
        "results      votes.had      1     3   0.250",
        "    s1 tamworth · labour · votes · 1.0",
        "    s1 tamworth · labour · votes · 2.0",
        "parties      guess          0     1   0.000",
        "    s1 ukip",
    ]


@pytest.mark.parametrize(
    ("article", "name"), [("s07", "s"), ("by-election-3", "by"), ("Éire1", "Éire"), ("2023-tamworth", ""), ("a", "a")]
)
def test_the_genre_is_the_letters_that_an_id_begins_with(article: str, name: str) -> None:
    assert genre(article) == name


def test_scores_by_genre_count_all_tables_and_articles_without_facts(tmp_path: Path) -> None:
    rows = [party("Labour"), party("SNP"), party("Labour", article="s2"), party("Labour", article="n1")]
    given = report(tmp_path, parties=rows, results=[result("list", article="n1", votes=11719)])
    section = break_down(given, By.GENRE, most=5)
    assert section.text.splitlines() == [
        "genre        articles  gold       P       R      F1",
        "—                   1     0   1.000   1.000   1.000",
        "n                   1     2   1.000   1.000   1.000",
        "s                   2     5   0.667   0.400   0.500",
    ]
    assert section.name == "genres"
    assert section.figures["s"] == {"articles": 2, "gold": 5, "precision": 0.6667, "recall": 0.4, "f1": 0.5}


@pytest.mark.parametrize(
    ("now", "then", "changed"),
    [
        pytest.param([result("a", votes=11719)], [result("b", votes=11719)], (0, 0, 0, 0), id="another rule is none"),
        pytest.param([result("a", votes=11719)], [], (1, 0, 0, 0), id="gained"),
        pytest.param([], [result("a", votes=11719)], (0, 1, 0, 0), id="lost"),
        pytest.param([result("a", votes=1)], [], (0, 0, 1, 0), id="wrong now"),
        pytest.param([], [result("a", votes=1)], (0, 0, 0, 1), id="wrong then"),
        pytest.param([result("a", votes=11719)], [result("a", votes=1)], (1, 0, 0, 1), id="mended"),
        pytest.param([result("a", votes=1)], [result("a", votes=2)], (0, 0, 1, 1), id="wrong in another way"),
        pytest.param(
            [result("a", votes=11719, share=45.8)],
            [result("a", votes=11719, share=4.58)],
            (1, 0, 0, 1),
            id="one measure of a row",
        ),
        pytest.param(
            [result("a", votes=11719, person="Ann Day")], [result("a", votes=11719)], (0, 0, 0, 0), id="another field"
        ),
        pytest.param(
            [result("a", votes=1, person=name) for name in ("Ann Day", "Bob Day", "Cy Day")],
            [result("a", votes=1)],
            (0, 0, 2, 0),
            id="rows that contradict each other are facts of their own",
        ),
    ],
)
def test_changes_since_an_earlier_run(
    tmp_path: Path, now: Rows, then: Rows, changed: tuple[int, int, int, int]
) -> None:
    section = changes(report(tmp_path / "now", results=now), report(tmp_path / "then", results=then))
    assert section.name == "changes"
    names = ("gained", "lost", "wrong_now", "wrong_then")
    assert section.figures["results"] == dict(zip(names, changed, strict=True))
    assert section.figures["parties"] == dict.fromkeys(names, 0)


def test_changes_are_listed_with_their_rules(tmp_path: Path) -> None:
    now = [party("Labour", "party.new", article=article) for article in ("n1", "s1", "s2")]
    then = [party("Green"), {"party": "SNP"}]
    after, before = report(tmp_path / "now", parties=now), report(tmp_path / "then", parties=then)
    header, parties, *others = changes(after, before, most=2).text.splitlines()
    assert header.split() == "table gained lost wrong now wrong then".split()
    assert parties.split() == ["parties", "3", "1", "0", "1"]
    assert others[8].split() == ["all", "3", "1", "0", "1"]
    assert others[9:] == [
        "n1 parties gained labour  [party.new]",
        "s1 parties gained labour  [party.new]",
        "s1 parties lost green  [party.name]",
        "s1 parties wrong then snp",
    ]
    assert len(changes(after, before).text.splitlines()) == 11
