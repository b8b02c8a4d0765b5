"""Structured data of a page (schema.org in JSON-LD), with the slips mended that pages make."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import html

Node: TypeAlias = Mapping[str, Any]

_SCRIPTS = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"
_WRAPPING = re.compile(r"\A(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)(?:\s*;)?|;)\Z")  # fmt: skip
_STRING = r'"(?:[^"\\]|\\.)*+"?'  # one that is not ended runs to the end, so that it is gone through once
_SLIP = re.compile(rf"({_STRING})|,(?=\s*[}}\]])|/\*.*?(?:\*/|\Z)|(?<![:\w])//[^\n]*", re.S)
_STRAY_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])|\\u(?![0-9A-Fa-f]{4})")
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "liveBlog", "@reverse", "subjectOf", "itemListElement", "item")
_DEEPEST = 20
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|MediaObject|VideoObject)$")


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The objects of a page in its order, and for each script that is no JSON why not."""

    nodes: tuple[Node, ...] = ()
    problems: tuple[str, ...] = field(default=())

    def of_type(self, wanted: str) -> Iterator[Node]:
        """The objects of one type."""
        return (node for node in self.nodes if wanted in types(node))

    def articles(self) -> Iterator[Node]:
        """The objects that may be the page's article, the likelier first."""
        for pattern in (_ARTICLE, _PAGE):
            yield from (node for node in self.nodes if any(pattern.search(name) for name in types(node)))

    def named(self, node: Node, key: str) -> list[str]:
        """The names of the persons or organisations under ``key``, which may be told in full in another object."""
        found = []
        for value in as_list(node.get(key)):
            if isinstance(value, Mapping) and "name" not in value and "@id" in value:
                value = next((other for other in self.nodes if other.get("@id") == value["@id"]), value)
            found.append(plain(value.get("name")) if isinstance(value, Mapping) else plain(value))
        return list(dict.fromkeys(name for name in found if name and "://" not in name))


def structured_data(tree: html.HtmlElement) -> StructuredData:
    """What the page's scripts of structured data hold."""
    nodes: list[Node] = []
    problems: list[str] = []
    for script in tree.xpath(_SCRIPTS):
        written = script.text_content()
        if not written.strip():
            continue
        try:
            for value in _values(written):
                nodes += _nodes(value)
        except (ValueError, RecursionError) as error:
            problems.append(str(error))
    return StructuredData(tuple(nodes), tuple(problems))


def types(node: Node) -> list[str]:
    """The names of an object's types, without the address of their vocabulary."""
    return [str(name).rpartition("/")[2].rpartition(":")[2] for name in as_list(node.get("@type"))]


def as_list(value: Any) -> list[Any]:
    """A value that may be one or several as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def plain(value: Any) -> str:
    """A value of text, without its entities; empty for anything else."""
    if isinstance(value, list):
        return next(filter(None, map(plain, value)), "")
    if isinstance(value, Mapping):
        return plain(value.get("@value"))
    return _unescape(value).strip() if isinstance(value, str) else ""


def _unescape(text: str) -> str:
    """Entities are escaped twice where a page's text was escaped once before it was put into JSON."""
    once = entities.unescape(text)
    return entities.unescape(once) if "&" in once else once


def _values(written: str) -> Iterator[Any]:
    """The JSON values of a script; some hold more than one."""
    try:
        yield json.loads(written, strict=False)  # line feeds inside strings are common
        return
    except ValueError:
        mended = _mend(written)
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while position < len(mended):
        value, position = decoder.raw_decode(mended, position)
        yield value
        position += len(mended) - position - len(mended[position:].lstrip(" \t\r\n,;"))


def _mend(written: str) -> str:
    """Comments, commas before a closing bracket, escapes that JSON has not, and entities for quotes, mended."""
    mended = written.strip("\ufeff \t\r\n")
    for _ in range(2):
        mended = _WRAPPING.sub("", mended).strip()
    if re.match(r"[\[{]\s*&(?:quot|#34);", mended):
        mended = entities.unescape(mended)
    mended = _SLIP.sub(lambda match: match[1] or "", mended)
    return _STRAY_ESCAPE.sub(r"\\\\", mended).strip()


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """Objects with a type, those in the usual places inside others too."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, Mapping):
        if value.get("@type"):
            yield value
        yield from _inner(value, depth)


def _inner(value: Node, depth: int) -> Iterator[Node]:
    listed: Iterable[str] = ("ItemList", "BreadcrumbList", "CollectionPage")
    for part in _PARTS:
        inside = value.get(part)
        if isinstance(inside, Mapping | list):
            for node in _nodes(inside, depth + 1):
                # A list of further stories names their dates too; only a live blog is looked for in it.
                if not set(types(value)) & set(listed) or "LiveBlogPosting" in types(node):
                    yield node
