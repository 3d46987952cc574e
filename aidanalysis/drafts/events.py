"""Events: a date with what happened on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.participants import participants
from aidanalysis.drafts.words import expression, has, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.reading import Quantity

_NOT_DAY: Final = expression("events", "not_day")
_NAME: Final = expression("events", "name")
#: Words with the characters of a meeting or of who leads a group that are neither: 成活率达到88%, 社会.
_NO_CUE: Final = expression("events", "no_cue")
_PLACE: Final = expression("events", "place")


def events(cast: Cast) -> Iterator[Draft]:
    """Propose an event for each date of what was done that stands with a meeting, a visit or a fair, and who was there."""
    scene = cast.scene
    seen: set[tuple[int, int, int]] = set()
    for one in scene.quantities:
        date = one.date
        if one.kind != "date" or date is None or date.month is None or scene.role_at(one.start)[0] != "done":
            continue
        year = date.year or scene.year
        if year is None or (scene.year is not None and year != scene.year):
            continue
        end = _stretch_end(cast, one)
        words = scene.text[one.end : end]
        before = scene.text[max(0, one.start - 2) : one.start]
        told = has(_NO_CUE.sub("", words), "events", "cues")
        if _NOT_DAY.search(before) or expression("events", "bound_of_time").match(words) or not told:
            continue
        if expression("events", "completed").search(words.split("，")[0]) and not expression(
            "events", "gathering"
        ).search(words):
            continue
        day = (year, date.month, date.day or 0)
        if day in seen and not date.day:
            continue
        seen.add(day)
        written = f"{year:04}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
        name = _event_name(words)
        place = _PLACE.search(words)
        cells = {
            "name_zh": name,
            "kind": _kind(words, name),
            "level": "not_stated",
            "date": written,
            "place_zh": _place(cast, place[1]) if place else "",
        }
        key = f"event-{one.start}"
        yield cast.draft("events", cells, one.start, one.end, "a dated meeting or visit", 0.85).called(key)
        # 某某于某日率队: who was there may stand before the day, behind the last one.
        begin, _ = scene.clause_at(one.start, one.end)
        earlier = any(other.kind == "date" and begin <= other.start < one.start for other in scene.quantities)
        yield from participants(cast, key, one.end if earlier else begin, end)


def _place(cast: Cast, place: str) -> str:
    """Return a place by its name: the report's own where it says 我县."""
    return cast.bodies.sides.own if place in words("bodies", "recipient") and cast.bodies.sides.own else place


def _stretch_end(cast: Cast, one: Quantity) -> int:
    """Return where what a date governs ends: the end of its clause or the next date."""
    scene = cast.scene
    _, end = scene.sentence_at(one.start, one.end)
    clause_end = min((at for mark in "；;" if (at := scene.text.find(mark, one.end)) >= 0), default=end)
    end = min(end, clause_end)
    for other in scene.quantities:
        if (
            other.kind == "date"
            and one.end < other.start < end
            and other.start - one.end > 6
            and other.date
            and other.date.month
        ):
            end = other.start
            break
    return end


def _event_name(words: str) -> str:
    words = expression("events", "rest_of_date").sub("", words)
    behind = expression("events", "held").sub("", words)
    # 在某地召开某会, and 某会在某地召开.
    if found := _NAME.search(behind) or re.match(_NAME.pattern + "(?=在|召开|举办|举行)", words):
        return found[0].strip("了的")
    return re.split(r"[，,；;。]", words)[0][:40]


def _kind(words: str, name: str) -> str:
    for stretch in (name, words):
        for kind in ("fair", "talk", "meeting", "visit"):
            if has(stretch, "events", kind):
                return kind
    return "meeting"
