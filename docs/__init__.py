"""The documentation, and what writes the parts of it that repeat the registers."""
