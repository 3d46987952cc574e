"""The words of the review in both languages."""

from __future__ import annotations

from typing import Final

from aidanalysis.wording import said

WORDS: Final[dict[str, tuple[str, str]]] = {
    "accept": ("accept", "接受"),
    "sentence": ("accept the sentence", "接受整句"),
    "known": ("accept as known", "作为已知问题接受"),
    "edit": ("edit", "修改"),
    "reject": ("reject", "否决"),
    "skip": ("skip", "跳过"),
    "undo": ("undo", "撤销"),
    "quit": ("quit", "退出"),
    "save": ("save: Ctrl-S · back: Esc", "保存：Ctrl-S · 返回：Esc"),
    "done": ("All drafts are decided. Next: aidanalysis check", "草稿已全部处理。下一步：aidanalysis check"),
    "left": ("Skipped drafts are left for the next time.", "跳过的草稿留待下次。"),
    "of": ("{decided} of {of} decided", "已处理 {decided}/{of}"),
    "sure": ("right {share} of the time", "此类草稿正确率 {share}"),
    "computed": ("the accepted records give {computed}: {verdict}", "按已接受的记录计算为 {computed}：{verdict}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """Return words in a language."""
    return said(lang, *WORDS[key]).format(**values)
