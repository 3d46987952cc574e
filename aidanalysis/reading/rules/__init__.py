"""The rules of the grammar, grouped by what they read."""
