"""Pages."""

from __future__ import annotations

from made_files.parts import Y, case, h

# ---------- html
case(
    "hh1.html",
    h(
        "<p>到位50万元<span style='display:none'>99万元</span>。</p><p hidden>88户</p><p style='visibility:hidden'>77户</p>"
    ),
    [(500000, Y)],
    says="hidden",
)
case(
    "hh2.html", h("<p>到位50万元。</p><div class='x y'>99户</div>", "<style>.x.y{display:none}</style>"), [(500000, Y)]
)
case(
    "hh3.html",
    h("<p>到位50万元。</p><p style='font-size:0'>99户</p><p style='opacity:0'>88户</p><p aria-hidden=true>30户</p>"),
    [(500000, Y), (30, "户")],
    alone=False,
    never=[(99, "户")],
)
case(
    "hh4.html",
    h(
        "<p>到位5<!-- 9 -->0万元。</p><noscript><p>99户</p></noscript><template><p>88户</p></template><select><option>77户</option></select>"
    ),
    [(500000, Y)],
)
case(
    "hh5.html",
    h(
        "<div id=a><p>99户</p></div><p>到位50万元。</p>",
        "<style>#a p{display:none} @media print{.b{display:none}}</style>",
    ),
    [(500000, Y)],
)
case(
    "hs1.html",
    h("<p>资金<del>320</del><ins>350</ins>万元，<s>12</s>15户，<strike>9</strike>8人。</p>"),
    [(3500000, Y), (15, "户"), (8, "人")],
    says="struck",
)
case(
    "hs2.html",
    h(
        "<p>资金<span class=d>320</span>350万元，<span style='text-decoration: line-through red'>12</span>15户。</p>",
        "<style>.d{text-decoration:line-through}</style>",
    ),
    [(3500000, Y), (15, "户")],
)
case(
    "hr1.html",
    h(
        "<p>投入350<sup>1</sup>万元，面积20km<sup>2</sup>，发电10<sup>8</sup>千瓦时，人均5<sup><a href=#f>[2]</a></sup>亩。</p>"
    ),
    [(3500000, Y), (20, "km²"), (100000000, "千瓦时"), (5, "亩")],
)
case(
    "hr2.html",
    h("<p>投入350<span style='vertical-align:super;font-size:70%'>3</span>万元，第5<sub>a</sub>组20人。</p>"),
    [(3500000, Y), (20, "人")],
)
case(
    "hr3.html",
    h("<p>增长<ruby>三<rp>(</rp><rt>sān</rt><rp>)</rp></ruby>成，共<ruby><rb>万</rb><rt>wàn</rt></ruby>余人。</p>"),
    [(30, "%"), (10000, "人")],
)
case(
    "ht1.html",
    h(
        "<table><caption>资金表（单位：万元）</caption><thead><tr><th rowspan=2>镇<th colspan=2>2015年</tr><tr><th>计划<th>到位</tr></thead><tr><td>甲<td>1,200<td>1,050.5</tr><tr><td>乙<td>—<td>(30)</tr></table>"
    ),
    [(12000000, Y), (10505000, Y), (-300000, Y)],
)
case(
    "ht2.html",
    h("<p>单位：户、人</p><table border=1><tr><td>村<td>户数<td>人口</tr><tr><td>甲<td>120<td>480</tr></table>"),
    [(120, "户"), (480, "人")],
)
case(
    "ht3.html",
    h(
        "<table><tr><td>项目</td><td>投资<br>（万元）</td><td>占比</td></tr><tr><td>路</td><td>&nbsp;350&nbsp;</td><td>45.2%</td></tr><tr><td>水</td><td>４２０</td><td>54.8</td></tr></table>"
    ),
    [(3500000, Y), (45.2, "%"), (4200000, Y), (54.8, "%")],
)
case(
    "ht4.html",
    h("<div><div class=row><span>到位</span><span>350万元</span></div></div><dl><dt>户数<dd>12户<dt>人数<dd>50人</dl>"),
    [(3500000, Y), (12, "户"), (50, "人")],
)
case(
    "ht5.html",
    h(
        "<table><tr><td><table><tr><th>村</th><th>亩数</th></tr><tr><td>甲</td><td>300</td></tr></table></td></tr></table>"
    ),
    [(300, "亩")],
)
case(
    "ht6.html",
    h(
        "<table><tr><th>村</th><td>甲村</td></tr><tr><th>受益户数</th><td>56</td></tr><tr><th>投资（万元）</th><td>120</td></tr></table>"
    ),
    [(56, "户"), (1200000, Y)],
)
case(
    "ht7.html",
    h("<table><tr><th>村<th>投资（万元）<tbody><tr><td rowspan=0>甲<td>10<tr><td>20</table>"),
    [(100000, Y), (200000, Y)],
)
case(
    "ho1.html",
    "<p>到位5&#48;万元，&#x33;0户，3&nbsp;500元，&frac12;的地，10&sup2;".encode(),
    [(500000, Y), (30, "户"), (50, "%")],
    alone=False,
)
case(
    "ho2.html",
    '<?xml version="1.0" encoding="gb2312"?><!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>到位350万元，覆盖㎡20户。</p></body></html>'.encode(
        "gb18030"
    ),
    [(3500000, Y), (20, "户")],
)
case(
    "ho4.html",
    h("<ol><li>20户</li><li>30户</li></ol><ul><li>5个</li></ul><pre>村   户数\n甲   12\n乙   15</pre>"),
    [(20, "户"), (30, "户"), (5, "个"), (12, "户"), (15, "户")],
)
case(
    "ho5.html",
    h("<div><p>到位50万元" + "<div>" * 600 + "惠及7户" + "</div>" * 600 + "</p></div><p>末段9人</p>"),
    [(500000, Y), (7, "户"), (9, "人")],
)
case(
    "ho6.html",
    h("<p>到位50万元</p><img src='data:image/png;base64," + "A" * 11000000 + "'><p>9个</p>"),
    [(500000, Y), (9, "个")],
)
