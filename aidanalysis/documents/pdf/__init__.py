"""PDF: the signs of each page by their places, put together to lines, columns, paragraphs and tables."""

from aidanalysis.documents.pdf.child import extract_pdf

__all__ = ["extract_pdf"]
