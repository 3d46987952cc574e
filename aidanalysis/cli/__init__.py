"""The command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from aidanalysis.cli import read

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand and return its exit code."""
    parser = argparse.ArgumentParser(prog="aidanalysis", description=__doc__)
    subparsers = parser.add_subparsers(required=True)
    read.add_to(subparsers)
    args = parser.parse_args(argv)
    return int(args.run(args))
