"""Which numbers of a file come through: this package's pages and PDFs against trafilatura and pdfplumber.

Both are installed into an environment of their own below the temporary folder. What they take out of a file is read
by this package's reader, so that only the taking out differs. There are two groups of files: the tests' own, each hard
in one thing, on which this package has been mended and the others have not; and the public texts of aid and of
government, set among a page's menus or printed as PDF, whose numbers are those that the text alone gives.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import docx

from aidanalysis.documents import DocumentError, load, load_bytes, read_document
from aidanalysis.documents.model import span_at
from benchmarks.score_formats import FILES, PROBES
from benchmarks.scorer import texts

HERE = Path(__file__).parent
STORED = HERE.parent / "book" / "measured" / "extractors.json"
PACKAGES = ("trafilatura", "pdfplumber", "lxml_html_clean")
OURS = "aidanalysis"
OTHER = {".html": "trafilatura", ".pdf": "pdfplumber"}
SETS = ("aid-real", "gov-real")
#: What stands round the text of a page.
BEFORE = (
    "<header><a href='/'>首页</a> <a href='/a'>政务公开</a> <a href='/b'>对口支援</a> <form>搜索<input></form></header>"
    "<nav><ul><li><a href='/1'>工作动态</a><li><a href='/2'>通知公告</a><li><a href='/3'>专题专栏</a></ul></nav>"
    "<aside><h3>热点推荐</h3><ul><li><a href='/4'>全县新建通村道路120公里</a><li><a href='/5'>三年投入4.5亿元</a></ul></aside>"
)
AFTER = (
    "<div class='share'>分享到：微信 微博</div><footer><p>主办单位：某县人民政府办公室</p>"
    "<p>网站标识码：0000000000 ICP备00000000号</p><p>您是第12345678位访客</p></footer>"
)

Numbers = Counter[float]


class Wanted(NamedTuple):
    """A file, the group that it is of, the values that must come through and, if known, those that must not."""

    path: Path
    group: str
    values: Numbers
    never: frozenset[float] | None


def python() -> Path:
    """Return the interpreter of an environment that has both."""
    home = Path(tempfile.gettempdir()) / "aidanalysis-extractors"
    binary = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not binary.exists():
        venv.create(home, with_pip=True)
        subprocess.run([binary, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return binary


def hard_files(folder: Path) -> list[Wanted]:
    """Return the tests' pages and PDFs, each hard in one thing."""
    made_files: Any = importlib.import_module("made_files")
    found = [
        Wanted(FILES / one.file, "hard", Counter(map(float, one.values)), frozenset(map(float, one.never)))
        for one in PROBES
        if Path(one.file).suffix in OTHER and one.values
    ]
    for name, made in made_files.MADE.items():
        if Path(name).suffix == ".html" and made.found:
            (folder / name).write_bytes(made.data)
            values, never = ([float(value) for value, _ in some] for some in (made.found, made.never))
            found.append(Wanted(folder / name, "hard", Counter(values), frozenset(never)))
    return found


def whole_texts(folder: Path) -> list[Wanted]:
    """Return the public texts as pages and, where LibreOffice is at hand, as PDFs."""
    written: Any = importlib.import_module("written_report")
    found: list[Wanted] = []
    for name, text in ((name, text) for group in SETS for name, text in texts(group).items()):
        body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
        word, page = folder / f"{Path(name).stem}.docx", folder / f"{Path(name).stem}.html"
        head = "<!doctype html><html><head><meta charset='utf-8'><title>正文</title></head><body>"
        made = docx.Document()
        for line in text.splitlines():
            made.add_paragraph(line)
        made.save(str(word))
        page.write_text(f"{head}{BEFORE}<div id='content'>{body}</div>{AFTER}</body></html>", "utf-8")
        printed = written.converted(word, "pdf")
        values = numbers(text)
        found.extend(Wanted(path, "texts", values, None) for path in (page, printed) if path)
    return found


def numbers(source: str | Path) -> Numbers:
    """Return the values in the body of a file, or of the text that another took from it; none of a page's furniture."""
    try:
        document = load(source) if isinstance(source, Path) else load_bytes(source.encode(), "taken.txt")
    except DocumentError:
        return Counter()
    body = [one for one in read_document(document) if not span_at(document.furniture, one.start)]
    return Counter(float(one.value) for one in body if one.value is not None)


def measured() -> list[dict[str, Any]]:
    """Return by group and format how many files and values come through each reader, and how many others with them."""
    rows: dict[tuple[str, str, str], Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        wanted = [*hard_files(Path(folder)), *whole_texts(Path(folder))]
        command = [python(), HERE / "extractors_reader.py", *(one.path for one in wanted)]
        out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        taken = json.loads(out.stdout)
        for one in wanted:
            suffix = one.path.suffix
            for reader, source in ((OURS, one.path), (OTHER[suffix], taken[str(one.path)])):
                read = numbers(source)
                besides = read - one.values
                if one.never is not None:
                    besides = Counter({value: count for value, count in besides.items() if value in one.never})
                rows.setdefault((one.group, suffix[1:], reader), Counter()).update(
                    files=1,
                    whole=int(not one.values - read and not besides),
                    values=one.values.total(),
                    found=(one.values & read).total(),
                    besides=besides.total(),
                )
    return [{"group": group, "format": kind, "reader": name, **row} for (group, kind, name), row in rows.items()]


def main() -> int:
    """Print what was measured, and store it where asked to."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    found = measured()
    for row in found:
        sys.stdout.write(
            " ".join(f"{value}" if isinstance(value, str) else f"{key} {value}" for key, value in row.items()) + "\n"
        )
    if sys.argv[1:] == ["--store"]:
        STORED.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
