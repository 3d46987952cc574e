"""What every process that reads or audits documents needs, loaded once before they are made; nothing else loads it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import aidanalysis.auditing.documents
import aidanalysis.documents

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["aidanalysis"]


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell why a process did not start, unless who asked for it was stopped or killed meanwhile, and is gone."""
    if not issubclass(kind, (FileNotFoundError, EOFError, ConnectionError)):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _told
