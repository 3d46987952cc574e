"""How far money has come, by the words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aidanalysis.drafts.scene import Item, Scene

#: The words of each stage; what stands first wins where two stand in one stretch.
STAGES: Final[tuple[tuple[str, str], ...]] = (
    (
        "about_to_arrive",
        r"即将到|近期可?到|即将拨|将于[^，。]{0,8}到位|陆续到|尚待到|能(?:够)?(?:打过?来|拨过?来|到位|到账)",
    ),
    (
        "arrived",
        r"竣工|投入使用|用上|投入运[营行]|已[^，。；]{0,4}使用|通水|通车|通电|入住|交付|投用|完工|建成|安装到位|设备已到位|已到位|到位|到账|拨付|募集|捐赠|捐款|捐物|捐资|投产|运营|挂牌|启用|交工|验收|已完成|全部完成",
    ),
    (
        "under_construction",
        r"在建|在修|施工|动工|开工|主体|推进中|正在(?!使用)|封顶|建设中|加快建设|实施中|正在实施|完成基础",
    ),
    ("approved", r"批复|批准|获批|批下来|已批|下达|安排|列入|立项|前期|审批|招投标|招标|下达计划|计划书"),
    ("signed", r"签约|签订|签署|认捐|意向|协议"),
    ("available", r"可到位|落实|争取|可用|确定|承诺"),
)
_HOPED: Final = re.compile("(?:能不能|能否|有望|预计|力争)[^，。；]*")
#: What is completed and is a part of the work only.
_PARTLY: Final = (
    (
        "under_construction",
        r"完成[^，。；]{0,4}(?:基础|主体|土建|桩基|装修|施工|工程量)|完成(?:投资|工程)[^，。；]{0,6}%",
    ),
    ("approved", r"完成[^，。；]{0,4}(?:招标|招投标|立项|可研|设计|前期|审批|选址|勘察|征地)"),
)
#: Of money itself, what is being built says nothing.
_MONEY: Final[tuple[tuple[str, str], ...]] = (
    *(pair for pair in STAGES if pair[0] != "under_construction"),
    ("arrived", r"投入|筹集|筹措|收到|注入|无偿"),
)


def stage_in(text: str, stages: tuple[tuple[str, str], ...] = STAGES) -> str:
    """Return the stage that a stretch of text names, "" where it names none."""
    if re.search("可到位", text):
        return "available"
    # What is hoped for or asked has not come about.
    text = _HOPED.sub("", text)
    if re.search("[待未拟][^，。；]{0,6}(?:开工|动工)", text):
        return "approved"
    if (
        stages is STAGES
        and re.search("主体|封顶|形象进度|完工[^，]{0,3}成|动工|开工", text)
        and not re.search("竣工|投入使用|交付|全部完工", text)
    ):
        return "under_construction"
    for stage, partly in _PARTLY if stages is STAGES else ():
        if re.search(partly, text):
            return stage
    for stage, words in stages:
        if re.search(words, text):
            return stage
    return ""


def stage_of(scene: Scene, item: Item, otherwise: str) -> str:
    """Return the stage of money: by its own words, those of its whole, its clause, its sentence."""
    for stretch in (item.label + item.after[:6], scene.of(item.segment)):
        if found := stage_in(stretch, _MONEY):
            return found
    if item.whole is not None and (found := stage_of(scene, item.whole, "")):
        return found
    for stretch in (scene.text[item.clause[0] : item.end], scene.text[item.sentence[0] : item.end]):
        if found := stage_in(stretch, _MONEY):
            return found
    return otherwise


def form_of(item: Item, segment: str) -> str:
    """Return whether assistance came as money, in kind or both."""
    for stretch in (item.label, segment, item.whole.label if item.whole else ""):
        goods = re.search(r"物资|折款|折价|折合|捐物|实物|设备|图书|衣物", stretch)
        money = re.search(r"资金|捐款|捐资|现金|善款|款物", stretch)
        if goods or "款物" in stretch:
            return "both" if money else "in_kind"
        if money:
            return "money"
    return "money"
