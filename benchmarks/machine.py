"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numpy", "numba", "mesa", "ema_workbench")


def facts(effort: str) -> dict[str, str]:
    """The machine, the versions and the effort, as words by name."""
    known = {
        "cores": str(len(os.sched_getaffinity(0))),
        "CPU": _processor(),
        "Python": platform.python_version(),
    }
    return {**known, **{name: _version(name) for name in PACKAGES}, "effort": effort}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
