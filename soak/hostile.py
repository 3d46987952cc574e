"""Documents that are made to exhaust who reads them: each is read or refused in one line, within time and memory."""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from docx import Document as WordDocument
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from soak.runs import Tally, run

#: Seconds that one of them may take.
SECONDS = 30
SOUND = "共到位资金5265.4万元，其中甲县3568万元，乙县1697.4万元。"


def word(body: str) -> bytes:
    """Return a Word file with the given XML as its body, which no parser has seen."""
    text = f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"
    return with_part("word/document.xml", text.encode())


def cell(inside: str = "", properties: str = "") -> str:
    """Return the XML of a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def table(rows: str) -> str:
    """Return the XML of a table, with the paragraph that has to follow it."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>"


def with_part(name: str, part: bytes) -> bytes:
    """Return a sound Word file with one part put in the place of its own."""
    held, sound = io.BytesIO(), io.BytesIO()
    document = WordDocument()
    document.add_paragraph(SOUND)
    document.save(sound)
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return held.getvalue()


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of some objects, the first of which is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table_ = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table_)
    return made + head + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))


def page_of(content: bytes, *more: bytes, resources: bytes = b"<<>>", filtered: bytes = b"") -> bytes:
    """Return a PDF of one page that draws some content."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources %s>>" % resources
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filtered, content)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *more)


def form(times: int) -> bytes:
    """Return a PDF whose form draws itself so many times."""
    draws = b"/F Do " * times
    inside = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length %d>>" % len(draws)
    drawn = b"%sstream\n%s\nendstream" % (inside, draws)
    return page_of(b"/F Do", drawn, resources=b"<</XObject<</F 5 0 R>>>>")


def entities(depth: int) -> bytes:
    """Return XML whose entities grow tenfold at each level."""
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    kinds = f'<!DOCTYPE x [<!ENTITY e0 "5个">{declared}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = (
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&e{depth - 1};&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    return f'<?xml version="1.0"?>{kinds}{body}'.encode()


def sheet(rows: int, columns: int) -> bytes:
    """Return a workbook with one cell far out and one merged over all."""
    book, held = Workbook(), io.BytesIO()
    assert book.active
    book.active.cell(rows, columns, "5万元")
    # Merged as a file says it: openpyxl itself would make every cell of the range.
    book.active.merged_cells.add(f"A1:{get_column_letter(columns)}{rows - 1}")
    book.save(held)
    return held.getvalue()


def documents(size: int) -> dict[str, bytes]:
    """Return documents of every kind of hostility, of a size from 1 to 10."""
    n = 10 ** (size // 2 + 1) * (1 if size % 2 else 3)
    bomb = zlib.compress(zlib.compress(b"0" * (n * 1_000), 9), 9)
    wide = f'<w:gridSpan w:val="{n * 20_000}"/>'
    rows = "".join(f"<w:tr>{cell(properties='<w:vMerge/>')}{cell('', '')}</w:tr>" for _ in range(min(n, 30_000)))
    return {
        "wide-cell.docx": word(table(f"<w:tr>{cell(properties=wide)}</w:tr>")),
        "merged-down.docx": word(table(rows)),
        "paragraphs.docx": word("<w:p/>" * min(n * 10, 900_000)),
        "nested.docx": word("".join(["<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/>"] * size * 20) + "<w:p/>"
                            + "</w:tc></w:tr></w:tbl><w:p/>" * size * 20),
        "entities.docx": with_part("word/document.xml", entities(size + 2)),
        "part-bomb.docx": with_part("word/document.xml", b" " * min(n * 200, 200_000_000)),
        "form.pdf": form(size + 1),
        "stream-bomb.pdf": page_of(bomb, filtered=b"/Filter[/FlateDecode/FlateDecode]"),
        "pages-loop.pdf": pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count %d>>" % n),
        "no-objects.pdf": b"%PDF-1.7\n" + b"1 0 obj\n" * n,
        "far-out.xlsx": sheet(min(n * 10, 1_000_000), min(n, 16_000)),
        "attributes.html": b"<html><body><p " + b"".join(b"a%d=1 " % k for k in range(min(n, 300_000))) + b">5</body>",
        "deep.html": b"<html><body>" + b"<div>" * n + "5个".encode(),
        "cells.html": b"<html><table>" + b"<tr>" + b"<td>1" * min(n * 10, 2_000_000),
        "spans.html": b"<html><table><tr><td rowspan=%d colspan=%d>1</table>" % (n * 1000, n * 1000),
        "comment.html": b"<html><body><!--" + b"-" * n * 10 + "5个".encode(),
        "picture.html": b'<html><body><img src="data:image/png;base64,' + b"A" * n * 100 + '">9个'.encode(),
        "lines.txt": b"\n" * n * 100,
        "figures.txt": "5个\n".encode() * n,
        "ones.txt": b"1/" * n * 10,
        "digits.txt": b"9" * n * 10,
        "numerals.txt": "一百".encode() * n * 10,
        "thousands.txt": b"1," * n * 10,
        "amounts.txt": "到位资金5万元，".encode() * n,
        "columns.csv": b"1," * n * 10 + b"\n",
        "quotes.csv": b'"' * n * 10,
        "pipes.md": b"|" * n * 10 + b"\n" + b"|-" * n,
    }  # fmt: skip


def tallies(folder: Path, most: int, chance: random.Random) -> Iterator[Tally]:
    """Read and audit all kinds in every size up to ``most`` in one folder each, a sound document among them."""
    for size in range(1, most + 1):
        place = folder / f"{size}"
        place.mkdir(parents=True)
        made = documents(size)
        for name, data in made.items():
            (place / name).write_bytes(data)
        (place / "sound.txt").write_text(SOUND, "utf-8")
        command = chance.choice(["read", "audit"])
        arguments = [command, str(place), "--format", "jsonl", "--seconds", str(SECONDS)]
        done = run(*arguments, "-o", str(folder / f"{size}.jsonl"), patience=20 * SECONDS)
        faults = [done.fault] if done.fault else []
        lines = [json.loads(line) for line in (folder / f"{size}.jsonl").read_text("utf-8").splitlines()]
        told = {Path(line["document"]).name for line in lines}
        faults += [f"{name} is neither read nor refused" for name in made if name not in told]
        faults += [line["fault"] for line in lines if "please report" in line.get("fault", "")]
        faults += (
            []
            if any("fault" not in line for line in lines if line["document"].endswith("sound.txt"))
            else ["sound lost"]
        )
        yield Tally("hostile documents, read and audited", len(made), tuple(faults))
