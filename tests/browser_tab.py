"""How tests open an address in a browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page as Tab

Open = Callable[..., Tab]
