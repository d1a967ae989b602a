"""How an archive of an older form becomes one of today's: a numbered module a step, never changed afterwards."""
