"""Run notebooks from nothing, each in a kernel of its own, several at a time, and say of each what fails in it."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, cast

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from aidanalysis.publish.project import BookError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Seconds that one cell may take.
TIMEOUT = 300
#: A kernel is started so many times before it is given up.
STARTS = 3
#: Kernels speak up on errors only, not on how they are reached.
QUIET = ["--IPKernelApp.log_level=ERROR"]
#: As much of a failing cell, and of what it says, as finds the place.
LINES, SAID = 3, 300


class NotebookError(BookError):
    """A notebook that is none, or whose cells do not all run in silence."""


def run_notebook(path: Path, to: Path) -> None:
    """Run every cell of a notebook and write it with its outputs.

    Raises ``NotebookError`` where a cell fails or writes to the error stream, with the file and the cell.
    """
    notebook = _read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    try:
        _execute(notebook, path)
    except CellExecutionError as error:
        said = " ".join(str(error.evalue).split())[:SAID]
        raise NotebookError(f"{path}{_failing(notebook)}: {error.ename}: {said}") from None
    except CellTimeoutError:
        raise NotebookError(f"{path}{_failing(notebook)}: takes longer than {TIMEOUT} seconds") from None
    except DeadKernelError:
        raise NotebookError(f"{path}{_failing(notebook)}: Python died while it ran") from None
    if said := _errors(notebook):
        raise NotebookError(f"{path}{said}")
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    to.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, to)  # type: ignore[no-untyped-call]


def _execute(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Run the cells in a kernel of their own, which is started anew where it dies before it answers."""
    for left in reversed(range(STARTS)):
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            startup_timeout=TIMEOUT,
            kernel_name="python3",
            record_timing=False,
            extra_arguments=QUIET,
        )
        try:
            client.execute(cwd=str(path.parent))
        except DeadKernelError:
            raise
        except RuntimeError as error:
            # Another process may take its ports between their choice and their use.
            if not left:
                raise NotebookError(f"{path}: Python could not be started to run it: {error}") from None
        else:
            return


def run_notebooks(
    paths: Sequence[Path], targets: Sequence[Path], progress: Callable[[str], None] | None = None
) -> None:
    """Run notebooks, as many at a time as there are processors; raises ``NotebookError`` with all that fail."""
    say = progress or on_stderr
    failures: dict[Path, str] = {}
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        jobs = {pool.submit(run_notebook, path, to): path for path, to in zip(paths, targets, strict=True)}
        for done, job in enumerate(as_completed(jobs), 1):
            path = jobs[job]
            error = job.exception()
            if error is not None and not isinstance(error, NotebookError):
                raise error
            if error is not None:
                failures[path] = str(error)
            say(f"{done} of {len(jobs)}: {path.parent.name}/{path.stem}{' fails' if error else ''}")
    if failures:
        raise NotebookError("\n".join(failures[path] for path in paths if path in failures))


def on_stderr(line: str) -> None:
    """Say how far the work is."""
    print(line, file=sys.stderr, flush=True)


def _read(path: Path) -> nbformat.NotebookNode:
    try:
        return cast("nbformat.NotebookNode", nbformat.read(path, as_version=4))  # type: ignore[no-untyped-call]
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        raise NotebookError(f"{path}: not a notebook: {' '.join(str(error).split())[:SAID]}") from None
    except OSError as error:
        raise NotebookError(f"{path}: cannot be read: {error.strerror}") from None
    except Exception as error:
        raise NotebookError(f"{path}: not a notebook: {type(error).__name__}: {error}"[:SAID]) from None


def _failing(notebook: nbformat.NotebookNode) -> str:
    """Return the number and the first lines of the cell that failed: the last one that was begun."""
    begun = [
        (number, cell)
        for number, cell in enumerate(_code_cells(notebook), 1)
        if cell.execution_count is not None or cell.outputs or "execution" in cell.metadata
    ]
    failed = [(number, cell) for number, cell in begun if any(out.output_type == "error" for out in cell.outputs)]
    if not begun:
        return ""
    number, cell = (failed or begun)[-1]
    return f", code cell {number} ({_beginning(cell.source)})"


def _errors(notebook: nbformat.NotebookNode) -> str:
    """Return the first cell that writes to the error stream, and what it says; nothing where none does."""
    for number, cell in enumerate(_code_cells(notebook), 1):
        said = "".join(out.text for out in cell.outputs if out.output_type == "stream" and out.name == "stderr")
        if said.strip():
            shown = " ".join(said.split())[:SAID]
            return f", code cell {number} ({_beginning(cell.source)}): writes to the error stream: {shown}"
    return ""


def _code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _beginning(source: str) -> str:
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return " ⏎ ".join(lines[:LINES]) + (" …" if len(lines) > LINES else "")
