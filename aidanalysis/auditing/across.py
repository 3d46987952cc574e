"""Reports of one place over several years: growth against the earlier report, and figures told differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from aidanalysis.auditing.decision.decide import Claim
from aidanalysis.auditing.figures.names import name
from aidanalysis.auditing.relations.candidate import Candidate
from aidanalysis.records.labels import ClaimKind
from aidanalysis.wording.values import Outcome, Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aidanalysis.auditing.auditor import Audit
    from aidanalysis.auditing.figures.figure import Figure

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
YEAR_BEFORE = re.compile(r"上年|去年|上一年")
PLACE = re.compile(r"[一-鿿]{1,5}?(?:省|自治区|自治州|市|州|盟|县|区|旗|镇|乡)")
NAME_LENGTH = 4
#: Characters of a text in which its place is looked for.
HEAD = 120

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
    dated.sort(key=lambda pair: (place_of(pair[1]), pair[0]))
    growths: list[Growth] = []
    retold: list[Retold] = []
    for (year, earlier), (next_year, later) in pairwise(dated):
        if next_year == year + 1 and place_of(earlier) == place_of(later):
            named = _named(earlier)
            growths += (Growth(earlier.document, later.document, claim) for claim in _growths(later, named))
            retold += _retold(earlier, later, named, year)
    return Series(growths, retold)


def year_of(audit: Audit) -> int | None:
    """Return the year that a report is about: the one in its name, or the one its text names most often."""
    if match := YEAR.search(PurePosixPath(audit.document).name):
        return int(match[0])
    years = Counter(time.date.year for time in audit.passage.times if time.date and time.date.year)
    return max(years, key=lambda year: (years[year], -year)) if years else None


def place_of(audit: Audit) -> str:
    """Return the place that a report is about: the first one in its name, or else at the head of its text."""
    found = PLACE.search(PurePosixPath(audit.document).name) or PLACE.search(audit.text[:HEAD])
    return found[0] if found else ""


def name_of(figure: Figure) -> str:
    """Return the words that name a figure, without time and quantity."""
    return name(figure.label)


def _named(audit: Audit) -> Named:
    named: Named = defaultdict(list)
    for figure in audit.passage.figures:
        called = name_of(figure)
        if len(called) >= NAME_LENGTH and not _of_year_before(figure, None):
            named[called, figure.column].append(figure)
    return named


def _growths(later: Audit, named: Named) -> Iterator[Claim]:
    for note in later.notes:
        stated = note.figure
        level = next((f for f in later.passage.back(stated, 3) if not f.is_ratio), None)
        if (
            note.reason is not Unchecked.LEVEL_ELSEWHERE
            or stated.falls is None
            or level is None
            or level.clause != stated.clause
        ):
            continue
        olds = named.get((name_of(level), level.column), [])
        if len({old.value for old in olds}) != 1 or not (stated.is_ratio or stated.fits(level)):
            continue
        kind = ClaimKind.GROWTH if stated.is_ratio else ClaimKind.DIFFERENCE
        one = Candidate(kind, stated, (level, olds[0]), frozenset(), plain=True, falling=stated.falls)
        outcome = Outcome.FOLLOWS if one.fits else Outcome.DOES_NOT_FOLLOW
        yield Claim(one, outcome, 0.0)


def _retold(earlier: Audit, later: Audit, named: Named, year: int) -> Iterator[Retold]:
    for figure in later.passage.figures:
        called = name_of(figure)
        olds = named.get((called, figure.column), [])
        if not _of_year_before(figure, year) or not olds:
            continue
        if not any(figure.operand.rounded.overlaps(old.operand.rounded) for old in olds):
            yield Retold(called, earlier.document, later.document, olds[0], figure)


def _of_year_before(figure: Figure, year: int | None) -> bool:
    told = YEAR_BEFORE.search(figure.gap) is not None
    return told or (year is not None and f"{year}年" in figure.gap)
