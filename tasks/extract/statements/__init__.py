"""Who said what, and by what medium."""

from tasks.extract.statements.finder import find

__all__ = ["find"]
