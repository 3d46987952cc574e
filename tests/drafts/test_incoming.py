"""Proposals from anywhere: what the text bears out is taken, what a liar adds to it is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from marked_reports import unmarked

from aidanalysis.amount import Amount
from aidanalysis.cli import main
from aidanalysis.drafts.incoming import take
from aidanalysis.drafts.schema import NOT_PROPOSED, proposal_schema
from aidanalysis.drafts.store import DRAFTS, DraftFolder
from aidanalysis.ledger.columns import columns, field_types
from aidanalysis.records import RECORD_CLASSES

MARKED = Path(__file__).parent / "made_up"
Proposal = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> DraftFolder:
    """Return the folder of a made-up report, without drafts."""
    text, _ = unmarked((MARKED / "heyuan-2021.marked.txt").read_text("utf-8"))
    report = tmp_path / "heyuan-2021.txt"
    report.write_bytes(text.encode())
    assert main(["new", str(tmp_path / "mine"), "--from", str(report)]) == 0
    return DraftFolder.open(tmp_path / "mine" / "data" / "heyuan-2021")


def emptied(folder: DraftFolder) -> DraftFolder:
    """Return the folder with nothing proposed."""
    for path in (folder.folder / DRAFTS).glob("*.csv"):
        path.unlink()
    return DraftFolder.open(folder.folder)


def honest(folder: DraftFolder) -> list[Proposal]:
    """Return what the text bears out, as proposals."""
    return [
        proposal_of(folder, draft_id)
        for draft_id, draft in folder.drafts.items()
        if draft.table not in (*NOT_PROPOSED, "mentions", "claims", "problems", "commitments")
        and "part_of" not in draft.cells
    ]


def proposal_of(folder: DraftFolder, draft_id: str) -> Proposal:
    """Return a draft as somebody else would propose it: bodies by name."""
    draft = folder.drafts[draft_id]
    record = folder.record(draft)
    fields: dict[str, Any] = {}
    for name in field_types(RECORD_CLASSES[draft.table]):
        value = getattr(record, name)
        if name in ("id", "report", "evidence") or value in (None, ()):
            continue
        if isinstance(value, Amount):
            fields[name] = {"value": f"{value.value:f}", "unit": value.unit, "qualifier": str(value.qualifier)}
            if value.upper is not None:
                fields[name]["upper"] = f"{value.upper:f}"
        elif isinstance(value, tuple):
            fields[name] = [names(folder, one) for one in value]
        elif isinstance(value, bool | int):
            fields[name] = value
        else:
            refers = next(column.refers for column in columns(RECORD_CLASSES[draft.table]) if column.name == name)
            fields[name] = names(folder, str(value)) if refers else str(value)
    return {"table": draft.table, "fields": fields, "phrase": draft.phrase, "offset": draft.offset, "by": "a colleague"}


def names(folder: DraftFolder, body: str) -> str:
    """Return the name of a body by its id."""
    return folder.drafts[body].cells["name_zh"]


def amounts(proposal: Proposal) -> list[str]:
    """Return the fields of a proposal that hold an amount."""
    return [name for name, value in proposal["fields"].items() if isinstance(value, dict)]


def put(name: str, proposal: Proposal, /, **parts: str) -> None:
    """Change parts of an amount."""
    proposal["fields"][name].update(parts)


def say(name: str, words: str, proposal: Proposal) -> None:
    """Give a field other words."""
    proposal["fields"][name] = words


def lies(proposal: Proposal) -> Iterator[tuple[str, Proposal]]:
    """Yield what a stubborn liar makes of a proposal."""

    def changed(what: str, change: Callable[[Proposal], None]) -> tuple[str, Proposal]:
        lie = copy.deepcopy(proposal)
        change(lie)
        return what, lie

    yield changed("a phrase that is not in the text", lambda one: one.update(phrase=f"据说{one['phrase']}"))
    yield changed("a phrase at another place", lambda one: one.update(offset=one["offset"] + 1))
    for name in amounts(proposal):
        value = proposal["fields"][name]
        for place, digit in enumerate(value["value"]):
            if digit.isdigit():
                other = str((int(digit) + 1) % 10)
                digits = value["value"][:place] + other + value["value"][place + 1 :]
                yield changed("an amount off by one digit", partial(put, name, value=digits))
        unit = "亿元" if value["unit"] == "万元" else "万元"
        yield changed("the right phrase with the wrong unit", partial(put, name, unit=unit))
        bent = "about" if value["qualifier"] != "about" else "exact"
        if value["qualifier"] != "range":
            yield changed("another word round it", partial(put, name, qualifier=bent))
        cut = value["value"][1:]
        if len(cut.strip("0.")) and len(value["value"]) > 2 and cut[0] != ".":

            def cut_off(one: Proposal, n: str = name, d: str = cut) -> None:
                one["fields"][n]["value"], one["phrase"] = d.lstrip("0") or "0", one["phrase"][1:]
                one["offset"] += 1

            yield changed("a figure cut from a longer one", cut_off)
    for name in ("channel", "donor", "trainer", "sent_by"):
        if name in proposal["fields"]:
            yield changed("an invented body", partial(say, name, "子虚市乌有局"))
    for name in ("name_zh", "field_zh"):
        if name in proposal["fields"]:
            yield changed("an invented name", partial(say, name, "子虚乌有工程"))
    if "date" in proposal["fields"]:
        yield changed("another date", lambda one: one["fields"].update(date="2021-02-03"))
    yield changed("a field that no table has", lambda one: one["fields"].update(trust="me"))


def test_what_the_text_bears_out_is_taken(folder: DraftFolder) -> None:
    """Honest proposals are drafts afterwards, and none counts before it is accepted."""
    proposals = honest(folder)
    folder = emptied(folder)
    before = list(folder.ledger)
    taken = take(folder, [json.dumps(one) for one in proposals], "p")
    assert not taken.refused
    assert list(DraftFolder.open(folder.folder).ledger) == before
    again = DraftFolder.open(folder.folder)
    assert len([one for one in again.drafts.values() if one.table not in (*NOT_PROPOSED, "mentions")]) == len(proposals)
    for draft in again.open_drafts():
        again.accept(draft)
    assert not DraftFolder.open(folder.folder).open_drafts()


def test_every_lie_is_refused(folder: DraftFolder) -> None:
    """Nothing of a stubborn liar is taken, and each refusal is one line that says why."""
    proposals = honest(folder)
    folder = emptied(folder)
    told = [(what, json.dumps(lie)) for proposal in proposals for what, lie in lies(proposal)]
    taken = take(folder, [lie for _, lie in told], "p")
    assert not taken.drafts, [draft.cells for draft in taken.drafts]
    assert len(taken.refused) == len(told) > 300
    assert all(line.startswith("p:") for line in taken.refused)


def test_honest_proposals_fit_the_schema(folder: DraftFolder) -> None:
    """The schema is valid, takes what is taken, and has every table that may be proposed."""
    schema = proposal_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for proposal in honest(folder):
        assert not list(validator.iter_errors(proposal)), proposal
    assert not validator.is_valid({"table": "visits", "fields": {}, "phrase": "x"})


@pytest.mark.parametrize(
    "line",
    ["", "x", "[]", "{}", '{"table": "visits"}', '{"table": "gold", "fields": {}, "phrase": "x"}', "{" * 5000,
     '{"table": "visits", "fields": {"delegations": 5}, "phrase": "5"}', '{"table": "funding", "fields": [], "phrase": "x"}',
     '{"table": "funding", "fields": {}, "phrase": "x", "sure": 7}', '{"table": "reports", "fields": {}, "phrase": "x"}'],
)  # fmt: skip
def test_malformed_lines_are_refused_alone(folder: DraftFolder, line: str) -> None:
    """A line that is no proposal is refused, and a good one beside it is taken."""
    proposal = honest(folder)[0]
    folder = emptied(folder)
    taken = take(folder, [line, json.dumps(proposal)], "p")
    assert len(taken.refused) == bool(line)
    assert [draft.phrase for draft in taken.drafts if draft.table == proposal["table"]] == [proposal["phrase"]]
