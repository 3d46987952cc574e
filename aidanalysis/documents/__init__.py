"""Documents of every format that reports come in, as text with sections and without page furniture."""

from aidanalysis.documents.document import Document, DocumentError, Extract
from aidanalysis.documents.loading import SUFFIXES, document_paths, load, load_stream
from aidanalysis.documents.quantities import read_document
from aidanalysis.documents.sections import PAGE_FOOT, PAGE_HEAD, section_at

__all__ = [
    "PAGE_FOOT",
    "PAGE_HEAD",
    "SUFFIXES",
    "Document",
    "DocumentError",
    "Extract",
    "document_paths",
    "load",
    "load_stream",
    "read_document",
    "section_at",
]
