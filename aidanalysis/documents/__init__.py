"""Documents of every format that reports come in, as text with sections and without page furniture."""

from aidanalysis.documents.document import Document, DocumentError
from aidanalysis.documents.formats import SUFFIXES
from aidanalysis.documents.limits import Limits
from aidanalysis.documents.loading import document_paths, load, load_bytes, load_stream
from aidanalysis.documents.model import Block, BlockKind, Extract
from aidanalysis.documents.quantities import read_body, read_document
from aidanalysis.documents.sections import PAGE_FOOT, PAGE_HEAD, section_at
from aidanalysis.reading.tables import Cell, Table

__all__ = [
    "PAGE_FOOT",
    "PAGE_HEAD",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "DocumentError",
    "Extract",
    "Limits",
    "Table",
    "document_paths",
    "load",
    "load_bytes",
    "load_stream",
    "read_body",
    "read_document",
    "section_at",
]
