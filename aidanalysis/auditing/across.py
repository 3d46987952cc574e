"""Reports of one place over several years: growth against the earlier report, and figures told differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from aidanalysis.auditing.bases import part_before
from aidanalysis.auditing.changes import VERB
from aidanalysis.auditing.claim import Claim, Licence, Proposal, admitted
from aidanalysis.auditing.restated import NAME_LENGTH, name_of
from aidanalysis.records.labels import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.passage import Figure

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
YEAR_BEFORE = re.compile(r"上年|去年|上一年")

#: The figures of a report by name and unit.
Named = dict[tuple[str, str], list["Figure"]]


@dataclass(frozen=True)
class Retold:
    """A figure of an earlier report that a later one tells differently."""

    name: str
    earlier_document: str
    later_document: str
    earlier: Figure
    later: Figure


@dataclass(frozen=True)
class Growth:
    """Growth that a later report states, judged on the level that the earlier one gives."""

    earlier_document: str
    later_document: str
    claim: Claim


@dataclass(frozen=True)
class Series:
    """What several reports say of each other."""

    growths: Sequence[Growth]
    retold: Sequence[Retold]


def across(audits: Sequence[Audit]) -> Series:
    """Compare each report with that of the year before, as far as their years can be told."""
    dated = [(year, audit) for audit in audits if (year := year_of(audit)) is not None]
    dated.sort(key=lambda pair: pair[0])
    growths: list[Growth] = []
    retold: list[Retold] = []
    for (year, earlier), (next_year, later) in pairwise(dated):
        if next_year == year + 1:
            named = _named(earlier)
            growths += (Growth(earlier.document, later.document, claim) for claim in _growths(later, named))
            retold += _retold(earlier, later, named, year)
    return Series(growths, retold)


def year_of(audit: Audit) -> int | None:
    """Return the year that a report is about: the one in its name, or the one its text names most often."""
    if match := YEAR.search(audit.document):
        return int(match[0])
    years = Counter(time.date.year for time in audit.passage.times if time.date and time.date.year)
    return max(years, key=lambda year: (years[year], -year)) if years else None


def _named(audit: Audit) -> Named:
    named: Named = defaultdict(list)
    for figure in audit.passage.figures:
        name = name_of(figure)
        if len(name) >= NAME_LENGTH and not _of_year_before(figure, None):
            named[name, figure.unit].append(figure)
    return named


def _growths(later: Audit, named: Named) -> Iterator[Claim]:
    for note in later.notes:
        stated = note.figure
        verb = VERB.search(stated.label)
        level = part_before(later.passage, stated)
        if note.reason != "level elsewhere" or verb is None or level is None:
            continue
        olds = named.get((name_of(level), level.unit), [])
        if len({old.value for old in olds}) != 1:
            continue
        kind = ClaimKind.GROWTH if stated.is_ratio else ClaimKind.DIFFERENCE
        falling = verb["fall"] is not None
        proposal = Proposal(kind, stated, (level, olds[0]), Licence.SUGGESTS, "earlier report", falling)
        claim = admitted(proposal) if stated.is_ratio or stated.fits(level) else None
        if claim is not None:
            yield claim


def _retold(earlier: Audit, later: Audit, named: Named, year: int) -> Iterator[Retold]:
    for figure in later.passage.figures:
        name = name_of(figure)
        olds = named.get((name, figure.unit), [])
        if not _of_year_before(figure, year) or not olds:
            continue
        if not any(figure.operand.rounded.overlaps(old.operand.rounded) for old in olds):
            yield Retold(name, earlier.document, later.document, olds[0], figure)


def _of_year_before(figure: Figure, year: int | None) -> bool:
    told = YEAR_BEFORE.search(figure.gap) is not None
    return told or (year is not None and f"{year}年" in figure.gap)
