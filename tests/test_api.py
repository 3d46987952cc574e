"""The front door: what an analyst imports is there, and is what its type says."""

from __future__ import annotations

import ast
import pkgutil
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import aidanalysis
from aidanalysis.errors import AidAnalysisError

ROOT = Path(aidanalysis.__file__).resolve().parent.parent

#: The names that are meant to be modules.
MODULES = {"aggregate", "charts", "findings"}


def run(code: str) -> str:
    """Return what a program prints in a fresh interpreter."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    return ran.stdout


@pytest.mark.parametrize("name", aidanalysis.__all__)
def test_each_name_is_imported_by_name(name: str) -> None:
    """Every exported name can be imported, and is a module only where that is meant."""
    scope: dict[str, object] = {}
    exec(f"from aidanalysis import {name}", scope)
    assert isinstance(scope[name], ModuleType) == (name in MODULES)


def test_no_module_hides_a_name() -> None:
    """A name means the same before and after all modules of the package have been loaded."""
    before = {name: getattr(aidanalysis, name) for name in aidanalysis.__all__}
    for module in pkgutil.walk_packages(aidanalysis.__path__, "aidanalysis."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    assert all(getattr(aidanalysis, name) is found for name, found in before.items())


def test_a_star_import_and_dir_list_what_is_there() -> None:
    """``dir`` and a star import give the exported names; another one is an error that lists them."""
    assert dir(aidanalysis) == sorted(aidanalysis.__all__)
    scope: dict[str, object] = {}
    exec("from aidanalysis import *", scope)
    assert set(aidanalysis.__all__) <= set(scope)
    with pytest.raises(AttributeError, match="open_ledger"):
        aidanalysis.open_leger  # noqa: B018


def test_the_import_loads_nothing() -> None:
    """The front door loads no module of the package before a name is used."""
    code = "import sys, aidanalysis; print(*(name for name in sys.modules if name.startswith('aidanalysis.')))"
    assert run(code).split() == []


def test_every_error_has_one_parent() -> None:
    """Each error class of the package is an ``AidAnalysisError``."""
    for path in (ROOT / "aidanalysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                assert issubclass(getattr(import_module(module), node.name), AidAnalysisError), node.name


def test_the_version_stands_in_one_place() -> None:
    """The build takes the version from the package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "aidanalysis/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", aidanalysis.__version__)


#: What a user writes, with the types that they rely on.
PROGRAM = """
from decimal import Decimal

import pandas as pd

import aidanalysis as aid
from aidanalysis import Amount, Interval, Ledger, Qualifier, Verdict

ledger: Ledger = aid.open_ledger("xiajiang-2010")
money: Amount = ledger.one(aid.Claim, "claim-funding").amount
both: Interval = money + money
low: Decimal = both.low
exact: bool = money.qualifier is Qualifier.EXACT
frame: pd.DataFrame = ledger.frame("funding")
follows: bool = aid.check(ledger)[0].judgement.verdict is Verdict.EXACT
gaps: aid.Audit = aid.audit("共28批，其中北京18批、省里6批、部委4批。")
found: list[aid.Quantity] = aid.read("28批282人次")
try:
    document: aid.Document = aid.load("report.docx")
except aid.AidAnalysisError as error:
    message: str = str(error)
version: str = aid.__version__
"""


def test_a_users_program_is_typed(tmp_path: Path) -> None:
    """A program against the front door passes mypy's strict mode, and a wrong one does not."""
    from mypy import api

    for name, program, status in (("right", PROGRAM, 0), ("wrong", f"{PROGRAM}\naid.read(1)\n", 1)):
        path = tmp_path / f"{name}.py"
        path.write_text(program, "utf-8")
        out, err, code = api.run(["--strict", "--config-file", str(ROOT / "pyproject.toml"), str(path)])
        assert code == status, out + err


def test_a_reading_and_checked_claims_are_frames() -> None:
    """What is read and what is checked is a list with a short repr, and a frame of exact numbers."""
    found = aidanalysis.read("签约资金达4亿多元，2010年7月共28批。")
    assert "4亿多元" in repr(found)
    assert repr(found[0]) == "<Quantity 4亿多元 at 5: money [400000000, 500000000) 元>"
    frame = found.to_frame()
    assert list(frame["text"]) == ["4亿多元", "2010年7月", "28批"]
    assert (frame["low"][0], frame["high"][0], frame["high_open"][0]) == (400000000, 500000000, True)
    ledger = aidanalysis.open_ledger("xiajiang-2010")
    checks = ledger.check()
    assert repr(checks) == f"<Checks: {len(checks)} claims: {len(checks)} exact>"
    assert list(checks.to_frame()["id"]) == [one.claim.id for one in checks]
    assert max(len(repr(one)) for one in (ledger, found, checks)) < 500
    assert all("<table>" in one._repr_html_() for one in (ledger, found, checks))
    assert len(ledger) == len(list(ledger))


def test_a_document_is_loaded_by_the_text_of_its_path(tmp_path: Path) -> None:
    """``load`` takes a string as it takes a path, and what it gives can be read."""
    (tmp_path / "report.txt").write_text("一、来访\n共28批。\n", "utf-8")
    document = aidanalysis.load(str(tmp_path / "report.txt"))
    assert [one.text for one in aidanalysis.read(document)] == ["28批"]
    assert len(repr(document)) < 200


@pytest.mark.parametrize(
    ("ask", "there"),
    [
        ({"table": "fundings"}, "funding"),
        ({"table": "funding", "chanel": "x"}, "channel"),
        ({"table": "funding", "channel": "Beijing"}, "channel-beijing"),
    ],
)
def test_a_wrong_name_lists_those_that_are(ask: dict[str, str], there: str) -> None:
    """A table, a column or a value that is not there is an error that names those that are."""
    with pytest.raises(AidAnalysisError, match=there):
        aidanalysis.open_ledger("xiajiang-2010").frame(**ask)


def test_charts_say_what_they_need() -> None:
    """Without matplotlib the rest works, and the charts name the extra that brings it."""
    code = "import sys; sys.modules['matplotlib'] = None\nimport aidanalysis as aid\naid.read('28批')\n"
    assert "aidanalysis[charts]" in run(f"{code}try: aid.charts\nexcept ImportError as error: print(error)")
