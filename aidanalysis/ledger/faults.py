"""What is amiss in an input, one line a fault."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from aidanalysis.errors import AidAnalysisError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Of more names than this, an error lists those like the one that was asked for.
MOST_LISTED: Final = 30


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is amiss: where it stands, the bad value, what was expected and what to do."""

    file: str
    line: int = 0
    column: str = ""
    value: str | None = None
    message: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}" if self.column else ""
        value = "" if self.value is None else f' "{self.value}"'
        return one_line(f"{place}{column}{value}: {self.message}")


class BadInputError(AidAnalysisError, ValueError):
    """An input that cannot be used, with every fault that was found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class NoSuchError(AidAnalysisError, KeyError):
    """A table, column, value or record that is not there; the message names those like it, or all there are."""

    def __init__(self, kind: str, wanted: object, there: Iterable[object]) -> None:
        known = [str(one) for one in there]
        shown = get_close_matches(str(wanted), known, n=5, cutoff=0.5) if len(known) > MOST_LISTED else known
        more = f"; there are {len(known)}" if len(shown) < len(known) else ""
        super().__init__(f"no {kind} {str(wanted)!r}; expected one of {', '.join(shown or known[:5]) or 'none'}{more}")
        self.kind, self.wanted = kind, wanted

    def __str__(self) -> str:
        """Return the message without the quotes that a ``KeyError`` puts round it."""
        return str(self.args[0])
