"""Counterpart-assistance work reports as typed records with evidence, recomputed figures and a static book."""
