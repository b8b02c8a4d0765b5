"""The articles with gold facts that benchmarks go through."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]


def gold_folders(benchmark: Path | None = None) -> list[tuple[Path, Path]]:
    """Folders of texts (``ID.txt``), each with the folder of their gold (``ID.json``).

    Those of the corpus, and that of ``benchmark`` where there is one.
    """
    corpus = ROOT / "corpus"
    folders = [(folder / "articles", folder / "gold") for folder in (corpus, corpus / "training")]
    if benchmark is not None:
        folders.append((benchmark / "dev" / "text", benchmark / "dev" / "gold"))
    return folders
