"""What was signed: how many, for how much, with whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.drafts.draft import Draft, amount_cells
from aidanalysis.drafts.indicators import name_of
from aidanalysis.drafts.words import expression, has, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidanalysis.drafts.cast import Cast
    from aidanalysis.drafts.scene import Item

COUNTED: Final = ("个", "份", "项", "宗", "笔", "单", "协议", "件")
_TITLE: Final = re.compile(r"《([^《》]{2,40})》")
_SIGNS: Final = expression("agreements", "signs")
_NAME: Final = expression("agreements", "name")


def agreements(cast: Cast) -> Iterator[Draft]:
    """Propose each signing with figures, with its parts, and each document that was signed."""
    done: dict[int, str] = {}
    for number, item in enumerate(cast.scene.items):
        if not item.usable or not cast.free(item) or item.role != "done":
            continue
        if item.quantity.kind == "money":
            count: Item | None = None
            money: Item | None = item
        elif item.unit in COUNTED and not item.after.startswith(words("bodies", "suffixes")):
            following = cast.scene.items[number + 1] if number + 1 < len(cast.scene.items) else None
            joined = (
                following and following.quantity.kind == "money" and following.usable and _joined(cast, item, following)
            )
            count, money = item, following if joined else None
        else:
            continue
        if not _is_signing(cast, item, money):
            continue
        first, last = count or money, money or count
        assert first is not None
        assert last is not None
        whole = item.whole or (money.whole if money else None)
        key = f"agreement-{first.start}"
        for one in (first, last):
            done[one.start] = key
        part_of = done.get(whole.start, "") if whole else ""
        name, party = _name_of(cast, first), _party(cast, first)
        cells = {"name_zh": name, "parties": ";".join(filter(None, ("我县", party))), "part_of": part_of}
        cells |= amount_cells("agreements", count.amount if count else None)
        cells |= amount_cells("amount", money.amount if money else None)
        figures = [*([(count, "agreements")] if count else []), *([(money, "amount")] if money else [])]
        draft = cast.draft("agreements", cells, first.start, last.end, "what was signed", 0.8, *figures)
        yield draft.called(key)
    yield from _documents(cast, done)


#: What may stand between a count and its money: 六个项目、12亿元, 四个是正式合同，8亿元.
_NOUN: Final = expression("agreements", "noun")


def _joined(cast: Cast, count: Item, money: Item) -> bool:
    between = cast.scene.between(count, money)
    return (
        len(between) <= 14
        and not expression("agreements", "breaks_off").search(between)
        and (bool(_NOUN.fullmatch(between)) or bool(expression("agreements", "sum_named").search(between)))
    )


def _is_signing(cast: Cast, item: Item, money: Item | None) -> bool:
    scene = cast.scene
    segment = scene.of(item.segment)
    own = item.label + item.after + (money.label if money else "")
    clause = scene.text[item.clause[0] : (money or item).end]
    if has(clause, "topics", "not_agreements") or expression("agreements", "carried_out").search(own):
        return False
    if has(segment, "topics", "signs") and has(own + segment, "topics", "agreements"):
        return (
            item.quantity.kind != "money"
            or not expression("agreements", "bought").search(own)
            or bool(_SIGNS.search(clause))
        )
    if has(own, "topics", "agreements") and not expression("agreements", "agreed_money").search(own):
        return True
    if expression("agreements", "sum_leads").match(scene.text[item.segment[0] : item.start]):
        # What was signed stands before the comma: 某项目正式签约，总投资….
        earlier, _ = scene.segment_at(item.segment[0] - 2, item.segment[0] - 1)
        if item.clause[0] <= earlier and expression("agreements", "signed_before_comma").search(
            scene.text[earlier : item.segment[0] - 1]
        ):
            return True
    if item.whole is not None:
        whole = item.whole
        return has(scene.of(whole.segment), "topics", "signs") or bool(
            expression("agreements", "signed_kind").search(scene.of(whole.segment))
        )
    return has(own, "topics", "agreements") and bool(_SIGNS.search(clause))


#: What leads to the name of what was signed.
_LEAD: Final = expression("agreements", "lead")
#: What any agreement is called, which names none of them.
_KINDS: Final = ("项目", "协议", "合同", "意向")


def _name_of(cast: Cast, item: Item) -> str:
    """Return what was signed: the longest words for it beside the figure, 签约项目 where it is called no more."""
    if expression("agreements", "kind_behind").match(item.after):
        return item.after.lstrip("的")
    text = cast.scene.text
    titles: list[str] = _TITLE.findall(text[item.clause[0] : item.start])
    if titles and has(titles[-1], "topics", "agreements"):
        return titles[-1]
    found = []
    for start in (item.start - len(item.label), item.segment[0], item.clause[0]):
        stretch = text[start : item.start]
        names = [_LEAD.sub("", name).strip("“”的了和") for name in _NAME.findall(_SIGNS.sub("，", stretch))]
        found += [name for name in reversed(names) if name]
    own = [name for name in found if name not in _KINDS]
    signed = _SIGNED.findall(text[item.segment[0] : item.start])
    return next(iter([*own, *signed, *found]), "") or item.label or name_of(cast, item)


#: Words that are the name of what was signed where it has no other.
_SIGNED: Final = expression("agreements", "signed")
#: A body that one goes to or meets at is a place, and none that signs.
_AT: Final = expression("agreements", "at")


def _party(cast: Cast, item: Item) -> str:
    """Return who signed on the other side: whom 与 names, or who acts in the clause or sentence."""
    text = cast.scene.text
    fair = has(text[item.clause[0] : item.start], "events", "fair")
    for start in (item.segment[0], item.clause[0], item.sentence[0]):
        theirs = [
            body
            for body in cast.bodies.within(start, item.start)
            if not body.ours and not _AT.search(text[max(start, body.start - 1) : body.start])
        ]
        if theirs:
            # 与 names the other side.
            after_with = [body for body in theirs if text[body.start - 1] in "与和同"]
            # At a fair many sign: who else the sentence names did not sign all of it.
            return after_with[0].name if after_with else "" if fair else theirs[0].name
    return ""


def _documents(cast: Cast, done: dict[int, str]) -> Iterator[Draft]:
    """Propose the documents that were signed, by their titles."""
    text = cast.scene.text
    for title in _TITLE.finditer(text):
        lead = text[max(0, title.start() - 14) : title.start()]
        role, _ = cast.scene.role_at(title.start())
        clause = cast.scene.clause_at(*title.span())
        if any(title.end() <= place < clause[1] for place in done):
            # 《某合同》，合同额1200万元: its figure has a draft that is called so.
            continue
        if (
            role != "done"
            or not expression("agreements", "document_signed").search(lead)
            or not has(title[1], "topics", "agreements")
        ):
            continue
        spans = (cast.scene.clause_at(*title.span()), cast.scene.sentence_at(*title.span()))
        named = ([one for one in cast.bodies.within(start, title.start()) if not one.ours] for start, _ in spans)
        theirs = next(filter(None, named), [])
        other = theirs[0].name if theirs else cast.main
        cells = {"name_zh": title[1], "parties": ";".join(filter(None, ("我县", other)))}
        yield cast.draft("agreements", cells, title.start(1), title.end(1), "a document that was signed", 0.8)
