"""How much the first look at an article lets through: facts of gold, and other news.

    python benchmarks/relevance.py [--benchmark BENCHMARK] [--others FILE ...]

Prints, for each folder of gold, the share of its facts that stand in articles that pass, and the share of excerpts of
600 characters that pass (a brief has no more); for each FILE of other news, one text a line in UTF-8, the share of
texts that pass; and the microseconds of processor time that a look takes for a kilobyte. BENCHMARK holds
``dev/text/<id>.txt`` and ``dev/gold/<id>.json``. The exit status is 1 where a folder's share of facts is below 0.995,
or where more than 3 in 100 other texts pass.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from material import gold_folders

from hustings.relevance import may_hold_facts

LEAST_FACTS = 0.995
MOST_OTHERS = 0.03
EXCERPT = 600
"""Characters."""


def facts(gold: Path) -> int:
    """How many facts a gold file states."""
    return sum(len(stated) for stated in json.loads(gold.read_bytes()).values() if isinstance(stated, list))


def excerpts(text: str) -> list[str]:
    """The text in overlapping pieces of :data:`EXCERPT` characters."""
    return [text[start : start + EXCERPT] for start in range(0, max(1, len(text) - EXCERPT // 2), EXCERPT // 2)]


def share_passed(texts: Sequence[str]) -> float:
    """The share of ``texts`` that pass, 0 to 1."""
    return sum(map(may_hold_facts, texts)) / len(texts)


def cost(texts: Sequence[str], rounds: int = 9) -> float:
    """Microseconds of processor time for 1024 characters, the best of ``rounds``."""
    best = float("inf")
    for _ in range(rounds):
        began = process_time()
        for text in texts:
            may_hold_facts(text)
        best = min(best, process_time() - began)
    return best * 1e6 / (sum(map(len, texts)) / 1024)


def main() -> int:
    """Measure, and say what is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", type=Path)
    parser.add_argument("--others", type=Path, nargs="*", default=[], metavar="FILE")
    arguments = parser.parse_args()

    good = True
    everything: list[str] = []
    for texts, gold in gold_folders(arguments.benchmark):
        articles = [
            ((texts / f"{path.stem}.txt").read_text(encoding="utf-8"), facts(path))
            for path in sorted(gold.glob("*.json"))
        ]
        everything += (text for text, _ in articles)
        stated = sum(count for _, count in articles)
        found = sum(count for text, count in articles if may_hold_facts(text)) / stated
        good &= found >= LEAST_FACTS
        pieces = share_passed([piece for text, _ in articles for piece in excerpts(text)])
        print(f"{gold}: {len(articles)} articles, {stated} facts, {found:.4f} pass; {pieces:.3f} of excerpts")
    others: list[str] = []
    for path in arguments.others:
        texts_of_file = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line]
        others += texts_of_file
        print(f"{path}: {len(texts_of_file)} texts, {share_passed(texts_of_file):.4f} pass")
    if others:
        good &= share_passed(others) <= MOST_OTHERS
    print(f"{cost(everything):.0f} microseconds a kilobyte")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
