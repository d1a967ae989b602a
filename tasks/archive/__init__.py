"""What was read, told and printed: the archive's database, and editions on disk."""

from tasks.archive.covering import recent, window
from tasks.archive.editions import Edition, find_edition, list_editions, publish_again, record
from tasks.archive.keeping import keep
from tasks.archive.publishing import publish
from tasks.archive.remembering import begin, recall
from tasks.archive.retention import prune
from tasks.archive.sketches import Fingerprints, fingerprints, resemblance
from tasks.archive.watching import SourceRow, list_sources, states

__all__ = [
    "Edition",
    "Fingerprints",
    "SourceRow",
    "begin",
    "find_edition",
    "fingerprints",
    "keep",
    "list_editions",
    "list_sources",
    "prune",
    "publish",
    "publish_again",
    "recall",
    "recent",
    "record",
    "resemblance",
    "states",
    "window",
]
