"""Documents of every format that reports come in, as text with sections and without page furniture."""

from aidanalysis.documents.document import FURNITURE, Document, DocumentError
from aidanalysis.documents.loading import SUFFIXES, document_paths, load, load_stream
from aidanalysis.documents.quantities import read_document

__all__ = [
    "FURNITURE",
    "SUFFIXES",
    "Document",
    "DocumentError",
    "document_paths",
    "load",
    "load_stream",
    "read_document",
]
