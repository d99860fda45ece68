"""What is read is what runs: a run reaches every function of the rules."""

from __future__ import annotations

from pathlib import Path

import model
from tests.reach import functions, reached, sources

HOME = Path(model.__file__).parent
RULES = "model.rules"


def test_a_run_reaches_every_function_of_the_rules() -> None:
    known = sources(HOME)
    assert len(functions(known, RULES)) > 300
    assert functions(known, RULES) - reached(known, RULES) == set()


def test_what_nobody_names_is_found(tmp_path: Path) -> None:
    home = tmp_path / "toy"
    for name, text in {
        "rules/one.py": "def used(): return helped()\ndef helped(): return 1\ndef idle(): return used()\n",
        "rules/two.py": "from toy.rules import one as first\ndef kernel(): return first.used()\n",
        "agents.py": "from toy.rules.two import kernel as move\nclass A:\n    def step(self): move()\n",
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)
    known = sources(home)
    assert functions(known, "toy.rules") - reached(known, "toy.rules") == {
        ("toy.rules.one", "idle")
    }
