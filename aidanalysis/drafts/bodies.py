"""The bodies that a report names, found as words between the words round them."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.drafts.sides import sides_of, stem_of
from aidanalysis.drafts.words import expression, pattern, words
from aidanalysis.records.codelist import codelist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.scene import Scene

_NOT_NAME: Final = expression("bodies", "not_name")
_PLACE: Final = expression("bodies", "place")
PROVINCES: Final = tuple(place.zh for place in codelist("places").values())
OURS: Final = "我县"
#: A group that a body sends, behind the body's name.
GROUP: Final = expression("bodies", "group")


class Body(NamedTuple):
    """A body where the text names it."""

    start: int
    end: int
    name: str
    ours: bool


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words("bodies", "suffixes"))) + ")$")


class Bodies:
    """The bodies of one report; the recipient is told from all others."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.sides = sides_of(scene)
        receivers = self.sides.receivers or (self.sides.own,)
        self.recipient = "、".join(receivers)
        self.receivers = tuple(filter(None, map(stem_of, receivers)))
        self.stem = self.receivers[0] if self.receivers else ""
        self.outline = "" if self.sides.gives else self.recipient[-1:]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The places that the text names without what they are: 浙江 for 浙江省."""
        found = set(PROVINCES)
        text = self.scene.text
        for match in _PLACE.finditer(text):
            for length in (2, 3):
                stem = match[1][-length:]
                if (
                    # 青州市 of 青州市市长 is no stem: it says already what it is.
                    not expression("bodies", "says_what").search(stem)
                    and text.count(stem) > 1
                    and not pattern("bodies", "cuts").search(stem)
                    and not expression("bodies", "no_stem").search(stem)
                ):
                    found.add(stem)
        return frozenset(found - set(self.receivers))

    def is_ours(self, name: str) -> bool:
        """Whether a name is that of the recipient's side."""
        if not name:
            return False
        if self.sides.gives:
            # Who reports is the giver: its own words for itself are those of the supporting side.
            return name == OURS or name in words("bodies", "receivers") or any(one in name for one in self.receivers)
        if name in words("bodies", "recipient") or expression("bodies", "own_side").match(name):
            return True
        if self.stem and self.stem in name:
            return not any(stem in name for stem in self.stems if stem != self.stem)
        # 县直部门 is the county's own; a place that it names beside, 省内某市, is another.
        return bool(self.outline) and name.startswith(self.outline) and not any(stem in name for stem in self.stems)

    def ours_begins(self, rest: str) -> bool:
        """Whether words begin with the recipient's place."""
        told = words("bodies", "receivers") if self.sides.gives else ("我县", "我区", "我市", "我省", "我州")
        return bool(self.receivers) and rest.startswith((*self.receivers, *told))

    def is_body(self, name: str) -> bool:
        """Whether words are the name of a body, or of a group of them."""
        if (
            len(name) < 2
            or name.endswith(words("bodies", "not_bodies"))
            or expression("bodies", "several").fullmatch(name)
        ):
            return False
        if name in words("bodies", "groups") or name in self.stems or name in self.receivers:
            return True
        if expression("bodies", "level_alone").fullmatch(name):
            return True
        return bool(_suffix().search(name)) or (len(name) <= 4 and name[:2] in self.stems)

    def named(self, words_: str) -> str:
        """Return the body that a label names: 天津市 of 其中天津市援助, "" where it names none."""
        for piece in _pieces(words_):
            name = piece.strip("“”、和及与")
            if self.is_body(name):
                return name
            if (place := self._leading(name)) and place not in self.receivers:
                return place
        return ""

    def within(self, start: int, end: int) -> Iterator[Body]:
        """Yield the bodies that a stretch of the text names, in order."""
        text = self.scene.text
        for part in re.finditer(r"[^。；;，,：:、（）()\s《》]+", text[start:end]):
            at = start + part.start()
            for piece, offset in _placed(part[0]):
                name = piece.strip("“”和及与")
                inner = offset + piece.find(name)
                if name.endswith("办") and text[at + inner + len(name) :].startswith(("了", "过")):
                    # 老师办了三期班: a verb, and no office.
                    continue
                if self.is_body(name):
                    yield Body(at + inner, at + inner + len(name), name, self.is_ours(name))
                elif place := self._leading(name):
                    yield Body(at + inner, at + inner + len(place), place, self.is_ours(place))

    def _leading(self, name: str) -> str:
        """Return the place or body with which words begin: 浙江省 of 浙江省副秘书长."""
        for ours in words("bodies", "recipient"):
            if name.startswith(ours):
                return ours
        for group in words("bodies", "groups"):
            if len(group) > 2 and name.startswith(group):
                return group
        found = expression("bodies", "leading_place").match(name)
        if found:
            return found[0]
        for stem in sorted(self.stems, key=len, reverse=True):
            if name.startswith(stem):
                return stem
        return next((one for one in self.receivers if name.startswith(one)), "")


def _pieces(text: str) -> Iterator[str]:
    for piece, _ in _placed(text):
        yield piece


@cache
def _cut() -> re.Pattern[str]:
    # What a body is called by is no end of its name, whatever word it holds: 同乡会.
    cuts = words("bodies", "cuts")
    ends = [one for one in words("bodies", "suffixes") if one not in cuts and any(cut in one for cut in cuts)]
    keeps = "|".join(map(re.escape, ends))
    return re.compile(
        f"(?P<keep>{pattern('bodies', 'keeps').pattern}|{keeps})|{pattern('bodies', 'cuts').pattern}|{_NOT_NAME.pattern}"
    )


def _placed(text: str) -> Iterator[tuple[str, int]]:
    """Yield the stretches of a text between the words that no name holds, each with its offset."""
    at = 0
    for cut in _cut().finditer(text):
        if cut["keep"]:
            continue
        if cut.start() > at:
            yield text[at : cut.start()], at
        at = max(at, cut.end())
    if at < len(text):
        yield text[at:], at
