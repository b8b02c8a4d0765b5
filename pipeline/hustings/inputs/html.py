"""Saved web pages: the article that a page shows, without the page around it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree, html
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document, Extractor

from hustings.inputs.encoding import decode_page, writable
from hustings.inputs.json_ld import Node, StructuredData, plain, structured_data
from hustings.inputs.live_blog import live_blog, write_out
from hustings.inputs.page_dates import published
from hustings.inputs.page_text import BREAK, render, simplify
from hustings.types import Article, Rejection

_TAG = re.compile(r"<[A-Za-z!][^<>]*>")
_ATTRIBUTE = r"[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_START_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+(?P<attributes>(?:[\s/]++|{_ATTRIBUTE})*+)")
_LONG = 20_000  # characters of attributes that are worth counting
_MOST_ATTRIBUTES = 1_000  # the parser's time grows with their square
_MOST_ELEMENTS = 50_000
_DEEPEST = 100  # levels of elements; the words of what is deeper are kept
_NO_SUCH_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LATEST = "2099-12-31"  # for a bound, so that no clock is read
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
_PROSE = 150  # characters from which on a paragraph is no dateline
_OF_AN_UPDATE = (
    "//meta[contains(@property|@name|@itemprop, 'odified') or contains(@property|@name|@itemprop, 'pdated')]"
    "|//time[contains(@itemprop|@class, 'odified') or contains(@itemprop|@class, 'pdated')]"
)
_MARKED_HEADLINE = "//*[self::h1 or self::h2][contains(@class, 'entry-title') or @itemprop='headline']"
_MORE = 1.5  # so many times the words of the page make the data's own text the better one
_ASKS_TO_PAY = re.compile(
    r"subscri(?:be|ber|ption)|sign (?:in|up)|log ?in|regist(?:er|ration)|already (?:a|have)"
    r"|to (?:continue|keep) reading|(?:read|view) th(?:e full|is) (?:story|article)|premium|free trial|cookies"
    r"|javascript|ad ?block",
    re.I,
)
_LONGEST_APPEAL = 300  # characters


def parse_html(
    data: bytes,
    *,
    source: str,
    record: str,
    article_id: str,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Article | Rejection]:
    """The article of one saved page, after the notes about it; or the rejection that says why there is none.

    ``data`` are the bytes of the page, ``url`` is where it was found and ``charset`` what the server said of its
    encoding. ``source`` and ``record`` go into notes and rejections. Nothing is raised, nothing is fetched, and the
    same bytes give the same article whatever was read before.
    """

    def reject(reason: str, detail: str) -> Rejection:
        return Rejection(source=source, record=record, stage="read", reason=reason, detail=detail)

    decoded = decode_page(data, charset)
    if decoded is None:
        yield reject("binary", "holds bytes that are no text")
        return
    if not decoded.text.strip():
        yield reject("empty", "holds no text")
        return
    page = _NO_SUCH_CHARACTERS.sub("", decoded.text)
    if not _TAG.search(page):
        yield reject("not html", "holds no tags")
        return
    tree = None if _has_endless_tag(page) else _parse(page)
    if tree is None:
        yield reject("not html", f"holds an element of over {_MOST_ATTRIBUTES} attributes, or none at all")
        return
    found = structured_data(tree)
    notes = [reject("structured data", problem) for problem in found.problems]
    if decoded.assumption:
        notes.insert(0, reject("encoding", decoded.assumption))
    try:
        article = _article(tree, found, article_id, source, url)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError) as error:
        yield from notes
        yield reject("unreadable", f"{type(error).__name__}: {error}")
        return
    yield from notes
    yield article or reject("no text", "shows no article, or only an appeal to subscribe")


def _has_endless_tag(page: str) -> bool:
    """Whether a tag has more attributes than the parser can take in time."""
    if len(page) < _LONG:
        return False
    position = page.find("<")
    while position >= 0:
        tag = _START_TAG.match(page, position)
        if tag and len(tag["attributes"]) > _LONG and len(_ATTRIBUTES.findall(tag["attributes"])) > _MOST_ATTRIBUTES:
            return True
        position = page.find("<", tag.end() if tag else position + 1)
    return False


def _parse(page: str) -> html.HtmlElement | None:
    """The tree of a page, no deeper than the tools that read it can go."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(page.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    for element in tree.xpath(f"//*[count(ancestor::*) = {_DEEPEST}]") if _is_deep(tree) else ():
        words = " ".join(element.itertext())
        element[:] = []
        element.text = words
    return tree if tree.tag == "html" else None


def _is_deep(tree: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _article(
    tree: html.HtmlElement, data: StructuredData, article_id: str, source: str, url: str | None
) -> Article | None:
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise ValueError(f"holds over {_MOST_ELEMENTS} elements")
    metadata = _metadata(tree, url)
    main: Node = next(data.articles(), {})
    title = _line(plain(main.get("headline"))) or _heading(tree, _line(metadata.title))
    blog = live_blog(tree, data)
    body = write_out(blog) if blog else _longer(_body(tree), main)
    if not blog and _is_appeal(body, title):
        return None
    day = published(tree, data)
    if day is None and metadata.date and metadata.date < _LATEST:
        day = metadata.date
    language = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", tree.get("lang") or "")
    return Article(
        id=article_id,
        text=writable(_under(title, body)).text,
        source=source,
        url=url or metadata.url,
        title=title,
        byline=_line(", ".join(data.named(main, "author")) or (metadata.author or "").replace("; ", ", ")),
        publisher=_line(", ".join(data.named(main, "publisher")[:1]) or metadata.sitename),
        published_at=day,
        published_at_source="page" if day else None,
        language=language.group().lower() if language else "en",
    )


def _metadata(tree: html.HtmlElement, url: str | None) -> Document:
    """What trafilatura makes of the page's head and header; prose and updates are kept from its search for a date.

    It does not see the structured data, which are read already and for which its patterns take quadratic time.
    """
    header = copy.deepcopy(tree)
    etree.strip_elements(header, "script", "style", with_tail=False)
    for element in header.xpath(_OF_AN_UPDATE):
        element.drop_tree()
    for paragraph in list(header.iter("p", "li", "td")):
        if paragraph.getparent() is not None and len(paragraph.text_content()) > _PROSE:
            paragraph.drop_tree()
    return extract_metadata(header, url, dict(_DATES), extensive=False)


def _body(tree: html.HtmlElement) -> str:
    page = copy.deepcopy(tree)
    simplify(page)
    options = Extractor(recall=True, comments=False, tables=True, dedup=False, date_params=dict(_DATES))
    document: Any = trafilatura.bare_extraction(page, options=options)
    return render(document.body) if document else ""


def _longer(body: str, main: Node) -> str:
    """The body, or the text that the structured data have where that is much longer, as behind a paywall."""
    told = plain(main.get("articleBody"))
    lines = "\n\n".join(filter(None, (" ".join(line.split()) for line in told.replace(BREAK, " ").splitlines())))
    return lines if len(lines) > _MORE * len(body) else body


def _is_appeal(body: str, title: str | None) -> bool:
    """Whether a body says nothing but that one should pay, sign in or switch something on."""
    lines = [line for line in body.splitlines() if line.strip() and line.strip() != title]
    return all(len(line) <= _LONGEST_APPEAL and _ASKS_TO_PAY.search(line) for line in lines)


def _heading(tree: html.HtmlElement, title: str | None) -> str | None:
    """The headline on the page: the element marked as such, or the heading that the title begins with, or the title."""
    marked = tree.xpath(_MARKED_HEADLINE)
    if len(marked) == 1 and (heading := _line(marked[0].text_content())):
        return heading
    headings = (_line(heading.text_content()) for heading in tree.iter("h1"))
    return next((heading for heading in headings if heading and title and title.startswith(heading)), title)


def _under(title: str | None, body: str) -> str:
    """The body with the headline above it, if it does not begin with it."""
    opening = [" ".join(line.split()).casefold() for line in body.split("\n", 6)[:6]]
    return body if title is None or title.casefold() in opening else f"{title}\n\n{body}"


def _line(text: str | None) -> str | None:
    return writable(" ".join((text or "").split())).text or None
