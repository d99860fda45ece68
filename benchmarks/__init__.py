"""How quick the model is, how much memory it takes, and against what: `python -m benchmarks`."""
