"""spaCy without its command line, for programs that have one of their own."""

from __future__ import annotations

import sys
from types import ModuleType

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy without its command line, where this process has not imported it yet.

    ``import spacy`` imports ``spacy.cli`` for one function, ``spacy.info``, and with it an HTTP client and a template
    engine: a third of all that spaCy imports. An empty module stands in for it until spaCy is there; who imports
    ``spacy.cli`` afterwards gets it whole. A spaCy that needs more than that one function is imported as it comes.
    """
    if "spacy" in sys.modules or any(name in sys.modules for name in _COMMAND_LINE):
        return
    placeholders = {name: ModuleType(name) for name in _COMMAND_LINE}
    vars(placeholders["spacy.cli.info"])["info"] = _info
    sys.modules.update(placeholders)
    try:
        import spacy  # noqa: F401 - for what it leaves in sys.modules
    except (ImportError, AttributeError):
        sys.modules.pop("spacy", None)
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]


def _info(*args: object, **options: object) -> object:
    """``spacy.info``, imported when somebody asks for it."""
    from spacy.cli.info import info

    return info(*args, **options)  # type: ignore[arg-type]  # whatever it takes
