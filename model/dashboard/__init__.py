"""The page on which scenarios are turned by hand, served on this machine alone."""
