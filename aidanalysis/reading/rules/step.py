"""What a rule gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aidanalysis.reading.draft import Draft


class Step(NamedTuple):
    """How far a rule has read, and what it found, if anything."""

    end: int
    draft: Draft | None = None
