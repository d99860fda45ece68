"""First results: run two scenarios, look at what comes out, and compare them.

Open it as a notebook (each ``# %%`` is a cell) or run ``python docs/scripts/first_results.py``.
"""

# %% [markdown]
# # First results
# A scenario is run many times: each run draws the uncertain parameters and the shocks to come
# anew, and the same run meets the same luck in every scenario.

# %%
from model import catalogue, compare, load_scenario, simulate

RUNS = 100
STORE = "results"  # ensembles are kept here, and read again the next time

print(len(catalogue()), "scenarios at hand, among them", ", ".join(catalogue()[:4]))

# %% [markdown]
# ## Run a scenario
# What comes back is an xarray dataset: one variable an outcome, a row a run, a column a year.

# %%
baseline = simulate("baseline", runs=RUNS, store=STORE)
blocked = simulate("blocked_by_russia", runs=RUNS, store=STORE)

revenue = baseline["transit_revenue"]
print(revenue.attrs["long_name"], "in", revenue.attrs["units"])

# %% [markdown]
# The band that holds 90 % of the runs says what is not known of parameters and shocks. It says
# nothing of errors in the model's structure: docs/validation.md does.

# %%
band = revenue.quantile([0.05, 0.5, 0.95], dim="run")
print(band.sel(year=[2020, 2025, 2030, 2035]).to_pandas().round(0))

# %% [markdown]
# ## Compare two scenarios
# Differences are taken run by run, so that what prices and crises do to both drops out. A verdict
# of *higher* or *lower* needs a paired test and four runs in five to say so.

# %%
table = compare(baseline, blocked, year=2035)
columns = ["outcome", "unit", "median_difference", "p05", "p95", "verdict"]
print(table[columns].to_string(index=False, float_format="{:,.3g}".format))

# %% [markdown]
# ## Change an assumption
# Dials are assumptions, 0 absent and 1 the worst that is plausible; policies are Kazakhstan's own
# choices. Everything that `run_sim.py parameters`, `risks` and `policies` list can be set.

# %%
prepared = load_scenario("blocked_by_russia", corridor_diversification=1, border_facilitation=0.8)
eased = simulate(prepared, runs=RUNS, store=STORE)

relief = eased["transit_revenue"] - blocked["transit_revenue"]
low, middle, high = relief.sel(year=2035).quantile([0.05, 0.5, 0.95]).to_numpy()
helped = float((relief.sel(year=2035) > 0).mean())
print(f"Being prepared is worth {middle:+,.0f} ({low:+,.0f} to {high:+,.0f}) {revenue.units} in")
print(f"2035; it helps in {helped:.0%} of {RUNS} runs.")

# %% [markdown]
# ## Say where numbers come from
# Every dataset carries what is needed to have the same numbers again, to the last bit.

# %%
for name in ("scenario_digest", "seed", "runs", "source", "version_model"):
    print(f"{name:16} {eased.attrs[name]}")
