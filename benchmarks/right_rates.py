"""How often what the auditor says is right, by kind of claim: counted on marked texts and their altered copies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidanalysis.auditing import Outcome
from benchmarks.scorer import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.score_audit import Scored

#: Of one kind and outcome, how many were right, and of how many.
Rates = dict[str, dict[str, dict[str, int]]]


def right_rates(sets: Iterable[Scored]) -> Rates:
    """Return by kind and outcome how many were right.

    What follows is right where the texts are marked with it. What does not follow, and what is asked, is right where
    it holds a figure that is wrong: in the texts as they are, and in copies in which one figure of a true claim was
    altered, where only what was said of the copy alone is counted.
    """
    right, said = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for one in sets:
        for key, hit in (*_as_they_are(one), *_altered(one)):
            said[key] += 1
            right[key] += hit
    kinds = sorted({kind for kind, _ in said})
    return {
        kind: {
            str(outcome): {"right": right[kind, outcome], "of": said[kind, outcome]}
            for outcome in Outcome
            if said[kind, outcome]
        }
        for kind in kinds
    }


def _as_they_are(one: Scored) -> Iterator[tuple[tuple[str, str], bool]]:
    for name, marks in rules().load_gold(one.gold).items():
        untrue = [claim for claim in marks["claims"] if claim["verdict"] == "contradicts"]
        for said in (*one.found[name]["claims"], *one.found[name]["queries"]):
            if said["kind"] in rules().UNSCORED:
                continue
            mark = next((claim for claim in marks["claims"] if rules().same_claim(said, claim)), None)
            if mark is not None and mark.get("optional"):
                continue
            if said["outcome"] == Outcome.FOLLOWS:
                hit = mark is not None and said["verdict"] in [mark["verdict"], *mark.get("also", [])]
            else:
                hit = any(_touch(said, place) for claim in untrue for place in (claim["stated"], *claim["operands"]))
            yield (said["kind"], said["outcome"]), hit


def _altered(one: Scored) -> Iterator[tuple[tuple[str, str], bool]]:
    for name, mark in rules().load_gold(one.mutants).items():
        before = {_key(said) for said in _against(one.found[name.partition("-")[0]])}
        for said in _against(one.altered[name]):
            if _key(said) not in before and said["kind"] not in rules().UNSCORED:
                yield (said["kind"], said["outcome"]), _touch(said, mark["stated"])


def _against(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (claim for claim in found["claims"] if claim["outcome"] == Outcome.DOES_NOT_FOLLOW)
    yield from found["queries"]


def _touch(said: dict[str, Any], place: list[int]) -> bool:
    return any(rules().overlap(figure, place) for figure in (said["stated"], *said["operands"]))


def _key(said: dict[str, Any]) -> tuple[str, str, int]:
    return said["kind"], said["outcome"], said["stated"]["start"]
