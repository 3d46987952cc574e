"""What a page of the book weighs and how long the book takes, beside a bare Jupyter Book of the same notebooks."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from aidanalysis.publish.build import build
from aidanalysis.publish.page_files import loaded_files
from aidanalysis.publish.project import open_project
from benchmarks.ratios import Ratio

ROOT = Path(__file__).parents[1]
RUNS = 2
BARE_CONFIG = "title: Bare\nexecute:\n  execute_notebooks: force\n"


def weight(page: Path) -> int:
    """Return what a page and all that it loads weigh over the wire, in bytes."""
    return sum(len(gzip.compress(path.read_bytes())) for path in {page, *loaded_files(page)} if path.is_file())


def weights(folder: Path) -> dict[str, int]:
    """Return the weight of each chapter in a folder of pages."""
    chapters = {path.stem for path in (ROOT / "book" / "en").glob("*.ipynb")}
    return {page.stem: weight(page) for page in sorted(folder.glob("*.html")) if page.stem in chapters}


def timed_bare(source: Path) -> float:
    """Build the bare book where it lies and return how long that took."""
    start = perf_counter()
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(source), "--quiet"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - start


def timed_ours() -> float:
    """Build both editions from nothing and return how long that took; a second build is from nothing too."""
    start = perf_counter()
    build(open_project(ROOT), progress=lambda _: None)
    return perf_counter() - start


def ratios() -> Iterator[Ratio]:
    """Yield build times and page weights over those of a bare Jupyter Book of one edition."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(shutil.copytree(ROOT / "book" / "en", Path(folder) / "en"))
        (source / "_config.yml").write_text(BARE_CONFIG, encoding="utf-8")
        runs = []
        for _ in range(RUNS):
            shutil.rmtree(source / "_build", ignore_errors=True)
            bare = timed_bare(source)
            runs.append(timed_ours() / bare)
        yield Ratio("both editions of the book / bare Jupyter Book", tuple(runs), 1.4)
        bare_pages = weights(source / "_build" / "html")
        for lang in ("en", "zh"):
            pages = weights(ROOT / "_build" / "html" / lang)
            yield Ratio(
                f"weight of a page, {lang} / bare Jupyter Book",
                tuple(pages[name] / bare_pages[name] for name in sorted(pages)),
                0.25,
            )
