"""The editions of the book: what differs between the languages, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aidanalysis.wording import Lang


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the book: its folder, its tags for browsers, its title and the words of its interface."""

    lang: Lang
    html_lang: str
    sphinx_language: str
    title: str
    subtitle: str
    words: dict[str, str]


EDITIONS: Final[dict[Lang, Edition]] = {
    "en": Edition(
        lang="en",
        html_lang="en",
        sphinx_language="en",
        title="Counterpart assistance, checked",
        subtitle="The 2010 report of Xiajiang County, recomputed from its own figures",
        words={
            "chapters": "Chapters",
            "code": "Code of this step",
            "contents": "Contents",
            "dark": "Dark or light",
            "evidence": "Evidence",
            "licence": "Text and data CC BY 4.0, code MIT.",
            "next": "Next",
            "no_results": "Nothing found.",
            "notebook": "Download this chapter as a notebook",
            "other": "中文版",
            "permalink": "Link to this section",
            "previous": "Previous",
            "rerun": "Rerun it:",
            "results": "{} passages on {} pages",
            "search": "Search",
            "search_hint": "Words or numbers",
            "skip": "Skip to the text",
        },
    ),
    "zh": Edition(
        lang="zh",
        html_lang="zh-Hans",
        sphinx_language="zh_CN",
        title="对口支援报告数字核对",
        subtitle="峡江县2010年对口支援工作总结：逐项复算",
        words={
            "chapters": "章节",
            "code": "本步骤代码",
            "contents": "目录",
            "dark": "切换深浅色",
            "evidence": "依据",
            "licence": "文字与数据采用 CC BY 4.0 许可，代码采用 MIT 许可。",
            "next": "下一章",
            "no_results": "没有找到。",
            "notebook": "下载本章的 notebook",
            "other": "English edition",
            "permalink": "本节链接",
            "previous": "上一章",
            "rerun": "自行复算：",
            "results": "{} 处，见 {} 页",
            "search": "搜索",
            "search_hint": "词语或数字",
            "skip": "跳到正文",
        },
    ),
}


def other(lang: Lang) -> Edition:
    """Return the edition in the other language."""
    return EDITIONS["en" if lang == "zh" else "zh"]
