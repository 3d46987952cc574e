"""Every format gives the same quantities; every bad file gives one line that says what is wrong with it."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from aidanalysis.documents import DocumentError, document_paths, load, load_stream, read_document

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "全县共接待考察团组28批282人次，到位资金4亿多元。"
FOUND = ["28批", "282人次", "4亿多元"]


def texts(path: Path) -> list[str]:
    """Return the quantities of a file as printed."""
    return [quantity.text for quantity in read_document(load(path))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "big5"])
def test_old_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    """Text is read in every encoding that Chinese files come in."""
    sentence = SENTENCE if encoding != "big5" else SENTENCE.translate(str.maketrans("县团组亿资万", "縣團組億資萬"))
    path = tmp_path / "report.txt"
    path.write_bytes(sentence.replace("考察", "").replace("县", "縣" if encoding == "big5" else "县").encode(encoding))
    assert len(texts(path)) == 3


def test_html_is_read_without_its_scripts_and_menus(tmp_path: Path) -> None:
    """The page's own navigation is furniture, its scripts are nothing, cells stay apart."""
    path = tmp_path / "page.html"
    markup = (
        "<html><head><meta charset=gbk><title>x</title><script>var a='99个';</script></head><body>"
        f"<nav>栏目12个</nav><h1>一、情况</h1><p>{SENTENCE}</p>"
        "<table><tr><td>学校</td><td>3所</td></tr></table></body></html>"
    )
    path.write_bytes(markup.encode("gbk"))
    made = load(path)
    assert [q.text for q in read_document(made)] == ["12个", *FOUND, "3所"]
    assert made.section_at(made.text.index("28批")) == "一"
    assert made.section_at(made.text.index("12个")) == "页首"


def test_word_paragraphs_and_tables_are_read_in_order(tmp_path: Path) -> None:
    """A table stands where the page has it; the heading of a column gives its numbers their unit."""
    path = tmp_path / "report.docx"
    made = docx.Document()
    made.add_paragraph(SENTENCE)
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("县区", "金额（万元）", "甲县", "4000"), strict=True
    ):
        cell.text = words
    made.add_paragraph("合计2项。")
    made.save(str(path))
    found = read_document(load(path))
    assert [q.text for q in found] == [*FOUND, "4000", "2项"]
    assert found[3].value == 40_000_000


def pdf(text: str) -> bytes:
    """Return a PDF of one page with a line of Latin text."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_pdf_is_read(tmp_path: Path) -> None:
    """The text of a PDF is read like any other."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf("74.14% of 12 km"))
    assert texts(path) == ["74.14%", "12 km"]


def archive(**files: bytes) -> bytes:
    """Return a ZIP archive of the given files, whose names have no dots."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def word_file() -> bytes:
    """Return a small .docx."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b"<html><body> </body></html>", "holds no text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
    "broken.txt": ("万元".encode() + b"\xff\xff\xff", "byte 6 .* is neither UTF-8 nor"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
    "archive.docx": (archive(readme_txt=b"x"), "no .docx"),
    "truncated.docx": (word_file()[:2000], "truncated or damaged"),
    "bomb.docx": (archive(word__document_xml=b"\0" * 80_000_000), "unpacks to"),
    "entities.docx": (
        archive(word__document_xml=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]>'),
        "entities",
    ),
    "damaged.docx": (archive(word__document_xml=b"<a"), "damaged"),
    "damaged.pdf": (b"%PDF-1.4\nnothing", "damaged PDF"),
    "scan.pdf": (pdf(""), "probably a scan"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_that_says_what_and_where(tmp_path: Path, name: str) -> None:
    """Each kind of bad file raises an error that names the file and the fault."""
    data, reason = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=reason) as error:
        load(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_html_entities_fetch_nothing(tmp_path: Path) -> None:
    """An external entity in a page is not resolved."""
    secret = tmp_path / "secret.txt"
    secret.write_text("99个", encoding="utf-8")
    path = tmp_path / "page.html"
    path.write_text(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>3个 &x;</p></body></html>',
        encoding="utf-8",
    )
    assert texts(path) == ["3个"]


def test_deep_html_is_read_without_recursion() -> None:
    """Nesting costs nothing but memory for the text."""
    markup = b"<html><body>" + b"<div>" * 50_000 + "3个".encode() + b"</body></html>"
    assert sys.getrecursionlimit() < 50_000
    try:
        load_stream(io.BytesIO(markup), "deep.html")
    except DocumentError as error:
        assert "holds no text" in str(error)  # noqa: PT017 - the parser may cut what is nested too deeply


def test_a_folder_gives_its_documents_by_name_and_one_without_is_an_error(tmp_path: Path) -> None:
    """Only files of a known format are taken from a folder, in order of their names."""
    with pytest.raises(DocumentError, match="without a document"):
        list(document_paths(tmp_path))
    for name in ("b.txt", "a.html", "c.png"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.name for path in document_paths(tmp_path)] == ["a.html", "b.txt"]
    with pytest.raises(DocumentError, match="no such file"):
        list(document_paths(tmp_path / "missing"))
