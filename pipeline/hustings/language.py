"""The language an article is written in, as far as it decides whether the rules can read it.

The rules read English. What has the small words of English is English, whatever it quotes and whomever it names. Of
the rest, only running text is held against other languages: names are no language, and neither is a list of results.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 10_000
"""Characters of the text that are looked at."""

ENGLISH_SHARE = 0.06
"""The share of words that are peculiar to English from which a text is English."""

LEAST_LETTERS = 60
"""Letters in words without a capital, below which a text is no running text."""

MOST_LETTERS = 2_000
"""Letters that the identifier is given."""

MOST_DOUBT = 0.1
"""The probability of English from which the identifier is not believed when it says something else."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and that with from his her she who which were been had they their would after said this there about".split()
)
_NOT_WRITTEN_IN = frozenset("an eo ia ie io la oc vo".split())


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``: ``cy``, ``fr``, ..., and ``en`` wherever there is doubt.

    English is also what bears no sign of any language: lists of names and figures, a few words, nothing at all.
    """
    words = _WORD.findall(text[:SAMPLE])
    if sum(word.lower() in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    running = " ".join(word for word in words if not word[0].isupper())[:MOST_LETTERS]
    if len(running) < LEAST_LETTERS:
        return "en"
    ranking = _identifier().rank(running)  # languages and their probabilities, the likeliest first
    return ranking[0][0] if dict(ranking)["en"] < MOST_DOUBT else "en"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, and most runs never need it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 and code not in _NOT_WRITTEN_IN])
    return identifier
