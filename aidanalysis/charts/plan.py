"""What a form of chart hands back before anything is drawn: how high it will be, and how to paint it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Plan(NamedTuple):
    """A drawing of a given width: its height in pixels and what paints it.

    The axes it is painted on have the numbers of the finding along x, and pixels from the top along y. ``left``,
    ``right`` and ``below`` are pixels kept free round the axes, for words beside and an axis below.
    """

    height: float
    paint: Callable[[Axes], None]
    left: float = 0.0
    right: float = 0.0
    below: float = 0.0
