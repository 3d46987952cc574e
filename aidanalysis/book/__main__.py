"""Build the book or run its notebooks: ``python -m aidanalysis.book build``, ``… run``, ``… pdf``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aidanalysis.book.build import BuildError, build
from aidanalysis.book.notebooks import NotebookError, run_notebooks
from aidanalysis.book.paper import NoBrowserError, print_editions


def main() -> int:
    """Build the book of the checkout, print it, or run its notebooks and store their outputs."""
    parser = argparse.ArgumentParser(prog="python -m aidanalysis.book", description=__doc__)
    parser.add_argument(
        "task",
        choices=("build", "run", "pdf"),
        help="build the book; run the notebooks and store outputs; print the built book",
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout (here)")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    try:
        if arguments.task == "run":
            paths = sorted((root / "book").glob("*/*.ipynb"))
            run_notebooks(paths, paths)
        elif arguments.task == "pdf":
            print("The book is printed:", *print_editions(root))
        else:
            print(f"The book is built: open {build(root)}")
    except (BuildError, NoBrowserError, NotebookError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
