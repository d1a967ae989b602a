"""What happens on the dates of a story."""

from tasks.extract.events.finder import Material, find

__all__ = ["Material", "find"]
