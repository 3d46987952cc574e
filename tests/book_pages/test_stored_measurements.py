"""What the book shows of measurements and audits is what they give today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aidanalysis.auditing.outputs.stored import StoredAudit
from aidanalysis.book import Page, audit_page, scores
from aidanalysis.ledger import Ledger
from benchmarks import other_readers, score_audit, store_auditor, store_scores


def test_the_stored_scores_of_our_reader_are_fresh(shared: Path) -> None:
    """Scoring the reader again on the public texts gives the counts that the package carries."""
    assert (shared / "reading").is_dir()
    assert scores.scores()["readers"][scores.OURS]["sets"] == other_readers.scored(other_readers.ours())


def test_the_stored_scores_of_the_quick_expression_are_fresh(shared: Path) -> None:
    """Scoring our own regular expression again gives the counts that the package carries."""
    assert (shared / "reading").is_dir()
    assert scores.scores()["readers"]["regular expression"]["sets"] == other_readers.scored(other_readers.quick())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves its files open
def test_the_stored_scores_of_the_auditor_are_fresh(shared: Path, tmp_path: Path) -> None:
    """Scoring the auditor again on a set gives the counts that the package carries, on altered figures too."""
    assert (shared / "reading").is_dir()
    assert score_audit.scored("unseen", tmp_path).row.items() <= _stored()["sets"]["unseen"].items()


def test_the_stored_digits_are_fresh(shared: Path) -> None:
    """Changing every digit of the report again gives the counts that the package carries."""
    assert (shared / "source" / "report.txt").exists()
    assert store_auditor.digits() == _stored()["digits"]


def _stored() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(store_auditor.STORED.read_text(encoding="utf-8"))
    return held


def test_the_stored_sizes_are_those_of_the_sets(shared: Path) -> None:
    """The number of texts and of what is marked in them is that of the public sets."""
    assert (shared / "reading").is_dir()
    assert scores.scores()["sets"] == {name: store_scores.sizes(name) for name in scores.scores()["sets"]}


def test_the_stored_audit_is_fresh(source: Path, ledger_folder: Path) -> None:
    """Auditing the report again gives the claims, places and coverage that the book shows."""
    assert StoredAudit.of(source) == audit_page.stored_audit(Ledger.load(ledger_folder))


def test_an_audit_is_written_and_read_back_alike(ledger_folder: Path, tmp_path: Path) -> None:
    """What is kept of an audit is the same after writing it."""
    kept = audit_page.stored_audit(Ledger.load(ledger_folder))
    assert kept is not None
    kept.write(tmp_path / "audit.json")
    assert StoredAudit.load(tmp_path / "audit.json") == kept


def test_every_stored_claim_stands_in_the_evidence() -> None:
    """Each figure of a stored claim is printed by a record's evidence, and these give the stored verdict."""
    page = Page("xiajiang-2010", lang="en")
    kept = audit_page.stored_audit(page.ledger)
    assert kept is not None
    assert len(audit_page.report_claims(page)) == len(kept.claims) > 0
