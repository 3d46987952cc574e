"""The figures of a report that records hold: which of them others check, and who could check the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aidanalysis.claims.coverage import coverage
from aidanalysis.claims.declared import check_claims
from aidanalysis.documents import PAGE_FOOT, PAGE_HEAD
from aidanalysis.reading import Kind, read
from aidanalysis.records import Claim, Evidence, Mention

if TYPE_CHECKING:
    from aidanalysis.ledger import Ledger
    from aidanalysis.records import Record

#: What tells a time and no amount.
TIMES: Final = frozenset({Kind.DATE, Kind.DURATION, Kind.PERIOD})

#: Who keeps the books in which a figure that stands alone could be looked up, by the table of its record.
KEEPERS: Final[dict[str, tuple[str, str]]] = {
    "agreements": ("the signing parties; the organiser of the event", "签约各方、活动主办单位"),
    "commitments": ("the next year's report", "下一年度工作总结"),
    "events": ("the organiser; the press of the day", "主办单位、当时的新闻报道"),
    "funding": ("the finance bureau's accounts; the supporting side", "财政决算、支援方主管部门"),
    "indicators": ("the statistical bureau; the department in charge", "统计部门、行业主管部门"),
    "institutions": ("the decision that set it up", "批准设立的文件"),
    "organisations": ("the organiser of the event", "活动主办单位"),
    "participants": ("the organiser of the event", "活动主办单位"),
    "outreach": ("the files of the sender", "发文（派出）单位档案"),
    "problems": ("the bodies concerned", "有关单位"),
    "projects": ("the donor's approval; the project's final account", "援助单位批复、项目决算"),
    "secondments": ("the personnel departments of both sides", "双方组织人事部门"),
    "targets": ("the decision that set it", "下达目标的文件"),
    "training": ("the body that trained", "培训单位"),
    "visits": ("the reception office's register", "接待部门台账"),
}


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A figure as it stands in the report, the record that states it, and whether other figures check it."""

    record: Record
    evidence: Evidence
    is_time: bool
    checked: bool


def report_figures(ledger: Ledger) -> list[ReportFigure]:
    """Return every figure and date that a record holds, once, in the order of the text; the page's furniture aside."""
    proved = coverage(ledger, check_claims(ledger)).checked
    found: dict[tuple[int, int], ReportFigure] = {}
    for record in sorted(ledger, key=lambda one: isinstance(one, (Claim, Mention))):
        if record.evidence.section in (PAGE_HEAD, PAGE_FOOT):
            continue
        owner = ledger[record.of] if isinstance(record, Mention) else record
        for one in read(record.evidence.phrase):
            start = record.evidence.offset + one.start
            span = (start, start + len(one.text))
            evidence = Evidence(record.evidence.section, one.text, start)
            found.setdefault(span, ReportFigure(owner, evidence, one.kind in TIMES, span in proved))
    return [found[span] for span in sorted(found)]
