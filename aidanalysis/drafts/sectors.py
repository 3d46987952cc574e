"""The DAC purpose code that the name of a project speaks for."""

from __future__ import annotations

from aidanalysis.records.codelist import speaks_for


def sector_of(name: str) -> str:
    """Return the purpose code of a project's name, "" where nothing in it speaks for one."""
    return speaks_for("sectors", name)
