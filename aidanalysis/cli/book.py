"""``aidanalysis book``: build the book of a folder, run its notebooks, or print it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import say
from aidanalysis.cli.streams import tell
from aidanalysis.extras import require

if TYPE_CHECKING:
    import argparse


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("book", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(), help="what holds _config.yml, book/ and data/ (here)"
    )
    task = parser.add_mutually_exclusive_group()
    task.add_argument(
        "--run", dest="store", action="store_true", help="run the notebooks and store their outputs; build nothing"
    )
    task.add_argument("--pdf", action="store_true", help="print each edition of the built book to one PDF")
    task.add_argument("--stale", action="store_true", help="build only what has changed since the last build")
    parser.add_argument("--url", default="", help="where the book will stand, for links that need a whole address")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked: 0 it is done, 2 a chapter fails or there is no browser to print with."""
    require("jupyter_book", "nbformat", "sphinx", "yaml")
    from aidanalysis.publish.build import build  # noqa: PLC0415 - the book's own tools are an extra
    from aidanalysis.publish.notebooks import run_notebooks  # noqa: PLC0415
    from aidanalysis.publish.paper import NoBrowserError, print_editions  # noqa: PLC0415
    from aidanalysis.publish.project import BookError, open_project  # noqa: PLC0415

    try:
        project = open_project(arguments.folder.resolve(), arguments.url)
        if arguments.store:
            paths = [path for one in project.editions for path in sorted(project.chapters(one).glob("*.ipynb"))]
            run_notebooks(paths, paths)
        elif arguments.pdf:
            print(say("The book is printed:"), *print_editions(project))
        else:
            print(say(f"The book is built: open {build(project, stale_only=arguments.stale)}"))
    except (BookError, NoBrowserError) as error:
        tell(error)
        return Exit.BAD_INPUT
    return Exit.HOLDS
