"""Jinja templates of the note; found by name, imported by nobody."""
