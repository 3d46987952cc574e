"""No document holds up a run: each bound gives one line, and formats that are not read are named."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from aidanalysis.documents import DocumentError, Limits, document_paths, load, load_bytes, read_document

if TYPE_CHECKING:
    from pathlib import Path

SMALL = Limits(characters=20_000, lines=2_000, paragraphs=1_000, tags=10_000, attributes=200, cells=2_000, columns=50)


def word(body: str) -> bytes:
    """Return a Word file with the given XML in its body."""
    document = docx.Document()
    made = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
    for one in reversed(list(made)):
        document.element.body.insert(0, one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(text: str) -> str:
    """Return the XML of a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


TOO_LARGE = {
    "lines.txt": b"\n" * 5_000 + b"x",
    "long.txt": "5个".encode() * 20_000,
    "attributes.html": b"<html><body><p " + b"a=1 " * 5_000 + b">x</p></body></html>",
    "elements.html": b"<html><body>" + b"<br>" * 20_000 + b"x</body></html>",
    "cells.html": b"<html><body><table>" + b"<tr><th>1<th>2</tr>" * 3_000 + b"</table></body></html>",
    "columns.html": b"<html><body><table><tr>" + b"<th>1" * 100 + b"</tr></table></body></html>",
    "paragraphs.docx": word("<w:p/>" * 3_000),
    "wide.csv": b"1," * 500 + b"\n2,3",
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_large_is_one_line(name: str) -> None:
    """Whatever is beyond a limit is refused, and the message says which."""
    with pytest.raises(DocumentError, match=r"more than|too many") as error:
        load_bytes(TOO_LARGE[name], name, SMALL)
    assert "\n" not in str(error.value)


def test_a_cell_as_wide_as_the_world_is_one_cell() -> None:
    """A span that no page has costs nothing."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>{paragraph("5个")}</w:tc>'
    other = f"<w:tc>{paragraph('x')}</w:tc>"
    made = word(f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{other}{other}</w:tr></w:tbl>")
    try:
        assert [one.text for one in read_document(load_bytes(made, "wide.docx"))] == ["5个"]
    except DocumentError as error:
        assert "columns" in str(error)  # noqa: PT017 - refused is right too


def test_a_cell_merged_down_thousands_of_rows_is_one_cell() -> None:
    """Rows that a cell covers are walked once."""
    first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("5个")}</w:tc>'
    more = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = (
        f"<w:tr>{first}<w:tc>{paragraph('x')}</w:tc></w:tr>"
        + f"<w:tr>{more}<w:tc>{paragraph('y')}</w:tc></w:tr>" * 3_000
    )
    document = load_bytes(word(f"<w:tbl>{rows}</w:tbl>"), "down.docx")
    assert [one.text for one in read_document(document)] == ["5个"]
    assert document.tables[0].cells[0].rows == 3_001


def test_a_pdf_that_draws_itself_ends_and_others_are_read() -> None:
    """PDFium runs in a process of its own, which is stopped in time; the next file is read by another."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 10>>stream\n/F Do /F Do\nendstream"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
        form,
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    data = body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"
    with pytest.raises(DocumentError):
        load_bytes(data, "loop.pdf", replace(Limits(), seconds=2.0))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("old.rtf", b"{\\rtf1 5 }", "Rich Text"),
        ("rtf.doc", b"{\\rtf1 5 }", "Rich Text"),
        ("page.mht", b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n5", "web archive"),
        ("text.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WPS text"),
        ("sheet.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "WPS sheet"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel"),
    ],
)
def test_other_formats_are_named_with_the_way_out(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """A file that is not read says what it is and what to save it as, alone and in a folder."""
    path = tmp_path / name
    path.write_bytes(data)
    assert list(document_paths(tmp_path)) == [path]
    with pytest.raises(DocumentError, match=f"{reason}.*save"):
        load(path)


def test_an_ofd_is_named() -> None:
    """OFD is a ZIP archive with a file of its own name in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("OFD.xml", "<ofd/>")
    with pytest.raises(DocumentError, match="an OFD; export it"):
        load_bytes(out.getvalue(), "report.ofd")


def test_one_bad_byte_is_replaced_and_named() -> None:
    """A good text with one bad byte is read, and the warning says which byte."""
    data = "到位资金350万元，".encode("gb18030") + b"\xff" + "惠及群众1260人次。".encode("gb18030")
    document = load_bytes(data, "report.txt")
    assert [one.text for one in read_document(document)] == ["350万元", "1260人次"]
    assert document.warnings == ("byte 17 (0xff) is no gb18030 and is read as \ufffd",)


def test_hong_kong_signs_are_read() -> None:
    """Big5 with the supplement of Hong Kong."""
    text = "邨內到位資金350萬元，惠及羣眾1260人次，工作總結支援個縣。"
    assert load_bytes(text.encode("big5hkscs"), "report.txt").text == text


@pytest.mark.parametrize("name", ["report.html", "report.docx"])
def test_what_takes_too_long_is_given_up(name: str) -> None:
    """A document has its time, whatever its format."""
    data = b"<html><body><p>5</p></body></html>" if name.endswith("html") else word(paragraph("5"))
    with pytest.raises(DocumentError, match="takes more than 0 seconds"):
        load_bytes(data, name, replace(Limits(), seconds=0.0))


def test_deep_pages_are_read_to_their_end() -> None:
    """Neither depth nor a large picture cuts a page off."""
    deep = "<div>" * 2_000 + "5个" + "</div>" * 2_000 + "<p>7个</p>"
    page = f"<html><body>{deep}<img src='data:image/png;base64,{'A' * 11_000_000}'><p>9个</p></body></html>"
    found = read_document(load_bytes(page.encode(), "deep.html"))
    assert [one.text for one in found] == ["5个", "7个", "9个"]
