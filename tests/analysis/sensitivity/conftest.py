"""The toy model and an empty folder, as all studies have them."""

from tests.analysis.study.conftest import plan

__all__ = ["plan"]
