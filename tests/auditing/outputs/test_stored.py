"""A stored audit: claims and queries by their places, written and read back alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidanalysis.auditing.outputs.stored import StoredAudit

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "规划项目50个，已开工40个，开工率80%。\n累计投入资金780万元，其中教育200万元、卫生300万元、农业270万元。"


def test_queries_are_kept_apart_from_claims(tmp_path: Path) -> None:
    """What is asked is stored by its places beside what was judged, and comes back the same."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    kept = StoredAudit.of(tmp_path / "a.txt")
    assert [TEXT[slice(*claim.stated)] for claim in kept.claims] == ["80%"]
    assert [TEXT[slice(*query.stated)] for query in kept.queries] == ["780万元"]
    assert [TEXT[slice(*span)] for span in kept.queries[0].operands] == ["200万元", "300万元", "270万元"]
    kept.write(tmp_path / "a.json")
    assert StoredAudit.load(tmp_path / "a.json") == kept
