"""Posts under stamps of no known form, and clock times that are no stamps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hustings.clean import clean
from hustings.layout import lay_out

POSTS = (
    ("Boxes arrive", "Polls have closed and the boxes are on their way to the leisure centre in the middle of town."),
    (
        "Low turnout?",
        "Labour sources say that turnout is well down on the general election, but has no figure.",
    ),
    ("Bundles", "The first bundles are on the tables. Conservatives look glum and will not talk to us about it."),
    ("Recount", "A recount has been asked for by the Liberal Democrats, who think that they are second."),
    ("Nearly there", "We are told that a declaration may be expected within the half hour."),
)
HOURS = ((22, 5), (22, 40), (23, 15), (0, 50), (1, 35))

Writer = Callable[[str, str, str, str, int], str]
"""A post from its time by the clocks of 24 and of 12 hours, its title, its text, and its day of May."""

FORMS: dict[str, Writer] = {
    "hours": lambda h24, h12, title, text, day: f"{h24.replace(':', '')}\n{text}",
    "hours-with-unit": lambda h24, h12, title, text, day: f"{h24.replace(':', '')} hrs\n{text}",
    "key-event": lambda h24, h12, title, text, day: f"4h ago\n{h24.replace(':', '.')} BST\n{title}\n\n{text}",
    "glued-to-its-age": lambda h24, h12, title, text, day: f"1d ago{h24.replace(':', '.')} BST\n\n{title}\n\n{text}",
    "update": lambda h24, h12, title, text, day: f"Update, {h12}\n{text}",
    "latest": lambda h24, h12, title, text, day: f"LATEST {h24}\n{text}",
    "some-labelled": lambda h24, h12, title, text, day: (
        f"{h24.replace(':', '.')} GMT{' · LABOUR GAIN' * (title == 'Bundles')}\n{title}\n{text}"
    ),
    "posted": lambda h24, h12, title, text, day: f"Posted: {h24}\n{text}",
    "posted-by": lambda h24, h12, title, text, day: f"Posted at {h12} by Ada Fenwick\n{text}",
    "day-behind": lambda h24, h12, title, text, day: f"{h24}, {day} May 2022\n{text}",
    "slashed-day": lambda h24, h12, title, text, day: f"0{day}/05/2022 {h24}\n{text}",
    "iso": lambda h24, h12, title, text, day: f"2022-05-0{day} {h24}\n{text}",
    "month-first": lambda h24, h12, title, text, day: f"May {day}, 2022 {h12}\n{text}",
    "stars": lambda h24, h12, title, text, day: f"*{h12}*\n{text}",
    "bullet": lambda h24, h12, title, text, day: f"• {h12}: {text}",
    "brackets": lambda h24, h12, title, text, day: f"({h12}) {text}",
    "place": lambda h24, h12, title, text, day: f"{h12}, leisure centre: {text}",
    "behind-the-text": lambda h24, h12, title, text, day: f"{text} ({h24})",
    "author-first": lambda h24, h12, title, text, day: f"Ada Fenwick, {h24}\n{text}",
    "handle": lambda h24, h12, title, text, day: f"@adafenwick {h24}: {text}",
    "seconds": lambda h24, h12, title, text, day: f"{h24}:31\n{text}",
    "at": lambda h24, h12, title, text, day: f"At {h12}: {text}",
    "weekday-first": lambda h24, h12, title, text, day: f"{'THURSDAY' if day == 5 else 'FRIDAY'} {h12}\n{text}",
    "tab": lambda h24, h12, title, text, day: f"{h24}\t{text}",
    "title-first": lambda h24, h12, title, text, day: f"{title} - {h24}\n{text}",
    "ruled": lambda h24, h12, title, text, day: f"---------- {h24} ----------\n{text}",
    "initials": lambda h24, h12, title, text, day: f"{h24} (AF): {text}",
    "french": lambda h24, h12, title, text, day: f"{h24.replace(':', 'h')} {text}",
}


def _blog(write: Writer) -> str:
    posts = []
    for (hour, minute), (title, text) in zip(HOURS, POSTS, strict=True):
        h12 = f"{hour % 12 or 12}.{minute:02}{'pm' if hour >= 12 else 'am'}"
        posts.append(write(f"{hour:02}:{minute:02}", h12, title, text, 5 if hour >= 12 else 6))
    return "Count in Tamworth: live\n\nThursday 5 May 2022\n\n" + "\n\n".join(posts) + "\n"


@pytest.mark.parametrize("form", FORMS)
def test_posts_are_found_by_what_stands_around_their_times(form: str) -> None:
    text = clean(_blog(FORMS[form])).text
    entries = lay_out(text).entries
    minutes = [text[slice(*entry.stamp)] for entry in entries]
    assert len(minutes) == len(HOURS)
    assert all(f"{minute:02}" in told for told, (_, minute) in zip(minutes, HOURS, strict=True))
    for entry, (_, body) in zip(entries, POSTS, strict=True):
        assert body in text[entry.start : entry.end].replace("\n", " ")


def test_posts_of_several_days_are_told_by_their_weekdays() -> None:
    hours = (
        "Fri 03:40",
        "Fri 02:05",
        "Fri 00:15",
        "Thu 23:10",
        "Thu 21:55",
        "Thu 08:30",
        "Wed 23:45",
        "Wed 22:20",
        "Wed 20:05",
    )
    posts = [f"-- {hour} --\n{title}\n{text}" for hour, (title, text) in zip(hours, [*POSTS, *POSTS], strict=False)]
    text = clean("\n\n".join(["Count in Tamworth: live", *posts])).text
    entries = lay_out(text).entries
    assert [f"{text[slice(*entry.day)]} {text[slice(*entry.stamp)]}" for entry in entries if entry.day] == [*hours]


def test_some_posts_have_a_title_beside_their_time_and_some_have_none() -> None:
    heads = ("10.05pm Polls close", "9.40pm", "8.15pm Rain", "7.50pm")
    posts = [f"{head}\n\n{text}" for head, (_, text) in zip(heads, POSTS, strict=False)]
    text = clean("\n\n".join(["Count in Tamworth: live", *posts])).text
    entries = lay_out(text).entries
    assert [text[slice(*entry.stamp)] for entry in entries] == [head.split()[0] for head in heads]


@pytest.mark.parametrize(
    "text",
    [
        # events of a week
        "Mon 7.30pm: the parish council meets in the village hall to talk of the by-election.\n\n"
        "Tue 6pm: the candidates have been asked to a hustings in the church, and all will come.\n\n"
        "Wed 7pm: the history society looks back at elections of old, and there will be tea.\n\n"
        "Thu 5pm: a sale of work is held in the school, and there may be cakes on the stalls.\n",
        # when results are due: no prose between them
        "Tamworth 11.30pm\nWigan 12.15am\nSleaford 1.40am\nThrupp 2.55am\nOldmere 4am\n",
        # years
        "1945 Labour took the seat from the Conservatives, who had held it for fifty years.\n\n"
        "1950 It went back to the Conservatives, by a majority that nobody had foreseen.\n\n"
        "1951 They held it, and would do so at every contest for the next twenty years.\n\n"
        "1955 Another hold, with a larger majority and a smaller turnout than before.\n",
        # shares
        "Labour took 11.40 of the vote in the ward, which was less than it had hoped for.\n\n"
        "The Greens took 9.15 of the vote in the ward, which was more than they had feared.\n\n"
        "Others took 20.30 of the vote in the ward, and nobody was surprised by that.\n\n"
        "Nobody took 1.55 of the vote in the ward, and that was that for this year.\n",
        # as many as there are, but in no order
        "Bus at 9.15\nThe first one goes by way of the market, and it is always full.\n\n"
        "Bus at 7.30\nThe second one goes by way of the station, and it is never full.\n\n"
        "Bus at 8.45\nThe third one goes by way of the hospital, and nobody knows why.\n\n"
        "Bus at 6.20\nThe fourth one does not go at all, except on Sundays in winter.\n",
    ],
)
def test_times_that_are_no_stamps(text: str) -> None:
    assert lay_out(clean(f"Tamworth by-election\n\n{text}").text).entries == ()
