"""Fitting what is uncertain to what was observed, by history matching and approximate Bayes."""
