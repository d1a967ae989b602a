"""What is printed of each story, and the gate that every line passes."""

from tasks.summarise.assemble import assemble
from tasks.summarise.sections import section

__all__ = ["assemble", "section"]
