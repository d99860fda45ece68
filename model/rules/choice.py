"""How a boundedly rational decision maker picks from a menu."""

from __future__ import annotations
