"""The reading room: the editions in a browser, and a button that makes the next one; knows no flow."""
