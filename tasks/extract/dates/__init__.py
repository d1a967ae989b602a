"""Dates in a story: expressions, what they mean from their day of writing, and windows of publication."""

from tasks.extract.dates.reader import read

__all__ = ["read"]
