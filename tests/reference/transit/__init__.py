"""Rules written a second time, over arrays of runs: what kernels are held against."""
