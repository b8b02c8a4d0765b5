"""The results of a run in the columns of other data sets."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from hustings.errors import HustingsError
from hustings.resources import read_csv
from hustings.tables import COLUMNS, Row, frame
from hustings.types import Value
from hustings.write.candidacies import Spelling, told_apart
from hustings.write.formats import LAYOUTS, Layout, chosen_layouts
from hustings.write.layouts import LayoutFiles

TAMWORTH = "parl.tamworth.by.2023-10-19"
SEAT: Mapping[str, Value] = {"contest_id": TAMWORTH, "constituency": "Tamworth", "constituency_id": "E14000986"}
EDWARDS: Mapping[str, Value] = {**SEAT, "person": "Sarah Edwards", "party": "Labour", "party_id": "PP53"}
COOPER: Mapping[str, Value] = {**SEAT, "person": "Andrew Cooper", "party": "Conservative", "party_id": "PP52"}


def fact(table: str, article: str, values: Mapping[str, Value], confidence: float = 0.9) -> Row:
    provenance: Mapping[str, Value] = {"start": 0, "end": 3, "evidence": "w", "rule": "votes.votes"}
    row: Mapping[str, Value] = {"article_id": article, **values, **provenance, "confidence": confidence}
    assert row.keys() <= COLUMNS[table].keys()
    return tuple(row.get(column) for column in COLUMNS[table])


def written(
    folder: Path,
    results: Sequence[Row],
    candidates: Sequence[Row] = (),
    layouts: Sequence[Layout] = LAYOUTS,
    *,
    pieces: int = 1,
    candidates_first: bool = True,
) -> int:
    """Write the layouts into ``folder`` from rows in pieces; the rows that are in none for want of an id."""
    tables = {"candidates": candidates, "results": results}
    with ExitStack() as stack:
        (scratch := folder / "scratch").mkdir(parents=True)
        files = stack.enter_context(LayoutFiles(folder, scratch, layouts))
        for table in tables if candidates_first else reversed(tables):
            for begin in range(0, max(len(tables[table]), 1), pieces):
                files.append(table, frame(table, tables[table][begin : begin + pieces]))
    return files.unlinked


def rows(folder: Path, layout: Layout) -> list[dict[str, str]]:
    with (folder / f"{layout}.csv").open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_each_layout_has_its_columns_and_its_values(tmp_path: Path) -> None:
    results = [fact("results", "a", {**EDWARDS, "votes": 11719, "share": 45.8, "share_change": -1.25})]
    candidates = [fact("candidates", "a", {**EDWARDS, "person_id": "8309", "outcome": "elected"})]
    assert written(tmp_path, results, candidates) == 0
    expected: Mapping[Layout, Mapping[str, str]] = {
        "commons-library": {
            "ONS ID": "E14000986",
            "Constituency name": "Tamworth",
            "Country name": "England",
            "Party name": "Labour",
            "Electoral Commission party ID": "PP53",
            "Candidate first name": "Sarah",
            "Candidate surname": "Edwards",
            "Votes": "11719",
            "Share": "0.458",
            "Change": "-0.0125",
            "contest_id": TAMWORTH,
        },
        "democracy-club": {
            "person_id": "8309",
            "person_name": "Sarah Edwards",
            "election_id": "parl.2023-10-19",
            "ballot_paper_id": TAMWORTH,
            "election_date": "2023-10-19",
            "party_name": "Labour",
            "party_id": "PP53",
            "post_label": "Tamworth",
            "votes_cast": "11719",
            "elected": "t",
            "gss": "E14000986",
        },
        "parliament": {
            "Election polling date": "2023-10-19",
            "Election type": "By-election",
            "Constituency name": "Tamworth",
            "Constituency geographic code": "E14000986",
            "Country name": "England",
            "Candidate given name": "Sarah",
            "Candidate family name": "Edwards",
            "Democracy Club person ID": "8309",
            "Main party name": "Labour",
            "Main party Electoral Commission ID": "PP53",
            "Vote count": "11719",
            "Vote share": "0.458",
            "Vote change": "-0.0125",
            "contest_id": TAMWORTH,
        },
    }
    for layout, values in expected.items():
        (row,) = rows(tmp_path, layout)
        assert {column: value for column, value in row.items() if value} == values
        columns = [each["column"] for each in read_csv("layouts/columns.csv") if each["layout"] == layout]
        assert list(row) == columns


def test_every_column_takes_a_value_that_there_is(tmp_path: Path) -> None:
    results = [fact("results", "a", {**EDWARDS, "votes": 1, "share": 1.0, "share_change": 1.0})]
    written(tmp_path, results, [fact("candidates", "a", {**EDWARDS, "person_id": "1", "outcome": "defeated"})])
    for each in read_csv("layouts/columns.csv"):
        (row,) = rows(tmp_path, next(layout for layout in LAYOUTS if layout == each["layout"]))
        assert bool(row[each["column"]]) == bool(each["value"]), each


def test_the_value_of_most_articles_is_taken_then_that_of_most_confidence_then_the_first(tmp_path: Path) -> None:
    votes: Sequence[tuple[str, int, float]] = [
        ("a", 11718, 0.99),
        ("a", 11718, 0.99),
        ("b", 11719, 0.5),
        ("c", 11719, 0.5),
    ]
    shares: Sequence[tuple[str, float, float]] = [("a", 45.7, 0.7), ("b", 45.8, 0.8), ("c", 45.9, 0.8)]
    results = [fact("results", article, {**EDWARDS, "votes": number}, sure) for article, number, sure in votes]
    results += [fact("results", article, {**EDWARDS, "share": share}, sure) for article, share, sure in shares]
    written(tmp_path, results)
    (row,) = rows(tmp_path, "commons-library")
    assert (row["Votes"], row["Share"]) == ("11719", "0.458")


def test_rows_that_say_different_things_of_one_candidate_are_one_row(tmp_path: Path) -> None:
    results = [
        fact("results", "a", {**EDWARDS, "votes": 11719}),
        fact("results", "b", {**SEAT, "person": "Edwards", "share": 45.8}),
        fact("results", "c", {**SEAT, "party": "Labour", "party_id": "PP53", "share_change": 21.1}),
        fact("results", "c", {**COOPER, "votes": 10403}),
        fact("results", "c", {**SEAT, "party": "Green", "votes": 417}),
    ]
    written(tmp_path, results)
    found = [(row["Candidate surname"], row["Party name"], row["Votes"]) for row in rows(tmp_path, "commons-library")]
    assert found == [("Edwards", "Labour", "11719"), ("Cooper", "Conservative", "10403"), ("", "Green", "417")]
    first = rows(tmp_path, "commons-library")[0]
    assert (first["Candidate first name"], first["Share"], first["Change"]) == ("Sarah", "0.458", "0.211")


def test_contests_are_kept_apart_and_rows_without_one_are_counted(tmp_path: Path) -> None:
    general = {**EDWARDS, "contest_id": "parl.tamworth.2024-07-04", "constituency_id": "E14001539"}
    results = [
        fact("results", "a", {**general, "votes": 15338}),
        fact("results", "a", {**EDWARDS, "votes": 11719}),
        fact("results", "a", {**EDWARDS, "contest_id": None, "votes": 1}),
    ]
    candidates = [fact("candidates", "a", {**COOPER, "contest_id": None})]
    assert written(tmp_path, results, candidates) == 2
    found = [(row["Election type"], row["Vote count"]) for row in rows(tmp_path, "parliament")]
    assert found == [("General election", "15338"), ("By-election", "11719")]


def test_layouts_do_not_depend_on_how_rows_are_cut(tmp_path: Path) -> None:
    results = [
        fact("results", article, {**who, "votes": votes, "share": share})
        for article in "abc"
        for who in (EDWARDS, COOPER, {**SEAT, "person": "Cooper"}, {**SEAT, "party": "UKIP"})
        for votes, share in ((len(str(who)), 1.5), (7, None))
    ]
    candidates = [fact("candidates", "d", {**who, "outcome": "elected"}) for who in (COOPER, EDWARDS)]
    found = []
    for number, (pieces, way) in enumerate([(1, True), (5, False), (1000, True)]):
        folder = tmp_path / str(number)
        written(folder, results, candidates, pieces=pieces, candidates_first=way)
        found.append({path.name: path.read_bytes() for path in folder.glob("*.csv")})
    assert found[0] == found[1] == found[2]
    assert set(found[0]) == {f"{layout}.csv" for layout in LAYOUTS}


def test_a_layout_without_rows_has_its_header(tmp_path: Path) -> None:
    written(tmp_path, [], layouts=["democracy-club"])
    assert (tmp_path / "democracy-club.csv").read_text(encoding="utf-8").startswith("person_id,person_name,election_id")
    assert rows(tmp_path, "democracy-club") == []


@pytest.mark.parametrize(
    ("spellings", "groups"),
    [
        ([("8309", "Sarah Edwards", "PP53"), ("8309", "S. Edwards", ""), ("", "Sarah Edwards", "")], "aaa"),
        ([("1", "Sarah Edwards", ""), ("2", "Sarah Edwards", ""), ("", "Sarah Edwards", "")], "abc"),
        ([("", "Seán Ó Hara", ""), ("", "sean o hara", ""), ("", "Hara", "")], "aaa"),
        ([("", "Ann Smith", ""), ("", "Bob Smith", ""), ("", "Smith", "")], "abc"),
        ([("", "Ann Goldsmith", ""), ("", "Smith", "")], "ab"),
        ([("", "Ann Smith", "PP53"), ("", "", "PP53"), ("", "", "PP90")], "aab"),
        ([("", "Ann Smith", "PP53"), ("", "Bob Jones", "PP53"), ("", "", "PP53")], "abc"),
        ([("1", "Ann Smith", "PP53"), ("2", "Smith", "PP53")], "ab"),
        ([("1", "", ""), ("1", "Ann Smith", ""), ("", "", "PP53")], "aab"),
    ],
)
def test_spellings_are_told_apart(spellings: Sequence[tuple[str, str, str]], groups: str) -> None:
    for order in (list(range(len(spellings))), list(reversed(range(len(spellings))))):
        given = [Spelling(person_id, person, party, "") for person_id, person, party in (spellings[i] for i in order)]
        found = dict(zip(order, told_apart(given), strict=True))
        same = {(i, j) for i in found for j in found if found[i] == found[j]}
        assert same == {(i, j) for i in found for j in found if groups[i] == groups[j]}


def test_a_party_is_the_same_by_its_id_else_by_its_name() -> None:
    labour = Spelling("", "Ann Smith", "PP53", "Labour")
    for party_id, party, same in (("PP53", "Labour Party", True), ("", "labour", True), ("PP90", "Labour", False)):
        first, second = told_apart([labour, Spelling("", "", party_id, party)])
        assert (first == second) is same
    first, second = told_apart([Spelling("", "Ann Smith", "", ""), Spelling("", "", "PP53", "Labour")])
    assert first != second


def test_layouts_are_taken_once_and_in_order() -> None:
    assert chosen_layouts(["parliament", "democracy-club", "parliament"]) == ("democracy-club", "parliament")
    assert chosen_layouts([]) == ()
    with pytest.raises(HustingsError, match=r"no layout 'dc'; .*democracy-club"):
        chosen_layouts(["dc"])
