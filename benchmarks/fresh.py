"""Measuring in a fresh process, where nothing is warm that somebody else warmed.

``python -m benchmarks.fresh WISH`` carries out a wish in such a process.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def freshly(work: Callable[..., Any], one_core: bool, **arguments: Any) -> Any:
    """What `work`, a function of a module, returns in a fresh process; all of it fit for JSON.

    On `one_core` the process is kept to it from before numpy is imported, and numpy has one thread.
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        wish = {
            "module": work.__module__,
            "function": work.__name__,
            "arguments": arguments,
            "one_core": one_core,
            "answer": str(answer),
        }
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.fresh", json.dumps(wish)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=sys.stderr)
        return json.loads(answer.read_text(encoding="utf-8"))


def _carry_out(wish: dict[str, Any]) -> None:
    if wish["one_core"]:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    work = getattr(importlib.import_module(wish["module"]), wish["function"])
    answer = work(**wish["arguments"])
    Path(wish["answer"]).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    _carry_out(json.loads(sys.argv[1]))
