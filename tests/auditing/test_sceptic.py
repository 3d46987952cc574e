"""Texts that must not be accused, each with the reason why its figures need not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidanalysis.auditing import audit
from aidanalysis.claims import Verdict

UNACCUSED = {
    "a list that is left open": "引进企业30家，其中农产品加工企业12家、旅游企业7家等。",
    "a list that is left open, one short of its whole": "引进企业20家：农产品加工企业12家、旅游企业7家等。",
    "a number of parts that is no whole": "举办活动3次：参观2次、座谈1次、义诊4次。",
    "a share of something else": "全县12个乡镇，扶贫车间6个，占40%。",
    "a share among other things": "全县12个乡镇，扶贫车间6家，占40%。",
    "a rise of something else": "结对村从46个增加到58个，新增企业13家。",
    "growth of something else": "扶贫车间由20个增加到30个，产值增长51%。",
    "stages, one of them left out": "援建项目15个（完工8个、在建6个）。",
    "stages that lie in each other": "援建项目28个：开工18个，完工11个。",
    "a list of the main parts": "共实施项目60个，主要有学校12个、医院6个、道路20个。",
    "parts that overlap": "培训各类人员500人，其中妇女260人，少数民族310人，党员95人。",
    "parts of parts": "到位资金8600万元，其中财政资金5000万元，含市级2000万元、区级1800万元，社会资金3600万元。",
    "parts of parts in brackets": "实施项目32个，其中交通项目8个（新建5个、改建3个），水利项目9个（新建6个）。",
    "one part only": "接待来访20批180人次，其中省级以上领导6批。",
    "a list with a rest that is not counted": "全市共有贫困户5600户，甲县1800户，乙县1200户，其余分布在各区。",
    "a part that stands for several": "学校5所，投资8600万元：甲校3200万元，乙校1800万元，丙校3000万元，幼儿园两所各300万元。",
    "comparable prices": "完成投资3.2亿元，按可比价计算比上年2.9亿元增长7.5%。",
    "real growth": "生产总值120亿元，上年110亿元，实际增长6.2%。",
    "a base in another report": "2018年到位1.1亿元，2019年到位1.4亿元，2020年到位1.7亿元，比2017年增长90%。",
    "a base that is a plan of the year": "总投资4亿元的产业园完成投资1.5亿元，占年度计划的75%。",
    "two bases": "帮扶资金2.1亿元用于产业，占45%；1.3亿元用于教育，占28%。",
    "a base in another sentence's place": "甲市项目412个，完工365个。乙市完工288个，完工率71.9%。",
    "a share of another matter": "项目64个，总投资18.4亿元。到位9.6亿元，到位率53.2%。",
    "a rate of something else": "甲县到位资金1200万元，完成率60%；乙县总投资5000万元，开工率80%。",
    "a subject of its own before the share": "队员85人，其中第一书记40人、队员45人，驻村干部占53%。",
    "an annual average": "由2015年的40亿元增加到2020年的60亿元，年均增长8.4%。",
    "two growths at once": "集体收入由8万元提高到21万元，人均收入由6500元增长到1.2万元，分别增长162.5%和84.6%。",
    "a shared total": "捐款120万元，捐物折款80万元，全年社会帮扶共450万元。",
    "a standard and no average": "为120户发放补助，每户3000元，另拨工作经费50万元。",
    "a half-finished account": "签约项目18个，协议资金32亿元：已开工7个，到位资金6.5亿元。",
    "persons and visits": "培训200人次，其中县级干部30人次，科级干部120人次；培训技术人员350人次。",
    "a target still ahead": "到位资金4200万元，力争全年突破6000万元。",
    "loosely reached": "到位资金5060万元，基本完成了5100万元的任务。",
    "cut off and not rounded": "规划项目3个，完工2个，完工率66.6%。",
    "a total with an unknown part": "甲乡投入300万元，乙乡投入200万元，丙乡投工投劳，合计620万元。",
    "a list of three years": "2019年投入1.2亿元、2020年投入1.5亿元、2021年投入1.9亿元，累计投入8.6亿元。",
}  # fmt: skip


@pytest.mark.parametrize("text", UNACCUSED.values(), ids=UNACCUSED.keys())
def test_nothing_is_accused(text: str) -> None:
    """Where the figures need not fit, no claim is said not to follow."""
    accused = [claim for claim in audit(text).claims if claim.verdict is Verdict.CONTRADICTS]
    assert not [(claim.kind, claim.stated.quantity.text) for claim in accused]


def test_none_of_many_is_accused() -> None:
    """Nor is any of the texts of not_accused.txt, which say why their figures need not fit, or say nothing of it."""
    texts = (Path(__file__).parent / "not_accused.txt").read_text(encoding="utf-8").splitlines()
    accused = {text for text in texts for claim in audit(text).claims if claim.verdict is Verdict.CONTRADICTS}
    assert accused == set()
