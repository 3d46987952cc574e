"""A notebook is run in a kernel of its own, whatever else runs on the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from aidanalysis.publish.notebooks import STARTS, NotebookError, run_notebook


@pytest.mark.parametrize("deaths", [STARTS - 1, STARTS])
def test_a_kernel_that_dies_at_birth(deaths: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that dies before it answers is started anew, and given up after so many deaths in one line."""
    died: list[NotebookClient] = []
    execute = NotebookClient.execute

    def dying(self: NotebookClient, *arguments: Any, **options: Any) -> Any:
        if len(died) < deaths:
            died.append(self)
            raise RuntimeError("Kernel died before replying to kernel_info")
        return execute(self, *arguments, **options)

    monkeypatch.setattr(NotebookClient, "execute", dying)
    path = tmp_path / "one.ipynb"
    cell = nbformat.v4.new_code_cell("1 + 1")  # type: ignore[no-untyped-call]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)  # type: ignore[no-untyped-call]
    if deaths < STARTS:
        run_notebook(path, tmp_path / "run.ipynb")
        assert '"2"' in (tmp_path / "run.ipynb").read_text("utf-8")
    else:
        with pytest.raises(NotebookError, match=r"one\.ipynb: Python could not be started to run it: Kernel died"):
            run_notebook(path, tmp_path / "run.ipynb")
