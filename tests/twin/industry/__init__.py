"""Manufacturers in their sectors: they compete, learn, invest, close and open."""
