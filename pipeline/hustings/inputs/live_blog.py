"""Live blogs by their structured data: the posts of a schema.org ``LiveBlogPosting``, as text with stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urldefrag

from lxml import etree, html

from hustings.inputs.json_ld import Node, StructuredData, as_list, plain
from hustings.inputs.page_dates import LONDON, moment
from hustings.inputs.page_text import render, simplify

_BODIES = ("articleBody", "text", "description")
_TIMES = ("datePublished", "dateCreated", "uploadDate")
_MARKUP = re.compile(r"<(?:p|br|div|ul|ol|li|h\d|table|b|strong|em|i|a|span|blockquote|figure)\b[^<>]*>", re.I)
_MICRODATA_POSTS = "//*[contains(@itemtype, 'LiveBlogPosting')]//*[contains(@itemprop, 'liveBlogUpdate')]"
_FURNITURE = (
    ".//time|.//button|.//header|.//footer|.//address|.//form|.//nav"
    "|.//*[contains(@itemprop, 'headline') or contains(@itemprop, 'author') or contains(@itemprop, 'datePublished')]"
)


@dataclass(frozen=True, slots=True)
class BlogPost:
    """A post as the page gives it; ``posted_at`` is ISO 8601, in London's time where it has no offset."""

    heading: str
    body: str
    posted_at: str | None


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """The posts of a page in its order, and what it says above them."""

    opening: str
    posts: tuple[BlogPost, ...]


def live_blog(tree: html.HtmlElement, data: StructuredData) -> LiveBlog | None:
    """The live blog that the page is; None where it is none or where neither data nor page have the posts' words."""
    found = [LiveBlog(_body(node), tuple(_posts(tree, node))) for node in data.of_type("LiveBlogPosting")]
    found.append(LiveBlog("", tuple(_microdata_posts(tree))))
    best = max(found, key=lambda blog: sum(bool(post.body) for post in blog.posts))
    told = sum(bool(post.body or post.heading) for post in best.posts)
    return best if 2 * sum(bool(post.body) for post in best.posts) > told else None


def write_out(blog: LiveBlog) -> str:
    """The text of a live blog, each post below a stamp that :mod:`hustings.layout` reads: ``Posted on 20 October 2023
    at 00:41 BST``, its heading on the next line, a blank line, and its body. Posts without a time have no stamp.
    """
    posts = ("\n\n".join(filter(None, (_head(post), post.body))) for post in blog.posts)
    return "\n\n".join(filter(None, (blog.opening, *posts)))


def _head(post: BlogPost) -> str:
    return "\n".join(filter(None, (_stamp(post.posted_at), post.heading)))


def _stamp(posted_at: str | None) -> str:
    if posted_at is None or "T" not in posted_at:
        return ""
    when = datetime.fromisoformat(posted_at)
    when = when.astimezone(LONDON) if when.tzinfo else when.replace(tzinfo=LONDON)
    return f"Posted on {when.day} {when:%B %Y} at {when:%H:%M} {when.tzname()}"


def _posts(tree: html.HtmlElement, node: Node) -> Iterator[BlogPost]:
    for update in as_list(node.get("liveBlogUpdate")):
        if isinstance(update, Mapping):
            update = update.get("item", update) if isinstance(update.get("item", update), Mapping) else update
            heading = _one_line(plain(update.get("headline")) or plain(update.get("name")))
            body = _without_heading(_body(update) or _words_on_page(tree, update), heading)
            posted_at = next(filter(None, (moment(plain(update.get(key))) for key in _TIMES)), None)
            if heading or body:
                yield BlogPost(heading, body, posted_at)


def _body(node: Node) -> str:
    """The words of a post, which are text or HTML."""
    for key in _BODIES:
        if text := plain(node.get(key)):
            return _from_markup(text) if _MARKUP.search(text) else _lines(text)
    return ""


def _from_markup(text: str) -> str:
    try:
        fragment = html.fromstring(f"<html><body><div>{text}</div></body></html>")
    except (etree.ParserError, ValueError):
        return ""
    simplify(fragment)
    return render(fragment)


def _lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _one_line(text: str) -> str:
    return " ".join((_from_markup(text) if _MARKUP.search(text) else text).split())


def _without_heading(body: str, heading: str) -> str:
    """The body without a first line that repeats the heading."""
    first, _, rest = body.partition("\n")
    return rest.strip() if heading and first.strip(" .") == heading.strip(" .") else body


def _words_on_page(tree: html.HtmlElement, update: Node) -> str:
    """The words of a post that the data only point to, by the id of its element."""
    for address in (plain(update.get(key)) for key in ("@id", "url", "mainEntityOfPage")):
        name = urldefrag(address)[1] if "#" in address else address
        if not name:
            continue
        for element in tree.xpath("//*[@id=$name]", name=name)[:1]:
            return _words_of(element)
    return ""


def _words_of(element: Any) -> str:
    fragment = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for furniture in fragment.xpath(_FURNITURE):
        if furniture.getparent() is not None:
            furniture.drop_tree()
    simplify(fragment)
    return render(fragment)


def _microdata_posts(tree: html.HtmlElement) -> Iterator[BlogPost]:
    for element in tree.xpath(_MICRODATA_POSTS):
        headings = element.xpath(".//*[contains(@itemprop, 'headline')]|.//h2|.//h3")
        heading = _one_line(headings[0].text_content()) if headings else ""
        times = element.xpath(".//*[contains(@itemprop, 'datePublished')]|.//time[@datetime]")
        stated = (time.get("datetime") or time.get("content") for time in times)
        bodies = element.xpath(".//*[contains(@itemprop, 'articleBody')]")
        body = _without_heading(_words_of(bodies[0] if bodies else element), heading)
        yield BlogPost(heading, body, next(filter(None, map(moment, stated)), None))
