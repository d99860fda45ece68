"""The docking of the Silk Road Economic Belt with the Eurasian Economic Union."""
