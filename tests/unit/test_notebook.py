"""What a notebook shows of facts: the text with its spans, whatever the text holds."""

from dataclasses import replace

import lxml.html
import pytest

from hustings.notebook import MOST_ROWS, html
from hustings.tables import Facts
from hustings.types import Article, Extraction, Fact

TEXT = 'Labour <b onmouseover="alert(1)">won</b> by 1,316 & "more"\nthan hoped.'


def fact(span: str, table: str = "majorities", **values: object) -> Fact:
    start = TEXT.index(span)
    found = Fact("majorities", {"votes": 1316}, start, start + len(span), (0, len(TEXT)), "by", 0.9)
    return found if table == "majorities" else replace(found, table="parties", values={"party": "<i>Labour</i>"})


def shown(*facts: Fact, copies: int = 1) -> lxml.html.HtmlElement:
    article = Article("a<script>", TEXT, title="</div><script>alert(1)</script>")
    extractions = [Extraction(replace(article, id=f"{article.id}{n}"), (), facts) for n in range(copies)]
    return lxml.html.fromstring(html(Facts.of(*extractions)))


def text_box(page: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    (box,) = page.xpath("//div[contains(@style, 'pre-wrap')]")
    return box


def test_the_text_stands_whole_with_its_spans_marked() -> None:
    box = text_box(shown(fact("1,316"), fact("Labour", "parties")))
    assert box.text_content() == TEXT
    assert [mark.text_content() for mark in box.iter("mark")] == ["Labour", "1,316"]
    assert [mark.get("title") for mark in box.iter("mark")] == [
        "parties: party <i>Labour</i>",
        "majorities: votes 1316",
    ]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        (("by 1,316", "1,316 &"), ["by ", "1,316", " &"]),
        (("won</b> by 1,316", "1,316"), ["won</b> by ", "1,316"]),
        (("1,316", "1,316"), ["1,316"]),
    ],
)
def test_spans_may_overlap(spans: tuple[str, ...], pieces: list[str]) -> None:
    box = text_box(shown(*map(fact, spans)))
    assert box.text_content() == TEXT
    assert [mark.text_content() for mark in box.iter("mark")] == pieces


def test_nothing_in_an_article_becomes_markup() -> None:
    page = shown(fact("1,316"), fact("Labour", "parties"))
    assert {str(each.tag) for each in page.iter()} & {"script", "b", "i"} == set()
    assert all(not name.startswith("on") for each in page.iter() for name in each.attrib)
    assert "<i>Labour</i>" in page.text_content()


def test_tables_are_cut_and_many_articles_have_no_text() -> None:
    page = shown(fact("1,316"), copies=MOST_ROWS + 2)
    assert not page.xpath("//mark")
    assert len(page.xpath("//details[starts-with(summary, 'majorities')]//tbody/tr")) == MOST_ROWS
    assert "and 2 more" in page.text_content()


def test_tables_alone_are_shown_where_the_text_is_not_known() -> None:
    known = Facts.of(Extraction(Article("a", TEXT), (), (fact("1,316"),)))
    page = lxml.html.fromstring(html(replace(known, texts={})))
    assert not page.xpath("//mark")
    assert page.xpath("//details[starts-with(summary, 'majorities')]")


def test_what_is_not_stated_is_an_empty_cell() -> None:
    facts = (fact("1,316"), replace(fact("1,316"), values={"percent": 5.1}))
    (table,) = shown(*facts).xpath("//details[starts-with(summary, 'majorities')]/table")
    names = [cell.text for cell in table.xpath(".//th")]
    assert "evidence" not in names  # as the text is shown
    cells = [[cell.text or "" for cell in row.xpath("td")][names.index("votes")] for row in table.xpath(".//tbody/tr")]
    assert sorted(cells) == ["", "1316"]
