"""``hustings info``."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from hustings.cli.configuration import configuration_of
from hustings.cli.options import Model


def info(
    context: typer.Context,
    model: Model = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")] = False,
) -> None:
    """Print what is installed: versions, model, registry, and the configuration file in use.

    Add it to a report of a defect.

    \b
    hustings info
    hustings info --json | jq -r .packages.hustings
    hustings --config night.toml info
    """
    from hustings.installation import installation
    from hustings.settings import DEFAULT_MODEL

    configuration = configuration_of(context)
    particulars = {
        **installation(model or DEFAULT_MODEL),
        "configuration": {
            "file": None if configuration.file is None else str(configuration.file),
            "options": configuration.options,
        },
    }
    if as_json:
        typer.echo(json.dumps(particulars, ensure_ascii=False, indent=2))
        return
    options = {
        f"[{command}] {key}": value for command, some in configuration.options.items() for key, value in some.items()
    }
    sections: dict[str, Any] = {
        **particulars,
        "configuration": {"file": configuration.file or "none", **options},
    }
    for name, section in sections.items():
        typer.echo(name)
        for key, value in section.items():
            typer.echo(f"  {key}: {value}")
