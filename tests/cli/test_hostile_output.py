"""Whatever a document or its name says, a terminal, a spreadsheet and a page show it and do not obey it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import Run
from lxml import html

ESCAPE = "\x1b]0;pwn\x07"
FORMULAS = ["=cmd|x", "+1", "@sum", "-x", "＝1+1", "＋1", "＠x", "－x"]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a folder of one report that states what does not follow, its name and its text hostile."""
    if sys.platform == "win32":
        pytest.skip("Windows knows no such names")
    text = "甲镇\u202e\u009b31m20户、乙镇30户、<script>alert(1)</script>丙镇50户，共计120户。"
    (tmp_path / f"{ESCAPE}<img src=x onerror=alert(1)>.txt").write_text(text, "utf-8")
    (tmp_path / "a\nb.txt").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--context"],
        ["read", "--format", "csv"],
        ["read", "--format", "jsonl"],
        ["audit"],
        ["audit", "--only", "query"],
        ["audit", "--format", "csv"],
        ["audit", "--format", "jsonl"],
        ["audit", "--format", "html"],
    ],
    ids=" ".join,
)
def test_no_terminal_is_steered(arguments: list[str], hostile: Path, run: Run) -> None:
    """No control character of a name or a text is printed raw, and a name with a line break makes one line."""
    found = run(arguments[0], hostile, *arguments[1:])
    assert not [sign for sign in found.out + found.err if not sign.isprintable() and sign != "\n"]
    assert [line for line in found.lines if "b.txt" in line] == [found.lines[-1]]


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("command", ["read", "audit"])
def test_no_cell_begins_a_formula(
    command: str, name: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A spreadsheet takes no word of a name for a formula."""
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("甲镇20户、乙镇30户，共计60户。", "utf-8")
    lines = run(command, f"./{name}", "--format", "csv").out.splitlines()[1:]
    assert lines
    assert {line[0] for line in lines} == {"'"}


def test_a_page_holds_no_element_of_a_name_or_text(hostile: Path, run: Run) -> None:
    """Names and texts are words on the page of an audit, whose policy allows no other script."""
    page = html.fromstring(run("audit", hostile, "--format", "html").out)
    assert page.xpath("//img | //@onerror") == []
    assert len(page.xpath("//script")) == 1
    assert "<script>alert(1)</script>" in page.text_content()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
