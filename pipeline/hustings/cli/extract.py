"""``hustings extract``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.options import MinConfidence, Model, NoRegistry, Published, left_out
from hustings.errors import InputError

if TYPE_CHECKING:
    from hustings.types import Extraction


def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with an article, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the tables as one JSON object.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Print the rule, the confidence and the evidence of each fact too.")
    ] = False,
    published: Published = None,
    model: Model = None,
    no_registry: NoRegistry = False,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Print the facts of one article, each with the words that state it.

    The evidence that --why prints is what decided for a value's area and the like, with what each piece of it weighed,
    the heaviest first; a fact without evidence was decided by its rule alone.

    \b
    hustings extract article.txt --published 2023-10-20
    hustings extract article.txt --why --min-confidence 0.8
    pbpaste | hustings extract -
    hustings extract article.txt --json | jq .majorities
    """
    if why and as_json:
        raise typer.BadParameter("--why and --json do not go together; leave one of them out")
    from hustings.spacy_alone import import_spacy

    import_spacy()
    from hustings.extractor import Extractor
    from hustings.inputs import read
    from hustings.settings import DEFAULT_MODEL
    from hustings.tables import confident
    from hustings.types import Rejection

    records = read([file], published=published, stdin=sys.stdin.buffer)
    extractor = Extractor.load(model or DEFAULT_MODEL, registry=not no_registry)
    extractions: list[Extraction] = []
    for record in records:
        if isinstance(record, Rejection):
            typer.echo(f"hustings: {record.source}: {record.reason}: {record.detail}", err=True)
        else:
            extractions.append(extractor.extract(record))
    if not extractions:
        raise InputError(f"{file}: no article to extract from; give a file of text or JSON Lines")
    kept = [confident(extraction, min_confidence) for extraction in extractions]
    if as_json:
        typer.echo(_json(kept))
    else:
        from rich.console import Console

        from hustings.show import show

        console = Console(highlight=False, soft_wrap=True)
        for extraction in kept:
            show(extraction, console, why=why)
        if min_confidence:
            missing = sum(len(one.facts) - len(other.facts) for one, other in zip(extractions, kept, strict=True))
            console.print(f"\n{left_out(missing, min_confidence)}")


def _json(extractions: list[Extraction]) -> str:
    from hustings.tables import Facts

    tables = Facts.of(*extractions).tables
    rows = {name: json.loads(frame.to_json(orient="records", double_precision=15)) for name, frame in tables.items()}
    return json.dumps(rows, ensure_ascii=False, indent=2)
