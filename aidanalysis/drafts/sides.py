"""Which place a report is of, and whether that place receives what it tells of or gives it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from aidanalysis.drafts.words import expression, has, pattern

if TYPE_CHECKING:
    from aidanalysis.drafts.scene import Scene

_YEAR_FIRST: Final = expression("sides", "year_first")
#: A place in a title, without the province or city that it lies in.
_PLACE_IN_TITLE: Final = expression("sides", "place_in_title")
#: The place whose office signs: 中共某县委书记.
_OFFICE: Final = expression("sides", "office")
_TITLE_PLACE: Final = expression("sides", "title_place")
#: The province whose office writes.
_PROVINCE: Final = expression("sides", "province")
#: A place in a title to which another one gives: 某市对口支援某县.
_GIVEN_TO: Final = expression("sides", "given_to")
_COUNTY: Final = expression("sides", "county")
#: How a giver speaks of several that it gives to, and how often it does at least.
_SEVERAL: Final = expression("sides", "several")
SPOKEN_OF: Final = 2
#: So many lines at its head may say whose a newsletter is.
FIRST: Final = 6
#: What is said of a place's own side: 我县, 我市, 全省.
_OWN: Final = expression("sides", "own")
_NOT_PLACE: Final = expression("sides", "not_place")


class Sides(NamedTuple):
    """The place that reports, and those that it gives to; where there are none it receives."""

    own: str
    receivers: tuple[str, ...] = ()

    @property
    def gives(self) -> bool:
        """Whether who reports gives."""
        return bool(self.receivers)


def stem_of(place: str) -> str:
    """Return a place without what it is: 浙江 of 浙江省."""
    return place[:-1] if place[-1:] in "省市区县州旗" else place


def sides_of(scene: Scene) -> Sides:
    """Return the sides of a report."""
    own = _own(scene)
    return Sides(own, _receivers(scene, own))


def _receivers(scene: Scene, own: str) -> tuple[str, ...]:
    """Return the places that a report says its own gives to: those of its title, or the counties that it calls 两县."""
    text = scene.text
    if own[-1:] not in ("省", "市", "区") or has(text, "bodies", "givers"):
        return ()
    title = scene.first_lines[0] if scene.first_lines else ""
    named = [found[1] for found in _GIVEN_TO.finditer(title) if own not in found[1]]
    says = Counter(_OWN.findall(text)).most_common(1)
    if named and title.find(own) < title.find(named[0]) and says and says[0][0] == own[-1]:
        return (named[0],)
    spoken = Counter(_SEVERAL.findall(text)).most_common(1)
    if not spoken or spoken[0][1] < SPOKEN_OF:
        return ()
    counties = Counter(name for name in _COUNTY.findall(text) if _is_place(name))
    return tuple(name for name, _ in counties.most_common("一两三四五六".index(spoken[0][0]) + 1))


def _is_place(name: str) -> bool:
    return not _NOT_PLACE.search(name[:2]) and not pattern("bodies", "cuts").search(name[:2])


def _own(scene: Scene) -> str:
    text, lines = scene.document.body.text, scene.first_lines
    says = Counter(_OWN.findall(text)).most_common(1)
    if says and says[0][0] == "省":
        # The head of a newsletter is the page's own.
        for line in scene.text.lstrip().splitlines()[:FIRST]:
            if found := _PROVINCE.search(line):
                return found[1]
    for line in lines:
        if found := _TITLE_PLACE.search(line):
            return found[1]
    if lines and (titled := _titled(lines[0], text)):
        return titled
    for line in lines:
        if found := _OFFICE.search(line):
            return found[1]
    counts = Counter(found[0] for found in expression("sides", "county_or_district").finditer(text))
    places = {name: count + text.count(name[:2]) for name, count in counts.items() if _is_place(name)}
    return max(places, key=lambda name: places[name], default="")


def _titled(title: str, text: str) -> str:
    """Return the place that a title names: of two, the one that is what the report calls its own, 我区 or 我县."""
    places = [found[1] for found in _PLACE_IN_TITLE.finditer(_YEAR_FIRST.sub("", title))]
    own = Counter(expression("sides", "own_kind").findall(text)).most_common(1)
    return next((place for place in places if own and place[-1] == own[0][0]), places[0] if places else "")
