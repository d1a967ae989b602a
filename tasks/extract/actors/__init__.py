"""Persons, bodies and states of a story, with role and side."""

from tasks.extract.actors.finder import find

__all__ = ["find"]
