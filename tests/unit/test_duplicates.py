"""Copies of an earlier article: what papers change does not hide them, and another contest is no copy."""

import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hustings.duplicates
from hustings.duplicates import Index, bands, repeats, signature

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"

REPORT = """\
Labour takes Tamworth as voters stay at home

Labour has won the Tamworth by-election, overturning a Conservative majority of 19,634 at the last general election.

Sarah Edwards polled 11,719 votes to the 10,403 of the Conservatives' Andrew Cooper, a majority of 1,316 and a swing \
of 23.9 per cent. Turnout was 35.9 per cent, and Ian Cooper of Reform UK came third with 1,373 votes.

"The people of Tamworth have made it clear that it is time for a change," Ms Edwards told supporters at the count in \
the small hours, before thanking the returning officer and those who had counted.

Mr Cooper left the hall by a side door while she was still speaking. The by-election had been called after the \
resignation of Chris Pincher, who had held the seat since 2010.

A Conservative spokesman said that governments often lose by-elections and that few people had switched sides, most of \
those who stayed away having voted for the party before.
"""
OTHER_REPORT = """\
Sarah Edwards is the new MP for Tamworth. She beat Andrew Cooper, the Conservative, by 1,316 votes in a contest that \
was supposed to be safe for the government: its majority had been 19,634. There were 11,719 votes for her and 10,403 \
for him, while 1,373 went to Ian Cooper of Reform UK, on a turnout of 35.9 per cent. Pollsters will note the swing, \
23.9 per cent, which is the second largest from Conservative to Labour at any by-election since the war. Strategists \
in both parties were poring over the figures as dawn broke, and nobody could be found who had expected them.
"""
RESULT = """\
{place}: full result

Here is how the votes were cast at the by-election in {place} on Thursday, as read out by the returning officer at the \
leisure centre in the early hours of Friday morning. The candidate with the most votes has been elected.

{first} (Labour) {0:,}
{second} (Conservative) {1:,}
{third} (Reform UK) {2:,}
{fourth} (Liberal Democrats) {3:,}

{place} was one of two seats to vote on Thursday. Read our live coverage of both for reaction from all of the parties.
"""
TAMWORTH = RESULT.format(
    11719, 10403, 1373, 417, place="Tamworth", first="Sarah Edwards", second="Andrew Cooper", third="Ian Cooper",
    fourth="Sunny Virk",
)  # fmt: skip
BEDFORDSHIRE = RESULT.format(
    13872, 12680, 1487, 9420, place="Mid Bedfordshire", first="Alistair Strathern", second="Festus Akinbusoye",
    third="Dave Holland", fourth="Emma Holland-Lindsay",
)  # fmt: skip
SELECTED = """\
{party} members in {place} have chosen {name} to fight the constituency at the next general election. {name}, who \
lives in the town, saw off two rivals at a meeting in the library. "It is the honour of my life, and {place} deserves \
better," {surname} told them. The party will hope that {surname} can win back a seat that it has not held in a \
generation, and campaigning in {place} is to begin at once, with a visit by the leader expected before the summer.
"""
BLOG = """\
Tamworth by-election: live

23:10 Polls have closed in Tamworth and the first boxes have arrived at the count, where volunteers are sorting papers.
23:40 Turnout is said to be low. Nobody from the Conservatives has been seen in the hall so far, and Labour is cheerful.
00:20 The piles of papers are growing. One veteran of these nights says that she has never seen so few spoilt ones here.
"""
GROWN = f"""{BLOG}\
01:50 Candidates are being called to the stage. Sarah Edwards is smiling; Andrew Cooper has just come in from the rain.
02:15 Labour wins Tamworth: Sarah Edwards has 11,719 votes, Andrew Cooper 10,403 and Ian Cooper 1,373.
02:40 The winner thanks the returning officer and says that people here are tired of being taken for granted by them.
"""


def paper(text: str) -> str:
    """``text`` as another paper prints it."""
    _, *lines = text.replace("per cent", "pc").replace('"', "'").split("\n")
    lines.insert(6, "Sign up to our newsletter for the latest local news, straight to your inbox every morning.")
    return "\n".join(
        ["Shock for the government in key contest", "By Penelope Marsh-Okonkwo, Politics Reporter", *lines]
    )


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        REPORT.upper(),
        REPORT.replace("\n", "\r\n\r\n").replace(" ", "\u00a0"),
        REPORT.replace("'", "’").replace('"', "“"),
        REPORT.replace("'", "&rsquo;").replace('"', "&ldquo;"),
        REPORT.replace("'", "’").encode("utf-8").decode("cp1252", "replace"),
        REPORT.replace("by-election", "by\u2011election"),
        REPORT[: len(REPORT) // 2],
        REPORT[: len(REPORT) * 9 // 10],
        paper(REPORT),
        paper(REPORT[: len(REPORT) * 7 // 10]),
        f"Published 20 October 2023 06:12\n\n{REPORT}\n\nShare this article\nMost read",
    ],
)
def test_a_copy_repeats_the_original(copy: str) -> None:
    assert repeats(signature(copy), signature(REPORT))
    assert set(bands(signature(copy))) & set(bands(signature(REPORT)))


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (OTHER_REPORT, REPORT),
        (REPORT, OTHER_REPORT),
        (BEDFORDSHIRE, TAMWORTH),
        (TAMWORTH, BEDFORDSHIRE),
        (TAMWORTH.replace("11,719", "12,719").replace("10,403", "9,403"), TAMWORTH),
        (GROWN, BLOG),
        (REPORT, REPORT[: len(REPORT) // 3]),
        (f"{REPORT}\n{TAMWORTH}\n{BEDFORDSHIRE}", REPORT),
        (
            SELECTED.format(party="Labour", place="Worthing", name="Rosalind Achebe", surname="Achebe"),
            SELECTED.format(party="Labour", place="Harlow", name="Duncan Petrie", surname="Petrie"),
        ),
        (REPORT, ""),
        ("", REPORT),
        ("", ""),
        ("Labour hold Wakefield", "Labour hold Wakefield"),  # too short for a sketch: the index knows it by its digest
    ],
)
def test_what_says_something_else_repeats_nothing(later: str, earlier: str) -> None:
    assert not repeats(signature(later), signature(earlier))


def test_the_first_version_of_a_blog_repeats_the_whole() -> None:
    assert repeats(signature(BLOG), signature(GROWN))


def settled(path: Path, texts: Sequence[str]) -> list[str | None]:
    with Index(path) as index:
        return [
            index.original_of(str(number), sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), signature(text))
            for number, text in enumerate(texts)
        ]


def test_the_earliest_original_is_named(tmp_path: Path) -> None:
    texts = [
        REPORT,
        TAMWORTH,
        paper(REPORT),
        "Lab hold",
        BEDFORDSHIRE,
        REPORT,
        "Lab hold",
        "Lab gain",
        TAMWORTH.upper(),
    ]
    assert settled(tmp_path / "index", texts) == [None, None, "0", None, None, "0", "3", None, "1"]


def test_a_copy_is_no_original(tmp_path: Path) -> None:
    # The last repeats the second, which itself repeats the first and is not recorded.
    short = REPORT[: len(REPORT) // 2]
    assert settled(tmp_path / "index", [REPORT, short, short, short.upper()]) == [None, "0", "0", "0"]


def test_different_articles_stay_apart(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    assert settled(tmp_path / "one", texts) == [None] * len(texts)
    twice = settled(tmp_path / "two", [*texts, *map(paper, texts)])
    assert twice == [None] * len(texts) + [str(number) for number in range(len(texts))]


def test_what_all_articles_share_hides_no_copy_and_costs_no_more_with_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counted(later: bytes, earlier: bytes) -> bool:
        nonlocal compared
        compared += 1
        return repeats(later, earlier)

    monkeypatch.setattr(hustings.duplicates, "repeats", counted)
    notice = " ".join(f"word{number}" for number in range(60))
    texts = [f"{notice} {' '.join(f'{number}x{word}' for word in range(200))}" for number in range(60)]
    with Index(tmp_path / "index") as index:
        for number, text in enumerate([*texts, *texts]):
            compared = 0
            found = index.original_of(str(number), sha256(f"{number}".encode()).hexdigest(), signature(text))
            assert found == (None if number < 60 else str(number - 60))
            assert compared < 20


def test_the_file_must_be_new(tmp_path: Path) -> None:
    settled(tmp_path / "index", [REPORT])
    with pytest.raises(sqlite3.Error):
        Index(tmp_path / "index")


@pytest.mark.parametrize("text", ["", "Lab hold", REPORT, REPORT * 100, TAMWORTH * 3])
def test_a_signature_is_small_and_survives_json(text: str) -> None:
    made = signature(text)
    assert len(made) <= 1022
    assert b64decode(b64encode(made).decode()) == made


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert sha256(signature(REPORT)).hexdigest()[:16] == "84a7c6e9e0b4dc78"


@given(st.text())
def test_every_text_has_a_signature_and_bands(text: str) -> None:
    made = signature(text)
    keys = bands(made)
    assert made == signature(text)
    assert len(made) <= 1022
    assert len(keys) <= 16
    assert list(keys) == sorted(set(keys))
    assert all(0 <= key < 2**63 for key in keys)
    assert repeats(made, made) == bool(keys)


@given(st.text(alphabet=" \t\n\r\u00a0\u2003\u2011–—", min_size=1), st.sampled_from([REPORT, TAMWORTH, BLOG]))
def test_the_kind_of_blank_or_dash_does_not_count(blank: str, text: str) -> None:
    assert signature(text.replace(" ", blank)) == signature(text)


@given(st.sampled_from([str.upper, str.lower, str.swapcase]))
def test_case_does_not_count_in_bands(change: Callable[[str], str]) -> None:
    assert bands(signature(change(REPORT))) == bands(signature(REPORT))


@given(texts=st.lists(st.sampled_from([REPORT, paper(REPORT), TAMWORTH, BEDFORDSHIRE, GROWN, BLOG, "Lab hold", ""])))
def test_the_order_alone_settles_what_is_a_copy(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("index")
    found = settled(folder / "one", texts)
    assert found == settled(folder / "two", texts)
    for number, original in enumerate(found):
        # An original is earlier, is no copy itself, and what comes first is never a copy.
        assert original is None or (int(original) < number and found[int(original)] is None)
        assert original is not None or texts[number] not in texts[:number]
