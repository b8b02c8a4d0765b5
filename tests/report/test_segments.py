"""Texts cut where spans begin and end, whatever way these overlap."""

from hypothesis import given
from hypothesis import strategies as st

from hustings.report.segments import Segment, lines


def test_a_text_without_spans_is_its_lines() -> None:
    (first, blank, last) = lines("one\n\ntwo", [])
    assert (first.start, first.end, first.text) == (0, 3, "one")
    assert blank.segments == ()
    assert last.segments == (Segment(5, "two", (), ()),)


def test_overlapping_spans_are_cut_where_either_begins_or_ends() -> None:
    (line,) = lines("abcdef", [(1, 4), (2, 6)])
    assert line.segments == (
        Segment(0, "a", (), ()),
        Segment(1, "b", (0,), (0,)),
        Segment(2, "cd", (0, 1), (1,)),
        Segment(4, "ef", (1,), ()),
    )


def test_of_nested_spans_the_shortest_comes_first() -> None:
    (line,) = lines("abcdef", [(0, 6), (2, 3), (1, 5)])
    assert [segment.spans for segment in line.segments] == [(0,), (2, 0), (1, 2, 0), (2, 0), (0,)]


def test_a_span_over_a_line_end_is_marked_on_both_lines_and_begins_on_one() -> None:
    first, second = lines("ab\ncd", [(1, 4)])
    assert [(segment.text, segment.spans, segment.begins) for segment in first.segments] == [
        ("a", (), ()),
        ("b", (0,), (0,)),
    ]
    assert [(segment.text, segment.spans, segment.begins) for segment in second.segments] == [
        ("c", (0,), ()),
        ("d", (), ()),
    ]


def test_a_span_that_begins_in_a_line_end_begins_on_the_next_line() -> None:
    first, second = lines("ab\ncd", [(2, 4)])
    assert [segment.begins for segment in (*first.segments, *second.segments)] == [(), (0,), ()]


def test_what_of_a_span_lies_outside_the_text_is_not_marked() -> None:
    (line,) = lines("abc", [(2, 9), (5, 9), (1, 1), (2, 1)])
    assert [(segment.text, segment.spans) for segment in line.segments] == [("ab", ()), ("c", (0,))]


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=12),
)
def test_the_segments_are_the_text_and_each_character_has_its_spans(text: str, spans: list[tuple[int, int]]) -> None:
    cut = list(lines(text, spans))
    assert "\n".join(line.text for line in cut) == text
    begun = [span for line in cut for segment in line.segments for span in segment.begins]
    assert len(begun) == len(set(begun))
    for line in cut:
        for segment in line.segments:
            assert text[segment.start : segment.start + len(segment.text)] == segment.text
            for offset in range(segment.start, segment.start + len(segment.text)):
                assert {n for n, (start, end) in enumerate(spans) if start <= offset < end} == set(segment.spans)
    seen = {span for line in cut for segment in line.segments for span in segment.spans}
    assert seen == set(begun)
