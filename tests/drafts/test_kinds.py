"""What is proposed of one sentence of each kind: sentences of their own, with the cells that the draft must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from accepted_drafts import faults_of_all

from aidanalysis.documents import Document, Extract
from aidanalysis.drafts.propose import propose_ledger

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "白榆县2014年对口支援工作总结\n\n2014年，青州市、杭州市支援我县各项建设。青州市、杭州市是我县的支援方。\n\n"
GIVES = "青州市2014年东西部协作工作总结\n\n2014年，我市与白榆县、柳河县开展协作，为两县办实事，两县各有所得。\n\n"
TABLE = (
    "各渠道到位资金和来访情况\n"
    "支援渠道　　2013年到位（万元）　2014年到位（万元）　来访批数（批）　来访人数（人次）\n"
    "青州市　　300　　420　　6　　71\n杭州市　　200　　280　　4　　39\n合计　　500　　700　　10　　110\n"
)

#: The rule, a text, the table, and of each of its drafts some cells.
KINDS: list[tuple[str, str, str, list[dict[str, str]]]] = [
    (
        "of a table's columns those of the report's year, and visits and money of one row",
        HEAD + TABLE,
        "funding",
        [{"channel": "青州市", "amount": "420"}, {"channel": "杭州市", "amount": "280"}],
    ),
    (
        "a figure that the rows come to is their total",
        HEAD + TABLE + "全年到位援助资金700万元。\n",
        "funding",
        [{}, {}],
    ),
    ("rows of visits", HEAD + TABLE, "visits", [{"delegations": "6", "visitors": "71"}, {"delegations": "4"}]),
    (
        "what a share is told of was aimed at, and is no part of the sum",
        HEAD + "全年到位援助资金900万元，完成年度计划850万元的105.9%，其中青州市600万元，杭州市300万元。",
        "targets",
        [{"amount": "850", "year": "2014"}],
    ),
    (
        "the parts of a sum that goes on behind a target",
        HEAD + "全年到位援助资金900万元，完成年度计划850万元的105.9%，其中青州市600万元，杭州市300万元。",
        "funding",
        [{"amount": "600"}, {"amount": "300"}],
    ),
    (
        "a part that is divided in brackets gives way to its own parts",
        HEAD + "全年到位援助资金950万元，其中青州市600万元，杭州市300万元，社会各界50万元（现金20万元、物资30万元）。",
        "funding",
        [{"amount": "600"}, {"amount": "300"}, {"amount": "20"}, {"amount": "30"}],
    ),
    (
        "of a sum whose parts are divided in their turn, its completion rests on all of them",
        HEAD
        + "全年到位援助资金950万元，完成年度计划900万元的105.6%，其中青州市600万元，杭州市300万元，社会各界50万元（现金20万元、物资30万元）。",
        "claims",
        [
            {"kind": "sum", "where": "counted=yes"},
            {"kind": "ratio", "where": "counted=yes", "base_table": "targets"},
            {"kind": "sum"},
        ],
    ),
    (
        "what is said once a quarter, and what is no thing, are no figures of the year",
        HEAD + "每季度召开1次联席会议，充分发挥两地两个积极性，审计局对12个项目开展审计。",
        "indicators",
        [{"name_zh": "项目开展审计", "amount": "12"}],
    ),
    (
        "a year that stands alone holds for what follows",
        HEAD + "早在2009年，青州市援助资金80万元。今年，青州市援助资金500万元。",
        "funding",
        [{"amount": "500"}],
    ),
    (
        "money as people speak of it",
        HEAD + "青州市今年拿了五百万元，本地商会凑了三十多万元帮扶乡亲。",
        "funding",
        [{"amount": "500", "channel": "青州市"}, {"amount": "30", "amount_qualifier": "over"}],
    ),
    (
        "a later year is aimed at, and goes on in its sentence",
        HEAD + "援助资金方面，2015年争取到900万元；到2016年，要有1000万元。",
        "targets",
        [{"amount": "900", "year": "2015"}, {"amount": "1000", "year": "2016"}],
    ),
    (
        "a project that opens its clause, whatever is said of it up to the money",
        HEAD + "河东片区饮水工程惠及农户830户，青州市补助260万元，现已通水。",
        "projects",
        [{"name_zh": "河东片区饮水工程", "amount": "260", "stage": "arrived", "donor": "青州市"}],
    ),
    (
        "what is built stands behind the money and 的, whatever it is called",
        HEAD + "杭州市支持38万元营造的北山护坡绿带，春季完工。",
        "projects",
        [{"name_zh": "北山护坡绿带", "amount": "38", "donor": "杭州市"}],
    ),
    (
        "what is built stands behind the comma",
        HEAD + "杭州市投入120万元，新建村民活动场所4个，全部交付使用。",
        "projects",
        [{"name_zh": "村民活动场所", "amount": "120"}],
    ),
    (
        "items of a list with dashes",
        HEAD
        + "重点项目有：\n——城北敬老院，青州市安排90万元，主体正在施工；\n——白榆中学操场，杭州市安排45万元，已投入使用。\n",
        "projects",
        [{"name_zh": "城北敬老院", "stage": "under_construction"}, {"name_zh": "白榆中学操场", "stage": "arrived"}],
    ),
    (
        "of a project's sum the part that the donor gives, though a use stands behind its name",
        HEAD + "县城供水厂概算总投资900万元，其中青州市级援建资金500万元、县级自筹400万元，厂区正在施工。",
        "projects",
        [{"amount": "500", "donor": "青州市级"}],
    ),
    (
        "what was signed, with the money behind a noun",
        HEAD + "推介会在青州举办，当场签了五个项目、三亿元，三个是正式合同，两亿元，两个是意向，一亿元。",
        "agreements",
        [
            {"agreements": "5", "amount": "3", "amount_unit": "亿元"},
            {"agreements": "3", "amount": "2"},
            {"agreements": "2", "amount": "1"},
        ],
    ),
    (
        "a document with a figure is one agreement",
        HEAD + "青州市粮油公司与我县签订《杂粮采购合同》，合同额600万元。",
        "agreements",
        [{"name_zh": "杂粮采购合同", "amount": "600"}],
    ),
    ("what stands nearest says who is counted", HEAD + "青州市医疗队接诊患者800人次。", "secondments", []),
    (
        "who is to be sent next year has not been",
        HEAD + "今年送6名干部到青州市挂职，明年打算再送9名。",
        "secondments",
        [{"people": "6"}],
    ),
    ("a rate is nobody who leads a group", HEAD + "造林任务于3月底完成，成活率达到90%。", "events", []),
    (
        "a paragraph opens its list of problems in its own words",
        HEAD
        + "成绩要讲，问题也要讲。第一，项目前期慢。第二，队伍不稳定。\n\n明年怎么办？第一，早谋划项目。第二，每季度去青州市一次。\n",
        "problems",
        [{"name_zh": "项目前期慢"}, {"name_zh": "队伍不稳定"}],
    ),
    (
        "the list of what is to be done likewise",
        HEAD
        + "成绩要讲，问题也要讲。第一，项目前期慢。第二，队伍不稳定。\n\n明年怎么办？第一，早谋划项目。第二，每季度去青州市一次。\n",
        "commitments",
        [{"name_zh": "早谋划项目"}, {"name_zh": "每季度去青州市一次"}],
    ),
    (
        "headings with signs",
        HEAD + "◆ 资金情况\n\n青州市援助资金500万元。\n\n◆ 存在问题\n\n（1）项目少；（2）队伍弱。\n",
        "problems",
        [{"name_zh": "项目少"}, {"name_zh": "队伍弱"}],
    ),
    (
        "a giver's report: those who go are visits, those who come are not",
        GIVES + "我市各部门赴两县考察对接12批、130人次，两县来我市交流9批、88人次。",
        "visits",
        [{"delegations": "12", "visitors": "130"}],
    ),
    (
        "a giver's report: whom it sends goes to the recipient, whom it takes in does not",
        GIVES + "选派挂职干部5名，其中到白榆县3名、到柳河县2名。接收两县来我市挂职干部8名。",
        "secondments",
        [
            {"people": "3", "direction": "to_recipient"},
            {"people": "2", "direction": "to_recipient"},
            {"people": "8", "direction": "to_supporting", "sent_by": "recipient"},
        ],
    ),
    (
        "a giver's report: its own money",
        GIVES
        + "——白榆县菌菇产业园，市级财政安排700万元，正在施工；\n——柳河县中学宿舍楼，市级财政安排300万元，已交付使用。\n",
        "projects",
        [{"name_zh": "白榆县菌菇产业园", "donor": "市级财政"}, {"name_zh": "柳河县中学宿舍楼", "donor": "市级财政"}],
    ),
]


@pytest.mark.parametrize(("text", "table", "wanted"), [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_each_kind(text: str, table: str, wanted: list[dict[str, str]]) -> None:
    """The drafts of a table are so many, in this order, each with these cells."""
    drafts = propose_ledger(Document.of("sentences.txt", Extract(text)))
    names = {one.id: one.cells.get("name_zh", "") for one in drafts if one.table in ("organisations", "channels")}
    found = [one.cells for one in drafts if one.table == table]
    read = [
        {name: cell if cell == "recipient" else names.get(cell, cell) for name, cell in one.items()} for one in found
    ]
    assert [{name: one.get(name) for name in want} for one, want in zip(read, wanted, strict=False)] == wanted
    assert len(read) == len(wanted), read


@pytest.mark.parametrize("text", dict.fromkeys(kind[1] for kind in KINDS))
def test_each_makes_a_ledger_without_a_fault(text: str, tmp_path: Path) -> None:
    """Accepted as they are, the drafts of each text pass the check."""
    assert faults_of_all(text, tmp_path) == ()


def test_the_year_of_a_date_in_the_head_is_not_cut(tmp_path: Path) -> None:
    """The report's own year rests on the whole date where the text gives it in no other way."""
    text = "白榆县对口支援办公室简报\n（2014年12月19日）\n\n今年，青州市援助资金500万元。\n"
    assert faults_of_all(text, tmp_path) == ()
