"""Plain text: tables that are drawn in it by tabs, strokes, aligned columns or one cell a line."""

from aidanalysis.documents.plain.tables import drawn_tables

__all__ = ["drawn_tables"]
