"""Projects: a sum of money and the name of what it builds, in one clause or in one row of a table."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.assistance import is_funding
from aidanalysis.drafts.draft import Draft, amount_cells
from aidanalysis.drafts.sectors import sector_of
from aidanalysis.drafts.stages import stage_in
from aidanalysis.drafts.words import expression, has, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.scene import Item


@cache
def _name() -> re.Pattern[str]:
    suffixes, more = pattern("projects", "suffixes").pattern, pattern("projects", "works").pattern
    ends = rf"(?={pattern('projects', 'behind').pattern}|等[，。；\d]|[，,。；;、（）()：:\s\d]|\d|$)"
    return re.compile(
        rf"[\u4e00-\u9fffA-Za-z“”·]{{1,24}}?(?:{suffixes})(?:[一二三四]期|{more})*(?:[一二三四]期)?{ends}"
    )


#: Words after which a name begins, where enough of one is left.
_LEAD: Final = expression("projects", "lead")
_PAID: Final = r"投资|资金|捐|援|概算|投入|资助|造价|款项|出资|安排|拨|补助|支持"
_TITLE: Final = expression("projects", "title")
#: Words behind a sum that lead to what it is for.
_FOR: Final = expression("projects", "for")
#: A verb of building and 的 behind the sum, before the name of what it built.
_BUILT: Final = expression("projects", "built")
#: The same behind a comma.
_THEN: Final = expression("projects", "then")
_FILLER: Final = expression("projects", "filler")
#: A shorter name names nothing.
SHORTEST: Final = 3
LONGEST: Final = 24
_GENERIC: Final = expression("projects", "generic")


def projects(cast: Cast) -> Iterator[Draft]:
    """Propose a project for each free sum of money whose clause names one."""
    for item in cast.scene.items:
        if item.quantity.kind != "money" or not item.usable or not cast.free(item) or item.role != "done":
            continue
        if has(cast.scene.of(item.segment), "topics", "agreements") and not has(
            cast.scene.of(item.clause), "projects", "cues"
        ):
            continue
        lead = cast.scene.text[item.clause[0] : item.start]
        if has(lead, "topics", "signs") and not expression("projects", "aid").search(lead):
            continue
        if expression("projects", "of_a_firm").search(cast.scene.of(item.clause)) and not expression(
            "projects", "aid"
        ).search(lead):
            # What a firm builds for itself.
            continue
        if not _stands_alone(cast, item) or (len(item.parts) > 1 and all(map(_label_name, item.parts))):
            continue
        found = _named(cast, item)
        if not found:
            continue
        name, at = found
        if expression("projects", "no_aid").search(cast.scene.of(item.segment)):
            continue
        donor, amount_item = _donor(cast, item, (at, at + len(name)))
        cells = {
            "name_zh": name,
            "donor": donor,
            "sector": sector_of(name),
            "stage": _stage(cast, item, at),
            "counted": "not_stated",
        } | amount_cells("amount", amount_item.amount)
        cast.taken |= {part.start for part in item.parts}
        if item.whole is not None and not is_funding(cast, item.whole):
            cast.taken.add(item.whole.start)
        cast.taken.add(item.start)
        yield cast.draft(
            "projects",
            cells,
            amount_item.start,
            amount_item.end,
            "money for a named project",
            0.8,
            (amount_item, "amount"),
        )


def _stands_alone(cast: Cast, item: Item) -> bool:
    """Whether money is no part of a division by channels, forms or uses."""
    whole = item.whole
    if whole is None or not cast.free(whole) or len(whole.parts) < 2:
        return True
    # A division by projects lists their names.
    return all(_label_name(part) for part in whole.parts)


def _label_name(item: Item) -> str:
    """Return the project that the words before a sum name: 便民桥 of 修建便民桥150万元."""
    names = [name for raw in _name().findall(item.label) if (name := _clean(raw)) and not _GENERIC.match(name)]
    return names[-1] if names else ""


def _named(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name of the project that money is for, and where it stands: behind 的, or before the money."""
    scene = cast.scene
    behind = scene.text[item.end : item.clause[1]]
    for lead in (_FOR, _BUILT):
        found = lead.match(behind)
        rest = behind[found.end() :].split("，")[0] if found else ""
        # 支持45万元营造的某某林: what was built is all that stands behind 的.
        name = _clean(_first(rest)) or (rest if lead is _BUILT and SHORTEST <= len(rest) <= LONGEST else "")
        if name and not _GENERIC.match(name):
            return name, item.end + behind.find(name)
    if listed := _listed(cast, item):
        return listed
    if topic := _topic(cast, item):
        return topic
    if not has(scene.text[item.clause[0] : item.clause[1]], "projects", "cues"):
        return None
    return _before(cast, item) or _titled(cast, item) or _next(cast, item)


def _topic(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name with which the clause begins, whatever is said of it up to the money: 某工程惠及1200户，某市补助…."""
    text = cast.scene.text
    start, opening = item.clause[0], text[item.clause[0] : item.start]
    earlier = any(
        start <= one.start < item.start and one.quantity.kind == "money"
        for one in cast.scene.items[: item.number]
        if one is not item.whole
    )
    found = None if earlier else _name().match(opening.lstrip("—-·•\u3000 "))
    name = _clean(found[0]) if found else ""
    if not name or _GENERIC.match(name) or not (_gives(cast, item) or text.find(name, start) + len(name) == item.start):
        return None
    return name, text.find(name, start)


def _gives(cast: Cast, item: Item) -> bool:
    """Whether the words before a sum say that it is paid, given or invested, or its sum stands alone."""
    lead = cast.scene.text[item.segment[0] : item.start]
    return not lead or bool(re.search(_PAID, lead + item.after[:6])) or has(lead, "topics", "gives")


def _next(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name of what is built behind the comma after the money: 投入540万元，新建活动场所6个."""
    text = cast.scene.text
    found = _THEN.match(text, item.end)
    name = _clean(_first(text[found.end() : item.clause[1]])) if found else ""
    return (name, text.find(name, item.end)) if name and not _GENERIC.match(name) else None


#: An item of a list that begins with a name and goes on behind a comma: （1）某某病区，援建资金….
_ITEM: Final = expression("projects", "item")
#: So much of the text before a list says what it lists.
ABOVE: Final = 40


def _listed(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name with which an item of a list of projects begins, where its first sum is the one asked for."""
    text = cast.scene.text
    line = text.rfind("\n", 0, item.start) + 1
    name = _ITEM.match(text[line : item.start])
    earlier = any(
        line <= one.start < item.start for one in cast.scene.items[: item.number] if one.quantity.kind == "money"
    )
    if name is None or earlier or not re.search(_PAID, cast.scene.of(item.segment)):
        return None
    # The items above it, back to the line that opens the list.
    start = line
    while start and _ITEM.match(text[text.rfind("\n", 0, start - 1) + 1 : start]):
        start = text.rfind("\n", 0, start - 1) + 1
    if not expression("projects", "lists_projects").search(text[max(0, start - ABOVE) : start] + item.heading):
        return None
    return name["name"].strip(), line + name.start("name")


def _titled(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name that is the title of the paragraph: 1、某某工程。总投资…."""
    text = cast.scene.text
    line = text.rfind("\n", 0, item.start) + 1
    title = _TITLE.match(text[line : item.start])
    if title is None or not re.search(_PAID, cast.scene.of(item.segment)):
        return None
    names = [name for raw in _name().findall(title["name"]) if (name := _clean(raw))]
    return (names[-1], line + title.start("name")) if names and title["name"].endswith(names[-1]) else None


def _before(cast: Cast, item: Item) -> tuple[str, int] | None:
    """Return the name in the words before the money, two commas away at most."""
    scene = cast.scene
    segments = re.split("[，,：:]", scene.text[item.clause[0] : item.start])
    for distance, segment in enumerate(reversed(segments)):
        if distance > 2:
            break
        names = [name for raw in _name().findall(segment) if (name := _clean(raw)) and not _GENERIC.match(name)]
        if names:
            if (
                distance
                and not re.search(_PAID, scene.of(item.segment))
                and not expression("projects", "built_by_aid").search(segment)
            ):
                return None
            return names[-1], scene.text.find(names[-1], item.clause[0])
        if re.search(r"\d", segment) and distance:
            break
    return None


def _first(text: str) -> str:
    found = _name().match(text)
    return found[0] if found else ""


def _clean(name: str) -> str:
    # What stands before 的 tells of the thing that is named behind it: 前年就动工的县中医院康养楼.
    leads = sorted(
        {
            *(lead.end() for lead in _LEAD.finditer(name)),
            *(of.end() for of in expression("projects", "of").finditer(name)),
        }
    )
    for begin in [*reversed(leads), 0]:
        rest = _FILLER.sub("", name[begin:])
        if len(rest) >= SHORTEST and pattern("projects", "suffixes").search(rest) and not _GENERIC.match(rest):
            return rest
    return ""


def _donor(cast: Cast, item: Item, named: tuple[int, int]) -> tuple[str, Item]:
    """Return who pays and how much: the first part of a total that a supporting body gives, or the sum itself."""
    for part in item.parts:
        name = cast.bodies.named(part.label)
        if name and not cast.bodies.is_ours(name) and "配套" not in part.label:
            return name, part
    scene = cast.scene
    opened = scene.text.rfind("（", item.clause[0], item.start)
    bracket = opened if opened >= 0 and "）" not in scene.text[opened : item.start] else item.start
    for start, end in ((bracket, item.start), (item.clause[0], item.start), (item.start, item.clause[1])):
        for body in cast.bodies.within(start, end):
            inside = named[0] <= body.start < named[1]
            if not body.ours and not inside and not pattern("projects", "suffixes").fullmatch(body.name[-2:]):
                return body.name, item
    earlier = item.clause[0] - 1
    while earlier > item.sentence[0]:
        start, _ = scene.clause_at(earlier - 1, earlier)
        for body in cast.bodies.within(start, earlier):
            if not body.ours:
                return body.name, item
        earlier = start - 1
    return cast.before(item.sentence[0]), item


def _stage(cast: Cast, item: Item, at: int) -> str:
    """Return the stage that the words behind the name or the money give, or else the clause."""
    text = cast.scene.text
    behind = text[max(at, item.end) : item.clause[1]]
    if found := stage_in(behind):
        return found
    following = text[item.clause[1] : item.sentence[1]]
    clause = cast.scene.of(item.clause)
    return stage_in(clause) or (stage_in(following) if not re.search(r"\d", following) else "") or "arrived"
