"""Drawings as inline SVG: they scale, print, need no file beside them, and say what they show."""
