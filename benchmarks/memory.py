"""The memory of a run over a large dump beside that over a small one.

    python benchmarks/memory.py                    # 20 MB and 2000 MB of JSON Lines: some minutes, 2 GB of disk
    python benchmarks/memory.py --megabytes 200

The dump is generated: one record in 250 is an article of the corpus under a number of its own, the others are small
talk of some 4 kB that holds no fact. The small dump has every article of the corpus, so that both runs have loaded
whatever they need. Memory is the peak of the process that reads and writes, and of the largest
worker, as the run itself reports them.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("hustings"))
SMALL = 20  # MB
EVERY = 250  # records, of which one is an article of the corpus
SENTENCES = 40  # of an article without facts
WORDS = """the a her their this that one old new small quiet long bright wet garden street baker teacher river market
song play story summer winter morning evening found took made sold saw heard kept lost near behind under across with
without for from slowly often never again bread shoes books boats trains apples""".split()


def records(chance: random.Random) -> Iterator[dict[str, str]]:
    """Records without end."""
    corpus = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))]
    number = 0
    while True:
        number += 1
        if number % EVERY:
            sentences = (" ".join(chance.choices(WORDS, k=18)).capitalize() for _ in range(SENTENCES))
            text = ". ".join(sentences)
        else:
            text = f"Edition {number}.\n\n{corpus[number // EVERY % len(corpus)]}"
        yield {"id": f"record-{number:09}", "title": f"Number {number}", "text": text}


def peak(folder: Path, megabytes: int) -> dict[str, int]:
    """The peak memory in bytes of a run over so many megabytes, by process."""
    dump, written = folder / f"{megabytes}.jsonl", 0
    with dump.open("w", encoding="utf-8") as lines:
        for record in records(random.Random(1)):
            written += lines.write(json.dumps(record) + "\n")
            if written >= megabytes * 10**6:
                break
    output = folder / f"{megabytes}"
    command = [COMMAND, "run", str(dump), "-o", str(output), "--workers", "2", "--keep-duplicates", "--quiet"]
    subprocess.run(command, check=True)
    report = json.loads((output / "run.json").read_bytes())
    dump.unlink()
    found: dict[str, int] = report["peak_memory_bytes"]
    seconds = sum(report["seconds"].values())
    told = ", ".join(f"{name} {taken / 10**6:.0f} MB" for name, taken in found.items())
    records_done = report["counts"]["records"]
    print(f"{megabytes} MB, {records_done} records: {told}; {seconds:.0f} s", flush=True)
    return found


def main() -> None:
    """Print the peaks of both runs, and by how much they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=2000, help="of the large dump (default 2000)")
    with TemporaryDirectory() as name:
        small = peak(Path(name), SMALL)
        large = peak(Path(name), parser.parse_args().megabytes)
    for process, taken in large.items():
        print(f"{process}: {(taken - small[process]) / 10**6:+.0f} MB")


if __name__ == "__main__":
    main()
