"""Train the weights of all decisions on gold, and say by cross-validation over articles whether they carry over."""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hustings.judge import Verdict

Example = tuple[str, Mapping[Hashable, Sequence[str]], Hashable]  # article, evidence by option, the right option


def fit(examples: Sequence[Example], penalty: float, seen_in: int) -> dict[str, float]:
    """Weights of a conditional logit, by L-BFGS, over the evidence that at least ``seen_in`` articles show."""
    articles: dict[str, set[str]] = defaultdict(set)
    for article, options, _ in examples:
        for evidence in options.values():
            for piece in evidence:
                articles[piece].add(article)
    index = {piece: i for i, piece in enumerate(sorted(p for p, a in articles.items() if len(a) >= seen_in))}
    rows: list[int] = []
    columns: list[int] = []
    group: list[int] = []
    right: list[int] = []
    row = 0
    for number, (_, options, answer) in enumerate(examples):
        for option, evidence in options.items():
            for piece in evidence:
                if piece in index:
                    rows.append(row)
                    columns.append(index[piece])
            group.append(number)
            if option == answer:
                right.append(row)
            row += 1
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(index)))
    groups, truth = np.array(group), np.zeros(row)
    truth[right] = 1.0
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - highest[groups])
        totals = np.add.reduceat(odds, starts)
        p = odds / totals[groups]
        value = float(np.sum(np.log(totals) + highest) - scores @ truth + penalty / 2 * w @ w)
        return value, x.T @ (p - truth) + penalty * w

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {piece: round(float(found.x[i]), 3) for piece, i in index.items() if abs(found.x[i]) >= 0.01}
