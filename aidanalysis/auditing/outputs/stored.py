"""An audit kept for the book: which figures make which claims, by their places, without the text.

``python -m aidanalysis.auditing.outputs.stored REPORT FILE`` audits a report and writes the file.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aidanalysis.auditing.auditor import Coverage
from aidanalysis.auditing.documents import audit_document
from aidanalysis.claims.judgement import Verdict
from aidanalysis.documents import load
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidanalysis.auditing.figures.figure import Figure

KINDS: Final = {kind.value: kind for kind in ClaimKind}

#: From the first character of a figure to the one behind its last.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim by the places of its figures in the source."""

    kind: ClaimKind
    verdict: Verdict
    stated: Span
    operands: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """What an audit found in a source, which is known by its SHA-256."""

    sha256: str
    claims: tuple[StoredClaim, ...]
    coverage: Coverage

    @classmethod
    def of(cls, path: Path) -> StoredAudit:
        """Audit a report."""
        found = audit_document(load(path))
        claims = tuple(
            StoredClaim(claim.kind, claim.verdict, _span(claim.stated), tuple(map(_span, claim.operands)))
            for claim in found.claims
        )
        return cls(sha256(path.read_bytes()).hexdigest(), claims, found.coverage)

    @classmethod
    def load(cls, path: Path) -> StoredAudit:
        """Return the audit that a file holds."""
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        claims = tuple(
            StoredClaim(
                KINDS[claim["kind"]],
                Verdict(claim["verdict"]),
                _place(claim["stated"]),
                tuple(map(_place, claim["operands"])),
            )
            for claim in held["claims"]
        )
        return cls(held["source_sha256"], claims, Coverage(**held["coverage"]))

    def write(self, path: Path) -> None:
        """Write the audit into a file."""
        claims = [
            {
                "kind": claim.kind.value,
                "verdict": claim.verdict.value,
                "stated": claim.stated,
                "operands": claim.operands,
            }
            for claim in self.claims
        ]
        held = {"source_sha256": self.sha256, "claims": claims, "coverage": self.coverage._asdict()}
        path.write_text(f"{json.dumps(held, indent=1)}\n", encoding="utf-8")


def _span(figure: Figure) -> Span:
    return figure.quantity.start, figure.quantity.end


def _place(numbers: Sequence[int]) -> Span:
    start, end = numbers
    return start, end


def main() -> None:
    """Audit a report and keep the result."""
    parser = argparse.ArgumentParser(prog="python -m aidanalysis.auditing.outputs.stored", description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    StoredAudit.of(arguments.report).write(arguments.file)


if __name__ == "__main__":
    main()
