"""People trained, and people posted from one side to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import Draft, amount_cells
from aidanalysis.drafts.indicators import name_of, words_before
from aidanalysis.drafts.words import expression, has, last_word
from aidanalysis.records.codelist import english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.scene import Item

PERSONS: Final = ("人", "人次")
COURSES: Final = ("期", "班", "场", "场次", "次", "批", "个")
_FIELD: Final = expression("people", "field")
#: What stands before the people in a label: who acts, and what is done to them.
_VERBS: Final = expression("people", "verbs")


def people(cast: Cast) -> Iterator[Draft]:
    """Propose training and secondments from figures of persons."""
    for item in cast.scene.items:
        if item.unit not in PERSONS or not item.usable or not cast.free(item) or item.role != "done":
            continue
        before = cast.scene.items[item.number - 1] if item.number else None
        if before and before.unit in ("批", "批次") and item.start - before.end <= 3:
            continue
        if _is_divided(cast, item) or (
            item.whole is not None and item.whole.unit == item.unit and _whole_stands(cast, item.whole)
        ):
            continue
        topic = _topic(cast, item)
        if topic == "training":
            yield _training(cast, item)
        elif topic == "secondments":
            yield _posting(cast, item)
    yield from _uncounted(cast)


#: Who people are; a division by rank or term names none of them.
_WHO: Final = expression("people", "who")


def _is_divided(cast: Cast, item: Item) -> bool:
    """Whether a number of people is divided by who they are, who sends or who trains them."""
    if not item.parts or not any(_topic(cast, part) for part in item.parts):
        return False
    return all(
        cast.bodies.named(part.label) or _WHO.search(part.label + part.after) or _table_of(part.label + part.after)
        for part in item.parts
    )


def _whole_stands(cast: Cast, whole: Item) -> bool:
    """Whether a number of people is a record of its own, whose parts are ranks or terms."""
    return bool(_topic(cast, whole)) and not _is_divided(cast, whole)


#: People posted, of whom the report says no number.
_UNCOUNTED: Final = expression("people", "uncounted")


def _uncounted(cast: Cast) -> Iterator[Draft]:
    scene = cast.scene
    for found in _UNCOUNTED.finditer(scene.text):
        segment = scene.segment_at(found.start(), found.end())
        inside = any(segment[0] <= item.start < segment[1] for item in scene.items)
        if inside or scene.role_at(found.start())[0] != "done":
            continue
        bodies = list(cast.bodies.within(segment[0], found.end()))
        to_us = any(body.ours and body.start > found.start() for body in bodies)
        theirs = next((body.name for body in bodies if not body.ours), cast.main)
        sender, receiver = (theirs, "我县") if to_us or not any(body.ours for body in bodies) else ("我县", theirs)
        direction = "to_recipient" if receiver == "我县" else "to_supporting"
        cells = {"name_zh": found[0], "direction": direction, "sent_by": sender, "received_by": receiver}
        yield cast.draft("secondments", cells, found.start(), found.end(), "people posted, without a number", 0.6)


def _topic(cast: Cast, item: Item) -> str:
    """Return the table that a number of persons belongs to, "" for none."""
    scene = cast.scene
    own = item.label + item.after.split("，")[0]
    segment = scene.of(item.segment)
    for stretch in (own, segment):
        # 援疆医疗队接诊患者1.6万人次: what stands nearest says who is counted.
        other = last_word(item.label, "topics", "not_people")
        if stretch is own and other == len(item.label) and other >= 0 and not _table_of(item.after):
            return ""
        if found := _table_of(stretch):
            return found
        if has(stretch, "topics", "not_people"):
            return ""
    if item.whole is not None and not item.whole.parts:
        return ""
    if item.whole is not None:
        return _topic(cast, item.whole)
    if item.parts and item.unit == "人次" and last_word(own, "topics", "visits_in") >= 0:
        return ""
    lead = scene.text[item.clause[0] : item.start]
    if has(lead, "topics", "not_people"):
        return ""
    return _table_of(lead) or _table_of(scene.text[item.sentence[0] : item.start])


#: A course by its number: 三期村支书班.
_CLASS: Final = expression("people", "class")


def _table_of(stretch: str) -> str:
    if has(stretch, "topics", "postings"):
        trained = expression("people", "learning").search(stretch)
        return "training" if trained and not expression("people", "posted").search(stretch) else "secondments"
    if has(stretch, "topics", "training") or _CLASS.search(stretch):
        return "training"
    return "secondments" if has(stretch, "topics", "sends") else ""


def _training(cast: Cast, item: Item) -> Draft:
    field = field_name(cast, item) or name_of(cast, item)
    if _ACT.fullmatch(field):
        field = _course(cast, item) or field
    cells = {"field_zh": field, "field_en": english("fields", field), "trainer": _trainer(cast, item)}
    sure = 0.9 if item.whole else 0.8
    return cast.draft(
        "training",
        cells | amount_cells("people", item.amount),
        item.start,
        item.end,
        "people trained",
        sure,
        (item, "people"),
    )


#: That people were trained does not say who they are.
_ACT: Final = expression("people", "act")


def _course(cast: Cast, item: Item) -> str:
    """Return the course whose number stands before in the sentence: 农牧民技能培训 of 举办农牧民技能培训12期，培训840人次."""
    for one in reversed(cast.scene.items[: item.number]):
        if one.sentence != item.sentence:
            break
        if one.unit in COURSES and not _ACT.fullmatch(name := field_name(cast, one)):
            return name
    return ""


def _trainer(cast: Cast, item: Item) -> str:
    """Return who trains: the body named nearest before, or the one that people go to."""
    direction, _, towards = cast.direction(item)
    if direction == "to_supporting" and towards and expression("people", "goes").search(cast.scene.of(item.segment)):
        return towards
    for start in (item.segment[0], item.clause[0], item.sentence[0]):
        bodies = [body for body in cast.bodies.within(start, item.start) if not _people_word(body.name)]
        theirs = [body for body in bodies if not body.ours]
        if theirs:
            return theirs[-1].name
        if bodies and not _WHERE.search(bodies[-1].name):
            return bodies[-1].name
    if expression("people", "both_sides").search(cast.scene.text[item.sentence[0] : item.start]):
        return cast.main
    # Who is named in no sentence of theirs has not been said to train them.
    return _trainer(cast, item.whole) if item.whole and item.whole.sentence != item.sentence else ""


#: Where people are from, and not who trains them.
_WHERE: Final = expression("people", "where")


def _people_word(name: str) -> bool:
    return bool(expression("people", "kind_of_people").search(name)) and len(name) <= 4


def _posting(cast: Cast, item: Item) -> Draft:
    direction, sender, receiver = cast.direction(item)
    name = field_name(cast, item)
    if item.whole is not None and not _WHO.search(name):
        # 其中到某省5名 names where part of them went, and their whole says who they are.
        who = field_name(cast, item.whole)
        name = who if _WHO.search(who) else name
    if not name or len(name) < 3 or cast.bodies.named(name):
        name = item.after.strip("的，。、") or name or name_of(cast, item)
    cells = {"name_zh": name, "direction": direction, "sent_by": sender, "received_by": receiver}
    sure = 0.85 if item.whole else 0.8
    return cast.draft(
        "secondments",
        cells | amount_cells("people", item.amount),
        item.start,
        item.end,
        "people posted",
        sure,
        (item, "people"),
    )


def field_name(cast: Cast, item: Item) -> str:
    """Return who the people are: 党政干部 of 代培党政干部96人次, 医疗、教育人才 of 选派医疗、教育人才34名."""
    words = _VERBS.sub("", words_before(cast.scene, item)) or item.after
    found = _FIELD.search(words)
    return found[0].strip("、和及与约近的") if found else ""
