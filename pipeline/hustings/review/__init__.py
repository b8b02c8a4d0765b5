"""Facts of a run that a person accepts, rejects or corrects, kept as gold."""

from hustings.review.review import Progress, Review

__all__ = ["Progress", "Review"]
