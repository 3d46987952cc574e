"""Where the ledgers lie, and where the shared reports, if they are there."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from built_pages import PATIENCE
from command_line import Outcome, Run
from hypothesis import settings

from aidanalysis.cli import main
from aidanalysis.ledger import Ledger
from aidanalysis.publish.paper import FLAGS, NoBrowserError, browser_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from browser_tab import Open
    from playwright.sync_api import Browser, BrowserContext
    from playwright.sync_api import Page as Tab

# A machine that is busy with other tests is slow, not wrong.
settings.register_profile("patient", parent=settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "data" / "xiajiang-2010"


@pytest.fixture(scope="session")
def ledger_folder() -> Path:
    """Return the committed ledger, which no test may write to."""
    return LEDGER


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the ledger, in a folder of the same name."""
    return Path(shutil.copytree(LEDGER, tmp_path / LEDGER.name))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared reports; the test is skipped where it is absent."""
    folder = Path(os.environ.get("AIDANALYSIS_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared reports at {folder}; set AIDANALYSIS_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def source(shared: Path) -> Path:
    """Return the report that the committed ledger was made from."""
    return shared / "source" / "report.txt"


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Return a local Spark session; the test is skipped where PySpark or Java is absent."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed; it is the extra 'spark'")
    if shutil.which("java") is None:
        pytest.skip("no Java, which Spark runs on")
    with warnings.catch_warnings():
        # Spark's own start is not what is tested.
        warnings.simplefilter("ignore")
        # Workers start as "python3" of the path otherwise, which need not hold the package.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.master("local[1]").appName("aidanalysis")
        for key, value in (("spark.ui.enabled", "false"), ("spark.sql.shuffle.partitions", "1")):
            builder = builder.config(key, value)
        session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line in this process."""

    def once(*arguments: object) -> Outcome:
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return once


def _absent(reason: str) -> NoReturn:
    """Skip the test for want of something that the machine that checks every change has to have."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def book() -> Path:
    """Return the folder of the built book; the test is skipped where it is not built."""
    folder = ROOT / "_build" / "html"
    if not (folder / "index.html").is_file():
        _absent("no built book; run make book first")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium; the test is skipped where there is none."""
    from playwright.sync_api import sync_playwright

    try:
        path = browser_path()
    except NoBrowserError:
        _absent("no Chromium to open the book in; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Return a function that opens an address in a window of its own; its options are those of a browser's context."""
    contexts = []

    def once(address: str | Path, **options: Any) -> Tab:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        contexts.append(context)
        tab = context.new_page()
        tab.goto(address.as_uri() if isinstance(address, Path) else address)
        return tab

    yield once
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a window on a desk."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Tab]:
    """Return an empty tab."""
    opened = context.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Return the records that the book was made from."""
    return Ledger.load(ROOT / "data" / "xiajiang-2010")
