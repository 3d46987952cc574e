"""What runs on other people's machines is pinned, and may do no more than it must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
#: What each job may do beyond reading the repository.
MAY = {"publish": {"pages": "write", "id-token": "write"}}


@pytest.fixture(params=WORKFLOWS, ids=lambda path: str(path.name))
def workflow(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return a workflow."""
    held: dict[str, Any] = yaml.safe_load(request.param.read_text("utf-8"))
    return held


def test_actions_are_pinned_by_commit(workflow: dict[str, Any]) -> None:
    """A tag can be moved to other code, a commit cannot."""
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", one)] == []


def test_least_permission(workflow: dict[str, Any]) -> None:
    """The job that runs third-party code can only read; the one that publishes runs none."""
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", {}) == MAY.get(name, {})
        if name in MAY:
            assert not [step for step in job["steps"] if "run" in step]
        kept = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in kept)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-spark.lock"])
def test_locks_name_a_hash_for_each_package(name: str) -> None:
    """Every pin has one version and at least one SHA-256."""
    pins = re.split(r"\n(?=\w)", (ROOT / name).read_text("utf-8").strip())
    assert len(pins) > 20
    assert [pin.split()[0] for pin in pins if not re.match(r"\S+==\S+ ", pin) or "--hash=sha256:" not in pin] == []
