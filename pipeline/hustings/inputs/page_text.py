"""What a page shows, as text: blocks with a blank line between them, rows and items a line each.

A page is first made plain (:func:`simplify`), so that whatever finds the article in it sees nothing but headings and
paragraphs, and then written out (:func:`render`).
"""

from __future__ import annotations

import re

from lxml import etree, html

from hustings.inputs.page_tables import is_data, table_lines

BREAK = "\u23ce"
"""Stands for the end of a line inside a paragraph, for tools that would take ``<br>`` for a space."""

_BULLET = "• "
_UNSEEN = "//script|//style|//template|//head|//*[@hidden]|//*[contains(@style, 'none') or contains(@style, 'hidden')]"
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DONE = "written-out"
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_CELLS = frozenset("td th li dt dd".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "head item list quote row cell".split()  # as trafilatura names them
) | set(_HEADINGS)
_ITEMS = frozenset(("li", "item"))
_LISTS = frozenset(("ul", "ol", "list"))
_NOT_TEXT = frozenset("script style template noscript iframe svg button select textarea object video audio".split())
_LABELLED_CAPTION = re.compile(r"(?:image|media|picture|pic|photo|video)\b", re.I)
_SPACE = re.compile(r"\s+")
_LONGEST_ITEM = 300


def simplify(tree: html.HtmlElement) -> None:
    """Make a page plain, in place: what is not shown goes; tables, short lists, captions and lines become paragraphs.

    Inside a paragraph the end of a line is :data:`BREAK`.
    """
    _drop_unseen(tree)
    etree.strip_tags(tree, "time", "wbr", "font", "center", "nobr", "amp-layout")
    _keep_apart(tree)
    for table in reversed(list(tree.iter("table"))):
        _unfold_table(table)
    for group in list(tree.iter("dl")):
        _replace(group, _description_lines(group))
    for group in reversed(list(tree.iter("ul", "ol"))):
        if _is_short_list(group):
            _replace(group, [f"{_BULLET}{_one_line(item)}" for item in group.iter("li")])
    for figure in list(tree.iter("figure", "figcaption", "amp-img")):
        _unfold_figure(figure)
    for aside in tree.iter("aside"):
        if any(BREAK in (paragraph.text or "") for paragraph in aside.iter("p")):
            aside.tag = "div"  # a box of results; others are teasers
    for block in list(tree.iter("p", "div", "section", "article", "body", "blockquote")):
        _part_paragraphs(block)
    for line_break in tree.iter("br"):
        _break_line(line_break)
    etree.strip_tags(tree, _DONE)


def render(element: html.HtmlElement) -> str:
    """The text below ``element``, in the tags of HTML or in those of trafilatura."""
    blocks: list[str] = []
    now: list[str] = []
    lists = 0  # how many lists are open

    def end_block() -> None:
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(now).split(BREAK)]
        now.clear()
        if text := "\n".join(line for line in lines if line):
            joined = lists and blocks and blocks[-1].rpartition("\n")[2].startswith(_BULLET) and text[0] == _BULLET[0]
            blocks[-1:] = [f"{blocks[-1]}\n{text}"] if joined else [*blocks[-1:], text]

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if not isinstance(tag, str):
            if event == "end" and node.tail and node is not element:
                now.append(node.tail)
            continue
        if event == "start":
            if tag in _NOT_TEXT and node is not element:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                end_block()
            lists += tag in _LISTS
            if tag in _ITEMS:
                now.append(_BULLET)
            if tag in ("br", "lb"):
                now.append(BREAK)
            now.append(node.text or "")
            continue
        if tag in _BLOCKS:
            if "".join(now).strip() == _BULLET.strip():
                now.clear()
            end_block()
        lists -= tag in _LISTS
        if node is not element:
            now.append(node.tail or "")
    end_block()
    return "\n\n".join(blocks)


def _drop_unseen(tree: html.HtmlElement) -> None:
    whole = len(tree.text_content())
    for element in tree.xpath(_UNSEEN):
        is_style = element.tag not in _NOT_TEXT | {"head"} and element.get("hidden") is None
        if is_style and not _UNSEEN_STYLE.search(element.get("style", "")):
            continue
        # What holds most paragraphs of a page is an article that waits for a script to show it.
        waits = element.find(".//p") is not None and 2 * len(element.text_content()) >= whole
        if element.tag in _NOT_TEXT | {"head"} or not waits:
            _drop(element)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _keep_apart(tree: html.HtmlElement) -> None:
    """Put a gap between elements that only a style keeps apart: ``<span>Ada Fenwick</span><span>Labour</span>``."""
    for element in tree.iter("span", "b", "strong", "em", "i", "a"):
        following = element.getnext()
        if element.tail or following is None or following.tag not in ("span", "b", "strong", "em", "i", "a"):
            continue
        before, after = element.text_content().rstrip()[-1:], following.text_content().lstrip()[:1]
        if (before.islower() or before.isdigit() or before in ")%") and (after.isupper() or after in "+±−(" or (
            after.isdigit() and not before.isdigit()
        )):  # fmt: skip
            in_cell = next((parent.tag in _CELLS for parent in element.iterancestors() if parent.tag in _BLOCKS), False)
            element.tail = " | " if in_cell else " "


def _unfold_table(table: html.HtmlElement) -> None:
    if not is_data(table):
        etree.strip_tags(table, "thead", "tbody", "tfoot", "colgroup", "col")
        for part in table.xpath(".//tr|.//td|.//th"):
            holds_blocks = part.tag == "tr" or any(inner.tag in _BLOCKS | {"br"} for inner in part.iterdescendants())
            part.tag = "div" if holds_blocks else "p"
            part.attrib.clear()
        for caption in table.iter("caption"):
            caption.tag = "p"
        table.tag = "div"
        table.attrib.clear()
        return
    caption = table.find("./caption")
    heading = _one_line(caption) if caption is not None else ""
    lines = table_lines(table)
    if heading:
        table.addprevious(_paragraph([heading]))
    _replace(table, lines)


def _description_lines(group: html.HtmlElement) -> list[str]:
    """``<dt>Turnout<dd>38.4%`` as ``Turnout: 38.4%``."""
    lines: list[str] = []
    for part in group.iter("dt", "dd"):
        text = _one_line(part)
        if not text:
            continue
        if part.tag == "dt" or not lines:
            lines.append(text)
        else:
            previous = part.getprevious()
            first = previous is None or previous.tag == "dt"
            lines[-1] += f": {text}" if first else f" | {text}"
    return lines


def _is_short_list(group: html.HtmlElement) -> bool:
    """Whether a list has lines for items, most of it no links: a list of candidates, and not of further stories."""
    if group.find(".//ul") is not None or group.find(".//ol") is not None:
        return False
    items = list(group.iter("li"))
    if not items or any(len(item.text_content()) > _LONGEST_ITEM or len(item.findall(".//p")) > 1 for item in items):
        return False
    return 2 * _linked(group) < len(_one_line(group)) or all(_says_more(item) for item in items)


def _linked(element: html.HtmlElement) -> int:
    return sum(len(_one_line(link)) for link in element.iter("a"))


def _says_more(item: html.HtmlElement) -> bool:
    """Whether words or figures stand beside the link of an item: ``<a>Ada Fenwick</a> (Labour)``."""
    return len(_one_line(item)) - _linked(item) > 3


def _unfold_figure(figure: html.HtmlElement) -> None:
    """Captions as paragraphs that say what they are; the pictures go."""
    if figure.tag == "figure":
        for picture in list(figure.iter("picture", "svg", "noscript")):
            _drop(picture)
        figure.tag = "div"
    elif figure.tag == "figcaption":
        text = _one_line(figure)
        _replace(figure, [text if _LABELLED_CAPTION.match(text) else f"Picture: {text}"] if text else [])
    else:
        _drop(figure)


def _part_paragraphs(block: html.HtmlElement) -> None:
    """Make paragraphs of words that stand in a block itself, where two ``<br>`` part them."""
    children = [(child, child.tag == "br" and _follows_break(child)) for child in block]
    if not any(parts for _, parts in children):
        return
    block.tag = "div" if block.tag == "p" else block.tag
    paragraph = html.Element("p")
    paragraph.text, block.text = block.text, None
    block[:] = [paragraph]
    for child, parts in children:
        if parts or child.tag in _BLOCKS:
            paragraph = html.Element("p")
            paragraph.text, child.tail = child.tail, None
            block.extend([paragraph] if parts else [child, paragraph])
        else:
            paragraph.append(child)


def _follows_break(line_break: html.HtmlElement) -> bool:
    previous = line_break.getprevious()
    return previous is not None and previous.tag in ("br", _DONE) and not (previous.tail or "").strip()


def _break_line(line_break: html.HtmlElement) -> None:
    """A lone ``<br>`` in a paragraph or heading as what it stands for."""
    block = next((parent for parent in line_break.iterancestors() if parent.tag in _BLOCKS), None)
    if block is None or block.tag not in ("p", "li", *_HEADINGS):
        return
    following = line_break.getnext()
    is_first = following is not None and following.tag == "br" and not (line_break.tail or "").strip()
    if not is_first and not _follows_break(line_break):
        line_break.tail = (" " if block.tag in _HEADINGS else BREAK) + (line_break.tail or "")
        line_break.tag = _DONE


def _one_line(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _replace(element: html.HtmlElement, lines: list[str]) -> None:
    """Put a paragraph of ``lines`` in the place of ``element``."""
    if element.getparent() is None:
        return
    if lines:
        element.addprevious(_paragraph(lines))
    element.drop_tree()


def _paragraph(lines: list[str]) -> html.HtmlElement:
    paragraph = html.Element("p")
    paragraph.text = BREAK.join(lines)
    return paragraph
