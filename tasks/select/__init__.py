"""Which stories an edition prints."""

from tasks.select.choose import choose

__all__ = ["choose"]
