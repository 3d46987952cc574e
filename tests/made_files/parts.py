"""Small files of every format, each with what a careful reader finds in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SCHEMAS: Final = "http://schemas.openxmlformats.org"
NS: Final = (
    f"{nsdecls('w')} xmlns:m='{_SCHEMAS}/officeDocument/2006/math' xmlns:mc='{_SCHEMAS}/markup-compatibility/2006' "
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
    f"xmlns:wp='{_SCHEMAS}/drawingml/2006/wordprocessingDrawing' xmlns:a='{_SCHEMAS}/drawingml/2006/main' "
    "xmlns:v='urn:schemas-microsoft-com:vml'"
)


class Made(NamedTuple):
    """A file, the numbers in it with their units, those that it must not give, and words of its warning."""

    data: bytes
    found: Sequence[tuple[float, str]]
    never: Sequence[tuple[float, str]] = ()
    says: str = ""
    #: Whether it gives no other number.
    alone: bool = True


#: Every file by its name.
MADE: Final[dict[str, Made]] = {}
Y: Final = "元"


def case(
    name: str,
    data: str | bytes,
    found: Sequence[tuple[float, str]],
    *,
    never: Sequence[tuple[float, str]] = (),
    says: str = "",
    alone: bool = True,
) -> None:
    """Add a file."""
    assert name not in MADE
    MADE[name] = Made(data.encode() if isinstance(data, str) else data, found, never, says, alone)


def word(body: str) -> bytes:
    """Return a Word file with some XML in its body."""
    made = docx.Document()
    for one in reversed(list(parse_xml(f"<w:body {NS}>{body}</w:body>"))):
        made.element.body.insert(0, one)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def p(*runs: str, ppr: str = "") -> str:
    """Return a paragraph of runs, those that are no XML in runs of their own."""
    properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else t(run) for run in runs)}</w:p>"


def t(words: str, rpr: str = "") -> str:
    """Return a run."""
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f"<w:r>{properties}<w:t xml:space='preserve'>{words}</w:t></w:r>"


def ins(words: str) -> str:
    """Return words that a tracked change puts in."""
    return f"<w:ins w:id='1' w:author='x'>{t(words)}</w:ins>"


def dele(words: str) -> str:
    """Return words that a tracked change takes out."""
    return f"<w:del w:id='2' w:author='x'><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def tc(words: str, pr: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def tr(*cells: str, pr: str = "") -> str:
    """Return a row."""
    properties = f"<w:trPr>{pr}</w:trPr>" if pr else ""
    return f"<w:tr>{properties}{''.join(c if c.startswith(('<w:tc', '<w:sdt')) else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def box(content: str) -> str:
    """Return a text box in both versions that Word writes."""
    shape = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='x'>"
        f"<wps:wsp><wps:txbx>{shape}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{shape}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """Return a field with its result."""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{result}</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def with_part(data: bytes, name: str, content: str, kind: str) -> bytes:
    """Return a Word file with one more part."""
    relation = f"<Relationship Id='rIdX' Type='{_SCHEMAS}/officeDocument/2006/relationships/{kind}' Target='{name}'/>"
    of_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    override = f"<Override PartName='/word/{name}' ContentType='{of_type}'/>"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for one in source.namelist():
            part = source.read(one)
            if one == "[Content_Types].xml":
                part = part.replace(b"</Types>", f"{override}</Types>".encode())
            if one == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            made.writestr(one, part)
        made.writestr(f"word/{name}", content)
    return out.getvalue()


def h(body: str, head: str = "") -> str:
    """Return a page."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title>{head}</head><body>{body}</body></html>"


def workbook(fill: Callable[[Any], None]) -> bytes:
    """Return a workbook that a function has filled."""
    made = openpyxl.Workbook()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
