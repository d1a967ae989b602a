"""Which stories an edition prints: topics, weight and what is new, from cheap evidence."""

from tasks.select.choose import choose
from tasks.select.packs import load_pack
from tasks.select.topics import Match, matches

__all__ = ["Match", "choose", "load_pack", "matches"]
