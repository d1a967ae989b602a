"""What the actors of a story do: verbs whose subject or agent they are by name, by office or by a pronoun."""

from tasks.extract.deeds.finder import told

__all__ = ["told"]
