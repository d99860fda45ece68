"""Where numbers come from: what a table or file of results says of the ensemble behind it."""

from __future__ import annotations

from model.ensemble.identity import PROJECT
from model.ensemble.results import Results

CITED = (
    'Tokeyeva, Rayev and Dauen (2020), "Belt and Road: Benefits and Prospects for Kazakhstan", '
    "Central Asia and the Caucasus"
)


def provenance(results: Results) -> dict[str, str | int]:
    """All that is needed to have the same numbers again, by name."""
    manifest = results.manifest
    versions: dict[str, str] = manifest["versions"]
    return {
        "title": results.title,
        "scenario": results.scenario,
        "scenario_digest": results.digest,
        "seed": results.seed,
        "runs": int(manifest["runs"]),
        "runs_failed": len(results.failed),
        "start": str(results.horizon.start),
        "end": str(results.horizon.end),
        "source": f"{PROJECT} {versions.get('project', '')}".rstrip(),
        "references": CITED,
        **{f"version_{name}": version for name, version in versions.items()},
    }
