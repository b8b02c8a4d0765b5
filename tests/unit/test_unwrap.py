"""Prose that was set in a column, and lists, links and posts that were not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hustings.unwrap import unwrapped

COLUMN = """Conservative candidate Hugh Fenwick has now
been elected as the first mayor of the area
after a second round in which he had 88,826
votes. The Liberal Democrat, Ben Oyelaran,
received 67,205, which was rather more than
anybody had thought he would.

In the first round Mr Fenwick had the first
preferences of 76,064 people, and the Labour
candidate Cat Trewin those of another 37,297
while there were others
John Lister (Independent) 15,747, and Paulina
Bull (UKIP) 16,037. They were then eliminated
and the votes that they had were not needed
for the rest of the count."""


def test_lines_broken_at_the_end_of_a_column_are_one() -> None:
    lines = [line for line in unwrapped(COLUMN).split("\n") if line]
    assert [line.split()[0] for line in lines] == ["Conservative", "In", "John"]


def test_lines_of_a_list_stay() -> None:
    lines = "\n".join(f"Ada Fenwick of the {place} (Labour) 1,{place}" for place in range(100, 115))
    assert unwrapped(lines) == lines


def test_short_lines_beside_a_column_stay() -> None:
    page = f"Home\nNews\nWho won where\n\n{COLUMN}\n\nRead more about the\nelections of this week"
    assert unwrapped(page).split("\n")[:4] == ["Home", "News", "Who won where", ""]
    assert unwrapped(page).endswith("Read more about the\nelections of this week")


def test_items_and_stamps_begin_lines_of_their_own() -> None:
    for item in ("- Ben Oyelaran said that", "23:41 Ben Oyelaran said", "3. Ben Oyelaran said that"):
        assert f"\n{item}" in unwrapped(f"{COLUMN}\nand after that he who had won, Mr Fenwick,\n{item} he would not.")


@given(st.text(alphabet="ab ,.\n\u00a0\r19-", max_size=400))
def test_every_character_stays_in_its_place(text: str) -> None:
    new = unwrapped(text)
    assert len(new) == len(text)
    assert all(one == other or (one.isspace() and other == " ") for one, other in zip(text, new, strict=True))
