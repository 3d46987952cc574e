"""What commands say in Chinese, in colour, and to a shell that completes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from command_line import Run
from ledger_files import change
from test_bad_input import FAULTS, Spoil

from aidanalysis.cli import audit, language, main
from aidanalysis.cli.commands import COMMANDS
from aidanalysis.cli.language import LANGS, say, speak
from aidanalysis.cli.parser import parser

MESSAGES = tomllib.loads(Path(language.__file__).with_name("chinese.toml").read_text("utf-8"))
#: What stays as it is in a Chinese message: commands, what systems say, names and values.
KEPT = re.compile(r"aidanalysis [^；]*|（[^）]*）|[\"'“].*?[\"'”]|应[为有]的?[^；]*|\S*[/_.=-]\S*")


@pytest.fixture(autouse=True)
def _english_again() -> None:
    """Each test chooses its own language."""
    speak([], {})


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        (["check", "--lang", "zh"], {"LANG": "en_GB"}, "zh"),
        (["--lang=en", "check"], {"LANG": "zh_CN"}, "en"),
        (["new", "--lang", "en", "--lang", "zh"], {"LANG": "zh_CN"}, "zh"),
        (["check", "--lang"], {}, "en"),
    ],
)
def test_who_asks_for_a_language(words: list[str], environment: dict[str, str], lang: str) -> None:
    """The option counts more than the system, and of what the system says the more special."""
    speak(words, environment)
    assert language.language() == lang


@pytest.mark.parametrize("chapter", MESSAGES)
def test_every_message_fills_its_blanks(chapter: str) -> None:
    """A message in Chinese has as many blanks as in English, and is said whatever stands in them."""
    speak(["--lang", "zh"])
    for english, chinese in MESSAGES[chapter].items():
        blanks = english.count("{}")
        assert blanks == len(set(re.findall(r"\{\d?\}", chinese))) or blanks == chinese.count("{}"), english
        assert say(english.replace("{}", "§")) == re.sub(r"\{\d?\}", "§", chinese), english


@pytest.mark.parametrize(("spoil", "begins"), list(FAULTS.values())[::3], ids=list(FAULTS)[::3])
def test_faults_are_told_in_chinese(spoil: Spoil, begins: str, copied: Path, run: Run) -> None:
    """Each fault of a ledger is one line in Chinese, with the place, names and values as they are."""
    spoil(copied)
    code, _, err = run("check", copied, "--lang", "zh")
    assert (code, len(err.splitlines())) == (2, 1)
    place, sign, said = err.strip().partition("：")
    assert (sign, begins.partition(".")[0] in place) == ("：", True), err
    left = re.findall(r"[A-Za-z]{2,}(?: [A-Za-z]{2,})+", KEPT.sub("", said))
    assert re.search(r"[\u4e00-\u9fff]", said), err
    assert not left, err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_does_and_how_it_ends(name: str, lang: str) -> None:
    """Help has a first sentence, examples that parse, and every exit code, in both languages."""
    speak(["--lang", lang])
    whole = parser([name])
    one = next(iter(whole._subparsers._group_actions)).choices[name]  # type: ignore[union-attr,index]
    text = one.format_help()
    assert say(COMMANDS[name].does)[1:] in " ".join(text.split())
    assert all(f"  {code:<4}" in text for code in (0, 1, 2, 70, 130))
    for example in COMMANDS[name].examples:
        assert f"aidanalysis {example}" in text
        words = re.split(r" (?:>>?) ", example)[0].split()
        assert parser(words).parse_args(words).command == name
    if lang == "zh":
        described = [action.help for action in one._actions if action.help]
        assert all(re.search(r"[\u4e00-\u9fff]", said) for said in described if " " in said), described


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({"FORCE_COLOR": "1"}, True), ({}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_is_shown_where_it_is_wanted(
    environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not follow is in colour on a terminal, and in no file or pipe, nor where NO_COLOR asks for none."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    line = f"report.txt:{6:<6}  {'does not follow':<20}  38批 ← 29批"
    shown = audit._said(line)
    assert ("\x1b[1;31mdoes not follow" in shown) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == line


def test_the_verdict_is_said_in_chinese(run: Run, copied: Path) -> None:
    """Table, coverage and facts are in Chinese; what machines read is not."""
    change(copied, "visits", 2, delegations="18")
    outcome = run("check", copied, "--lang", "zh")
    assert {"可核对数字", "结论", "完全相符"} <= set(outcome.out.split())
    assert "覆盖情况：报告中 48 个数字" in outcome.out
    assert '"verdict": "exact"' in run("check", copied, "--lang", "zh", "--format", "jsonl").out


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of bash")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("aidanalysis ch", "check"),
        ("aidanalysis check --fail", "--fail-untied"),
        ("aidanalysis audit --fail-on ", "contradicts"),
    ],
)
def test_a_shell_completes(typed: str, completed: str, tmp_path: Path) -> None:
    """Commands, options and choices are completed as the shell asks for them."""
    told = tmp_path / "told"
    environment = os.environ | {
        "_ARGCOMPLETE": "1", "_ARGCOMPLETE_STDOUT_FILENAME": str(told), "COMP_LINE": typed, "COMP_POINT": str(len(typed)),
        "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_SHELL": "bash",
    }  # fmt: skip
    subprocess.run([sys.executable, "-m", "aidanalysis"], env=environment, check=False, capture_output=True)
    assert completed in [word.strip() for word in told.read_text().split("\n")]


def test_what_makes_a_shell_complete(capsys: pytest.CaptureFixture[str]) -> None:
    """The script of each shell names the command."""
    for shell in ("bash", "zsh", "fish", "powershell"):
        assert main(["completion", shell]) == 0
        assert "aidanalysis" in capsys.readouterr().out
