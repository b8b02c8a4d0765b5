"""Decisions that are learnt from gold: which of several options holds, by named evidence with weights kept as data.

:mod:`hustings.judge.judge` weighs; the other modules say which evidence there is for one decision each.
"""

from hustings.judge.judge import (
    Judge,
    Verdict,
    Weights,
    kept_judge,
    kept_weights,
    probabilities,
    weigh,
    weights_folder,
)

__all__ = ["Judge", "Verdict", "Weights", "kept_judge", "kept_weights", "probabilities", "weigh", "weights_folder"]
