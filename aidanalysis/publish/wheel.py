"""The package itself as a download, where the book is built from a checkout that it can be made of."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aidanalysis.publish.project import Project

#: Seconds that making it may take.
PATIENCE = 120


def extras() -> str:
    """Return the extras of the package that a chapter needs, as pip takes them: ``[charts]`` where there is one."""
    return "[charts]" if "charts" in (metadata("aidanalysis").get_all("Provides-Extra") or ()) else ""


def build_wheel(project: Project, out: Path) -> str:
    """Build the checkout's wheel into ``out`` and return its name; nothing where the folder is no checkout of it.

    A book is no worse without it, so that a machine that cannot build it goes on.
    """
    settings = project.root / "pyproject.toml"
    if (
        not settings.is_file()
        or tomllib.loads(settings.read_text(encoding="utf-8"))["project"]["name"] != "aidanalysis"
    ):
        return ""
    out.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    try:
        subprocess.run(
            [*pip, "--wheel-dir", str(out), str(project.root)], check=True, capture_output=True, timeout=PATIENCE
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return next((path.name for path in sorted(out.glob("aidanalysis-*.whl"))), "")
