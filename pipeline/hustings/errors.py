"""The one root of everything that hustings raises on purpose."""

from __future__ import annotations


class HustingsError(Exception):
    """A failure that a user can mend; its message says where it is and what to do about it."""


class InputError(HustingsError):
    """The input as a whole cannot be read (a missing path, an unreadable folder)."""


class ModelError(HustingsError):
    """A spaCy pipeline cannot be loaded."""


class ResourceError(HustingsError):
    """A data file of the package is missing or malformed."""
