"""The weights can be learnt anew, and what is learnt is the same each time."""

import train
from material import ROOT

from hustings.extractor import Extractor
from hustings.settings import DEFAULT_MODEL


def test_a_few_articles_teach_weights_by_which_others_are_read_better() -> None:
    corpus = [each for each in train.load(None) if each.path.is_relative_to(ROOT / "corpus" / "gold")]
    taught, others = corpus[::2], corpus[1::2]
    weights, facts = train.learn(DEFAULT_MODEL, taught, others)
    assert list(facts) == [each.path for each in others]
    assert train.f1(facts) > train.f1(train.extract(Extractor.load(), others, {}))
    assert train.learn(DEFAULT_MODEL, taught, others) == (weights, facts)
