"""``aidanalysis completion``: what a shell runs to complete commands, options and paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.cli.exit_codes import Exit

if TYPE_CHECKING:
    import argparse

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


def add_to(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subcommands.add_parser("completion", description=__doc__)
    parser.add_argument("shell", choices=SHELLS, help="the shell that completes")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the lines that the shell runs when it starts."""
    from argcomplete.shell_integration import shellcode  # noqa: PLC0415 - only a shell that completes needs it

    print(shellcode(["aidanalysis"], shell=arguments.shell))
    return Exit.HOLDS
