"""Problems that a report names and measures it plans: one for each marked item, one for each stated frequency."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.drafts.draft import amount_cells
from aidanalysis.drafts.words import expression, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft

_HAN: Final = "[一二三四五六七八九十]"
#: A mark that sets an item off.
_ITEM: Final = re.compile(
    rf"(?:(?<=[。！？!?；;：:，,\s])|^)(?:其?{_HAN}{{1,2}}[是要](?!求)|[(（]{_HAN}{{1,2}}[)）]、?|[(（]?\d{{1,2}}(?:[)）]|[、.．](?!\d))|[①-⑳]|第{_HAN}，)",
    re.MULTILINE,
)
#: The title of an item ends with a full stop within so many characters.
SHORT_TITLE: Final = 18
_OFTEN: Final = expression("plans", "often")


class Part(NamedTuple):
    """One item of a list, its title and its text."""

    start: int
    end: int
    title: str


def problems(cast: Cast) -> Iterator[Draft]:
    """Propose a problem for each item of the sections on problems."""
    for part in _items(cast, "problems"):
        start, end = _first_segment(cast, part.start, part.end)
        name = cast.scene.text[start:end]
        if name:
            yield cast.draft("problems", {"name_zh": name}, start, end, "an item of the problems", 0.9)


def commitments(cast: Cast) -> Iterator[Draft]:
    """Propose a measure for each item of the plans, and for each frequency in it."""
    scene = cast.scene
    for part in _items(cast, "plans"):
        body = part.start
        if part.title:
            body = part.start + len(part.title) + 1
        often = [
            item
            for item in scene.items
            if part.start <= item.start < part.end and item.unit in ("次", "回", "轮") and item.amount is not None
            and item.quantity.kind == "count"
        ]  # fmt: skip
        free = [one for one in often if cast.free(one)]
        if free:
            for item in free:
                start, end = item.segment
                name = scene.text[max(start, body) : end].strip()
                times = {} if _OFTEN.search(name) and "每年" not in name else amount_cells("times", item.amount)
                at = item.start if times else max(start, body)
                stop = item.end if times else end
                cells = {"name_zh": name, "mechanism_zh": part.title} | times
                figures = [(item, "times")] if times else []
                yield cast.draft("commitments", cells, at, stop, "how often, in a plan", 0.85, *figures)
        for start, end in _clauses(scene.text, body if body < part.end else part.start, part.end):
            if any(start <= item.start < end for item in free):
                continue
            first, stop = _first_segment(cast, start, end)
            while stop < end and _only_target(cast, first, stop):
                first, stop = _first_segment(cast, stop + 1, end)
            name = scene.text[first:stop]
            if (
                len(name) < 4
                or name.startswith("其中")
                or not expression("plans", "four_characters").search(name)
                or _only_target(cast, first, stop)
            ):
                continue
            yield cast.draft(
                "commitments", {"name_zh": name, "mechanism_zh": part.title}, first, stop, "an item of the plan", 0.85
            )


def _only_target(cast: Cast, start: int, end: int) -> bool:
    """Whether the first words of a clause say how much money is aimed at."""
    return any(start <= place < end for place in cast.taken)


def _items(cast: Cast, role: str) -> Iterator[Part]:
    """Yield the items of the sections of one role."""
    scene = cast.scene
    for begin, end in _stretches(cast, role):
        text = scene.text[begin:end]
        marks = list(_ITEM.finditer(text))
        if not marks:
            for start, stop in _unmarked(scene.text, begin, end, role):
                yield Part(start, stop, "")
            continue
        for number, mark in enumerate(marks):
            start = begin + mark.end()
            stop = begin + (marks[number + 1].start() if number + 1 < len(marks) else len(text))
            paragraph = scene.text.find("\n", start)
            if paragraph >= 0 and number + 1 == len(marks):
                stop = min(stop, paragraph)
            content = scene.text[start:stop].strip()
            if not content:
                continue
            found = re.match(r"[^。；;，,\n]{2,18}[。\n]", scene.text[start:stop])
            title = found[0][:-1] if found and len(content) > len(found[0]) + 3 else ""
            nested = (
                number + 1 < len(marks)
                and not title
                and len(content) <= SHORT_TITLE
                and not content.endswith(("。", "；", ";"))
                and "\n" in scene.text[start:stop]
            )
            if nested:
                continue
            yield Part(start, stop, title)


def _unmarked(text: str, begin: int, end: int, role: str) -> Iterator[tuple[int, int]]:
    """Yield the items of a section without marks: its clauses, or where there is but one behind a colon, what its commas part."""
    opening = max(text.find("：", begin, end), text.find(":", begin, end)) + 1
    clauses = list(_clauses(text, opening or begin, end))
    if role == "problems" and opening and len(clauses) == 1:
        start, stop = clauses[0]
        clauses = [(start + one.start(), start + one.end()) for one in re.finditer(r"[^，,]+", text[start:stop])]
    yield from clauses


def _stretches(cast: Cast, role: str) -> Iterator[tuple[int, int]]:
    """Yield the text below each heading of a role, up to the next heading of another."""
    scene = cast.scene
    current, begin = "", 0
    level = 9
    for start, stop, words, depth in [*scene.headings, (len(scene.text), len(scene.text), "", -1)]:
        found = scene.role_at(start)[0] if words else ""
        if current and (found != current or (depth <= level and _names_role(words))):
            yield begin, start
            current = ""
        if not current and found == role:
            current, begin, level = role, stop, depth
    return


def _names_role(words: str) -> bool:
    return has(words, "sections", "problems") or has(words, "sections", "plans")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between full stops and semicolons."""
    for found in re.finditer(r"[^。；;！\n]+", text[start:end]):
        yield start + found.start(), start + found.end()


def _first_segment(cast: Cast, start: int, end: int) -> tuple[int, int]:
    """Return the first words of an item, up to a comma or full stop."""
    text = cast.scene.text[start:end]
    lead = len(text) - len(text.lstrip("　 \t\n：:，,、"))
    found = re.search(r"[，,。；;\n：:（(]", text[lead:])
    stop = lead + (found.start() if found else len(text[lead:].rstrip()))
    return start + lead, start + stop
