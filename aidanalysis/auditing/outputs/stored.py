"""An audit kept for the book: which figures make which claims, by their places, without the text.

``python -m aidanalysis.auditing.outputs.stored REPORT FILE`` audits a report and writes the file.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
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

    from aidanalysis.auditing.decision.decide import Claim
    from aidanalysis.auditing.figures.figure import Figure

KINDS: Final = {kind.value: kind for kind in ClaimKind}

#: From the first character of a figure to the one behind its last.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim or query by the places of its figures in the source."""

    kind: ClaimKind
    verdict: Verdict
    stated: Span
    operands: tuple[Span, ...]

    @classmethod
    def of(cls, claim: Claim) -> StoredClaim:
        """Keep a claim or query by its places."""
        return cls(claim.kind, claim.verdict, _span(claim.stated), tuple(map(_span, claim.operands)))

    @classmethod
    def load(cls, held: dict[str, Any]) -> StoredClaim:
        """Return the claim or query that an object of JSON holds."""
        operands = tuple(map(_place, held["operands"]))
        return cls(KINDS[held["kind"]], Verdict(held["verdict"]), _place(held["stated"]), operands)


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """What an audit found in a source, which is known by its SHA-256."""

    sha256: str
    claims: tuple[StoredClaim, ...]
    queries: tuple[StoredClaim, ...]
    coverage: Coverage

    @classmethod
    def of(cls, path: Path) -> StoredAudit:
        """Audit a report."""
        found = audit_document(load(path))
        claims, queries = (tuple(map(StoredClaim.of, said)) for said in (found.claims, found.queries))
        return cls(sha256(path.read_bytes()).hexdigest(), claims, queries, found.coverage)

    @classmethod
    def load(cls, path: Path) -> StoredAudit:
        """Return the audit that a file holds."""
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        claims, queries = (tuple(map(StoredClaim.load, held[name])) for name in ("claims", "queries"))
        return cls(held["source_sha256"], claims, queries, Coverage(**held["coverage"]))

    def write(self, path: Path) -> None:
        """Write the audit into a file."""
        held = {
            "source_sha256": self.sha256,
            "claims": [asdict(claim) for claim in self.claims],
            "queries": [asdict(query) for query in self.queries],
            "coverage": self.coverage._asdict(),
        }
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
