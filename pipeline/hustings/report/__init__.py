"""A run's tables and texts as web pages that open from the disk, with an address for every row."""

from hustings.report.site import Written, write_report

__all__ = ["Written", "write_report"]
