"""Scores and speeds of the package, measured on public texts."""

import os

# Small matrices are solved slower by many threads than by one; set before NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
