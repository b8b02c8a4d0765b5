"""What a run on Dask costs beside one without it, and the memory of its scheduler and client over ever more records.

    python benchmarks/cluster.py                              # some ten minutes on two idle cores
    python benchmarks/cluster.py --election 1200 --rounds 5   # a minute a run
    python benchmarks/cluster.py --only memory

Times: ``hustings run`` with two workers and ``hustings run --dask local`` with two take the same dump
(``scripts/mixed_dump.py``) in turn, and once each a dump of one article, which is what starting costs. CPU is that of
all processes of a run, which other work on the machine disturbs less than the time by the clock. Memory: a scheduler,
two workers and a client take pieces of 64 files each through what a run does, but for the work on a piece, which
returns at once; peaks are those that Linux knows of the two processes.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

from cluster import COMMAND, DASK, kill, loopback, on_free_ports  # noqa: E402
from mixed_dump import write  # noqa: E402

from hustings.inputs.find import Found  # noqa: E402
from hustings.limits import Workers  # noqa: E402
from hustings.runs import spread  # noqa: E402
from hustings.runs.dask import dask_executor  # noqa: E402
from hustings.runs.store import Store  # noqa: E402
from hustings.runs.tasks import Done, Job, Piece  # noqa: E402
from hustings.settings import Settings  # noqa: E402
