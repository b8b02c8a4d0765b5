"""What a run did, for the person who started it and for ``run.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from time import perf_counter

from hustings.limits import Workers
from hustings.runs.assembly import Counts
from hustings.tables import fact_tables

_SECONDS = frozenset({"seconds", "stages"})  # what no two runs have in common, which counts leave out


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    ``articles`` counts those of each status, ``facts`` the rows of each fact table, ``rejects`` rejections and notes,
    ``left_out`` the facts that are in no table for want of confidence, ``unlinked`` the candidates and results that are
    in no layout for want of a contest id, ``resumed`` those of the ``records`` that an earlier, unfinished run had
    done. ``seconds`` are those of this run alone. ``stages`` has the seconds that the
    workers took for each stage, together, and those for writing the tables; it is empty unless that was asked for. All
    others are whole numbers.

    >>> summary  # of a run over corpus/articles/newport-west-vacancy.txt
    Summary(articles={'ok': 1}, facts={'parties': 6, ...}, rejects=0, left_out=0, unlinked=0, records=1, ...)
    """

    articles: Mapping[str, int]
    facts: Mapping[str, int]
    rejects: int
    left_out: int
    unlinked: int
    records: int
    resumed: int
    seconds: float
    stages: Mapping[str, float]

    @classmethod
    def of(cls, counts: Counts, records: int, resumed: int, times: tuple[float, float], *, profile: bool) -> Summary:
        """The summary at the end of a run; ``times`` are those of its beginning and of its last extraction."""
        began, extracted = times
        return cls(
            articles=dict(sorted(counts.status.items())),
            facts={table: counts.rows[table] for table in fact_tables()},
            rejects=counts.rows["rejects"],
            left_out=counts.left_out,
            unlinked=counts.unlinked,
            records=records,
            resumed=resumed,
            seconds=perf_counter() - began,
            stages={**counts.seconds, "write": perf_counter() - extracted} if profile else {},
        )

    def report(self, digest: str, workers: Workers, times: tuple[float, float]) -> Mapping[str, object]:
        """What ``run.json`` has beside the plan of the run; ``digest`` is that of the input."""
        began, extracted = times
        return {
            "input_sha256": digest,
            "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "workers": asdict(workers),
            "counts": {key: value for key, value in asdict(self).items() if key not in _SECONDS},
            "seconds": {"extracting": extracted - began, "writing": perf_counter() - extracted},
            "stage_seconds": self.stages,
        }
