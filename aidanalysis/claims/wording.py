"""What a verdict is called, wherever one is shown: in the book, the audit's page, the workbook and the terminal."""

from __future__ import annotations

from typing import Final

from aidanalysis.claims.judgement import Verdict

VERDICTS: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.EXACT: ("follows exactly", "完全相符"),
    Verdict.ROUNDS: ("follows when rounded", "四舍五入后相符"),
    Verdict.TRUNCATES: ("follows when cut off", "按去尾法相符"),
    Verdict.CONTRADICTS: ("does not follow", "不相符"),
    Verdict.UNCLEAR: ("cannot be checked", "无法核对"),
}
