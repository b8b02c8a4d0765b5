"""A review without its page: decisions, what becomes of them in a rerun, and the gold that comes of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import train

import hustings
from hustings.errors import HustingsError, InputError
from hustings.evaluate import evaluate
from hustings.review import Review
from hustings.review.gold import Told, file_name, gold_of, reference_date, write_gold
from hustings.review.statements import Statement, checked
from hustings.types import Table
from hustings.write.csv import CsvFiles
from hustings.write.texts import TextsFile

TEXT = (
    "Labour has won the Tamworth by-election. Sarah Edwards took 11,719 votes, a majority of 1,316 over the "
    "Conservative candidate Andrew Cooper, who had 10,403. Turnout was 35.9%. 🗳 Polls closed at 10pm on Thursday.\n"
)


def write_run(folder: Path, texts: Mapping[str, str], published: str = "2023-10-20") -> Path:
    """What a run with --keep-text writes of ``texts``, by article id."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.csv"):
        path.unlink()
    files = CsvFiles(folder)
    with TextsFile(folder) as kept:
        for article, text in texts.items():
            facts = hustings.extract(text, published=published)
            for name, table in facts.tables.items():
                files.append(name, table.assign(article_id=article) if "article_id" in table else table)
            kept.append(article, text)
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_run(tmp_path / "tables", {"tamworth": TEXT})


@contextmanager
def opened(run: Path, gold: Path | None = None) -> Iterator[Review]:
    with closing(Review(run, gold=gold)) as review:
        yield review


def accept_all(review: Review, number: int = 0) -> None:
    for item in review.items(number):
        if item.decision is None:
            review.decide(number, item.statement.id, "accepted")


def of(review: Review, table: Table, number: int = 0) -> str:
    """The id of the first statement of a table."""
    return next(item.statement.id for item in review.items(number) if item.statement.table == table)


def gold(run: Path, name: str = "tamworth") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((run / "gold" / f"{name}.json").read_bytes())
    return loaded


def test_accepted_facts_are_gold_that_the_run_scores_fully_on(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        assert not (run / "gold").exists()
        review.finish(0)
        assert (review.progress.articles, review.progress.finished) == (1, 1)
    report = evaluate(run / "gold", run)
    assert report.micro.gold > 8
    assert (report.micro.f1, report.macro_f1, report.all_fields.share) == (1, 1, 1)
    assert (run / "articles" / "tamworth.txt").read_bytes().decode() == TEXT


def test_weights_are_learnt_from_what_was_reviewed(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
    before = {each.path for each in train.load(None)}
    (material,) = (each for each in train.load(None, [run]) if each.path not in before)
    assert (material.article.id, material.article.text, material.gold) == ("tamworth", TEXT, gold(run))


def test_gold_has_the_form_of_the_corpus(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
    stated = gold(run)
    example = json.loads((Path(__file__).parents[2] / "corpus/gold/tamworth-night-report.json").read_bytes())
    assert stated.keys() == example.keys()
    assert stated["reference_date"] == "2023-10-20"
    assert set(stated["parties"]) == {"Labour", "Conservative"}
    for name, facts in stated.items():
        if isinstance(facts, list) and name != "parties":
            for fact in facts:
                assert fact.keys() == example[name][0].keys()
    (majority,) = stated["majorities"]
    assert (majority["votes"], majority["percent"], majority["when"]) == (1316, None, "new")
    assert {"kind": "polls_close", "value": "2023-10-19T22:00"} in stated["timestamps"]


def test_rejected_facts_are_left_out_corrected_and_added_ones_are_in(run: Path) -> None:
    start = TEXT.index("35.9%")
    with opened(run) as review:
        accept_all(review)
        review.decide(0, of(review, "turnout"), "rejected")
        review.decide(0, of(review, "majorities"), "corrected", {"votes": "1,361", "relation": "exact", "when": "this"})
        added = review.add(0, "swings", (start, start + 5), {"percent": "23.9%", "constituency": "Tamworth"})
        review.finish(0)
        assert added in {item.statement.id for item in review.items(0) if item.origin == "added"}
    stated = gold(run)
    assert stated["turnouts"] == []
    assert [fact["votes"] for fact in stated["majorities"]] == [1361]
    assert [fact["constituency"] for fact in stated["majorities"]] == [None]
    assert stated["swings"] == [{"constituency": "Tamworth", "percent": 23.9, "from": None, "to": None}]


def test_an_article_is_done_only_when_every_fact_is_decided(run: Path) -> None:
    with opened(run) as review:
        review.decide(0, of(review, "turnout"), "accepted")
        with pytest.raises(InputError, match=r"\d+ facts are undecided"):
            review.finish(0)
        assert review.progress.finished == 0


def test_undoing_goes_back_step_by_step(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        turnout = of(review, "turnout")
        review.decide(0, turnout, "rejected")
        review.finish(0)
        assert gold(run)["turnouts"] == []
        assert review.undo(0) == "done"
        assert not (run / "gold" / "tamworth.json").exists()
        assert review.undo(0) == turnout
        review.finish(0)
        assert [fact["percent"] for fact in gold(run)["turnouts"]] == [35.9]
        while review.undo(0) is not None:
            pass
        assert all(item.decision is None for item in review.items(0))
        assert not (run / "gold" / "tamworth.json").exists()


def test_a_change_of_mind_after_done_is_in_the_gold_at_once(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
        review.decide(0, of(review, "turnout"), "rejected")
        assert gold(run)["turnouts"] == []


def test_decisions_outlive_a_rerun_and_facts_that_vanish(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
        before = {item.statement: item.decision for item in review.items(0)}
        kept = gold(run)
    facts = hustings.read(run)
    changed = facts.candidates.assign(confidence=0.1, rule="another", person_id="7")
    tables = replace(facts, candidates=changed, turnout=facts.turnout.iloc[:0]).tables
    for path in run.glob("*.csv"):
        path.unlink()
    files = CsvFiles(run)
    for name, table in tables.items():
        files.append(name, table)
    with opened(run) as review:
        assert {item.statement: item.decision for item in review.items(0)} == before
        assert [item.statement.table for item in review.items(0) if item.origin == "earlier"] == ["turnout"]
        assert review.is_finished(0)
        assert gold(run) == kept


def test_new_facts_of_a_rerun_open_an_article_and_leave_its_gold(run: Path) -> None:
    facts = hustings.read(run)
    (run / "turnout.csv").unlink()
    CsvFiles(run).append("turnout", facts.turnout.iloc[:0])
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
    (run / "turnout.csv").unlink()
    CsvFiles(run).append("turnout", facts.turnout)
    with opened(run) as review:
        assert not review.is_finished(0)
        assert gold(run)["turnouts"] == []
        accept_all(review)
        assert review.is_finished(0)
        assert [fact["percent"] for fact in gold(run)["turnouts"]] == [35.9]


def test_another_text_of_the_same_id_is_another_article(run: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
    write_run(run, {"tamworth": TEXT.replace("35.9", "36.9")})
    with opened(run) as review:
        assert all(item.decision is None for item in review.items(0))
        accept_all(review)
        with pytest.raises(InputError, match=r"articles/tamworth\.txt: holds another text; move it away"):
            review.finish(0)
        assert [fact["percent"] for fact in gold(run)["turnouts"]] == [35.9]


def test_gold_that_was_lost_is_written_again(run: Path, tmp_path: Path) -> None:
    with opened(run) as review:
        accept_all(review)
        review.finish(0)
    content = (run / "gold" / "tamworth.json").read_bytes()
    (run / "gold" / "tamworth.json").unlink()
    with opened(run), pytest.raises(HustingsError, match="another review has it open"):
        Review(run)
    assert (run / "gold" / "tamworth.json").read_bytes() == content
    with opened(run, gold=tmp_path / "mine" / "gold"):
        assert (tmp_path / "mine" / "gold" / "tamworth.json").read_bytes() == content
        assert (tmp_path / "mine" / "articles" / "tamworth.txt").exists()


def test_a_run_without_texts_says_what_to_do(run: Path) -> None:
    (run / "texts.parquet").rename(run / "away")
    with pytest.raises(InputError, match=r"no texts\.parquet here; repeat the run with --keep-text"):
        Review(run)
    (run / "texts.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="not the texts of a run"):
        Review(run)


def test_a_text_that_the_tables_are_not_of_is_told(run: Path) -> None:
    with TextsFile(run) as kept:
        kept.append("tamworth", "Another text.")
    with opened(run) as review, pytest.raises(InputError, match="tamworth: its text is not the one"):
        review.text(0)
    with TextsFile(run) as kept:
        kept.append("other", TEXT)
    with pytest.raises(InputError, match="no text of tamworth"):
        Review(run)


@pytest.mark.parametrize("content", [b"no database at all, but a text of some length" * 50, None])
def test_a_file_that_holds_no_decisions_is_refused(run: Path, content: bytes | None) -> None:
    if content is None:
        with closing(sqlite3.connect(run / "review.sqlite")) as other:
            other.execute("CREATE TABLE events (number)")
    else:
        (run / "review.sqlite").write_bytes(content)
    for _ in range(2):  # a review that was refused leaves no lock
        with pytest.raises(InputError, match=r"review\.sqlite: .*--decisions"):
            Review(run)


def test_an_article_without_facts_can_be_done(tmp_path: Path) -> None:
    run = write_run(tmp_path / "tables", {"quiet": "Nothing much happened in the town hall.\n"}, published="2023-10-20")
    with opened(run) as review:
        assert review.items(0) == []
        review.finish(0)
    stated = gold(run, "quiet")
    assert (stated["id"], stated["results"], stated["parties"]) == ("quiet", [], [])


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("0001", "0001"),
        ("by-election_3.b", "by-election_3.b"),
        ("2023/tamworth", "2023%2Ftamworth"),
        ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
        ("/tmp/x", "%2Ftmp%2Fx"),
        (".hidden", "%2Ehidden"),
        ("dump#12", "dump%2312"),
        ("a\x00b\n", "a%00b%0A"),
        ("C:\\x", "C%3A%5Cx"),
    ],
)
def test_ids_become_names_of_files(tmp_path: Path, article: str, name: str) -> None:
    assert file_name(article) == name
    write_gold(tmp_path / "gold", gold_of(article, None, []), "text")
    assert [path.name for path in (tmp_path / "gold").iterdir()] == [f"{name}.json"]
    assert [path.name for path in (tmp_path / "articles").iterdir()] == [f"{name}.txt"]


def test_long_ids_stay_apart_and_keep_their_score(tmp_path: Path) -> None:
    first, second = "é" * 300 + "a", "é" * 300 + "b"
    assert file_name(first) != file_name(second)
    assert len(file_name(first).encode()) < 200
    run = write_run(tmp_path / "tables", {first: TEXT, "2023/two": TEXT.replace("1,316", "1,317")})
    with opened(run) as review:
        for number in (0, 1):
            accept_all(review, number)
            review.finish(number)
    report = evaluate(run / "gold", run)
    assert sorted(report.ids) == ["2023/two", first]
    assert report.micro.f1 == 1


def test_articles_of_one_text_are_decided_together(tmp_path: Path) -> None:
    run = write_run(tmp_path / "tables", {"one": TEXT, "two": TEXT})
    with opened(run) as review:
        accept_all(review, 0)
        review.finish(0)
        assert review.progress.finished == 2
    assert {**gold(run, "one"), "id": ""} == {**gold(run, "two"), "id": ""}


SEAT = {"constituency": "Tamworth", "party": "Labour", "person": "Sarah Edwards"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([({"votes": 1}, "c"), ({"share": 2.5}, "c")], [(1, 2.5)], id="measures of one contest"),
        pytest.param([({"votes": 1}, "c"), ({"share": 2.5}, "d")], [(1, None), (None, 2.5)], id="of two contests"),
        pytest.param([({"votes": 1}, None), ({"share": 2.5}, None)], [(1, None), (None, 2.5)], id="of unknown ones"),
        pytest.param(
            [({"votes": 1}, "c"), ({"votes": 2}, "c"), ({"share": 2.5}, "c")],
            [(1, None), (2, None), (None, 2.5)],
            id="two of a kind",
        ),
        pytest.param([({"votes": 1}, None), ({"votes": 1}, "c")], [(1, None)], id="the same twice"),
        pytest.param(
            [({"votes": 1, "share": 2.5}, "c"), ({"votes": 1}, "c")], [(1, 2.5)], id="the same again with less"
        ),
    ],
)
def test_measures_of_one_owner_stand_together(
    facts: list[tuple[dict[str, object], str | None]], expected: list[tuple[int | None, float | None]]
) -> None:
    told = [Told("results", checked("results", {**SEAT, **measures}), contest) for measures, contest in facts]
    stated = gold_of("a", None, told)["results"]
    assert isinstance(stated, list)
    assert [(row["votes"], row["share"]) for row in stated] == expected


@pytest.mark.parametrize(
    ("published", "source", "day"),
    [
        ("2023-10-20", "record", "2023-10-20"),
        ("2023-10-20T00:41+01:00", "page", "2023-10-20"),
        ("2023-10", "text", None),
        ("2023-10-20", "registry", None),
        (None, None, None),
    ],
)
def test_the_reference_date_is_a_day_that_is_known(published: str | None, source: str | None, day: str | None) -> None:
    assert reference_date(published, source) == day


@pytest.mark.parametrize(
    ("table", "values", "words"),
    [
        ("results", {"votes": "many"}, "whole number such as 11719"),
        ("results", {"votes": -1}, "whole number"),
        ("results", {"votes": 1.5}, "whole number"),
        ("results", {"votes": True}, "whole number"),
        ("results", {"share": "nan"}, "number such as 45.8"),
        ("results", {"share": "1e999"}, "number such as 45.8"),
        ("results", {"party": "Labour"}, "one of votes, share, share_change"),
        ("results", {"votes": 1, "person_id": "7"}, "no column person_id"),
        ("contests", {"constituency": "Tamworth"}, "needs its kind"),
        ("contests", {"kind": "raffle"}, "one of by-election, general"),
        ("contests", {"kind": "general", "polling_date": "2023-13"}, "such as 2023-10-19"),
        ("contests", {"kind": "general", "polling_date": "2023-02-30"}, "such as 2023-10-19"),
        ("timestamps", {"kind": "date", "value": "2023"}, "one of published"),
        ("timestamps", {"kind": "entry", "value": "2023-10-20T25:00"}, "such as 2023-10-19"),
        ("parties", {"party": "  "}, "needs its party"),
        ("parties", {"party": "x" * 1001}, "at most 1000"),
        ("parties", {"party": "a\nb"}, "a line of text"),
        ("parties", {"party": "\ud800"}, "a line of text"),
        ("parties", {"party": 7}, "a line of text"),
    ],
)
def test_values_that_no_gold_can_hold_are_refused(table: Table, values: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        checked(table, values)


def test_values_take_the_dtypes_of_their_columns() -> None:
    values = checked("results", {**SEAT, "votes": "11,719", "share": 45, "share_change": "−16.7", "person": " Ann "})
    assert json.dumps(values) == json.dumps(
        {"constituency": "Tamworth", "person": "Ann", "party": "Labour"}
        | {"votes": 11719, "share": 45.0, "share_change": -16.7}
    )
    assert Statement.of("results", (0, 5), {**values, "party_id": "PP53"}).values == values


def test_spans_and_facts_that_are_not_there_are_refused(run: Path) -> None:
    with opened(run) as review:
        for span in ((-1, 3), (3, 3), (0, len(TEXT) + 1)):
            with pytest.raises(InputError, match="no span of the text"):
                review.add(0, "parties", span, {"party": "Green"})
        with pytest.raises(InputError, match="seats: no such table"):
            review.add(0, "seats", (0, 3), {})
        with pytest.raises(InputError, match="no such fact"):
            review.decide(0, "0" * 64, "accepted")
        assert all(item.decision is None for item in review.items(0))
