"""The names of the front door as a chapter shows them: signature, what each is, and its example with what it prints."""

from __future__ import annotations

import contextlib
import doctest
import inspect
import io
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING

import aidanalysis
from aidanalysis.book.library_names import CHINESE, GROUPS
from aidanalysis.errors import AidAnalysisError
from aidanalysis.records import Record
from aidanalysis.wording import said

if TYPE_CHECKING:
    from aidanalysis.wording import Lang

#: The fields that every record has, which its own signature leaves out.
OF_EVERY_RECORD = ("id", "report", "evidence", "analyst")
#: What functions give and a reader does not make: what such a one offers says more than how it is made.
RESULTS = ("Audit", "Document", "Ledger", "Ledgers", "Quantity")


@dataclass(frozen=True, slots=True)
class Entries:
    """Names with what is to be known of each, as Markdown; the same where a frontend shows plain text."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return self.markdown


def names(group: str, lang: Lang) -> Entries:
    """Return the names of a group: each with its signature, one sentence, and its example as it runs."""
    return Entries("\n\n".join(entry(name, lang) for name in GROUPS[group]))


def entry(name: str, lang: Lang) -> str:
    """Return one name as Markdown."""
    return (
        f"**`{signature(name)}`**\n\n{said(lang, first_sentence(name), CHINESE[name])}\n\n```python\n{ran(name)}\n```"
    )


def documented(name: str) -> object:
    """Return what a name stands for; the package itself for its version, which has no docstring."""
    found: object = aidanalysis
    for part in name.split(".") if name != "__version__" else ():
        found = getattr(found, part)
    return found


def first_sentence(name: str) -> str:
    """Return the first sentence of a docstring, its code marked as Markdown marks it."""
    if name == "__version__":
        return "The version of the package."
    summary = (inspect.getdoc(documented(name)) or "").partition("\n\n")[0]
    return " ".join(summary.replace("``", "`").split())


def signature(name: str) -> str:
    """Return how a name is written: its parameters, the fields of a record, or what a module, list or result offers."""
    found, called = documented(name), f"aid.{name}"
    if name == "__version__":
        return called
    if isinstance(found, ModuleType):
        return f"{called}: {', '.join(found.__all__)}"
    assert isinstance(found, type) or callable(found)
    if isinstance(found, type) and issubclass(found, AidAnalysisError):
        return called
    if isinstance(found, type) and issubclass(found, Enum):
        return f"{called}: {', '.join(found.__members__)}"
    if name in RESULTS:
        return f"{called}: {', '.join(one for one in dir(found) if not one.startswith('_'))}"
    parameters = inspect.signature(found).parameters
    if isinstance(found, type) and issubclass(found, Record):
        fields = [field for field in parameters if found is Record or field not in OF_EVERY_RECORD]
        return f"{called}(*, {', '.join(fields)}{'' if found is Record else ', …'})"
    told = inspect.signature(found).replace(parameters=[_told(one) for one in parameters.values()])
    if isinstance(found, type):
        told = told.replace(return_annotation=inspect.Signature.empty)
    elif isinstance(told.return_annotation, str):
        told = told.replace(return_annotation=_AsWritten(told.return_annotation))
    return f"{called}{told}"


class _AsWritten(str):
    """Text that a signature prints without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _told(parameter: inspect.Parameter) -> inspect.Parameter:
    """Return a parameter as its author wrote it; of a default that is an object, its class."""
    if isinstance(parameter.annotation, str):
        parameter = parameter.replace(annotation=_AsWritten(parameter.annotation))
    default = parameter.default
    if isinstance(default, Enum):
        return parameter.replace(default=_AsWritten(f"{type(default).__name__}.{default.name}"))
    if default is None or isinstance(default, (str, int, tuple, type)):
        return parameter
    return parameter.replace(default=_AsWritten(f"{type(default).__name__}(…)"))


def ran(name: str) -> str:
    """Return the lines of a name's example, and below each, as comments, what it prints when it is run now."""
    lines: list[str] = []
    scope: dict[str, object] = {"aid": aidanalysis}
    hook = sys.displayhook
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for example in doctest.DocTestParser().get_examples(inspect.getdoc(documented(name)) or ""):
            printed = io.StringIO()
            # A notebook's own hook would show the value as the cell's.
            sys.displayhook = sys.__displayhook__
            try:
                with contextlib.redirect_stdout(printed):
                    exec(compile(example.source, f"<example of {name}>", "single"), scope)
            except AidAnalysisError as error:
                printed.write(f"{type(error).__name__}: {error}")
            finally:
                sys.displayhook = hook
            lines += [*example.source.splitlines(), *(f"# {line}".rstrip() for line in printed.getvalue().splitlines())]
    return "\n".join(lines)
