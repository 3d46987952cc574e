"""The auditor with weights that were fitted without the text it audits."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol
from unittest.mock import patch

from aidanalysis.auditing.decision import weights
from benchmarks.fit_decision import Weights, both, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path


class Forget(Protocol):
    """Makes the auditor forget a text of a set, such as ``aid/A001``, while it is audited."""

    def __call__(self, text: str, /) -> AbstractContextManager[None]:
        """Return the context in which the text was never seen."""


def forgetting(scratch: Path) -> Forget:
    """Return what makes the auditor forget one text of the sets on which its weights are fitted."""
    found = rows(scratch)
    start = both(found)
    known: dict[str, Weights] = {}

    @contextmanager
    def forget(text: str, /) -> Iterator[None]:
        if text not in known:
            known[text] = both([row for row in found if row.text != text], start)
        fitted = {title: {**cues, **weights.BY_HAND} for title, cues in known[text].items()}
        with patch.object(weights, "weights", lambda: fitted):
            yield

    return forget
