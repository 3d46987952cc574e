"""The words of the book's own interface, and the tags by which browsers know its languages."""

from __future__ import annotations

from typing import Final

from aidanalysis.wording import Lang

#: What HTML and Sphinx call each language.
HTML_LANG: Final[dict[Lang, str]] = {"en": "en", "zh": "zh-Hans"}
SPHINX_LANGUAGE: Final[dict[Lang, str]] = {"en": "en", "zh": "zh_CN"}

WORDS: Final[dict[str, tuple[str, str]]] = {
    "built": (
        "Version {version} of aidanalysis, content {content}, built {day}.",
        "由 aidanalysis {version} 版生成，内容标识 {content}，{day}。",
    ),
    "chapters": ("Chapters", "章节"),
    "cite": ("Cite this page", "引用本页"),
    "close": ("Close", "关闭"),
    "code": ("Code", "代码"),
    "code_hide": ("Hide the code", "隐藏代码"),
    "code_licence": ("Code", "代码"),
    "code_show": ("Show the code", "显示代码"),
    "colon": (": ", "："),
    "comma": (" · ", " · "),
    "content": ("content {}", "内容标识 {}"),
    "content_licence": ("Text and data", "文字与数据"),
    "contents": ("Contents", "目录"),
    "copied": ("Copied", "已复制"),
    "copy": ("Copy", "复制"),
    "dark": ("Dark or light", "切换深浅色"),
    "error": ("Report an error", "报告错误"),
    "evidence": ("Evidence", "依据"),
    "evidence_all": ("All evidence of this page", "本页全部依据"),
    "evidence_hits": ("Evidence: {}", "依据：{}处"),
    "next": ("Next", "下一章"),
    "no_results": ("Nothing found.", "没有找到。"),
    "notebook": ("Download this chapter as a notebook", "下载本章代码（Jupyter 笔记本）"),
    "on_page": ("On this page", "本页内容"),
    "other": ("中文版", "English edition"),
    "package": ("The package that it runs with", "所用软件包"),
    "permalink": ("Link to this section", "本节链接"),
    "previous": ("Previous", "上一章"),
    "read": ("Read in English", "阅读中文版"),
    "rerun": ("Rerun it", "自行复算"),
    "rerun_folder": (
        ". In the folder that this book was built from, where aidanalysis {} is installed:",
        "。在生成本书的文件夹中（已安装 aidanalysis {}）：",
    ),
    "results": ("{} passages on {} pages", "{} 处，见 {} 页"),
    "scrolls": ("Scroll sideways for more", "左右滑动查看更多"),
    "search": ("Search", "搜索"),
    "search_hint": ("Words or numbers", "词语或数字"),
    "skip": ("Skip to the text", "跳到正文"),
    "source": ("Source of this book", "本书源文件"),
    "stop": (". ", "。"),
    "take": ("Table as CSV", "下载本表（CSV）"),
    "then": (". In the folder that holds both:", "。在存放两个文件的文件夹中："),
}


def words(lang: Lang) -> dict[str, str]:
    """Return the words of the interface in one language."""
    place = ("en", "zh").index(lang)
    return {key: both[place] for key, both in WORDS.items()}
