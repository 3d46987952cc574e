"""Who was at an event: persons with their posts and bodies, as the text names them."""

from __future__ import annotations

import pytest

from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.propose import propose_ledger

HEAD = "白榆县2014年对口支援工作总结\n\n我县与青州市结对。青州市援助资金100万元。\n\n"


def who(sentence: str) -> set[tuple[str, str, str]]:
    """Return the bodies, roles and persons that a sentence of a report is drafted with."""
    drafts = propose_ledger(Document.of("r.txt", Extract(HEAD + sentence + "\n")), "r")
    names = {draft.id: draft.cells["name_zh"] for draft in drafts if draft.table == "organisations"}
    return {
        (names[draft.cells["organisation"]], draft.cells["role"], draft.cells.get("person_zh", ""))
        for draft in drafts
        if draft.table == "participants"
    }


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("5月3日，青州市民政局副局长魏长河率团来我县考察。", {("青州市民政局", "leader", "魏长河")}),
        (
            "5月3日，青州市市长何平一行来县调研，县委书记于成海、县长邓明陪同。",
            {("青州市", "participant", "何平"), ("白榆县", "participant", "于成海"), ("白榆县", "participant", "邓明")},
        ),
        ("8月，两地联席会议在青州召开，青州市发展改革委和我县9个部门参加。", {("青州市发展改革委", "participant", ""), ("白榆县", "participant", "")}),
        ("5月3日，青州集团党组成员、副总经理何平率团来我县考察。", {("青州集团", "leader", "何平")}),
        ("青州市副市长何平于5月3日率团来我县考察。", {("青州市", "leader", "何平")}),
        ("8月6日，青州市党政代表团来我县考察。", {("青州市", "participant", "")}),
        ("8月6日，由青州市商务局主办的产品推介会在青州举行。", {("青州市商务局", "host", "")}),
        ("6月1日，县委书记于近日来访的客商座谈会上讲话。", set()),
        ("6月1日，两地部门座谈会召开，40个单位参加。", set()),
    ],
)  # fmt: skip
def test_who_is_named_is_drafted(sentence: str, wanted: set[tuple[str, str, str]]) -> None:
    """A person stands with the body of the post and what the words say was done; numbers of bodies are nobody."""
    assert who(sentence) == wanted
