"""What every process that reads or audits documents needs, loaded once before they are made."""

from __future__ import annotations

import aidanalysis.auditing.documents
import aidanalysis.documents

__all__ = ["aidanalysis"]
