"""Shares and rates: a part on its base."""
