"""How a state moves its instruments towards what it would like, one step at a time."""

from __future__ import annotations
