"""What the pages say of the library is carried out as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import load_scenario, simulate
from tests.docs.test_data import blocks

HOME = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["README.md", "results/README.md"])
def test_what_a_page_says_of_the_library_works(workplace: Path, page: str) -> None:
    simulate(load_scenario("baseline"), runs=5, store="results")
    found = [code for code in blocks((HOME / page).read_text()) if "from model import" in code]
    assert found
    for code in found:
        exec(compile(code.replace("runs=200", "runs=5"), page, "exec"), {})
