"""Mutants: small faults put into the model, to see whether its tests notice them.

``python -m tests.mutants FOLDER`` makes 300 copies of the project with one fault each, runs the tests
that should notice, and prints what survives. mutmut 3 and cosmic-ray do not serve here: mutmut
compiles all mutants of a function into one module, which numba's compiled kernels cannot be switched
between, and whose kernels, kept by what their files hold, would all be compiled anew; cosmic-ray
runs one command for every mutant, where here a mirrored test of a second can go before the laws,
which take minutes. Neither spreads a seeded choice over areas or keeps reasons for survivors.
"""
