"""Completing what a user types in a shell: commands, options, and the names they take."""
