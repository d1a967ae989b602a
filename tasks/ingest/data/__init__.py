"""Word lists of the ingest stage: agencies, cities of datelines, what is no agency."""
