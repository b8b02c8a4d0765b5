"""Data files of hustings: tables of seats, parties, elections and candidacies. No code."""
