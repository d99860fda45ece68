"""Laws of the claims: fair verdicts, real names, and results that stay what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import model.analysis.study.engine as engine
import model.simulation
from model.analysis.claim_runs import examine, gather
from model.analysis.claims import (
    FEWEST,
    MIXED,
    REFUTED,
    SUPPORTED,
    UNTOLD,
    Finding,
    counts,
    effect_by_run,
    verdict,
    weigh,
    weigh_signs,
)
from model.analysis.propositions import (
    HIGHER,
    LOWER,
    Proposition,
    Side,
    proposition,
    proposition_registry,
)
from model.analysis.study.plan import Plan
from model.analysis.study.store import SUFFIX
from model.batch import Batch
from model.ensemble.failures import EnsembleError
from model.ledger import claims as ledger
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry
from model.scenario.inputs import input_registry

ENTRY: Mapping[str, Any] = {
    "ledger": ["C12"],
    "claim": "A toy claim.",
    "reference": {"dials": {"engineer_shortage": 0}},
    "contrast": {"dials": {"engineer_shortage": 1}},
    "outcome": "technology_level",
    "year": 2014,
    "expect": "lower",
    "by_construction": True,
    "because": "The toy says so.",
}
OPPOSITE = {SUPPORTED: REFUTED, REFUTED: SUPPORTED, MIXED: MIXED, UNTOLD: UNTOLD}
differences = arrays(
    np.float64, st.integers(2, 80), elements=st.floats(-10, 10).map(lambda x: round(x, 1))
)


def toy(**changed: Any) -> Proposition:
    return proposition("toy", "toy_claim", {**ENTRY, **changed})


class ToySimulation:
    """Outcomes that fall as dials are turned up, with luck of each run's own."""

    batches = 0

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        ToySimulation.batches += 1

    def end(self) -> None:
        """Has nothing to let go of."""

    def run(self) -> Mapping[str, FloatArray]:
        batch = self._batch
        luck = Streams(batch.seed, batch.runs).initial_normal("toy", len(batch.horizon))
        burden = sum(batch.dials.values()) + batch.dials["engineer_shortage"] * luck[:, 0]
        return dict.fromkeys(outcome_registry(), 50.0 - burden[:, None] + luck)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(model.simulation, "Simulation", ToySimulation)
    ToySimulation.batches = 0
    return Plan(runs=40, folder=tmp_path, workers=1)


def examined(plan: Plan, *asked: Proposition) -> list[Finding]:
    return examine(asked, plan, registry=asked)[0]


@given(differences)
def test_the_opposite_claim_gets_the_opposite_verdict(values: FloatArray) -> None:
    found = verdict(weigh_signs(values, HIGHER))
    assert verdict(weigh_signs(values, LOWER)) == OPPOSITE[found]
    assert verdict(weigh_signs(-values, HIGHER)) == OPPOSITE[found]


@given(differences)
def test_shares_of_the_runs_are_probabilities_and_add_up(values: FloatArray) -> None:
    balance = weigh_signs(values, HIGHER)
    shares = (balance.holds, balance.opposes, balance.unchanged)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert sum(shares) == pytest.approx(1.0)
    assert 0.0 <= balance.probability_error <= 0.5


def test_a_contrast_equal_to_its_reference_cannot_be_told() -> None:
    values = np.linspace(1.0, 2.0, 100)
    found = weigh(toy(), [values, values])
    assert (found.verdict, found.balance.unchanged, found.effect.median) == (UNTOLD, 1.0, 0.0)


def test_rounding_is_no_effect() -> None:
    values = np.linspace(1e6, 2e6, 100)
    assert not effect_by_run([values, values * (1.0 + 1e-14)]).any()


@pytest.mark.parametrize(
    ("ups", "downs", "ties", "expected"),
    [
        (100, 0, 0, SUPPORTED),
        (80, 20, 0, SUPPORTED),
        (79, 21, 0, MIXED),
        (0, 100, 0, REFUTED),
        (50, 50, 0, UNTOLD),
        (49, 0, 51, UNTOLD),
        (50, 0, 50, MIXED),
        (FEWEST - 1, 0, 0, UNTOLD),
    ],
)
def test_known_cases_get_their_verdict(ups: int, downs: int, ties: int, expected: str) -> None:
    values = np.repeat([1.0, -1.0, 0.0], [ups, downs, ties])
    assert verdict(weigh_signs(values, HIGHER)) == expected


def test_a_likely_direction_with_an_uncertain_mean_is_mixed() -> None:
    values = np.concatenate([np.full(70, 0.1), np.full(30, -1.0) + np.linspace(0, 1.7, 30)])
    balance = weigh_signs(values, HIGHER)
    assert balance.lean == 0
    assert verdict(balance) == MIXED


def test_a_small_effect_is_slight_and_one_beside_zero_has_no_relative_size() -> None:
    values = np.linspace(90.0, 110.0, 100)
    assert weigh(toy(), [values, values - 0.5]).slight
    assert not weigh(toy(), [values, values - 5.0]).slight
    around_zero = np.linspace(-1.0, 1.0, 100)
    found = weigh(toy(), [around_zero, around_zero + 1e-3])
    assert (found.effect.relative, found.slight) == (None, False)


def test_an_interaction_is_the_difference_of_two_effects() -> None:
    base = np.zeros(40)
    cells = [base, base + 1.0, base + 5.0, base + 9.0]
    assert (effect_by_run(cells) == 3.0).all()
    claim = toy(given={"policies": {"training": 1}})
    assert [side.inputs.get("training") for side in claim.cells()] == [None, None, 1.0, 1.0]


def test_the_claims_are_many_and_their_names_are_real() -> None:
    registry = proposition_registry()
    assert len(registry) >= 40
    for each in registry.values():
        assert set(each.ledger) <= set(ledger())
        assert each.outcome in outcome_registry()
        assert 2013 <= each.years[0] <= each.years[1] <= 2035
        for side in each.cells():
            assert set(side.inputs) <= set(input_registry())


def test_all_scenarios_of_the_claims_resolve_and_differ_from_each_other() -> None:
    for each in proposition_registry().values():
        digests = [side.resolve().digest() for side in each.cells()]
        assert len(set(digests)) == len(digests), each.name


def test_every_claim_says_through_what_its_effect_runs() -> None:
    for each in proposition_registry().values():
        assert each.because, each.name
        assert len(each.claim) <= 120, each.name


def test_every_conclusion_and_every_proposal_is_put_to_the_test() -> None:
    tested = {claim for each in proposition_registry().values() for claim in each.ledger}
    wanted = {about.id for about in ledger().values() if about.kind in ("conclusion", "proposal")}
    assert wanted <= tested


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"outcome": "technology"}, "no outcome"),
        ({"ledger": ["C99"]}, "C99"),
        ({"expect": "up"}, "expect"),
        ({"contrast": {"dials": {"training": 1}}}, "training is not among the dials"),
        ({"contrast": {"dial": {}}}, "knows no dial"),
        ({"to": 2020}, "year"),
        ({"because_of": "x"}, "unknown key"),
        ({"contrast": {"events": [{"name": "x", "channel": "none"}]}}, "channel"),
    ],
)
def test_an_entry_that_is_wrong_is_refused(changed: dict[str, Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        toy(**changed)


def test_a_contrast_is_told_in_a_few_words() -> None:
    assert toy().describe() == "engineer_shortage 1 against 0"
    assert toy(reference={}).describe() == "engineer_shortage 1 against baseline"
    no_belt = toy(reference={"scenario": "no_bri"}, contrast={})
    assert no_belt.describe() == "baseline against no_bri"
    shared = {"policies": {"training": 1}}
    given = toy(given={"policies": {"training": 1}}).describe()
    assert given == "engineer_shortage 1 against 0, under training 1 less under 0.3"
    both = toy(reference={**ENTRY["reference"], **shared}, contrast={**ENTRY["contrast"], **shared})
    assert both.describe() == "engineer_shortage 1 against 0 (both with training 1)"


def test_an_event_set_to_nothing_is_taken_out_of_the_record() -> None:
    event = {"name": "xi_visit_2013", "channel": "relation_kz_cn", "start": "2013-Q3", "size": 0}
    claim = toy(reference={"events": [event]}, contrast={})
    assert claim.describe() == "baseline against baseline without xi_visit_2013"
    (kept,) = claim.reference.resolve().events
    assert (kept.name, kept.size) == ("xi_visit_2013", 0)


def test_scenarios_that_are_alike_are_simulated_once_and_only_as_long_as_needed() -> None:
    other = replace(toy(year=2016), contrast=Side(inputs={"training": 1.0}))
    tasks = gather([toy(), other])
    assert len(tasks) == 3
    assert {task.last_year for task in tasks.values()} == {2014, 2016}


def test_stored_results_equal_fresh_ones(plan: Plan) -> None:
    fresh = examined(plan, toy())
    ran = ToySimulation.batches
    assert examined(plan, toy()) == fresh
    assert ToySimulation.batches == ran
    assert examined(replace(plan, force=True), toy()) == fresh
    assert ToySimulation.batches == 2 * ran


def test_a_damaged_file_is_done_again(plan: Plan) -> None:
    fresh = examined(plan, toy())
    path = sorted(plan.folder.glob(f"*{SUFFIX}"))[0]
    whole = path.read_bytes()
    for damaged in (whole[:-3], whole[:100] + b"x" + whole[101:], b""):
        path.write_bytes(damaged)
        before = ToySimulation.batches
        assert examined(plan, toy()) == fresh
        assert ToySimulation.batches == before + 1
        assert path.read_bytes() == whole


def test_nothing_is_stored_of_a_model_that_was_edited_while_it_ran(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.ensemble.identity.model_files", lambda: "edited")
    with pytest.raises(EnsembleError, match="changed while it ran"):
        examined(plan, toy())
    assert not list(plan.folder.glob(f"*{SUFFIX}"))


def test_what_was_interrupted_takes_up_where_it_stopped(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_at_a_time = replace(plan, batch=40)
    done: list[str] = []
    kept = engine.store

    def stop_at_second(folder: Path, key: str, values: Any) -> Path:
        if done:
            raise KeyboardInterrupt
        done.append(key)
        return kept(folder, key, values)

    monkeypatch.setattr(engine, "store", stop_at_second)
    with pytest.raises(KeyboardInterrupt):
        examined(one_at_a_time, toy())
    monkeypatch.setattr(engine, "store", kept)
    before = ToySimulation.batches
    examined(one_at_a_time, toy())
    assert ToySimulation.batches == before + 1


def test_results_do_not_depend_on_the_size_of_batches(plan: Plan) -> None:
    whole = examined(plan, toy())
    for size in (7, 40, 100):
        pieces = replace(plan, batch=size, folder=plan.folder / str(size))
        assert examined(pieces, toy()) == whole


def test_a_claim_comes_out_the_same_whichever_others_are_asked_for(plan: Plan) -> None:
    other = replace(toy(reference={}, year=2016), name="other")
    alone = examine([toy()], plan, registry=[toy(), other])[0]
    together = examine([toy(), other], replace(plan, folder=plan.folder / "2"), [toy(), other])[0]
    assert alone[0] == together[0]


def test_a_failed_run_is_left_out_of_what_it_failed_in(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(ToySimulation):
        def run(self) -> Mapping[str, FloatArray]:
            guilty = (self._batch.runs == 3) & (self._batch.dials["engineer_shortage"] > 0.5)
            if guilty.any():
                raise ArithmeticError("the toy broke")
            return super().run()

    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    findings, failed = examine([toy()], plan, registry=[toy()])
    assert (findings[0].balance.runs, failed) == (39, 1)


def test_the_model_itself_answers_a_claim(tmp_path: Path) -> None:
    (found,) = examine(
        [proposition_registry()["technology_needs_engineers"]],
        Plan(runs=2, folder=tmp_path, workers=1),
        registry=[
            replace(proposition_registry()["technology_needs_engineers"], years=(2015, 2015))
        ],
    )[0]
    assert (found.verdict, found.balance.runs) == (UNTOLD, 2)


def test_counts_add_up(plan: Plan) -> None:
    findings = examined(plan, toy(), replace(toy(expect="higher"), name="opposite"))
    total = counts(findings)
    assert sum(each["claims"] for each in total.values()) == 2
    assert total[SUPPORTED] == {"claims": 1, "by_construction": 1, "slight": 0}
