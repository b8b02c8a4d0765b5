"""Measure how often each rule is right, for the confidence column: rules against gold, counted by table and rule.

    python benchmarks/confidence.py BENCHMARK TABLES models/hustings_models/weights/confidence.csv

BENCHMARK holds dev/gold/ID.json, TABLES the tables of a run over its texts (``benchmarks/accuracy.py BENCHMARK -o
TABLES`` makes them). Only the training part counts, so that the confidence is no promise made after the exam.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from hustings.evaluate import judge_rules


def main() -> None:
    """Write right and wrong rows of each rule to the file that the package reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    judged = judge_rules(options.benchmark / "dev" / "gold", options.tables, part="training")
    with options.output.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["table", "rule", "right", "wrong"])
        for (table, rule), (right, wrong) in sorted(judged.items()):
            writer.writerow([table, rule, right, wrong])
    print(f"{len(judged)} rules measured: {options.output}")


if __name__ == "__main__":
    main()
