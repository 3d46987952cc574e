"""Documents damaged at random: each is read and audited, or refused in one line, and none stops another."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document as WordDocument

from soak.runs import Tally, run

SENTENCES = (
    "共到位资金5265.4万元，其中甲县3568万元，乙县1697.4万元。",
    "接待来访团组28批282人次。",
    "增长12.5%，比上年多3个百分点。",
)


def seeds() -> dict[str, bytes]:
    """Return one sound document of each format that is written without another program."""
    word, held = WordDocument(), BytesIO()
    for sentence in SENTENCES:
        word.add_paragraph(sentence)
    table = word.add_table(rows=3, cols=3)
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            cell.text = f"{place}万元"
    word.save(held)
    text = "\n".join(SENTENCES)
    return {
        "docx": held.getvalue(),
        "html": f"<!doctype html><meta charset=utf-8><table><tr><th>万元<td>5</table><p>{text}".encode(),
        "txt": text.encode("gb18030"),
        "csv": "名称,金额（万元）\n甲,5\n乙,7\n合计,12\n".encode(),
        "md": f"# 总结\n\n{text}\n\n| 名称 | 万元 |\n|---|---|\n| 甲 | 5 |\n".encode(),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with a few of them changed, a piece cut out, doubled or repeated."""
    held = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(held) or 1)
        match chance.randrange(5):
            case 0:
                held[at : at + 1] = chance.randbytes(1)
            case 1:
                del held[at : at + chance.randint(1, 200)]
            case 2:
                held[at:at] = held[at : at + chance.randint(1, 200)] * chance.randint(1, 20)
            case 3:
                held[at:at] = chance.choice([b"\0", b"\xff\xfe", b"<!--", b"&#x0;", "〇".encode(), b"9" * 400])
            case _:
                del held[at:]
    return bytes(held)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Return a Word file whose main part is damaged, inside a sound archive."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, damaged(part, chance) if name == "word/document.xml" else part)
    return held.getvalue()


def tallies(folder: Path, number: int, chance: random.Random) -> Iterator[Tally]:
    """Read and audit so many damaged documents of each format, with a sound one among them that must be read."""
    for kind, data in seeds().items():
        place = folder / kind
        place.mkdir()
        for index in range(number):
            inside = kind == "docx" and index % 2
            (place / f"{index:04}.{kind}").write_bytes((damaged_inside if inside else damaged)(data, chance))
        (place / f"sound.{kind}").write_bytes(data)
        for command in ("read", "audit"):
            done = run(command, str(place), "--format", "jsonl")
            faults = [done.fault] if done.fault else []
            named = {Path(json.loads(line)["document"]).stem for line in done.out.splitlines() if b'"document"' in line}
            told = done.err + done.out.decode("utf-8", "replace")
            faults += [f"{path.name} is neither read nor refused" for path in place.iterdir() if path.stem not in told]
            faults += [] if "sound" in named else ["the sound document was lost"]
            yield Tally(f"{command}: damaged .{kind}", number, tuple(faults))
