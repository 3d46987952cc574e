"""One form for every character: script, width, dashes, spaces, radicals, invisible signs, with a map of offsets.

What stands here is what a reader would take for the same character; what numerals and units make of them is
``aidanalysis.reading``'s.
"""

from aidanalysis.characters.plain import Plain, plain

__all__ = ["Plain", "plain"]
