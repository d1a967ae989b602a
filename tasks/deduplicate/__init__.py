"""Copies, rewordings, stories and origins: which articles say the same, and who said it first."""

from tasks.deduplicate.citing import cite
from tasks.deduplicate.continuing import carry_on
from tasks.deduplicate.grouping import group
from tasks.deduplicate.printing import fingerprints
from tasks.deduplicate.rewording import wanting

__all__ = ["carry_on", "cite", "fingerprints", "group", "wanting"]
