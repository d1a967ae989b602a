"""The articles of a story beside each other, seen from the reader's day."""

from tasks.compare.readings import readings

__all__ = ["readings"]
