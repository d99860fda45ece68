"""Holding the model against what was observed, and against what others have published."""
