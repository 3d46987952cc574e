"""What is amiss in an input, one line a fault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from aidanalysis.errors import AidAnalysisError, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Of more names than this, an error lists those like the one that was asked for.
MOST_LISTED: Final = 30


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is amiss: where it stands, the bad value, what was expected and what to do.

    ``span`` is the stretch of the text that it is about, where it is about one; ``form`` says that the facts may well
    hold, and that only how they are written is amiss.
    """

    file: str
    line: int = 0
    column: str = ""
    value: str | None = None
    message: str = ""
    span: tuple[int, int] | None = field(default=None, compare=False)
    form: bool = field(default=False, compare=False)
    #: The table that a reference points into without meeting a record, ``*`` for any.
    lacks: str = field(default="", compare=False)

    @property
    def place(self) -> str:
        """Where it stands, with the bad value."""
        line = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}" if self.column else ""
        value = "" if self.value is None else f' "{self.value}"'
        return f"{line}{column}{value}"

    def __str__(self) -> str:
        return one_line(f"{self.place}: {self.message}")


def gathered(faults: Sequence[Fault]) -> list[Fault]:
    """Return faults with one for each stretch of the text, which names the others; form only where all facts hold.

    Of those about one stretch the first that is no phrase's is told, or else that of the shortest stretch: a claim
    that rests on itself hides the figure that was cut, and the longer phrase that was put over it.
    """
    facts = [fault for fault in faults if not fault.form] or list(faults)
    stretches: list[tuple[int, list[Fault]]] = []
    for fault in sorted((one for one in facts if one.span), key=lambda one: one.span or (0, 0)):
        assert fault.span
        if stretches and fault.span[0] < stretches[-1][0]:
            end, together = stretches.pop()
            stretches.append((max(end, fault.span[1]), [*together, fault]))
        else:
            stretches.append((fault.span[1], [fault]))
    told = [fault for fault in facts if not fault.span]
    for _, together in stretches:
        first, *others = sorted(together, key=_cause)
        beside = (
            "; the same figures are amiss at " + ", ".join(dict.fromkeys(one.place for one in others)) if others else ""
        )
        told.append(replace(first, message=first.message + beside))
    return sorted(told, key=lambda fault: (fault.file, fault.line))


def _cause(fault: Fault) -> tuple[bool, int]:
    """Order faults of one stretch by how near they are to the cause."""
    start, end = fault.span or (0, 0)
    return fault.column == "phrase", end - start


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
