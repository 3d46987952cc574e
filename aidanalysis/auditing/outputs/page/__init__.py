"""An audit as one page that needs nothing else and can be passed around."""

from aidanalysis.auditing.outputs.page.document import page

__all__ = ["page"]
