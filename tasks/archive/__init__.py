"""What was read, told and printed: the archive's database, and editions on disk."""

from tasks.archive.covering import recent, window
from tasks.archive.editions import Edition, find_edition, list_editions, publish_again, record
from tasks.archive.hosts import asked
from tasks.archive.keeping import keep
from tasks.archive.originals import raws
from tasks.archive.publishing import publish
from tasks.archive.remembering import begin, recall
from tasks.archive.rereading import Held, renew, rereadable
from tasks.archive.retention import prune
from tasks.archive.sightings import list_actors, passages, remember
from tasks.archive.site_habits import habits
from tasks.archive.sketches import Fingerprints, fingerprints, resemblance
from tasks.archive.watching import SourceRow, list_sources, states

__all__ = [
    "Edition",
    "Fingerprints",
    "Held",
    "SourceRow",
    "asked",
    "begin",
    "find_edition",
    "fingerprints",
    "habits",
    "keep",
    "list_actors",
    "list_editions",
    "list_sources",
    "passages",
    "prune",
    "publish",
    "publish_again",
    "raws",
    "recall",
    "recent",
    "record",
    "remember",
    "renew",
    "rereadable",
    "resemblance",
    "states",
    "window",
]
