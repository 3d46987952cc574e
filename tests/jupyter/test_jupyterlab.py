"""A chapter in JupyterLab reads as it does in the book, and follows what an analyst changes in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.request import urlopen

import pytest
from chapters import CHAPTERS, LANGS, ROOT
from lxml import html
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext
    from playwright.sync_api import Page as Tab

    from aidanalysis.wording import Lang

pytestmark = pytest.mark.browser
pytest.importorskip("jupyterlab", reason="JupyterLab is not installed; it comes with the extra lab")

NAMES: Final = sorted({name for _, name in CHAPTERS})
#: Chapters of charts, tables and sentences of each kind; with AIDANALYSIS_LAB=all every chapter is run.
RUN_HERE: Final = NAMES if os.environ.get("AIDANALYSIS_LAB") == "all" else ["funding", "index", "plan", "projects"]
#: Seconds that the server may take to start, and milliseconds that a chapter may take to run.
START, RUN = 120, 120_000
#: What a reader must never see: roles and targets of the book's markup, and what is said to the error stream.
RAW: Final = re.compile(r"\{[\w:]+\}`|^\([\w-]+\)=$", re.MULTILINE)

OPEN: Final = """async (path) => {
  const app = window.jupyterapp;
  await app.restored;
  const widget = await app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await widget.context.ready;
  await widget.context.sessionContext.ready;
  window.chapter = widget;
  app.shell.activateById(widget.id);
}"""
ACTIVE: Final = "() => window.jupyterapp.shell.currentWidget === window.chapter"
RUN_ALL: Final = """async () => {
  await window.jupyterapp.commands.execute("notebook:run-all-cells");
}"""
IDLE: Final = "() => window.chapter.context.sessionContext.session?.kernel?.status === 'idle'"
CLOSE: Final = """async () => {
  window.chapter.context.model.dirty = false;
  window.chapter.close();
  await window.jupyterapp.serviceManager.sessions.shutdownAll();
}"""
SEEN: Final = """() => [...window.chapter.node.querySelectorAll('.jp-Cell')].map((cell) => ({
  text: [...cell.querySelectorAll('.jp-MarkdownOutput, .jp-OutputArea-output')].map((one) => one.innerText).join('\\n'),
  charts: [...cell.querySelectorAll('.jp-OutputArea-output svg, .jp-OutputArea-output img')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 40).map((one) => one.outerHTML),
  titles: [...cell.querySelectorAll('.chart-finding')].map((one) => one.innerText),
  errors: [...cell.querySelectorAll(
    "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']")]
    .map((one) => one.textContent || one.outerHTML),
}))"""
SOURCES: Final = """() => [...window.chapter.content.model.cells].map((cell) => cell.sharedModel.getSource())"""
SET_SOURCE: Final = """([place, source]) =>
  window.chapter.content.model.cells.get(place).sharedModel.setSource(source)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the chapters and the data, so that nothing that is typed there stays."""
    made = tmp_path_factory.mktemp("lab")
    for part in ("book", "data"):
        shutil.copytree(ROOT / part, made / part)
    return made


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a JupyterLab of its own, which opens no browser and asks nobody for updates."""
    settings = tmp_path_factory.mktemp("settings")
    # A long notebook is else drawn only where it is looked at.
    tracker = settings / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text(json.dumps({"windowingMode": "none"}), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1"),
        *("--IdentityProvider.token=", "--ServerApp.password=", f"--ServerApp.root_dir={folder}"),
        *("--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly", "--LabApp.news_url=None"),
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    environment = {
        **os.environ,
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTER_CONFIG_DIR": str(settings / "config"),
        "PYTHONPATH": str(ROOT),
    }
    log = (settings / "log").open("wb")
    running = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api", running, settings / "log")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=START)
        log.close()


def _wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + START
    while time.monotonic() < until and running.poll() is None:
        try:
            urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"JupyterLab does not answer: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


@pytest.fixture(scope="module")
def lab(server: str, context: BrowserContext) -> Tab:
    """Return a window of JupyterLab, in which one chapter after the other is opened."""
    tab = context.new_page()
    tab.set_default_timeout(RUN)
    tab.goto(f"{server}/lab?reset")
    tab.wait_for_function("() => Boolean(window.jupyterapp)")
    return tab


@contextmanager
def chapter(lab: Tab, lang: Lang, name: str) -> Iterator[None]:
    """Open a chapter, and close it with its kernel."""
    lab.evaluate(OPEN, f"book/{lang}/{name}.ipynb")
    lab.wait_for_function(ACTIVE)
    yield
    lab.evaluate(CLOSE)


def run_all(tab: Tab) -> list[dict[str, Any]]:
    """Run all cells and return what each shows."""
    tab.evaluate(RUN_ALL)
    tab.wait_for_function(IDLE)
    seen: list[dict[str, Any]] = tab.evaluate(SEEN)
    return seen


def stored(lang: Lang, name: str) -> list[dict[str, Any]]:
    """Return the code cells' stored outputs, which are the book's."""
    cells = json.loads((ROOT / "book" / lang / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [output["data"] for cell in cells for output in cell.get("outputs", ()) if "data" in output]


def plain(markup: list[str] | str) -> str:
    """Return the text of a Markdown output without its markup."""
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render("".join(markup))
    return "".join(html.fragment_fromstring(rendered, create_parent="div").text_content().split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", RUN_HERE)
def test_run_all_shows_what_the_book_shows(lab: Tab, lang: Lang, name: str) -> None:
    """After Run All there is no error and no raw markup, each chart stands there once, and the prose has its numbers."""
    with chapter(lab, lang, name):
        cells = run_all(lab)
    assert [error for cell in cells for error in cell["errors"]] == []
    text = "\n".join(cell["text"] for cell in cells)
    assert RAW.findall(text) == []
    drawn = ["image/png" in data for data in stored(lang, name)]
    assert [len(cell["charts"]) for cell in cells if cell["charts"]] == [1] * sum(drawn)
    squeezed = "".join(text.split())
    for data in stored(lang, name):
        if "text/markdown" in data:
            assert plain(data["text/markdown"]) in squeezed


@pytest.mark.parametrize("lang", LANGS)
def test_a_changed_filter_changes_all_that_follows(lab: Tab, lang: Lang) -> None:
    """With one channel left out, table, chart, title and sentence change, and what is left is said of the rest."""
    with chapter(lab, lang, "visits"):
        before = run_all(lab)
        sources: list[str] = lab.evaluate(SOURCES)
        (place,) = (place for place, source in enumerate(sources) if 'page.frame("visits"' in source)
        changed = sources[place].replace(
            '\nvisits = page.frame("visits", counted="yes")', '\nvisits = page.frame("visits", counted="yes").iloc[:2]'
        )
        assert changed != sources[place]
        lab.evaluate(SET_SOURCE, [place, changed])
        after = run_all(lab)
    for cells in (before, after):
        assert [error for cell in cells for error in cell["errors"]] == []
        assert sum(len(cell["charts"]) for cell in cells) > 1
    follows = {
        ("table", "text"): "page.table(visits",
        ("chart", "charts"): "findings.channel_shares",
        ("title", "titles"): "findings.channel_shares",
        ("sentence", "text"): "delegations=delegations",
    }
    for (what, part), start in follows.items():
        (at,) = (at for at, source in enumerate(sources) if start in source)
        assert after[at][part] != before[at][part], what
        assert after[at][part], what
