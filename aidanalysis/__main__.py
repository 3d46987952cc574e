"""Run the command line: ``python -m aidanalysis``, and what ``aidanalysis`` on the path calls."""

import sys

#: What a shell says of a program that Ctrl-C has stopped; its module is not loaded yet where it is needed.
INTERRUPTED = 130


def run() -> int:
    """Run one subcommand; Ctrl-C shows no traceback while the command line is still being loaded either."""
    try:
        from aidanalysis.cli import main  # noqa: PLC0415 - Ctrl-C may come before it is loaded

        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(run())
