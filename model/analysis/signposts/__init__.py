"""Signposts: what can be seen in the next years that tells bad futures from good ones."""
