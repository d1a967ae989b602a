"""Inputs: files, folders, feeds and pages into articles, and the marks on what in them is not part of the report."""

from tasks.ingest.again import reread
from tasks.ingest.by_hand import read
from tasks.ingest.gather import gather
from tasks.ingest.kinds.outlines import Outline
from tasks.ingest.kinds.outlines import feeds as outlines
from tasks.ingest.look import Probe, look
from tasks.ingest.marking import mark
from tasks.ingest.web.interface import introduce

__all__ = ["Outline", "Probe", "gather", "introduce", "look", "mark", "outlines", "read", "reread"]
