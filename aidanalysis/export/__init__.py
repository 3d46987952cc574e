"""A ledger as files of other programs."""
