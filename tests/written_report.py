"""One made-up report with headings, a list, notes and a table, written by python-docx, LibreOffice and openpyxl."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "青岚县2016年对口支援工作总结"
PARAGRAPHS = (
    "2016年，青岚县在各支援方的关心下，共接待考察团组26批214人次，到位资金4,865.4万元，比上年增长12.5%。",
    "一、资金到位情况",
    "全年到位帮扶资金4865.4万元，其中东部协作资金3200万元，省内支援资金1665.4万元；用于教育、卫生、农业和基础设施建设等方面，惠及群众3.2万人，资金使用率达到九成五，比上年提高1.5个百分点。",
    "（一）教育帮扶",
    "新建学校3所，培训教师120名，投入资金不少于860万元。",
    "（二）卫生帮扶",
    "选派医生15名，开展巡诊近40次。",
    "二、项目建设情况",
    "各乡镇项目进展如下。",
    "单位：万元",
)
ROWS = (
    ("乡镇", "计划投资", "完成投资", "完成率（%）", "受益户数"),
    ("东河乡", "1,200.00", "1,150.50", "95.9", "860"),
    ("西岭镇", "950.00", "—", "", "420"),
    ("南坪乡", "880.50", "(20.00)", "-2.3", "310"),
    ("合计", "3,030.50", "1,130.50", "37.3", "1,590"),
)
AFTER = ("三、下一步打算", "力争2017年到位资金突破6000万元，每年互访1-2次。")


def write_docx(path: Path) -> None:
    """Write the report as a Word file."""
    made = docx.Document()
    for words in (TITLE, *PARAGRAPHS):
        made.add_paragraph(words)
    table = made.add_table(len(ROWS), len(ROWS[0]))
    table.style = "Table Grid"
    for row, cells in enumerate(ROWS):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    for words in AFTER:
        made.add_paragraph(words)
    made.save(str(path))


def write_html(path: Path) -> None:
    """Write the report as a page with a menu and a footer."""
    rows = "".join(f"<tr>{''.join(f'<td>{words}</td>' for words in cells)}</tr>" for cells in ROWS)
    body = f"<h1>{TITLE}</h1>{_paragraphs(PARAGRAPHS)}<table>{rows}</table>{_paragraphs(AFTER)}"
    page = f"<html><body><nav>首页 新闻</nav>{body}<footer>版权所有</footer></body></html>"
    path.write_text(f"<!doctype html><meta charset=utf-8>{page}", encoding="utf-8")


def write_text(path: Path) -> None:
    """Write the report as plain text."""
    rows = ("\t".join(cells) for cells in ROWS)
    path.write_text("\n".join((TITLE, *PARAGRAPHS, *rows, *AFTER)), encoding="utf-8")


def write_markdown(path: Path) -> None:
    """Write the report as Markdown."""
    rows = [f"| {' | '.join(cells)} |" for cells in ROWS]
    rows.insert(1, "|" + "---|" * len(ROWS[0]))
    path.write_text("\n\n".join((TITLE, *PARAGRAPHS, "\n".join(rows), *AFTER)), encoding="utf-8")


def write_xlsx(path: Path) -> None:
    """Write the report as a sheet, its paragraphs in the first column."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for words in (TITLE, *PARAGRAPHS):
        sheet.append([words])
    for cells in ROWS:
        sheet.append(list(cells))
    for words in AFTER:
        sheet.append([words])
    book.save(path)


WRITERS = {"html": write_html, "txt": write_text, "md": write_markdown, "xlsx": write_xlsx, "docx": write_docx}


def converted(path: Path, to: str) -> Path | None:
    """Return a file that LibreOffice makes of another, ``None`` where it is not installed or fails."""
    office = shutil.which("soffice")
    if office is None:
        return None
    profile = path.parent / "profile"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    folder = path.parent / f"as-{to.split(':', maxsplit=1)[0]}"
    done = subprocess.run([*command, "--outdir", str(folder), str(path)], capture_output=True, check=False, timeout=180)
    made = folder / f"{path.stem}.{to.split(':', maxsplit=1)[0]}"
    return made if done.returncode == 0 and made.exists() else None


def _paragraphs(words: tuple[str, ...]) -> str:
    return "".join(f"<p>{one}</p>" for one in words)
