"""Every command: where its code is, what it does in a line, and how it is called."""

from __future__ import annotations

from typing import Final, NamedTuple


class Command(NamedTuple):
    """One command; ``module`` is the one of this package that registers and runs it."""

    module: str
    does: str
    examples: tuple[str, ...]


#: The commands by name, as the help lists them. Only the module of the one that is called is loaded.
COMMANDS: Final[dict[str, Command]] = {
    "audit": Command(
        "audit",
        "check the figures of reports against each other",
        (
            "audit report.docx",
            "audit reports/ --only query",
            "audit reports/ -o audit.jsonl --resume",
            "audit reports/ --format html -o audit.html",
        ),
    ),
    "book": Command("book", "build the book of a folder", ("book", "book my-project --run")),
    "check": Command(
        "check",
        "recompute every claim of a ledger",
        ("check xiajiang-2010", "check my-ledger --source report.docx --fail-untied"),
    ),
    "compare": Command("compare", "several ledgers side by side", ("compare my-project --format csv",)),
    "completion": Command(
        "completion",
        "print what makes a shell complete the commands",
        ("completion bash >> ~/.bashrc", "completion fish > ~/.config/fish/completions/aidanalysis.fish"),
    ),
    "draft": Command("draft", "take proposed records from a file", ("draft my-ledger proposals.jsonl",)),
    "export": Command(
        "export",
        "write a ledger as a data package or a workbook",
        ("export my-ledger --to my-ledger --source report.docx", "export my-ledger --to my-ledger.xlsx --lang zh"),
    ),
    "import": Command("import_workbook", "bring a workbook back into a ledger", ("import my-ledger my-ledger.xlsx",)),
    "new": Command(
        "new", "make a folder of drafts and chapters from a report", ("new my-project --from report.docx --lang zh",)
    ),
    "read": Command(
        "read", "read every quantity of a report", ("read report.docx --context", "read reports/ -o figures.parquet")
    ),
    "review": Command("review", "decide on drafts, on the terminal", ("review my-project",)),
    "schema": Command("draft", "print the JSON Schema of a proposed record", ("schema > proposal.schema.json",)),
    "text": Command("text", "print the text in which all offsets count", ("text report.docx",)),
}
