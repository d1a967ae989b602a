"""Quality and speed, measured by area on labelled data: ``python -m benchmarks AREA --data DIR``."""
