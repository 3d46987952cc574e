"""Word files: what stands in a paragraph."""

from __future__ import annotations

from made_files.parts import Y, box, case, dele, field, ins, p, t, tbl, tc, tr, word

# ---------- docx
case(
    "tr1.docx",
    word(p("到位资金", dele("120"), ins("150"), "万元，惠及", ins("3"), "20户。")),
    [(1500000, Y), (320, "户")],
    says="tracked",
)
case("tr2.docx", word(p("投入3", dele("00"), ins("50"), "0万元。")), [(35000000, Y)])
case(
    "tr3.docx",
    word(
        p(
            "培训",
            '<w:ins w:id="1" w:author="x"><w:del w:id="2" w:author="x"><w:r><w:delText>99</w:delText></w:r></w:del></w:ins>',
            "60人次。",
        )
    ),
    [(60, "人次")],
)
case(
    "tr4.docx",
    word(
        tbl(
            tr("村", "金额（万元）"),
            tr("甲", "100"),
            tr("乙", tc(p(dele("300"), ins("200")))),
            tr("丙", "400", pr='<w:del w:id="4" w:author="x"/>'),
            tr("丁", "50", pr='<w:ins w:id="5" w:author="x"/>'),
        )
    ),
    [(1000000, Y), (2000000, Y), (500000, Y)],
    never=[(3000000, Y), (4000000, Y)],
)
case(
    "tr5.docx",
    word(
        p("拨款", '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>80万元</w:t></w:r></w:moveFrom>', "。")
        + p('<w:moveTo w:id="4" w:author="x"><w:r><w:t>80万元</w:t></w:r></w:moveTo>', "到账。")
    ),
    [(800000, Y)],
)
case("tr6.docx", word(p("累计1", ppr='<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>') + p("20万元。")), [(1200000, Y)])
case(
    "tr7.docx",
    word(
        p(
            "共",
            '<w:ins w:id="1" w:author="x"><w:hyperlink w:anchor="a"><w:r><w:t>45名</w:t></w:r></w:hyperlink></w:ins>',
            "干部。",
        )
    ),
    [(45, "名")],
)
case(
    "tr8.docx",
    word(
        p(
            t("安排", '<w:rPrChange w:id="9" w:author="x"><w:rPr><w:strike/></w:rPr></w:rPrChange>'),
            t("70万元", '<w:rPrChange w:id="9" w:author="x"><w:rPr><w:strike/></w:rPr></w:rPrChange>'),
            "。",
        )
    ),
    [(700000, Y)],
)
# struck, hidden
case("st1.docx", word(p("资金", t("320", "<w:dstrike/>"), t("350"), "万元。")), [(3500000, Y)], says="struck")
case("st2.docx", word(p("资金", t("320", '<w:strike w:val="0"/>'), "万元。")), [(3200000, Y)])
case("st3.docx", word(p("资金", t("99", "<w:vanish/>"), "350万元。")), [(3500000, Y)], says="hidden")
case(
    "st5.docx",
    word(tbl(tr("村", "户数"), tr("甲", tc(p(t("80", "<w:strike/>"), t("95")))), tr("乙", "60"))),
    [(95, "户"), (60, "户")],
    never=[(80, "户"), (8095, "户")],
)
# boxes
case("bx1.docx", word(p("正文到位", box(p("框内安排60万元。")), "30万元。")), [(600000, Y), (300000, Y)])
case(
    "bx2.docx",
    word(p(box(tbl(tr("镇", "投资（万元）"), tr("甲镇", "120"), tr("乙镇", "80"))))),
    [(1200000, Y), (800000, Y)],
)
case("bx3.docx", word(p(box(p("外框5户", box(p("内框7户")))))), [(5, "户"), (7, "户")])
case("bx4.docx", word(tbl(tr("项目", "金额"), tr("路", tc(p(box(p("30万元"))))))), [(300000, Y)])
case(
    "bx5.docx",
    word(
        p(
            "<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>"
            + p("甲组20人")
            + "</w:txbxContent></v:textbox></v:shape><v:shape><v:textbox><w:txbxContent>"
            + p("乙组30人")
            + "</w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>"
        )
    ),
    [(20, "人"), (30, "人")],
)
# fields, sdt, etc.
case("fl1.docx", word(p("合计", field("=SUM(ABOVE) 999", "350"), "万元。")), [(3500000, Y)])
case(
    "fl2.docx",
    word(p("合计", '<w:fldSimple w:instr="=100+200"><w:r><w:t>300</w:t></w:r></w:fldSimple>', "万元。")),
    [(3000000, Y)],
)
case(
    "fl3.docx",
    word(
        p(
            "面积",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1=</w:instrText></w:r>'
            + field("X", "77")
            + '<w:r><w:instrText>"a" "b"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>85亩</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "。",
        )
    ),
    [(85, "亩")],
)
case(
    "fl4.docx",
    word(
        p(
            "补助",
            '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>40</w:t></w:r></w:sdtContent></w:sdt>',
            "万元。",
        )
    ),
    [(400000, Y)],
)
case(
    "fl5.docx",
    word(
        "<w:sdt><w:sdtContent>"
        + tbl(tr("村", "人数"), "<w:sdt><w:sdtContent>" + tr("甲", "25") + "</w:sdtContent></w:sdt>")
        + "</w:sdtContent></w:sdt>"
    ),
    [(25, "人")],
)
case(
    "fl6.docx",
    word(
        p(
            "安置",
            '<w:smartTag w:element="chmetcnv"><w:smartTag w:element="x"><w:r><w:t>12</w:t></w:r></w:smartTag></w:smartTag>',
            "户，距县城",
            '<w:smartTag w:element="y"><w:r><w:t>35公里</w:t></w:r></w:smartTag>',
            "。",
        )
    ),
    [(12, "户"), (35, "公里")],
)
case(
    "fl7.docx",
    word(
        p(
            "增长",
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
            "，",
        )
        + p(
            "发电",
            "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>8</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "千瓦时。",
        )
    ),
    [(25, "%"), (100000000, "千瓦时")],
)
case(
    "fl8.docx",
    word(
        p(
            "共3",
            "<w:r><w:softHyphen/></w:r>",
            "50户，编",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            "入20",
            "<w:r><w:noBreakHyphen/></w:r>",
            "30人。",
        )
    ),
    [(350, "户"), (20, "人")],
    alone=False,
)
case(
    "fl9.docx",
    word(
        p(
            "超额",
            '<w:r><w:t>1</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>2</w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:lastRenderedPageBreak/><w:t>5</w:t></w:r>',
            "万元。",
        )
    ),
    [(1250000, Y)],
)
