"""Whatever the text, every offset is one of the article's own, and its parts do not change one another's."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hustings.annotate.figures import figures
from hustings.annotate.moments import moments
from hustings.clean import clean
from hustings.extractor import Extractor
from hustings.layout import lay_out
from hustings.types import Article

STABLE = settings(derandomize=True, deadline=None, database=None, max_examples=200)

FRAGMENTS = (
    "Tamworth",
    "Mid-Bedforshire",
    "Uxbridge & South Ruislip",
    "Labour’s Sarah Edwards",
    "the Conservative Ann Bell",
    "Ms Edwards",
    "the Lib Dems",
    "Tories",
    "(Lab) 11,719 (45.77%, +22.10%)",
    "Con maj 1,316 (5.14%)",
    "19,600",
    "nearly 20,000 votes",
    "a majority of",
    "won by",
    "turnout was 35.9%",
    "a swing of 23.9 points from",
    "by-election",
    "resigned",
    "died in",
    "is standing for",
    "held the seat",
    "gained",
    "on Thursday",
    "19 October 2023",
    "31/02/2023",
    "12:41 AM BST",
    "06:45",
    "3.15am",
    "24:00",
    "published at 00:20 British Summer Time 20 October 2023",
    "polls close at",
    "ten o’clock last night",
    "&amp;",
    "&#8217;",
    "&#xD800;",
    "\u200b",
    "\u00a0",
    "\r\n",
    "\n",
    "\n\n",
    ". ",
    " ",
    " – ",
    ": ",
    "• ",
    "(",
    ")",
    "“",
    "”",
    "Electorate 71,321; Turnout 25,591 (35.88%, -28.38%)",
    "Image caption",
    "Turnout21,187Labour",
    "fifty-seven",
    "two and a half thousand",
    "½",
    "٣٤",
    "²",
    "İ",
    "ŉ",
    "ﬁ",
    "\x00",
    "\ud800",
    "0",
    "-",
    "+",
    "%",
    "£500",
)
PROSE = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(" ".join)
GLUED = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)
ANYTHING = st.text(st.characters(), max_size=200)
MIXED = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(), max_size=8)), max_size=25).map("".join)
TEXTS = st.one_of(PROSE, GLUED, ANYTHING, MIXED)
DATES = st.sampled_from([None, "2023-10-20", "2024-02-29", "2023-10-20T00:41+01:00"])


@cache
def extractor() -> Extractor:
    return Extractor.load()


@settings(STABLE, max_examples=300)
@given(TEXTS)
def test_clean_text_leads_back_to_the_original(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    for index, character in enumerate(cleaned.text):
        start, end = cleaned.starts[index], cleaned.ends[index]
        assert 0 <= start <= end <= len(text)
        if start == end:
            assert character in " \n"  # put in where two words were glued together
        if end - start == 1 and text[start] not in "‘’‛ʼ`´′“”„‟″" and character.isalnum():
            assert character == text[start]
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert list(cleaned.ends) == sorted(cleaned.ends)


@STABLE
@given(TEXTS)
def test_an_unchanged_run_is_the_same_in_both_texts(text: str) -> None:
    cleaned = clean(text)
    for run in re.finditer(r"[A-Za-z0-9,.]+", cleaned.text):
        start, end = cleaned.original(*run.span())
        if end - start == len(run.group()):
            assert text[start:end] == run.group()


@STABLE
@given(TEXTS)
def test_clean_text_needs_no_more_cleaning_of_characters(text: str) -> None:
    cleaned = clean(text).text
    assert not re.search("[‘’“”\u00a0\u200b\u00ad\u2212\r]", cleaned)


@STABLE
@given(TEXTS)
def test_blocks_and_posts_lie_in_order_within_the_text(text: str) -> None:
    cleaned = clean(text).text
    layout = lay_out(cleaned)
    position = 0
    for block in layout.blocks:
        assert position <= block.start < block.end <= len(cleaned)
        assert block.kind == "stamp" or cleaned[block.start : block.end].strip() == cleaned[block.start : block.end]
        position = block.end
    outside = "".join(
        cleaned[one:other]
        for one, other in zip(
            [0, *(block.end for block in layout.blocks)],
            [*(block.start for block in layout.blocks), len(cleaned)],
            strict=True,
        )
    )
    assert not outside.strip(), "characters that no block holds"
    assert [entry.number for entry in layout.entries] == list(range(1, len(layout.entries) + 1))
    for entry in layout.entries:
        assert entry.start <= entry.stamp[0] < entry.stamp[1] <= entry.end <= len(cleaned)


@settings(STABLE, max_examples=60)
@given(TEXTS, DATES)
@example("Labour’s Sarah Edwards won Tamworth by 1,316 votes.", "2023-10-20")
def test_every_fact_states_a_span_inside_its_evidence(text: str, published: str | None) -> None:
    source = "record" if published else None
    found = extractor().extract(Article("x", text, published_at=published, published_at_source=source))
    for fact in found.facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end].strip()
        start, end = fact.evidence
        assert 0 <= start <= fact.start < fact.end <= end <= len(text)
        assert 0 <= fact.confidence <= 1
    for post in found.posts:
        assert 0 <= post.start <= post.end <= len(text)


@STABLE
@given(st.lists(PROSE, min_size=1, max_size=4), st.integers(0, 3))
def test_an_unrelated_paragraph_changes_no_figure_or_moment_of_the_others(paragraphs: list[str], place: int) -> None:
    unrelated = "The cricket club thanked everybody who had brought cakes."
    before = [clean(paragraph).text for paragraph in paragraphs]
    place = min(place, len(before))
    after = [*before[:place], unrelated, *before[place:]]
    for find in (figures, moments):
        alone = {(m.label, text[m.start : m.end], m.value) for text in before for m in find(text)}
        joined = "\n\n".join(after)
        together = {(m.label, joined[m.start : m.end], m.value) for m in find(joined)}
        assert together == alone
