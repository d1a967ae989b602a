"""What a reader of sources is handed: one source at one collection, with what it is read with."""

from dataclasses import dataclass
from datetime import datetime

from tasks.ingest.feeds.process import Parser
from tasks.ingest.web.interface import Fetcher
from tasks.model import Source, SourceState


@dataclass(frozen=True, slots=True)
class Visit:
    """A source, how it stood, the instant of the collection, and what it is read with."""

    source: Source
    state: SourceState
    at: datetime
    fetcher: Fetcher
    parser: Parser
