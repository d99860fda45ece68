"""A policy comparison: what each of Kazakhstan's levers is worth, if all goes well or badly.

Open it as a notebook (each ``# %%`` is a cell) or run ``python docs/scripts/policy_comparison.py``.
"""

# %% [markdown]
# # Which policy stands up in more than one future?
# Four programmes, each two levers turned up from 2026 on, in three futures, and two outcomes: what
# transit earns, and the index of industrialization.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from model import compare, load_scenario, simulate

RUNS, SINCE, YEAR = 100, 2026, 2035
FUTURES = ("baseline", "stagnation", "blocked_by_russia")
OUTCOMES = ("transit_revenue", "industrialization_index")
POLICIES = {
    "open borders": {"border_facilitation": 1, "corridor_diversification": 1},
    "local industry": {"local_content_rule": 1, "training": 1},
    "caution": {"borrowing_restraint": 1, "project_screening": 1},
    "outreach": {"public_outreach": 1, "labour_quota": 1},
}

# %% [markdown]
# ## Run
# In each future, the reference is that future with Kazakhstan's policies as they are. Policies are
# compared with it run by run.

# %%


def effects(future: str) -> pd.DataFrame:
    """What each policy changes in a future: one row a policy and outcome."""
    reference = simulate(future, RUNS, outcomes=OUTCOMES, store="results")
    tables = []
    for policy, levers in POLICIES.items():
        scenario = load_scenario(future, levers, since=SINCE)
        tried = simulate(scenario, RUNS, outcomes=OUTCOMES, store="results")
        table = compare(reference, tried, year=YEAR, outcomes=OUTCOMES)
        tables.append(table.assign(future=future, policy=policy))
    return pd.concat(tables)


table = pd.concat([effects(future) for future in FUTURES], ignore_index=True)

# %% [markdown]
# ## Read
# The median change, with the reference's median for size. A verdict that is not clear is no zero:
# it says that these runs cannot tell.

# %%
shown = table.assign(
    change=[
        f"{row.median_difference:+,.3g} ({row.p05:+,.3g} .. {row.p95:+,.3g})"
        for row in table.itertuples()
    ]
)
for outcome in OUTCOMES:
    rows = shown[shown["outcome"] == outcome]
    print(f"\n{outcome} in {YEAR}, {rows['unit'].iloc[0]}: median change (5 .. 95 %)")
    print(rows.pivot(index="policy", columns="future", values="change")[list(FUTURES)].to_string())

# %% [markdown]
# ## Regret
# How much less a policy brings in a future than the best of them does there, as a share of the
# reference; and the greatest such regret in any future. The least of these is the cautious choice
# (Savage 1951, "The theory of statistical decision").

# %%
share = table["median_difference"] / table["reference_median"].abs()
gains = table.assign(gain=100 * share).pivot(
    index=["outcome", "policy"], columns="future", values="gain"
)
regret = gains.groupby("outcome").transform("max") - gains
worst = regret.max(axis=1).unstack("outcome")[list(OUTCOMES)]
print("\nGreatest regret in any of the futures, % of the reference")
print(worst.round(2).to_string())

# %% [markdown]
# ## Draw
# Points are medians, lines hold 90 % of the runs; filled points are clear, hollow ones are not.

# %%
COLOURS = dict(zip(FUTURES, ("#0072B2", "#E69F00", "#D55E00"), strict=True))
figure, axes = plt.subplots(1, 2, figsize=(10, 4), sharey=True, layout="constrained")
for axis, outcome in zip(axes, OUTCOMES, strict=True):
    rows = table[table["outcome"] == outcome]
    for place, future in enumerate(FUTURES):
        part = rows[rows["future"] == future].set_index("policy").loc[list(POLICIES)]
        height = [row + 0.22 * (1 - place) for row in range(len(part))][::-1]
        colour = COLOURS[future]
        axis.hlines(height, part["p05"], part["p95"], color=colour, lw=2, alpha=0.5)
        clear = part["verdict"].isin(["higher", "lower"])
        faces = [colour if sure else "white" for sure in clear]
        axis.scatter(part["median_difference"], height, c=faces, edgecolors=colour, zorder=3)
        axis.plot([], [], color=colour, marker="o", label=future)
    axis.axvline(0, color="#7A7A7A", lw=0.8)
    axis.set_title(rows["title"].iloc[0], fontsize=10)
    axis.set_xlabel(f"change in {YEAR}, {rows['unit'].iloc[0]}")
axes[0].set_yticks(range(len(POLICIES)), list(POLICIES)[::-1])
figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
figure.savefig("policy_comparison.png", dpi=150)
print("\nFigure in policy_comparison.png")

# %% [markdown]
# `python run_sim.py policy` weighs every lever alone in hundreds of futures, and searches for
# programmes that hold up; `to_netcdf`, `to_csv` and `run_sim.py export` take numbers elsewhere.
