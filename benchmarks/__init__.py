"""Scores and speeds of the package, measured on public texts."""
