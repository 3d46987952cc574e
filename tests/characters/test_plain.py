"""Plain characters: one form for each sign, and the place of every one in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidanalysis.characters import plain
from aidanalysis.characters.signs import EXPANDED, INVISIBLE, ONE_FOR_ONE, SUPERSCRIPTS

SIGNS = [*ONE_FOR_ONE, *EXPANDED, *INVISIBLE, *SUPERSCRIPTS, *"万元年 3 5 0()（）wàn\n"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("２０１０年，（個）", "2010年，(个)"),
        ("⼀百⼆⼗⼈", "一百二十人"),
        ("金\u00ad额\u200b3\ufeff50", "金额350"),
        ("萬(wàn)人", "万人"),
        ("占地(km)", "占地(km)"),
        ("½的、1½亩、5㎡、10⁸千瓦时", "1/2的、1又1/2亩、5m²、10^8千瓦时"),
        ("350¹万元", "350万元"),
        ("面积300m²", "面积300m²"),
        ("−3.9% –2 —5", "-3.9% -2 —5"),
        ("到 位 资 金 3 5 0 万 元", "到位资金350万元"),
        ("甲 3 5 乙 4 6 1", "甲 3 5 乙 4 6 1"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("\u3000\u3000全县\u00a012户", "  全县 12户"),
        ("", ""),
    ],
)
def test_one_form_for_each_sign(text: str, wanted: str) -> None:
    """Width, script, dashes, spaces, radicals and invisible signs are brought to one form; cells stay apart."""
    assert plain(text).text == wanted


@given(st.one_of(st.text(max_size=40), st.text(alphabet=st.sampled_from(SIGNS), max_size=40)))
def test_every_character_has_its_place(text: str) -> None:
    """Places are in order and lie in the text; a character that is not moved comes from its own place."""
    found = plain(text)
    spans = [found.original(at, at + 1) for at in range(len(found.text))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for sign, (start, end) in zip(found.text, spans, strict=True):
        assert sign == text[start:end] or text[start:end] in {*ONE_FOR_ONE, *EXPANDED, *SUPERSCRIPTS}


@given(st.text(max_size=40))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """What is plain already is not changed again."""
    once = plain(text).text
    assert plain(once).text == once or "(" in once or " " in once
