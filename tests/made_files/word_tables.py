"""Word files: raised signs, tables and notes."""

from __future__ import annotations

from typing import Final

from made_files.parts import NS, Y, case, p, t, tbl, tc, tr, with_part, word

# superscripts
case(
    "su1.docx",
    word(
        p(
            "产值350",
            t("2", '<w:vertAlign w:val="superscript"/>'),
            "万元；建筑120m",
            t("2", '<w:vertAlign w:val="superscript"/>'),
            "；库容5m",
            t("3", '<w:vertAlign w:val="superscript"/>'),
            "。",
        )
    ),
    [(3500000, Y), (120, "m²"), (5, "m³")],
)
case("su2.docx", word(p("产值3.2×10", t("4", '<w:vertAlign w:val="superscript"/>'), "吨。")), [(32000, "吨")])
case(
    "su3.docx",
    word(
        p(
            "产值86",
            t("[1]", '<w:vertAlign w:val="superscript"/>'),
            "万元，人均2.5",
            t("①", '<w:vertAlign w:val="superscript"/>'),
            "万元。",
        )
    ),
    [(860000, Y), (25000, Y)],
)
case(
    "su4.docx",
    word(
        p(
            "CO",
            t("2", '<w:vertAlign w:val="subscript"/>'),
            "减排30吨，位置",
            t("12", '<w:position w:val="6"/><w:sz w:val="12"/>'),
            "。",
        )
    ),
    [(30, "吨")],
    alone=False,
)
# tables
case(
    "tb1.docx",
    word(
        p("单位：万元")
        + tbl(
            tr("项目", tc("2014年", '<w:gridSpan w:val="2"/>'), tc("2015年", '<w:gridSpan w:val="2"/>')),
            tr("", "计划", "完成", "计划", "完成"),
            tr("道路", "100", "90", "120", "110"),
        )
    ),
    [(1000000, Y), (900000, Y), (1200000, Y), (1100000, Y)],
)
case(
    "tb2.docx",
    word(
        tbl(
            tr("村", "投资（万元）", "户数"),
            tr("甲", tc("260", '<w:vMerge w:val="restart"/>'), "12"),
            tr("乙", tc("", "<w:vMerge/>"), "8"),
        )
    ),
    [(2600000, Y), (12, "户"), (8, "户")],
)
case(
    "tb3.docx",
    word(
        tbl(
            tr("镇", "明细"),
            tr("甲镇", tc(p("见内表") + tbl(tr("项目", "金额（万元）"), tr("水", "30"), tr("路", "50")) + p(""))),
        )
    ),
    [(300000, Y), (500000, Y)],
)
case(
    "tb4.docx",
    word(
        tbl(
            tr("指标", "单位", "数值"),
            tr("新建校舍", "平方米", "3,200"),
            tr("资金", "万元", "(120)"),
            tr("占比", "%", "35.6"),
        )
    ),
    [(3200, "平方米"), (-1200000, Y), (35.6, "%")],
)
case(
    "tb5.docx",
    word(
        p("表1 资金表（单位：亿元）")
        + tbl(tr("年份", "到位", "增长%"), tr("2013", "1.2", "8.5"), tr("2014", "1.5", "-3.2"))
    ),
    [(120000000, Y), (8.5, "%"), (150000000, Y), (-3.2, "%")],
)
case(
    "tb6.docx",
    word(
        tbl(
            tr("序号", "单位名称", "捐款额（元）"),
            tr("1", "甲公司", "12000"),
            tr("2", "乙公司", "—"),
            tr("", "合计", "12000"),
        )
    ),
    [(12000, Y), (12000, Y)],
)
case(
    "tb7.docx",
    word(
        tbl(
            tr(
                tc("项目", '<w:vMerge w:val="restart"/>'),
                tc("资金来源（万元）", '<w:gridSpan w:val="2"/>'),
                tc("受益户数", '<w:vMerge w:val="restart"/>'),
            ),
            tr(tc("", "<w:vMerge/>"), "财政", "自筹", tc("", "<w:vMerge/>")),
            tr("水渠", "30", "12.5", "210"),
        )
    ),
    [(300000, Y), (125000, Y), (210, "户")],
)
case(
    "tb8.docx",
    word(
        tbl(
            tr("一、甲镇", pr=""),
        )
        + tbl(tr("地区", "金额"), tr("甲", "20万元"), tr("乙", "1.5亿元"))
    ),
    [(200000, Y), (150000000, Y)],
)
case(
    "tb9.docx",
    word(tbl(tr(tc(p(t("户", "")), '<w:textDirection w:val="tbRlV"/>'), "人数"), tr("甲户", "5"), tr("乙户", "4"))),
    [(5, "人"), (4, "人")],
)
# notes, numbering, header
FOOTNOTES: Final = f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{p("其中省级30万元。")}{p("县级20万元。")}</w:footnote></w:footnotes>'
case(
    "fn1.docx",
    with_part(
        word(
            p(
                "到位50",
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
                "万元。",
            )
        ),
        "footnotes.xml",
        FOOTNOTES,
        "footnotes",
    ),
    [(500000, Y), (300000, Y), (200000, Y)],
)
case(
    "fn2.docx",
    with_part(
        word(tbl(tr("村", "户数"), tr("甲", tc(p("35", '<w:r><w:footnoteReference w:id="2"/></w:r>'))))),
        "footnotes.xml",
        FOOTNOTES,
        "footnotes",
    ),
    [(35, "户"), (300000, Y), (200000, Y)],
)
case(
    "cm1.docx",
    with_part(
        word(p("到位50万元。")),
        "comments.xml",
        f'<w:comments {NS}><w:comment w:id="0" w:author="x">{p("应为60万元")}</w:comment></w:comments>',
        "comments",
    ),
    [(500000, Y)],
    never=[(600000, Y)],
)
