"""Numbers whose unit is printed elsewhere: with their partner, in a list, in a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aidanalysis.reading.quantity import Kind
from aidanalysis.reading.words import contexts
from aidanalysis.reading.words.numerals import Number

if TYPE_CHECKING:
    from aidanalysis.reading.draft import Draft

_CHANGE: Final = r"[^\d,，。;；、\n]{0,4}(?:至|到|为)(?:了)? ?"
_FROM: Final = re.compile(r"[由从自] ?$")
_TO: Final = re.compile(_CHANGE)
_CHOSEN: Final = re.compile(r"选|中选|评出|取")
#: How far things counted before have come: 项目1528个，完工1120，在建408.
_STAGE: Final = re.compile(
    r"\)?[,，、;；(] ?(?:其中)?(?:已|新|未|拟|正)?(?:完工|在建|开工|建成|竣工|投产|复工|续建|新建|新开|未开|达产|落地|签约|启动|验收|入驻|结对|办结)"
)
_LISTED: Final = re.compile(r"[、和及与]")
#: A list of bare numbers shares the last unit only where the clause says that it lists.
_EITHER: Final = re.compile(r"[、或]")
#: Before a number that may be the mark of a list.
_MARK_BEFORE: Final = tuple("\n。;；:第号.表图件附")
_LISTS: Final = re.compile(r"分别|各|依次")
_PHRASE_END: Final = re.compile(r"[,，。;；、)\n选]|$")
#: A bracket, or a clause that names the parts, up to words that end before the number.
_PARTS: Final = re.compile(r"(?:\(|[,，](?=其中))(?=[^()。;；\n]*[^()。;；\n\d,，、.]$)")
UNIT_OF_WHOLE: Final = "unit of the whole"
_MOST_PARTS: Final = 8
#: How far back the clause is searched for the word that lists.
_REACH: Final = 40


def share_units(drafts: list[Draft], text: str) -> None:
    """Give a unit to the drafts that have none where the words round them say which."""
    for i, draft in enumerate(drafts):
        if draft.kind is None:
            if i and _valued(drafts[i - 1]) and _linked(drafts[i - 1], draft, text):
                _share(drafts[i - 1], draft, "unit of the first")
            elif whole := _whole_of(drafts, i, text):
                draft.take_unit(whole.word, UNIT_OF_WHOLE)
            elif noun := _counted_noun(draft, text):
                draft.take_unit(noun, "noun before")
    for i in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[i], drafts[i + 1]
        if draft.kind is None and _valued(following):
            gap = text[draft.end : following.start]
            if _TO.fullmatch(gap) and _FROM.search(text, max(0, draft.start - 2), draft.start):
                _share(following, draft, "unit of the second")
            elif (
                (_EITHER.fullmatch(gap) or (gap in ("和", "与", "及") and draft.number and not draft.number.group))
                and draft.start
                and not text.endswith(_MARK_BEFORE, 0, draft.start)
            ) or (
                (_LISTED.fullmatch(gap) or gap in (",", "，"))
                and _LISTS.search(text, max(0, draft.start - _REACH), draft.start)
            ):
                _share(following, draft, "unit of the list")


def join_ranges(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts with 10%-20% as one; 由579元到9225元 stays two."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and _is_range(last, draft, text[last.end : draft.start].strip(), text):
            assert last.number
            assert draft.number
            group = min(draft.number.group, last.number.group)
            last.number = Number(last.number.low, draft.number.low, group=group)
            last.meaning, last.end, last.rule = type(last.meaning).RANGE, draft.end, "range"
        else:
            joined.append(draft)
    return joined


def _is_range(left: Draft, right: Draft, link: str, text: str) -> bool:
    if link not in ("-", "--", "—", "——", "~", "至") or left.word != right.word or left.kind != right.kind:
        return False
    if not (left.number and right.number) or left.number.high is not None or right.number.high is not None:
        return False
    if left.meaning != "exact" or right.meaning != "exact" or left.kind is None:
        return False
    apart = link == "至" and re.search("[由从自]", text[max(0, left.start - 6) : left.start])
    return not apart and left.number.low < right.number.low


def _valued(draft: Draft) -> bool:
    return draft.kind not in (None, Kind.DATE, Kind.PERIOD) and draft.number is not None


def _linked(first: Draft, second: Draft, text: str) -> bool:
    gap = text[first.end : second.start]
    return bool(_TO.fullmatch(gap) or _CHOSEN.fullmatch(gap))


def _whole_of(drafts: list[Draft], i: int, text: str) -> Draft | None:
    """Return the number that a part belongs to: 3.5万平方米(地上2.2万，地下1.3万), 项目1528个，完工1120."""
    part = drafts[i]
    if part.number is None or not (_PHRASE_END.match(text, part.end) or text[part.end] == "("):
        return None
    if i and _STAGE.fullmatch(text, drafts[i - 1].end, part.start):
        share = drafts[i - 1].kind is Kind.RATIO and i > 1  # 开工47(90.4%)，续建20
        whole: Draft | None = drafts[i - 2 if share else i - 1]
    else:
        opening = _PARTS.search(text, max(0, part.start - _REACH), part.start)
        at = opening.start() if opening else -1
        whole = next((d for d in drafts[max(0, i - _MOST_PARTS) : i] if d.end == at), None)
    if whole is None or not _valued(whole) or whole.kind is Kind.RATIO:
        return None
    assert whole.number
    chained = whole.rule == UNIT_OF_WHOLE  # 续建20、新开27 are parts of what stands before them
    return whole if chained or part.number.low <= whole.number.low else None


def _share(giver: Draft, taker: Draft, rule: str) -> None:
    assert giver.number
    assert taker.number
    group = giver.number.group
    if taker.number.group == 0 and group and taker.number.low < 10**group:
        taker.number = Number(taker.number.low.scaleb(group), group=group)
    taker.take_unit(giver.word, rule)


def _counted_noun(draft: Draft, text: str) -> str:
    assert draft.number
    low = draft.number.low
    if (
        draft.number.group
        or low < 10
        or low != int(low)
        or 1900 <= low <= 2100
        or not _PHRASE_END.match(text, draft.end)
    ):
        return ""
    return contexts.noun_behind(text, draft.start)
