"""The model from Python: scenarios, ensembles as labelled arrays, comparisons as tables.

What is public here is imported from ``model`` itself.
"""
