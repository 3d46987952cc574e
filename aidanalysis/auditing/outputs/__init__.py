"""An audit shown: as a table, as lines for programs, as a page, and as the book keeps it."""
