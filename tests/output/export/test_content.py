"""Labels of ensembles: as short as can be, and never two the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.results import Results
from model.output.export.content import labelled
from tests.ensemble.toy import ToyScenario, run_toy

NAMES = st.sampled_from(["baseline", "stagnation"])
ensembles = st.tuples(NAMES, st.sampled_from("ab"), st.integers(0, 1), st.integers(1, 2))


class Named:
    """What tells an ensemble apart."""

    def __init__(self, name: str, digest: str, seed: int, runs: int) -> None:
        self.scenario, self.digest, self.seed = name, digest * 64, seed
        self.manifest = {"runs": runs}


@given(st.lists(ensembles, min_size=1, unique=True))
def test_ensembles_that_differ_have_labels_that_differ(about: list[tuple]) -> None:
    found = [Named(*each) for each in about]
    assert list(labelled(found).values()) == found  # type: ignore[arg-type]


@given(st.lists(NAMES, min_size=1, unique=True))
def test_a_name_alone_does_where_no_other_has_it(names: list[str]) -> None:
    assert list(labelled([Named(name, "a", 1, 2) for name in names])) == names  # type: ignore[misc]


def test_what_is_the_same_in_every_number_is_kept_once(ensembles: list[Results]) -> None:
    assert len(labelled([ensembles[0], ensembles[0]])) == 1


def test_a_name_cannot_leave_its_place(tmp_path: Path) -> None:
    odd = run_toy(tmp_path, replace(ToyScenario(), name="../a b/c"))
    assert list(labelled([odd])) == [".._a_b_c"]
