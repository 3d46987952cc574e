"""The notebooks' prose and what they print: no figure typed by hand, two editions of one book, outputs of today."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from chapters import CHAPTERS, ROOT, notebook
from ledger_files import change

from aidanalysis.book.page_chart import BESIDE_CHART, CHART_HTML
from aidanalysis.ledger import Ledger
from aidanalysis.ledger.columns import amount_fields
from aidanalysis.reading import Kind, read

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

NAMES: Final = sorted({name for _, name in CHAPTERS})
#: Kinds of quantities that a report counts by; a plan period or a length of time may be spoken of.
COUNTED: Final = {Kind.MONEY, Kind.COUNT, Kind.RATIO, Kind.MEASURE, Kind.DATE}
#: From two on: "one", as 一 in Chinese, is said of a single thing more often than it counts.
ENGLISH: Final = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
#: What the report counts, as an English sentence names it.
NOUNS: Final = (
    "agreements?|cadres?|channels?|delegations?|districts?|events?|fairs?|funds?|letters?|measures?|meetings?|ministries"
    "|municipalities|partners?|people|problems?|projects?|provinces|targets?|times|visitors?|visits?|yuan|per cent"
)
#: The methods of a page that say sentences.
SAYING: Final = ("prose", "each")
#: Digits that are names, not figures: the licence, the encoding, and the year in the title of the front page.
ALLOWED: Final = re.compile(r"CC BY 4\.0|UTF-8|(?m:^# .*(?:in 2010|2010年).*$)")
#: Chinese phrases that count nothing of the report: the charts on the front page, a figure then and now, and in
#: the chapters on reading and auditing the conditions, readings and bases that a rule speaks of.
SAYINGS: Final = re.compile(r"翻两番|两期|两个条件|两个数|两种读法|不止一种可能|一位数字")


def cells(lang: Lang, name: str) -> list[dict[str, Any]]:
    """Return the cells of a chapter's notebook."""
    found: list[dict[str, Any]] = json.loads(notebook(lang, name).read_text(encoding="utf-8"))["cells"]
    return found


def sentences(source: str) -> list[str]:
    """Return the sentences that a cell says: the texts that ``page.prose`` and ``page.each`` are given."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    saying = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in SAYING]
    texts = [one.value for call in saying for one in call.args if isinstance(one, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def prose(lang: Lang, name: str) -> str:
    """Return what a writer typed: without figures, code, anchors and the targets of links."""
    said = ["".join(cell["source"]) for cell in cells(lang, name) if cell["cell_type"] == "markdown"]
    said += [re.sub(r"\{[^}]*\}", " ⟨⟩ ", one) for source in sources(lang, name) for one in sentences(source)]
    text = re.sub(r"```.*?```", " ", "\n\n".join(said), flags=re.DOTALL)
    text = re.sub(r"\{[\w:]+\}`[^`]*`|`[^`]*`", " ⟨⟩ ", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return ALLOWED.sub(" ", text)


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_no_digit_is_typed(lang: Lang, name: str) -> None:
    """Every number of the prose comes from the records: a writer types none."""
    assert re.findall(r"[^\n]{0,20}\d[^\n]{0,20}", prose(lang, name)) == []


def english_figures(text: str) -> list[str]:
    """Return the numbers in words that equal a figure of the report and stand before what it counts."""
    ledger = Ledger.load(ROOT / "data" / "xiajiang-2010")
    amounts = [getattr(record, field) for record in ledger for field in amount_fields(type(record))]
    figures = {amount.value for amount in amounts if amount is not None}
    spelled = [word for number, word in enumerate(ENGLISH, 2) if number in figures]
    found: list[str] = re.findall(rf"\b(?:{'|'.join(spelled)})\s+(?:\w+\s+)?(?:{NOUNS})\b", text, re.IGNORECASE)
    return found


def chinese_figures(text: str) -> list[str]:
    """Return the amounts, counts, shares and dates that the package reads in a text."""
    return [one.text for one in read(SAYINGS.sub(" ", text)) if one.kind in COUNTED and one.value not in (None, 1)]


def test_figures_in_words_are_found() -> None:
    """What the next tests look for would be found."""
    assert english_figures("The county signed three cooperation agreements; four people came to two offices.") == [
        "three cooperation agreements",
        "four people",
    ]
    assert chinese_figures("接待来访二十八批，资金五千万元，完成三成。") == ["二十八批", "五千万元", "三成"]


@pytest.mark.parametrize("name", NAMES)
def test_no_english_figure_is_spelled_out(name: str) -> None:
    """A number in words that equals a figure of the report does not stand before what the report counts."""
    assert english_figures(prose("en", name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_chinese_figure_is_spelled_out(name: str) -> None:
    """Read as a report, the Chinese prose states no amount, count, share or date."""
    assert chinese_figures(prose("zh", name)) == []


def sources(lang: Lang, name: str) -> list[str]:
    """Return the code of a chapter's cells."""
    return ["".join(cell["source"]) for cell in cells(lang, name) if cell["cell_type"] == "code"]


def code(lang: Lang, name: str) -> list[str]:
    """Return the code of a chapter, without the language that it is shown in and the sentences that it says."""
    found = []
    for source in sources(lang, name):
        tree = ast.parse(source.replace(f'lang="{lang}"', 'lang="…"'))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in SAYING:
                call.args = [one for one in call.args if not isinstance(one, ast.Constant)]
        found.append(ast.unparse(tree))
    return found


def named(lang: Lang, name: str) -> list[set[str]]:
    """Return the values that the sentences of each cell name."""
    return [set(re.findall(r"\{(\w+)", " ".join(sentences(source)))) for source in sources(lang, name)]


def anchors(lang: Lang, name: str) -> list[str]:
    """Return the names of a chapter's headings, in order."""
    return [one for cell in cells(lang, name) for one in cell["metadata"].get("anchors", ())]


@pytest.mark.parametrize("name", NAMES)
def test_the_editions_differ_in_words_alone(name: str) -> None:
    """Both editions of a chapter have the same code but for the language, the same anchors and the same values."""
    assert code("en", name) == code("zh", name)
    assert anchors("en", name) == anchors("zh", name) != []
    assert named("en", name) == named("zh", name)


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_outputs_are_stored(lang: Lang, name: str) -> None:
    """Every code cell was run, in order, and none failed or warned."""
    run = [cell for cell in cells(lang, name) if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in run] == list(range(1, len(run) + 1))
    assert not [out for cell in run for out in cell["outputs"] if out["output_type"] in ("error", "stream")]
    assert any(cell["outputs"] for cell in run)


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_what_computes_is_shown(lang: Lang, name: str) -> None:
    """Every code cell ends in an expression, whose value a notebook displays."""
    for source in sources(lang, name):
        assert isinstance(ast.parse(source).body[-1], ast.Expr), source


@pytest.mark.parametrize(("lang", "name"), CHAPTERS)
def test_a_chart_is_stored_as_a_picture(lang: Lang, name: str) -> None:
    """What a repository's web view shows of a chart is a picture; the page's own drawing stands beside it."""
    outputs = [out for cell in cells(lang, name) for out in cell.get("outputs", ())]
    drawn = [out["data"] for out in outputs if CHART_HTML in out.get("data", {})]
    charts = sum("page.chart(" in source for source in sources(lang, name))
    assert len(drawn) == charts
    assert all("image/png" in data and "text/html" not in data for data in drawn)
    beside = [out for out in outputs if BESIDE_CHART in out.get("metadata", {})]
    assert len(beside) == charts


def validated(ledger: Path, folder: Path) -> int:
    """Return pytest's exit code for the stored outputs of a chapter, validated against a ledger."""
    chapter = json.loads(notebook("en", "visits").read_text(encoding="utf-8"))
    for cell in chapter["cells"]:
        cell["source"] = "".join(cell["source"]).replace("Page(", f"Page({str(ledger)!r}, ")
    (folder / "visits.ipynb").write_text(json.dumps(chapter), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "visits.ipynb"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_a_changed_record_fails_validation(copied: Path, tmp_path: Path) -> None:
    """The stored outputs are those of the records: one figure altered, and the notebook no longer passes."""
    assert validated(copied, tmp_path) == pytest.ExitCode.OK
    change(copied, "visits", 2, delegations="19", phrase="19批156人次")
    assert validated(copied, tmp_path) == pytest.ExitCode.TESTS_FAILED
