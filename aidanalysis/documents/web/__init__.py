"""Web pages: what their reader sees."""

from aidanalysis.documents.web.pages import extract_html

__all__ = ["extract_html"]
