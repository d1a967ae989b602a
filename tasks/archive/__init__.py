"""What was read and what was printed: the archive's database, and editions on disk."""

from tasks.archive.editions import Edition, find_edition, list_editions, publish, publish_again, record
from tasks.archive.store import keep, window

__all__ = ["Edition", "find_edition", "keep", "list_editions", "publish", "publish_again", "record", "window"]
