"""Inputs: files, folders, feeds and pages into articles, and the marks on what in them is not part of the report."""

from tasks.ingest.files import read
from tasks.ingest.gather import gather
from tasks.ingest.look import Probe, look
from tasks.ingest.marking import mark
from tasks.ingest.web.interface import introduce

__all__ = ["Probe", "gather", "introduce", "look", "mark", "read"]
