"""What a page of the book weighs and how long the book takes, beside a bare Jupyter Book of the same notebooks."""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from aidanalysis.publish.build import build
from aidanalysis.publish.page_files import loaded_files
from aidanalysis.publish.project import open_project

ROOT = Path(__file__).parents[1]
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


def main() -> None:
    """Print build times and page weights with their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(shutil.copytree(ROOT / "book" / "en", Path(folder) / "en"))
        (source / "_config.yml").write_text(BARE_CONFIG, encoding="utf-8")
        bare_cold, ours_cold = timed_bare(source), timed_ours()
        bare_warm, ours_warm = timed_bare(source), timed_ours()
        bare = weights(source / "_build" / "html")
        print(f"cold build: both editions {ours_cold:.1f} s, bare one {bare_cold:.1f} s: ratio", end=" ")
        print(f"{ours_cold / bare_cold:.2f} (at most 1.4)")
        print(f"second build: ours, from nothing again, {ours_warm:.1f} s; bare, from its cache, {bare_warm:.1f} s")
        for lang in ("en", "zh"):
            ours = weights(ROOT / "_build" / "html" / lang)
            worst = max(ours, key=lambda name: ours[name])
            ratio = max(ours[name] / bare[name] for name in ours)
            print(
                f"{lang}: heaviest chapter {worst} {ours[worst] / 1000:.0f} kB (at most 150), median "
                f"{statistics.median(ours.values()) / 1000:.0f} kB; bare median "
                f"{statistics.median(bare.values()) / 1000:.0f} kB; largest ratio {ratio:.2f} (at most 0.25)"
            )


if __name__ == "__main__":
    main()
