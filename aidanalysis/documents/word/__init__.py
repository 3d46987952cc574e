"""Word documents: what Word itself would show, read from the file's own parts."""

from aidanalysis.documents.word.document import extract_word

__all__ = ["extract_word"]
