"""Persons, bodies and states of a story, with role and side."""

from tasks.extract.actors.finder import find
from tasks.extract.actors.named import Named, join, named
from tasks.extract.actors.survey import read_story

__all__ = ["Named", "find", "join", "named", "read_story"]
