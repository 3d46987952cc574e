"""Review: drafts accepted, mended or set aside, one after the other, every decision on disk at once."""
