"""Tables: cells that know their heads, unit and depth, and the quantities that stand in them."""

from aidanalysis.reading.tables.cells import read_table
from aidanalysis.reading.tables.grid import Cell, Table, table

__all__ = ["Cell", "Table", "read_table", "table"]
