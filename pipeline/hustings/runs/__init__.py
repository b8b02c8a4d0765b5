"""A run over any number of articles: read, extract, tables, write; nothing else composes the stages.

The input is cut into shards. Workers, each a guarded process, turn a shard into a part file, and a manifest in the
output folder knows which are done. When all are, the tables are made of the parts in the order of the input. A run that
ends before, in whatever way, goes on with what is missing when it is started again; its tables are the same bytes,
whatever the number of workers, of shards and of interruptions.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import perf_counter
from typing import BinaryIO

from hustings.inputs import STANDARD_INPUT, publication_option, split
from hustings.limits import Workers
from hustings.runs.assembly import assemble
from hustings.runs.crew import Crew
from hustings.runs.folder import RunFolder
from hustings.runs.shards import cut
from hustings.runs.summary import Summary
from hustings.runs.versions import versions
from hustings.settings import Settings
from hustings.write.formats import chosen, chosen_layouts

__all__ = ["Summary", "run"]

log = logging.getLogger(__name__)


def run(
    inputs: Sequence[str],
    output: Path,
    settings: Settings | None = None,
    *,
    workers: Workers | None = None,
    fresh: bool = False,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], None] | None = None,
) -> Summary:
    """Write the tables of everything that ``inputs`` hold into ``output``, and ``run.json``, which tells of the run.

    ``inputs`` and ``stdin`` are those of :func:`hustings.inputs.split`. Where ``output`` holds an unfinished run of the
    same input and settings it is gone on with, unless ``fresh``; the tables of a finished one are replaced, all at
    once. ``output`` itself is no input where it lies in a folder that is one. ``progress`` is called now and then with
    the number of records done.

    The workers are processes: a script that calls this needs the guard ``if __name__ == "__main__":``.

    Raises :class:`~hustings.errors.HustingsError` for an input, a model, a format or an output folder that cannot
    be used.
    """
    settings, workers = settings or Settings(), workers or Workers()
    settings = replace(settings, formats=chosen(settings.formats), layouts=chosen_layouts(settings.layouts))
    began = perf_counter()
    if settings.published is not None:
        settings = replace(settings, published=publication_option(settings.published))
    records = split(
        inputs,
        limits=settings.limits,
        columns=settings.columns,
        follow_links=settings.follow_links,
        stdin=stdin,
        leave_out=output,
    )
    plan = {
        "version": versions(settings.model),
        "input": [whole(given) for given in inputs],
        "settings": asdict(settings),
    }
    folder = RunFolder(output)
    with folder.held(plan, fresh=fresh):
        log.info("run begun", extra={"output": str(output), "workers": workers.count})
        shards = resumed = 0
        with Crew(folder, settings, workers, progress) as crew:
            for shard in cut(records):
                shards += 1
                if folder.has(shard):
                    resumed += len(shard.records)
                    crew.pass_over(shard)
                else:
                    crew.take(shard)
            crew.finish()
        extracted = perf_counter()
        with folder.aside() as (tables, scratch):
            lines = (line for shard in range(shards) for line in folder.lines(shard))
            counts = assemble(lines, tables, scratch, settings)
            summary = Summary.of(counts, crew.done, resumed, (began, extracted), profile=workers.profile)
            report = {
                **plan,
                **summary.report(folder.digest(shards), workers, (began, extracted)),
                "peak_memory_bytes": _peak_memory(),
            }
            folder.publish(tables, report)
    log.info("run finished", extra={"records": summary.records, "seconds": round(summary.seconds, 3)})
    return summary


def whole(given: str) -> str:
    """An input as it can be found from any folder."""
    return given if given == STANDARD_INPUT or "://" in given else str(Path(given).absolute())


def _peak_memory() -> Mapping[str, int]:
    """The most memory that this process, and the largest of its workers that are gone, ever had, in bytes."""
    try:
        import resource
    except ImportError:  # Windows
        return {}
    unit = 1 if sys.platform == "darwin" else 1024
    who = {"run": resource.RUSAGE_SELF, "worker": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(each).ru_maxrss * unit for name, each in who.items()}
