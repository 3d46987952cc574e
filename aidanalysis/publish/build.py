"""Build the editions of a book beside the last one, and put it in its place once it is whole."""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from aidanalysis.publish import fresh, front_door
from aidanalysis.publish.downloads import take_tables, write_data, write_notebooks
from aidanalysis.publish.empty_sections import says_nothing, without
from aidanalysis.publish.notebooks import on_stderr, run_notebooks
from aidanalysis.publish.page_files import drop_unused
from aidanalysis.publish.pages import write_pages
from aidanalysis.publish.preview import write_icon, write_preview
from aidanalysis.publish.project import BookError, Project
from aidanalysis.publish.web_font import write_font
from aidanalysis.publish.wheel import build_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aidanalysis.publish.project import Edition

#: The chapter that every book begins with.
FRONT: Final = "index"
#: Where the old book lies while the new one takes its place.
AWAY: Final = "old"


def build(project: Project, *, stale_only: bool = False, progress: Callable[[str], None] = on_stderr) -> Path:
    """Build every edition and return the front door; the last good book stays until the new one is whole.

    With ``stale_only`` nothing is built where nothing has changed, and no chapter is run again whose ground and
    whose own text are as they were. Raises ``BookError`` with every chapter that fails.
    """
    _put_back(project.out)
    content = fresh.content(project)
    stamp = project.out.parent / "content"
    door = project.out / "index.html"
    if stale_only and door.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == content:
        progress("nothing has changed since the book was built")
        return door
    new = project.out.parent / "new"
    shutil.rmtree(new, ignore_errors=True)
    try:
        run = project.out.parent / "run"
        _run(project, run, stale_only, progress)
        _publish(project, run, new, content[:12], progress)
        _swap(new / "html", project.out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    stamp.write_text(content, encoding="utf-8")
    return door


def built_on() -> date:
    """Return the day of the build: today, or that of ``SOURCE_DATE_EPOCH``, as tools that build the same twice read it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _run(project: Project, to: Path, stale_only: bool, progress: Callable[[str], None]) -> None:
    """Run all chapters, or those that were not run since they or what they rest on have changed."""
    if not stale_only:
        shutil.rmtree(to, ignore_errors=True)
    ground = fresh.ground(project)
    keys = {}
    for edition in project.editions:
        for path in sorted(project.chapters(edition).glob("*.ipynb")):
            target = to / edition.lang / path.name
            key = fresh.digest([path], project, ground)
            kept = target.with_suffix(".key")
            if not (target.is_file() and kept.is_file() and kept.read_text(encoding="utf-8") == key):
                keys[path] = (target, key)
                target.unlink(missing_ok=True)
    try:
        run_notebooks(list(keys), [target for target, _ in keys.values()], progress)
    finally:
        # What has run need not run again for the others' sake.
        for target, key in keys.values():
            if target.is_file():
                target.with_suffix(".key").write_text(key, encoding="utf-8")


def _publish(project: Project, run: Path, new: Path, content: str, progress: Callable[[str], None]) -> None:
    """Make the pages and the files beside them, every edition in a process of its own."""
    new.mkdir(parents=True)
    wheel, extras = build_wheel(project, new / "html")
    context: dict[str, Any] = {"content": content, "built": built_on(), "wheel": wheel, "extras": extras}
    with ProcessPoolExecutor(max_workers=len(project.editions)) as pool:
        jobs = [
            pool.submit(_publish_edition, project, edition, run / edition.lang, new, context)
            for edition in project.editions
        ]
        failures = [error for job in jobs if (error := job.exception())]
    if unexpected := [error for error in failures if not isinstance(error, BookError)]:
        raise unexpected[0]
    if failures:
        raise BookError("\n".join(map(str, failures)))
    progress(f"pages of {len(project.editions)} editions are made")
    shutil.rmtree(new / "html" / "jupyter_execute", ignore_errors=True)
    front_door.write(project, new / "html")
    front_door.write_sitemap(project, new / "html", context["built"])


def _publish_edition(project: Project, edition: Edition, run: Path, new: Path, context: Mapping[str, Any]) -> None:
    source, out = new / "work" / edition.lang, new / "html" / edition.lang
    chapters, static = project.chapters(edition), out / "_static"
    tables = static / "tables"
    shutil.copytree(chapters, source, ignore=shutil.ignore_patterns("*.ipynb", ".*"))
    silent = {
        path.stem for path in chapters.glob("*.ipynb") if path.stem != FRONT and says_nothing(_cells(run / path.name))
    }
    if silent:
        # A chapter for tables that the ledger does not have is left out of the contents too.
        toc = source / "_toc.yml"
        toc.write_text(
            yaml.safe_dump(without(yaml.safe_load(toc.read_text("utf-8")), silent), allow_unicode=True), "utf-8"
        )
    for path in chapters.glob("*.ipynb"):
        if path.stem in silent:
            continue
        take_tables(run / path.name, source / path.name, tables / path.stem, edition.lang)
    write_pages(project, edition, source, out, context)
    write_notebooks(chapters, static / "notebooks")
    if project.measured.is_dir():
        shutil.copytree(project.measured, static / "measured")
    write_icon(static)
    write_font(out, "".join([edition.title, edition.subtitle, edition.description, *edition.words.values()]))
    drop_unused(out)
    write_data(project.data, static / "data", edition.lang)
    write_preview(edition, static)


def _cells(notebook: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return found


def _swap(new: Path, old: Path) -> None:
    """Put the new book in the place of the old one; the old one is gone only once the new one stands there."""
    away = old.with_name(AWAY)
    shutil.rmtree(away, ignore_errors=True)
    if old.exists():
        old.rename(away)
    new.rename(old)
    shutil.rmtree(away, ignore_errors=True)


def _put_back(old: Path) -> None:
    """Put the old book back where a run was killed before the new one stood in its place."""
    if not old.exists() and old.with_name(AWAY).exists():
        old.with_name(AWAY).rename(old)
