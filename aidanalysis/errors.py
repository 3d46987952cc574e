"""The parent of every error that the package raises on purpose, and how one is told in a line."""

from __future__ import annotations


class AidAnalysisError(Exception):
    """Something a caller can mend: an input that does not fit, with what was expected in its message.

    Every error of the package that is not a fault of the package itself inherits from it, and from the built-in
    error that it specialises, so that ``except AidAnalysisError`` catches all and ``except ValueError`` still fits.

    >>> try:
    ...     aid.open_ledger("xiajiang-2010").frame("fundings")
    ... except aid.AidAnalysisError as error:
    ...     print(str(error).partition("; ")[0])
    no table 'fundings'
    """


def one_line(text: str) -> str:
    """Return text as one printable line, so that a value can neither break the list nor steer a terminal."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
