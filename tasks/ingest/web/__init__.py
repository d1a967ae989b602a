"""The way out to the net: one polite, bounded request for one address, never to a private one."""
