"""The parser of the command line: of the command that is called, with help in the language of its reader."""

from __future__ import annotations

import argparse
import os
import textwrap
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from aidanalysis.cli.commands import COMMANDS
from aidanalysis.cli.exit_codes import Exit
from aidanalysis.cli.language import LANGS, language, say
from aidanalysis.cli.streams import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What a shell that completes sets.
COMPLETING, COMPLETED = "_ARGCOMPLETE", "COMP_LINE"
#: What argparse itself says.
USAGE, SHOW_HELP, POSITIONALS, OPTIONS = "usage: ", "show this help message and exit", "arguments", "options"


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help whose first line is in the language of its reader too."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None
    ) -> None:
        """Add the line of the usage."""
        super().add_usage(usage, actions, groups, say(USAGE) if prefix is None else prefix)


class _Version(argparse.Action):
    """Prints the version of the package that is installed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print it and leave."""
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only here

        try:
            release = version("aidanalysis")
        except PackageNotFoundError:
            release = say("run from its sources")
        print(f"{parser.prog} {release}")
        raise SystemExit(Exit.HOLDS)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of its reader."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"formatter_class": _Help, "add_help": False})
        self._positionals.title, self._optionals.title = say(POSITIONALS), say(OPTIONS)
        self.add_argument("-h", "--help", action="help", help=SHOW_HELP)

    def finish(self, name: str) -> None:
        """Take what all commands have: a language, examples, exit codes."""
        does = f"{say(COMMANDS[name].does)}{say('.')}"
        more = " ".join((self.description or "").partition("\n\n")[2].split())
        does = does[0].upper() + does[1:]
        self.description = f"{does}\n\n{textwrap.fill(say(more), 79)}" if more else does
        self.epilog = epilog(COMMANDS[name].examples)
        if not any("--lang" in action.option_strings for action in self._actions):
            self.add_language()
        self.translate()

    def add_language(self) -> None:
        """Take the language of messages."""
        self.add_argument("--lang", choices=LANGS, default=language(), help="language of messages (%(default)s)")

    def translate(self) -> None:
        """Say what each argument is in the language that is spoken."""
        for action in self._actions:
            action.help = say(action.help or "")

    def error(self, message: str) -> NoReturn:
        """Say what is amiss with the arguments, and how the command is called."""
        tell(self.format_usage().rstrip())
        tell(f"{self.prog}: {say(message)}")
        raise SystemExit(Exit.BAD_INPUT)


def called(arguments: Sequence[str]) -> str:
    """Return the name of the command among the arguments, an empty one where there is none."""
    return next((word for word in arguments if word in COMMANDS), "")


def parser(arguments: Sequence[str]) -> Parser:
    """Return the parser of the command that is called; of the others it knows the names and what they do."""
    if COMPLETING in os.environ:
        arguments = os.environ.get(COMPLETED, "").split()[1:]
    whole = Parser(prog="aidanalysis", description=say("Check the figures of Chinese work reports."))
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    whole.epilog = epilog(["check xiajiang-2010", "audit report.docx", "new my-project --from report.docx"])
    whole.add_language()
    subcommands = whole.add_subparsers(required=True, metavar=say("COMMAND"), dest="command")
    name = called(arguments)
    for other, command in COMMANDS.items():
        if other != name:
            subcommands.add_parser(other, help=say(command.does))
    if name:
        registered = _Registered(subcommands, name)
        import_module(f"aidanalysis.cli.{COMMANDS[name].module}").add_to(registered)
        one: Parser = subcommands.choices[name]
        one.finish(name)
    whole.translate()
    return whole


class _Registered:
    """What a module registers its commands with: of them only the one that is called is taken."""

    def __init__(self, subcommands: Any, name: str) -> None:
        self._subcommands, self._name = subcommands, name

    def add_parser(self, name: str, **options: Any) -> Parser:
        """Return the parser of a command."""
        if name != self._name:
            return Parser(prog=name)
        made: Parser = self._subcommands.add_parser(name, help=say(COMMANDS[name].does), **options)
        return made


def epilog(examples: Iterable[str]) -> str:
    """Return how a command is called, and what its exit codes mean."""
    called = "\n".join(f"  aidanalysis {example}" for example in examples)
    codes = "\n".join(f"  {code.value:<4}{say(code.meaning)}" for code in Exit)
    return f"{say('examples:')}\n{called}\n\n{say('exit codes:')}\n{codes}"
