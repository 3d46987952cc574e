"""Run notebooks from nothing, each in a kernel of its own, several at a time."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Seconds that one cell may take.
TIMEOUT = 300
#: Kernels speak up on errors only, not on how they are reached.
QUIET = ["--IPKernelApp.log_level=ERROR"]


class NotebookError(AidAnalysisError, RuntimeError):
    """A notebook whose cells do not all run."""


def run_notebook(path: Path, to: Path) -> None:
    """Run every cell of a notebook and write it with its outputs; raises ``NotebookError`` where a cell fails."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
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
    except CellExecutionError as error:
        raise NotebookError(f"{path}: a cell fails: {error.ename}: {error.evalue}\n{_source(notebook)}") from None
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    to.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, to)  # type: ignore[no-untyped-call]


def run_notebooks(paths: Sequence[Path], targets: Sequence[Path]) -> None:
    """Run notebooks, as many at a time as there are processors."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for _ in pool.map(run_notebook, paths, targets):
            pass


def _source(notebook: nbformat.NotebookNode) -> str:
    """Return the source of the cell that failed: the last one that was run."""
    run = [cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count]
    return run[-1] if run else ""
