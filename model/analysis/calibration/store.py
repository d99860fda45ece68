"""Writing down what a calibration found, where the model reads its posterior from."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import yaml

from model.analysis.calibration.calibrate import Calibration
from model.ensemble.atomic import write_whole
from model.parameters.posterior import POSTERIOR

DRAWS = POSTERIOR.name
REPORT = "fit.yaml"


def write_posterior(calibration: Calibration, folder: Path, model: str) -> list[Path]:
    """Write the draws as CSV and the report on them as YAML into `folder`. Returns their paths.

    `model` is the digest of the model that was fitted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(calibration.draws)
    lines.writerows(
        [f"{x:.10g}" for x in row] for row in zip(*calibration.draws.values(), strict=True)
    )
    report = yaml.safe_dump({"model": model, **calibration.document()}, sort_keys=False, width=100)
    paths = [folder / DRAWS, folder / REPORT]
    for path, content in zip(paths, (text.getvalue(), _HEAD + report), strict=True):
        write_whole(path, [content.encode()])
    return paths


def read_report(folder: Path = POSTERIOR.parent) -> dict[str, Any] | None:
    """The report on a posterior; none where there is none."""
    path = folder / REPORT
    if not path.exists():
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    report: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return report


_HEAD = "# Written by `python run_sim.py calibrate`; the draws are in the CSV file beside it.\n"
