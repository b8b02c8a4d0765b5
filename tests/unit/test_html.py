"""Saved web pages: what of a page becomes the article, when it was published, and what its tables and blogs state."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.extractor import Extractor
from hustings.inputs.encoding import decode_page
from hustings.inputs.html import parse_html
from hustings.tables import Facts
from hustings.types import Article, Rejection

PAGES = Path(__file__).parent.parent / "data" / "pages"
GOLD: dict[str, dict[str, Any]] = json.loads((PAGES / "gold.json").read_text("utf-8"))
SAID = "Labour has won the Barchester East by-election with a majority of 2,111, the returning officer said on Friday."


def parsed(data: bytes | str, **options: str) -> list[Article | Rejection]:
    data = data.encode() if isinstance(data, str) else data
    return list(parse_html(data, source="a.html", record="1", article_id="a", **options))


def article(data: bytes | str, **options: str) -> Article:
    (found,) = [each for each in parsed(data, **options) if isinstance(each, Article)]
    return found


def reasons(data: bytes | str, **options: str) -> list[str]:
    return [each.reason for each in parsed(data, **options) if isinstance(each, Rejection)]


def page(body: str = f"<p>{SAID}</p>", head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Labour gains Barchester East</title>{head}</head><body><article>"
        f"<h1>Labour gains Barchester East</h1>{body}</article></body></html>"
    )


def json_ld(written: str) -> str:
    return f'<script type="application/ld+json">{written}</script>'


@cache
def extractor() -> Extractor:
    return Extractor.load()


def facts(data: bytes | str) -> Facts:
    return Facts.of(extractor().extract(article(data)))


# -- whole pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GOLD)
def test_a_page_of_its_kind(name: str) -> None:
    found, gold = article((PAGES / f"{name}.html").read_bytes()), GOLD[name]
    for field in ("title", "byline", "publisher", "url", "published_at"):
        if field in gold:
            assert getattr(found, field) == gold[field], field
    assert found.published_at_source == ("page" if found.published_at else None)
    lines = found.text.splitlines()
    assert [line for line in gold["lines"] if line not in lines] == []
    assert [words for words in gold.get("absent", ()) if words in found.text] == []
    assert lines.count(found.title or "") <= 1


def test_the_same_bytes_give_the_same_article_whatever_came_before() -> None:
    data = {name: (PAGES / f"{name}.html").read_bytes() for name in GOLD}
    first = {name: parsed(each) for name, each in data.items()}
    for _ in range(3):
        assert {name: parsed(each) for name, each in reversed(data.items())} == first


def test_a_page_that_only_asks_to_pay_is_no_article() -> None:
    assert reasons((PAGES / "paywalled.html").read_bytes()) == ["no text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x00\x01\x02\xff", "binary"),
        (b"%PDF-1.7 \x00\x9d", "binary"),
        (b"Labour has won.", "not html"),
        (b"<html></html>", "no text"),
        (b"<html><head><title>Barchester</title></head><body></body></html>", "no text"),
        (b"<html><body><script>1</script><p hidden>Labour has won.</p></body></html>", "no text"),
    ],
)
def test_what_is_no_article(data: bytes, reason: str) -> None:
    assert reasons(data) == [reason]


def test_html_lang_is_a_hint_of_the_language() -> None:
    welsh = page().replace("<html>", '<html lang="cy-GB">')
    assert (article(page()).language, article(welsh).language) == ("en", "cy")


def test_the_url_given_goes_before_that_of_the_page() -> None:
    data = page(head='<link rel="canonical" href="https://gazette.example/a">')
    assert article(data).url == "https://gazette.example/a"
    assert article(data, url="https://archive.example/b").url == "https://archive.example/b"


def test_words_that_only_a_style_keeps_apart_do_not_run_together() -> None:
    text = article(
        page(f"<p>{SAID}</p><ul><li><span>Ada Fenwick</span><span>Labour</span><span>12,345</span></li></ul>")
    )
    assert "• Ada Fenwick | Labour | 12,345" in text.text.splitlines()


def test_an_article_that_a_script_would_show_is_shown() -> None:
    assert SAID in article(page(f'<div style="visibility: hidden"><p>{SAID}</p></div>')).text


# -- encodings ---------------------------------------------------------------------------------------------------------

LATIN = f'<html><head><meta charset="{{}}"></head><body><p>{SAID} It cost £10 – “dear”.</p></body></html>'


@pytest.mark.parametrize(
    ("data", "charset", "noted"),
    [
        (LATIN.format("utf-8").encode(), None, False),
        (LATIN.format("iso-8859-1").encode("cp1252"), None, False),
        (LATIN.format("windows-1252").encode("cp1252"), "windows-1252", False),
        (LATIN.format("utf-8").encode("cp1252"), "windows-1252", False),  # the server goes before the page
        (LATIN.format("windows-1252").encode("utf-8-sig"), "windows-1252", False),  # a mark goes before the server
        (LATIN.format("utf-8").encode("utf-16"), "utf-8", True),
        (LATIN.format("windows-1252").encode("cp1252"), "utf-8", True),
        (LATIN.format("utf-8").encode("cp1252"), None, True),
        (LATIN.format("no-such-thing").encode(), "neither", True),
        (LATIN.format("iso-8859-15").encode(), None, True),  # saved anew as UTF-8
        (LATIN.format("base64").encode("cp1252"), "rot13", True),
    ],
)
def test_encodings(data: bytes, charset: str | None, noted: bool) -> None:
    decoded = decode_page(data, charset)
    assert decoded is not None
    assert "It cost £10 – “dear”." in decoded.text
    assert bool(decoded.assumption) is noted
    found = list(parse_html(data, source="s", record="1", article_id="a", charset=charset))
    assert [each.reason for each in found if isinstance(each, Rejection)] == ["encoding"] * noted
    assert any(isinstance(each, Article) and "£10 – “dear”" in each.text for each in found)


# -- dates -------------------------------------------------------------------------------------------------------------

STRUCTURED = json_ld('{{"@type": "NewsArticle", "datePublished": "{}", "dateModified": "2024-01-01T10:00:00Z"}}')
META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (STRUCTURED.format("2023-05-12T01:41:00Z"), "", "2023-05-12T02:41:00+01:00"),
        (STRUCTURED.format("2023-01-12T01:41:00.000Z"), "", "2023-01-12T01:41:00+00:00"),
        (STRUCTURED.format("2023-05-12T02:41:00+0100"), "", "2023-05-12T02:41:00+01:00"),
        (STRUCTURED.format("2023-05-11T23:41:00-05:00"), "", "2023-05-11T23:41:00-05:00"),
        (STRUCTURED.format("2023-05-12"), "", "2023-05-12"),
        (STRUCTURED.format("12 May 2023"), "", "2023-05-12"),
        (STRUCTURED.format("May 12, 2023"), "", "2023-05-12"),
        (STRUCTURED.format("Fri, 12 May 2023 01:41:00 GMT"), "", "2023-05-12T02:41:00+01:00"),
        (STRUCTURED.format("2023-05-12") + META.format("2023-05-13"), "", "2023-05-12"),
        (STRUCTURED.format("0000-00-00") + META.format("2023-05-13T10:00:00Z"), "", "2023-05-13T11:00:00+01:00"),
        (STRUCTURED.format("1970-01-01T00:00:00Z") + META.format("2023-05-13"), "", "2023-05-13"),
        (STRUCTURED.format("yesterday") + META.format(""), '<time datetime="2023-05-14">14 May</time>', "2023-05-14"),
        ("", '<p>Updated <time datetime="2023-05-15">15 May</time> <time datetime="2023-05-14">14 May</time></p>',
         "2023-05-14"),
        ('<meta name="last-modified" content="2023-05-15"><meta property="article:modified_time" content="2023-05-15">',
         "", None),
        ('<meta name="DC.date.issued" content="2023-05-13">', "", "2023-05-13"),
        (json_ld('{"@type":"WebPage","datePublished":"2023-05-11"}') + STRUCTURED.format("2023-05-12"), "",
         "2023-05-12"),
        (json_ld('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2019-01-01"}]}'), "",
         None),
        ("", "", None),
    ],
)  # fmt: skip
def test_when_a_page_was_published(head: str, body: str, published: str | None) -> None:
    assert article(page(f"{body}<p>{SAID}</p>", head)).published_at == published


def test_a_date_in_a_sentence_is_not_the_date_of_the_page() -> None:
    told = (
        "Voters in Barchester East last went to the polls on 12 December 2019, when the Conservatives held it easily "
        * 2
    )
    assert article(page(f"<p>{told}.</p>")).published_at is None


# -- structured data ---------------------------------------------------------------------------------------------------

HEADLINE = '"@type": "NewsArticle", "headline": "A {} headline"'


@pytest.mark.parametrize(
    "written",
    [
        "{" + HEADLINE.format("plain") + "}",
        "[[{" + HEADLINE.format("plain") + "}]]",
        '{"@graph": [{"@type": "Organization"}, {' + HEADLINE.format("plain") + "}]}",
        '{"@type": "WebPage", "mainEntity": {' + HEADLINE.format("plain") + "}}",
        "{" + HEADLINE.format("plain") + ",}",
        '{"a": ",]", "b": [1, 2,], ' + HEADLINE.format("plain") + " , }",
        "<!-- {" + HEADLINE.format("plain") + "} -->",
        "//<![CDATA[\n{" + HEADLINE.format("plain") + "}\n//]]>",
        "/* page */ {" + HEADLINE.format("plain") + ', "url": "https://a.example//b"};',
        '{"description": "two\nlines", ' + HEADLINE.format("plain") + "}",
        "{" + HEADLINE.format("plain") + r', "a": "it\'s"}',
        '{"@type": "Thing"}\n{' + HEADLINE.format("plain") + "}",
        ("{" + HEADLINE.format("plain") + "}").replace('"', "&quot;"),
        "{" + HEADLINE.format("&#112;lain") + "}",
        '{"@type": ["http://schema.org/NewsArticle", "Thing"], "headline": "A plain headline"}',
    ],
)
def test_structured_data_as_pages_write_them(written: str) -> None:
    data = page(head=json_ld(written))
    assert article(data).title == "A plain headline"
    assert reasons(data) == []


def test_structured_data_that_cannot_be_mended_are_noted() -> None:
    data = page(head=json_ld('{"@type": "NewsArticle", "headline": "A "plain" headline"}'))
    assert reasons(data) == ["structured data"]
    assert article(data).title == "Labour gains Barchester East"


# -- live blogs --------------------------------------------------------------------------------------------------------


def test_every_post_of_a_live_blog_has_its_time_and_heading() -> None:
    posts = facts((PAGES / "live_blog.html").read_bytes()).posts
    assert posts["posted_at"].tolist() == [
        "2023-05-12T02:32+01:00",
        "2023-05-12T00:05+01:00",
        "2023-05-11T23:58+01:00",
        "2023-05-11T22:00+01:00",
    ]
    assert posts["heading"].fillna("").tolist() == [
        "Labour gain Barchester East",
        "Turnout & a recount?",
        "",
        "Polls close.",
    ]


def test_a_live_blog_whose_words_are_on_the_page_alone() -> None:
    posts = facts((PAGES / "live_blog_page.html").read_bytes()).posts
    assert posts["posted_at"].tolist() == ["2023-10-29T01:20+00:00", "2023-10-29T01:20+01:00"]
    assert posts["heading"].tolist() == ["Labour hold Silverbridge", "The count begins"]


UPDATE = (
    '{"@type":"BlogPosting","headline":"Polls close","datePublished":"2024-07-04T21:00:00Z",'
    '"articleBody":"Voting is over."}'
)


@pytest.mark.parametrize(
    "written",
    [
        '{"@type":"LiveBlogPosting","liveBlogUpdate":' + UPDATE + "}",
        '{"@type":"LiveBlogPosting","liveBlogUpdate":[' + UPDATE + ",]}",
        '{"@graph":[{"@type":"WebPage"},{"@type":["Article","LiveBlogPosting"],"liveBlogUpdate":[' + UPDATE + "]}]}",
        '[{"@type":"WebPage","mainEntity":[{"@type":"LiveBlogPosting","liveBlogUpdate":[' + UPDATE + "]}]}]",
        '{"@type":"ItemList","itemListElement":{"@type":"LiveBlogPosting","liveBlogUpdate":[' + UPDATE + "]}}",
        '{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"ListItem","item":' + UPDATE + "}]}",
    ],
)
def test_the_shapes_of_live_blogs(written: str) -> None:
    data = page(head=json_ld(written))
    assert "Posted on 4 July 2024 at 22:00 BST\nPolls close\n\nVoting is over." in article(data).text
    posts = facts(data).posts  # the page has no date of its own
    assert posts["posted_at"].tolist() == ["2024-07-04T22:00+01:00"]


def test_a_live_blog_in_microdata() -> None:
    body = """<div itemscope itemtype="http://schema.org/LiveBlogPosting">
      <div itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting">
      <h2 itemprop="headline">Polls close</h2>
      <time itemprop="datePublished" datetime="2024-07-04T21:00:00Z">22:00</time>
      <div itemprop="articleBody"><p>Voting is over in Barchester East.</p></div></div></div>"""
    assert (
        "Posted on 4 July 2024 at 22:00 BST\nPolls close\n\nVoting is over in Barchester East."
        in article(page(body)).text
    )


def test_a_live_blog_without_words_is_read_as_a_page() -> None:
    update = '{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Polls close"}]}'
    assert SAID in article(page(head=json_ld(update))).text


# -- tables and lists --------------------------------------------------------------------------------------------------

RESULTS = [
    ("Ada Fenwick", "Labour", 12345, 45.6, 10.2),
    ("Ben Oyelaran", "Conservative", 10234, 37.8, -12.1),
    ("Cat Moss", "Liberal Democrats", 3210, 11.9, 1.3),
    ("Dev Patel", "Green", 1290, 4.7, 0.6),
]


def test_a_table_of_results_states_its_facts() -> None:
    found = facts((PAGES / "results.html").read_bytes())
    columns = ["person", "party", "votes", "share", "share_change"]
    assert list(found.results[columns].itertuples(index=False, name=None)) == RESULTS
    assert found.candidates["outcome"].tolist() == ["elected", "defeated", "defeated", "defeated"]
    assert found.majorities["votes"].tolist() == [2111]
    assert 38.4 in found.turnout["percent"].dropna().tolist()
    assert 70512 in found.turnout["electorate"].dropna().tolist()


LEAD = f"<p>{SAID}</p>"
CANDIDATES = {
    "list": "<ul>" + "".join(f"<li><a href='/x'>{r[0]}</a> ({r[1]})</li>" for r in RESULTS) + "</ul>",
    "dl": "<dl>" + "".join(f"<dt>{r[0]}</dt><dd>{r[1]}</dd>" for r in RESULTS) + "</dl>",
    "two columns": "<table>" + "".join(f"<tr><td>{r[0]}</td><td>{r[1]}</td></tr>" for r in RESULTS) + "</table>",
    "logos": "<table>" + "".join(f"<tr><td><img alt='{r[1]} logo'></td><td>{r[0]}</td></tr>" for r in RESULTS)
    + "</table>",
    "logo beside": "<table>" + "".join(f"<tr><td><img alt='{r[1]}'>{r[0]}</td><td>{r[2]}</td></tr>" for r in RESULTS)
    + "</table>",
    "ranked": "<table>" + "".join(f"<tr><td>{n}</td><td>{r[1]}</td><td>{r[0]}</td><td>{r[2]:,}</td></tr>"
                                  for n, r in enumerate(RESULTS, 1)) + "</table>",
    "styled": "<ul>" + "".join(f"<li><span>{r[0]}</span><span>{r[1]}</span></li>" for r in RESULTS) + "</ul>",
    "an aside": "<aside><table>" + "".join(f"<tr><th>{r[0]}<td>{r[1]}<td>{r[2]:,}</tr>" for r in RESULTS)
    + "</table></aside>",
}  # fmt: skip


@pytest.mark.parametrize("form", CANDIDATES)
def test_candidates_however_they_are_listed(form: str) -> None:
    found = facts(page(f"{LEAD}{CANDIDATES[form]}{LEAD.replace('2,111', '2,112')}"))
    assert sorted(zip(found.candidates["person"], found.candidates["party"], strict=True)) == sorted(
        (row[0], row[1]) for row in RESULTS
    )


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><th rowspan=2>Party<th colspan=2>Votes<tr><th>N<th>%<tr><td>Lab<td>1,200<td>60<tr><td>Con<td>800<td>40",
         ["Party | Votes N | %", "Lab | 1,200 | 60", "Con | 800 | 40"]),
        ("<tr><td rowspan=2>Labour<td>Ada Fenwick<td>1,200<tr><td>Eve Marsh<td>1,100<tr><td>Green<td>Dev Patel<td>90",
         ["Labour | Ada Fenwick | 1,200", "Labour | Eve Marsh | 1,100", "Green | Dev Patel | 90"]),
        ("<tr><td>Lab<td>1,200<tr><td>Con<td>800<tr><td>Turnout<td>38.4%",
         ["Lab: 1,200", "Con: 800", "Turnout: 38.4%"]),
        ("<tr><th>Ward<th>Labour<th>Green<tr><td>North<td>120<td>-<tr><td>South<td>80<td>30",
         ["Ward | Labour | Green", "North | 120 | -", "South | 80 | 30"]),
        ("<tr><td>Lab<td>Ada Fenwick<td>1,200<tr><td>Con<td>Ben Voss<td>800"
         "<tr><td colspan=2>Lab gain from Con<td>Swing 9%",
         ["Lab | Ada Fenwick | 1,200", "Con | Ben Voss | 800", "Lab gain from Con: Swing 9%"]),
        ("<tr><td colspan=99999>Lab<td>1<tr><td rowspan=x>Con<td>2", ["Lab: 1", "Con: 2"]),
    ],
)  # fmt: skip
def test_the_lines_of_a_table(rows: str, lines: list[str]) -> None:
    text = article(page(f"{LEAD}<table>{rows}</table>{LEAD}")).text
    assert "\n".join(lines) in text


# -- hostile pages -----------------------------------------------------------------------------------------------------

HOSTILE = {
    "nested": "<html><body>" + "<div>" * 1_000_000 + SAID,
    "attributes": "<html><body><p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{SAID}",
    "attributes with marks": "<html><p " + " ".join(f"a{n}='<>'" for n in range(100_000)),
    "a long attribute": f"<html><body><p data-x='{'x' * 5_000_000}'>{SAID}</p>",
    "elements": "<html><body>" + "<p>a</p>" * 300_000,
    "brackets": f"<html>{json_ld('[' * 500_000)}<p>{SAID}",
    "strings": f"<html>{json_ld(chr(34) + chr(92) * 500_000)}<p>{SAID}",
    "times": "<html><body><h1>x</h1>" + "<time>2020</time>" * 20_000,
    "breaks": "<html><body><p>" + "x<br>" * 20_000,
    "tags without end": "<html>" + "<a " * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_bounded_time(name: str) -> None:
    begun = perf_counter()
    assert parsed(HOSTILE[name])
    assert perf_counter() - begun < 20


def test_words_nested_too_deep_are_kept() -> None:
    assert SAID in article(f"<html><body>{'<div>' * 300}<p>{SAID}</p>{'</div>' * 300}</body></html>").text


MARKUP = st.sampled_from(
    [
        *"<p> </p> <table> <tr> </table> <br> <ul><li> <!-- <script> </script> [{ }] &amp; <h1> <dl><dt> \x0c".split(
            " "
        ),
        *("<td colspan=3>", "<figure><figcaption>", "<time datetime='2023'>", "<img alt=x>", "Labour 1,234"),
        *('<script type="application/ld+json">', '{"@type":"LiveBlogPosting","liveBlogUpdate":', '"datePublished":'),
    ]
)
SOUP = st.lists(MARKUP | st.text(max_size=8), max_size=30).map(lambda pieces: "".join(pieces).encode())


@given(st.binary(max_size=300) | SOUP)
def test_no_bytes_raise(data: bytes) -> None:
    found = parsed(b"<html><body>" + data)
    assert found
    assert all(isinstance(each, Rejection) for each in found[:-1])
    for each in found:
        if isinstance(each, Article):
            assert each.text.strip()
            assert each.text.encode("utf-8")


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "idna", "punycode", "utf-7", "x", ""]))
def test_no_encoding_raises(data: bytes, charset: str | None) -> None:
    assert list(parse_html(data, source="s", record="1", article_id="a", charset=charset))


def test_parse_html_does_its_work_when_it_is_asked() -> None:
    assert isinstance(parse_html(b"", source="s", record="1", article_id="a"), Iterator)
