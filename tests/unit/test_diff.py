"""What two runs differ in, on small tables whose every fact is known."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from hustings.diff import Comparison, diff, write_csv
from hustings.errors import InputError
from hustings.tables import COLUMNS, frame
from hustings.write.csv import CsvFiles

Cells: TypeAlias = Mapping[str, object]

SEAT = {"constituency": "Tamworth", "party": "Labour", "person": "Sarah Edwards"}


def run(folder: Path, texts: Mapping[str, str] | None = None, **tables: Sequence[Cells]) -> Path:
    """The tables of a run: the articles ``texts`` by id and digest, and facts, of article ``a`` unless they say so."""
    files = CsvFiles(folder)
    folder.mkdir(parents=True)
    articles = [
        {
            "article_id": name,
            "source": "x",
            "language": "en",
            "characters": 9,
            "posts": 0,
            "status": "ok",
            "sha256": sha,
        }
        for name, sha in ({"a": "1"} if texts is None else texts).items()
    ]
    given: Mapping[str, Sequence[Cells]] = {"articles": articles, **tables}
    for table, columns in COLUMNS.items():
        provenance = {"article_id": "a", "start": 5, "end": 9, "evidence": "as is", "rule": "some", "confidence": 0.5}
        base = {} if table == "articles" else provenance
        rows = [tuple({**base, **row}.get(column) for column in columns) for row in given.get(table, ())]
        files.append(table, frame(table, rows))  # type: ignore[arg-type]
    return folder


def compared(folder: Path, then: Sequence[Cells], now: Sequence[Cells], table: str = "results") -> Comparison:
    return diff(run(folder / "then", None, **{table: then}), run(folder / "now", None, **{table: now}))


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        pytest.param([{**SEAT, "votes": 1}], [{**SEAT, "votes": 1}], [], id="the same"),
        pytest.param(
            [{**SEAT, "votes": 1}],
            [{**SEAT, "votes": 1, "rule": "other", "confidence": 0.9}],
            [],
            id="another rule and confidence",
        ),
        pytest.param([], [{**SEAT, "votes": 1}], [("gained", ())], id="gained"),
        pytest.param([{**SEAT, "votes": 1}], [], [("lost", ())], id="lost"),
        pytest.param(
            [{**SEAT, "votes": 1}], [{**SEAT, "votes": 2}], [("changed", ("votes",))], id="another value of the span"
        ),
        pytest.param(
            [{**SEAT, "votes": 1}],
            [{**SEAT, "constituency": "Lichfield", "votes": 1}],
            [("changed", ("constituency",))],
            id="another seat",
        ),
        pytest.param(
            [{**SEAT, "votes": 1}],
            [{**SEAT, "votes": 1, "person_id": "7"}],
            [("changed", ("person_id",))],
            id="another link",
        ),
        pytest.param(
            [{**SEAT, "votes": 1}], [{**SEAT, "votes": 1, "start": 0}], [("moved", ("span",))], id="another place"
        ),
        pytest.param(
            [{**SEAT, "votes": 1}],
            [{**SEAT, "votes": 2, "start": 0}],
            [("changed", ("votes", "span"))],
            id="another value of the subject from elsewhere",
        ),
        pytest.param(
            [{**SEAT, "votes": 1}],
            [{**SEAT, "share": 2.5, "start": 0}],
            [("gained", ()), ("lost", ())],
            id="another measure from elsewhere is another fact",
        ),
        pytest.param(
            [{"votes": 1}],
            [{"votes": 2, "start": 0}],
            [("gained", ()), ("lost", ())],
            id="facts of nothing in particular have no subject in common",
        ),
        pytest.param(
            [{**SEAT, "votes": 1}, {"constituency": "Lichfield", "party": "Green", "votes": 2}],
            [{"constituency": "Lichfield", "party": "Green", "votes": 3}, {**SEAT, "votes": 4}],
            [("changed", ("votes",)), ("changed", ("votes",))],
            id="of several facts of one span those of a subject belong together",
        ),
        pytest.param(
            [{**SEAT, "votes": 1}] * 3, [{**SEAT, "votes": 1}], [("lost", ()), ("lost", ())], id="each fact once"
        ),
    ],
)
def test_facts_are_gained_lost_changed_or_moved(
    tmp_path: Path, then: Sequence[Cells], now: Sequence[Cells], expected: Sequence[tuple[str, tuple[str, ...]]]
) -> None:
    found = compared(tmp_path, then, now)
    assert [(each.change, each.columns) for each in found.differences] == expected
    changed = sum(change != "lost" for change, _ in expected)
    assert found.same["results"] == len(now) - changed


def test_backwards_gained_is_lost(tmp_path: Path) -> None:
    then = run(tmp_path / "then", results=[{**SEAT, "votes": 1}, {**SEAT, "share": 1.5}])
    now = run(tmp_path / "now", results=[{**SEAT, "votes": 2}], parties=[{"party": "Green"}])
    there, back = diff(then, now), diff(now, then)
    assert sorted(each.change for each in there.differences) == ["changed", "gained", "lost"]
    swapped = {"gained": "lost", "lost": "gained"}
    assert sorted((swapped[each.change], each.words) for each in there.differences if each.change in swapped) == sorted(
        (each.change, each.words) for each in back.differences if each.change in swapped
    )


def test_articles_of_one_run_alone_are_told_apart(tmp_path: Path) -> None:
    party = {"party": "Green"}
    found = diff(
        run(tmp_path / "then", {"a": "1", "old": "2"}, parties=[party, {**party, "article_id": "old"}]),
        run(tmp_path / "now", {"a": "1", "new": "2", "void": "3"}, parties=[party, {**party, "article_id": "new"}]),
    )
    assert (found.appeared, found.gone, found.rewritten) == (("new", "void"), ("old",), ())
    assert [(each.article, each.change) for each in found.differences] == [("new", "appeared"), ("old", "gone")]
    assert found.section(most=1).text.splitlines()[-5:-3] == [
        "articles of the later run only: 2 (new, …)",
        "articles of the earlier run only: 1 (old)",
    ]


def test_offsets_in_another_text_are_not_compared(tmp_path: Path) -> None:
    then = run(tmp_path / "then", {"a": "1"}, results=[{**SEAT, "votes": 1}, {"party": "Green", "votes": 5}])
    rows = [{**SEAT, "votes": 1, "start": 100, "end": 101}, {"party": "SNP", "votes": 6}]
    found = diff(then, run(tmp_path / "now", {"a": "2"}, results=rows))
    assert found.rewritten == ("a",)
    assert found.same["results"] == 1
    assert sorted(each.change for each in found.differences) == ["gained", "lost"]


def test_the_summary_counts_by_table_and_rule_and_lists_facts(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [{**SEAT, "votes": 1, "rule": "old"}, {**SEAT, "share": 3.5, "start": 6, "rule": "old"}],
        [{**SEAT, "votes": 2, "rule": "new"}],
    )
    lines = found.section(most=5).text.splitlines()
    assert lines[0].split() == "table same gained lost changed moved appeared gone".split()
    assert lines[4].split() == ["results", "0", "0", "1", "1", "0", "0", "0"]
    assert lines[10].split() == ["all", "0", "0", "1", "1", "0", "0", "0"]
    assert [line.split() for line in lines[12:15]] == [
        "table rule gained lost changed moved appeared gone".split(),
        ["results", "new", "0", "0", "1", "0", "0", "0"],
        ["results", "old", "0", "1", "0", "0", "0", "0"],
    ]
    assert lines[16:] == [
        "a results lost Tamworth · Sarah Edwards · Labour · 3.5  [old]",
        "a results changed Tamworth · Sarah Edwards · Labour · 2 (votes 1 → 2)  [new]",
    ]
    figures = json.loads(json.dumps(found.section(most=1).figures))
    assert figures["tables"]["results"]["changed"] == 1
    assert figures["rules"]["results"]["old"]["lost"] == 1
    assert [fact["change"] for fact in figures["facts"]] == ["lost", "changed"]
    assert figures["facts"][1]["before"]["values"]["votes"] == 1
    assert found.section().figures["facts"] == []


def test_every_difference_is_written_with_both_provenances(tmp_path: Path) -> None:
    found = compared(
        tmp_path, [{**SEAT, "votes": 1, "post": 2}, {"share": 0.5, "start": 6}], [{**SEAT, "votes": 2, "rule": "new"}]
    )
    write_csv(found.differences, tmp_path / "differences.csv")
    with (tmp_path / "differences.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["change"], row["table"], row["article_id"], row["differs"]) for row in rows] == [
        ("changed", "results", "a", "votes"),
        ("lost", "results", "a", ""),
    ]
    assert json.loads(rows[0]["values_before"]) == {**SEAT, "votes": 1}
    assert json.loads(rows[0]["values_after"]) == {**SEAT, "votes": 2}
    assert (rows[0]["post_before"], rows[0]["rule_before"], rows[0]["rule_after"]) == ("2", "some", "new")
    assert (rows[1]["values_after"], rows[1]["start_after"]) == ("", "")
    with pytest.raises(InputError, match="cannot be written"):
        write_csv(found.differences, tmp_path)


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no tables here"):
        diff(tmp_path / "nowhere", run(tmp_path / "now"))
