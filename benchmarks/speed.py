"""What hustings takes beside a vanilla spaCy pipeline, as a table in Markdown, ratios first.

    python benchmarks/speed.py                     # everything, medians of five rounds: half an hour
    python benchmarks/speed.py --rounds 1 --parts ratios start
    python benchmarks/speed.py --others FILE       # other news of yours, one text a line in UTF-8

Vanilla is ``nlp.pipe(texts)`` with the whole model whose NER hustings uses. Rounds alternate between the things
compared, in one process, and count processor time, so that other work on the machine disturbs all alike; start-up and
workers are processes of their own and count time on the clock. Election articles are those of the corpus. In the mixed
dump 2 in 100 articles are, and the others are generated in the manner of other news, or come from FILE.

Parts are ``ratios``, ``start``, ``workers`` and ``growth``. An exponent of growth of 1 means that twice as much takes
twice as long. The exit status is 0: the figures are for reading.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import spacy
from material import ROOT

from hustings.extractor import Extractor
from hustings.inputs import split
from hustings.runs.assembly import assemble
from hustings.runs.outcome import Work, to_line
from hustings.settings import STOCK_MODEL, Settings
from hustings.types import Article, Record

COMMAND = str(Path(sys.executable).with_name("hustings"))
PARTS = ("ratios", "start", "workers", "growth")
EVERY = 50
"""Articles of the mixed dump, of which one is about an election."""

ELECTION = 40
OTHERS = 1960
VANILLA = 40
"""Articles of each kind that a round goes through; the vanilla pipeline reads fewer of the others."""

WORKED = 60
"""How often each election article comes to the workers: often enough that their start counts little."""

SIZES = (125_000, 250_000, 500_000, 1_000_000)
"""Characters of a document."""

COUNTS = (500, 1000, 2000, 4000)
"""Articles of a mixed dump."""

# Generated news: sentences of these frames, with words of these kinds.
FRAMES = (
    "{name} told {paper} on {day} that the {noun} would {verb} the {noun} by {number} per cent.",
    "The {noun} in {town}, which opened in {year}, lost {number} jobs after its {noun} was sold.",
    "Police in {town} said that a {number}-year-old man had taken the {noun} from a {noun} near the station.",
    '"We did not {verb} the {noun}," said {name}, who has run the {noun} since {year}.',
    "Shares in the {noun} group fell {number} points to close at {number} on {day}.",
    "{name} scored twice as {town} beat a tired {noun} side before a crowd of {number} at the weekend.",
    "It will {verb} more than a {noun}, and the {noun} of {town} is still to be rebuilt.",
)
WORDS: Mapping[str, Sequence[str]] = {
    "name": ("John Carver", "Maria Lopez", "Wei Zhang", "Anna Petrov", "David Mbeki", "Ruth Stein", "Omar Haddad"),
    "paper": ("reporters", "the station", "a morning programme", "the agency", "shareholders"),
    "day": ("Monday", "Tuesday", "Wednesday", "Friday", "Sunday"),
    "town": ("Sydney", "Kandahar", "Lyon", "Osaka", "Nairobi", "Quito", "Bergen", "Perth"),
    "noun": ("airline", "bridge", "harbour", "bank", "team", "hospital", "river", "museum", "contract", "refinery"),
    "verb": ("close", "cost", "delay", "repair", "lift", "replace", "cut"),
    "year": ("1987", "1994", "1999", "2003", "2011"),
    "number": ("12", "37", "150", "2,400", "8", "61"),
}
SENTENCES = 12  # of one generated article, as long as those of the corpus


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, the figure and how it came about."""

    what: str
    figure: str
    how: str


def corpus() -> list[Article]:
    """The election articles of the corpus, as many as a round reads."""
    folders = (ROOT / "corpus" / "articles", ROOT / "corpus" / "training" / "articles")
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    step = len(paths) / ELECTION
    chosen = [paths[int(number * step)] for number in range(ELECTION)]
    return [Article(path.stem, path.read_text(encoding="utf-8-sig")) for path in chosen]


def generated(chance: random.Random) -> str:
    """An article that is about no election."""
    sentences = []
    for _ in range(SENTENCES):
        sentence = chance.choice(FRAMES)
        for kind, words in WORDS.items():
            while f"{{{kind}}}" in sentence:
                sentence = sentence.replace(f"{{{kind}}}", chance.choice(words), 1)
        sentences.append(sentence)
    return " ".join(sentences)


def dump(path: Path, election: Sequence[Article], others: Sequence[str], count: int) -> Path:
    """A dump of ``count`` articles as JSON Lines at ``path``, one in :data:`EVERY` of them about an election.

    Every article is told apart by a line of its own at the top, so that none counts as a duplicate.
    """
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            about = number % EVERY == EVERY // 2
            text = election[number // EVERY % len(election)].text if about else others[number % len(others)]
            lines.write(json.dumps({"id": f"a{number:06}", "text": f"Edition {number}\n\n{text}"}) + "\n")
    return path


def through(work: Work, source: Path) -> int:
    """From JSON Lines to CSV in this process; the number of facts written."""
    with TemporaryDirectory() as name:
        tables, scratch = Path(name, "tables"), Path(name, "scratch")
        tables.mkdir()
        scratch.mkdir()
        records = (record for record in split([str(source)]) if isinstance(record, Record))
        counts = assemble((to_line(work(record)) for record in records), tables, scratch, work.settings)
    return sum(counts.rows.values()) - counts.rows["articles"]


def processor(task: Callable[[], object]) -> float:
    """Seconds of processor time that ``task`` takes."""
    began = process_time()
    task()
    return process_time() - began


def clock(command: Sequence[str]) -> float:
    """Seconds on the clock that ``command`` takes."""
    began = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def alternating(tasks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median seconds of each task over ``rounds``, in each of which every task has its turn."""
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(task())
    return {name: median(seconds) for name, seconds in found.items()}


def ratios(work: Work, election: Sequence[Article], others: Sequence[str], rounds: int, folder: Path) -> Iterator[Row]:
    """Articles a second beside vanilla, and what each stage takes of the time."""
    vanilla = spacy.load(STOCK_MODEL)
    texts = [article.text for article in election]
    mixed = dump(folder / "mixed.jsonl", election, others, ELECTION + OTHERS)
    tasks = {
        "vanilla": lambda: processor(lambda: list(vanilla.pipe(texts))),
        "hustings": lambda: processor(lambda: [work.extractor.extract(article) for article in election]),
        "vanilla, others": lambda: processor(lambda: list(vanilla.pipe(others[:VANILLA]))),
        "mixed": lambda: processor(lambda: through(work, mixed)),
    }
    alternating(tasks, 1)  # caches and strings are there from the first article on only
    seconds = alternating(tasks, rounds)
    each = {
        "vanilla": seconds["vanilla"] / len(texts),
        "hustings": seconds["hustings"] / len(election),
        "mixed": seconds["mixed"] / (ELECTION + OTHERS),
        "vanilla, mixed": (seconds["vanilla"] / len(texts) + (EVERY - 1) * seconds["vanilla, others"] / VANILLA)
        / EVERY,
    }
    words = sum(len(text.split()) for text in texts) / len(texts)
    yield Row(
        "election articles, times vanilla",
        f"{each['vanilla'] / each['hustings']:.2f}",
        f"{1000 * each['vanilla']:.1f} ms against {1000 * each['hustings']:.1f} ms for an article of {words:.0f} words",
    )
    yield Row(
        "mixed dump, times vanilla",
        f"{each['vanilla, mixed'] / each['mixed']:.1f}",
        f"{1000 * each['vanilla, mixed']:.1f} ms against {1000 * each['mixed']:.2f} ms for an article of the dump, "
        "JSON Lines to CSV",
    )
    profiled = Work(work.extractor, work.settings, profile=True)
    stages: Counter[str] = Counter()
    for record in split([str(dump(folder / "election.jsonl", election, others, EVERY * ELECTION))]):
        if isinstance(record, Record):
            for outcome in profiled(record):
                if outcome.rows.get("parties"):
                    stages.update({stage: round(1e9 * taken) for stage, taken in outcome.seconds.items()})
    whole = stages.total()
    for stage, taken in stages.most_common():
        yield Row(f"share of {stage}", f"{100 * taken / whole:.1f} %", "of the time on an election article")


def start(election: Sequence[Article], rounds: int, folder: Path) -> Iterator[Row]:
    """Seconds until a command has answered."""
    article = folder / "article.txt"
    article.write_text(election[0].text, encoding="utf-8")
    tasks = {
        "hustings --help": lambda: clock([COMMAND, "--help"]),
        "start to first fact": lambda: clock([COMMAND, "extract", str(article)]),
    }
    alternating(tasks, 1)
    for name, seconds in alternating(tasks, rounds).items():
        yield Row(name, f"{seconds:.2f} s", "on the clock, warm")


def workers(election: Sequence[Article], others: Sequence[str], rounds: int, folder: Path) -> Iterator[Row]:
    """One worker against two, over articles of which half are about elections, and the memory of the largest."""
    source = folder / "workers.jsonl"
    with source.open("w", encoding="utf-8") as lines:
        for number in range(WORKED * len(election)):
            text = election[number // 2 % len(election)].text if number % 2 else others[number % len(others)]
            lines.write(json.dumps({"id": f"w{number}", "text": f"Edition {number}\n\n{text}"}) + "\n")
    reports: list[dict[str, dict[str, float]]] = []

    def run(count: int) -> float:
        output = folder / f"workers-{count}"
        command = [COMMAND, "run", str(source), "-o", str(output), "--workers", str(count)]
        subprocess.run([*command, "--fresh", "--quiet", "--keep-duplicates"], check=True)
        reports.append(json.loads((output / "run.json").read_bytes()))
        return reports[-1]["seconds"]["extracting"]

    seconds = alternating({"one": lambda: run(1), "two": lambda: run(2)}, rounds)
    told = f"{seconds['one']:.1f} s against {seconds['two']:.1f} s on the clock, start-up included"
    yield Row("two workers, times one", f"{seconds['one'] / seconds['two']:.2f}", told)
    for process in ("worker", "run"):
        peak = max(report["peak_memory_bytes"].get(process, 0) for report in reports)
        yield Row(f"peak memory, {process}", f"{peak / 1e6:.0f} MB", "resident")


def growth(work: Work, election: Sequence[Article], others: Sequence[str], rounds: int, folder: Path) -> Iterator[Row]:
    """Exponents of the growth of time with the length of a document and with the number of articles."""
    whole = "\n\n".join(article.text for article in election)
    whole = "\n\n".join([whole] * (1 + SIZES[-1] // len(whole)))

    def document(size: int) -> float:
        return processor(lambda: work.extractor.extract(Article("x", whole[:size])))

    def articles(path: Path) -> float:
        return processor(lambda: through(work, path))

    dumps = {count: dump(folder / f"{count}.jsonl", election, others, count) for count in COUNTS}
    lengths = alternating({str(size): partial(document, size) for size in SIZES}, rounds)
    numbers = alternating({str(count): partial(articles, path) for count, path in dumps.items()}, rounds)
    for what, found in (("length of a document", lengths), ("number of articles", numbers)):
        slope = linear_regression([math.log(int(size)) for size in found], [math.log(each) for each in found.values()])
        told = ", ".join(f"{int(size):,}: {seconds:.2f} s" for size, seconds in found.items())
        yield Row(f"exponent, {what}", f"{slope.slope:.2f}", told)


def machine() -> str:
    """The processor, its cores, and the versions that matter."""
    model = platform.processor() or platform.machine()
    cpus = Path("/proc/cpuinfo")
    if cpus.exists():
        named = [line for line in cpus.read_text(encoding="utf-8").splitlines() if line.startswith("model name")]
        model = named[0].partition(":")[2].strip() if named else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, spaCy {version('spacy')}"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="of which the median is taken (default 5)")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure (default: all)")
    parser.add_argument("--others", type=Path, metavar="FILE", help="other news, one text a line")
    arguments = parser.parse_args()

    election = corpus()
    chance = random.Random(1)
    others = [generated(chance) for _ in range(OTHERS)]
    if arguments.others:
        lines = arguments.others.read_text(encoding="utf-8", errors="replace").splitlines()
        others = [line for line in lines if line.strip()]
    print(f"{machine()}; medians of {arguments.rounds}\n\n| measure | figure | |\n|---|---:|---|", flush=True)
    rounds: int = arguments.rounds
    work = Work(Extractor.load(), Settings(keep_duplicates=True))
    with TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], Iterator[Row]]] = {
            "ratios": lambda: ratios(work, election, others, rounds, folder),
            "start": lambda: start(election, rounds, folder),
            "workers": lambda: workers(election, others, rounds, folder),
            "growth": lambda: growth(work, election, others, rounds, folder),
        }
        for part in arguments.parts:
            for row in parts[part]():
                print(f"| {row.what} | {row.figure} | {row.how} |", flush=True)


if __name__ == "__main__":
    main()
