"""The files of a report and the structure of its pages."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from lxml import etree, html

import hustings
from hustings.errors import HustingsError, InputError
from hustings.report import write_report
from hustings.report.articles import web_address
from hustings.report.colours import NO_PARTY, colour
from hustings.report.publish import MARKER
from hustings.report.wording import cell, date_of, day, figure, points
from hustings.resources import read_csv
from hustings.spelling import fold
from hustings.stored import texts

from .conftest import ATTACKS, WriteRun

TEXT = "Labour wins\n\nLabour won Tamworth by 1,316 votes.\nThe majority was 1,316."
"""An article with a title, a paragraph, and a line below it."""

ARTICLE = {"article_id": "a", "title": "Labour wins", "publisher": "The Ledger", "published_at": "2023-10-20"}
MAJORITY = {
    "article_id": "a",
    "contest_id": "parl.tamworth.by.2023-10-19",
    "constituency": "Tamworth",
    "votes": 1316,
    "relation": "exact",
    "when": "this",
    "start": 36,
    "end": 41,
    "evidence": "Labour won Tamworth by 1,316 votes.",
}
PARTY = {"article_id": "a", "party": "Labour", "mentions": 1, "start": 13, "end": 19, "evidence": "Labour won."}


def pages(report: Path) -> Iterator[tuple[Path, etree._Element]]:
    """Every page of a report, parsed."""
    for path in sorted(report.rglob("*.html")):
        yield path, html.parse(path).getroot()


def parsed(path: Path) -> etree._Element:
    return html.parse(path).getroot()


def words(element: etree._Element) -> str:
    return " ".join(element.text_content().split())


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def hostile_report(hostile: Path) -> Path:
    return write_report(hostile).index.parent


@pytest.fixture(scope="module")
def corpus_report(corpus: Path) -> Path:
    return write_report(corpus).index.parent


def test_each_fact_of_an_article_is_marked_in_its_text_and_each_mark_leads_to_its_row(write_run: WriteRun) -> None:
    run = write_run({"articles": [ARTICLE], "majorities": [MAJORITY], "parties": [PARTY]}, {"a": TEXT})
    page = parsed(write_report(run).index.parent / "articles" / "a.html")
    marks = [(mark.text, mark.get("href"), mark.get("id")) for mark in page.iterfind(".//a[@data-facts]")]
    assert marks == [("Labour", "#parties-13-19", "c13"), ("1,316", "#majorities-36-41", "c36")]
    rows = {row.get("id"): row.find(".//a[@class='to-text']") for row in page.iterfind(".//li[@data-fact]")}
    assert {name: (link.text, link.get("href")) for name, link in rows.items()} == {
        "parties-13-19": ("Labour", "#c13"),
        "majorities-36-41": ("1,316", "#c36"),
    }


def test_the_text_of_an_article_is_all_there(corpus: Path, corpus_report: Path) -> None:
    kept = texts(corpus)
    assert kept
    for article, text in kept.items():
        page = parsed(corpus_report / "articles" / f"{article}.html")
        (section,) = page.xpath("//section[@class='text']")
        shown = [paragraph.text_content() for paragraph in section.xpath(".//p[@dir]")]
        assert shown == [line.removesuffix("\r") for line in text.split("\n") if line.rstrip("\r")], article


def test_every_fact_of_a_run_has_its_row_and_its_mark(corpus: Path, corpus_report: Path) -> None:
    addresses = pd.read_csv(corpus_report / "addresses.csv", dtype="string")
    anchors: dict[str, set[str]] = {}
    for path, page in pages(corpus_report):
        name = path.relative_to(corpus_report).as_posix()
        anchors[name] = {element.get("id") for element in page.iterfind(".//*[@id]")}
        if path.parent.name == "articles":
            numbers = {row.get("data-fact") for row in page.iterfind(".//li[@data-fact]")}
            assert numbers == {n for mark in page.iterfind(".//a[@data-facts]") for n in mark.get("data-facts").split()}
    facts = hustings.read(corpus)
    assert len(addresses) > 600
    assert set(addresses["table"]) >= {"articles", "posts", "majorities", "timestamps"}
    for address in addresses["address"]:
        page, _, anchor = address.partition("#")
        assert anchor in {"", *anchors[page]}, address
    for table in ("majorities", "results", "timestamps"):
        spans = facts.tables[table][["article_id", "start", "end"]].drop_duplicates()
        assert len(addresses[addresses["table"] == table]) == len(spans)


def test_links_within_a_report_lead_somewhere(corpus_report: Path, hostile_report: Path) -> None:
    for report in (corpus_report, hostile_report):
        anchors = {path.resolve(): {e.get("id") for e in page.iterfind(".//*[@id]")} for path, page in pages(report)}
        for path, page in pages(report):
            for link in page.iterfind(".//a[@href]"):
                target = urlsplit(link.get("href"))
                if target.scheme:
                    assert target.scheme in ("http", "https")
                    continue
                where = (path.parent / target.path).resolve() if target.path else path.resolve()
                if where.name == "index.html":
                    assert target.fragment in ("", "contests", "articles", "rejects", *anchors[where])
                elif where.suffix == ".html":
                    assert target.fragment in {"", *anchors[where]}, (path.name, link.get("href"))
                else:
                    assert where.is_file()


def test_an_id_is_given_once_a_page_and_headings_leave_no_level_out(corpus_report: Path, hostile_report: Path) -> None:
    for report in (corpus_report, hostile_report):
        for path, page in pages(report):
            ids = [element.get("id") for element in page.iterfind(".//*[@id]")]
            assert len(ids) == len(set(ids)), path.name
            levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
            assert levels.count(1) == 1, path.name
            assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path.name
            assert page.get("lang") == "en-GB"
            assert words(page.find(".//title"))
            for labelled in page.xpath("//*[@aria-labelledby]"):
                assert labelled.get("aria-labelledby") in ids


def test_a_page_may_load_the_files_of_the_report_and_nothing_else(hostile_report: Path) -> None:
    for path, page in pages(hostile_report):
        (policy,) = page.xpath("//meta[@http-equiv]")
        assert policy.get("http-equiv") == "Content-Security-Policy"
        assert policy.get("content").startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        scripts = {script.get("src").rsplit("/", 1)[-1] for script in page.iterfind(".//script")}
        assert scripts <= {"article.js", "index.js", "index-data.js"}, path.name
        assert not [script for script in page.iterfind(".//script") if script.text]
        assert not page.xpath("//img|//iframe|//base|//style|//object|//embed|//form[@action]|//*[@style]")
        assert not page.xpath("//*[@*[starts-with(name(), 'on')]]"), path.name


def test_hostile_words_are_shown_as_they_are(hostile_report: Path) -> None:
    titles = {words(page.find(".//h1")) for path, page in pages(hostile_report) if path.parent.name == "articles"}
    assert {" ".join(attack.split()) for attack in ATTACKS} <= titles


def test_only_web_addresses_become_links() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    assert web_address("HTTP://example.org") == "HTTP://example.org"
    for other in (*ATTACKS, "", None, "//example.org", "https:", "http://[", "java\nscript:x", "ftp://example.org/x"):
        assert web_address(other) is None


def test_the_data_of_the_first_page_is_a_script_without_markup(hostile_report: Path) -> None:
    script = (hostile_report / "index-data.js").read_text(encoding="ascii")
    assert not set("<>&\u2028\u2029") & set(script)
    found = json.loads(script.removeprefix('"use strict";\nwindow.hustings = ').removesuffix(";\n"))
    assert list(found) == ["contests", "articles", "rejects"]
    assert len(found["articles"]["rows"]) == 2 * (len(ATTACKS) + 1)
    assert {row[0] for row in found["rejects"]["rows"]} >= set(ATTACKS)
    for name in ("contests", "articles"):
        for row in found[name]["rows"]:
            assert len(row) == len(found[name]["columns"]) + 1
            assert (hostile_report / row[0]).is_file()


def test_a_report_is_the_same_bytes_each_time(hostile: Path, corpus: Path, tmp_path: Path) -> None:
    for number, run in enumerate((hostile, corpus)):
        one, other = tmp_path / f"{number}a", tmp_path / f"{number}b"
        write_report(run, one)
        write_report(run, other)
        assert files(one) == files(other)


def test_a_new_report_replaces_the_old_one_whole(write_run: WriteRun, tmp_path: Path) -> None:
    write_report(write_run({"articles": [ARTICLE]}, {"a": TEXT}))
    run = write_run({"articles": []})  # the same folder
    for table in run.glob("*.csv"):
        table.unlink()
    run = write_run({"articles": [{**ARTICLE, "article_id": "b"}]})
    report = write_report(run).index.parent
    assert [path.name for path in (report / "articles").iterdir()] == ["b.html"]
    assert sorted(path.name for path in report.parent.iterdir() if path.name.startswith(".")) == []


def test_a_report_that_fails_leaves_the_old_one_as_it_was(write_run: WriteRun) -> None:
    run = write_run({"articles": [ARTICLE], "majorities": [MAJORITY]}, {"a": TEXT})
    report = write_report(run).index.parent
    before = files(report)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(run, progress=stop)
    assert files(report) == before
    assert [path.name for path in run.iterdir() if path.name.endswith((".aside", ".before"))] == []


def test_a_report_killed_between_its_two_renames_is_put_back(write_run: WriteRun) -> None:
    run = write_run({"articles": [ARTICLE]}, {"a": TEXT})
    report = write_report(run).index.parent
    report.rename(run / ".report.before")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(run, progress=stop)
    assert (report / "index.html").is_file()


def test_a_folder_of_other_files_is_never_replaced(write_run: WriteRun, tmp_path: Path) -> None:
    run = write_run({"articles": [ARTICLE]})
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(HustingsError, match=r"mine: holds other files, .* name another folder with -o"):
        write_report(run, mine)
    assert (mine / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    with pytest.raises(HustingsError, match=r"thesis\.txt: is a file"):
        write_report(run, mine / "thesis.txt")
    (mine / "thesis.txt").unlink()
    write_report(run, mine)
    assert (mine / MARKER).is_file()


def test_a_folder_without_tables_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no tables here"):
        write_report(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_texts_the_sentences_stand_in_and_the_page_says_how_to_get_more(write_run: WriteRun) -> None:
    second = {**MAJORITY, "start": 64, "end": 69, "evidence": "The majority was 1,316."}
    run = write_run({"articles": [ARTICLE], "majorities": [MAJORITY, second], "parties": [PARTY]})
    written = write_report(run)
    assert not written.with_texts
    page = parsed(written.index.parent / "articles" / "a.html")
    (text,) = page.xpath("//section[@class='text']")
    assert "--keep-text" in words(text)
    assert [mark.text for mark in text.iterfind(".//a[@data-facts]")] == [
        "Labour won.",
        "Labour won Tamworth by 1,316 votes.",
        "The majority was 1,316.",
    ]
    ids = {mark.get("id") for mark in text.iterfind(".//a[@data-facts]")}
    assert {link.get("href")[1:] for link in page.xpath("//a[@class='to-text']")} == ids


def test_an_article_whose_text_is_missing_shows_its_sentences(write_run: WriteRun) -> None:
    both = {"articles": [ARTICLE, {**ARTICLE, "article_id": "b"}], "majorities": [{**MAJORITY, "article_id": "b"}]}
    written = write_report(write_run(both, {"a": TEXT}))
    (text,) = parsed(written.index.parent / "articles" / "b.html").xpath("//section[@class='text']")
    assert str(MAJORITY["evidence"]) in words(text)


def test_a_run_without_articles_has_a_report(write_run: WriteRun) -> None:
    written = write_report(write_run({}))
    assert (written.articles, written.contests, written.conflicts, written.failed) == (0, 0, 0, 0)
    assert words(parsed(written.index).find(".//h1"))


def test_copies_are_told_from_their_originals(write_run: WriteRun) -> None:
    copy = {**ARTICLE, "article_id": "b", "status": "duplicate", "duplicate_of": "a"}
    rows = [MAJORITY, {**MAJORITY, "article_id": "b"}]
    report = write_report(write_run({"articles": [ARTICLE, copy], "majorities": rows}, {"a": TEXT, "b": TEXT})).index
    original, repeated = (parsed(report.parent / "articles" / f"{name}.html") for name in "ab")
    assert repeated.xpath("//dl[@class='meta']//a/@href") == ["../articles/a.html"]
    assert original.xpath("//dl[@class='meta']//a/@href") == ["../articles/b.html"]
    page = parsed(report.parent / "contests" / "parl.tamworth.by.2023-10-19.html")
    sources = page.xpath("//ol[@class='sources-list']/li")
    assert ["copy" in words(source) for source in sources] == [False, True]


def test_a_conflict_is_on_the_page_of_its_contest_and_on_that_of_its_article(write_run: WriteRun) -> None:
    articles = [{**ARTICLE, "article_id": name} for name in "abc"]
    rows = [MAJORITY, {**MAJORITY, "article_id": "b"}, {**MAJORITY, "article_id": "c", "votes": 1361}]
    written = write_report(write_run({"articles": articles, "majorities": rows}, dict.fromkeys("abc", TEXT)))
    assert written.conflicts == 1
    page = parsed(written.index.parent / "contests" / "parl.tamworth.by.2023-10-19.html")
    (conflict,) = page.xpath("//section[@id='conflicts']//li")
    assert "Majority votes: 1,361 here; 2 articles say 1,316" in words(conflict)
    assert conflict.xpath(".//a/@href") == ["../articles/c.html#majorities-36-41"]
    flags = {n: parsed(written.index.parent / "articles" / f"{n}.html").xpath("//p[@class='flag']") for n in "abc"}
    assert {name: len(found) for name, found in flags.items()}.items() >= {"a": 0, "b": 0}.items()
    assert "1,361 here" in words(flags["c"][0])


def test_the_bars_are_as_long_as_the_votes_and_of_the_parties_colours(write_run: WriteRun) -> None:
    def result(person: str, party: str, votes: int, start: int) -> dict[str, object]:
        area = {name: MAJORITY[name] for name in ("article_id", "contest_id", "constituency", "evidence")}
        return {**area, "person": person, "party": party, "votes": votes, "start": start, "end": start + 1}

    rows = [result("Sarah Edwards", "Labour", 11719, 1), result("Andy Cooper", "Conservative", 10403, 3)]
    report = write_report(write_run({"articles": [ARTICLE], "results": rows}, {"a": TEXT})).index.parent
    page = parsed(report / "contests" / "parl.tamworth.by.2023-10-19.html")
    bars = page.xpath("//table[@class='standings']/tbody/tr")
    assert [words(bar.find("th")) for bar in bars] == ["Sarah Edwards Labour", "Andy Cooper Conservative"]
    assert [words(bar.find("td")) for bar in bars] == ["11,719", "10,403"]
    assert [bar.get("width") for bar in page.iterfind(".//rect")] == ["100.0%", "88.77%"]  # 10403 / 11719
    assert [bar.get("fill") for bar in page.iterfind(".//rect")] == ["#E4003B", "#0087DC"]


def test_the_posts_of_a_live_blog_are_entries_with_their_times(corpus_report: Path, corpus: Path) -> None:
    posts = hustings.read(corpus).posts
    live = posts[posts["article_id"] == "wakefield-and-tiverton-live"]
    page = parsed(corpus_report / "articles" / "wakefield-and-tiverton-live.html")
    entries = page.xpath("//article[@class='post']")
    assert [entry.get("id") for entry in entries] == [
        f"posts-{start}-{end}" for start, end in zip(live["start"], live["end"], strict=True)
    ]
    times = [words(entry.xpath(".//span[@class='time']")[0]) for entry in entries]
    assert times == [str(posted)[11:16] for posted in live["posted_at"]]


def test_party_colours_are_of_known_parties_and_well_formed() -> None:
    rows = read_csv("vocabulary/party_colours.csv")
    parties = {row["party"] for row in read_csv("vocabulary/parties.csv")}
    assert {row["party"] for row in rows} <= parties
    assert len({fold(row["party"]) for row in rows}) == len(rows)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", row["colour"]) for row in rows)
    assert colour("Labour") == "#E4003B"
    assert colour("A party of one") == colour(None) == NO_PARTY


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("votes", 19634, "19,634"),
        ("share", 45.8, "45.8%"),
        ("percent", 5.0, "5%"),
        ("share_change", -25.7, "−25.7 points"),
        ("share_change", 22.1, "+22.1 points"),
        ("polling_date", "2023-10-19", "Thursday 19 October 2023"),
        ("polling_date", "2016-05", "May 2016"),
        ("polling_date", "1987", "1987"),
        ("person", "1987", "1987"),
    ],
)
def test_cells_are_written_for_readers(column: str, value: str | int | float, shown: str) -> None:
    assert cell(column, value) == shown


def test_days_that_are_none_stay_as_they_are() -> None:
    assert [day(text) for text in ("", "soon", "2023-13", "2023-02-30")] == ["", "soon", "2023-13", "2023-02-30"]
    assert day("2023-10-20T05:47:00+01:00") == "Friday 20 October 2023, 05:47"
    assert date_of("2023-10-19") == "19 October 2023"
    assert points(0.0) == "±0 points"
    assert [figure("turnout", "35.9"), figure("majority_votes", "1316"), figure("ballots", "20000", "about")] == [
        "35.9%",
        "1,316",
        "about 20,000",
    ]
