"""A fuzzing harness for the reader: ``python tests/reading/fuzz_reading.py -max_total_time=900``.

Needs atheris. A find is a text that raises, hangs, or gives spans that overlap or do not hold their text;
keep it as an example of ``test_properties.py``.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["aidanalysis.reading"]):
    from aidanalysis.reading import read

#: Bytes stand for the pieces of the grammar, so that most inputs have numerals, units and qualifiers.
PIECES = (
    *"0123456789一二两三四五六七八九十百千万亿零〇几数半多余来第点成倍个元人户名家项次批期年月日号天亩",
    *"%‰.,:-—~、。，；（）()“”《》 \n\t+/壹貳叁億萬個陆伍拾",
    *("分之", "百分之", "个百分点", "约"),
    *("近", "超过", "不少于", "以上", "左右", "至", "到", "由", "从", "分别"),
    *("金额（万元）", "单位：万元", "资金", "劳动力", "农户"),
    *("上半年", "季度", "世纪", "(gè)", "十二五", "一带一路", "平方米"),
    *("负", "零下", "−", "±", "HK$", "港元,下同", "10^", "½", "\u200b", "⼀", "/亩", "块", "角", "折", "番", "个把", "民国"),
)  # fmt: skip


def test_one_input(data: bytes) -> None:
    """Read the text that the bytes spell and check what holds of every text."""
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeBool():
        text = "".join(PIECES[byte % len(PIECES)] for byte in provider.ConsumeBytes(256))
    else:
        text = provider.ConsumeUnicode(256)
    found = read(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start < quantity.end <= len(text)
        assert quantity.value is None or quantity.value.is_finite()


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
