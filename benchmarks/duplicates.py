"""How well articles that repeat an earlier one are told from those that do not, and what it costs.

    python benchmarks/duplicates.py [--benchmark BENCHMARK] [--others FILE ...] [--sizes N ...]

Edits every article of the corpus as papers edit what an agency sends, and prints for each kind of edit the share of
copies that an index finds after the original. Then how many texts are wrongly found where another contest is put into
the frame of an article (other people and places, other figures), and how many of the different articles are. FILE holds
other texts, one a line in UTF-8. For each N, the seconds, bytes on disk and memory of an index of so many made-up
signatures, of which one in ten repeats an earlier one. The exit status is 1 where fewer than 95 in 100 copies without a
cut are found, or any different article is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

from material import gold_folders

from hustings.duplicates import Index, signature

LEAST_FOUND = 0.95

Edit = Callable[[str, random.Random], str]

FURNITURE = [
    "Sign up to our newsletter for the latest local news, straight to your inbox every morning. Leave at any time.",
    "Read more: Ten things you did not know about the Town Hall",
    "ADVERTISEMENT",
    "Our journalism needs you. Subscribe today from 2.99 a month and your first 3 months are free.",
    "Follow us on Facebook for more stories like this one, and get the Daily Courier app on your telephone.",
]
HOUSE_STYLE = [
    (r"\bper cent\b", "%"),
    (r"\bLib Dems?\b", "Liberal Democrats"),
    (r"\bby-election", "byelection"),
    (r"isation", "ization"),
    (r"ise\b", "ize"),
    (r"\b(?:Mr|Mrs|Ms) ", ""),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\bTory\b", "Conservative"),
    (r"\bMP\b", "M.P."),
    (r"[“”\"]", "'"),
    (r" – ", " - "),
]
FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d,.]*")


def headline(text: str, rng: random.Random) -> str:
    """Another first line."""
    return "\n".join(["Shock as voters turn their backs on the government", *text.split("\n")[1:]])


def byline(text: str, rng: random.Random) -> str:
    """A reporter and a stamp below the first line."""
    first, *rest = text.split("\n")
    stamp = "Published 21 October 2023, 09:41 | Updated 10:12"
    return "\n".join([first, "By Penelope Marsh-Okonkwo, Local Democracy Reporter, @pmarshok", stamp, *rest])


def furniture(text: str, rng: random.Random) -> str:
    """Three paragraphs of the paper's own, anywhere."""
    lines = text.split("\n")
    for line in rng.sample(FURNITURE, 3):
        lines.insert(rng.randrange(1, len(lines) + 1), line)
    return "\n".join(lines)


def style(text: str, rng: random.Random) -> str:
    """Spelled as another house spells."""
    for pattern, new in HOUSE_STYLE:
        text = re.sub(pattern, new, text)
    return text


def noise(text: str, rng: random.Random) -> str:
    """UTF-8 read as Windows-1252."""
    return text.replace("'", "’").encode("utf-8").decode("cp1252", "replace")


def misread(text: str, rng: random.Random) -> str:
    """One letter in two hundred wrong."""
    return "".join(rng.choice("aeiorn") if each.isalpha() and rng.random() < 0.005 else each for each in text)


def cut(share: float) -> Edit:
    """An edit that cuts ``share`` (0 to 1) of the text at its end."""
    return lambda text, rng: text[: round(len(text) * (1 - share))]


def paper(text: str, rng: random.Random) -> str:
    """Headline, byline, house style and furniture at once."""
    return byline(headline(furniture(style(text, rng), rng), rng), rng)


WHOLE: Mapping[str, Edit] = {
    "headline": headline,
    "byline": byline,
    "furniture": furniture,
    "house style": style,
    "encoding": noise,
    "misread letters": misread,
    "HTML entities": lambda text, rng: text.replace("'", "&rsquo;").replace("–", "&ndash;"),
    "blanks": lambda text, rng: re.sub(r"\n+", "\n\n", text).replace(" ", "\u00a0 "),
    "capitals": lambda text, rng: text.upper(),
    "all of a paper's": paper,
}
CUT: Mapping[str, Edit] = {
    **{f"tail of {share:.0%} cut": cut(share) for share in (0.1, 0.2, 0.3, 0.4, 0.5)},
    "all, and 30% cut": lambda text, rng: paper(cut(0.3)(text, rng), rng),
    "all, and 50% cut": lambda text, rng: paper(cut(0.5)(text, rng), rng),
}


class Frames:
    """Articles of the corpus with another contest put in: other names, and other figures where there are any."""

    def __init__(self, golds: Sequence[Path]) -> None:
        facts = [json.loads(path.read_bytes()) for path in golds]
        self.names = {
            path: {each["person"] for each in found["candidacies"] + found["vacancies"] if each["person"]}
            for path, found in zip(golds, facts, strict=True)
        }
        self.places = {
            path: {each["constituency"] for each in found["candidacies"] + found["contests"] if each["constituency"]}
            for path, found in zip(golds, facts, strict=True)
        }

    def other(self, gold: Path, text: str, rng: random.Random) -> str:
        """``text``, of which ``gold`` holds the facts, as it would read of another contest."""
        new: dict[str, str] = {}
        names = sorted(set().union(*self.names.values()))
        places = sorted(set().union(*self.places.values()))
        for name in sorted(self.names[gold]):
            new |= dict(zip(reversed(name.split()), reversed(rng.choice(names).split()), strict=False))
        for place in sorted(self.places[gold]):
            new[place] = rng.choice(places)
        for old in sorted(new, key=lambda each: (-len(each), each)):
            text = re.sub(rf"\b{re.escape(old)}\b", lambda found, old=old: new[old], text)  # type: ignore[misc]
        digits = lambda found: re.sub(r"\d", lambda _: str(rng.randrange(1, 10)), found.group())  # noqa: E731
        return FIGURE.sub(digits, text)


def found(first: str, second: str) -> bool:
    """Whether an index takes ``second`` for a copy of ``first``."""
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder) / "index.sqlite") as index:
        index.original_of("first", _digest(first), signature(first))
        return index.original_of("second", _digest(second), signature(second)) is not None


def merged(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The texts that an index of all of them takes for copies, each with its original."""
    pairs = []
    with tempfile.TemporaryDirectory() as folder, Index(Path(folder) / "index.sqlite") as index:
        for name, text in texts.items():
            original = index.original_of(name, _digest(text), signature(text))
            if original is not None:
                pairs.append((name, original))
    return pairs


def made_up(number: int, rng: random.Random) -> Iterator[bytes]:
    """``number`` signatures of articles of some 450 words, of which one in ten repeats one of the last thousand."""
    recent: list[bytes] = []
    form = struct.Struct(">BB64Q60L")
    for _ in range(number):
        if recent and rng.random() < 0.1:
            yield rng.choice(recent)
            continue
        # The smallest 64 of 450 numbers evenly spread over 63 bits.
        shingles = sorted(rng.randrange(2**63 * 64 // 450) for _ in range(64))
        made = form.pack(64, 60, *shingles, *sorted(rng.getrandbits(32) | 1 for _ in range(60)))
        recent = [*recent[-999:], made]
        yield made


def cost(number: int) -> str:
    """What an index of ``number`` made-up signatures costs."""
    rng = random.Random(number)
    copies, spent = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        with Index(path) as index:
            for count, each in enumerate(made_up(number, rng)):
                began = perf_counter()
                copies += index.original_of(str(count), _digest(str(count)), each) is not None
                spent += perf_counter() - began
        size = path.stat().st_size
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{number} signatures: {spent:.1f} s ({spent / number * 1e6:.0f} microseconds each), {copies} copies, "
        f"{size / 2**20:.0f} MiB on disk, {memory:.0f} MiB of memory at most"
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def main() -> int:
    """Measure, and say what is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", type=Path)
    parser.add_argument("--others", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000], metavar="N")
    arguments = parser.parse_args()
    texts = {
        path: (articles / f"{path.stem}.txt").read_text(encoding="utf-8")
        for articles, golds in gold_folders(arguments.benchmark)
        for path in sorted(golds.glob("*.json"))
    }

    rng = random.Random(1)
    good = True
    print(f"{len(texts)} articles: the share of copies found after the original, and of originals after the copy")
    for name, edit in {**WHOLE, **CUT}.items():
        copies = [(text, edit(text, rng)) for text in texts.values()]
        after = sum(found(text, copy) for text, copy in copies) / len(copies)
        before = sum(found(copy, text) for text, copy in copies) / len(copies)
        good &= after >= LEAST_FOUND or name in CUT
        print(f"  {name:20} {after:.3f} {before:.3f}")

    frames = Frames(list(texts))
    contests = {path: text for path, text in texts.items() if frames.names[path]}
    wrong = sum(found(text, frames.other(path, text, rng)) for path, text in contests.items())
    print(f"{wrong} of {len(contests)} articles with another contest in their frame are taken for copies")
    pairs = merged({str(path): text for path, text in texts.items()})
    print(f"{len(pairs)} of {len(texts)} different articles are taken for copies")
    good &= not wrong and not pairs
    for path in arguments.others:
        lines = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line]
        pairs = merged({str(number): line for number, line in enumerate(lines)})
        print(f"{path}: {len(pairs)} of {len(lines)} texts are taken for copies: {pairs}")

    began = process_time()
    signatures = [signature(text) for text in texts.values()]
    spent = (process_time() - began) / len(texts) * 1e6
    print(f"{spent:.0f} microseconds and {sum(map(len, signatures)) / len(texts):.0f} bytes a signature")
    for size in arguments.sizes:
        print(cost(size))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
