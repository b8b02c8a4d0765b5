"""Train the weights of all decisions on gold, and say by cross-validation over articles whether they carry over.

    python benchmarks/train.py [--benchmark BENCHMARK] [--reviewed REVIEWED] [--no-registry] [--update | --penalties]

The material is corpus/articles and corpus/training, the training part of BENCHMARK (dev/text/ID.txt and
dev/gold/ID.json; ids ending in 0 or 5 are never read), and what ``hustings review`` made of runs (REVIEWED/articles and
REVIEWED/gold). Each decision is a conditional logit over named evidence with a ridge penalty, fitted by L-BFGS.
Decisions rest on earlier ones, so that questions are put, answered from gold and fitted in two rounds. Every article is
read once with the registry and once without; with ``--no-registry`` it is only read without, for weights of their own.
Articles fall into three folds by their ids; a fold's facts are found with the weights of the other two, and give the
figures printed and the confidence of every rule. ``--update`` writes the weights of all articles and the confidence to
models/hustings_models/weights, or its folder without_registry. ``--penalties`` trains nothing: it prints how well each
decision carries over to held-out articles under several penalties, from which PENALTY is chosen.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import reduce
from multiprocessing import get_context
from operator import add
from pathlib import Path
from typing import TypeAlias

import numpy as np
from material import ROOT, gold_folders
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hustings.evaluate import Counts, count_facts, judge_facts
from hustings.extractor import Extractor
from hustings.judge import Judge, Verdict, Weights, kept_weights, weights_folder
from hustings.judge.truth import Gold, right_option
from hustings.resolve.confidence import level_of
from hustings.settings import DEFAULT_MODEL
from hustings.types import Article, Extraction, Fact

DATA = ROOT / "models" / "hustings_models"
FOLDS = 3
ROUNDS = 2
PENALTY = {
    "area_of_figure": 32.0,
    "area_of_list": 2.0,
    "area_of_person": 24.0,
    "candidacy": 12.0,
    "contest": 16.0,
    "flip": 16.0,
    "holder": 8.0,
    "leaver": 4.0,
    "main": 8.0,
    "owner": 4.0,
    "polled": 2.0,
    "polling_day": 8.0,
    "role": 2.0,
    "swung_from": 2.0,
    "swung_to": 2.0,
    "told": 8.0,
    "when_majorities": 8.0,
    "when_turnout": 4.0,
    "winner": 4.0,
    "won": 16.0,
}  # of the ridge; 1 for the others. Those under which articles that were held out were likeliest
PENALTIES = (1, 2, 4, 8, 16, 32, 64)  # that are compared
ON_RECORD = re.compile(r"\b(?:stood|official|record)\b")
RECORD_PENALTY = 0.25  # the most for evidence of the registry, which is seldom wrong however seldom it is met
SEEN_IN = 2  # articles that must show a piece of evidence
SMALLEST = 0.01  # weight that is kept
LEADS = (120, 400)  # characters that the shortened copies of an article have at least; the shortest has no date
EXCERPT = 0.1  # what a shortened copy counts beside the whole
UNDATED = 3  # one article in so many is learnt from without its date too
UNLINKED = 0.5  # what an article without the registry counts beside the same one with it
NEWS = ("s01", "s02")  # articles of others, from which nothing is learnt


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its answer: the evidence for each option, the option that gold bears out, and what it counts."""

    article: str
    options: Mapping[Hashable, Sequence[str]]
    answer: Hashable
    weight: float = 1.0


Examples: TypeAlias = Mapping[str, Sequence[Example]]
"""Examples by decision."""


@dataclass(frozen=True, slots=True)
class Material:
    """An article with its gold file, its fold, whether it is read with the registry, and what it counts."""

    article: Article
    path: Path
    gold: Gold
    fold: int
    linked: bool = True
    weight: float = 1.0


def load(benchmark: Path | None, reviewed: Sequence[Path] = (), *, linked: bool = True) -> Sequence[Material]:
    """All articles to learn from, those of ``reviewed`` folders too, to be read with the registry if ``linked``."""
    found = []
    for texts, golds in [*gold_folders(benchmark), *((folder / "articles", folder / "gold") for folder in reviewed)]:
        for path in sorted(golds.glob("*.json")):
            text = texts / f"{path.stem}.txt"
            if text.stem in NEWS or (benchmark and text.is_relative_to(benchmark) and text.stem[-1] in "05"):
                continue
            gold = json.loads(path.read_text(encoding="utf-8"))
            date = gold["reference_date"]
            article = Article(
                text.stem,
                text.read_text(encoding="utf-8"),
                published_at=date,
                published_at_source="record" if date else None,
            )
            found.append(Material(article, path, gold, zlib.crc32(text.stem.encode()) % FOLDS, linked=linked))
    return found


def ask(extractor: Extractor, material: Sequence[Material], weights: Weights) -> Examples:
    """The questions that come up in ``material`` under ``weights``, with the answers of gold."""
    asked: dict[str, list[Example]] = defaultdict(list)
    readers = _readers(extractor)
    for each in [*material, *(copy for whole in material for copy in _copies(whole))]:
        record: list[Verdict] = []
        judge = Judge(weights, record)
        _read(each, readers, judge)
        for verdict in record:
            answer = right_option(verdict, each.gold)
            if answer is not None:
                asked[verdict.decision].append(Example(each.article.id, verdict.options, answer, each.weight))
    return asked


def _readers(extractor: Extractor) -> Mapping[bool, Extractor]:
    """What reads articles, by whether the registry is used."""
    return {True: extractor, False: extractor.without_registry()}


def _read(each: Material, readers: Mapping[bool, Extractor], judge: Judge) -> Extraction:
    reader = readers[each.linked]
    return reader.resolve(reader.annotate(each.article, judge=judge), judge=judge)


def _copies(whole: Material) -> Iterator[Material]:
    """An article without the registry, for many contests are in none; and its first lines, for some records of dumps
    hold no more and have no date.

    Gold says of them what it says of all.
    """
    text = whole.article.text
    if whole.linked:
        yield replace(whole, linked=False, weight=whole.weight * UNLINKED)
    whole = replace(whole, weight=EXCERPT)
    undated = replace(whole.article, published_at=None, published_at_source=None)
    for least in LEADS:
        end = text.find("\n", least)
        lead = text[: end if end > 0 else len(text)]
        yield replace(whole, article=replace(undated if least == min(LEADS) else whole.article, text=lead))
    if zlib.crc32(text.encode()) % UNDATED == 0:
        yield replace(whole, article=undated)


def learn(
    model: str, material: Sequence[Material], others: Sequence[Material]
) -> tuple[Weights, Mapping[Path, Sequence[Fact]]]:
    """The weights that ``material`` teaches, and the facts of ``others`` under them."""
    extractor = Extractor.load(model)
    weights = train(extractor, material)
    return weights, extract(extractor, others, weights)


def train(extractor: Extractor, material: Sequence[Material]) -> Weights:
    """The weights that ``material`` teaches."""
    weights = kept_weights(linked=material[0].linked)
    for _ in range(ROUNDS):
        weights = {name: fit(examples, name) for name, examples in ask(extractor, material, weights).items()}
    return weights


def fit(examples: Sequence[Example], decision: str, penalty: float | None = None) -> Mapping[str, float]:
    """Weights of one decision: a conditional logit with a ridge penalty, by default the decision's own."""
    penalty = PENALTY.get(decision, 1.0) if penalty is None else penalty
    shown: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for evidence in example.options.values():
            for piece in evidence:
                shown[piece].add(example.article)
    often = sorted(piece for piece, articles in shown.items() if len(articles) >= SEEN_IN)
    index = {piece: i for i, piece in enumerate(often)}
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    truth: list[float] = []
    counts: list[float] = []
    for number, example in enumerate(examples):
        counts.append(example.weight)
        for option, evidence in example.options.items():
            known = [index[piece] for piece in evidence if piece in index]
            rows += [len(groups)] * len(known)
            columns += known
            groups.append(number)
            truth.append(float(option == example.answer))
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(groups), len(index)))
    back = x.T.tocsr()
    group, each = np.array(groups), np.array(counts)
    ridge = np.array([min(penalty, RECORD_PENALTY) if ON_RECORD.search(piece) else penalty for piece in often])
    right = np.array(truth) * each[group]
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - highest[group])
        totals = np.add.reduceat(odds, starts)
        value = float(each @ (np.log(totals) + highest) - scores @ right + w @ (ridge * w) / 2)
        return value, back @ (odds / totals[group] * each[group] - right) + ridge * w

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {piece: round(float(found.x[i]), 3) for piece, i in index.items() if abs(found.x[i]) >= SMALLEST}


def extract(extractor: Extractor, material: Iterable[Material], weights: Weights) -> Mapping[Path, Sequence[Fact]]:
    """The facts of each article, by its gold file."""
    judge, readers = Judge(weights), _readers(extractor)
    return {each.path: _read(each, readers, judge).facts for each in material}


def f1(facts: Mapping[Path, Sequence[Fact]]) -> float:
    """Micro F1 over articles."""
    return reduce(add, (count_facts(path, found) for path, found in facts.items()), Counts()).f1


def write_weights(weights: Weights, folder: Path) -> None:
    """Keep the weights, a file a decision."""
    for decision, pieces in weights.items():
        with (folder / f"{decision}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(["evidence", "weight"])
            writer.writerows([piece, f"{weight:g}"] for piece, weight in sorted(pieces.items()))


def write_confidence(facts: Mapping[Path, Sequence[Fact]], folder: Path) -> None:
    """Keep how often each rule was right, by the level of its facts' certainty."""
    judged: Counter[tuple[str, str, int, bool]] = Counter()
    for path, found in facts.items():
        for fact, right in judge_facts(path, found):
            judged[fact.table, fact.rule, level_of(fact.certainty), right] += 1
    with (folder / "confidence.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["table", "rule", "level", "right", "wrong"])
        for table, rule, level in sorted({key[:3] for key in judged}):
            writer.writerow([table, rule, level, judged[table, rule, level, True], judged[table, rule, level, False]])


def print_penalties(examples: Examples, fold_of: Mapping[str, int]) -> None:
    """For each decision and penalty, the share of right answers and the loss (nats a question) on held-out folds."""
    for decision, asked in sorted(examples.items()):
        for penalty in PENALTIES:
            right, loss, total = 0.0, 0.0, 0.0
            for fold in range(FOLDS):
                weights = fit([one for one in asked if fold_of[one.article] != fold], decision, penalty)
                judge = Judge({decision: weights})
                for one in asked:
                    if fold_of[one.article] == fold:
                        likely = judge.probabilities(decision, None, one.options)
                        right += one.weight * (max(likely, key=lambda option: likely[option]) == one.answer)
                        loss -= one.weight * math.log(max(likely[one.answer], 1e-9))
                        total += one.weight
            print(f"{decision:<16}{penalty:>6g}  right {right / total:.4f}  loss {loss / total:.4f}", flush=True)


def main() -> None:
    """Train, cross-validate, report and, if asked, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--benchmark", type=Path, help="more articles with gold to learn from")
    parser.add_argument("--reviewed", type=Path, action="append", default=[], help="the folder of a run with its gold")
    parser.add_argument("--no-registry", action="store_true", help="learn how articles are read without the registry")
    parser.add_argument("--update", action="store_true", help="keep the weights and the confidence")
    parser.add_argument("--penalties", action="store_true", help="compare penalties, and train nothing")
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="NAME", help="the NER model whose persons are used")
    options = parser.parse_args()
    linked = not options.no_registry
    material = load(options.benchmark, options.reviewed, linked=linked)
    if options.penalties:
        asked = ask(Extractor.load(options.model), material, kept_weights(linked=linked))
        print_penalties(asked, {each.article.id: each.fold for each in material})
        return
    held_out: dict[Path, Sequence[Fact]] = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        whole = processes.submit(learn, options.model, material, material) if options.update else None
        folds = [
            processes.submit(
                learn,
                options.model,
                [each for each in material if each.fold != fold],
                [each for each in material if each.fold == fold],
            )
            for fold in range(FOLDS)
        ]
        for fold, done in enumerate(folds, start=1):
            _, found = done.result()
            print(f"fold {fold} of {FOLDS}: F1 {f1(found):.4f} over {len(found)} articles", flush=True)
            held_out.update(found)
        print(f"cross-validated: F1 {f1(held_out):.4f} over {len(material)} articles")
        _print_by_folder(held_out)
        if whole is not None:
            weights, found = whole.result()
            print(f"on its own articles: F1 {f1(found):.4f}")
            folder = DATA / weights_folder(linked=linked)
            write_weights(weights, folder)
            write_confidence(held_out, folder)
            print(f"kept in {folder.relative_to(ROOT)}")


def _print_by_folder(facts: Mapping[Path, Sequence[Fact]]) -> None:
    folders: Collection[Path] = dict.fromkeys(path.parent for path in facts)
    for folder in folders:
        own = {path: found for path, found in facts.items() if path.parent == folder}
        print(f"  {folder.parent.name}: F1 {f1(own):.4f} over {len(own)} articles")


if __name__ == "__main__":
    main()
