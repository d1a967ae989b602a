"""Kinds of source beside feeds, pages and folders, and the file formats that need a reader of their own."""
