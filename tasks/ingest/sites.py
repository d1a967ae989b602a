"""Which site an article belongs to, so that what a site prints under every story can be told from the story."""

from tasks.errors import SourceError
from tasks.ingest.web import addresses


def site(address: str, source: str) -> str:
    """The registrable domain of ``address`` ("example.co.uk"), else the key of its source; empty where neither is."""
    try:
        return addresses.registrable(addresses.host(address))
    except SourceError:
        return source
