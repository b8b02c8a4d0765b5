"""Put a trained NER model where the package carries it, and print its digest.

    python scripts/keep_model.py outputs/model/model-best models/hustings_models/ner

The words of the training data are left out: the weights know them by their hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

import spacy

LARGEST = 6_000_000  # bytes
META = {
    "name": "hustings",
    "version": "1.0.0",
    "description": "Persons, places, organisations and parties in articles about elections in the United Kingdom.",
    "author": "The hustings authors",
    "license": "MIT",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def digest(folder: Path) -> str:
    """The SHA-256 of all files of a model, by their names."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def main() -> int:
    """Load, describe, write, and check the size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="the folder that spaCy's train wrote")
    parser.add_argument("kept", type=Path, help="where it goes; what is there is replaced")
    options = parser.parse_args()
    nlp = spacy.load(options.trained)
    nlp.meta.update(META)
    for machine in ("paths.train", "paths.dev"):
        section, name = machine.split(".")
        nlp.config[section][name] = None
    shutil.rmtree(options.kept, ignore_errors=True)
    nlp.to_disk(options.kept, exclude=["vocab"])
    size = sum(path.stat().st_size for path in options.kept.rglob("*") if path.is_file())
    print(f"{options.kept}: {size:,} bytes, sha256 {digest(options.kept)}")
    if size > LARGEST:
        print(f"that is more than {LARGEST:,} bytes: give the embedding fewer rows", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
