"""A folder to run commands in: scenarios good, bad and odd, files in the way, a quick model."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import model.analysis.claim_runs
import model.analysis.propositions
import model.simulation
from model.analysis.propositions import Proposition
from model.cli.app import main
from model.scenario.folder import SCENARIOS
from tests.analysis.test_claims import ToySimulation
from tests.cli.quick import QuickSimulation
from tests.cli.test_claims import SMALL
from tests.fuzz.effort import watched
from tests.fuzz.reach import Reach, observed

ODD_TITLE = "[bold]$\\frac{$[/bold] <script>|=1+1|</script> 新丝绸之路"
NEEDS_ALL_OUTCOMES = (
    "claims",
    "validate",
    "rank",
    "discover",
    "policy",
    "sensitivity",
    "signposts",
    "interactions",
    "decompose",
    "tipping",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command line came to."""

    status: int
    said: str
    told: str
    reach: Reach


@contextlib.contextmanager
def prepared(folder: Path) -> Iterator[Path]:
    """The folder, made the working directory, with a home of scenarios and a quick model."""
    home = folder / "scenarios"
    home.mkdir()
    for name in ("baseline", "stagnation", "blocked_by_russia"):
        shutil.copy(SCENARIOS / f"{name}.yaml", home)
    (home / "leads_away.yaml").symlink_to("/etc/passwd")
    _fill(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NO_COLOR", "1")
        patch.setattr("model.scenario.folder.SCENARIOS", home)
        patch.setattr("model.output.studio.cores", lambda: 1)
        patch.setattr("matplotlib.figure.Figure.savefig", _touch)
        patch.setattr("model.analysis.calibration.calibrate.calibrate", _no_calibration)
        patch.setattr("model.output.report.pdf.require_pdf", lambda: None)
        patch.setattr("model.output.report.pdf.pdf", lambda page: b"%PDF")
        patch.setattr("model.cli.dashboard._serve", lambda *asked: None)
        for module in (model.analysis.propositions, model.analysis.claim_runs):
            patch.setattr(module, "proposition_registry", _claims)
        yield folder


def _fill(folder: Path) -> None:
    """Files to be read, and files in the way of those to be written."""
    texts = {
        "odd.yaml": f"title: '{ODD_TITLE}'\ndials: {{land_rumours: 1}}\n",
        "short.yaml": "title: short\nhorizon: {end: 2013-Q2}\n",
        "climber.yaml": "title: x\nextends: leads_away\n",
        "empty.yaml": "",
        "bad.yaml": "title: [\n",
        "mine.csv": "variable,year,value,source\ngdp,2016,90000,=1+1\ngdp,2021,95000,\n",
        "wrong.csv": "variable,year,value\ngpd,1066,x\n",
        "page.md": "# Mine\n",
        "file": "x",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "latin.md").write_bytes(b"\xe9")
    (folder / "folder").mkdir()
    (folder / "d\x1b[31m").mkdir()
    (folder / "d\x1b[31m" / "esc.yaml").write_text("title: x\n")
    (folder / "$\\frac{$.csv").write_text(texts["mine.csv"])
    os.mkfifo(folder / "pipe.yaml")


def answer(*words: str) -> Answer:
    """Carry out a command line as on a terminal."""
    out, err = _Terminal(), io.StringIO()
    every = any(word in NEEDS_ALL_OUTCOMES for word in words)
    with pytest.MonkeyPatch.context() as patch, watched(), observed() as reach:
        patch.setattr(model.simulation, "Simulation", ToySimulation if every else QuickSimulation)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(words)
    return Answer(status, out.getvalue(), err.getvalue(), reach)


class _Terminal(io.StringIO):
    """Takes codes as they come, as a terminal would."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def _touch(figure: object, image: io.BytesIO, **settings: object) -> None:
    image.write(b"\x89PNG")


def _no_calibration(*arguments: object) -> None:
    from model.analysis.calibration.history import CalibrationError

    raise CalibrationError("nothing is left")


def _claims() -> Mapping[str, Proposition]:
    return {name: replace(each, name=name) for name, each in SMALL.items()}
