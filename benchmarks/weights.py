"""Tune the weights of the evidence for areas on gold, and say by cross-validation whether that carries over.

    python benchmarks/weights.py BENCHMARK [--update]

BENCHMARK holds dev/text/ID.txt and dev/gold/ID.json; only the training part is used. Each weight is tried lower and
higher with the others as they are, and the one change that helps most is taken. A fold's articles are scored with the
change that was best on the other folds; ``--update`` keeps the one that is best on all articles, where that carries
over, in models/hustings_models/weights/area.csv. Run it again until nothing changes.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

from hustings.annotate import Annotated
from hustings.evaluate import Counts, count_facts
from hustings.extractor import Extractor
from hustings.resolve.attach import area_weights
from hustings.types import Article

KEPT = Path(__file__).parent.parent / "models" / "hustings_models" / "weights" / "area.csv"
FOLDS = 6
STEPS = (-2.0, -1.0, 1.0, 2.0)
WORTH = 0.0003  # F1 by which another weight must be better to be taken

Weights = Mapping[str, float]


def load(benchmark: Path, extractor: Extractor) -> list[tuple[Path, Annotated]]:
    """The articles of the training part, annotated once, each with its gold file."""
    articles = []
    for path in sorted((benchmark / "dev" / "text").glob("*.txt")):
        if path.stem[-1] not in "05":
            gold = benchmark / "dev" / "gold" / f"{path.stem}.json"
            date = json.loads(gold.read_text(encoding="utf-8"))["reference_date"]
            article = Article(path.stem, path.read_text(encoding="utf-8"), published_at=date)
            articles.append((gold, extractor.annotate(article)))
    return articles


def score(extractor: Extractor, articles: Sequence[tuple[Path, Annotated]], weights: Weights) -> list[Counts]:
    """Right, wrong and missed facts of each article."""
    return [count_facts(gold, extractor.resolve(annotated, weights=weights).facts) for gold, annotated in articles]


def f1(counts: Sequence[Counts]) -> float:
    """Micro F1 over articles."""
    return reduce(add, counts, Counts()).f1


def best(
    start: Weights,
    now: Sequence[Counts],
    tried: Mapping[tuple[str, float], Sequence[Counts]],
    chosen: Sequence[int],
) -> Weights:
    """``start`` with the one change that helps most on the articles ``chosen``, if any does."""
    gains = {change: f1([counts[i] for i in chosen]) for change, counts in tried.items()}
    name, step = max(gains, key=lambda change: gains[change])
    if gains[name, step] <= f1([now[i] for i in chosen]) + WORTH:
        return start
    return {**start, name: start[name] + step}


def main() -> None:
    """Try, cross-validate, report and, if asked, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("--update", action="store_true", help="keep the weights that are best on all articles")
    options = parser.parse_args()
    extractor = Extractor.load()
    articles = load(options.benchmark, extractor)
    start = area_weights()
    now = score(extractor, articles, start)
    tried = {
        (name, step): score(extractor, articles, {**start, name: value + step})
        for name, value in start.items()
        for step in STEPS
    }
    held_out: list[Counts] = []
    for fold in range(FOLDS):
        others = [i for i in range(len(articles)) if i % FOLDS != fold]
        own = [articles[i] for i in range(len(articles)) if i % FOLDS == fold]
        held_out += score(extractor, own, best(start, now, tried, others))
    tuned = best(start, now, tried, range(len(articles)))
    after = score(extractor, articles, tuned)
    print(f"now {f1(now):.4f}, tuned {f1(after):.4f}, tuned on the other folds {f1(held_out):.4f}")
    for name, value in tuned.items():
        if value != start[name]:
            print(f"{name}: {start[name]:g} -> {value:g}")
    if options.update and f1(held_out) > f1(now):
        with KEPT.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(["evidence", "weight"])
            writer.writerows([name, f"{value:g}"] for name, value in tuned.items())
        print(f"kept in {KEPT.name}")


if __name__ == "__main__":
    main()
