"""What is amiss in an input, one line a fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence


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


def one_line(text: str) -> str:
    """Return text as one printable line, so that a value can neither break the list nor steer a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
