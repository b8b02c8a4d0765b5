"""``hustings.toml``: options that are given again and again, in a section for each command.

Keys are the long names of the options, so that whatever a command can be told the file can say too, and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup, TyperOption

from hustings.errors import InputError

NAME = "hustings.toml"
"""The file that is read where the command is given, unless another is named."""

_META = "hustings.configuration"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The file, None where there is none, and its options: by command, then by the long name without its dashes."""

    file: Path | None = None
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def configure(context: typer.Context, named: Path | None) -> None:
    """Make the options of the file ``named``, else of the one in the working folder, defaults of the commands.

    Raises :class:`InputError` for a file that cannot be read, is no TOML, or says what no command understands.
    """
    path = named or Path(NAME)
    if named is None and not path.is_file():
        return
    configuration = Configuration(path, _checked(path, context.command))
    context.meta[_META] = configuration
    context.default_map = {
        command: {_options(context.command, command)[key].name: value for key, value in options.items()}
        for command, options in configuration.options.items()
    }


def configuration_of(context: typer.Context) -> Configuration:
    """What :func:`configure` found for the command line that ``context`` belongs to."""
    found = context.meta.get(_META)
    return found if isinstance(found, Configuration) else Configuration()


def _checked(path: Path, group: object) -> dict[str, dict[str, Any]]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name another file with --config") from error
    except ValueError as error:  # no UTF-8, no TOML
        raise InputError(f"{path}: no TOML: {error}") from error
    assert isinstance(group, TyperGroup)
    for command, options in document.items():
        if command not in group.commands:
            raise InputError(f"{path}: no command is called [{command}]{_nearest(command, group.commands)}")
        if not isinstance(options, dict):
            raise InputError(f"{path}: {command} is a section: write [{command}], and its options below")
    return {
        command: {key: _value(path, command, key, value, _options(group, command)) for key, value in options.items()}
        for command, options in document.items()
    }


def _options(group: object, command: str) -> dict[str, TyperOption]:
    """The options of a command by their long names."""
    assert isinstance(group, TyperGroup)
    options = (each for each in group.commands[command].params if isinstance(each, TyperOption))
    return {long_name(each).removeprefix("--"): each for each in options}


def long_name(option: TyperOption) -> str:
    """The name of ``option`` that begins with two dashes."""
    return next(name for name in option.opts if name.startswith("--"))


def _value(path: Path, command: str, key: str, value: Any, options: Mapping[str, TyperOption]) -> Any:
    """``value`` in a form that the command line has too."""
    where = f"{path}: [{command}] {key}"
    if key not in options:
        raise InputError(f"{where}: hustings {command} has no option --{key}{_nearest(key, options)}")
    option = options[key]
    if option.multiple:
        values = value if isinstance(value, list) else [value]
        if any(isinstance(each, bool | list | dict) for each in values):
            raise InputError(f"{where}: give a list of values")
        return values
    if option.is_flag != isinstance(value, bool) or isinstance(value, list | dict):
        raise InputError(f"{where}: give {'true or false' if option.is_flag else 'one value'}")
    return value.isoformat() if isinstance(value, date | datetime) else value


def _nearest(wrong: str, known: Iterable[str]) -> str:
    matches = get_close_matches(wrong, list(known), n=1)
    return f"; did you mean {matches[0]}?" if matches else ""
