"""Which file's numbers come through: this package's pages and PDFs against trafilatura and pdfplumber.

Both are installed into an environment of their own below the temporary folder. What they take out of a file is read
by this package's reader, so that only the taking out differs. The files are the tests' own, which say what is right;
the package has been mended on them and the others have not, so that the numbers tell what the files are hard in.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path
from typing import Any

from aidanalysis.documents import DocumentError, load, load_bytes, read_document
from benchmarks.score_formats import FILES, PROBES

HERE = Path(__file__).parent
STORED = HERE.parent / "book" / "measured" / "extractors.json"
PACKAGES = ("trafilatura", "pdfplumber", "lxml_html_clean")
OTHER = {".html": "trafilatura", ".pdf": "pdfplumber"}


def python() -> Path:
    """Return the interpreter of an environment that has both."""
    home = Path(tempfile.gettempdir()) / "aidanalysis-extractors"
    binary = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not binary.exists():
        venv.create(home, with_pip=True)
        subprocess.run([binary, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return binary


def files(folder: Path) -> dict[Path, tuple[list[float], list[float]]]:
    """Return each page and PDF with the values that must come through and those that must not."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    made_files: Any = importlib.import_module("made_files")

    found = {
        FILES / one.file: ([float(value) for value in one.values], [float(value) for value in one.never])
        for one in PROBES
        if Path(one.file).suffix in OTHER and one.values
    }
    for name, made in made_files.MADE.items():
        if Path(name).suffix == ".html" and made.found:
            (folder / name).write_bytes(made.data)
            found[folder / name] = [value for value, _ in made.found], [value for value, _ in made.never]
    return found


def comes_through(text: str | Path, values: list[float], never: list[float]) -> bool:
    """Whether all values are read of a file, or of the text that another took from it, and none that is hidden."""
    try:
        document = load(text) if isinstance(text, Path) else load_bytes(text.encode(), "taken.txt")
    except DocumentError:
        return False
    read = Counter(float(one.value) for one in read_document(document) if one.value is not None)
    return not Counter(values) - read and not any(value in read for value in never)


def measured() -> dict[str, Any]:
    """Return how many files of each format come through whole."""
    right: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        wanted = files(Path(folder))
        command = [python(), HERE / "extractors_reader.py", *wanted]
        out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        taken = json.loads(out.stdout)
        for path, (values, never) in wanted.items():
            right[path.suffix, "aidanalysis"] += comes_through(path, values, never)
            right[path.suffix, OTHER[path.suffix]] += comes_through(taken[str(path)], values, never)
    return {
        suffix[1:]: {
            "files": sum(path.suffix == suffix for path in wanted),
            **{name: right[suffix, name] for name in ("aidanalysis", other)},
        }
        for suffix, other in OTHER.items()
    }


def main() -> int:
    """Print what was measured, and store it where asked to."""
    found = measured()
    for kind, counts in found.items():
        sys.stdout.write(f"{kind}: " + ", ".join(f"{name} {count}" for name, count in counts.items()) + "\n")
    if sys.argv[1:] == ["--store"]:
        STORED.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
