"""Global sensitivity: which inputs, all varied at once, an outcome's spread comes from."""
