"""The command as a user runs it."""

import csv
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from hustings.tables import COLUMNS, FACT_COLUMNS

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("hustings"))
ARTICLE = (
    "Labour has won the Tamworth by-election. Sarah Edwards took 11,719 votes, a majority of 1,316 over the "
    "Conservative candidate Andrew Cooper.\n"
)


def hustings(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tamworth.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_run_writes_every_table_and_sums_up(article: Path, tmp_path: Path) -> None:
    done = hustings("run", article, "-o", tmp_path / "tables")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert str(tmp_path / "tables") in done.stdout
    files = {"run.json", "datapackage.json", *(f"{name}.csv" for name in COLUMNS)}
    assert {path.name for path in (tmp_path / "tables").iterdir()} == files
    assert [row["votes"] for row in rows(tmp_path / "tables" / "majorities.csv")] == ["1316"]
    assert [row["article_id"] for row in rows(tmp_path / "tables" / "articles.csv")] == ["tamworth"]
    for table in COLUMNS.keys() - {"posts"}:
        count = len(rows(tmp_path / "tables" / f"{table}.csv"))
        assert [table, str(count)] in [line.split() for line in done.stdout.splitlines()]


def test_a_run_writes_the_formats_and_layouts_that_are_asked_for(article: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    options = ["--published", "2023-10-20", "--layout", "democracy-club"]
    for name in ("xlsx", "sqlite", "parquet", "jsonl", "duckdb"):
        options += ["--format", name]
    done = hustings("run", article, "-o", tables, *options)
    assert (done.returncode, done.stderr) == (0, "")
    files = {f"hustings.{ending}" for ending in ("xlsx", "sqlite", "duckdb")} | {"democracy-club.csv"}
    files |= {f"{name}.{ending}" for name in COLUMNS for ending in ("parquet", "jsonl")}
    assert {path.name for path in tables.iterdir()} == files | {"run.json"}
    assert set(json.loads((tables / "run.json").read_bytes())["files"]) == files
    with closing(sqlite3.connect(tables / "hustings.sqlite")) as base:
        assert base.execute("SELECT votes FROM majorities_with_articles").fetchall() == [(1316,)]
    found = {row["person_name"]: row["votes_cast"] for row in rows(tables / "democracy-club.csv")}
    assert found == {"Sarah Edwards": "11719", "Andrew Cooper": ""}
    refused = hustings("run", article, "-o", tables, "--published", "2023-10-20")
    assert refused.returncode == 2
    assert 'holds the tables of a run with formats ["parquet", ' in refused.stderr
    assert hustings("run", article, "-o", tables, "--published", "2023-10-20", "--fresh").returncode == 0
    left = {path.name for path in tables.iterdir()}
    assert left == {"run.json", "datapackage.json", *(f"{name}.csv" for name in COLUMNS)}


def test_the_order_of_formats_does_not_matter(article: Path, tmp_path: Path) -> None:
    for options in (["--format", "jsonl", "--format", "csv"], ["--format", "csv", "--format", "jsonl"]):
        assert hustings("run", article, "-o", tmp_path / "tables", *options).returncode == 0


@pytest.mark.parametrize("name", ["hustings.sqlite", "articles.parquet", "datapackage.json", "parliament.csv"])
def test_a_file_that_no_run_wrote_is_not_replaced(article: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / name).write_text("mine", encoding="utf-8")
    done = hustings("run", article, "-o", tmp_path / "tables")
    assert done.returncode == 2
    assert f"holds {name}, which no run wrote" in done.stderr
    assert (tmp_path / "tables" / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("module", "name", "extra"), [("duckdb", "duckdb", "duckdb"), ("xlsxwriter", "xlsx", "excel")])
def test_a_format_without_its_library_is_told_before_the_run(
    article: Path, tmp_path: Path, module: str, name: str, extra: str
) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from hustings.cli import app; app()"
    arguments = ["run", str(article), "-o", str(tmp_path / "tables"), "--format", name]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"hustings: the format {name} needs an extra: pip install 'hustings[{extra}]'\n"
    assert not (tmp_path / "tables").exists()


def test_an_unfinished_run_is_not_gone_on_with_in_another_format(tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    lines = [json.dumps({"id": str(number), "text": f"{ARTICLE} {number}"}) for number in range(400)]
    dump.write_text("\n".join(lines), encoding="utf-8")
    arguments = ["run", str(dump), "-o", str(tmp_path / "tables"), "--workers", "1", "--keep-duplicates"]
    with subprocess.Popen([COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        manifest = tmp_path / "tables" / ".hustings" / "manifest.jsonl"
        while not manifest.exists() and running.poll() is None:
            sleep(0.05)
        running.kill()
        running.communicate()
    refused = hustings(*arguments, "--format", "parquet")
    assert refused.returncode == 2
    assert 'holds an unfinished run with formats ["csv"], and this has ["parquet"]' in refused.stderr


def test_a_quiet_run_prints_nothing(article: Path, tmp_path: Path) -> None:
    done = hustings("run", article, "-o", tmp_path / "tables", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "tables" / "majorities.csv").exists()


def test_the_tables_are_the_same_on_every_run(tmp_path: Path) -> None:
    corpus = ROOT / "corpus" / "articles"
    for name, seed in (("one", "0"), ("two", "0"), ("three", "12345")):
        done = hustings("run", corpus, "-o", tmp_path / name, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
    assert len(rows(tmp_path / "one" / "articles.csv")) == len(list(corpus.rglob("*.txt")))
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")


def test_tables_among_the_articles_are_no_input(article: Path, tmp_path: Path) -> None:
    hustings("run", tmp_path, "-o", tmp_path / "tables")
    first = contents(tmp_path / "tables")
    hustings("run", tmp_path, "-o", tmp_path / "tables")
    assert contents(tmp_path / "tables") == first
    assert rows(tmp_path / "tables" / "rejects.csv") == []


def test_bad_input_is_told_beside_whole_tables(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    article.rename(folder / "tamworth.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00")
    (folder / "latin.txt").write_bytes("Sinn Féin held the seat.\n".encode("cp1252"))
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "dump.jsonl").write_text(
        json.dumps({"id": "a", "text": ARTICLE}) + '\n{"text": "cut o\n{"title": "no text"}\n', encoding="utf-8"
    )
    done = hustings("run", folder, "-o", tmp_path / "tables")
    assert done.returncode == 0, done.stderr
    articles = [(row["article_id"], row["status"]) for row in rows(tmp_path / "tables" / "articles.csv")]
    assert articles == [("a", "ok"), ("latin", "ok"), ("tamworth", "duplicate")]
    assert [row["article_id"] for row in rows(tmp_path / "tables" / "majorities.csv")] == ["a"]
    rejects = rows(tmp_path / "tables" / "rejects.csv")
    assert [(Path(row["source"]).name, row["record"], row["stage"], row["reason"]) for row in rejects] == [
        ("dump.jsonl", "2", "read", "json"),
        ("dump.jsonl", "3", "read", "no text"),
        ("empty.txt", "empty", "read", "empty"),
        ("latin.txt", "latin", "read", "encoding"),
        ("photo.txt", "photo", "read", "binary"),
        ("sheet.xlsx", "sheet", "read", "damaged"),
    ]
    assert rejects[3]["detail"] == "decoded as windows-1252"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "nowhere.txt", "-o", "tables"], ["nowhere.txt", "no such file or folder", "check the path"]),
        (["run", "tamworth.txt"], ["-o", "hustings run --help"]),
        (["run", "tamworth.txt", "-o", "tables", "--fast"], ["--fast", "hustings run --help"]),
        (["run", "tamworth.txt", "-o", "tamworth.txt"], ["tamworth.txt", "name another folder"]),
        (["run", "tamworth.txt", "-o", "tables", "--published", "Friday"], ["'Friday'", "2023-10-20"]),
        (["run", "tamworth.txt", "-o", "tables", "--format", "excel"], ["'excel'", "parquet", "xlsx"]),
        (["run", "tamworth.txt", "-o", "tables", "--layout", "dc"], ["'dc'", "democracy-club"]),
        (["run", "tamworth.txt", "-o", "tables", "--model", "xx_not_there_sm"], ["xx_not_there_sm", "install"]),
        (["run", "tamworth.txt", "-o", "tables", "--min-confidence", "1.01"], ["1.01", "from 0 to 1", "run --help"]),
        (["run", "tamworth.txt", "-o", "tables", "--min-confidence", "-0.1"], ["-0.1", "from 0 to 1"]),
        (["extract", "tamworth.txt", "--min-confidence", "nan"], ["nan", "from 0 to 1", "extract --help"]),
        (["extract", "tamworth.txt", "--min-confidence", "high"], ["--min-confidence", "number"]),
        (["extract", "tamworth.txt", "--why", "--json"], ["--why", "--json", "leave one of them out"]),
        (["extract", "nowhere.txt"], ["nowhere.txt", "no such file or folder"]),
        (["extract", "tamworth.txt", "--model", "xx_not_there_sm"], ["xx_not_there_sm", "install"]),
        (["evaluate", "nowhere", "tables"], ["nowhere", "no gold facts"]),
        (["evaluate", "nowhere", "tables", "--part", "whole"], ["'whole'", "training"]),
        (["evaluate", "nowhere", "tables", "--by", "seat"], ["'seat'", "rule", "genre"]),
        (["evaluate", "nowhere", "tables", "--errors", "-1"], ["--errors", "hustings evaluate --help"]),
        (["diff", "nowhere", "tables"], ["nowhere", "no tables here", "hustings run -o"]),
        (["diff", "nowhere"], ["RUN_B", "hustings diff --help"]),
        (["count"], ["count", "hustings --help"]),
    ],
)
def test_what_a_user_can_mend_is_one_line_and_status_2(
    article: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: list[str]
) -> None:
    monkeypatch.chdir(article.parent)
    done = hustings(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("hustings: ")
    for word in words:
        assert word in line


def test_an_interrupted_run_leaves_with_130_and_without_tables(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.jsonl")
    process = subprocess.Popen(
        [COMMAND, "run", tmp_path / "slow.jsonl", "-o", tmp_path / "tables"],
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts its background jobs deaf to Ctrl-C, and what they start inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # Opening the pipe waits until the run opens its other end: it is reading from then on.
    with (tmp_path / "slow.jsonl").open("w", encoding="utf-8"):
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60)[1].endswith("hustings: interrupted\n")
    assert process.returncode == 130
    assert list((tmp_path / "tables").iterdir()) == []


def test_standard_input_is_read(tmp_path: Path) -> None:
    dump = "".join(json.dumps({"id": name, "text": ARTICLE}) + "\n" for name in "ab")
    assert hustings("run", "-", "-o", tmp_path / "tables", stdin=dump.encode()).returncode == 0
    assert [row["article_id"] for row in rows(tmp_path / "tables" / "articles.csv")] == ["a", "b"]


def test_the_date_of_publication_is_for_those_that_carry_none(tmp_path: Path) -> None:
    dump = [{"id": "a", "text": ARTICLE}, {"id": "b", "text": ARTICLE, "published_at": "2023-10-21"}]
    stdin = "".join(json.dumps(record) + "\n" for record in dump).encode()
    hustings("run", "-", "-o", tmp_path / "tables", "--published", "2023-10-20", stdin=stdin)
    found = rows(tmp_path / "tables" / "articles.csv")
    assert [(row["published_at"], row["published_at_source"]) for row in found] == [
        ("2023-10-20", "option"),
        ("2023-10-21", "record"),
    ]


def test_facts_of_little_confidence_are_left_out_and_counted(tmp_path: Path) -> None:
    corpus = ROOT / "corpus" / "articles"
    every, sure = tmp_path / "every", tmp_path / "sure"
    assert "left out" not in hustings("run", corpus, "-o", every).stdout
    done = hustings("run", corpus, "-o", sure, "--min-confidence", "0.95")
    assert done.returncode == 0, done.stderr
    left_out = 0
    for name, columns in COLUMNS.items():
        kept = rows(every / f"{name}.csv")
        if "confidence" in columns:
            left_out -= len(kept)
            kept = [row for row in kept if float(row["confidence"]) >= 0.95]
            left_out += len(kept)
        assert rows(sure / f"{name}.csv") == kept, name
    assert left_out < 0
    assert f"left out for a confidence below 0.95: {-left_out} facts" in done.stdout.splitlines()


def test_facts_of_little_confidence_are_not_printed(article: Path) -> None:
    every = json.loads(hustings("extract", article, "--json").stdout)
    confidences = [row["confidence"] for table in FACT_COLUMNS for row in every[table]]
    best = max(confidences)
    done = hustings("extract", article, "--why", "--min-confidence", best)
    assert done.returncode == 0, done.stderr
    shown = [line for line in done.stdout.splitlines() if ", confidence " in line]
    assert len(shown) == confidences.count(best) < len(confidences)
    count = len(confidences) - len(shown)
    assert done.stdout.splitlines()[-1] == f"left out for a confidence below {best:g}: {count} facts"
    sure = json.loads(hustings("extract", article, "--json", "--min-confidence", best).stdout)
    assert {row["confidence"] for table in FACT_COLUMNS for row in sure[table]} == {best}
    assert sure["articles"] == every["articles"]


def test_without_the_registry_no_ids_are_linked(article: Path, tmp_path: Path) -> None:
    for folder, option in (("with", []), ("without", ["--no-registry"])):
        done = hustings("run", article, "-o", tmp_path / folder, "--published", "2023-10-20", *option)
        assert done.returncode == 0, done.stderr
    (linked,), (bare,) = (rows(tmp_path / folder / "majorities.csv") for folder in ("with", "without"))
    assert linked["contest_id"] == "parl.tamworth.by.2023-10-19"
    assert bare["contest_id"] == ""
    assert (linked["votes"], linked["constituency"]) == (bare["votes"], bare["constituency"]) == ("1316", "Tamworth")


def test_the_facts_of_one_article_are_printed_with_their_words(article: Path) -> None:
    done = hustings("extract", article)
    assert done.returncode == 0, done.stderr
    assert "majorities (1)" in done.stdout
    assert "votes: 1316" in done.stdout
    assert "11,719 votes, a majority of »1,316« over" in done.stdout


def test_each_fact_is_printed_with_what_decided_for_it(article: Path) -> None:
    plain, done = hustings("extract", article), hustings("extract", "-", "--why", stdin=article.read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(plain.stdout.splitlines()) < len(lines)
    (stated,) = (number for number, line in enumerate(lines) if line.startswith("      “1,316” by rule "))
    assert "a majority of »1,316« over" in lines[stated - 1]
    assert re.fullmatch(r" +“1,316” by rule \S.*, confidence [01]\.\d{3}", lines[stated])
    weights = []
    for line in lines[stated + 1 :]:
        if not (piece := re.fullmatch(r" {8} *([+-]\d+\.\d{3})  (.+)", line)):
            break
        if not piece[2].startswith("the sum of "):
            weights.append(abs(float(piece[1])))
    assert weights
    assert weights == sorted(weights, reverse=True)
    assert "        no evidence: the rule alone decided" in lines


def test_the_facts_of_one_article_as_json(article: Path) -> None:
    done = hustings("extract", "-", "--json", "--published", "2023-10-20", stdin=ARTICLE.encode())
    assert done.returncode == 0, done.stderr
    tables = json.loads(done.stdout)
    assert list(tables) == list(COLUMNS)
    (majority,) = tables["majorities"]
    assert list(majority) == list(COLUMNS["majorities"])
    assert majority["votes"] == 1316
    assert majority["percent"] is None
    assert ARTICLE[majority["start"] : majority["end"]] == "1,316"


def test_a_file_without_an_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = hustings("extract", tmp_path / "empty.txt")
    assert done.returncode == 2
    note, line = done.stderr.splitlines()
    assert note.endswith("empty: holds no text")
    assert "no article to extract from" in line


def test_scores_are_printed_for_people_and_for_programs(article: Path, tmp_path: Path) -> None:
    hustings("run", article, "-o", tmp_path / "tables")
    (tmp_path / "gold").mkdir()
    majority = {"constituency": "Tamworth", "votes": 1316, "when": "new", "relation": "exact"}
    gold = {"majorities": [majority, {**majority, "votes": 19634, "when": "previous"}]}
    (tmp_path / "gold" / "tamworth.json").write_text(json.dumps(gold), encoding="utf-8")
    done = hustings("evaluate", tmp_path / "gold", tmp_path / "tables", "--errors", "100")
    assert done.returncode == 0, done.stderr
    assert "tamworth majorities missed tamworth · votes · 19634.0 · previous" in done.stdout
    assert ["majorities", "2", "1.000", "0.500", "0.667", "1/1"] in [line.split() for line in done.stdout.splitlines()]
    figures = json.loads(hustings("evaluate", tmp_path / "gold", tmp_path / "tables", "--json").stdout)
    assert figures["tables"]["majorities"]["f1"] == 0.6667


@pytest.fixture
def two_runs(tmp_path: Path) -> Path:
    """Gold of two articles in ``gold``, and tables made by hand in ``now`` and ``then``."""
    majority = {"constituency": "Tamworth", "when": "new"}
    gold = {"n1": {"majorities": [{**majority, "votes": 1316}]}, "s5": {"majorities": [{**majority, "votes": 19634}]}}
    tables = {
        "now": "n1,Tamworth,1316,,this,margin.of\ns5,Tamworth,20000,41.0,this,margin.by\n",
        "then": "n1,Tamworth,1316,2.7,this,margin.of\ns5,Tamworth,19634,,this,margin.by\n",
    }
    (tmp_path / "gold").mkdir()
    for article, facts in gold.items():
        (tmp_path / "gold" / f"{article}.json").write_text(json.dumps(facts), encoding="utf-8")
    for name, lines in tables.items():
        (tmp_path / name).mkdir()
        for table in FACT_COLUMNS:
            (tmp_path / name / f"{table}.csv").write_text("article_id\n", encoding="utf-8")
        header = "article_id,constituency,votes,percent,when,rule\n"
        (tmp_path / name / "majorities.csv").write_text(header + lines, encoding="utf-8")
    return tmp_path


def test_scores_are_broken_down_for_people(two_runs: Path) -> None:
    plain = hustings("evaluate", two_runs / "gold", two_runs / "now")
    by = ("--by", "genre", "--by", "rule", "--by", "genre")
    done = hustings(
        "evaluate", two_runs / "gold", two_runs / "now", *by, "--against", two_runs / "then", "--errors", "1"
    )
    assert (done.returncode, done.stderr) == (0, "")
    scores, genres, rules, changes = done.stdout.rstrip().split("\n\n")
    assert scores == "s5 majorities missed tamworth · votes · 19634.0 · this\n" + plain.stdout.rstrip()
    assert [line.split() for line in genres.splitlines()[1:]] == [
        ["n", "1", "1", "1.000", "1.000", "1.000"],
        ["s", "1", "1", "0.000", "0.000", "0.000"],
    ]
    assert rules.splitlines()[1:] == [
        "majorities   margin.by     0     2   0.000",
        "    s5 tamworth · percent · 41.0 · this",
        "majorities   margin.of     1     0   1.000",
    ]
    assert ["majorities", "0", "1", "2", "1"] in [line.split() for line in changes.splitlines()]
    assert changes.splitlines()[-3:] == [
        "s5 majorities lost tamworth · votes · 19634.0 · this  [margin.by]",
        "s5 majorities wrong now tamworth · percent · 41.0 · this  [margin.by]",
        "n1 majorities wrong then tamworth · percent · 2.7 · this  [margin.of]",
    ]


def test_scores_are_broken_down_for_programs(two_runs: Path) -> None:
    folders = (two_runs / "gold", two_runs / "now")
    plain = json.loads(hustings("evaluate", *folders, "--json", "--part", "validation").stdout)
    options = ("--by", "rule", "--by", "genre", "--against", two_runs / "then", "--part", "validation")
    figures = json.loads(hustings("evaluate", *folders, "--json", *options).stdout)
    assert {name: figures[name] for name in plain} == plain
    assert figures["rules"]["majorities"] == {"margin.by": {"right": 0, "wrong": 2, "precision": 0.0}}
    assert list(figures["genres"]) == ["s"]
    assert figures["changes"]["majorities"] == {"gained": 0, "lost": 1, "wrong_now": 2, "wrong_then": 0}


def test_an_earlier_run_without_tables_is_told(two_runs: Path) -> None:
    done = hustings("evaluate", two_runs / "gold", two_runs / "now", "--against", two_runs / "gold")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{two_runs / 'gold'}: no tables here" in done.stderr


@pytest.fixture(scope="module")
def misprint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of two articles, of which one has a wrong majority."""
    folder = tmp_path_factory.mktemp("misprint")
    (folder / "in").mkdir()
    (folder / "in" / "right.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "in" / "wrong.txt").write_text(
        "Tamworth has a new MP. Sarah Edwards won the by-election for Labour with a majority of 1,361 on Thursday, "
        "19 October 2023.\n",
        encoding="utf-8",
    )
    done = hustings("run", folder / "in", "-o", folder / "tables", "--published", "2023-10-20", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "tables"


def test_articles_are_consolidated(misprint: Path, tmp_path: Path) -> None:
    done = hustings("consolidate", misprint, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("wrong: majority votes of Tamworth 2023-10-19: the paper says 1361; ")
    assert done.stdout.endswith(f"; consolidated.csv and conflicts.csv are in {tmp_path / 'out'}\n")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"consolidated.csv", "conflicts.csv"}
    [conflict] = rows(tmp_path / "out" / "conflicts.csv")
    assert (conflict["article_id"], conflict["value"], conflict["consolidated"]) == ("wrong", "1361", "1316")
    winner = [row for row in rows(tmp_path / "out" / "consolidated.csv") if row["field"] == "winner_party"]
    assert [(row["value"], row["sources"], row["articles"]) for row in winner] == [("Labour", "2", "right; wrong")]


def test_figures_are_checked(misprint: Path, tmp_path: Path) -> None:
    done = hustings("check", misprint, "-o", tmp_path, "--failed")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    says = "wrong: majority of Tamworth 2023-10-19: the paper says 1,361; the official count says 1,316: differs"
    assert lines[:-1] == [says]
    assert lines[-1].endswith(f"1 of them differs; checks.csv is in {tmp_path}")
    found = rows(tmp_path / "checks.csv")
    assert [row["says"] for row in found if row["outcome"] == "differs"] == [says]
    every = hustings("check", misprint, "-o", tmp_path)
    assert every.stdout.splitlines()[0] == says
    assert len(every.stdout.splitlines()) == len(found) + 1
    assert hustings("check", misprint, "-o", tmp_path, "--strict", "--quiet").returncode == 1
    alone = hustings("check", misprint, "-o", tmp_path, "--strict", "--no-registry", "--failed")
    assert (alone.returncode, len(alone.stdout.splitlines())) == (0, 1)


def test_derived_tables_stand_beside_the_others_until_the_next_run(misprint: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tables"
    shutil.copytree(misprint, copy)
    before = {path.name for path in copy.iterdir()}
    for command in ("consolidate", "check"):
        assert hustings(command, copy, "--quiet").stdout == ""
    derived = {"consolidated.csv", "conflicts.csv", "checks.csv"}
    assert {path.name for path in copy.iterdir()} == before | derived
    first = contents(copy)
    for command in ("consolidate", "check"):
        hustings(command, copy, "--quiet")
    assert contents(copy) == first
    again = hustings("run", misprint.parent / "in", "-o", copy, "--published", "2023-10-20", "--quiet")
    assert again.returncode == 0, again.stderr
    assert {path.name for path in copy.iterdir()} == before


@pytest.mark.parametrize("command", ["consolidate", "check"])
def test_what_cannot_be_read_or_written_is_told(command: str, misprint: Path, tmp_path: Path) -> None:
    done = hustings(command, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path}: no tables here" in done.stderr
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = hustings(command, misprint, "-o", tmp_path / "file")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{tmp_path / 'file'}: cannot write here" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["run", "extract", "consolidate", "check", "evaluate"])
def test_help_shows_examples(command: str) -> None:
    done = hustings(command, "--help")
    assert done.returncode == 0
    assert f"\n  hustings {command} " in done.stdout


def test_without_a_command_the_help_is_shown() -> None:
    assert hustings().stdout == hustings("--help").stdout


def test_help_does_not_wait_for_heavy_libraries() -> None:
    code = "import sys, hustings.cli; print({'spacy', 'pandas', 'dateparser'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_two_runs_are_held_against_each_other(article: Path, tmp_path: Path) -> None:
    hustings("run", article, "-o", tmp_path / "one")
    article.write_text(ARTICLE.replace("1,316", "1,361"), encoding="utf-8")
    hustings("run", article, "-o", tmp_path / "two")
    done = hustings("diff", tmp_path / "one", tmp_path / "two", "--facts", "1", "-o", tmp_path / "differences.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "votes 1316 → 1361" in done.stdout
    assert [row["change"] for row in rows(tmp_path / "differences.csv")] == ["changed"]
    figures = json.loads(hustings("diff", tmp_path / "one", tmp_path / "two", "--json").stdout)
    assert figures["tables"]["majorities"]["changed"] == 1
    assert figures["articles"]["with_another_text"] == ["tamworth"]
