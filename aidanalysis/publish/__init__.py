"""Publishing: what makes a static book in any of its languages out of a folder of notebooks and ledgers."""
