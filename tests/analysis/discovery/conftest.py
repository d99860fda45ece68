"""The plan of studies, with their toy model."""

from tests.analysis.study.conftest import plan

__all__ = ["plan"]
