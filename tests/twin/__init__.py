"""The twin: firms, shippers and citizens as ordinary Mesa agents, one object each, one run.

It states in plain Python what the array engine does for all runs of a batch at once, reads the
same random numbers, and so must come to the same outcomes. Nothing here calls the engine's rules
of transit, industry and society; the three states and the world about them are the engine's own.
"""
