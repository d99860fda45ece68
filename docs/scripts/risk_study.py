"""A risk study: sweep one dial, in the same runs, and find where an outcome tips.

Open it as a notebook (each ``# %%`` is a cell) or run ``python docs/scripts/risk_study.py``.
"""

# %% [markdown]
# # How much Russian blocking can transit revenue take?
# We turn one dial from absent to its worst, leave all else as it is, and ask how likely transit
# revenue in 2035 is to end a tenth below what it would be without the risk. Where that passes one
# half, the outcome has tipped.

# %%
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

from model import load_scenario, simulate

DIAL, OUTCOME, YEAR = "russian_blocking", "transit_revenue", 2035
LOSS = 0.10
LEVELS = np.linspace(0, 1, 6)
RUNS = 100

# %% [markdown]
# ## Sweep
# One ensemble a level, put side by side along a new dimension. As each run has the same luck at
# every level, the levels can be compared run by run.

# %%
sweep = xr.concat(
    [
        simulate(load_scenario("baseline", {DIAL: level}), RUNS, outcomes=OUTCOME, store="results")
        for level in LEVELS
    ],
    dim=xr.DataArray(LEVELS, dims=DIAL, name=DIAL),
    combine_attrs="drop_conflicts",
)
values = sweep[OUTCOME].sel(year=YEAR)
change = values / values.sel({DIAL: 0}) - 1
print((100 * change.quantile([0.05, 0.5, 0.95], dim="run")).to_pandas().round(1))

# %% [markdown]
# ## Tip
# The chance of such a loss, and how sure it is for so many runs: a resampled (bootstrap) 90 % band
# of the share. Runs are resampled whole, so that each keeps all of its levels. Between two levels
# the chance is taken for a straight line; more levels make the point sharper.

# %%
lost = change < -LOSS
chance = lost.mean("run")
drawn = np.random.default_rng(1).integers(RUNS, size=(500, RUNS))
resampled = lost.isel(run=xr.DataArray(drawn, dims=("sample", "draw"))).mean("draw")
low, high = (resampled.quantile(level, dim="sample") for level in (0.05, 0.95))


def tipping_point(chances: np.ndarray) -> float:
    """The first level at which a chance reaches one half, between levels; NaN where none does."""
    above = np.flatnonzero(chances >= 0.5)
    if not len(above) or above[0] == 0:
        return 0.0 if len(above) else np.nan
    place = above[0]
    before, after = chances[place - 1], chances[place]
    share = (0.5 - before) / (after - before)
    return float(LEVELS[place - 1] + share * (LEVELS[place] - LEVELS[place - 1]))


point = tipping_point(chance.to_numpy())
points = np.array([tipping_point(each) for each in resampled.transpose("sample", DIAL).to_numpy()])
tipped = np.isfinite(points)
if np.isnan(point):
    print(f"No tipping point: at its worst, {DIAL} costs a tenth in {float(chance[-1]):.0%}.")
else:
    sure = np.quantile(points[tipped], [0.05, 0.95])
    print(f"{DIAL} tips {OUTCOME} at {point:.2f} ({sure[0]:.2f} to {sure[1]:.2f};")
    print(f"in {tipped.mean():.0%} of the resamples there is such a point).")

# %% [markdown]
# ## Draw

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
spread = 100 * change.quantile([0.05, 0.25, 0.5, 0.75, 0.95], dim="run")
left.fill_between(LEVELS, spread[0], spread[4], color="#0072B2", alpha=0.15, lw=0)
left.fill_between(LEVELS, spread[1], spread[3], color="#0072B2", alpha=0.30, lw=0)
left.plot(LEVELS, spread[2], color="#0072B2")
left.axhline(-100 * LOSS, color="#7A7A7A", ls=":")
left.set(xlabel=f"{DIAL} (0 to 1)", ylabel=f"{OUTCOME} in {YEAR}, % of no risk")
left.set_title("Median, 50 and 90 % of the runs", fontsize=10)

right.fill_between(LEVELS, 100 * low, 100 * high, color="#D55E00", alpha=0.25, lw=0)
right.plot(LEVELS, 100 * chance, color="#D55E00", marker="o", ms=4)
right.axhline(50, color="#7A7A7A", ls=":")
right.set(xlabel=f"{DIAL} (0 to 1)", ylabel=f"chance to lose over {LOSS:.0%}, %", ylim=(0, 100))
right.set_title(f"90 % band of the chance, {RUNS} runs", fontsize=10)
figure.savefig("risk_study.png", dpi=150)
print("Figure in risk_study.png")

# %% [markdown]
# `python run_sim.py tipping` finds such points for any dial or parameter by halving the interval,
# and `rank` sweeps all of the dials at once.
