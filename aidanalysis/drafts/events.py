"""Events: a date with what happened on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.participants import participants
from aidanalysis.drafts.words import has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft
    from aidanalysis.reading import Quantity

_NOT_DAY: Final = re.compile(r"截[至止]|到|至|自|从|以来|前$")
_NAME: Final = re.compile(
    r"[“”\u4e00-\u9fff\d·]{0,26}?(?:洽谈会|座谈会|联席会议?|推进会|博览会|展销会|推介会|现场会|签约仪式|启动仪式|开工仪式|交接仪式|论坛|会议|常委会|大会|年会|青洽会|节)"
)
#: Words with the characters of a meeting or of who leads a group that are neither: 成活率达到88%, 社会.
_NO_CUE: Final = re.compile("率(?=[达为超由提上下近约，。、；\\d]|$)|社会|机会|体会|[才不]会")
_PLACE: Final = re.compile(r"在([\u4e00-\u9fff]{2,4}?)(?:成功|隆重|正式)?(?:召开|举办|举行)")


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
        if _NOT_DAY.search(before) or re.match("前|底|末|止|以前|起", words) or not told:
            continue
        if re.search("投入|竣工|开工建设|建成|封顶|到账|到位|投产|完工|使用", words.split("，")[0]) and not re.search(
            "仪式|会", words
        ):
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
            "place_zh": place[1] if place else "",
        }
        key = f"event-{one.start}"
        yield cast.draft("events", cells, one.start, one.end, "a dated meeting or visit", 0.85).called(key)
        # 某某于某日率队: who was there may stand before the day, behind the last one.
        begin, _ = scene.clause_at(one.start, one.end)
        earlier = any(other.kind == "date" and begin <= other.start < one.start for other in scene.quantities)
        yield from participants(cast, key, one.end if earlier else begin, end)


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
    words = re.sub(r"^(?:上旬|中旬|下旬|初|底|至\d+日|—\d+日)?[，,]?", "", words)
    behind = re.sub(r"^[^，]{0,30}(?:召开|举办|举行|参加|出席|在)", "", words)
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
