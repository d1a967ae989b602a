"""Inputs: files and pages into articles, and the marks on what in them is not part of the report."""

from tasks.ingest.files import read
from tasks.ingest.marking import mark

__all__ = ["mark", "read"]
