"""The briefing as files: note, annex, data, calendar, texts."""

from tasks.render.package import package

__all__ = ["package"]
