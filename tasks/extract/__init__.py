"""What a story's articles say: dates, actors, statements, events and claims."""

from tasks.extract.facts import facts

__all__ = ["facts"]
