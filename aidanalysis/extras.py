"""What a plain installation leaves out: a library that is missing is one line that names the extra which brings it."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from aidanalysis.errors import AidAnalysisError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The extra that brings each library, by the name that is imported; pyproject.toml lists the same.
EXTRAS: Final = {
    "lxml": "documents",
    "openpyxl": "documents",
    "pypdfium2": "documents",
    "narwhals": "frames",
    "numpy": "frames",
    "pandas": "frames",
    "pyarrow": "frames",
    "PIL": "charts",
    "matplotlib": "charts",
    "pylopdf_fonts_zh_cn": "charts",
    "textual": "review",
    "IPython": "book",
    "docutils": "book",
    "fontTools": "book",
    "jupyter_book": "book",
    "myst_nb": "book",
    "nbclient": "book",
    "nbformat": "book",
    "sphinx": "book",
    "yaml": "book",
    "playwright": "pdf",
}


class MissingExtraError(AidAnalysisError, ImportError):
    """A library that is not installed, and the extra that brings it."""

    def __init__(self, library: str) -> None:
        extra = EXTRAS[library]
        super().__init__(
            f"{library} is not installed; the extra {extra} brings it: pip install 'aidanalysis[{extra}]', "
            f"or '.[{extra}]' in a checkout"
        )
        self.name = library


def require(*libraries: str) -> None:
    """Raise ``MissingExtraError`` for the first of these libraries that is not installed; loads none of them."""
    for library in libraries:
        if find_spec(library) is None:
            raise MissingExtraError(library)


@contextmanager
def optional() -> Iterator[None]:
    """Turn the failing import of a library of an extra into a ``MissingExtraError``."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS:
            raise
        raise MissingExtraError(missing) from error
