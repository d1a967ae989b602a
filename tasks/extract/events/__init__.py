"""What happens on the dates of a story."""

from tasks.extract.events.finder import Material, find
from tasks.extract.events.sharing import with_shared

__all__ = ["Material", "find", "with_shared"]
