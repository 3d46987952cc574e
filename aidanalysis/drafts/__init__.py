"""Drafts: records that a text proposes, with their evidence and how sure each is; none counts until it is accepted."""

from aidanalysis.drafts.draft import Draft
from aidanalysis.drafts.propose import propose

__all__ = ["Draft", "propose"]
