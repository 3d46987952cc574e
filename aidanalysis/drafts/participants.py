"""Participants: who was at an event, where the text names the person with a post, or the body."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.drafts.bodies import GROUP, OURS, Body
from aidanalysis.drafts.words import alternatives, expression, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.draft import Draft

#: What a person or body did, by the words behind the name, the plainest first.
_ROLES: Final = alternatives("participants", "roles")
#: The same behind a body in the text.
_SENT: Final = re.compile(GROUP.pattern.removesuffix("$"))
#: Signs and words before which another title begins.
_EDGE: Final = expression("participants", "edge")
#: No name ends or goes on with these: 书记于近日来.
_NO_NAME: Final = expression("participants", "no_name")


class Named(NamedTuple):
    """A person in the text: where the title begins, where the name does, and where it ends."""

    start: int
    name: int
    end: int


@cache
def _person() -> re.Pattern[str]:
    posts, surnames = "|".join(words("persons", "posts")), "|".join(words("persons", "surnames"))
    behind = "|".join(words("persons", "behind"))
    return re.compile(f"(?:{posts})(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?)(?={behind})")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(f"(?:党组|常务)?副?(?:{'|'.join(words('persons', 'posts'))})$")


def participants(cast: Cast, event: str, start: int, end: int) -> Iterator[Draft]:
    """Propose who was at an event that a stretch of the text tells of; ``event`` is what its draft is called."""
    seen: set[str] = set()
    for one in persons(cast, start, end):
        text = cast.scene.text
        title, name = text[one.start : one.name], text[one.name : one.end]
        body = _body_of(cast, one)
        if not body or name in seen:
            continue
        seen.add(name)
        cells = {
            "event": event,
            "organisation": body,
            "role": _role(text[one.end : end]),
            "person_zh": name,
            "post_zh": title,
        }
        yield cast.draft("participants", cells, one.start, one.end, "a person at an event", 0.8)
    for first, last, body, role in _bodies(cast, start, end):
        cells = {"event": event, "organisation": body, "role": role}
        yield cast.draft("participants", cells, first, last, "a body at an event", 0.7)


def persons(cast: Cast, start: int, end: int) -> Iterator[Named]:
    """Yield the persons that a stretch names with their posts."""
    text = cast.scene.text
    for found in _person().finditer(text, start, end):
        if _NO_NAME.search(found["name"]):
            continue
        edges = [start, *(mark.end() for mark in _EDGE.finditer(text, start, found.start()))]
        one = Named(edges[-1], found.start("name"), found.end("name"))
        # 某集团党组成员、副总经理: the body stands with the first of two posts.
        two = len(edges) > 1 and text[edges[-1] - 1] == "、" and not _body_of(cast, one)
        yield one._replace(start=edges[-2]) if two else one


def _body_of(cast: Cast, one: Named) -> str:
    """Return the body that a title is of: 浙江省政府 of 浙江省政府副秘书长; 县长 alone is the recipient's."""
    title = cast.scene.text[one.start : one.name]
    office = _post().sub("", title)
    if cast.bodies.is_body(office):
        return OURS if cast.bodies.is_ours(office) else office
    body = next(cast.bodies.within(one.start, one.name), None)
    if body is not None:
        return OURS if body.ours else body.name
    outline = cast.bodies.outline
    return OURS if outline and re.match(f"[我本]?{outline}", title) else ""


def _role(behind: str) -> str:
    """Return what somebody did by the first words behind the name that say it; a list shares what stands behind it."""
    clause = re.split("[，；。]", behind)[0]
    found = [(match.start(), role) for role, said in _ROLES if (match := re.search(said, clause))]
    return min(found)[1] if found else "participant"


def _bodies(cast: Cast, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield the bodies that took part, with place and role: those that sent a group, and those that 参加 or 主办."""
    text = cast.scene.text
    seen: set[str] = set()
    for segment in re.finditer("[^，；。]+", text[start:end]):
        first, last = start + segment.start(), start + segment.end()
        if _person().search(text, first, last):
            continue
        took = expression("participants", "took_part").search(segment[0])
        hosted = expression("participants", "hosted_by").search(segment[0])
        for body in _apart(cast, first, last):
            sent = _SENT.match(text, body.end) or GROUP.search(body.name)
            before = took is not None and body.end <= first + took.start()
            hosting = hosted is not None and first + hosted.start(1) <= body.start < first + hosted.end(1)
            # A place, or so many of them: 14个部门.
            other = expression("participants", "place_before").search(text[: body.start][-1:]) or expression(
                "participants", "counted_behind"
            ).match(body.name)
            name = OURS if body.ours else body.name
            if other or name in seen or not (sent or before or hosting):
                continue
            if cast.bodies.is_body(sender := GROUP.sub("", name)):
                name = sender
            seen.add(name)
            stop = body.start + len(name) if text.startswith(name, body.start) else body.end
            yield body.start, stop, name, "host" if hosting else "participant"


def _apart(cast: Cast, start: int, end: int) -> Iterator[Body]:
    """Yield the bodies of a stretch, two that 和 joins each by itself."""
    for body in cast.bodies.within(start, end):
        first, joined, second = body.name.partition("和")
        if joined and cast.bodies.is_body(first) and (cast.bodies.is_ours(second) or cast.bodies.is_body(second)):
            middle = body.start + len(first)
            yield Body(body.start, middle, first, cast.bodies.is_ours(first))
            yield Body(middle + 1, body.end, second, cast.bodies.is_ours(second))
        else:
            yield body
