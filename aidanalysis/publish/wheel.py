"""The package itself as a download, where the book is built from a checkout that it can be made of."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.publish.project import Project

#: Seconds that making it may take.
PATIENCE = 120


def build_wheel(project: Project, out: Path) -> tuple[str, str]:
    """Build the checkout's wheel into ``out``; returns its name and the extras that a chapter needs, as pip takes them.

    Both are empty where the folder is no checkout of the package, or the wheel cannot be built.
    """
    settings = project.root / "pyproject.toml"
    told = tomllib.loads(settings.read_text(encoding="utf-8"))["project"] if settings.is_file() else {}
    if told.get("name") != "aidanalysis":
        return "", ""
    out.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    try:
        subprocess.run(
            [*pip, "--wheel-dir", str(out), str(project.root)], check=True, capture_output=True, timeout=PATIENCE
        )
    except (subprocess.SubprocessError, OSError):
        return "", ""
    name = next((path.name for path in sorted(out.glob("aidanalysis-*.whl"))), "")
    return name, "[charts]" if name and "charts" in told.get("optional-dependencies", {}) else ""
