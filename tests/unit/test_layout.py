"""Blocks and posts: every form of stamp, wrapped lines, captions, and columns of figures that are no stamps."""

import pytest

from hustings.clean import clean
from hustings.layout import Layout, lay_out

POST = "The count has begun in the sports hall, and the first boxes are open."

BY_HOURS = f"Hour by hour\n\n11.30pm Thrupp. {POST}\n1.00am Oldfield. {POST}\n2.30am Sileby. {POST}\n"


def laid_out(text: str) -> tuple[str, Layout]:
    cleaned = clean(text).text
    return cleaned, lay_out(cleaned)


def stamps(text: str) -> list[tuple[str, str | None]]:
    cleaned, layout = laid_out(text)
    return [
        (cleaned[slice(*entry.stamp)], cleaned[slice(*entry.day)] if entry.day else None) for entry in layout.entries
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    cleaned, layout = laid_out(text)
    return [(block.kind, cleaned[block.start : block.end]) for block in layout.blocks]


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        ("12:41 AM BST", "12:20 AM BST", ["12:41 AM", "12:20 AM"]),
        ("06:45", "06:10", ["06:45", "06:10"]),
        ("3.15am", "2.50am", ["3.15am", "2.50am"]),
        ("10.45pm GMT", "10.15pm GMT", ["10.45pm", "10.15pm"]),
        ("22:03", "21:59", ["22:03", "21:59"]),
        ("22.40 BST", "22.10 BST", ["22.40", "22.10"]),
        ("1am", "12.30am", ["1am", "12.30am"]),
        ("3.15 a.m.", "2.50 a.m.", ["3.15 a.m.", "2.50 a.m."]),
        ("22:03 GMT Ann Smith", "21:50 GMT Bob Jones", ["22:03", "21:50"]),
        ("Posted at 22:03", "Posted at 21:10", ["22:03", "21:10"]),
        ("Post by Ann Smith 02:38 BST", "Post by Bob Jones 02:21 BST", ["02:38", "02:21"]),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_stamp_on_a_line_of_its_own(first: str, second: str, times: list[str], gap: str) -> None:
    text = f"Live: the night in Barchester\n\n{first}{gap}{POST}\n\n{second}{gap}{POST}\n"
    assert [time for time, _ in stamps(text)] == times
    cleaned, layout = laid_out(text)
    assert [block.post for block in layout.blocks if block.kind == "paragraph"] == [1, 2]
    assert all(POST in cleaned[entry.start : entry.end] for entry in layout.entries)


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        ("12:41 AM BST: ", "12:20 AM BST - ", ["12:41 AM", "12:20 AM"]),
        ("06:45 – ", "06:10 – ", ["06:45", "06:10"]),
        ("3.15am: ", "2.50am: ", ["3.15am", "2.50am"]),
        ("10.45pm GMT – ", "10.15pm GMT – ", ["10.45pm", "10.15pm"]),
        ("22:03 ", "21:59 ", ["22:03", "21:59"]),
        ("3.15am ", "2.50am ", ["3.15am", "2.50am"]),
        ("22:03 GMT ", "21:59 GMT ", ["22:03", "21:59"]),
        ("[23:10 Thu] ", "[00:20 Fri] ", ["23:10", "00:20"]),
    ],
)
def test_a_stamp_that_leads_its_post(first: str, second: str, times: list[str]) -> None:
    text = f"Live: the night in Barchester\n\n{first}{POST}\n\n{second}{POST}\n"
    assert [time for time, _ in stamps(text)] == times
    assert [words for kind, words in kinds(text) if kind == "paragraph"] == [POST, POST]


def test_a_stamp_with_its_day_behind_it_and_one_with_a_word_in_capitals() -> None:
    text = f"Live\n\n02:10 Friday 13 December\n\n{POST}\n\n01:44\n\n{POST}\n\n01:23 RESULT DECLARED\n\n{POST}\n"
    assert stamps(text) == [("02:10", "13 December"), ("01:44", None), ("01:23", None)]


def test_titles_that_are_like_names_of_persons_are_no_authors() -> None:
    titles = ("Swindon South", "Harlow", "Islington North", "Ashfield", "Harrogate and Knaresborough")
    text = "The night\n\n" + "".join(f"0{hour}:10 {title}\n{POST}\n\n" for hour, title in enumerate(titles))
    assert [time for time, _ in stamps(text)] == [f"0{hour}:10" for hour in range(len(titles))]
    assert [words for kind, words in kinds(text) if kind == "heading"] == ["The night", *titles]


def test_a_day_before_the_time_that_leads_a_post() -> None:
    text = f"Live\n\nThu 8 Jun 2017, 9.40pm. {POST}\n\n10.00pm. {POST}\n\nFri 9 Jun, 12.40am. {POST}\n"
    assert stamps(text) == [("9.40pm.", "8 Jun 2017"), ("10.00pm.", None), ("12.40am.", "9 Jun")]


LINES = {
    "hours": ("2200 POLLS CLOSE. " + POST, "2246 " + POST, "0017 " + POST, "0105 " + POST),
    "bar": ("6.50am | " + POST, "1.15pm | " + POST, "10.00pm | " + POST, "12.25am | " + POST),
    "title": ("3.47pm That's all\n" + POST, "3.20pm Thanks\n" + POST, "3.02pm RESULT\n" + POST, "11am Hello\n" + POST),
    "full stop": ("22.00. " + POST, "23.10. " + POST, "00.40. " + POST, "01.55. " + POST),
    "dotted": ("03.52\n" + POST, "02.58\n" + POST, "00.15\n" + POST, "22.00 Thursday\n" + POST),
}


@pytest.mark.parametrize("form", LINES)
def test_stamps_that_must_run_like_a_clock(form: str) -> None:
    times = [line.split()[0].rstrip(".") for line in LINES[form]]
    assert [time for time, _ in stamps("Live\n\n" + "\n\n".join(LINES[form]) + "\n")] == times


def test_stamps_behind_the_word_for_an_update() -> None:
    times = ("22.05", "22.50", "00.38", "01.15")
    assert stamps("\n\n".join(f"UPDATE {time} {POST}" for time in times)) == [(time, None) for time in times]
    assert stamps("\n\n".join(f"Updated at {time} {POST}" for time in times[:2])) == []


def test_lines_that_all_have_weekdays_and_days_are_stamps_if_they_run_like_a_clock() -> None:
    lines = [f"Fri, 5 May 2023, {hour}.20 pm\n{POST}" for hour in (4, 3, 2, 1)]
    assert stamps("Live\n\n" + "\n\n".join(lines)) == [(f"{hour}.20 pm", "5 May 2023") for hour in (4, 3, 2, 1)]


def behind(times: list[str], posts: list[str]) -> str:
    return "\n\n".join(f"{title} ({time})\n{POST}" for title, time in zip(posts, times, strict=True))


TITLES = ["Barchester falls", "Tears in the sports hall", '"We were robbed"', "Last orders"]


def test_a_dateline_that_begins_with_its_time_is_no_stamp() -> None:
    posts = "\n\n".join(f"{time} {POST}" for time in ("6.05am", "5.52am", "4.40am"))
    found = stamps(f"The count as it happened\n\n7:20am Friday 7th May 2010\n\n{posts}")
    assert [time for time, _ in found] == ["6.05am", "5.52am", "4.40am"]


def test_a_stamp_in_brackets_behind_the_title_of_its_post() -> None:
    times = ["10.02pm, Thurs", "12.15am", "4.41am", "5.58am"]
    cleaned, layout = laid_out(behind(times, TITLES))
    assert [cleaned[slice(*entry.stamp)] for entry in layout.entries] == ["10.02pm", "12.15am", "4.41am", "5.58am"]
    assert [entry.heading for entry in layout.entries] == TITLES
    found = [(block.kind, cleaned[block.start : block.end].strip(), block.post) for block in layout.blocks]
    assert found[:3] == [("heading", TITLES[0], 1), ("stamp", "(10.02pm, Thurs)", 1), ("paragraph", POST, 1)]


def test_a_stamp_behind_a_label() -> None:
    times = ["5.51am", "4.38am", "1.20am", "11.30pm"]
    labels = ["REACTION", "RESULT", "TURNOUT", "BACKGROUND"]
    text = "\n\n".join(f"{label} · {time}\n{POST}" for label, time in zip(labels, times, strict=True))
    assert [time for time, _ in stamps(text)] == times


def test_times_in_brackets_that_do_not_run_like_a_clock_are_no_stamps() -> None:
    assert stamps(behind(["4.41am", "10.02pm", "4.41am", "5.58am"], TITLES)) == []


def test_stamps_parted_from_their_titles_by_a_bullet() -> None:
    text = "\n\n".join(f"{time} • {title}\n{POST}" for time, title in zip(["07:10", "06:41"], TITLES, strict=False))
    assert [time for time, _ in stamps(text)] == ["07:10", "06:41"]


def test_a_title_that_begins_like_a_part_of_the_day_leaves_the_clock_alone() -> None:
    heads = ["2200 POLLS CLOSE.", "0105 STIRLING.", "0240 PUTNEY DECLARED.", "0345 ALL DONE."]
    text = "\n\n".join(f"{head} {POST}" for head in heads)
    assert [time for time, _ in stamps(text)] == ["2200", "0105", "0240", "0345"]


@pytest.mark.parametrize("order", [(0, 2, 1, 3), (0, 0, 1, 2)])
@pytest.mark.parametrize("form", ["hours", "dotted"])
def test_figures_do_not_run_like_a_clock(form: str, order: tuple[int, ...]) -> None:
    rows = {"hours": ("0130 ", "0450 ", "1210 ", "2040 "), "dotted": ("01.30\n", "04.50\n", "12.10\n", "20.40\n")}
    shuffled = [rows[form][i] + POST for i in (order[1], order[3], order[0], order[2], order[1])]
    assert stamps("\n\n".join(shuffled) + "\n") == []


def test_a_stamp_after_midnight_may_have_its_day() -> None:
    text = f"Live\n\n10.15pm\n{POST}\n\n11.05pm\n{POST}\n\nFriday 10 November, 12.10am\n{POST}\n"
    assert stamps(text) == [("10.15pm", None), ("11.05pm", None), ("12.10am", "10 November")]


def test_lines_that_all_have_days_are_datelines() -> None:
    text = f"The count\n\nThursday 1 August 2019, 21:45\n\n{POST}\n\nFriday 2 August 2019, 01:10\n"
    assert stamps(text) == []


@pytest.mark.parametrize("seam", ["", "\n", "\n\n"])
def test_published_at_stands_below_its_heading_or_is_glued_to_it(seam: str) -> None:
    text = (
        f"Live: the night in Barchester\n\n"
        f"Turnout is said to be low{seam}published at 00:20 British Summer Time 20 October 2023\n{POST}\n\n"
        f"Labour hopeful of a gain{seam}published at 23:50 British Summer Time 19 October 2023\n{POST}\n"
    )
    assert stamps(text) == [("00:20", "20 October 2023"), ("23:50", "19 October 2023")]
    _, layout = laid_out(text)
    assert [entry.heading for entry in layout.entries] == ["Turnout is said to be low", "Labour hopeful of a gain"]


def test_one_published_at_is_enough() -> None:
    text = f"Turnout is said to be low\npublished at 00:20 British Summer Time 20 October 2023\n{POST}\n"
    assert stamps(text) == [("00:20", "20 October 2023")]


def test_a_post_without_heading_does_not_take_the_words_of_the_post_before() -> None:
    stamp = "published at {} British Summer Time 20 October 2023"
    text = f"{stamp.format('00:20')}\n{POST}\n\n{stamp.format('00:10')}\n{POST}\n"
    cleaned, layout = laid_out(text)
    assert [entry.heading for entry in layout.entries] == [None, None]
    assert [cleaned[entry.start : entry.end].count(POST) for entry in layout.entries] == [1, 1]


def test_posts_that_a_reader_wrote_out() -> None:
    list_at_the_end = "Green (Dev Patel) 1,290"  # reads like a heading of the post below it
    text = (
        f"Live: the night in Barchester\n\n"
        f"Posted on 20 October 2023 at 00:20 BST\nTurnout is said to be low.\n\n{POST}\n\n{list_at_the_end}\n\n"
        f"Posted on 19 October 2023 at 23:50 BST\n\nLabour confident\n\n10pm: polls close\n10.30pm: boxes open\n\n"
        f"Posted on 29 October 2023 at 01:10 GMT\n\n11pm: nothing\n"
    )
    assert stamps(text) == [("00:20", "20 October 2023"), ("23:50", "19 October 2023"), ("01:10", "29 October 2023")]
    cleaned, layout = laid_out(text)
    assert [entry.heading for entry in layout.entries] == ["Turnout is said to be low.", None, None]
    assert cleaned[layout.entries[0].start : layout.entries[0].end].rstrip().endswith(list_at_the_end)


def test_one_post_that_a_reader_wrote_out_is_enough() -> None:
    text = f"Posted on 20 October 2023 at 00:20 BST\n\n{POST}\n"
    assert stamps(text) == [("00:20", "20 October 2023")]


@pytest.mark.parametrize("line", ["Posted on 20 October 2023 at 00:20", "Posted on 20 October 2023 by Ann Bell"])
def test_the_foot_of_a_blog_is_no_post(line: str) -> None:
    assert stamps(f"Turnout is low\n\n{POST}\n\n{line}\n") == []


def test_a_heading_below_the_stamp() -> None:
    text = f"06:45\nTurnout is said to be low\n{POST}\n\n06:10\n{POST}\n"
    _, layout = laid_out(text)
    assert [entry.heading for entry in layout.entries] == ["Turnout is said to be low", None]


def test_dates_may_stand_in_the_stamps() -> None:
    text = f"Live\n\n20 October 2023, 00:40\n{POST}\n\n19 October 2023 23:10\n{POST}\n{POST}\n{POST}\n"
    assert stamps(text) == [("00:40", "20 October 2023"), ("23:10", "19 October 2023")]


def test_posts_may_be_signed_at_their_foot() -> None:
    text = (
        f"Turnout low\n{POST}\n{POST}\nAnn Bell\n20 October 2023, 00:40\n"
        f"More boxes\n{POST}\nAnn Bell\n19 October 2023, 23:10\n"
    )
    cleaned, layout = laid_out(text)
    assert stamps(text) == [("00:40", "20 October 2023"), ("23:10", "19 October 2023")]
    assert "More boxes" in cleaned[layout.entries[1].start : layout.entries[1].end]


@pytest.mark.parametrize(
    "text",
    [
        "Shares\n\nAble\n12.45\nBaker\n20.10\nCole\n9.82\nDale\n0.56\n",
        f"{POST}\n9.82\n{POST}\n0.56\n{POST}\n",
        f"{POST}\n12.45\n{POST}\n20.10\n{POST}\n",
        "Able 12.45\nBaker 20.10\nCole 9.82\n",
        "Polls open\n07:00\nPolls close\n22:00\n",
        f"At 22:03 the hall fell silent.\n{POST}\n06:45 was the earliest train home.\n",
        f"22:03\n{POST}\n",
        f"Key declaration times\n\n23:30 Thrupp. {POST}\n01:00 Oldfield. {POST}\n02:30 Sileby. {POST}\n",
        f"What to watch for\n\n{BY_HOURS}",
        "The result is due at\n3.15am\nor later, officials said, and nobody in the hall would say when exactly.\n",
        "",
    ],
)
def test_what_is_no_live_blog(text: str) -> None:
    assert stamps(text) == []


def test_a_night_told_hour_by_hour_afterwards_is_a_live_blog() -> None:
    text = f"How the night went\n\n{BY_HOURS}"
    assert [time for time, _ in stamps(text)] == ["11.30pm", "1.00am", "2.30am"]


def test_posts_cover_the_text_from_the_first_stamp_on_without_a_gap() -> None:
    text = f"Live\n\n06:45\n{POST}\n\n06:10\n{POST}\n\n05:55\n{POST}\n"
    cleaned, layout = laid_out(text)
    assert layout.entries[0].start == cleaned.index("06:45")
    assert [entry.end for entry in layout.entries] == [*(e.start for e in layout.entries[1:]), len(cleaned)]
    assert layout.blocks[0].post is None


def test_lines_that_a_renderer_broke_are_one_paragraph() -> None:
    broken = (
        "Voters in Barchester went to the polls on Thursday to choose a\n"
        "successor to their member, who told the party that he resigned in\n"
        "June after ten years, and who has since been seen at the races of\n"
        "Barchester and elsewhere.\n"
    )
    assert kinds(broken) == [("paragraph", broken.strip())]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert [kind for kind, _ in kinds(f"{POST}\n\n{POST}\n")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ann Able (Lab) 11,719", "Bob Baker (Con) 10,403"],
        ["Labour: Ann Able", "Conservative: Bob Baker"],
        ["• the first reason that somebody gave for staying at home", "• and another one that nobody believed at all"],
        ["Ann Able, a teacher", "Bob Baker, a farmer"],
    ],
)
def test_lines_of_a_list_stay_apart(lines: list[str]) -> None:
    assert [words for _, words in kinds("\n".join(lines))] == lines


def test_the_label_of_a_figure_joins_it() -> None:
    assert [words for _, words in kinds("Majority\n1,316\nTurnout\n35.9%\n")] == ["Majority\n1,316", "Turnout\n35.9%"]


@pytest.mark.parametrize(
    "line",
    [
        "Image caption, Ann Able arrives at the count",
        "Image source, Getty Images",
        "Ann Able outside the hall (Photo: Barchester Echo)",
        "Ann Able with supporters / Getty Images",
        "Media caption: The moment of the declaration",
        "Picture: Bob Baker",
    ],
)
def test_captions(line: str) -> None:
    assert kinds(f"{line}\n\n{POST}\n")[0] == ("caption", line)


@pytest.mark.parametrize(
    "line", ["The imagery of the campaign was dull.", "Picturesque villages voted early and often."]
)
def test_what_is_no_caption(line: str) -> None:
    assert kinds(f"{line}\n\n{POST}\n")[0][0] != "caption"


def test_headings() -> None:
    assert kinds(f"Labour gains Barchester\n\n{POST}\n")[0] == ("heading", "Labour gains Barchester")
    assert kinds("It was over.\n\nNobody spoke of it again, not even those who had won.\n")[0][0] != "heading"


def test_chapters_of_a_recording_are_no_posts() -> None:
    chapters = "\n".join(f"{at} – {POST}" for at in ("02:10", "11:45", "19:30", "31:15"))
    assert stamps(f"In this episode\n{chapters}\n") == []
    assert len(stamps(f"Live\n{chapters.replace('31:15', '21:15')}\n")) == 4


def test_a_line_that_cannot_be_the_end_goes_on() -> None:
    text = (
        "overturning a Labour majority of\n11,923 on Thursday.\n\n"
        "Thrupp: Mr. W. Pearsall\n(Lab.) 711, Mr. R. Aston (C.) 655.\n\n"
        "Nevershire D.C. (Oldfield Ward): Mrs. E. Bladon (Ind.) 402,\nMr. J. Tunnicliffe (Lab.) 388."
    )
    assert [len(words.split("\n")) for _, words in kinds(text)] == [2, 2, 2]
