"""The articles of a story beside each other and beside the past, seen from the reader's day."""

from tasks.compare.readings import readings
from tasks.compare.reports import overdue

__all__ = ["overdue", "readings"]
