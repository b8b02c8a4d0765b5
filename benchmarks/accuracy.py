"""The gate on accuracy: a run over the articles of a benchmark must not score below the figures kept beside this file.

    python benchmarks/accuracy.py BENCHMARK [-o DIR] [--kept FILE] [--update] [--model NAME] [--no-registry]

BENCHMARK holds ``dev/text/<id>.txt`` and ``dev/gold/<id>.json``. The articles go through the ordinary JSON Lines
reader, dated with the ``reference_date`` of their gold where it has one. The exit status is 1 where the micro F1 of
the training or the validation part, or a table's F1 in one of them, has fallen by more than the tolerance. With another
model than the usual one, or without the registry, the figures are printed and held against nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, get_args

from hustings.evaluate import Part, Report, evaluate
from hustings.runs import run
from hustings.settings import DEFAULT_MODEL, Settings

KEPT = Path(__file__).with_suffix(".json")
TOLERANCE = 0.005
"""How far an F1 may fall below the kept one."""

Figures: TypeAlias = Mapping[str, float]
"""F1 by table, and ``micro`` for all of them together."""


def dump(texts: Path, gold: Path) -> bytes:
    """The articles in ``texts`` as JSON Lines."""
    return "".join(json.dumps(record) + "\n" for record in _records(texts, gold)).encode()


def _records(texts: Path, gold: Path) -> Iterator[Mapping[str, str | None]]:
    for path in sorted(texts.glob("*.txt")):
        dated = json.loads((gold / f"{path.stem}.json").read_text(encoding="utf-8"))["reference_date"]
        yield {"id": path.stem, "text": path.read_text(encoding="utf-8"), "published_at": dated}


def figures(report: Report) -> Figures:
    """The figures of a part that are kept."""
    return {"micro": round(report.micro.f1, 4)} | {table: round(c.f1, 4) for table, c in report.counts.items()}


def fallen(part: Part, now: Figures, kept: Figures) -> list[str]:
    """One line for each figure of a part that is below the kept one by more than the tolerance."""
    return [
        f"{part} {name}: F1 {value:.4f} is below the kept {kept[name]:.4f} by more than {TOLERANCE}"
        for name, value in now.items()
        # Rounded, for 0.7 - 0.695 is a little more than 0.005 in binary.
        if name in kept and round(kept[name] - value, 6) > TOLERANCE
    ]


def raised(now: Figures, kept: Figures) -> Figures:
    """The higher of each pair of figures."""
    return {name: max(value, kept.get(name, 0.0)) for name, value in now.items()}


def main() -> int:
    """Run, score, compare, and say so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("outputs/benchmark"), help="where the tables go")
    parser.add_argument("--kept", type=Path, default=KEPT, metavar="FILE", help="the figures to hold it against")
    parser.add_argument("--update", action="store_true", help="raise the kept figures where these are higher")
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="NAME", help="the NER model")
    parser.add_argument("--no-registry", action="store_true", help="link to no contests and candidacies")
    arguments = parser.parse_args()
    usual = arguments.model == DEFAULT_MODEL and not arguments.no_registry
    if arguments.update and not usual:
        parser.error("--update keeps the figures of the usual model with the registry; leave out the other options")
    settings = Settings(model=arguments.model, registry=not arguments.no_registry, keep_duplicates=True)
    texts, gold = arguments.benchmark / "dev" / "text", arguments.benchmark / "dev" / "gold"

    source = io.BytesIO(dump(texts, gold))
    summary = run(["-"], arguments.output, settings, fresh=True, stdin=source)
    articles = sum(summary.articles.values())
    print(f"{articles} articles in {summary.seconds:.1f} seconds; the tables are in {arguments.output}")

    kept: dict[str, Figures] = {}
    if usual and arguments.kept.exists():
        kept = json.loads(arguments.kept.read_text(encoding="utf-8"))
    failures: list[str] = []
    for part in get_args(Part):
        report = evaluate(gold, arguments.output, part=part)
        print(f"\n{part}\n{report}")
        now = figures(report)
        if usual and (new := now.keys() - kept.get(part, {}).keys()):
            print(f"nothing is kept yet for {part}: {', '.join(sorted(new))}")
        failures += fallen(part, now, kept.get(part, {}))
        kept[part] = raised(now, kept.get(part, {}))
    if arguments.update:
        arguments.kept.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    if usual:
        print("\n" + ("\n".join(failures) or "no figure has fallen"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
