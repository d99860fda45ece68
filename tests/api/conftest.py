"""What the tests of the library share: the quick model in an empty folder."""

from __future__ import annotations

from tests.cli.quick import workplace as workplace
